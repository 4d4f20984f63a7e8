import type { Category } from '../../services/absence/mark.ts';
import type { InvolvementBasis } from '../../services/access/involvement.ts';
import type { Arrangement, ClosingReason, Ending } from '../../services/cases/caseEvent.ts';
import type { Role } from '../../services/roster/roster.ts';
import { afterMeeting } from './afterMeeting.da.ts';
import { amount } from './amount.ts';
import { caseScreens } from './caseScreens.da.ts';
import { consent } from './consent.da.ts';
import { contactLog } from './contactLog.da.ts';
import { counts } from './counts.da.ts';
import { coverage } from './coverage.da.ts';
import { deliveries } from './deliveries.da.ts';
import { early } from './early.da.ts';
import { elsewhere } from './elsewhere.da.ts';
import { extension } from './extension.da.ts';
import { goals } from './goals.da.ts';
import { helpTexts } from './help.da.ts';
import { helpPlan } from './helpPlan.da.ts';
import { improvement } from './improvement.da.ts';
import { known } from './known.da.ts';
import { leaving } from './leaving.da.ts';
import { letters } from './letters.da.ts';
import { measured } from './measured.da.ts';
import { meeting } from './meeting.da.ts';
import { agenda, chat, meetingWays } from './meetingHelp.da.ts';
import { morning } from './morning.da.ts';
import { october } from './october.da.ts';
import { offers } from './offers.da.ts';
import { overviews } from './overviews.da.ts';
import { pupilTasks } from './pupilTasks.da.ts';
import { refusals } from './refusals.da.ts';
import { register } from './register.da.ts';
import { reminders } from './reminders.da.ts';
import { reopened } from './reopened.da.ts';
import { siblings } from './siblings.da.ts';
import { tab } from './tab.da.ts';
import { theRoles } from './theRoles.da.ts';
import { timeline } from './timeline.da.ts';
import { whatWorked } from './whatWorked.da.ts';

/** "1 elev", "3 elever". */
const pupils = (count: number) => amount(count, 'elev', 'elever');

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
  youth_guidance: 'UU-/KUI-vejleder',
  secretary: 'sekretær',
  coordinator: 'fraværskoordinator',
  it_administrator: 'it-administrator',
  other: 'medarbejder',
};

const categories: Readonly<Record<Category, string>> = {
  illness: 'syg',
  leave: 'ekstraordinær frihed',
  unlawful: 'ulovligt fravær',
  unexplained: 'fravær, årsag ikke oplyst',
  late: 'kom for sent',
  left_early: 'gik før tid',
};

/** Rulesets' level names; any other name is shown as written. */
const levels: Readonly<Record<string, string>> = {
  attention: 'opmærksomhed',
  worrying: 'bekymrende fravær',
  dropout_risk: 'drop-out-truet',
  duty: 'kun lovpligtige opgaver',
};

