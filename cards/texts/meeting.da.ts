import type { AnswerCounts } from '../../services/meetings/views.ts';
import { amount } from './amount.ts';

/** What the card of a team meeting says. */
export const meeting = {
  summary: {
    searching: (number: string) => `Sag ${number}: der ledes efter mødetider.`,
    proposed: (number: string) => `Sag ${number}: forslag til mødetider.`,
    no_times: (number: string) => `Sag ${number}: ingen fælles mødetid fundet.`,
    booking: (number: string) => `Sag ${number}: mødet er ved at blive booket.`,
    booked: (number: string) => `Sag ${number}: mødet er booket.`,
    cancelled: (number: string) => `Sag ${number}: mødet er aflyst.`,
    failed: (number: string) => `Sag ${number}: mødet kunne ikke bookes.`,
  },
  standingSummary: {
    all_can: (number: string) => `Sag ${number}: alle, der skal deltage, kan samme tid.`,
    none_can: (number: string) => `Sag ${number}: ingen af mødetiderne passer alle.`,
  },
  searchFailed: (number: string) => `Sag ${number}: kalenderne kunne ikke læses.`,
  heading: (number: string) => `Teammøde, sag ${number}`,
  organiser: (name: string, minutes: number) =>
    `${amount(minutes, 'minut', 'minutter')} · indkaldes af ${name}`,
  required: 'Skal deltage',
  optional: 'Kan deltage',
  noCalendar: 'Ingen kalender',
  states: {
    searching: 'Leder efter tider, hvor alle kan. Det tager kun et øjeblik.',
    proposed: 'Hvilke tider passer dig?',
    no_times: 'Der er ingen tid inden fristen, hvor teamet kan mødes. Aftal en tid direkte.',
    booking: 'Mødet er ved at blive booket. Indkaldelsen kommer i kalenderen.',
    booked: 'Mødet er booket og står i kalenderen.',
    cancelled: 'Mødet er aflyst. Alle har fået besked.',
    failed: 'Mødet kunne ikke bookes i kalenderen.',
  },
  noTimesFurther:
    'Der er ingen tid inden fristen, hvor teamet kan mødes. Foreslå nye tider, så ledes der en uge længere frem, eller aftal en tid direkte.',
  /** `what` goes on from here: "kunne ikke bookes …". */
  theMeeting: (when: string | undefined, what: string) =>
    `Mødet ${when === undefined ? '' : `${when} `}${what}`,
  /** For those who are only invited. */
  notActing: {
    failed: (organiser: string) =>
      `Mødet er ikke booket endnu. ${organiser} finder en anden tid; du behøver ikke gøre noget.`,
    cancelled: 'Mødet er aflyst, men står måske stadig i din kalender.',
  },
  replaced: 'Der ledes efter en ny tid. Se det nye kort.',
  failures: {
    search: {
      rights:
        'Kalenderne kunne ikke læses: Nærvær har ikke adgang til dem. Bed it-administratoren om at se på det, og aftal en tid direkte så længe.',
      no_mailbox:
        'Kalenderne kunne ikke læses: ingen af de indkaldte har en kalender. Aftal en tid direkte.',
      no_answer:
        'Kalenderne kunne ikke læses lige nu. Prøv igen om lidt, eller aftal en tid direkte.',
      not_connected:
        'Kalenderne kunne ikke læses: Nærvær er ikke koblet til dem. Aftal en tid direkte, eller spørg it-administratoren.',
    },
    booking: {
      rights:
        'kunne ikke bookes: Nærvær har ikke adgang til kalenderen. Bed it-administratoren om at se på det, og book mødet selv i Outlook så længe.',
      no_mailbox:
        'kunne ikke bookes: Den, der indkalder, har ingen kalender. Lad en anden foreslå mødet fra sagen, eller aftal tiden direkte.',
      no_answer:
        'kunne ikke bookes i kalenderen. Foreslå nye tider, eller book det selv i Outlook.',
      not_connected:
        'kunne ikke bookes: Nærvær er ikke koblet til kalenderen. Book det selv i Outlook, eller spørg it-administratoren.',
    },
    cancelling: {
      rights:
        'Mødet er aflyst, men det står stadig i kalenderen: Nærvær har ikke adgang til den. Aflys det selv i Outlook, og bed it-administratoren om at se på det.',
      no_mailbox:
        'Mødet er aflyst, men det kunne ikke slettes i kalenderen. Er det der stadig, så aflys det selv i Outlook.',
      no_answer:
        'Mødet er aflyst, men det kunne ikke slettes i kalenderen. Aflys det selv i Outlook, så de andre får besked.',
      not_connected:
        'Mødet er aflyst, men Nærvær er ikke koblet til kalenderen. Aflys det selv i Outlook, så de andre får besked.',
    },
  },

  allCan: (when: string) => `Alle, der skal deltage, kan ${when}.`,
  notYes: (names: string) => `Har ikke sagt ja: ${names}`,
  noneCan: 'Ingen af tiderne passer alle, der skal deltage.',
  cannotAny: (names: string) => `Kan ingen af dem: ${names}`,
  past: 'Tiderne er passeret.',
  suitedByNone: (names: string) => `${names} kan ikke nogen af tiderne.`,

  optionPast: 'Tidspunktet er passeret',
  can: (names: string) => `Kan: ${names}`,
  cannot: (names: string) => `Kan ikke: ${names}`,
  waiting: (names: string) => `Mangler svar: ${names}`,
  waitingFree: (names: string) => `Mangler svar, ledig i kalenderen: ${names}`,
  busy: (names: string) => `Optaget i kalenderen: ${names}`,
  calendarSays: {
    busy: (name: string) => `${name} (optaget)`,
    tentative: (name: string) => `${name} (måske optaget)`,
    unknown: (name: string) => `${name} (kalender ikke læst)`,
    none: (name: string) => `${name} (ingen kalender)`,
    free: (name: string) => `${name} (ledig)`,
  },
  answers: ({ accepted, tentative, declined }: AnswerCounts) =>
    `Svar: ${[
      ...(accepted > 0 ? [`${accepted} kommer`] : []),
      ...(tentative > 0 ? [`${tentative} måske`] : []),
      ...(declined > 0 ? [`${declined} kommer ikke`] : []),
    ].join(', ')}`,

  answer: 'Jeg kan',
  answerSuggested: 'Jeg kan (foreslået ud fra din kalender)',
  answerAgain: 'Dit svar: jeg kan',
  send: 'Send svar',
  change: 'Ret svar',
  none: 'Ingen passer',

  book: (when: string) => `Book ${when}`,
  bookOne: 'Book …',
  bookOther: 'Book en anden tid …',
  bookWhich: 'Hvilken tid skal bookes?',
  bookTooltip: (when: string) => `Book mødet ${when}`,
  sure: (when: string) => `Book alligevel ${when}?`,
  saidNo: (names: string) => `Har sagt nej: ${names}.`,
  bookAnyway: 'Book alligevel',
  back: 'Tilbage',
  newTimes: 'Foreslå nye tider',
  again: 'Prøv igen',

  participants: 'Deltagere',
  more: 'Mere …',
  bookItself: 'Book automatisk, når alle, der skal deltage, kan',
  bookItselfHint: {
    off: 'Slået fra: mødet bookes kun automatisk, når alle indkaldte kan.',
    on: 'Slået til: der ventes ikke på svar fra dem, der kan deltage.',
  },
  bookItselfSet: { off: 'Slå til', on: 'Slå fra' },
  booksItself: 'Mødet bookes automatisk, når alle, der skal deltage, har sagt ja til samme tid.',
  join: 'Deltag i mødet',
  cancel: 'Aflys …',
  cancelSure: 'Aflyser du mødet, får alle, der er indkaldt, besked.',
  cancelConfirm: 'Aflys mødet',
};
