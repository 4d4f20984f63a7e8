import { holdsCpr } from '../notes/cpr.ts';
import { fold } from '../notes/tokens.ts';
import { mentionsOf } from './mentions.ts';
import type { NameForms } from './nameForms.ts';

/** What is wrong with a reason for erasing, if anything. */
export type ReasonFault = 'empty' | 'name' | 'cpr' | 'id';

/** The reason is kept, so it must not identify who was erased. */
export function faultOfReason(
  reason: string,
  { pupilId, forms }: { pupilId: string; forms: NameForms | undefined },
): ReasonFault | undefined {
  if (reason.trim() === '') return 'empty';
  if (holdsCpr(reason)) return 'cpr';
  if (squeezed(reason).includes(squeezed(pupilId))) return 'id';
  return forms && mentionsOf(reason, forms).length > 0 ? 'name' : undefined;
}

/** Only letters and digits: "Linde P012" is "linde-p012" as well. */
function squeezed(text: string): string {
  return fold(text.normalize('NFKC')).replace(/[^\p{L}\p{N}]+/gu, '');
}
