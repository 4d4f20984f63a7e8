import type { Category } from '../../services/absence/mark.ts';
import type { InvolvementBasis } from '../../services/access/involvement.ts';
import type { Arrangement, ClosingReason, Outcome } from '../../services/cases/caseEvent.ts';
import type { AnswerCounts } from '../../services/meetings/views.ts';
import type { Role } from '../../services/roster/roster.ts';
import { amount } from './amount.ts';
import { counts } from './counts.da.ts';
import { deliveries } from './deliveries.da.ts';
import { helpTexts } from './help.da.ts';
import { improvement } from './improvement.da.ts';
import { refusals } from './refusals.da.ts';
import { reopened } from './reopened.da.ts';
import { timeline } from './timeline.da.ts';

/** "1 elev", "3 elever". */
const pupils = (count: number) => amount(count, 'elev', 'elever');
const cases = (count: number) => amount(count, 'sag', 'sager');

const roles: Readonly<Record<Role, string>> = {
  class_teacher: 'klasselærer',
  teacher: 'lærer',
  leader: 'skoleleder',
  department_leader: 'afdelingsleder',
  wellbeing_officer: 'trivselsperson',
  akt_adviser: 'AKT-vejleder',
  ppr_psychologist: 'PPR-psykolog',
  absence_consultant: 'fraværskonsulent',
  school_social_worker: 'skolesocialrådgiver',
  health_nurse: 'sundhedsplejerske',
  ssp_consultant: 'SSP-konsulent',
  youth_guidance: 'ungevejleder',
  secretary: 'sekretær',
  coordinator: 'koordinator',
  it_administrator: 'it-administrator',
  other: 'medarbejder',
};

const categories: Readonly<Record<Category, string>> = {
  illness: 'syg',
  leave: 'fri med tilladelse',
  unlawful: 'ulovligt fravær',
  unexplained: 'fravær uden oplyst grund',
  late: 'kom for sent',
  left_early: 'gik før tid',
};

/** Rulesets' level names; any other name is shown as written. */
const levels: Readonly<Record<string, string>> = {
  attention: 'opmærksomhed',
  worrying: 'bekymrende fravær',
  dropout_risk: 'drop-out-truet',
  duty: 'kun opgaver efter loven',
};

const duties: Readonly<Record<string, string>> = {
  contact_parents: 'kontakt forældrene',
  warn_parents: 'orientér forældrene om reglerne for ulovligt fravær',
  notify_municipality: 'underret kommunen',
  support_plan: 'lav en støtteplan',
  sick_teaching: 'tal med forældrene om sygeundervisning',
  medical_certificate: 'overvej en lægeerklæring',
};