const duties: Readonly<Record<string, string>> = {
  contact_parents: 'kontakt forældrene',
  warn_parents: 'varsl forældrene om mulig standsning af børne- og ungeydelsen',
  notify_municipality: 'underret kommunen',
  support_plan: 'iværksæt en støtteplan',
  sick_teaching: 'tal med forældrene om sygeundervisning',
  medical_certificate: 'overvej en lægeattest',
  notify_when_worried: 'tag stilling til en underretning',
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
    /** With an end as well. */
    span: (day: string, clock: string) => `${day} kl. ${clock}`,
  },
  roles,
  theRoles,
  categories,
  levels,
  duties,
  fallback: (summary: string) => `${summary} Åbn Nærvær i Teams for at se mere.`,
  /** "… og 7 mere": the end of a list that was cut. */
  more: (count: number) => `… og ${count} mere`,
  quote: (text: string) => `»${text}«`,
  pages: {
    before: 'Forrige',
    after: 'Næste',
    at: (page: number, of: number) => `Side ${page} af ${of}`,
  },

  receipt: {
    heading: {
      note: 'Noteret',
      correct: 'Rettet',
      withdraw: 'Slettet',
      all_present: 'Noteret',
      undone: 'Fortrudt',
    },
    summary: {
      note: (count: number) => `Noteret for ${pupils(count)}.`,
      correct: (count: number) => `Rettet for ${pupils(count)}.`,
      withdraw: (count: number) => `Slettet for ${pupils(count)}.`,
      all_present: 'Noteret: alle er mødt.',
      undone: 'Fortrudt: noteringen tæller ikke længere.',
      standsAgain: 'Fortrudt: fraværet tæller igen.',
    },
    allPresent: (title: string) => `Alle er mødt i ${title}.`,
    undone: 'Noteringen tæller ikke længere. Skriv igen, hvis noget andet skal noteres.',
    anotherStands:
      'Denne notering tæller ikke længere, men en anden gør: der står stadig fravær på dagen. Skriv »fortryd« igen, eller »slet« og navnet, hvis det også skal væk.',
    standsAgain: 'Det tæller igen.',
    standsNoLonger: 'Det tæller ikke længere.',
    was: (category: string) => `Før stod der: ${category}`,
    withdrawn: 'fravær slettet',
    /** In the question, before it is done. */
    toWithdraw: 'fraværet slettes',
    extent: {
      late: 'kom for sent',
      left: 'gik før tid',
      lessons: (count: number) => amount(count, 'lektion', 'lektioner'),
    },
    leftOut: (list: string) => `Tæller ikke med: ${list}.`,
    noSchool: {
      weekend: 'weekend',
      outside: 'uden for skoleåret',
    },
    weekends: 'weekender',
    leftOutDay: (dates: string, why: string) => `${dates} (${why})`,
    alert: (pupil: string, level: string, number: string) =>
      `${pupil}: fraværet er nu på niveauet »${level}«. Teamet følger op i sag ${number}.`,
    alertDuty: (pupil: string, number: string) =>
      `${pupil}: skolen har nu en lovpligtig opgave på grund af fraværet. Teamet følger op i sag ${number}.`,
    undo: 'Fortryd',
    change: 'Ret …',
    changes: {
      present: 'Kom alligevel',
      pupil: 'Forkert elev',
      days: 'Flere dage',
      reason: 'Anden årsag',
    },
  },

  question: {
    summary: 'Nærvær mangler et svar fra dig.',
    pupil: (heard: string) => `Hvem er ${heard}?`,
    date: (heard: string) => `Hvilken dag er ${heard}?`,
    category: (heard: string) => `Hvad skal noteres for ${heard}?`,
    school: (heard: string) => `Hvilken skole gælder ${heard}?`,
    pupilUnheard: 'Hvilken elev er det?',
    dateUnheard: 'Hvilken dag er det?',
    categoryUnheard: 'Hvad er årsagen til fraværet?',
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
        withdraw: 'Ja, slet det',
        concern: 'Ja, åbn en sag',
        all_here: 'Ja, alle er mødt',
      },
      no: 'Nej',
      headingAway: (count: number): string => (count === 1 ? 'Er eleven kommet?' : 'Er de kommet?'),
      clock:
        'Klokkeslæt kan jeg ikke gemme, kun hele dage, lektioner, for sent og gået før tid. Skal det være et andet antal, så skriv for eksempel »Loke 1 lektion«.',
      allHere: (classes: string, date: string) => `Alle er mødt i ${classes} (${date}).`,
      away: (list: string) => `Noteret som fraværende i dag: ${list}.`,
      come: (count: number): string => (count === 1 ? 'Ja, eleven er her' : 'Ja, de er her'),
      stillAway: (count: number): string =>
        count === 1
          ? 'Helt i orden. Eleven står stadig noteret som fraværende.'
          : 'Helt i orden. De står stadig noteret som fraværende.',
      notCome: (count: number): string => (count === 1 ? 'Nej, eleven er væk' : 'Nej, de er væk'),
      orWrite: {
        note: 'Intet er noteret endnu. Er noget forkert, så skriv bare det rigtige.',
        correct: 'Intet er rettet endnu. Er noget forkert, så skriv bare det rigtige.',
        withdraw: 'Intet er ændret endnu. Er noget forkert, så skriv bare det rigtige.',
        all_here: 'Intet er noteret endnu. Mangler der nogen, så skriv hvem.',
        all_present: 'Er kun nogle kommet, så skriv det, for eksempel »Aksel er mødt«.',
        concern: 'Intet er åbnet endnu. Er noget forkert, så skriv bare det rigtige.',
      },
    },
    known: (list: string) => `Forstået indtil nu: ${list}`,
    forgetInstead: 'Eller skriv »glem det«.',
    typeInstead: 'Vælg, eller skriv svaret.',
    typeOnly: {
      pupil: 'Skriv elevens navn og klasse.',
      date: 'Skriv datoen, for eksempel 16/11.',
      category: 'Skriv årsagen, for eksempel »syg« eller »fri«.',
      school: 'Skriv skolens navn.',
    },
    choose: 'Vælg',
    forget: 'Glem det',
    choiceLabel: 'Svar (påkrævet)',
    choicePlaceholder: 'Vælg på listen',
    choiceMissing: 'Vælg et svar på listen.',
    answered: 'Tak for svaret.',
    dropped: 'Helt i orden. Intet er noteret eller ændret.',
    about: (what: string) => `Det gjaldt: ${what}`,
    taken_back:
      'Du har slettet eller rettet beskeden, så spørgsmålet er faldet væk. Intet er noteret af det.',
    lapsed: 'Jeg fik ikke svar samme dag, så intet er noteret. Skriv igen, hvis det stadig gælder.',
  },

  conflict: {
    summary: (count: number): string =>
      count > 2
        ? 'Noteringerne om en elev siger ikke det samme. Du kan afgøre det.'
        : 'To noteringer om en elev siger ikke det samme. Du kan afgøre det.',
    heading: (count: number): string =>
      count > 2 ? 'Noteringerne siger ikke det samme' : 'To noteringer siger ikke det samme',
    standing: 'Det gælder nu',
    beside: 'Det er også noteret, men tæller ikke',
    nothing: 'intet noteret',
    by: (who: string, when: string) => `Noteret af ${who}, ${when}`,
    someone: 'en tidligere kollega',
    note: 'Det bliver stående, indtil du vælger noget andet.',
    keep: 'Behold det, der står',
    take: (absence: string, day: string | undefined) =>
      `Vælg »${absence}«${day === undefined ? '' : ` (${day})`}`,
    takeTooltip: (absence: string, dates: string) => `Vælg »${absence}«: ${dates}`,
    takeLabel: 'Hvad gælder? (påkrævet)',
    takeMissing: 'Vælg en af noteringerne på listen.',
    takeChosen: 'Brug den valgte',
    over: { settled: 'Det er afgjort', lapsed: 'Der er ikke længere noget at afgøre' },
    settledBy: (who: string, when: string) => `Afgjort af ${who}, ${when}`,
    now: 'Det gælder nu',
  },

  case: {
    summary: (number: string) => `Sag ${number} om fravær.`,
    heading: (pupil: string) => `Fravær: ${pupil}`,
    anonymous: (grade: number) =>
      grade === 0 ? 'en elev i 0. klasse' : `en elev i ${grade}. klasse`,
    number: (number: string) => `Sag ${number}`,
    opened: (date: string) => `åbnet ${date}`,
    states: {
      proposed: 'Ny, ikke behandlet',
      open: 'Åben',
      monitoring: 'Under opfølgning',
      closed: 'Afsluttet',
    },
    concern:
      'Sagen er åbnet på grund af en bekymring. Fraværet behøver ikke at have nået en grænse.',
    quiet: (date: string) => `Der er en plan, og der følges op ${date} – ingen påmindelser før da.`,
    quietUnplanned: (date: string) =>
      `Ingen trin er åbne, og der er ingen plan endnu. Der følges op på sagen ${date} – ingen påmindelser før da.`,
    noHits: 'Ingen grænse er nået lige nu.',
    next: (days: string, rule: string) => `${days} til den næste grænse: ${rule}.`,
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
      lapsed: 'Bortfaldet, da sagen blev afsluttet',
    },
    decided: (state: string, by: string | undefined, on: string | undefined) =>
      [state, by && `af ${by}`, on].filter(Boolean).join(' '),
    reason: (reason: string) => `Begrundelse: ${reason}`,
    approve: 'Godkend',
    done: 'Markér udført',
    doneForm: 'Markér udført …',
    onLabel: 'Hvornår? (tomt felt = i dag)',
    happened: (date: string) => `Skete ${date}`,
    standIn: (name: string) => `${name} tager over, så længe den ansvarlige er fraværende`,
    postponed: (reason: string) => `Udskudt: ${reason}`,
    waitsFor: (number: number) => `Venter på trin ${number}`,
    judgements: { better: 'Det går bedre', same: 'Det er uændret', worse: 'Det går dårligere' },
    outcomes: {
      back_in_school: 'tilbage i skole',
      other_offer: 'andet tilbud',
      moved: 'skiftet skole',
      no_ground: 'uden grundlag',
      handed_over: 'overleveret til en anden skole',
    } satisfies Readonly<Record<Ending, string>>,
    arrangements: {
      reduced_timetable: 'reduceret skema',
      one_to_one: 'enkeltmandsundervisning',
      sick_teaching: 'sygeundervisning',
    } satisfies Readonly<Record<Arrangement, string>>,
    closing: {
      ground_taken_back:
        'Det fravær, sagen bygger på, er slettet. Sagen kan afsluttes; det bestemmer I, og ingen bliver påmindet imens.',
    } satisfies Readonly<Record<ClosingReason, string>>,
    ended: (outcome: string, date: string) => `Afsluttet ${date}: ${outcome}.`,
    comments: 'Bemærkninger',
    commented: (by: string, on: string, text: string) => `${by}, ${on}: ${text}`,
    commentLabel: 'Bemærkning (påkrævet)',
    commentMissing: 'Skriv en kort bemærkning.',
    timeline: 'Forløb',
    more: 'Mere …',
    refresh: 'Opdater',
    reasonLabel: 'Begrundelse (påkrævet)',
    reasonMissing: 'Skriv en kort begrundelse.',
    assigneeLabel: 'Hvem skal have trinnet? (påkrævet)',
    assigneePlaceholder: 'Vælg en kollega',
    assigneeMissing: 'Vælg en kollega.',
    person: (name: string, role: string) => `${name} (${role})`,
    propose: 'Foreslå møde',
    join: 'Deltag i mødet',
    closed: {
      readOnly: 'Den kan læses, men ikke ændres.',
      elsewhere: 'Sagen er afsluttet her. Den kan læses, men ikke ændres.',
      reopensItself: 'Hvis fraværet igen når en grænse, genåbnes den.',
      reopensOrYou:
        'Den genåbnes, hvis fraværet igen når en grænse, eller hvis du gør det under »Mere …«.',
      orYou: 'Du kan genåbne den under »Mere …«.',
      level: (level: string) => `Da den blev afsluttet: ${level}`,
    },
  },

  screens: caseScreens,

  involve: {
    heading: 'Også med i sagen',
    helper: (name: string, role: string, basis: string, since: string) =>
      `**${name}**, ${role}: ${basis}, siden ${since}`,
    bases: {
      task: 'opgave i sagen',
      consent: 'med forældrenes samtykke',
      anonymous: 'anonym sparring',
      duty_to_notify: 'underretningspligt',
      crime_prevention: 'kriminalitetsforebyggelse (retsplejeloven § 115)',
      ssd: 'SSD-samarbejde, tidligt og forebyggende',
    } satisfies Readonly<Record<InvolvementBasis, string>>,
    /** Not required where the same form can end somebody's part instead. */
    personLabel: (isRequired: boolean): string => `Hvem?${isRequired ? ' (påkrævet)' : ''}`,
    basisLabel: (isRequired: boolean): string =>
      `På hvilket grundlag?${isRequired ? ' (påkrævet)' : ''}`,
    basisPlaceholder: 'Vælg grundlag',
    whyLabel: 'Begrundelse (påkrævet for SSP og SSD)',
    hint: 'Ved anonym sparring ses klassetrin, fravær, trin, afdækning og planens datoer, men ikke navn, klasse eller det, I selv har skrevet. Skriv ikke navne eller helbredsoplysninger.',
    release: 'Afslut inddragelse',
    releaseHeading: 'Afslut en inddragelse',
    releasePlaceholder: 'Vælg, hvem der skal ud af sagen',
  },

  tools: {
    heading: (who: string) => `Mere om sagen: ${who}`,
    hint: 'Skriv kort. Skriv ikke navne eller helbredsoplysninger.',
    toLabel: 'Ny frist (påkrævet, højst 20 skoledage frem)',
    toMissing: 'Vælg en ny dato.',
    whyLabel: 'Begrundelse (påkrævet)',
    whyMissing: 'Skriv en kort begrundelse.',
    arrangementLabel: 'Hvilken ordning? (påkrævet)',
    arrangementMissing: 'Vælg en ordning.',
    arrangeEnd: 'Afslut i dag',
    ready: 'Fremmødet opfylder handlevejledningens kriterier for at afslutte en sag.',
    notReady:
      'Fremmødet opfylder endnu ikke handlevejledningens kriterier. Afsluttes sagen som »tilbage i skole«, så skriv en begrundelse.',
    endingLabel: 'Hvordan afsluttes sagen? (påkrævet)',
    endingMissing: 'Vælg, hvordan sagen afsluttes.',
    endingWhyLabel: (isReady: boolean): string =>
      isReady
        ? 'Begrundelse (påkrævet ved »uden grundlag«)'
        : 'Begrundelse (påkrævet ved »uden grundlag« og »tilbage i skole«)',
    reopen: 'Genåbn sagen',
  },

  followUp: {
    heading: 'Det er tid til at følge op',
    question: 'Hvordan går det, som du ser det?',
    answers: { better: 'Bedre', same: 'Uændret', worse: 'Dårligere' },
    ready: 'Fremmødet er nu så godt, at sagen kan afsluttes. Det gør du under »Mere …«.',
    of: (days: string, schoolDays: string) => `${days} af ${schoolDays}`,
    better: (after: string, before: string) => `Fraværet er faldet: ${after} mod ${before} før.`,
    worse: (after: string, before: string) => `Fraværet er steget: ${after} mod ${before} før.`,
    same: (after: string, before: string) =>
      `Fraværet er næsten uændret: ${after} mod ${before} før.`,
    equal: (after: string, before: string) => `Fraværet er uændret: ${after} mod ${before} før.`,
    tooEarly: 'Det er for tidligt at se en forskel.',
    week: 'Uge',
    days: 'Fraværsdage',
    daysShort: 'Dage',
  },

  improvement,
  reopened,
  known,
  early,
  siblings,

  timeline,

  digest: morning,
  goals,
  helpPlan,
  pupilTasks,
  coverage,
  elsewhere,
  reminders,

  leaving,
  letters,

  measured: {
    days: (rule: string, value: string, window: string) =>
      `${rule} – ${value} i perioden ${window}.`,
    percent: (rule: string, percent: string, value: string, window: string, schoolDays: string) =>
      `${rule} – ${percent} (${value} af ${schoolDays}, ${window}).`,
    limit: (limit: string) => ` Grænsen er ${limit}.`,
    /** Of a rule in which a figure is only the least that counts. */
    countsFrom: (least: string) => ` Det tæller fra ${least}.`,
    consecutive: (days: string) => `${days} i træk`,
    occasions: (count: string, one: boolean) => `${count} ${one ? 'gang' : 'gange'}`,
    weekday: (days: string) => `${days} på samme ugedag`,
    ...measured,
    atLeast: (limit: string) => limit,
    moreThan: (limit: string) => `mere end ${limit}`,
  },

  meeting,
  afterMeeting,
  agenda,
  meetingWays,
  chat,

  ...overviews,

  ...counts,
  consent,
  contactLog,
  register,

  october,

  progress: {
    summary: 'Her er et forslag til sagen.',
    did: {
      home: 'Godt, at du har haft kontakt med hjemmet. Er dette trin så udført?',
      pupil: 'Godt, at du har talt med eleven. Er dette trin så udført?',
      notified: 'Underretningen er sendt, skriver du. Er dette trin så udført?',
    },
    meeting:
      'Skal jeg finde en tid til et møde om eleven? Jeg finder selv ud af, hvem der skal med.',
    meetingUnderWay: 'Et møde er allerede på vej. Åbn sagen for at se det.',
    closing: 'Vil du afslutte sagen? Vælg, hvordan det gik.',
    closingByOthers:
      'Sagen kan kun afsluttes af tovholderen eller ledelsen. Åbn den for at skrive en bemærkning.',
    noStep: 'Sagen har ikke et åbent trin, der passer. Åbn den for at se, hvad der mangler.',
    notYours:
      'Trinnet venter på en godkendelse, et tidligere trin eller en kollega. Åbn sagen for at se det.',
    done: (number: number) => `Ja, trin ${number} er udført`,
    noteAndDo: (number: number) => `Notér kontakten og trin ${number} …`,
    onlyDo: (number: number) => `Markér kun trin ${number} udført`,
    outcome: 'Hvordan gik det? (påkrævet)',
    foot: 'Din besked i chatten er ikke gemt, og der er ikke noteret fravær.',
  },

  rollCall: {
    summary: 'Godmorgen. Her er morgenopråbet.',
    heading: (classTitle: string) => `Morgenopråb: ${classTitle}`,
    label: (date: string) => `Væk ${date}: sæt kryds ved dem, der stadig er væk`,
    nobody: (date: string) => `${date} var ingen noteret væk.`,
    save: 'Notér de valgte',
    present: 'Alle er mødt',
    hint: 'De, du sætter kryds ved, bliver noteret i dag med samme årsag.',
    others: (names: string) => `Også væk den dag: ${names}. Skriv det, hvis de stadig er væk.`,
    more: {
      some: 'Er andre væk, så skriv det bare.',
      none: 'Mangler nogen i dag, så skriv det bare.',
    },
    off: 'Skriv »morgenopråb fra«, hvis du ikke vil have det mere.',
  },

  unreported: {
    summary: 'Her er de klasser, jeg ikke har hørt fra i dag.',
    heading: 'Klassernes meldinger i dag',
    missing: (list: string) => `Har ikke meldt ind endnu: ${list}`,
    nobody: 'Alle klasser har meldt ind i dag.',
    note: 'Jeg ved kun, hvad der er skrevet til mig i dag. En klasse, hvor alle er mødt, står her også, indtil nogen skriver »alle er mødt«.',
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
    buttons: {
      note: 'Hvordan noterer jeg fravær?',
      help: 'Hvad kan du?',
      tasks: 'Mine opgaver',
    },
    examples: ['Philip syg i dag', 'Sofie og Ali kom for sent i morges', 'alle er mødt i 7.b'],
  },

  help: {
    below: 'Svaret står herunder.',
    summary: 'Hjælp til Nærvær.',
    heading: 'Det kan du skrive til mig',
    ...helpTexts,
    foot: 'Du kan skrive, som du plejer. Er jeg i tvivl, spørger jeg. Nærvær er en hjælp til skolen; det officielle fraværsregister føres, som I plejer.',
    status: 'Vis overblik',
  },

  notUnderstood: {
    summary: 'Nærvær forstod ikke beskeden.',
    heading: 'Det forstod jeg ikke helt',
    text: 'Jeg har ikke noteret eller ændret noget. Skriv hvem, hvad og hvornår, for eksempel:',
    textToAsk: 'Jeg har ikke noteret eller ændret noget. Du kan for eksempel skrive:',
    help: 'Skriv »hjælp« for at se, hvad jeg kan.',
  },

  teamLink: {
    summary: 'Vælg, hvilken skole teamet hører til.',
    heading: 'Hvilken skole hører teamet til?',
    text: 'Så ved jeg, hvilke sager teamet skal have besked om.',
    label: 'Skole (påkrævet)',
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

  offers,

  whatWorked,

  extension,

  tab,

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
