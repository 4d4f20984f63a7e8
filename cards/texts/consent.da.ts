import type { ConsentCovers } from '../../services/access/involvement.ts';
import type { HolderGap } from '../../services/cases/holderGap.ts';

/** What a consent covers and until when, and what the morning's list asks about the people of a case. */
export const consent = {
  covers: {
    absence: 'kun fraværet',
    whole_case: 'hele sagen',
  } satisfies Readonly<Record<ConsentCovers, string>>,
  coversLabel: 'Ved samtykke: Hvad gælder det?',
  untilLabel: 'Ved samtykke: Til hvornår? (tomt felt = 6 måneder)',
  /** After a helper's line. */
  holds: (covers: string, until: string | undefined) =>
    until === undefined ? `, ${covers}` : `, ${covers}, til ${until}`,
  ends: (person: string | undefined) =>
    person === undefined
      ? 'Et samtykke udløber snart. Forny det, eller lad det ophøre.'
      : `Samtykket til ${person} udløber snart. Forny det, eller lad det ophøre.`,
  renew: 'Se samtykket',
  holder: {
    none: () => 'Sagen har ingen tovholder. Vælg en.',
    left: (person: string | undefined) =>
      person === undefined
        ? 'Tovholderen er her ikke længere. Vælg en ny.'
        : `Tovholderen er skiftet. ${person} står der nu: bekræft, eller vælg en anden.`,
    away: (person: string | undefined) =>
      person === undefined
        ? 'Tovholderen er væk i længere tid. Vælg en ny.'
        : `${person} er væk i længere tid. Bekræft, eller vælg en anden tovholder.`,
  } satisfies Readonly<Record<HolderGap['why'], (person: string | undefined) => string>>,
  chooseHolder: 'Vælg tovholder',
};
