import type { NoteContext } from '../notes/reading.ts';
import type { Resolved } from '../notes/resolveName.ts';
import { aboutPupil } from './aboutPupil.ts';

const forgets =
  /^(?:(?:og|and|men|but|nej|no|naa|ok|hov) )?(?:(?:bare|just|please) )?(?:glem|drop|skip|ignorer|ignore|forget|forget about|glem alt om|se bort fra|disregard)(?: (?:det med|lige|bare))? @(?: (?:igen|bare|alligevel|tak|again|please|thanks))?$/;

export const forgetPupilExamples = ['glem Loke', 'og glem Loke', 'forget Loke', 'drop Loke igen'];

/** Whom a whole message says to forget: nothing is to be noted of them. O(length), plus look-ups. */
export function forgetsPupil(text: string, context: NoteContext): Resolved | undefined {
  const about = aboutPupil(text, context);
  return about && forgets.test(about.words) ? about.who : undefined;
}
