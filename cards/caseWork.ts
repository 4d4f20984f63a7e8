import type { CaseView } from '../services/cases/views.ts';
import { contactPart } from './caseWorkContact.ts';
import { lettersPart } from './caseWorkLetters.ts';
import { offersPart } from './caseWorkOffers.ts';
import { mappingWork, planWork } from './caseWorkPlan.ts';
import type { Wording } from './wording/wording.ts';
import type { WorkPart } from './workPart.ts';

/** In the order in which a school does them; together at most five buttons, as one goes back. */
const parts: readonly ((view: CaseView, wording: Wording) => WorkPart)[] = [
  mappingWork,
  planWork,
  contactPart,
  lettersPart,
  offersPart,
];

/** What is done for the pupil, part by part. */
export function caseWork(view: CaseView, wording: Wording): WorkPart {
  const all = parts.map((part) => part(view, wording));
  return {
    lines: all.flatMap(({ lines }) => lines),
    buttons: all.flatMap(({ buttons }) => buttons),
  };
}
