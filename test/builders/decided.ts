import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import * as cases from '../../services/cases/decideCase.ts';
import * as mornings from '../../services/cases/decideMorning.ts';
import * as steps from '../../services/cases/decideStep.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import * as involving from '../../services/cases/involve.ts';

/** A decider that also applies its events to the case, as the storing code does. */
function applied<Rest extends readonly unknown[]>(
  decide: (subject: CaseRecord, ...rest: Rest) => readonly CaseEvent[],
): (subject: CaseRecord, ...rest: Rest) => CaseRecord {
  return (subject, ...rest) => withEvents(subject, decide(subject, ...rest));
}

export const decideStep = applied(steps.decideStep);
export const decideCase = applied(cases.decideCase);
export const decideMorning = applied(mornings.decideMorning);
export const involve = applied(involving.involve);
export const release = applied(involving.release);
