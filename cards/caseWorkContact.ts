import type { CaseView } from '../services/cases/views.ts';
import { formButton } from './caseForms.ts';
import { line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';
import type { WorkPart } from './workPart.ts';

/** The newest talk with home or pupil, how many came before, and the button to write one down. */
export function contactPart(view: CaseView, wording: Wording): WorkPart {
  const { contactLog: texts } = wording.texts;
  const [newest, ...others] = view.contacts ?? [];
  return {
    lines: newest
      ? [
          line(
            texts.line(
              wording.date(newest.on),
              texts.with[newest.with],
              newest.by && escapeMarkdown(newest.by, 40),
              newest.agreed && escapeMarkdown(newest.agreed, 120),
            ),
            { spacing: 'Small' },
          ),
          ...(others.length > 0 ? [meta(texts.more(others.length))] : []),
        ]
      : [],
    buttons: formButton(view, 'contact', wording),
  };
}
