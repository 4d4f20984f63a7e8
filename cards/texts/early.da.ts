import type { ReviewLine, Trend } from '../../services/status/monthReview.ts';
import { amount } from './amount.ts';

/** The month's look at everybody, and one pupil without a case. */
export const early = {
  review: {
    summary: (count: number) =>
      count === 0
        ? 'Månedens overblik er tomt.'
        : `Månedens overblik: ${amount(count, 'elev', 'elever')}.`,
    heading: 'Månedens overblik',
    meta: (date: string, count: number) => `${date} · ${amount(count, 'elev', 'elever')} uden sag`,
    who: {
      school: (percent: string, days: string) =>
        `Mindst ${percent} fravær i de seneste ${days}, eller en nået grænse.`,
      own: (percent: string, days: string) =>
        `I dine klasser: mindst ${percent} fravær i de seneste ${days}, eller en nået grænse.`,
    },
    arrows: 'Pilen viser dage væk i de seneste 20 skoledage mod de 20 før.',
    nobody: 'Ingen elever lige nu. Det er godt nyt.',
    open: 'Se eleven',
    hint: 'Tryk på en elev for at se ugerne, eller vælg her',
    choose: 'Vælg en elev',
    last: (date: string) => `Sidst gennemgået ${date}`,
    never: 'Overblikket er ikke gennemgået før.',
    done: 'Gennemgået i dag',
    due: (count: number) => `Månedens overblik (${count})`,
    dueText: 'Elever med meget fravær og uden sag: se på dem sammen i teamet.',
    dueOpen: 'Åbn overblikket',
  },
  status: (count: number, last: string | undefined) =>
    `${amount(count, 'elev', 'elever')} med meget fravær uden sag · ${last === undefined ? 'ikke gennemgået endnu' : `sidste gennemgang ${last}`}`,
  patterns: {
    weekdays: ['mandagen', 'tirsdagen', 'onsdagen', 'torsdagen', 'fredagen'],
    weekday: (day: string) => `mest om ${day}`,
    single_days: 'mange enkeltdage',
    late: 'kommer ofte for sent eller går før tid',
  },
  trends: {
    more: '↑ mere fravær',
    less: '↓ mindre fravær',
    same: '→ uændret fravær',
  } satisfies Readonly<Record<Trend['is'], string>>,
  against: {
    more: (now: string, before: string) => `↑ ${now} væk, ${before} før`,
    less: (now: string, before: string) => `↓ ${now} væk, ${before} før`,
  },
  talks: {
    asked: 'bedt om samtale',
    held: 'samtale holdt',
  } satisfies Readonly<Record<NonNullable<ReviewLine['talk']>, string>>,
  pupil: {
    summary: 'Her er en elev, I holder øje med.',
    absence: (percent: string, days: string) => `**${percent} fravær** (${days})`,
    level: (level: string) => `niveau: ${level}`,
    trend: (trend: string, now: string, before: string) =>
      `${trend}: ${now} i de seneste 20 skoledage mod ${before} i de 20 før.`,
    asked: (name: string, date: string) => `${name} taler med eleven inden ${date}`,
    held: (date: string, name: string | undefined, words: string) =>
      `Talt med eleven ${date}${name === undefined ? '' : ` (${name})`}: »${words}«`,
    somebody: 'En kollega',
    follows: (days: string) => `Du følger eleven og får besked ved ${days} fravær mere.`,
    talk: 'Bed om en samtale',
    talkAgain: 'Bed om en ny samtale',
    outcome: 'Talt med eleven: hvordan gik det, på én linje? (påkrævet)',
    outcomeMissing: 'Skriv kort, hvordan det gik.',
    hint: 'Skriv ikke navne eller helbredsoplysninger.',
    talked: 'Samtalen er holdt',
    openCase: 'Åbn en sag',
    hasCase: 'Der er en sag om eleven.',
    showCase: 'Se sagen',
    follow: 'Følg',
    unfollow: 'Følg ikke længere',
    backToReview: 'Tilbage',
    backToList: 'Tilbage til listen',
  },
  list: {
    more: (days: string) => `${days} fravær mere, siden du sidst fik besked.`,
    open: 'Se eleven',
  },
};
