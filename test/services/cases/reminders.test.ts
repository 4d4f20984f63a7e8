import assert from 'node:assert/strict';
import { tickCase } from '../../../services/cases/tickCase.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { aPupil } from '../../builders/people.ts';

describe('a step that nobody takes', () => {
  const setting = aSetting();
  const due = Temporal.PlainDate.from('2026-12-02');

  /** Reminders sent when so many school days have gone by since it was due. */
  const reminders = (over: number) => {
    const today = setting.calendar.plus(due, over);
    assert.ok(today);
    const next = tickCase(aCase({ steps: [aStep({ state: 'approved', due: due.toString() })] }), {
      setting,
      pupil: aPupil(),
      today,
      at: `${today}T07:30:00+01:00`,
      away: new Set(),
      absentSince: () => 0,
    });
    return next.steps[0]?.reminders;
  };

  it('is reminded of after one, three and five school days', () => {
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map(reminders), [0, 1, 1, 2, 2, 3, 3]);
  });

  it('comes back every week after the coordinator was told, so that it is never left to silence', () => {
    assert.deepEqual([10, 14, 15, 19, 20, 40].map(reminders), [3, 3, 4, 4, 5, 9]);
  });
});
