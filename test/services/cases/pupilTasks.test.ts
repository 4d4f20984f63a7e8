import assert from 'node:assert/strict';
import {
  nothingNoted,
  type PupilAbsence,
  type Statement,
} from '../../../services/absence/pupilAbsence.ts';
import { pupilTasks } from '../../../services/cases/pupilTasks.ts';
import { roster } from '../../../services/roster/roster.ts';
import { aPlaybook, aSetting } from '../../builders/cases.ts';
import { aRoster } from '../../builders/people.ts';

const school = aRoster();
const [pupil] = school.pupils;
assert.ok(pupil);

function said(id: string, date: string, category: Statement['category']): Statement {
  return {
    ...{ id, reportId: 'r', by: 's-teacher', at: '2026-11-16T08:00:00+01:00', intent: 'correct' },
    ...{ dates: [date], category, extent: 'day' },
  };
}

const onMonday: PupilAbsence = {
  ...nothingNoted(pupil.id),
  statements: [said('s1', '2026-11-16', 'unexplained')],
};
const setting = aSetting({ roster: school });

/** Who is asked for the reason, and as whom, on a day. */
function asked(absence: PupilAbsence, on: string, more: Partial<typeof setting> = {}) {
  const day = { today: Temporal.PlainDate.from(on), away: new Set<string>() };
  const { reasons } = pupilTasks([absence], { ...setting, ...more }, day);
  return reasons.map(({ as, asked: people, dates }) => ({ as, people, dates }));
}

describe('the reasons asked for today, looked at again and again', () => {
  it('are the same each time', () => {
    const first = asked(onMonday, '2026-11-17');
    assert.deepEqual(
      first.map(({ as, dates }) => [as, dates]),
      [['class', ['2026-11-16']]],
    );
    assert.deepEqual(asked(onMonday, '2026-11-17'), first);
  });

  it('are those of the day, also of an earlier one', () => {
    const levels = (on: string) => asked(onMonday, on).map(({ as }) => as);
    assert.deepEqual(levels('2026-11-17'), ['class']);
    assert.deepEqual(levels('2026-11-19'), ['class', 'leader']);
    assert.deepEqual(levels('2026-11-16'), []);
    assert.deepEqual(levels('2026-11-17'), ['class']);
  });

  it('are answered by the next note', () => {
    assert.equal(asked(onMonday, '2026-11-17').length, 1);
    const statements = [...onMonday.statements, said('s2', '2026-11-16', 'illness')];
    assert.deepEqual(asked({ ...onMonday, statements }, '2026-11-17'), []);
  });

  it('are asked of whoever the roster of now names, by the playbook of now', () => {
    assert.deepEqual(asked(onMonday, '2026-11-17')[0]?.people, ['s-teacher']);
    const staff = school.staff.map((one) =>
      one.id === 's-teacher' ? { ...one, id: 's-next' } : one,
    );
    const next = roster({ ...school, staff });
    assert.deepEqual(asked(onMonday, '2026-11-17', { roster: next })[0]?.people, ['s-next']);
    const later = {
      ...aPlaybook(),
      unexplained: { askAfterSchoolDays: 3, leaderAfterSchoolDays: 2 },
    };
    assert.deepEqual(asked(onMonday, '2026-11-17', { playbook: later }), []);
  });
});
