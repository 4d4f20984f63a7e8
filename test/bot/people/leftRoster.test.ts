import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { takeRosters } from '../../../bot/people/takeRosters.ts';
import { retainAtNight } from '../../../bot/privacy/retainAtNight.ts';
import { sweepDay } from '../../../bot/schedule/daySweep.ts';
import { morningRound } from '../../../bot/schedule/morning.ts';
import { type Roster, roster } from '../../../services/roster/roster.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('a pupil with an open case who leaves the roster', () => {
  let school: RunningSchool;
  let leader: Person;
  let coordinator: Person;
  let lokeId: string;
  let imports = 0;

  const store = () => school.bot.app.store;
  const caseOf = async () => {
    const stored = await store().load('linde', 'case', 'LI-2026-0001');
    assert.ok(stored);
    return stored.value;
  };
  const take = async (one: Roster) => {
    imports += 1;
    const at = `${school.bot.app.now().toZonedDateTimeISO('Europe/Copenhagen').toString({ timeZoneName: 'never' })}`;
    await takeRosters(store(), [one], { yes: true, at, id: `import-${imports}` });
    await school.bot.app.schools.reload();
  };
  const without = (...ids: string[]) =>
    roster({
      ...school.roster,
      pupils: school.roster.pupils.filter(({ id }) => !ids.includes(id)),
    });
  const settle = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const morning = async (now: string) => {
    school.setNow(now);
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    await settle();
  };
  const cards = (person: Person) => school.teams.shown(chatOf(person)).map((one) => one.content);
  const says = async (person: Person, text: string) => {
    const before = cards(person).length;
    await school.teams.say(person, text);
    await settle();
    return cards(person).slice(before).join('\n');
  };

  beforeEach(async () => {
    school = await startSchool({ schools: 1, now: '2026-11-25T08:10:00+01:00' });
    leader = school.person('leader');
    coordinator = school.person('coordinator');
    for (const person of [leader, coordinator]) await school.teams.install(person);
    const teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settle();
    lokeId = (await caseOf()).pupilId;
  });

  afterEach(() => school.close());

  it('is in the leader’s and the coordinator’s list the next morning, with a duty still overdue', async () => {
    school.setNow('2026-11-26T15:00:00+01:00');
    await take(without(lokeId));
    const subject = await caseOf();
    assert.deepEqual(subject.left, { on: '2026-11-26' });
    assert.ok(subject.duties.length > 0);
    await morning('2026-11-27T07:40:00+01:00');
    for (const person of [leader, coordinator]) {
      const list = cards(person).find((content) => content.includes('digest.show')) ?? '';
      assert.match(list, /Loke .*7\.b/);
      assert.match(
        list,
        /står ikke længere på elevlisten. Giv sagen videre, afslut den, eller ret listen/,
      );
    }
    const status = await says(leader, 'status skolen');
    assert.match(status, /1 elev er ikke længere på elevlisten: Loke /);
    assert.match(status, /over fristen/);
    // The day after tomorrow's sweep, the duty is still there.
    school.setNow('2026-11-27T16:30:00+01:00');
    await sweepDay(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    assert.deepEqual((await caseOf()).duties, subject.duties);
  });

  it('is told of again once the deadline has passed, and counts as overdue', async () => {
    await take(without(lokeId));
    await morning('2026-11-26T07:40:00+01:00');
    const lists = () =>
      school.teams.shown(chatOf(leader)).filter(({ first }) => first.includes('digest.show'));
    const before = lists().length;
    await morning('2026-12-03T07:40:00+01:00');
    assert.equal(lists().length, before + 1, 'a new list');
    assert.match(lists().at(-1)?.content ?? '', /1 skoledag over fristen/);
    assert.match(await says(leader, 'status skolen'), /over fristen/);
  });

  it('is still found by id, named on the case and seen by who saw it; but by no name in a note', async () => {
    await take(without(lokeId));
    const { app } = school.bot;
    assert.equal(app.schools.roster('linde')?.pupil(lokeId)?.givenName, 'Loke');
    assert.ok(!app.schools.roster('linde')?.pupils.some(({ id }) => id === lokeId));
    const teacher = school.person('class_teacher', '7b');
    await says(teacher, 'Loke 7b syg i dag');
    const absence = await store().load('linde', 'pupil', lokeId);
    assert.ok(!absence?.value.statements.some(({ category }) => category === 'illness'));
  });

  it('goes on as before once an import holds the pupil again', async () => {
    await take(without(lokeId));
    await take(without(lokeId));
    await take(school.roster);
    const subject = await caseOf();
    assert.equal(subject.left, undefined);
    assert.deepEqual(
      subject.log.flatMap((one) => (/left|returned/.test(one.do) ? [one.do] : [])),
      ['left', 'returned'],
    );
    assert.deepEqual(school.bot.app.schools.roster('linde')?.former, []);
    const trail = await store().list('linde', 'audit');
    const told = trail.filter(({ value }) => /case\.(left|returned)/.test(value.action));
    assert.deepEqual(
      told.map(({ value }) => [value.action, value.by, value.subjects]),
      [
        ['case.left', 'system', ['LI-2026-0001']],
        ['case.returned', 'system', ['LI-2026-0001']],
      ],
    );
  });

  it('keeps no entry of a pupil without an open case, and drops one the night after the case ended', async () => {
    const other = school.roster.pupils.find(({ id }) => id !== lokeId)?.id ?? '';
    await take(without(lokeId, other));
    const former = () => school.bot.app.schools.roster('linde')?.former.map(({ id }) => id);
    assert.deepEqual(former(), [lokeId]);
    const stored = await store().load('linde', 'case', 'LI-2026-0001');
    assert.ok(stored);
    const closed = { ...stored.value, state: 'closed', outcome: 'moved' } as const;
    await store().decide('linde', async () => ({
      result: undefined,
      changes: [{ kind: 'case', id: 'LI-2026-0001', expected: 'any', value: closed }],
    }));
    school.setNow('2026-11-27T02:10:00+01:00');
    await retainAtNight(school.bot.app, 'linde');
    assert.deepEqual(former(), []);
    const stones = await store().list('linde', 'tombstone');
    assert.ok(stones.some(({ value }) => value.kind === 'former' && value.count === 1));
  });
});
