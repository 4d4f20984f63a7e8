import type { KnownReasonView } from '../services/cases/knownReason.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { execute, line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** "Kendt årsag (aftalt forløb), til og med tirsdag d. 12. jan. · angivet af Mette Holm". */
export function knownLine(
  known: KnownReasonView | undefined,
  wording: Wording,
): readonly Element[] {
  return known ? [line(knownWords(known, wording), { spacing: 'Small' })] : [];
}

export function knownWords({ kind, until, by }: KnownReasonView, wording: Wording): string {
  const { known: texts } = wording.texts;
  return texts.line(wording.date(until), texts.kinds[kind], by && escapeMarkdown(by, 24));
}

/** A button to the form; none without a pupil's id. */
export function explainButton(
  pupilId: string | undefined,
  from: 'case' | 'status' | 'early',
  { texts }: Wording,
): readonly Action[] {
  if (pupilId === undefined) return [];
  const look = { associatedInputs: 'none' } as const;
  return [execute(texts.known.open, 'known.form', { id: pupilId, from }, look)];
}
