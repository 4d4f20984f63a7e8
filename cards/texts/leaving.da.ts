import type { LeavingState } from '../../services/cases/leavingItem.ts';

import type { TurnoverGap, TurnoverReason } from '../../services/cases/turnover.ts';
import { amount } from './amount.ts';

const cases = (count: number) => amount(count, 'sag', 'sager');

/** Pupils who left the roster with an open case, and hand-overs between schools. */
export const leaving = {
  items: {
    undecided: () =>
      'Eleven står ikke længere på elevlisten. Giv sagen videre, afslut den, eller ret listen.',
    wrong: () => 'Fejlen i elevlisten er meldt, men eleven står der ikke endnu.',
    refused: (school: string) =>
      `${school} kender ikke eleven. Vælg en anden skole, afslut sagen, eller ret listen.`,
    unanswered: (school: string) => `${school} har ikke svaret på overleveringen.`,
  } satisfies Readonly<Record<LeavingState, (school: string) => string>>,
  choose: 'Vælg',
  decide: 'Tag stilling',
  fromSchool: (school: string) => `${school} vil overlevere en sag.`,
  see: 'Se overleveringen',
  summary: (number: string) => `Eleven i sag ${number} står ikke længere på elevlisten.`,
  heading: (who: string) => `${who}: ude af elevlisten`,
  left: (number: string, date: string) => `Sag ${number} · ude af elevlisten siden ${date}`,
  states: {
    undecided: () => 'Sagen er stadig åben.',
    wrong: () =>
      'Fejlen i elevlisten er meldt. Sagen fortsætter af sig selv, når eleven er på listen igen.',
    refused: (school: string) => `${school} kender ikke eleven. Sagen er stadig åben.`,
    unanswered: (school: string) => `Sagen er tilbudt til ${school}, som ikke har svaret endnu.`,
  } satisfies Readonly<Record<LeavingState, (school: string) => string>>,
  /** What the reader can do about it, as far as it is offered. */
  ways: {
    handOver: { undecided: 'overlever den til den nye skole', refused: 'vælg en anden skole' },
    close: 'afslut den',
    rosterWrong: 'ret elevlisten',
    movedAway: 'giv besked om, at eleven er flyttet fra kommunen',
  },
  /** "a, b, eller c": whole commands, with a comma between all of them. */
  oneOf: (ways: readonly string[]) =>
    `${ways.map((way, at) => (at > 0 && at === ways.length - 1 ? `eller ${way}` : way)).join(', ')}.`,
  othersDecide: 'Ledelsen eller tovholderen afgør, hvad der skal ske.',
  over: (days: string) => `Det er ${days} over fristen.`,
  duties: 'Lovpligtigt, som ikke er gjort',
  found: (school: string) => `Eleven står nu på elevlisten hos ${school}.`,
  school: 'Hvilken skole skal overtage sagen? (påkrævet for at overlevere)',
  handOverNow: 'Overlever sagen',
  wrong: 'Elevlisten er forkert',
  movedAway: 'Flyttet fra kommunen',
  onCase: (date: string) => `Siden ${date} har eleven været ude af elevlisten.`,
  takenOver: (school: string, number: string) => `Overtaget fra ${school}, sag ${number}.`,
  takenOverLevel: (level: string) => `Niveauet dér: ${level}.`,
  before: (school: string) => `Før overtagelsen, på ${school}`,
  handedOver: (school: string, number: string | undefined) =>
    number === undefined ? `Fortsætter på ${school}.` : `Fortsætter på ${school}, sag ${number}.`,
  rosterWrong: {
    summary: 'En elev mangler på elevlisten.',
    heading: 'En elev mangler på elevlisten',
    text: (who: string, date: string) =>
      `${who}, har siden ${date} været ude af elevlisten. En kollega siger, at eleven stadig går på skolen.`,
    next: 'Ret det i det system, elevlisten kommer fra. Så er eleven med ved næste indlæsning.',
  },
  handOver: {
    summary: 'En anden skole vil overlevere en sag.',
    title: 'Overlevering af en sag',
    heading: (who: string) => `Overlevering: ${who}`,
    from: (school: string, date: string, due: string) =>
      `Tilbudt af ${school} ${date} · svar senest ${due}`,
    since: (date: string) => `sag siden ${date}`,
    noLevel: 'ingen grænse nået',
    wayBack: (well: number, partly: number, not: number) =>
      `Vejen tilbage: ${amount(well, 'skridt', 'skridt')} lykkedes, ${partly} delvist, ${not} ikke.`,
    done: 'Det er gjort',
    nothingDone: 'Der er ikke udført nogen trin endnu.',
    contact: (name: string, role: string, email: string) =>
      `Spørg ${name} (${role}), ${email}, hvis I vil vide mere.`,
    isHere: 'Eleven står på jeres elevliste. Overtager I sagen?',
    notHereYet:
      'Eleven står ikke på jeres elevliste endnu. I kan overtage sagen, når eleven er på den.',
    namesakes: (classes: string, count: number) =>
      `I har ${count === 1 ? 'en elev' : 'elever'} med samme navn i ${classes}. Er det den samme elev, så overtag sagen. Ellers tryk »Ikke her«.`,
    isThis: (classTitle: string) => `Overtag: ${classTitle}`,
    accept: 'Overtag sagen',
    refuse: 'Ikke her',
    ended: {
      offered: 'Overleveringen er ikke klar endnu. Prøv igen om lidt.',
      accepted: 'I har overtaget sagen. Den fortsætter hos jer.',
      refused: 'I har svaret, at eleven ikke er hos jer. Den gamle skole har fået besked.',
      withdrawn: 'Den anden skole har trukket overleveringen tilbage.',
    },
  },
  turnover: {
    summary: (count: number) => `${cases(count)} skal overleveres før sommerferien.`,
    heading: (school: string) => `Overlevering før sommerferien: ${school}`,
    answer: (count: number) =>
      count === 0
        ? 'Ingen sager skal overleveres.'
        : `${cases(count)} skal overleveres eller afsluttes, før skoleåret slutter.`,
    open: (count: number) => `Før sommerferien (${count})`,
    reasons: {
      left: 'Står ikke længere på elevlisten',
      finishes: 'Går ud af skolen',
      no_class_teacher: 'Klassen mangler en klasselærer',
      other_offer: 'I et andet tilbud',
    } satisfies Readonly<Record<TurnoverReason, string>>,
    holder: (name: string) => `tovholder ${name}`,
    missing: (list: readonly string[]) => `Åbent: ${list.join(', ')}`,
    gaps: {
      duty_open: 'en lovpligtig opgave er ikke gjort',
      no_plan: 'ingen plan',
      no_holder: 'ingen tovholder',
      overdue: 'trin over fristen',
    } satisfies Readonly<Record<TurnoverGap, string>>,
  },
};
