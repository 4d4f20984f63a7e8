import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { morningRound } from '../../../bot/schedule/morning.ts';
import { type Button, buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const id = 'LI-2026-0001';

describe('other offers on a case, over HTTP', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;
  let stranger: Person;

  const stored = async () => {
    const found = await school.bot.app.store.load('linde', 'case', id);
    assert.ok(found);
    return found.value;
  };
  const press = async (
    person: Person,
    { verb, data }: Pick<Button, 'verb' | 'data'>,
    inputs: object = {},
  ) => JSON.stringify(await school.teams.press(person, verb, { ...data, ...inputs }));
  const screen = async (person: Person, data: object) =>
    press(person, {
      verb: 'case.more',
      data: school.sealed('case.more', { case: id, ...data }) as Button['data'],
    });
  const formFor = async (person: Person, form: string, more: object = {}) => {
    const data = { case: id, v: (await stored()).revision, form, ...more };
    return JSON.stringify(
      await school.teams.press(person, 'case.form', school.sealed('case.form', data)),
    );
  };
  const settle = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const shown = (person: Person) => school.teams.shown(chatOf(person));
  const morning = async (now: string) => {
    school.setNow(now);
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    await settle();
  };
  /** The newest list, as it stands there. */
  const listOf = (person: Person) =>
    shown(person).findLast(({ content }) => content.includes('digest.show'))?.content ?? '{}';
  const dutiesDone = async () => {
    for (const step of (await stored()).steps) {
      if (!step.legal) continue;
      const data = { case: id, v: (await stored()).revision, step: step.id };
      const given = { on: '2026-11-25', outcome: 'Talt med hjemmet.' };
      for (const verb of ['step.approve', 'step.done'] as const) {
        const v = (await stored()).revision;
        await school.teams.press(leader, verb, school.sealed(verb, { ...data, v, ...given }));
      }
    }
  };
  const closed = async (inputs: object) => {
    const send = buttonOf(await formFor(leader, 'close'), 'case.close');
    return press(leader, send, { ending: 'other_offer', endingWhy: 'Aftalt på mødet.', ...inputs });
  };

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    stranger = school.person('class_teacher', '5a');
    for (const person of [teacher, leader, stranger]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settle();
  });

  afterEach(() => school.close());

  it('are listed from the screen of the work, with the next visitation and the page to ask', async () => {
    const work = await screen(leader, { side: 'work' });
    const open = buttonsOf(work).find(({ data }) => data.side === 'offers');
    assert.ok(open);
    let page = await press(leader, open);
    let all = page;
    for (let turns = 0; turns < 9; turns += 1) {
      const next = buttonsOf(page).find(
        ({ data }) => data.side === 'offers' && Number(data.page) > turns,
      );
      if (!next) break;
      page = await press(leader, next);
      all += page;
    }
    assert.match(all, /Stationens Skoleforløb/);
    assert.match(all, /Næste visitation i januar 2027/);
    assert.match(all, /0 af 7 spørgsmål besvaret/);
  });

  it('have their questions ticked in a form, and say how many are answered', async () => {
    const form = await formFor(teacher, 'visitation', { offer: 'special-education' });
    const send = buttonOf(form, 'case.visitation');
    const answer = await press(teacher, send, { answered: 'why,effect,task,strengths,mismatch' });
    assert.match(answer, /5 af 7 spørgsmål besvaret/, 'on the page of its offer');
    const back = buttonsOf(form).find(({ verb }) => verb === 'case.more');
    assert.ok(back);
    assert.match(await press(teacher, back), /Specialklasse eller specialskole/);
    const work = await screen(teacher, { side: 'work' });
    assert.match(work, /5 af 7 spørgsmål besvaret/);
    const before = await stored();
    const again = await press(teacher, send, { answered: 'why' });
    assert.match(again, /Sagen er blevet ændret/, 'an old form changes nothing');
    assert.match(again, /Specialklasse eller specialskole/, 'and is still about its offer');
    assert.deepEqual(await stored(), before);
  });

  it('keep strangers out', async () => {
    const before = await stored();
    const data = { case: id, v: before.revision, offer: 'special-education', answered: 'why' };
    for (const verb of ['case.visitation', 'case.begun'] as const) {
      const sealed = school.sealed(verb, { ...data, answer: 'yes' });
      const answer = JSON.stringify(await school.teams.press(stranger, verb, sealed));
      assert.match(answer, /ikke adgang/);
      assert.ok(!answer.includes('Loke'));
    }
    assert.deepEqual(await stored(), before);
  });

  it('must be named when a case ends with one; what was written stays', async () => {
    await dutiesDone();
    const refused = await closed({ place: '' });
    assert.match(refused, /Vælg, hvilket tilbud/);
    assert.match(refused, /Aftalt på mødet\./);
    assert.notEqual((await stored()).state, 'closed');
    const card = await closed({ place: 'stationen' });
    assert.match(card, /Stationens Skoleforløb/);
    assert.equal((await stored()).offer?.id, 'stationen');
  });

  it('keep the pupil in sight: asked after twenty school days, and reopened where they have not begun', async () => {
    await dutiesDone();
    await closed({ place: 'stationen' });
    await settle();
    const { offer } = await stored();
    await morning('2026-12-18T07:40:00+01:00');
    assert.ok(!listOf(teacher).includes('Er eleven begyndt'), 'not yet');
    await morning(`${offer?.askOn}T07:40:00+01:00`);
    const list = listOf(teacher);
    assert.match(list, /Er eleven begyndt på det nye sted \(Stationens Skoleforløb\)\?/);
    const card = await press(teacher, buttonOf(list, 'case.show'));
    const answers = buttonsOf(card).filter(({ verb }) => verb === 'case.begun');
    assert.deepEqual(
      answers.map(({ data }) => data.answer),
      ['yes', 'no', 'unknown'],
    );
    const no = answers.find(({ data }) => data.answer === 'no');
    assert.ok(no);
    const told = await press(teacher, no);
    assert.match(told, /Eleven er ikke begyndt/);
    const twice = await press(teacher, no);
    assert.match(twice, /opdateret|ændret/i, 'a repeated press is calm');
    const back = buttonOf(told, 'case.reopen');
    await press(teacher, back);
    const again = await stored();
    assert.equal(again.state, 'open');
    assert.equal(again.offer, undefined);
    const actions = (await school.bot.app.store.list('linde', 'audit')).map(
      ({ value }) => value.action,
    );
    for (const action of ['case.begun', 'case.reopen']) assert.ok(actions.includes(action));
  });
});
