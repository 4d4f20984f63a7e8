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

  it('is news again on the first school day of every week, so that it is never left to silence', () => {
    const weekOf = (over: number) => caseContext.calendar.plus(due, over)?.weekOfYear;
    const overs = Array.from({ length: 15 }, (_, at) => 10 + at);
    for (const over of overs) {
      const isNews = told(over + 1) !== told(over);
      assert.equal(isNews, weekOf(over + 1) !== weekOf(over), `${over + 1} school days over`);
    }
  });
});
