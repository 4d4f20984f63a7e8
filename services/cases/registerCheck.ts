import type { CaseRecord } from './caseRecord.ts';
import { type CaseStep, isOpen, playbookStepId, roundOfStep } from './caseStep.ts';

/** The playbook's step in which somebody looks into the school's own register (Ankestyrelsen 11-21). */
export const registerStep = 'check-register';

type Checked = Pick<CaseRecord, 'steps' | 'round' | 'registerChecked'>;

/** The step in which the register is to be checked now, if one waits for that. */
export function openRegisterStep({ steps, round }: Checked): CaseStep | undefined {
  const step = newestRegisterStep({ steps, round });
  return step && isOpen(step) ? step : undefined;
}

/**
 * The newest day on which somebody checked the register in the case's current round, by the step or without one. A
 * step that was called since, and waits, asks for another look.
 */
export function registerCheckedOn(subject: Checked): string | undefined {
  if (openRegisterStep(subject)) return undefined;
  const done = newestRegisterStep(subject)?.done;
  const looked = subject.registerChecked;
  const days = [
    ...(done ? [done.on ?? done.at.slice(0, 10)] : []),
    ...(looked?.round === subject.round ? [looked.at.slice(0, 10)] : []),
  ];
  return days.sort().at(-1);
}

function newestRegisterStep({
  steps,
  round,
}: Pick<CaseRecord, 'steps' | 'round'>): CaseStep | undefined {
  return steps.findLast(
    ({ id }) => playbookStepId(id) === registerStep && roundOfStep(id) === round,
  );
}
