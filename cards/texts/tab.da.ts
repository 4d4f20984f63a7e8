import { amount } from './amount.ts';

const cases = (count: number) => amount(count, 'sag', 'sager');

/** The personal tab: a page beside the chat. */
export const tab = {
  title: (school: string) => `Overblik: ${school}`,
  toContent: 'Gå til indholdet',
  loading: 'Henter overblikket …',
  /** Opened where nobody can say who is there. */
  outside: 'Åbn fanen i Teams: her på siden ved Nærvær ikke, hvem du er.',
  noScript: 'Fanen kræver JavaScript. Skriv »status« til Nærvær i chatten i stedet.',
  notSignedIn:
    'Teams kunne ikke logge dig ind i fanen. Prøv igen om lidt, eller skriv »status« til Nærvær i chatten.',
  failed: 'Overblikket kunne ikke hentes lige nu. Prøv igen om lidt.',
  again: 'Prøv igen',
  tooFast: 'Det går lige lovlig stærkt. Vent lidt, og prøv igen.',
  schools: 'Skoler',
  together: 'Skolerne samlet',
  counted: (when: string) => `Opgjort ${when}. Opgøres igen, når tallene er ti minutter gamle.`,
  seenBy: (name: string) => `Vist for ${name}. At du har set det, er noteret.`,
  readOnly: 'Her kan du kun se. Skriv til Nærvær i chatten for at notere eller gøre noget.',
  refresh: 'Opdater',
  updated: (count: number, list: string) => `${list}: ${cases(count)} vist.`,
  updatedSchools: (count: number) => `${amount(count, 'skole', 'skoler')} vist.`,
  show: 'Vis',
  which: 'Hvilke sager?',
  showList: (list: string) => `Vis listen »${list}«`,
  sections: {
    standing: 'Sådan står det',
    cases: 'Sager',
    schools: 'Skolerne side om side',
    coverage: 'Dækning',
    trends: 'Udvikling uge for uge',
  },
  counts: {
    levels: 'Åbne sager efter niveau',
    states: 'Åbne sager efter tilstand',
    level: 'Niveau',
    state: 'Tilstand',
    cases: 'Sager',
    facts: 'Nøgletal',
  },
  list: {
    caption: (list: string, count: number) => `${list}: ${cases(count)}`,
    pupil: 'Elev',
    waits: 'Venter på',
    plan: 'Niveau og plan',
    progress: 'Udvikling',
    nothing: 'venter ikke på nogen lige nu',
  },
  bySchool: {
    caption: (count: number) =>
      `Åbne sager efter det, de mangler mest: ${amount(count, 'skole', 'skoler')}`,
    pupils: 'Elever',
    told: 'Meldt ind i kvartalet',
  },
  coverage: {
    today: 'Meldt ind i dag',
    todayOf: (reported: string, classes: number) =>
      `${reported} af ${amount(classes, 'klasse', 'klasser')}`,
    quarter: 'Klassernes skoledage i kvartalet, der er meldt ind',
    silent: 'Klasser, der ikke har meldt ind i dag',
    silentSchools: 'Skoler, hvor ingen klasse har meldt ind i dag',
    none: 'ingen',
    noSchool: 'I dag er ikke en skoledag.',
  },
  charts: {
    absentDays: 'Fraværsdage pr. uge',
    reported: 'Klasser, der har meldt ind, i procent',
    worrying: 'Elever med bekymrende fravær i ugen',
    newCases: 'Nye sager pr. uge',
    week: 'Uge',
    figures: {
      absentDays: 'Dage',
      reported: 'Meldt ind',
      worrying: 'Elever',
      newCases: 'Nye sager',
    },
    /** The picture in words; the table beside it has every figure. */
    described: (title: string, from: string, to: string) =>
      `${title}: søjler for uge ${from} til ${to}. Tallene står i tabellen ved siden af.`,
  },
  demo: {
    note: 'Prøvekommune: alt er opdigtet, og ingen er logget ind.',
    as: 'Se fanen som',
  },
};
