import { amount } from './amount.ts';

/** Texts of what pupils' absence asks somebody to do: contact the home, and say why a pupil was away. */
export const pupilTasks = {
  contact: {
    summary: (count: number): string =>
      count === 0 ? 'Ingen hjem skal kontaktes lige nu.' : 'Hjemmet skal kontaktes.',
    heading: 'Kontakt hjemmet i dag',
    count: (count: number) => `${amount(count, 'hjem', 'hjem')} skal kontaktes om ulovligt fravær`,
    days: (days: string) => `ulovligt fravær ${days}`,
    dueToday: 'frist i dag',
    due: (date: string) => `frist ${date}`,
    over: (days: string) => `${days} over fristen`,
    isOver: 'over fristen',
    open: 'Kontakt hjemmet',
    done: 'Hjemmet er kontaktet',
    doneWithNote: 'Gem: hjemmet er kontaktet',
    showAll: (count: number) => `Vis alle (${count})`,
    others: (count: number) => `og ${count} til`,
    note: 'Hvad aftalte I? (én linje, kan undlades)',
    noteHint: 'Skriv ikke helbredsoplysninger.',
    why: 'Skolen kontakter hjemmet med det samme, hver gang en elev er ulovligt fraværende. Opgaven er ikke en sag.',
    toContact: 'Spørg venligt til årsagen: måske mangler der bare en besked.',
    nothing: 'Ingen hjem skal kontaktes lige nu.',
    toList: 'Til min liste',
    openHint:
      'Tryk på et navn for at skrive, hvad I aftalte. Går det ikke, så skriv »status« og navnet.',
    wasDone: (who: string, when: string) => `Hjemmet er kontaktet ${when} af ${who}.`,
    inCase: 'Opgaven ligger nu i elevens sag.',
    takenBack: 'Fraværet er ikke længere noteret som ulovligt, så opgaven er bortfaldet.',
    none: 'Hjemmet skal ikke kontaktes lige nu.',
    agreed: (words: string) => `Aftalt: »${words}«`,
  },
  reason: {
    summary: (count: number): string =>
      count === 0 ? 'Der mangler ingen årsager.' : 'Der mangler en årsag til fravær.',
    heading: 'Hvorfor var eleven væk?',
    box: (count: number) => `Årsagen mangler for ${amount(count, 'elev', 'elever')}`,
    answer: 'Svar',
    at: (number: number, count: number) => `${number} af ${count}`,
    asked: 'Årsagen er ikke oplyst. Hvad ved du?',
    overdue: 'Har ventet længe på svar.',
    law: 'Har forældrene ikke givet besked samme dag, er fraværet ulovligt.',
    illness: 'Syg',
    leave: 'Fri',
    unlawful: 'Ulovligt',
    unknown: 'Ved ikke',
    next: 'Næste',
    nothing: 'Tak. Der mangler ingen årsager lige nu.',
    noMore: 'Tak. Du har ikke flere spørgsmål lige nu.',
    stands: (pupil: string, name: string) =>
      `${pupil}: spørgsmålet bliver stående. Næste skolemorgen får ${name} det også.`,
    standsAlone: (pupil: string, days: string) =>
      `${pupil}: spørgsmålet bliver stående, og du får det igen om ${days}.`,
    toList: 'Til min liste',
  },
  status: {
    contacts: (count: number) => `Hjem, der skal kontaktes: ${count}`,
    overdue: (count: number) => `${count} over fristen`,
    pupil: (days: string) => `Hjemmet skal kontaktes om ulovligt fravær ${days}`,
  },
};
