import assert from 'node:assert/strict';
import { metricOf } from '../../../services/cases/goalMetric.ts';
import { plan } from '../../../services/cases/plan.ts';
import { RefusedError } from '../../../services/errors/errors.ts';

const refused = (chosen: string, target: string) => {
  try {
    metricOf(chosen, target);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof RefusedError);
    return [error.code, error.details];
  }
};

describe('what a goal is measured by', () => {
  it('is one of a short list, with a whole number as it was typed', () => {
    assert.deepEqual(metricOf('attendance_percent', ' 80 % '), {
      ...{ by: 'attendance_percent', target: 80 },
    });
    assert.deepEqual(metricOf('days_week', '5'), { by: 'days_week', target: 5 });
    assert.deepEqual(metricOf('written', 'noget'), { by: 'written' });
  });

  it('is asked for where nothing of the list was chosen', () => {
    for (const chosen of ['', 'happiness']) {
      assert.deepEqual(refused(chosen, '4')?.[0], 'goal_metric_required');
    }
  });

  it('takes no number that cannot be, and says what the most is', () => {
    for (const typed of ['', '0', '6', '3,5', '-1', 'fire', '4 eller 5', '1000']) {
      assert.deepEqual(refused('days_week', typed), ['goal_target_unsuited', { most: 5 }], typed);
    }
    assert.deepEqual(refused('attendance_percent', '101')?.[1], { most: 100 });
    assert.deepEqual(refused('lessons_day', '11')?.[1], { most: 10 });
    assert.deepEqual(refused('lessons_week', '46')?.[1], { most: 45 });
  });

  it('is lacking in a plan from before, which is still read', () => {
    const at = '2026-11-20T08:10:00+01:00';
    const stored = {
      ...{ madeOn: '2026-11-20', reviewOn: '2026-12-04', wayBack: [], by: 's-teacher', at },
      goals: [{ goal: 'Kommer', measure: 'Porten', who: 'pupil' }],
    };
    assert.deepEqual(plan.parse(stored), stored);
  });
});
