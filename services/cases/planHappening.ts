import type { CaseEvent } from './caseEvent.ts';
import type { Happening, Teller } from './timeline.ts';

type PlanEvent = Extract<
  CaseEvent,
  { do: 'arrange' | 'arrangeUntil' | 'map' | 'plan' | 'wayBack' | 'wayBackEnd' }
>;

/**
 * What was written about why a pupil stays away and what is done about it, as one line of the timeline. What
 * the mapping says is on its screen, not here; older versions of a plan are told by their goals. O(log).
 * @param earlier the log before the event
 */
export function planHappening(
  event: PlanEvent,
  earlier: readonly CaseEvent[],
  words: Teller['words'],
): Happening {
  switch (event.do) {
    case 'map':
    case 'wayBackEnd':
      return { do: event.do };
    case 'arrange': {
      const { arrangement, from: day, until, reason } = event;
      return {
        ...{ do: 'arrange', arrangement, day },
        ...(until === undefined ? {} : { until }),
        ...words(reason),
      };
    }
    case 'arrangeUntil': {
      const { arrangement, until, reason } = event;
      return { do: 'arrangeUntil', arrangement, until, ...words(reason) };
    }
    case 'plan': {
      const reopened = earlier.findLastIndex((one) => one.do === 'reopen');
      const first = !earlier.slice(reopened + 1).some((one) => one.do === 'plan');
      return {
        ...{ do: 'plan', first, goals: event.goals.length, steps: event.wayBack.length },
        ...words(event.goals.map(({ goal }) => goal).join(' · ')),
      };
    }
    case 'wayBack':
      return { do: 'wayBack', how: event.how, ...words(backStepText(event.id, earlier)) };
  }
}

/** What a step of the way back was when it was answered. */
export function backStepText(id: string, earlier: readonly CaseEvent[]): string | undefined {
  const plan = earlier.findLast((one) => one.do === 'plan');
  return plan?.do === 'plan' ? plan.wayBack.find((step) => step.id === id)?.text : undefined;
}
