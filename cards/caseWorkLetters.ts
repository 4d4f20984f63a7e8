import type { CaseView } from '../services/cases/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { execute, line } from './elements.ts';
import { letterName } from './wording/letterNames.ts';
import type { Wording } from './wording/wording.ts';

/** The newest draft, and the way to the letters, for whoever sees all of the case. */
export function lettersPart(
  { caseId, letters }: CaseView,
  wording: Wording,
): { lines: readonly Element[]; buttons: readonly Action[] } {
  if (!letters) return { lines: [], buttons: [] };
  const { letters: texts } = wording.texts;
  const { newest } = letters;
  return {
    lines: newest
      ? [
          line(texts.newest(letterName(newest.letter, wording), wording.date(newest.on)), {
            spacing: 'Small',
          }),
        ]
      : [],
    buttons: [execute(texts.open, 'letter.list', { case: caseId })],
  };
}
