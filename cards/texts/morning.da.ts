import { amount } from './amount.ts';

/** Texts of the morning's list, and of what is done from it. */
export const morning = {
  summary: (count: number) =>
    count === 0
      ? 'Intet venter på dig lige nu.'
      : count === 1
        ? 'Én ting venter på dig.'
        : `${count} ting venter på dig.`,
  goodNews: (count: number) => `Der er godt nyt om ${count === 1 ? 'en elev' : `${count} elever`}.`,
  heading: (name: string) => `Godmorgen, ${name}`,
  first:
    'Hver skoledag samler jeg her, hvad der venter på dig, med det vigtigste først. Klar det med knappen, eller tryk på et navn for at se mere.',
  nothing: 'Der er ikke noget, der venter på dig lige nu.',
  praise: (pupil: string, classTitle: string, days: number) =>
    `${pupil} fra ${classTitle} har været i skole ${amount(days, 'skoledag', 'skoledage')} i træk.`,
  approved: (count: number) => `${amount(count, 'trin', 'trin')} godkendt.`,
  left: (count: number) =>
    `${count} kunne ikke godkendes, fordi ${count === 1 ? 'sagen' : 'sagerne'} er ændret i mellemtiden.`,
  kinds: {
    approve: 'Venter på din godkendelse',
    do: 'Dit trin',
    judge: 'Din vurdering',
    help: 'Har ventet længe',
    close: 'Skal sagen afsluttes?',
    left: 'Hvad skal der ske med sagen?',
    handOver: 'Fra en anden skole',
    talk: 'Samtale med eleven',
    worse: 'Du følger eleven',
    holder: 'Tovholder',
    consent: 'Samtykke udløber',
    wayBack: 'Vejen tilbage',
    arrangement: 'Særlig ordning',
    begun: 'Andet tilbud',
    held: 'Efter mødet',
  },
  legal: 'lovpligtigt',
  /** Of a case as a whole. */
  hasDuty: 'sagen har en lovpligtig opgave',
  acute: 'haster',
  closing: 'Det fravær, sagen bygger på, er slettet.',
  since: (date: string) => `siden ${date}`,
  due: (date: string) => `frist ${date}`,
  dueToday: 'frist i dag',
  overBy: (days: string) => `${days} over fristen`,
  standsIn: (name: string) => `Du tager over for ${name}`,
  reminded: 'påmindet i dag',
  open: 'Åbn sagen',
  openByName: 'Tryk på et navn for at åbne sagen. Går det ikke, så skriv »status« og navnet.',
  seeByName: 'Tryk på et navn for at se mere. Går det ikke, så skriv »status« og navnet.',
  remind: (name: string) => `Mind ${name} om det`,
  approveAll: (count: number) => `Godkend alle (${count})`,
  approveAllAt: (count: number, school: string) => `Godkend alle (${count}), ${school}`,
  rest: (count: number) => `Vis resten (${count})`,
  part: (from: number, to: number, count: number) =>
    from === to ? `Nr. ${from} af ${count}` : `Nr. ${from}–${to} af ${count}`,
  back: 'Tilbage',
  next: 'Næste',
  refresh: 'Opdater listen',
  moved: 'Din liste står længere nede i chatten.',
  nudge: {
    summary: 'En kollega minder dig om et trin.',
    heading: 'En venlig påmindelse',
    text: (name: string) => `${name} minder dig om dette:`,
  },
};
