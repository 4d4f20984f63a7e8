import { type Outcome, outcomes, outcomesDespiteDuty } from './caseEvent.ts';
import type { CaseView, StepView } from './views.ts';

/** Open tasks; a follow-up is no step to take before its day. */
export function openTasks(steps: readonly StepView[]): readonly StepView[] {
  return steps.filter(
    ({ kind, state }) => kind === 'task' && (state === 'proposed' || state === 'approved'),
  );
}

/** What is overdue comes first, then what the law wants, then what is due soonest. */
export function byUrgency(a: StepView, b: StepView): number {
  return (
    Number(b.overdue) - Number(a.overdue) ||
    Number(b.legal) - Number(a.legal) ||
    (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)
  );
}

/** Whether the viewer can take the step on now. */
function canAct({ actions }: StepView): boolean {
  return actions.includes('approve') || actions.includes('done');
}

/** The step to show first: the viewer's own, else one they may do, else the most urgent. O(steps log steps). */
export function nextStep(steps: readonly StepView[]): StepView | undefined {
  const open = openTasks(steps).toSorted(byUrgency);
  return (
    open.find((step) => step.mine && canAct(step)) ??
    open.find(canAct) ??
    open.find(({ waitsFor }) => waitsFor === undefined) ??
    open[0]
  );
}

/** The steps that wait for this viewer's approval; nobody's in a channel, where it depends on who presses. */
export function awaitingApproval({ steps, channel }: Pick<CaseView, 'steps' | 'channel'>) {
  return channel ? [] : steps.filter(({ actions }) => actions.includes('approve'));
}

/** The legal steps that most endings of the case wait for, the most urgent first. */
export function closingWaitsFor(steps: readonly StepView[]): readonly StepView[] {
  return openTasks(steps)
    .filter(({ legal }) => legal)
    .toSorted(byUrgency);
}

/** How the case can end now. */
export function openOutcomes(steps: readonly StepView[]): readonly Outcome[] {
  return closingWaitsFor(steps).length > 0 ? outcomesDespiteDuty : outcomes;
}
