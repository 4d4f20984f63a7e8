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
  sum: (who: string) => `Med til mødet var ${who}.`,
  those: { parents: 'forældrene', pupil: 'eleven' },
  agreement: (number: number) => `Aftale ${number}`,
  agreementHint: 'En aftale uden frist får den dato. Skriv ikke navne eller helbredsoplysninger.',
  /** Each below its agreement, side by side. */
  who: 'Hvem?',
  due: 'Hvornår?',
  nexts: { follow_up: 'Gem, og følg op den dag', meeting: 'Gem, og foreslå nyt møde' },
  nextOn: 'Hvornår ser I på sagen igen? (påkrævet)',
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
  agreement_unsuited: ({ number, most }: Readonly<Record<string, string | number>>) => ({
    title: number === undefined ? 'En aftale mangler noget' : `Aftale ${number} mangler noget`,
    next:
      most === undefined
        ? 'Vælg, hvem der sørger for den.'
        : `Vælg, hvem der sørger for den. Fristen kan ligge fra i dag og højst ${most} skoledage frem, eller være tom.`,
  }),
};
