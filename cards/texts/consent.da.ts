import type { ConsentCovers } from '../../services/access/involvement.ts';
import type { HolderGap } from '../../services/cases/holderGap.ts';

/** What a consent covers and until when, and what the morning's list asks about the people of a case. */
export const consent = {
  covers: {
    absence: 'kun fraværet',
    whole_case: 'hele sagen',
  } satisfies Readonly<Record<ConsentCovers, string>>,
  coversLabel: 'Ved samtykke: Hvad omfatter det?',
  untilLabel: 'Ved samtykke: Til hvornår? (tomt felt = 6 måneder)',
  /** After a helper's line. */
  holds: (covers: string, until: string | undefined) =>
    until === undefined ? `, ${covers}` : `, ${covers}, til ${until}`,
  ends: (person: string | undefined) =>
    person === undefined
      ? 'Et samtykke udløber snart. Forny det, eller lad det udløbe.'
      : `Samtykket til ${person} udløber snart. Forny det, eller lad det udløbe.`,
  renew: 'Se samtykket',
  holder: {
    none: () => 'Sagen har ingen tovholder. Vælg en.',
    left: (person: string | undefined) =>
      person === undefined
        ? 'Sagen har fået en ny tovholder. Bekræft, eller vælg en anden.'
        : `Sagen har fået ${person} som tovholder. Bekræft, eller vælg en anden.`,
    away: (person: string | undefined) =>
      person === undefined
        ? 'Tovholderen er væk i længere tid. Vælg en ny.'
        : `${person} er væk i længere tid. Bekræft, eller vælg en anden tovholder.`,
  } satisfies Readonly<Record<HolderGap['why'], (person: string | undefined) => string>>,
  chooseHolder: 'Vælg tovholder',
};
