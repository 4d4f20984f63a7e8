import assert from 'node:assert/strict';
import { rosterId, rosterRecord } from '../../../bot/core/schools.ts';
import { takeRosters } from '../../../bot/people/takeRosters.ts';
import { roster } from '../../../services/roster/roster.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf } from '../../doubles/teams.ts';

/** A store as a version before `left` kept it: the case is open, and nothing knows its pupil any more. */
describe('a pupil who was lost before cases knew that their pupil left', () => {
  let school: RunningSchool;

  afterEach(() => school.close());

  const withoutLoke = async (also: { elsewhere: boolean }) => {
    school = await startSchool({ schools: 2, now: '2026-11-25T08:10:00+01:00' });
    const teacher = school.person('class_teacher', '7b');
    const leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
    const { store } = school.bot.app;
    const [found] = await store.list('linde', 'case');
    assert.ok(found);
    const { pupilId } = found.value;
    const pupil = school.roster.pupil(pupilId);
    assert.ok(pupil);
    const pupils = school.roster.pupils.filter(({ id }) => id !== pupilId);
    const value = rosterRecord(roster({ ...school.roster, pupils }));
    await store.commit('linde', [{ kind: 'roster', id: rosterId, expected: 'any', value }]);
    const other = school.bot.app.schools.all().find((one) => one.school.id !== 'linde');
    const [first] = other?.classes ?? [];
    if (also.elsewhere && other && first) {
      const moved = { ...pupil, classId: first.id, classCode: first.code, siblings: undefined };
      const there = rosterRecord(roster({ ...other, pupils: [...other.pupils, moved] }));
      const change = { kind: 'roster', id: rosterId, expected: 'any', value: there } as const;
      await store.commit(other.school.id, [change]);
    }
    await school.bot.app.schools.reload();
    const morning = async (now: string) => {
      school.setNow(now);
      await school.bot.tick();
      await school.bot.delivery.idle();
      return school.teams
        .shown(chatOf(leader))
        .map(({ content }) => content)
        .filter((content) => content.includes('står ikke længere på elevlisten'));
    };
    const caseNow = async () => (await store.load('linde', 'case', found.id))?.value;
    return { pupilId, morning, caseNow };
  };

  it('is found and marked on the first morning, and in the leader’s list by the id that is left', async () => {
    const { pupilId, morning, caseNow } = await withoutLoke({ elsewhere: false });
    const [list] = await morning('2026-11-26T07:40:00+01:00');
    assert.ok(list?.includes(`Elev ${pupilId}`), 'named by id');
    assert.deepEqual((await caseNow())?.left, { on: '2026-11-26' });
    const trail = await school.bot.app.store.list('linde', 'audit');
    assert.equal(trail.filter(({ value }) => value.action === 'case.left').length, 1);
    await morning('2026-11-27T07:40:00+01:00');
    const log = (await caseNow())?.log ?? [];
    assert.equal(log.filter((event) => event.do === 'left').length, 1, 'once');
    assert.equal(school.bot.app.schools.roster('linde')?.former.length, 1);
  });

  it('is named where another school of the municipality has the pupil now', async () => {
    const { morning } = await withoutLoke({ elsewhere: true });
    const [list] = await morning('2026-11-26T07:40:00+01:00');
    assert.match(list ?? '', /Loke Christensen/);
  });

  it('goes on with its pupil when an import has them again', async () => {
    const { morning, caseNow } = await withoutLoke({ elsewhere: false });
    await morning('2026-11-26T07:40:00+01:00');
    const at = '2026-11-26T12:00:00+01:00';
    await takeRosters(school.bot.app.store, [school.roster], { yes: true, at, id: 'again' });
    assert.equal((await caseNow())?.left, undefined);
  });
});
