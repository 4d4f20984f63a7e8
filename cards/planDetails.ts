import type { Happening } from '../services/cases/timeline.ts';
import type { Wording } from './wording/wording.ts';

type PlanHappening = Extract<
  Happening,
  { do: 'arrange' | 'arrangeUntil' | 'map' | 'plan' | 'wayBack' | 'wayBackEnd' }
>;

/** What a line of the timeline tells of the plan or of a special arrangement, besides people's words. */
export function planDetails(
  what: PlanHappening,
  { texts, dateWithYear }: Wording,
): readonly string[] {
  const { helpPlan, timeline, case: cases } = texts;
  switch (what.do) {
    case 'map':
    case 'wayBackEnd':
      return [];
    case 'arrange':
      return [
        cases.arrangements[what.arrangement],
        dateWithYear(what.day),
        what.until === undefined ? '' : timeline.to(dateWithYear(what.until)),
      ];
    case 'arrangeUntil':
      return [cases.arrangements[what.arrangement], timeline.to(dateWithYear(what.until))];
    case 'plan':
      return [
        helpPlan.timeline.goals(what.goals),
        what.steps === 0 ? '' : helpPlan.timeline.steps(what.steps),
      ];
    case 'wayBack':
      return [helpPlan.went[what.how].toLocaleLowerCase()];
  }
}
