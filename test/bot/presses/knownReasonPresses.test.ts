import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { sweepDay } from '../../../bot/schedule/daySweep.ts';
import type { Verb } from '../../../cards/wording/verbs.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('a known reason, over HTTP', () => {
  let school: RunningSchool;
  let teacher: Person & { member: { id: string } };
  let other: Person;
  let loke: string;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    other = school.person('class_teacher', '5a');
    loke = school.roster.pupils.find(({ givenName }) => givenName === 'Loke')?.id ?? '';
    for (const person of [teacher, other]) await school.teams.install(person);
  });

  afterEach(() => school.close());

  const settle = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const say = async (person: Person, text: string) => {
    await school.teams.say(person, text);
    await settle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  };
  const press = async (person: Person, verb: Verb, data: Record<string, unknown>) => {
    const answer = JSON.stringify(
      await school.teams.press(person, verb, school.sealed(verb, data)),
    );
    await settle();
    return answer;
  };
  const cases = () => school.bot.app.store.list('linde', 'case');
  const reasons = async () =>
    (await school.bot.app.store.load('linde', 'pupil', loke))?.value.knownReasons ?? [];
  const trail = async (action: string) =>
    (await school.bot.app.store.list('linde', 'audit'))
      .map(({ value }) => value)
      .filter((one) => one.action === action);
  const save = (person: Person, v: number, to = '2026-12-02') =>
    press(person, 'known.save', { id: loke, v, from: 'status', known: 'agreed_course', to });

  it('is given from the pupil’s status, is seen there, and is in the trail', async () => {
    const status = await say(teacher, 'hvor meget fravær har Loke 7b?');
    const open = buttonOf(status, 'known.form');
    const form = await school.teams.press(teacher, open.verb, open.data);
    const send = buttonOf(JSON.stringify(form), 'known.save');
    const filled = { ...send.data, known: 'agreed_course', to: '2026-12-02' };
    const answer = JSON.stringify(await school.teams.press(teacher, send.verb, filled));
    assert.match(answer, /Kendt årsag \(aftalt forløb\), til og med .*2\. dec.* · angivet af /);
    const [entry] = await trail('known.save');
    assert.deepEqual(entry?.subjects, [loke]);
    assert.equal(entry?.basis, 'own_class');
  });

  it('keeps the alarm from opening a case, and lets it open one the day after its last', async () => {
    await save(teacher, 0);
    await say(teacher, 'Loke ulovligt fravær 19/11-25/11');
    const levels = async () => (await cases()).map(({ value }) => value.level);
    assert.ok((await levels()).every((level) => level === undefined));
    for (const [day, wanted] of [
      ['2026-12-02', undefined],
      ['2026-12-03', 'worrying'],
    ] as const) {
      school.setNow(`${day}T16:30:00+01:00`);
      await sweepDay(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
      await settle();
      assert.equal(
        (await levels()).find((level) => level !== undefined),
        wanted,
        day,
      );
    }
  });

  it('is on the case’s card, in its timeline, and ends by a press', async () => {
    await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const from = { id: loke, from: 'case' };
    const reason = { known: 'operation', to: '2026-12-02' };
    const card = await press(teacher, 'known.save', { ...from, v: 0, ...reason });
    assert.match(card, /Kendt årsag \(operation\), til og med /);
    assert.match(card, /case\.steps/, 'back on the case');
    const timeline = await press(teacher, 'case.timeline', { case: 'LI-2026-0001' });
    assert.match(timeline, /Kendt årsag\*\*: operation · til 2\. dec\. 2026/);
    const after = await press(teacher, 'known.end', { ...from, v: 1 });
    assert.doesNotMatch(after, /Kendt årsag \(/);
    assert.deepEqual(
      (await reasons()).map((one) => one.do),
      ['explain', 'end'],
    );
  });

  it('changes nothing when pressed again, when stale, or by somebody of another class', async () => {
    await save(teacher, 0);
    const before = JSON.stringify(await reasons());
    assert.match(await save(teacher, 0, '2026-12-04'), /ikke opdateret|ændret/);
    const refused = await save(other, 1);
    assert.doesNotMatch(refused, /Loke|aftalt forløb/);
    assert.doesNotMatch(await press(other, 'known.form', { id: loke }), /Loke|aftalt forløb/);
    assert.equal(JSON.stringify(await reasons()), before);
  });

  it('keeps what was filled in where the day cannot be used', async () => {
    const answer = await save(teacher, 0, '2027-06-01');
    assert.match(answer, /Den dato kan ikke bruges/);
    assert.match(answer, /højst 60 skoledage/);
    assert.match(answer, /"value":"2027-06-01"/);
    assert.match(answer, /"value":"agreed_course"/);
    assert.deepEqual(await reasons(), []);
  });
});
