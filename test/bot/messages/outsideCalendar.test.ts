import assert from 'node:assert/strict';
import { choicesOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

/** The calendar of these schools goes from 11 August 2025 to 25 June 2027. */
describe('a note about days that no school year holds', () => {
  let school: RunningSchool;
  let teacher: Person;

  const start = async (now: string) => {
    school = await startSchool({ schools: 1, now });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.delivery.idle();
  };
  const say = async (text: string) => {
    await school.teams.say(teacher, text);
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(teacher)).at(-1)?.content ?? '';
  };
  const kept = async () => {
    const { store } = school.bot.app;
    const lists = await Promise.all(
      (['pupil', 'report', 'question', 'case'] as const).map((kind) => store.list('linde', kind)),
    );
    return lists.map((list) => list.length);
  };

  afterEach(() => school.close());

  for (const [now, text, year] of [
    ['2027-08-17T08:10:00+02:00', 'Loke syg', '2027/28'],
    ['2027-08-17T08:10:00+02:00', 'Loke og Sofie syge i går', '2027/28'],
    ['2027-08-17T08:10:00+02:00', 'slet Loke i dag', '2027/28'],
    ['2027-08-17T08:10:00+02:00', 'RET: Loke var ulovligt fraværende i går', '2027/28'],
    ['2027-08-17T08:10:00+02:00', 'Loke ill today', '2027/28'],
    ['2027-06-28T08:10:00+02:00', 'Loke syg', '2027/28'],
    ['2027-06-24T08:10:00+02:00', 'Loke fri 30/8 2027', '2027/28'],
    ['2025-08-08T08:10:00+02:00', 'Loke syg', '2024/25'],
    ['2025-08-12T08:10:00+02:00', 'Loke syg 3/6 2025', '2024/25'],
  ] as const) {
    it(`says which year is missing, and stores nothing: »${text}« on ${now.slice(0, 10)}`, async () => {
      await start(now);
      const answer = await say(text);
      assert.match(answer, /ikke i skolekalenderen/);
      assert.ok(answer.includes(`Skoleåret ${year} `), answer);
      assert.deepEqual(await kept(), [0, 0, 0, 0]);
    });
  }

  it('is taken for the days that are planned, and names those that are not', async () => {
    await start('2027-06-24T08:10:00+02:00');
    const answer = await say('Loke syg 24/6-28/6 2027');
    assert.match(answer, /uden for skoleåret/);
    assert.deepEqual(await kept(), [1, 1, 0, 0]);
  });

  it('stays asked where the day that answers it is not planned', async () => {
    await start('2027-06-19T08:10:00+02:00');
    assert.match(await say('Loke syg i weekenden'), /note\.choose/);
    assert.match(await say('16/8 2027'), /ikke i skolekalenderen/);
    const [question] = await school.bot.app.store.list('linde', 'question');
    assert.equal(question?.value.state, 'open');
  });

  for (const [now, text, days] of [
    // In July the year that has ended, in August nothing that was in June.
    ['2026-07-02T08:10:00+02:00', 'Loke syg', ['2026-06-26', '2026-06-25']],
    ['2026-08-05T08:10:00+02:00', 'Loke syg', []],
    ['2026-08-11T08:10:00+02:00', 'Loke syg i weekenden', ['2026-08-11', '2026-08-10']],
    ['2026-08-05T08:10:00+02:00', 'Loke har fået fri', ['2026-08-10', '2026-08-11']],
  ] as const) {
    it(`is asked about with days of the same year, in the way it looks: »${text}« on ${now.slice(0, 10)}`, async () => {
      await start(now);
      const answer = await say(text);
      const offered = choicesOf(answer).map(({ data }) => String(data.choice));
      assert.deepEqual(offered.slice(0, 2), days, answer);
    });
  }
});
