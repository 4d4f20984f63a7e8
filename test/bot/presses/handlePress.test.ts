import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputIds } from '../../../cards/adaptiveCard.ts';
import { buttonInForm } from '../../doubles/caseForm.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const spellings = [
  '310214-1234',
  '3102141234',
  '31 02 14 – 1234',
  '３１０２１４-１２３４',
  '31\u200b0214 1234',
];

describe('a CPR number written into a card', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  const stored = async () => {
    const { store } = school.bot.app;
    return [await store.list('linde', 'case'), await store.list('linde', 'pupil')];
  };

  for (const input of inputIds) {
    it(`is refused in »${input}«, and nothing of it is kept`, async () => {
      const before = await stored();
      const verb = 'step.reject';
      const { data } = await buttonInForm(school, leader, 'reject', verb);
      for (const number of spellings) {
        const filled = {
          ...data,
          step: 'make-plan',
          reason: 'aftalt',
          [input]: `aftalt med ${number}.`,
        };
        const answer = JSON.stringify(await school.teams.press(leader, verb, filled));
        assert.match(answer, /cpr-nummer/);
        assert.ok(!answer.includes(number), 'it is not told back');
      }
      assert.deepEqual(await stored(), before);
      const [last] = (await school.bot.app.store.list('linde', 'audit')).slice(-1);
      assert.deepEqual(
        [last?.value.action, last?.value.outcome, last?.value.code, last?.value.subjects],
        [verb, 'refused', 'cpr', ['caseForm:LI-2026-0001']],
      );
    });
  }

  it('is refused in a message in every spelling, also where rules are to be tried', async () => {
    for (const number of spellings) await school.teams.say(teacher, `Maj ${number} syg`);
    await school.teams.say(leader, 'prøv regler 310214-1234');
    await school.bot.delivery.idle();
    assert.match(school.teams.shown(chatOf(teacher)).at(-1)?.content ?? '', /cpr-nummer/);
    assert.match(school.teams.shown(chatOf(leader)).at(-1)?.content ?? '', /cpr-nummer/);
  });

  it('stands in no file and in no log afterwards', async () => {
    const text = await readFile(join(school.folder, 'linde.json'), 'utf8');
    const log = school.log.join('\n');
    for (const number of spellings) {
      assert.ok(!text.includes(number) && !log.includes(number), number);
    }
  });

  it('does not keep a reason without one from being taken', async () => {
    const { data } = await buttonInForm(school, leader, 'reject', 'step.reject');
    const filled = {
      ...data,
      step: 'make-plan',
      reason: 'aftalt den 25/11 2026 0810, tlf. 20 30 40 50',
    };
    await school.teams.press(leader, 'step.reject', filled);
    const subject = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    const reasons = subject?.value.steps.flatMap(({ rejected }) => rejected?.reason ?? []);
    assert.deepEqual(reasons, [filled.reason]);
  });
});