/** Danish texts: short, kind, neutral. Absence is "noteret"; the register is another system. */
export const da = {
  intlLocale: 'da-DK',
  units: {
    days: (count: string, one: boolean) => `${count} ${one ? 'dag' : 'dage'}`,
    schoolDays: (count: string, one: boolean) => `${count} ${one ? 'skoledag' : 'skoledage'}`,
  },
  dates: { day: (weekday: string, date: string) => `${weekday} d. ${date}` },
  clock: {
    at: (day: string, clock: string) => `${day} kl. ${clock}`,
  },
  roles,
  categories,
  levels,
  duties,
  fallback: (summary: string) => `${summary} Åbn Nærvær i Teams for at se mere.`,
  /** "… og 7 mere": the end of a list that was cut. */
  more: (count: number) => `… og ${count} mere`,
  quote: (text: string) => `»${text}«`,

  receipt: {
    heading: {
      note: 'Noteret',
      correct: 'Rettet',
      withdraw: 'Taget tilbage',
      all_present: 'Noteret',
      undone: 'Fortrudt',
    },
    summary: {
      note: (count: number) => `Noteret for ${pupils(count)}.`,
      correct: (count: number) => `Rettet for ${pupils(count)}.`,
      withdraw: (count: number) => `Taget tilbage for ${pupils(count)}.`,
      all_present: 'Noteret: alle er mødt.',
      undone: 'Fortrudt: noten tæller ikke længere.',
    },
    allPresent: (title: string) => `Alle er mødt i ${title}.`,
    undone: 'Noten tæller ikke længere. Skriv igen, hvis noget andet skal noteres.',
    was: (category: string) => `Før stod der: ${category}`,
    withdrawn: 'fravær taget tilbage',
    extent: {
      late: 'kom for sent',
      left: 'gik før tid',
      lessons: (count: number) => amount(count, 'lektion', 'lektioner'),
    },
    leftOut: (list: string) => `Ikke talt med: ${list}.`,
    noSchool: {
      weekend: 'weekend',
      outside: 'uden for skoleåret',
    },
    leftOutDay: (dates: string, why: string) => `${dates} (${why})`,
    alert: (pupil: string, level: string, number: string) =>
      `${pupil}: fraværet er nu på niveauet »${level}«. Teamet følger op i sag ${number}.`,
    alertDuty: (pupil: string, number: string) =>
      `${pupil}: skolen har nu en opgave omkring fraværet. Teamet følger op i sag ${number}.`,
    undo: 'Fortryd',
    change: 'Ret …',
    changes: {
      present: 'Kom alligevel',
      pupil: 'Forkert elev',
      days: 'Flere dage',
      reason: 'Anden grund',
    },
  },

  question: {
    summary: 'Nærvær mangler et svar fra dig.',
    pupil: (heard: string) => `Hvem er ${heard}?`,
    date: (heard: string) => `Hvilken dag er ${heard}?`,
    category: (heard: string) => `Hvordan skal ${heard} noteres?`,
    school: (heard: string) => `Hvilken skole gælder ${heard}?`,
    pupilUnheard: 'Hvilken elev er det?',
    dateUnheard: 'Hvilken dag er det?',
    categoryUnheard: 'Hvad er grunden til fraværet?',
    schoolUnheard: 'Hvilken skole gælder det?',
    present: 'Var i skole',
    confirm: {
      summary: 'Nærvær har forstået dette. Passer det?',
      heading: 'Passer det?',
      concern: (pupil: string) => `Du er bekymret for **${pupil}**.`,
      concernSeenBy:
        'Det bliver til en sag. Den kan ses af elevens egne lærere, skolens ledelse og dem, de inddrager. Det, du skrev, gemmes ikke.',
      yes: {
        note: 'Ja, notér det',
        correct: 'Ja, ret det',
        withdraw: 'Ja, tag det tilbage',
        concern: 'Ja, åbn en sag',
      },
      no: 'Nej',
      headingAway: (count: number): string => (count === 1 ? 'Er eleven kommet?' : 'Er de kommet?'),
      away: (list: string) => `Noteret som fraværende i dag: ${list}.`,
      come: (count: number): string => (count === 1 ? 'Ja, eleven er her' : 'Ja, de er her'),
      stillAway: 'Helt i orden. De står stadig noteret som fraværende.',
      notCome: (count: number): string => (count === 1 ? 'Nej, eleven er væk' : 'Nej, de er væk'),
      orWrite: {
        note: 'Intet er noteret endnu. Er noget forkert, så skriv bare det rigtige.',
        correct: 'Intet er rettet endnu. Er noget forkert, så skriv bare det rigtige.',
        withdraw: 'Intet er ændret endnu. Er noget forkert, så skriv bare det rigtige.',
        all_present: 'Er kun nogle kommet, så skriv det, for eksempel »Aksel er mødt«.',
        concern: 'Intet er åbnet endnu. Er noget forkert, så skriv bare det rigtige.',
      },
    },
    known: (list: string) => `Forstået indtil nu: ${list}`,
    typeInstead: 'Vælg, eller skriv svaret.',
    typeOnly: {
      pupil: 'Skriv elevens navn og klasse.',
      date: 'Skriv datoen, for eksempel 16/11.',
      category: 'Skriv grunden, for eksempel »syg« eller »fri«.',
      school: 'Skriv skolens navn.',
    },
    choose: 'Vælg',
    forget: 'Glem det',
    choiceLabel: 'Svar (skal vælges)',
    choicePlaceholder: 'Vælg på listen',
    choiceMissing: 'Vælg et svar på listen.',
    answered: 'Tak, du har svaret.',
    dropped: 'Helt i orden. Intet er noteret eller ændret.',
    about: (what: string) => `Det gjaldt: ${what}`,
    lapsed: 'Spørgsmålet er lukket. Intet er noteret; skriv noten igen, hvis den stadig gælder.',
  },

  conflict: {
    summary: 'To noter om en elev siger ikke det samme. Du kan afgøre det.',
    heading: 'To noter siger ikke det samme',
    standing: 'Det, der står og tæller',
    beside: 'Det er også noteret, men tæller ikke',
    nothing: 'intet noteret',
    by: (who: string, when: string) => `Noteret af ${who}, ${when}`,
    someone: 'en tidligere kollega',
    note: 'Det, der står, tæller, indtil du vælger noget andet.',
    keep: 'Behold det, der står',
    take: (absence: string) => `Vælg »${absence}«`,
    takeTooltip: (absence: string, dates: string) => `Vælg »${absence}«: ${dates}`,
    over: { settled: 'Det er afgjort', lapsed: 'Der er ikke længere noget at afgøre' },
    settledBy: (who: string, when: string) => `Senest afgjort af ${who}, ${when}`,
    now: 'Det står der nu',
  },

  case: {
    summary: (number: string) => `Sag ${number} om fravær.`,
    heading: (pupil: string) => `Fravær: ${pupil}`,
    anonymous: (grade: number) =>
      grade === 0 ? 'en elev i 0. klasse' : `en elev i ${grade}. klasse`,
    number: (number: string) => `Sag ${number}`,
    opened: (date: string) => `åbnet ${date}`,
    states: { proposed: 'Foreslået', open: 'Åben', monitoring: 'Følges', closed: 'Lukket' },
    concern: 'Sagen er åbnet på en bekymring. Den behøver ikke et tal.',
    quiet: (date: string) => `Der er en plan, og den følges op ${date} – ingen påmindelser før da.`,
    quietUnplanned: (date: string) =>
      `Ingen trin er åbne, og der er ingen plan endnu. Sagen følges op ${date} – ingen påmindelser før da.`,
    level: 'Niveau',
    duties: 'Opgaver',
    why: 'Hvorfor',
    noHits: 'Ingen regel er nået lige nu.',
    next: (days: string, rule: string) => `${days} til den næste grænse: ${rule}.`,
    steps: 'Hvad nu',
    stepsThen: 'Trin i sagen',
    someone: 'En tidligere kollega',
    noSteps: 'Der er ingen trin i gang.',
    step: (number: number, text: string) => `Trin ${number}: ${text}`,
    responsible: (assignee: string, role: string) => `Ansvarlig: ${assignee} (${role})`,
    role: (role: string) => `Ansvarlig: ${role}`,
    unassigned: (role: string) => `Ansvarlig: ${role} (ingen valgt endnu)`,
    due: (date: string) => `Frist: ${date}`,
    overdue: (date: string) => `Over fristen: ${date}`,
    stepStates: {
      proposed: 'Foreslået',
      awaits: (role: string) => `Venter på godkendelse fra ${role}`,
      approved: 'Godkendt',
      rejected: 'Afvist',
      done: 'Udført',
      lapsed: 'Bortfaldet, da sagen blev lukket',
    },
    decided: (state: string, by: string | undefined, on: string | undefined) =>
      [state, by && `af ${by}`, on].filter(Boolean).join(' '),
    reason: (reason: string) => `Begrundelse: ${reason}`,
    approve: 'Godkend',
    done: 'Markér udført',
    doneForm: 'Udført …',
    doneStep: (number: number) => `Trin ${number} er udført`,
    onLabel: 'Hvornår? (tom betyder i dag)',
    outcomeLabel: (steps: string) =>
      `Hvordan gik det? Skriv kort${steps && ` (skal udfyldes for trin ${steps})`}`,
    happened: (date: string) => `Skete ${date}`,
    standIn: (name: string) => `${name} tager over, så længe den ansvarlige er fraværende`,
    postponed: (reason: string) => `Udsat: ${reason}`,
    waitsFor: (number: number) => `Venter på trin ${number}`,
    judgements: { better: 'Det går bedre', same: 'Det er uændret', worse: 'Det går dårligere' },
    outcomes: {
      back_in_school: 'tilbage i skole',
      other_offer: 'andet tilbud',
      moved: 'flyttet',
      no_ground: 'intet grundlag',
    } satisfies Readonly<Record<Outcome, string>>,
    arrangements: {
      reduced_timetable: 'reduceret skema',
      one_to_one: 'enkeltmandsundervisning',
      sick_teaching: 'sygeundervisning',
    } satisfies Readonly<Record<Arrangement, string>>,
    closing: {
      ground_taken_back:
        'Det fravær, sagen bygger på, er taget tilbage. Sagen kan lukkes; det afgør I, og ingen påmindes imens.',
    } satisfies Readonly<Record<ClosingReason, string>>,
    ended: (outcome: string, date: string) => `Lukket ${date}: ${outcome}.`,
    comments: 'Bemærkninger',
    commented: (by: string, on: string, text: string) => `${by}, ${on}: ${text}`,
    comment: 'Skriv bemærkning',
    commentLabel: 'Bemærkning (skal udfyldes)',
    commentMissing: 'Skriv en kort bemærkning.',
    commentSend: 'Gem bemærkning',
    timeline: 'Forløb',
    more: 'Mere …',
    stepTooltip: (action: string, number: number) => `${action}: trin ${number}`,
    refresh: 'Opdater',
    reject: 'Afvis trin',
    rejectHint: 'Skriv kort hvorfor. Navne og helbred hører ikke til her.',
    rejectStep: (number: number) => `Afvis trin ${number}`,
    reasonLabel: 'Begrundelse (skal udfyldes)',
    reasonMissing: 'Skriv en kort begrundelse.',
    assign: 'Fordel trin',
    assignStep: (number: number) => `Giv trin ${number}`,
    assigneeLabel: 'Hvem skal have trinnet? (skal vælges)',
    assigneePlaceholder: 'Vælg en kollega',
    assigneeMissing: 'Vælg en kollega.',
    person: (name: string, role: string) => `${name} (${role})`,
    propose: 'Foreslå møde',
    join: 'Deltag i mødet',
    meeting: {
      searching: 'Møde: der ledes efter tider, som passer teamet.',
      proposed: 'Møde: forslag til tider er sendt til teamet.',
      booking: 'Møde: indkaldelsen er ved at blive sendt.',
      booked: (when: string) => `Møde: ${when}.`,
      bookedSoon: 'Mødet er booket.',
    },
    checkRegister:
      'Tjek det officielle fraværsregister, før en underretning sendes. Det er det, der gælder; Nærvær er kun en hjælp til at se det i tide.',
    closed:
      'Sagen er lukket. Den kan læses, men ikke ændres. Når fraværet igen en grænse, genåbnes den.',
  },

  involve: {
    heading: 'Også med i sagen',
    helper: (name: string, role: string, basis: string, since: string) =>
      `${name} (${role}): ${basis}, siden ${since}`,
    bases: {
      task: 'opgave i sagen',
      consent: 'med forældrenes samtykke',
      anonymous: 'anonym sparring',
      duty_to_notify: 'underretningspligt',
      crime_prevention: 'kriminalitetsforebyggelse (retsplejeloven § 115)',
    } satisfies Readonly<Record<InvolvementBasis, string>>,
    open: 'Inddrag fagperson',
    personLabel: 'Hvem? (skal vælges)',
    basisLabel: 'På hvilket grundlag? (skal vælges)',
    basisPlaceholder: 'Vælg grundlag',
    basisMissing: 'Vælg et grundlag.',
    whyLabel: 'Hvorfor? (skal udfyldes for SSP)',
    hint: 'Ved anonym sparring ses kun klassetrinnet. Skriv ikke navne eller helbred her.',
    confirm: 'Inddrag',
    release: 'Afslut inddragelse',
    releaseConfirm: 'Afslut',
  },

  tools: {
    heading: (who: string) => `Flere muligheder: ${who}`,
    back: 'Tilbage til sagen',
    hint: 'Skriv kort. Navne og helbred hører ikke til her.',
    postpone: 'Udsæt trin',
    postponeStep: (number: number) => `Udsæt trin ${number}`,
    toLabel: 'Ny frist (skal vælges, højst 20 skoledage frem)',
    toMissing: 'Vælg en ny dato.',
    whyLabel: 'Hvorfor? (skal udfyldes)',
    whyMissing: 'Skriv kort hvorfor.',
    arrange: 'Særlig ordning',
    arrangementLabel: 'Hvilken ordning? (skal vælges)',
    arrangementMissing: 'Vælg en ordning.',
    arrangeStart: 'Begynder i dag',
    arrangeEnd: 'Slutter i dag',
    runs: (arrangement: string, from: string) => `Særlig ordning siden ${from}: ${arrangement}`,
    nothing: 'Der er ikke mere at gøre eller se her lige nu.',
    close: 'Luk sagen',
    ready: 'Fremmødet er, som handlevejledningen ønsker, før en sag lukkes.',
    notReady:
      'Fremmødet er endnu ikke, som handlevejledningen ønsker. Lukkes sagen som »tilbage i skole«, så skriv hvorfor.',
    endingLabel: 'Hvordan ender den? (skal vælges)',
    endingMissing: 'Vælg, hvordan sagen ender.',
    endingWhyLabel: 'Hvorfor? (skal udfyldes ved »intet grundlag«)',
    closeConfirm: 'Luk sagen nu',
    reopen: 'Genåbn sagen',
  },

  followUp: {
    heading: 'Det er tid til at følge op',
    question: 'Hvordan går det, som du ser det?',
    answers: { better: 'Bedre', same: 'Uændret', worse: 'Værre' },
    ready: 'Fremmødet er nu sådan, at sagen kan lukkes. Det gøres under »Mere …«.',
    of: (days: string, schoolDays: string) => `${days} af ${schoolDays}`,
    better: (after: string, before: string) => `Fraværet er faldet: ${after} mod ${before} før.`,
    worse: (after: string, before: string) => `Fraværet er steget: ${after} mod ${before} før.`,
    same: (after: string, before: string) =>
      `Fraværet er næsten uændret: ${after} mod ${before} før.`,
    tooEarly: 'Det er for tidligt at se en forskel.',
    chart: 'Fravær uge for uge',
    chartTitle: 'Fraværsdage pr. uge',
    week: 'Uge',
    days: 'Fraværsdage',
  },

  improvement,
  reopened,

  timeline,

  digest: {
    summary: (count: number) =>
      count === 0
        ? 'Intet venter på dig lige nu.'
        : count === 1
          ? 'Én ting venter på dig.'
          : `${count} ting venter på dig.`,
    heading: (name: string) => `Godmorgen, ${name}`,
    nothing: 'Der er ikke noget, der venter på dig lige nu.',
    over: 'Over fristen',
    rest: 'Det næste',
    kinds: {
      approve: 'Venter på dit ja',
      do: 'Dit trin',
      judge: 'Din vurdering',
      help: 'Har ventet længe',
      close: 'Skal sagen lukkes?',
    },
    closing: 'Det fravær, sagen bygger på, er taget tilbage.',
    since: (date: string) => `siden ${date}`,
    due: (date: string) => `frist ${date}`,
    overBy: (days: string) => `${days} over fristen`,
    assignee: (name: string) => `Ansvarlig: ${name}`,
    standsIn: (name: string) => `Du tager over for ${name}, som er fraværende`,
    refresh: 'Opdater listen',
  },

  measured: {
    days: (rule: string, value: string, window: string) =>
      `${rule} – ${value} i perioden ${window}.`,
    percent: (rule: string, percent: string, value: string, window: string, schoolDays: string) =>
      `${rule} – ${percent} (${value} af ${schoolDays}, ${window}).`,
    limit: (limit: string) => ` Grænsen er ${limit}.`,
    consecutive: (days: string) => `${days} i træk`,
    occasions: (count: string, one: boolean) => `${count} ${one ? 'gang' : 'gange'}`,
    weekday: (days: string) => `${days} på samme ugedag`,
    atLeast: (limit: string) => limit,
    moreThan: (limit: string) => `mere end ${limit}`,
  },

  meeting: {
    summary: {
      searching: (number: string) => `Sag ${number}: der ledes efter mødetider.`,
      proposed: (number: string) => `Sag ${number}: forslag til mødetider.`,
      no_times: (number: string) => `Sag ${number}: ingen fælles mødetid fundet.`,
      booking: (number: string) => `Sag ${number}: mødet er ved at blive booket.`,
      booked: (number: string) => `Sag ${number}: mødet er booket.`,
      cancelled: (number: string) => `Sag ${number}: mødet er aflyst.`,
      failed: (number: string) => `Sag ${number}: mødet kunne ikke bookes.`,
    },
    heading: (number: string) => `Teammøde, sag ${number}`,
    organiser: (name: string, minutes: number) =>
      `${amount(minutes, 'minut', 'minutter')} · indkaldes af ${name}`,
    required: 'Skal med',
    optional: 'Kan med',
    states: {
      searching: 'Leder efter tider, hvor alle kan. Det tager kun et øjeblik.',
      proposed: 'Hvilke tider passer dig?',
      no_times:
        'Der er ingen tid inden fristen, hvor alle kan. Aftal en tid direkte, eller foreslå mødet igen senere.',
      booking: 'Mødet er ved at blive booket. Indkaldelsen kommer i kalenderen.',
      booked: 'Mødet er booket og står i kalenderen.',
      cancelled: 'Mødet er aflyst. Alle har fået besked.',
      failed: 'Mødet kunne ikke bookes i kalenderen. Prøv igen, eller book det selv i Outlook.',
    },
    searchFailed: (number: string) => `Sag ${number}: kalenderne kunne ikke læses.`,
    failures: {
      search: {
        rights:
          'Kalenderne kunne ikke læses: Nærvær har ikke adgang til dem. Bed it-administratoren om at se på det, og aftal en tid direkte så længe.',
        no_mailbox:
          'Kalenderne kunne ikke læses: ingen af de inviterede har en kalender. Aftal en tid direkte.',
        no_answer:
          'Kalenderne kunne ikke læses lige nu. Foreslå mødet igen fra sagen om lidt, eller aftal en tid direkte.',
        not_connected:
          'Kalenderne kunne ikke læses: Nærvær er ikke koblet til dem. Aftal en tid direkte, eller spørg it-administratoren.',
      },
      booking: {
        rights:
          'Mødet kunne ikke bookes: Nærvær har ikke adgang til kalenderen. Bed it-administratoren om at se på det, og book mødet selv i Outlook så længe.',
        no_mailbox:
          'Mødet kunne ikke bookes: den, der indkalder, har ingen kalender. Lad en anden foreslå mødet fra sagen, eller aftal tiden direkte.',
        no_answer:
          'Mødet kunne ikke bookes i kalenderen. Prøv igen, eller book det selv i Outlook.',
        not_connected:
          'Mødet kunne ikke bookes: Nærvær er ikke koblet til kalenderen. Book det selv i Outlook, eller spørg it-administratoren.',
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
    noCalendar: 'Ingen kalender',
    free: (names: string) => `Kan: ${names}`,
    allFree: 'Alle kan ifølge kalenderen',
    busy: (names: string) => `Optaget: ${names}`,
    unknown: (names: string) => `Kalender ikke læst: ${names}`,
    votes: (yes: number, no: number) => `Svar: ${yes} kan, ${no} kan ikke`,
    answers: ({ accepted, tentative, declined }: AnswerCounts) =>
      `Svar: ${[
        ...(accepted > 0 ? [`${accepted} kommer`] : []),
        ...(tentative > 0 ? [`${tentative} måske`] : []),
        ...(declined > 0 ? [`${declined} kommer ikke`] : []),
      ].join(', ')}`,
    noVotes: 'Ingen har svaret endnu',
    mine: { yes: 'Du har svaret: kan', no: 'Du har svaret: kan ikke' },
    yes: 'Kan',
    no: 'Kan ikke',
    book: 'Book',
    bookTooltip: 'Book denne tid',
    join: 'Deltag i mødet',
    cancel: 'Aflys …',
    cancelSure: 'Alle, der er indkaldt, får besked.',
    cancelConfirm: 'Aflys mødet',
    option: (number: number, when: string) => `Forslag ${number}: ${when}`,
    tooltip: (action: string, when: string) => `${action}: ${when}`,
  },

  status: {
    summary: 'Her er overblikket over fravær.',
    heading: (title: string) => `Overblik: ${title}`,
    meta: (date: string, count: number) => `${date} · ${pupils(count)}`,
    absentToday: (count: number) => `Fraværende i dag: ${count}`,
    nobodyAbsent: 'Ingen er noteret fraværende i dag.',
    absentOne: (pupil: string, classTitle: string, category: string) =>
      `${pupil}, ${classTitle}: ${category}`,
    openCases: 'Åbne sager',
    ofStates: (count: string, parts: string) => `${count} (${parts})`,
    states: {
      proposed: (count: string) => `${count} foreslået`,
      open: (count: string) => `${count} i gang`,
      monitoring: (count: string) => `${count} følges`,
    },
    withoutPlan: 'Uden plan',
    overdue: 'Over fristen',
    notImproving: 'Ikke i bedring',
    cases: (count: number) => cases(count),
    overdueOf: (count: number, steps: number) => `${cases(count)}, ${steps} trin`,
    toContact: 'Fra alarm til kontakt',
    toMeeting: 'Fra alarm til møde',
    median: (days: string, of: number) => `${days} (median af ${cases(of)})`,
    closed: 'Lukket i skoleåret',
    closedOf: (count: string, outcome: string) => `${count} ${outcome}`,
    lists: {
      all: 'Åbne sager',
      without_plan: 'Sager uden plan',
      overdue: 'Sager over fristen',
      not_improving: 'Sager uden bedring',
    },
    noCases: 'Der er ingen åbne sager.',
    noneListed: {
      without_plan: 'Alle sager har en plan.',
      overdue: 'Intet er over fristen.',
      not_improving: 'Der er ingen sager med en plan, hvor fraværet ikke falder.',
    },
    plan: (date: string) => `Plan siden ${date}`,
    noPlan: 'Ingen plan endnu',
    overdueSteps: (count: number) => `${count} trin over fristen`,
    waits: {
      approve: (who: string, date: string) => `Venter på godkendelse fra ${who}, frist ${date}`,
      do: (who: string, date: string) => `Venter på ${who}, frist ${date}`,
      judge: (who: string, date: string) => `Opfølgning hos ${who}, frist ${date}`,
    },
    late: (text: string) => `Over fristen: ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
    nextFollowUp: (when: string) => `Opfølgning ${when}`,
    nextMeeting: (when: string) => `Møde ${when}`,
    open: 'Åbn sag',
    openTooltip: (number: string) => `Åbn sag ${number}`,
    more: (count: number) => `… og ${cases(count)} mere`,
    next: 'Vis flere',
    first: 'Vis de første',
    all: 'Vis alle sager',
    only: {
      without_plan: 'Uden plan',
      overdue: 'Over fristen',
      not_improving: 'Ikke i bedring',
    },
    excel: 'Hent som Excel',
    word: 'Hent som Word',
  },

  ...counts,

  pupil: {
    summary: 'Her er overblikket over en elevs fravær.',
    heading: (pupil: string, classTitle: string) => `${pupil}, ${classTitle}`,
    meta: (date: string) => `Noteret fravær til og med ${date}`,
    today: {
      yes: (what: string, by: string | undefined) =>
        `Noteret i dag: ja, ${what}${by === undefined ? '' : `, af ${by}`}.`,
      no: 'Noteret i dag: nej.',
      since: (date: string, schoolDays: string) => ` Siden ${date}, ${schoolDays}.`,
    },
    level: (level: string) => `Niveau: ${level}`,
    noLevel: 'Ingen regel er nået.',
    window: 'Periode',
    total: 'Fravær',
    of: 'Heraf',
    windows: {
      quarter: 'Hele kvartalet',
      last20: 'Seneste 20 skoledage',
      last60: 'Seneste 60 skoledage',
      last200: 'Seneste 200 skoledage',
    },
    ofDays: (total: string, schoolDays: string, percent: string) =>
      `${total} af ${schoolDays} (${percent})`,
    part: {
      illness: (count: string) => `syg ${count}`,
      leave: (count: string) => `fri ${count}`,
      unlawful: (count: string) => `ulovligt ${count}`,
      unexplained: (count: string) => `uden oplyst grund ${count}`,
      late: (count: string) => `for sent ${amount(count, 'gang', 'gange')}`,
      left_early: (count: string) => `gik før tid ${amount(count, 'gang', 'gange')}`,
    } satisfies Readonly<Record<Category, (count: string) => string>>,
    nothing: 'intet noteret',
    why: 'Regler, der er nået',
    note: 'Noter i Nærvær er en hjælp. Det officielle fraværsregister gælder.',
    refresh: 'Opdater',
    openCase: (number: string) => `Åbn sag ${number}`,
  },

  progress: {
    summary: 'Her er et forslag til sagen.',
    did: {
      home: 'Godt, at du har haft kontakt med hjemmet. Er dette trin så udført?',
      pupil: 'Godt, at du har talt med eleven. Er dette trin så udført?',
      notified: 'Underretningen er sendt, skriver du. Er dette trin så udført?',
    },
    meeting: 'Skal jeg finde en tid til et møde om eleven? Jeg finder selv, hvem der skal med.',
    meetingUnderWay: 'Et møde er allerede på vej. Åbn sagen for at se det.',
    closing: 'Vil du lukke sagen? Vælg, hvordan det gik.',
    closingByOthers:
      'Sagen lukkes af tovholderen eller ledelsen. Åbn den for at skrive en bemærkning.',
    noStep: 'Sagen har ikke et åbent trin, der passer. Åbn den for at se, hvad der mangler.',
    notYours:
      'Trinnet venter på en godkendelse, et tidligere trin eller en kollega. Åbn sagen for at se det.',
    done: (number: number) => `Ja, trin ${number} er udført`,
    outcome: 'Hvordan gik det? (skal udfyldes)',
    foot: 'Jeg har ikke gemt, hvad du skrev, og der er ikke noteret fravær.',
  },

  rollCall: {
    summary: 'Godmorgen. Her er morgenopråbet.',
    heading: (classTitle: string) => `Godmorgen, ${classTitle}`,
    label: (date: string) => `Væk ${date}: sæt kryds ved dem, der stadig er væk`,
    nobody: (date: string) => `Ingen fra ${date} mangler at blive noteret.`,
    save: 'Gem',
    present: 'Alle er her',
    hint: 'De, du sætter kryds ved, bliver noteret i dag med samme grund.',
    foot: 'Mangler andre, så skriv det bare. »morgenopråb fra« slår det fra.',
  },

  away: {
    summary: 'Her er dagens noterede fravær.',
    heading: (title: string) => `Væk i dag: ${title}`,
    line: (pupil: string, classTitle: string, what: string) => `${pupil}, ${classTitle}: ${what}`,
    since: (date: string) => ` (siden ${date})`,
    nobody: 'Der er ikke noteret fravær i dag.',
    closed: 'I dag er ikke en skoledag.',
    note: 'Det er det, der er noteret i Nærvær indtil nu. Mangler der nogen, så skriv det bare.',
  },

  welcome: {
    summary: 'Nærvær er klar.',
    heading: 'Hej, jeg er Nærvær',
    personal:
      'Skriv fravær til mig, som du ville skrive til en kollega. Jeg noterer det, og jeg siger til, hvis en elev har brug for, at I følger op.',
    team: 'Jeg hjælper teamet med at følge op på fravær. Skriv til mig privat, når det handler om en elev.',
    school: (name: string) => `Du er knyttet til ${name}.`,
    try: 'Prøv for eksempel',
    privacy: 'Skriv aldrig cpr-nummer, diagnoser eller familieforhold. Det gemmer jeg ikke.',
    help: 'Skriv »hjælp« for at se mere.',
    examples: ['Philip syg i dag', 'Sofie og Ali kom for sent i morges', 'alle er mødt i 7.b'],
  },

  help: {
    summary: 'Hjælp til Nærvær.',
    heading: 'Det kan jeg',
    ...helpTexts,
    foot: 'Du kan skrive, som du plejer. Er jeg i tvivl, spørger jeg. Nærvær er en hjælp til skolen; det officielle fraværsregister føres, som I plejer.',
    status: 'Vis overblik',
  },

  notUnderstood: {
    summary: 'Nærvær forstod ikke beskeden.',
    heading: 'Det forstod jeg ikke helt',
    text: 'Intet er noteret. Skriv hvem, hvad og hvornår, for eksempel:',
    help: 'Skriv »hjælp« for at se, hvad jeg kan.',
  },

  dryRun: {
    summary: 'Prøvekørsel af regler.',
    heading: 'Prøvekørsel af regler',
    running: 'Jeg regner på de seneste 200 skoledage. Svaret kommer her om lidt.',
    measured: (pupils: string, classes: string, days: string) =>
      `${amount(pupils, 'elev', 'elever')} i ${amount(classes, 'klasse', 'klasser')}, ${days}`,
    value: (count: string, now: string, alarms: string) =>
      `${amount(count, 'elev', 'elever')} (med de nuværende regler ${now}), ${amount(alarms, 'gang', 'gange')}`,
    nothing: 'Reglerne ville ikke have fundet nogen.',
    perWeek: (wanted: string, now: string) =>
      `Nye beskeder pr. klasse og uge: ${wanted} (med de nuværende regler ${now}).`,
    overBudget:
      'Det er mere, end en skole normalt kan nå at følge op på. Overvej en højere grænse.',
    foot: 'Intet er ændret. Reglerne gælder først, når kommunen slår dem til.',
  },

  teamLink: {
    summary: 'Vælg, hvilken skole teamet hører til.',
    heading: 'Hvilken skole hører teamet til?',
    text: 'Så ved jeg, hvilke sager teamet skal have besked om.',
    label: 'Skole (skal vælges)',
    placeholder: 'Vælg skole',
    missing: 'Vælg en skole på listen.',
    choose: 'Vælg skole',
    none: 'Der er ingen skole at vælge endnu. It-administratoren skal først hente skolens personale og elever ind.',
    linkedSummary: 'Teamet er knyttet til en skole.',
    linked: (school: string) => `Teamet hører nu til ${school}.`,
  },

  unknownPerson: {
    summary: 'Nærvær kender dig ikke endnu.',
    heading: 'Hej',
    text: 'Jeg kan ikke finde dig blandt skolens personale, så jeg kan ikke hjælpe dig endnu. Spørg skolens it-administrator, om din bruger er tilknyttet.',
  },

  deliveries,

  refusal: {
    summary: 'Det kunne ikke lade sig gøre.',
    texts: refusals,
  },

  error: {
    summary: 'Noget gik galt.',
    heading: 'Noget gik galt hos mig',
    text: 'Det er ikke din fejl. Prøv igen om lidt. Sker det igen, så giv nummeret til it-administratoren.',
    number: (number: string) => `Nummer: ${number}`,
  },
};

/** Every card text; Danish sets the keys. */
export type Texts = typeof da;
