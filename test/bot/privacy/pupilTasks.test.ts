import assert from 'node:assert/strict';
import { accessReportCommand } from '../../../bot/cli/accessReport.ts';
import { transact } from '../../../bot/core/unitOfWork.ts';
import { erasePupil } from '../../../bot/privacy/erasePupil.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';
import { commandHere } from '../cli/commandHere.ts';

describe('the tasks and questions about a pupil’s absence', () => {
  let school: RunningSchool;
  let pupilId: string;

  before(async () => {
    school = await startSchool({ schools: 1 });
    const teacher = school.person('class_teacher', '7b');
    const leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    const found = school.roster.pupils.find(
      ({ givenName, classCode }) => givenName === 'Loke' && classCode === '7b',
    );
    pupilId = found?.id ?? '';
    await say(teacher, 'Loke ulovligt 24/11');
    const form = await press(leader, newest(leader), 'contact.show');
    await press(leader, form, 'contact.done', { outcome: 'Mor troede, der var fri.' });
    await say(teacher, 'Loke ulovligt 25/11');
    await say(teacher, 'Loke mangler uden besked 23/11');
    const questions = await press(teacher, await say(teacher, 'mine opgaver'), 'reason.list');
    const unknown = { pupil: pupilId, from: '2026-11-23', to: '2026-11-23', answer: 'unknown' };
    assert.match(questions, /Loke/);
    await school.teams.press(teacher, 'reason.answer', school.sealed('reason.answer', unknown));
    school.setNow('2026-11-26T07:40:00+01:00');
    await school.bot.tick();
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  const newest = (person: Person) => school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  async function say(person: Person, text: string): Promise<string> {
    await school.teams.say(person, text);
    await school.bot.delivery.idle();
    return newest(person);
  }
  async function press(person: Person, card: string, verb: string, more = {}): Promise<string> {
    const { data } = buttonOf(card, verb);
    const answer = await school.teams.press(person, verb, { ...data, ...more });
    await school.bot.delivery.idle();
    return JSON.stringify(answer);
  }

  it('are told to the family: what was asked, who did what when, and the line they wrote', async () => {
    const ended = await commandHere(school.folder, (output, around) =>
      accessReportCommand('Loke Christensen 7.b', output, around),
    );
    const report = ended.stdout;
    const { givenName, familyName } = school.person('leader').member;
    assert.match(report, /## Opgaver og spørgsmål om fraværet/);
    assert.match(report, new RegExp(`Hjemmet blev kontaktet af ${givenName} ${familyName}`));
    assert.match(report, /Bemærkning: »Mor troede, der var fri\.«/);
    assert.match(report, /Det er ikke gjort endnu/);
    assert.match(report, /blev spurgt om årsagen til fraværet .* og vidste den ikke/);
    assert.match(report, /en opgave om barnet stod på morgenlisten hos:\n- /);
    assert.match(report, /skrev, at hjemmet er kontaktet/);
  });

  it('are gone with the pupil, from records, lists and messages', async () => {
    const { store } = school.bot.app;
    await transact(store, 'linde', (unit) =>
      erasePupil(unit, {
        ...{ forgotten: { pupilId, pseudonym: 'forgotten-1' }, texts: undefined },
        ...{ roster: school.roster, fromRoster: false, reason: 'Familien har bedt om det' },
        ...{ id: 'e1', at: '2026-11-26T09:00:00+01:00' },
      }),
    );
    for (const kind of ['pupil', 'digest', 'outbox', 'inbox', 'post', 'report'] as const) {
      const text = JSON.stringify(await store.list('linde', kind));
      assert.doesNotMatch(text, new RegExp(`${pupilId}|troede`), kind);
    }
  });
});
