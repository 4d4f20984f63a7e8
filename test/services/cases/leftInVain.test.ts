import assert from 'node:assert/strict';
import type { CaseEvent } from '../../../services/cases/caseEvent.ts';
import type { CaseStep } from '../../../services/cases/caseStep.ts';
import { digestKeys } from '../../../services/cases/digest.ts';
import { withToldWeek } from '../../../services/cases/tellingWeek.ts';
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

  describe('is for the coordinator', () => {
    const told = (on: string, to: 'leader' | 'coordinator', step: string): CaseEvent => ({
      ...{ do: 'escalate', by: 'system', at: `${on}T07:30:00+01:00` },
      ...{ step, to },
    });
    /** A step that was due on the second, which the coordinator is told of on a day after the leader. */
    const left = (id: string, on: string, more: Partial<CaseStep> = {}) => {
      const late = { state: 'approved', due: due.toString(), escalatedTo: 'coordinator' } as const;
      const step = aStep({ id, ...late, assignee: 's-teacher', ...more });
      return { step, log: [told('2026-12-10', 'leader', id), told(on, 'coordinator', id)] };
    };
    const keys = (today: string, ...all: ReturnType<typeof left>[]) =>
      digestKeys(
        anActor('s-coordinator'),
        [aCase({ steps: all.map(({ step }) => step), log: all.flatMap(({ log }) => log) })],
        caseContext,
        { today: Temporal.PlainDate.from(today), away: new Set() },
      );
    const isNews = (today: string, before: readonly string[], now: readonly string[]) =>
      withToldWeek(now, before, Temporal.PlainDate.from(today)).some(
        (key) => !before.includes(key),
      );

    it('news once a week with all else that is left, however many come to it', () => {
      const monday = keys('2026-12-14', left('a', '2026-12-14'));
      assert.ok(isNews('2026-12-14', [], monday));
      const two = [left('a', '2026-12-14'), left('b', '2026-12-16')];
      assert.ok(!isNews('2026-12-16', monday, keys('2026-12-16', ...two)));
      assert.ok(isNews('2027-01-04', monday, keys('2027-01-04', ...two)));
    });

    it('news at once where the law or something acute asks, or no leader could be told', () => {
      const before = keys('2026-12-14', left('a', '2026-12-14'));
      const legal = left('b', '2026-12-16', { legal: true });
      const acute = left('b', '2026-12-16', { acute: true });
      const { step, log } = left('b', '2026-12-16');
      const ofLeaders = { step, log: log.slice(1) };
      for (const one of [legal, acute, ofLeaders]) {
        const now = keys('2026-12-16', left('a', '2026-12-14'), one);
        assert.ok(isNews('2026-12-16', before, now));
      }
    });
  });
});
