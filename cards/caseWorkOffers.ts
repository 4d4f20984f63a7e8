import type { CaseView } from '../services/cases/views.ts';
import { sideButton } from './caseForms.ts';
import { answeredOf } from './caseOffers.ts';
import { line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';
import type { WorkPart } from './workPart.ts';

/** As many lines as a part of the work may have. */
const mostLines = 2;

/** What the municipality offers: how far the questions are that somebody has begun to answer, and the list. */
export function offersPart(view: CaseView, wording: Wording): WorkPart {
  const { offers } = wording.texts;
  const all = view.offers?.all ?? [];
  const begun = all.filter(({ visitation }) =>
    visitation?.questions.some(({ answered }) => answered),
  );
  const lines = begun.slice(0, mostLines).map((one) =>
    line(
      offers.workLine(escapeMarkdown(one.name[wording.locale], 60), answeredOf(one, wording) ?? ''),
      {
        spacing: 'Small',
      },
    ),
  );
  return {
    lines,
    buttons: all.length === 0 ? [] : [sideButton(view, 'offers', offers.open(all.length))],
  };
}
