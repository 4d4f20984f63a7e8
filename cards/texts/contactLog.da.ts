import type { ContactMade } from '../../services/cases/caseWork.ts';

/** Talks with home and pupil, as they are written down on a case. */
export const contactLog = {
  with: {
    mother: 'mor',
    father: 'far',
    both_parents: 'begge forældre',
    guardian: 'en anden værge',
    pupil: 'eleven',
  } satisfies Readonly<Record<ContactMade['with'], string>>,
  withLabel: 'Hvem talte du med? (påkrævet)',
  withMissing: 'Vælg, hvem du talte med.',
  onLabel: 'Hvilken dag? (tomt felt = i dag)',
  agreedLabel:
    'Hvad aftalte I, og hvordan gik det? (én linje; påkrævet, hvis et trin dermed er udført)',
  stepLabel: 'Er et trin dermed udført?',
  noStep: 'Nej, kun notér kontakten',
  stepChoice: (number: number, text: string) => `Ja, trin ${number}: ${text}`,
  /** A line of the case: "Kontakt med mor tirsdag d. 24. nov.: »møde fredag« Noteret af Mette Holm." */
  line: (on: string, who: string, by: string | undefined, agreed: string | undefined) =>
    agreed === undefined
      ? `Kontakt med ${who} ${on}${by === undefined ? '' : ` · noteret af ${by}`}`
      : `Kontakt med ${who} ${on}: »${agreed}«${by === undefined ? '' : ` Noteret af ${by}.`}`,
  more: (count: number) =>
    count === 1
      ? 'Og én tidligere kontakt, se forløbet.'
      : `Og ${count} tidligere kontakter, se forløbet.`,
  heard: (who: string, on: string) => `Skal kontakten med ${who}${on && ` ${on}`} noteres?`,
  note: 'Notér kontakten …',
};
