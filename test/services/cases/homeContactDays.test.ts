import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { homeContacts, openContact } from '../../../services/absence/homeContact.ts';
import { nothingNoted, type Statement } from '../../../services/absence/pupilAbsence.ts';
import { noteAbsence, type PupilState } from '../../../services/cases/noteAbsence.ts';
import { pupilTasks } from '../../../services/cases/pupilTasks.ts';
import { taskKeys } from '../../../services/cases/taskLines.ts';
import { withToldWeek } from '../../../services/cases/tellingWeek.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import { aSetting } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { anActor, aRoster } from '../../builders/people.ts';

const law = await readRuleset(
  fileURLToPath(new URL('../../../data/rulesets/law-2020.json', import.meta.url)),
);
const caseContext = aSetting({ playbook: aalborg, rulesets: [law] });
const pupil = aRoster().pupils[0];
assert.ok(pupil);
const start: PupilState = { pupil, absence: nothingNoted(pupil.id), lastCase: undefined };

function noted(state: PupilState, dates: string[], on: string, more: Partial<Statement> = {}) {
  const at = `${on}T08:10:00+01:00`;
  const said: Statement = {
    ...{ id: `s-${on}-${dates[0]}`, reportId: 'r', by: 's-teacher', at, intent: 'correct' },
    ...{ dates, category: 'unlawful', extent: 'day', ...more },
  };
  const moment = { today: Temporal.PlainDate.from(on), at, newCaseId: () => 'LI-2026-0001' };
  return { pupil: state.pupil, ...noteAbsence(state, [said], caseContext, moment) };
}

const open = ({ absence }: PupilState) => openContact(homeContacts(absence.homeContact));

describe('a day of unlawful absence, by the law alone', () => {
  it('opens no case, and is a task due the same day', () => {
    const after = noted(start, ['2026-11-25'], '2026-11-25');
    assert.equal(after.lastCase, undefined);
    assert.equal(open(after)?.due, '2026-11-25');
  });

  it('opens a case where the law asks for more: 10 % of the quarter', () => {
    const days = [
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
    ];
    const after = noted(start, days, '2026-11-25');
    const steps = after.lastCase?.steps.map(({ id }) => id) ?? [];
    assert.ok(steps.includes('call-parents') && steps.includes('inform-parents'), steps.join());
    assert.equal(open(after), undefined);
  });

  it('is asked about on both sides of a new quarter', () => {
    const before = noted(start, ['2026-09-30'], '2026-10-01');
    assert.equal(before.lastCase, undefined);
    assert.deepEqual(open(before)?.dates, ['2026-09-30']);
  });

  it('asks for no call today about a day weeks ago', () => {
    assert.equal(open(noted(start, ['2026-10-26'], '2026-11-25')), undefined);
  });

  it('asks nothing for illness, granted leave or a day without a reason', () => {
    for (const category of ['illness', 'leave', 'unexplained'] as const) {
      const after = noted(start, ['2026-11-25'], '2026-11-25', { category });
      assert.equal(open(after), undefined);
      assert.equal(after.lastCase, undefined);
    }
  });

  it('asks for half a day from 7th grade only, as the rules count it', () => {
    const lessons = { extent: 'lessons:2' } as const;
    const after = noted(start, ['2026-11-25'], '2026-11-25', lessons);
    assert.equal(open(after) !== undefined, pupil.grade >= 7);
    const young = { ...start, pupil: { ...pupil, grade: 3 } };
    assert.equal(open(noted(young, ['2026-11-25'], '2026-11-25', lessons)), undefined);
  });

  it('is the leader’s; a deputy’s while the leader is away; and news to them once', () => {
    const after = noted(start, ['2026-11-25'], '2026-11-25');
    const on = (today: string, away: string[] = []) =>
      pupilTasks([after.absence], caseContext, {
        ...{ today: Temporal.PlainDate.from(today), away: new Set(away) },
      });
    assert.deepEqual(on('2026-11-25').contacts[0]?.asked, ['s-leader']);
    const [instead] = on('2026-11-25', ['s-leader']).contacts[0]?.asked ?? [];
    assert.notEqual(instead, undefined);
    const keys = (today: string) =>
      taskKeys(anActor('s-leader'), on(today), Temporal.PlainDate.from(today));
    assert.deepEqual(keys('2026-11-25'), keys('2026-11-25'));
    assert.notDeepEqual(keys('2026-11-26'), keys('2026-11-25'), 'overdue is news');
    assert.deepEqual(keys('2026-11-27'), keys('2026-11-26'), 'but only once');
  });

  it('what the class teacher could not answer is the leader’s news once a week, and no question a message', () => {
    const away = ['2026-11-23', '2026-11-26', '2026-11-30'];
    const { absence } = noted(start, away, '2026-11-25', { category: 'unexplained' });
    const keys = (today: string) => {
      const on = Temporal.PlainDate.from(today);
      const tasks = pupilTasks([absence], caseContext, { today: on, away: new Set() });
      assert.ok(
        tasks.reasons.some(({ as }) => as === 'leader'),
        `asked on ${today}`,
      );
      return taskKeys(anActor('s-leader'), tasks, on);
    };
    assert.deepEqual(keys('2026-11-26'), ['reasons/2026-11-23']);
    assert.deepEqual(keys('2026-11-27'), keys('2026-11-26'));
    assert.deepEqual(keys('2026-12-01'), ['reasons/2026-11-30'], 'another week');
    const answered = withToldWeek(
      [],
      ['reasons/2026-11-23'],
      Temporal.PlainDate.from('2026-11-27'),
    );
    assert.deepEqual(answered, ['reasons/2026-11-23'], 'and none again in a week that was told');
    const later = withToldWeek([], ['reasons/2026-11-23'], Temporal.PlainDate.from('2026-11-30'));
    assert.deepEqual(later, []);
  });
});
