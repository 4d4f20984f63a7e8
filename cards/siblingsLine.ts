import type { SiblingsView } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { line } from './elements.ts';
import { pupilInClass } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

/** As many as are said in a line; more are counted. */
const mostNamed = 2;

/** "Søskende på skolen: Ida Holm, 3.b (også meget fravær)". */
export function siblingsLine(
  siblings: SiblingsView | undefined,
  wording: Wording,
): readonly Element[] {
  if (!siblings) return [];
  const { siblings: texts } = wording.texts;
  const parts = [
    ...(siblings.here.length === 0 ? [] : [hereWords(siblings.here, wording)]),
    ...(siblings.elsewhere ? [texts.elsewhere] : []),
  ];
  return [line(parts.join(' · '), { spacing: 'None' })];
}

function hereWords(here: SiblingsView['here'], { texts: { siblings: texts } }: Wording): string {
  if (here.length > mostNamed) {
    return texts.count(here.length, here.filter(({ absent }) => absent).length);
  }
  const named = here.map(({ pupil, classTitle, absent }) => {
    const who = pupilInClass({ pupil, classTitle }, 24);
    return absent ? texts.alsoAbsent(who) : who;
  });
  return texts.here(named.join(' · '), here.length);
}
