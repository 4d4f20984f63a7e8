import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Records } from '../../bot/core/records.ts';
import type { StaffMember } from '../../services/roster/roster.ts';
import { busyDay } from '../doubles/busyDay.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import type { Person } from '../doubles/teams.ts';
import { watchedCommits } from '../doubles/watchedCommits.ts';

type Staff = Person & { member: StaffMember };

describe('the trail of what was shown', () => {
  let school: RunningSchool;
  let teacher: Staff;
  let leader: Staff;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const say = async (person: Person, text: string, more = {}) => {
    await school.teams.say(person, text, more);
    await school.bot.delivery.idle();
  };
  const trail = async (action?: string): Promise<Records['audit'][]> =>
    (await school.bot.app.store.list('linde', 'audit'))
      .map(({ value }) => value)
      .filter((one) => action === undefined || one.action === action);
  const pupilId = (givenName: string) =>
    school.roster.pupils.find((one) => one.givenName === givenName && one.classCode === '7b')?.id;
  const shownTo = async ({ member }: Staff) =>
    (await trail('shown')).filter(({ by }) => by === member.id);
  const facts = ({ by, subjects, basis }: Records['audit']) => [by, subjects, basis];

  it('has the receipt with pupil, case and ground, in the commit that takes it out of the outbox', async () => {
    const kinds = watchedCommits(school.bot.app.store);
    await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    sinon.restore();
    const settled = kinds.find((changes) =>
      changes.some(({ kind, value }) => kind === 'outbox' && value === undefined),
    );
    assert.ok(settled?.some(({ kind, id }) => kind === 'audit' && id.endsWith(':shown')));
    assert.ok(
      kinds.every((changes) => changes.some(({ kind }) => kind !== 'audit')),
      'no commit for the trail alone',
    );
    assert.deepEqual((await shownTo(teacher)).map(facts), [
      [teacher.member.id, [pupilId('Loke'), 'LI-2026-0001'], 'own_class'],
    ]);
  });

  it('has a card once a day for its reader, however often it is updated, and again the next day', async () => {
    await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const data = { case: 'LI-2026-0001' };
    await school.teams.press(leader, 'case.show', school.sealed('case.show', data), {
      conversation: 'team-channel',
      conversationType: 'channel',
    });
    await school.bot.delivery.idle();
    const ofLeader = async () => (await shownTo(leader)).map(facts);
    assert.deepEqual(await ofLeader(), [[leader.member.id, ['LI-2026-0001'], 'leads_school']]);
    await say(teacher, 'Loke syg 12/11');
    await say(teacher, 'Loke syg 11/11');
    assert.equal((await ofLeader()).length, 1);
    school.setNow('2026-11-26T08:10:00+01:00');
    await say(teacher, 'Loke ulovligt fravær 26/11');
    assert.equal((await ofLeader()).length, 2);
  });

  it('has what came to stand on a card later that day', async () => {
    await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const show = () => school.teams.press(leader, 'digest.show', school.sealed('digest.show', {}));
    await show();
    await say(teacher, 'Sofie ulovligt fravær 16/11-25/11');
    await show();
    const subjects = (await trail('digest.show')).map((one) => one.subjects);
    assert.deepEqual(subjects, [['LI-2026-0001'], ['LI-2026-0001', 'LI-2026-0002']]);
    assert.ok((await trail('digest.show')).every(({ basis }) => basis === 'leads_school'));
    const approve = (id: string) => {
      const data = { case: id, v: 2, step: 'notify', from: 'digest' };
      return school.teams.press(leader, 'step.approve', school.sealed('step.approve', data));
    };
    await approve('LI-2026-0001');
    const answer = (await trail()).at(-1);
    assert.ok(answer);
    assert.deepEqual(facts(answer).slice(1), [
      answer.outcome === 'refused'
        ? [`digest:${leader.member.id}`, 'LI-2026-0001', 'LI-2026-0002']
        : ['LI-2026-0002'],
      'leads_school',
    ]);
  });

  it('has a refused press with the ground on which its card is seen, and none where it is not', async () => {
    await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const stale = school.sealed('case.comment', { case: 'LI-2026-0001', v: 1, comment: 'Hej' });
    for (const person of [leader, school.person('class_teacher', '5a')]) {
      await school.teams.press(person, 'case.comment', stale);
    }
    const [seen, unseen] = (await trail('case.comment')).map((one) => [
      one.outcome,
      one.subjects,
      one.basis,
    ]);
    assert.deepEqual(seen, ['refused', ['case:LI-2026-0001'], 'leads_school']);
    assert.deepEqual(unseen, ['refused', ['case:LI-2026-0001'], undefined]);
  });

  it('has the channel as the reader where a case was shown to all of it', async () => {
    const team = '19:team@thread.tacv2';
    school.teams.setMembers(team, [teacher, leader]);
    await school.teams.install(leader, {
      conversation: team,
      conversationType: 'channel',
      channelData: { tenant: { id: 'tenant' }, team: { id: team } },
    });
    await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const [entry] = (await trail('shown')).filter(({ by }) => by === `team:${team}`);
    assert.deepEqual(entry?.subjects, ['LI-2026-0001']);
  });

  it('has what may have arrived as maybe shown', async () => {
    school.teams.setFault(({ method }) =>
      method === 'POST' ? { status: 504, taken: true } : undefined,
    );
    await say(teacher, 'Sofie syg i dag');
    school.teams.setFault();
    assert.deepEqual((await trail('shown')).map(facts), []);
    assert.deepEqual((await trail('shown.maybe')).map(facts), [
      [teacher.member.id, [pupilId('Sofie')], 'own_class'],
    ]);
  });

  it('covers every name on every card of a whole day, with a ground', async () => {
    const pressing = sinon.spy(school.teams, 'press');
    await busyDay(school);
    const answers = new Map<string, string[]>();
    for (const { args, returnValue } of pressing.getCalls()) {
      const reader = args[0].aadObjectId;
      answers.set(reader, [...(answers.get(reader) ?? []), JSON.stringify(await returnValue)]);
    }
    sinon.restore();
    const entries = (await trail()).filter(({ basis }) => basis !== undefined);
    const cases = await school.bot.app.store.list('linde', 'case');
    let looked = 0;
    for (const { id: reader, entraId = '' } of school.roster.staff) {
      const told = new Set(
        entries.filter(({ by }) => by === reader).flatMap(({ subjects }) => subjects),
      );
      const cards = school.teams
        .shown(`a:${entraId}`)
        .flatMap(({ content, first }) => [content, first])
        .filter((text) => text.startsWith('{'));
      const texts = [...cards, ...(answers.get(entraId) ?? [])].join('\n');
      for (const pupil of school.roster.pupils) {
        if (!texts.includes(`${pupil.givenName} ${pupil.familyName}`)) continue;
        looked += 1;
        const about = cases.filter(({ value }) => value.pupilId === pupil.id).map(({ id }) => id);
        const covering = [pupil.id, pupil.classId, 'school', ...about];
        assert.ok(
          covering.some((one) => told.has(one) || told.has(`case:${one}`)),
          `${reader} was shown ${pupil.id}`,
        );
      }
    }
    assert.ok(looked >= 8, `${looked} names on cards were looked for`);
    const without = (await trail()).filter(
      ({ basis, outcome, subjects, by, action }) =>
        basis === undefined &&
        outcome === 'done' &&
        by !== 'system' &&
        subjects.length > 0 &&
        !['team.link', 'dryRun'].includes(action),
    );
    assert.deepEqual(without, []);
  });
});
