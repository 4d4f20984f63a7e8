import type { Happening } from '../../services/cases/timeline.ts';
import { amount } from './amount.ts';

/** What is asked and told after a team meeting. */
export const afterMeeting = {
  when: (when: string) => `Mødet var ${when}.`,
  came: 'Hvem kom?',
  home: 'Fra hjemmet',
  parents: 'Forældre',
  pupil: 'Eleven',
  notHeld: 'Blev ikke holdt: foreslå nye tider',
  colleagues: (count: number) => amount(count, 'kollega', 'kolleger'),
  sum: (who: string) => `Til mødet: ${who}`,
  agreement: (number: number) => `Aftale ${number}`,
  agreementHint: 'Uden frist gælder næste dato. Ingen helbredsoplysninger.',
  who: (number: number) => `Hvem sørger for aftale ${number}?`,
  due: (number: number) => `Frist, aftale ${number}`,
  nexts: { follow_up: 'Gem, og følg op den dag', meeting: 'Gem, og foreslå nyt møde' },
  nextOn: 'Næste dato (påkrævet)',
  nextMissing: 'Vælg, hvornår I ser på det igen.',
  task: 'Hvad kom der ud af mødet?',
  day: (when: string) => `mødet ${when}`,
  button: 'Efter mødet …',
  told: { held: 'Mødet er holdt.', not_held: 'Mødet blev ikke holdt.' },
  asked: 'Mødet er slut. Fortæl, hvad I aftalte.',
  timeline: ({ parents, pupil, agreed }: Extract<Happening, { do: 'held' }>) => [
    ...(parents || pupil
      ? [`med ${[...(parents ? ['forældre'] : []), ...(pupil ? ['eleven'] : [])].join(' og ')}`]
      : []),
    amount(agreed, 'aftale', 'aftaler'),
  ],
  notHeldName: 'Teammødet blev ikke holdt',
  nextDay: (date: string) => `ses på igen ${date}`,
};

export const afterMeetingForms = {
  came: { open: 'Efter mødet …', heading: 'Efter mødet', send: 'Videre til aftaler' },
  agreed: { open: 'Aftaler …', heading: 'Aftaler fra mødet', send: 'Gem' },
};

export const afterMeetingRefusals = {
  meeting_answered: () => ({
    title: 'Det er allerede noteret, hvad der kom ud af mødet',
    next: 'Du kan se aftalerne i sagen.',
  }),
  next_date_unsuited: ({ most }: Readonly<Record<string, string | number>>) => ({
    title: 'Den dato kan ikke bruges',
    next:
      most === undefined
        ? 'Vælg en dag efter i dag, men ikke for langt frem.'
        : `Vælg en dag efter i dag og højst ${most} skoledage frem.`,
  }),
  agreement_unsuited: ({ number }: Readonly<Record<string, string | number>>) => ({
    title: number === undefined ? 'En aftale mangler noget' : `Aftale ${number} mangler noget`,
    next: 'Vælg, hvem der gør det, og en frist forude.',
  }),
};
