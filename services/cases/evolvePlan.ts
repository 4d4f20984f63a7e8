import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';
import { openFollowUp } from './caseStep.ts';
import type { Plan } from './plan.ts';

type Of<Kind extends CaseEvent['do']> = Extract<CaseEvent, { do: Kind }>;

/** The plan after a new version, an answer about its way back, or word that the pupil is back. O(steps). */
export function planAfter(
  current: Pick<CaseState, 'plan' | 'round'>,
  event: Of<'plan' | 'wayBack' | 'wayBackEnd'>,
): Plan | undefined {
  const { plan, round } = current;
  const made = { by: event.by, at: event.at };
  if (event.do === 'plan') return written(plan, round, event);
  if (!plan) return undefined;
  if (event.do === 'wayBackEnd') return { ...plan, back: made };
  const went = { ...made, how: event.how };
  return {
    ...plan,
    wayBack: plan.wayBack.map((step) => (step.id === event.id ? { ...step, went } : step)),
  };
}

function written(
  before: Plan | undefined,
  round: number,
  { goals, wayBack, reviewOn, by, at }: Of<'plan'>,
): Plan {
  const goesOn = before !== undefined && isOfRound(before, round);
  const went = new Map(before?.wayBack.map((step) => [step.id, step.went]));
  const steps = wayBack
    .map((step) => {
      const how = went.get(step.id);
      return how === undefined ? step : { ...step, went: how };
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const isAhead = steps.some((step) => !('went' in step));
  return {
    madeOn: goesOn ? before.madeOn : at.slice(0, 10),
    ...{ goals, wayBack: steps, reviewOn, by, at, round },
    ...(before?.back && !isAhead ? { back: before.back } : {}),
  };
}

/** Whether a plan was written since the case was opened, or reopened last. */
export function isOfRound({ round = 1 }: Pick<Plan, 'round'>, now: number): boolean {
  return round === now;
}

/** The plan that holds now; one from before the case was reopened does not. */
export function planNow({ plan, round }: Pick<CaseState, 'plan' | 'round'>): Plan | undefined {
  return plan && isOfRound(plan, round) ? plan : undefined;
}

/** A plan is looked at again on the day of the case's follow-up: a follow-up that moves, moves it. */
export function withReviewDay(state: CaseState): CaseState {
  const plan = planNow(state);
  const due = openFollowUp(state.steps)?.due;
  if (!plan || due === undefined || due === plan.reviewOn) return state;
  return { ...state, plan: { ...plan, reviewOn: due } };
}

/** The case with an arrangement begun. */
export function arranged(
  { arrangements }: Pick<CaseState, 'arrangements'>,
  { arrangement: kind, from, until, reason }: Of<'arrange'>,
): Pick<CaseState, 'arrangements'> {
  const planned = {
    ...(until === undefined ? {} : { until }),
    ...(reason === undefined ? {} : { reason }),
  };
  return { arrangements: [...arrangements, { kind, from, ...planned }] };
}

/** The case with another last day for the one that runs. */
export function rearranged(
  { arrangements }: Pick<CaseState, 'arrangements'>,
  { arrangement, until, reason }: Of<'arrangeUntil'>,
): Pick<CaseState, 'arrangements'> {
  return {
    arrangements: arrangements.map(({ reason: before, ...one }) => {
      if (one.kind !== arrangement || one.to !== undefined) {
        return before === undefined ? one : { ...one, reason: before };
      }
      const why = reason ?? before;
      return { ...one, until, ...(why === undefined ? {} : { reason: why }) };
    }),
  };
}
