import type { CaseView } from '../services/cases/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { formButton } from './caseForms.ts';
import { lettersPart } from './caseWorkLetters.ts';
import { line } from './elements.ts';
import type { Wording } from './wording/wording.ts';

/** A part of what is done for the pupil: where it stands, and its button for those who may press it. */
export type WorkPart = { lines: readonly Element[]; buttons: readonly Action[] };

/** In the order in which a school does them; together at most five buttons, as one goes back. */
const parts: readonly ((view: CaseView, wording: Wording) => WorkPart)[] = [
  arrangements,
  lettersPart,
];

/** What is done for the pupil, part by part. */
export function caseWork(view: CaseView, wording: Wording): WorkPart {
  const all = parts.map((part) => part(view, wording));
  return {
    lines: all.flatMap(({ lines }) => lines),
    buttons: all.flatMap(({ buttons }) => buttons),
  };
}

/** Special arrangements in force. */
export function runningArrangements(
  view: Pick<CaseView, 'arrangements'>,
  { texts, date }: Wording,
): readonly Element[] {
  return view.arrangements
    .filter(({ to }) => to === undefined)
    .map(({ kind, from }) =>
      line(texts.tools.runs(texts.case.arrangements[kind], date(from)), { spacing: 'Small' }),
    );
}

function arrangements(view: CaseView, wording: Wording): WorkPart {
  return {
    lines: runningArrangements(view, wording),
    buttons: formButton(view, 'arrange', wording),
  };
}
