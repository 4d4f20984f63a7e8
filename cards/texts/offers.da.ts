import type { BegunAnswer } from '../../services/cases/caseWork.ts';
import { amount } from './amount.ts';

/** What a municipality offers a pupil, a board's questions, and whether the pupil has begun there. */
export const offers = {
  open: (count: number) => `Tilbud (${count})`,
  heading: (who: string) => `Tilbud: ${who}`,
  none: 'Kommunens liste har ingen tilbud til dette klassetrin.',
  note: 'Tilbud til elevens klassetrin. Skolelederen vurderer sammen med PPR og forældrene, om et af dem passer.',
  grades: (from: number, to: number) =>
    from === to ? `${from}. klasse` : `${from}.–${to}. klasse`,
  support: 'hjælp på elevens egen skole',
  wayIn: (how: string) => `**Sådan:** ${how}`,
  noWayIn: '**Sådan:** Det står ikke på kommunens liste. Se under »Læs mere«.',
  nextOn: (date: string, days: number) =>
    days === 0
      ? 'Visitation i dag.'
      : `Næste visitation ${date}: om ${amount(days, 'dag', 'dage')}.`,
  nextIn: (month: string, days: number) =>
    days === 0
      ? `Visitation i denne måned (${month}).`
      : `Næste visitation i ${month}: tidligst om ${amount(days, 'dag', 'dage')}.`,
  answered: (count: number, of: number) => `${count} af ${of} spørgsmål besvaret`,
  last: (on: string, by: string | undefined) =>
    by === undefined ? `senest ${on}` : `senest ${on} af ${by}`,
  stale: (on: string) =>
    `Oplysningerne er fra ${on} og kan være forældede. Spørg, før I regner med dem.`,
  questions: 'Spørgsmål …',
  page: 'Læs mere',
  more: 'Flere tilbud',
  workLine: (name: string, answered: string) => `**${name}:** ${answered}.`,
  form: {
    name: (name: string) => `Tilbud: ${name}`,
    label: 'Hvad er besvaret i skemaet?',
    hint: 'Sæt kun hak. Svarene skrives i kommunens skema, ikke her.',
    enclosed: (what: string) => `Husk bilag: ${what}.`,
  },
  place: {
    label: 'Hvilket tilbud? (kun ved »Andet tilbud«)',
    placeholder: 'Vælg tilbud',
    other: 'Andet',
  },
  went: (name: string, from: string) => `Videre til: **${name}** (fra ${from})`,
  wentElsewhere: (from: string) => `Videre til et tilbud, der ikke er på listen (fra ${from})`,
  begun: {
    question: (name: string | undefined) =>
      name === undefined
        ? 'Er eleven begyndt på det nye sted?'
        : `Er eleven begyndt på det nye sted (${name})?`,
    why: 'Så ingen bliver tabt mellem to steder.',
    answers: { yes: 'Ja', no: 'Nej', unknown: 'Ved ikke' } satisfies Readonly<
      Record<BegunAnswer, string>
    >,
    told: {
      yes: (on: string) => `Eleven er begyndt (meldt ${on}).`,
      no: (on: string) => `Eleven er ikke begyndt (meldt ${on}).`,
      unknown: (on: string) =>
        `Den ${on} vidste ingen, om eleven var begyndt. Du bliver spurgt igen.`,
    } satisfies Readonly<Record<BegunAnswer, (on: string) => string>>,
    notBegun: (name: string | undefined) =>
      `Eleven er ikke begyndt på ${name ?? 'det nye sted'}. Skal skolen tage sagen op igen?`,
    reopen: 'Genåbn sagen',
  },
  timeline: {
    begun: { yes: 'ja', no: 'nej', unknown: 'ved ikke' } satisfies Readonly<
      Record<BegunAnswer, string>
    >,
  },
};
