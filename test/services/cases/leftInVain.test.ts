import assert from 'node:assert/strict';
import { digestKeys } from '../../../services/cases/digest.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { anActor } from '../../builders/people.ts';

describe('a step that nobody takes, after the coordinator was told', () => {
  const caseContext = aSetting();
  const due = Temporal.PlainDate.from('2026-12-02');

  /** What the list of the one who has the step would tell when so many school days have gone by. */
  const told = (over: number) => {
    const today = caseContext.calendar.plus(due, over);
    assert.ok(today);
    const step = aStep({ state: 'approved', due: due.toString(), assignee: 's-teacher' });
    return digestKeys(anActor(), [aCase({ steps: [step] })], caseContext, {
      today,
      away: new Set(),
    }).join();
  };

  it('is news again every week, so that it is never left to silence', () => {
    assert.equal(told(14), told(10));
    assert.notEqual(told(15), told(14));
    assert.equal(told(19), told(15));
    assert.notEqual(told(20), told(19));
  });
});
