import type { CaseForm } from '../../services/cases/caseForms.ts';
import { afterMeetingForms } from './afterMeeting.da.ts';
import { amount } from './amount.ts';

/** The case as screens: the card itself, all steps, more, and the forms. */
export const caseScreens = {
  law: (duties: string) => `Lovpligtigt: ${duties}`,
  otherReasons: (count: number) => `Og ${amount(count, 'anden grund', 'andre grunde')}.`,
  facts: {
    holder: 'Tovholder',
    contact: 'Kontakt med hjemmet',
    meeting: 'Næste møde',
    steps: 'Trin',
  },
  nobody: 'Ingen valgt',
  noContact: (isOver: boolean): string =>
    isOver ? 'Ingen kontakt noteret' : 'Ingen kontakt noteret endnu',
  contact: (on: string, by: string | undefined, agreed: string | undefined) =>
    [agreed === undefined ? on : `${on}: »${agreed}«`, by && `(noteret af ${by})`]
      .filter(Boolean)
      .join(' '),
  meetings: {
    none: 'Ikke planlagt',
    searching: 'Leder efter tider',
    proposed: 'Tider er foreslået',
    booking: 'Indkaldelsen sendes',
    booked: 'Booket',
  },
  progress: (done: number, all: number) => `${done} af ${all} udført`,
  own: 'Dit næste trin',
  next: 'Næste trin',
  awaitsYou: 'Venter på din godkendelse',
  register:
    'Tjek det officielle fraværsregister før et udkast til underretning. Din pligt venter ikke.',
  approveAll: (count: number) => `Godkend alle (${count})`,
  approveOne: 'Godkend trin (1)',
  allSteps: 'Alle trin',
  stepsHeading: (who: string) => `Alle trin: ${who}`,
  open: 'Mangler',
  settled: 'Afsluttede trin',
  nextPage: 'Flere trin',
  morePlan: 'Mere af planen',
  moreReasons: 'Flere grunde',
  page: (page: number, of: number) => `Side ${page} af ${of}`,
  back: 'Tilbage',
  reasons: 'Grunde og virkning',
  reasonsHeading: (who: string) => `Grunde og virkning: ${who}`,
  effect: 'Virker det?',
  work: 'Plan og hjælp',
  workHeading: (who: string) => `Plan og hjælp: ${who}`,
  noWork: 'Her er ikke sat noget i gang endnu.',
  people: 'Personer',
  peopleHeading: (who: string) => `Personer: ${who}`,
  nobodyElse: 'Ingen uden for skolen er med i sagen.',
  noComments: 'Der er ingen bemærkninger.',
  allComments: (count: number) => `Alle bemærkninger (${count})`,
  moreComments: 'Flere bemærkninger',
  commentsHeading: (who: string) => `Bemærkninger: ${who}`,
  canClose: 'Sagen kan afsluttes: fremmødet opfylder handlevejledningens kriterier.',
  closingWaits: (open: string, steps: string, count: number) =>
    `Lige nu kan sagen kun afsluttes som ${open}. De andre måder kræver, at ${count === 1 ? `det lovpligtige trin ${steps}` : `de lovpligtige trin ${steps}`} er udført. Se »Alle trin«.`,
  forms: {
    done: { open: 'Markér udført …', heading: 'Markér udført', send: 'Markér udført' },
    assign: { open: 'Tildel …', heading: 'Tildel trin', send: 'Tildel' },
    postpone: { open: 'Udskyd …', heading: 'Udskyd trin', send: 'Udskyd' },
    reject: { open: 'Afvis …', heading: 'Afvis trin', send: 'Afvis' },
    comment: { open: 'Skriv bemærkning …', heading: 'Skriv bemærkning', send: 'Gem bemærkning' },
    close: { open: 'Afslut sagen …', heading: 'Afslut sagen', send: 'Afslut sagen nu' },
    involve: { open: 'Inddrag fagperson …', heading: 'Inddrag fagperson', send: 'Inddrag' },
    arrange: { open: 'Særlig ordning …', heading: 'Særlig ordning', send: 'Start i dag' },
    map: { open: 'Afdækning …', heading: 'Afdækning', send: 'Gem afdækning' },
    goal: { open: 'Tilføj mål …', heading: 'Mål i handleplanen', send: 'Gem mål' },
    backStep: { open: 'Nyt skridt …', heading: 'Skridt på vejen tilbage', send: 'Gem skridt' },
    review: { open: 'Opfølgning …', heading: 'Opfølgning på planen', send: 'Gem dato' },
    holder: { open: 'Skift tovholder …', heading: 'Skift tovholder', send: 'Skift tovholder' },
    contact: { open: 'Notér kontakt …', heading: 'Notér kontakt', send: 'Notér kontakt' },
    visitation: { open: 'Spørgsmål …', heading: 'Spørgsmål til visitation', send: 'Gem' },
    ...afterMeetingForms,
  } satisfies Readonly<Record<CaseForm, { open: string; heading: string; send: string }>>,
  stepLabel: 'Hvilket trin? (påkrævet)',
  stepMissing: 'Vælg et trin.',
  stepChoice: (number: number, text: string, due: string) => `${number}. ${text} · ${due}`,
  stepDue: (date: string) => `frist ${date}`,
  stepOverdue: (date: string) => `over fristen ${date}`,
  outcomeLabel: (steps: string, _count: number) =>
    `Hvad blev aftalt, og hvordan gik det?${steps && ` (påkrævet for trin ${steps})`}`,
  holderLabel: 'Hvem skal være tovholder? (påkrævet)',
  holderNow: (name: string) => `Tovholder nu: ${name}`,
  releaseLabel: 'Hvem skal ikke længere være med?',
  notNow: 'Det kan du ikke gøre i sagen lige nu.',
  otherColleagues: 'Andre kolleger',
  notNowNext: 'Intet er gemt. Gå tilbage for at se sagen, som den er nu.',
  /** What is left of a form that can no longer be sent. */
  youWrote: (number: number | undefined): string =>
    number === undefined ? 'Det, du skrev' : `Det, du skrev (${number})`,
  notNowKept: 'Det, du skrev, står her stadig, så du kan kopiere det.',
  meanwhile: 'Imens er dette sket:',
  change: (what: string, step: string | undefined, who: string | undefined) =>
    [step === undefined ? what : `${what}: ${step}`, who && `(${who})`].filter(Boolean).join(' '),
  staleTitle: 'Sagen er blevet ændret imens',
  staleNext: 'Intet er gemt endnu. Se efter, om det stadig passer, og tryk igen.',
  /** An error beside its field. */
  error: (title: string, next: string) => `${title}. ${next}`,
};
