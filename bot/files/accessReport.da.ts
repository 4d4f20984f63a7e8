import { amount } from '../../cards/texts/amount.ts';
import { da } from '../../cards/texts/da.ts';
import type { Verb } from '../../cards/wording/verbs.ts';
import type { Basis } from '../../services/access/access.ts';

/** What somebody did, by the trail's name; unknown actions keep that name. */
const actions: Readonly<Record<Verb, string> & Record<string, string>> = {
  note: 'noterede fravær',
  correct: 'rettede fravær',
  withdraw: 'tog fravær tilbage',
  'note.settle': 'afgjorde, hvilken af to noteringer der gælder',
  register: 'læste nyt om fravær i skolens register',
  'register.same': 'læste skolens register uden nyt',
  'note.undo': 'fortrød en besked om fravær',
  'note.show': 'så videre i sin egen notering',
  'note.change': 'ændrede en notering fra kvitteringen',
  message: 'skrev en besked',
  status: 'bad om et overblik',
  'status.show': 'så et overblik',
  tab: 'så overblikket i fanen',
  'status.export': 'bad om en fil med listen',
  'file.accept': 'sagde ja til en fil med listen',
  'file.decline': 'sagde nej til en fil med listen',
  'file.sent': 'fik en fil med listen',
  file: 'fik ikke en fil med listen',
  'export.status': 'skrev en fil med listen fra serveren',
  'access-report': 'skrev denne oversigt til familien',
  erase: 'slettede oplysninger',
  concern: 'delte en bekymring',
  present: 'skrev, at barnet var i skole',
  all_present: 'skrev, at alle i klassen var i skole',
  'all_present.undo': 'tog tilbage, at alle i klassen var i skole',
  shown: 'fik vist et kort',
  'shown.list': 'fik vist et overblik',
  'shown.maybe': 'fik måske vist et kort',
  'shown.maybe.list': 'fik måske vist et overblik',
  'step.remind': 'mindede en kollega om et trin',
  'digest.show': 'så sin morgenliste',
  'digest.approveAll': 'godkendte flere trin på én gang',
  'message.again': 'så en besked igen',
  'note.choose': 'svarede på et spørgsmål',
  'case.show': 'åbnede sagen',
  'case.refresh': 'så sagen',
  'case.steps': 'så alle trin i sagen',
  'case.form': 'åbnede et skema i sagen',
  'case.more': 'så mere om sagen',
  'case.timeline': 'så forløbet i sagen',
  'case.comment': 'skrev en bemærkning i sagen',
  'case.close': 'afsluttede sagen',
  'case.reopen': 'genåbnede sagen',
  'case.arrange': 'noterede en særlig ordning',
  'case.arrangeEnd': 'afsluttede en særlig ordning',
  'case.visitation': 'noterede, hvad der er besvaret til visitationen',
  'case.begun': 'svarede, om barnet er begyndt på det nye sted',
  'case.involve': 'inddrog en fagperson',
  'case.release': 'afsluttede en inddragelse',
  'case.hold': 'gav sagen en ny tovholder',
  'case.contact': 'noterede en kontakt med hjem eller elev',
  'case.approveAll': 'godkendte alle trin',
  'step.approve': 'godkendte et trin',
  'step.reject': 'afviste et trin',
  'step.assign': 'tildelte en kollega et trin',
  'step.done': 'markerede et trin som udført',
  'step.postpone': 'udskød et trin',
  'step.judge': 'vurderede, hvordan det går',
  'meeting.propose': 'foreslog et møde',
  'meeting.vote': 'svarede på et mødeforslag',
  'meeting.book': 'bookede et møde',
  'meeting.book.asked': 'blev spurgt, om et møde skulle bookes uden alle',
  'meeting.cancel': 'aflyste et møde',
  'meeting.newTimes': 'foreslog nye mødetider',
  'meeting.autoBook': 'valgte, hvornår et møde bookes',
  'meeting.show': 'så et mødeforslag',
  'rollCall.save': 'gemte morgenopråbet',
  'rollCall.present': 'skrev, at alle var mødt',
  'rollCall.on': 'slog morgenopråb til',
  'rollCall.off': 'slog morgenopråb fra',
  'team.link': 'knyttede et team til skolen',
  'case.left': 'så, at barnet ikke længere var på elevlisten',
  'case.returned': 'så, at barnet var på elevlisten igen',
  'left.show': 'så, hvad der kan ske med sagen, da barnet var gået ud af elevlisten',
  'left.handOver': 'tilbød sagen til en anden skole',
  'left.wrong': 'meldte, at elevlisten var forkert',
  'left.movedAway': 'noterede, at familien var flyttet fra kommunen',
  'handOver.show': 'så en overlevering fra en anden skole',
  'handOver.accept': 'overtog sagen fra en anden skole',
  'handOver.refuse': 'svarede, at barnet ikke går på skolen',
  'turnover.show': 'så listen over sager, der skal overleveres før sommerferien',
  'handOver.received': 'fik tilbudt en sag fra en anden skole',
  'handOver.withdrawn': 'fik besked om, at en overlevering var trukket tilbage',
  'handOver.answered': 'fik svar på en overlevering',
  'known.form': 'åbnede skemaet om kendt årsag',
  'known.save': 'noterede en kendt årsag',
  'known.end': 'afsluttede en kendt årsag',
  'review.show': 'så månedens overblik',
  'review.done': 'gennemgik månedens overblik',
  'early.show': 'så barnets fravær i månedens overblik',
  'early.talk': 'bad om en samtale med barnet',
  'early.talked': 'skrev, at samtalen med barnet er holdt',
  'early.open': 'åbnede en sag fra månedens overblik',
  'early.follow': 'begyndte at følge barnets fravær',
  'early.unfollow': 'holdt op med at følge barnets fravær',
  'contact.list': 'så, hvilke hjem der skal kontaktes',
  'contact.show': 'åbnede opgaven om at kontakte hjemmet',
  'contact.done': 'skrev, at hjemmet er kontaktet',
  'reason.list': 'så, hvilke årsager til fravær der mangler',
  'reason.answer': 'svarede på, hvorfor barnet var væk',
  'case.map': 'udfyldte afdækningen i sagen',
  'case.plan': 'skrev i barnets handleplan',
  'case.wayBack': 'svarede på, hvordan det går med vejen tilbage',
  'case.arrangeUntil': 'ændrede, hvornår en særlig ordning slutter',
  'meeting.came': 'skrev, hvem der kom til et møde',
  'meeting.held': 'skrev, hvad der blev aftalt på et møde',
  'meeting.choose': 'valgte en anden måde at mødes på',
  'meeting.home': 'valgte, om hjemmet skal med til et møde',
  'meeting.agenda': 'så dagsordenen til et møde',
  'meeting.notHeld': 'skrev, at et møde ikke blev holdt',
  'letter.list': 'så, hvilke breve der kan laves i sagen',
  'letter.make': 'bad om udkast til et brev eller dokument',
  'letter.checkRegister': 'skrev, at fraværet er tjekket i skolens fraværsregister',
  'letter.accept': 'sagde ja til at få udkastet som fil',
  'letter.decline': 'sagde nej til at få udkastet som fil',
  'letter.sent': 'fik udkastet som fil',
  letter: 'fik ikke udkastet som fil',
};

const bases: Readonly<Record<Basis, string>> = {
  own_class: 'underviser klassen',
  leads_school: 'leder skolen',
  coordinates: 'koordinerer skolens arbejde med fravær',
  absence_team: 'sidder i skolens fraværsteam',
  registers: 'noterer fravær på skolen',
  ...da.involve.bases,
};

/** Actors who are not staff, by the trail's name. */
const others: Readonly<Record<string, string>> = {
  system: 'Nærvær selv',
  playbook: 'kommunens handlevejledning',
  operator: 'en medarbejder i kommunens drift',
};

const years = (count: number) => `${count} år`;
const daysLong = (count: number) => amount(count, 'dag', 'dage');
const months = (count: number) => amount(count, 'måned', 'måneder');

/** Ends a sentence that has no end of its own. */
const stopped = (text: string) => (/[?!.]$/.test(text) ? text : `${text}.`);

/** Texts of the report that a family gets when it asks what is stored; short, kind and plain. */
export const accessReportTexts = {
  title: (name: string) => `# Det har Nærvær gemt om ${name}`,
  made: (date: string, school: string, municipality: string) =>
    `Udskrevet ${date} for ${school}, ${municipality}.`,
  intro: [
    'Nærvær hjælper skolen med at opdage fravær tidligt og med at handle på det sammen med jer.',
    'Her står alt, hvad Nærvær har gemt, hvorfor det er gemt, og hvem der har set det.',
    'Er noget forkert eller svært at forstå, så sig det til skolen. Så hjælper vi jer og retter det.',
  ],
  notRegister:
    'Nærvær er ikke skolens officielle fraværsregister. Det er registret, der gælder. Bed skolen om en udskrift derfra, hvis I vil se den officielle opgørelse.',

  whatHeading: '## Hvad, hvorfor og hvorfra',
  what: [
    'Navn, klasse og skole. De kommer fra skolens elevliste.',
    'Dage med fravær og den slags fravær, de er noteret som. De kommer fra det, skolens ansatte har skrevet. Selve ordene er ikke gemt, kun hvad de betød.',
    'Sager om fravær: hvilke grænser fraværet nåede, hvad skolen besluttede, hvem der var med, og møder. De er lavet ud fra fraværet og kommunens regler; mennesker har besluttet, hvad der skulle ske.',
    'Det, skolen har skrevet i sagen: hvad I og barnet har fortalt, hvad der blev aftalt, og planen. Det kan sige noget om hjemmet og om, at sundhedsvæsenet kender til fraværet.',
    'En logbog over, hvem der har gjort og set hvad.',
  ],
  why: 'Skolen skal følge elevernes fravær og handle på det (folkeskoleloven § 39 og reglerne om elevers fravær). Derfor må den behandle oplysningerne som en del af sin opgave som myndighed (databeskyttelsesforordningen artikel 6, stk. 1, litra e). At nogen har været syg, og at sundhedsvæsenet kender til fraværet, er oplysninger om helbred; de behandles efter forordningens artikel 9 og databeskyttelseslovens § 7. Alle, der ser oplysningerne, har tavshedspligt.',
  noDecision:
    'Nærvær beslutter ikke noget af sig selv. Det foreslår; et menneske på skolen beslutter.',

  pupilHeading: '## Barnet',
  pupil: (name: string, classTitle: string, grade: number, id: string) =>
    `${name}, ${classTitle} (${grade}. klassetrin). Nummer i elevlisten: ${id}.`,
  leftOn: (date: string) =>
    `Barnet gik ud af elevlisten ${date}. Navn og klasse er gemt, så længe sagen er åben.`,
  toldApartBy: (parts: string) =>
    `En anden i klassen hedder det samme; for at kende dem fra hinanden er også gemt (mellemnavn, fødselsdag uden år): ${parts}.`,
  siblings: (count: number) =>
    `Det er gemt, at barnet har ${count} søskende på skolen. Hvem forældre og værger er, gemmes ikke.`,
  siblingElsewhere: 'Det er gemt, at barnet har søskende på en anden skole i kommunen.',
  waitingRoster: (when: string) =>
    `En ny elevliste er læst ${when} og venter på, at kommunens it ser på den. Godkendes den ikke, slettes den igen. I den står:`,
  left: (id: string) =>
    `Barnet står ikke længere i skolens elevliste. Nummeret i Nærvær er ${id}; navnet er ikke gemt.`,

  absenceHeading: '## Fravær',
  noAbsence: 'Der er ikke noteret fravær.',
  schoolYear: (title: string) => `### Skoleåret ${title}`,
  noted: (dates: string, absence: string, who: string, when: string) =>
    `${dates}: ${absence}. Noteret af ${who} ${when}.`,
  corrected: (dates: string, absence: string, who: string, when: string) =>
    `${dates}: rettet til ${absence}. Rettet af ${who} ${when}.`,
  withdrawn: (dates: string, who: string, when: string) =>
    `${dates}: fravær taget tilbage af ${who} ${when}.`,
  registered: (dates: string, absence: string, when: string) =>
    `${dates}: ${absence}. Fra skolens register, læst ${when}.`,
  registeredPresent: (dates: string, when: string) =>
    `${dates}: til stede. Fra skolens register, læst ${when}.`,
  unregistered: (dates: string, when: string) =>
    `${dates}: står ikke længere i skolens register, læst ${when}.`,
  registerKeys: (keys: string) =>
    `Det, skolens register kalder barnet, er gemt, så barnet kan findes der: ${keys}.`,
  before: (absence: string) => ` Før stod der: ${absence}.`,
  beside:
    ' Det siger noget andet, end en kollega havde noteret. Det står ved siden af og tæller ikke.',
  undone: (when: string) => ` Fortrudt ${when}; det tæller ikke.`,

  knownReasonHeading: '## Kendt årsag til fraværet',
  knownReason: (kind: string, until: string, who: string, when: string) =>
    `Kendt årsag til og med ${until}: ${kind}. Angivet af ${who} ${when}.`,
  knownReasonEnded: (who: string, when: string) => `Afsluttet af ${who} ${when}.`,

  earlyHeading: '## Hvad der blev gjort, før der var en sag',
  early: {
    ask: (who: string, when: string, asked: string, due: string) =>
      `${who} bad ${when} ${asked} om at tale med barnet inden ${due}.`,
    talked: (who: string, when: string, words: string) =>
      `${who} skrev ${when}, at samtalen er holdt: »${words}«.`,
    follow: (who: string, when: string) => `${who} følger barnets fravær fra ${when}.`,
    unfollow: (who: string, when: string) => `${who} følger det ikke længere fra ${when}.`,
    worsened: (who: string, when: string, days: string) =>
      `${who} fik ${when} at vide, at der var ${days} fravær mere.`,
  },

  questionsHeading: '## Spørgsmål, hvor barnet var nævnt',
  questionsIntro:
    'Når Nærvær er i tvivl om en besked, spørger det den, der skrev. Barnet kan være en af flere muligheder.',
  question: (when: string, who: string, heard: string, state: string) =>
    `${when} blev ${who} spurgt${heard === '' ? '' : ` om »${heard}«`} (${state}).`,
  questionStates: {
    open: 'venter på svar',
    answered: 'besvaret',
    dropped: 'droppet',
    lapsed: 'lukket uden svar',
    taken_back: 'faldet væk, da beskeden blev slettet eller rettet',
  },
  known: (list: string) => ` Forstået: ${list}.`,

  conflictsHeading: '## Noteringer, der ikke sagde det samme',
  conflict: (when: string, who: string, dates: string) =>
    `${when} blev ${who} spurgt, hvad der gælder for ${dates}.`,
  nobodyAsked: 'ingen',
  decided: (who: string, when: string) => ` Afgjort af ${who} ${when}.`,
  conflictStates: {
    open: ' Det venter på en afgørelse.',
    lapsed: ' Noteringen blev taget tilbage, så der var ikke noget at afgøre.',
  },

  casesHeading: '## Sager',
  noCases: 'Der er ingen sager.',
  case: (number: string) => `### Sag ${number}`,
  caseState: {
    proposed: (opened: string) => `Åbnet ${opened}. Sagen er ny; ingen har handlet på den endnu.`,
    open: (opened: string) => `Åbnet ${opened}. Sagen er åben.`,
    monitoring: (opened: string) => `Åbnet ${opened}. Sagen er under opfølgning.`,
    closed: (opened: string) => `Åbnet ${opened}. Sagen er afsluttet.`,
  },
  closedOn: (date: string) => ` Afsluttet ${date}.`,
  noGround:
    ' Den blev afsluttet, fordi fraværet blev taget tilbage, før nogen havde handlet på det.',
  outcome: (outcome: string, why: string) =>
    ` Udfald: ${outcome}.${why === '' ? '' : ` Begrundelse: »${why}«.`}`,
  concern: ' Den blev åbnet, fordi en medarbejder var bekymret.',
  holder: (who: string) => `Tovholder: ${who}.`,
  comments: 'Bemærkninger:',
  comment: (who: string, when: string, text: string) => `${who}, ${when}: »${text}«`,
  events: 'Hvad der skete, i den rækkefølge det skete:',
  event: (when: string, what: string, who: string | undefined) =>
    who === undefined ? `${when}: ${stopped(what)}` : `${when}: ${what} (${who}).`,
  openedFor: { rules: 'på grund af reglerne', concern: 'på grund af en bekymring' },
  heldBy: (who: string) => `tovholder: ${who}`,
  askedOn: (date: string) => `skolen spørger igen ${date}`,
  reopenedFor: { relapse: 'fraværet kom igen', person: 'det blev besluttet' },
  standInEnds: 'den ansvarlige er tilbage',
  handOverAnswer: (accepted: boolean, number: string | undefined) =>
    !accepted
      ? 'skolen kender ikke barnet'
      : number === undefined
        ? 'skolen har overtaget sagen'
        : `skolen har overtaget sagen, der nu hedder ${number}`,
  takenOver: 'Fra den gamle skole:',
  offersHeading: '## Sager, som en anden skole har tilbudt',
  offer: (school: string, when: string, state: string) => `${school}, ${when}: ${state}.`,
  offerStates: {
    offered: 'venter på svar',
    accepted: 'overtaget',
    refused: 'barnet går ikke på skolen',
    withdrawn: 'trukket tilbage',
  },
  offerAnswered: (who: string) => ` Svaret af ${who}.`,
  toldOpened: (date: string) => ` Sagen blev åbnet ${date}.`,
  toldPlan: (date: string) => ` Der er en plan fra ${date}.`,
  toldDone: (step: string, date: string, how: string | undefined) =>
    how === undefined ? ` ${step}: gjort ${date}.` : ` ${step}: gjort ${date}, ${how}.`,
  toldContact: (name: string) => ` Kontakt på den gamle skole: ${name}.`,
  takenOverFrom: (school: string, number: string) => `fra ${school}, sag ${number}`,
  reminder: (number: number) => `nr. ${number}`,
  level: (level: string) => `Niveau: ${level}.`,
  duties: (list: string) => `Opgaver for skolen: ${list}.`,
  hits: 'Grænser, som fraværet nåede:',
  hit: (line: string, rules: string, source: string) =>
    `${line} Regelsæt: ${rules}. Kilde: ${source}`,
  next: (days: string, rule: string) => `Næste grænse: ${rule} (${days} endnu).`,
  steps: 'Hvad skolen gjorde eller vil gøre:',
  step: (text: string, who: string, due: string) =>
    `${stopped(text)} Ansvarlig: ${who}. Frist: ${due}.`,
  calledBy: (caller: string) => ` Anledning: ${caller}.`,
  /** What called for a step besides levels and duties. */
  callers: {
    concern: 'en bekymring',
    rules: 'fraværets omfang',
    follow_up: 'opfølgning på sagen',
    meeting: 'aftalt på et møde',
    left: 'barnet var gået ud af elevlisten',
  } as Readonly<Record<string, string>>,
  approver: (role: string) => ` Godkendes af: ${role}.`,
  proposed: ' Foreslået, ikke besluttet endnu.',
  approvedWithout: ' Kræver ingen godkendelse.',
  approved: (who: string, when: string) => ` Godkendt af ${who} ${when}.`,
  rejected: (who: string, when: string, reason: string) =>
    ` Afvist af ${who} ${when} med begrundelsen »${reason}«.`,
  done: (who: string, when: string) => ` Udført af ${who} ${when}.`,
  happened: (date: string) => ` Det skete ${date}.`,
  wentLike: (text: string) => ` Udfald: »${text}«.`,
  judged: (judgement: string) => ` Vurdering: ${judgement}.`,
  postponed: (who: string, to: string, reason: string) =>
    ` Udskudt til ${to} af ${who}: »${reason}«.`,
  standIn: (who: string) => ` ${who} tager over, mens den ansvarlige er fraværende.`,
  involved: 'Andre, der er eller har været med i sagen:',
  helper: (who: string, basis: string, from: string, by: string) =>
    `${who}: ${basis}. Fra ${from}, inddraget af ${by}.`,
  consent: (covers: string, until: string | undefined) =>
    ` Samtykket omfatter ${covers}${until === undefined ? '' : ` og gælder til ${until}`}.`,
  helperReason: (reason: string) => ` Begrundelse: »${reason}«.`,
  helperEnded: (when: string) => ` Sluttede ${when}.`,
  contactsMade: 'Kontakt med hjemmet og barnet:',
  contactMade: (
    whom: string,
    date: string,
    who: string,
    when: string,
    agreed: string | undefined,
  ) =>
    `Med ${whom} ${date}, noteret af ${who} ${when}.${agreed === undefined ? '' : ` Aftalt: »${agreed}«.`}`,
  meetings: 'Møder:',
  meeting: (when: string, who: string, state: string) => `${when}. Indkaldt: ${who}. ${state}.`,
  meetingTimes: (list: string) => ` Foreslåede tider: ${list}.`,
  meetingLink: (url: string) => ` Link: ${url}`,
  meetingVotes: (time: string, said: string) => ` Svar om ${time}: ${said}.`,
  meetingAnswers: (said: string) => ` Svar i kalenderen: ${said}.`,
  meetingVote: (who: string, vote: string) => `${who} ${vote}`,
  votes: { yes: 'kan', no: 'kan ikke' },
  answers: { accepted: 'kommer', tentative: 'kommer måske', declined: 'kommer ikke' },
  noTime: 'Tid ikke valgt',
  heldTexts: {
    held: (date: string) => `holdt ${date}`,
    notHeld: (date: string) => `ikke holdt ${date}`,
    there: (list: string) => `til stede: ${list}`,
    parents: 'forældre',
    pupil: 'barnet',
    next: (date: string) => `der følges op ${date}`,
  },
  heldHeading: 'Hvad der kom ud af møderne:',
  meetingHome: ' Forældre og barn skulle inviteres med.',
  meetingCame: (list: string) => ` Til stede: ${list}.`,
  meetingStates: {
    searching: 'Der ledes efter en tid',
    proposed: 'Tider er foreslået',
    no_times: 'Ingen fælles tid blev fundet',
    booking: 'Ved at blive booket',
    booked: 'Booket',
    cancelled: 'Aflyst',
    failed: 'Blev ikke booket',
  },

  tasksHeading: '## Opgaver og spørgsmål om fraværet',
  contact: (when: string, days: string, state: string) =>
    `${when}: Skolen skulle kontakte hjemmet${days}. ${state}`,
  contactDays: (days: string) => ` om ulovligt fravær ${days}`,
  contactStates: {
    open: 'Det er ikke gjort endnu.',
    done: 'Det er gjort.',
    moved: 'Opgaven blev et trin i barnets sag.',
    withdrawn: 'Opgaven bortfaldt, fordi fraværet ikke længere er noteret som ulovligt.',
  },
  contacted: (who: string, when: string) => ` Hjemmet blev kontaktet af ${who} ${when}.`,
  contactNote: (note: string) => ` Bemærkning: »${note}«`,
  unknown: (when: string, who: string, days: string) =>
    `${when}: ${who} blev spurgt om årsagen til fraværet ${days} og vidste den ikke.`,

  seeingHeading: '## Hvem kan se det',
  seeingIntro: 'De her ansatte kan se barnets fravær, fordi det hører til deres arbejde:',
  seeing: (who: string, basis: string) => `${who}: ${basis}.`,
  seeingOthers:
    'Andre kan kun se en sag, når de er inddraget i den på et grundlag, som står ved sagen.',
  shownHeading: 'Kort om barnet er sendt til chatten hos:',
  team: 'skolens team i Teams',
  onListsHeading: 'En sag eller en opgave om barnet stod på morgenlisten hos:',
  onList: (who: string, date: string) => `${who}, senest ændret ${date}.`,
  listsHeading: 'Filer med skolens liste over sager, hvor barnet kan stå:',
  listed: (when: string, who: string, format: string, state: string) =>
    `${when}: ${who} bad om den som ${format} (${state}).`,
  lettersHeading: 'Udkast til breve og dokumenter om barnet, som nogen bad om:',
  letter: (when: string, who: string, name: string, language: string, state: string) =>
    `${when}: ${who} bad om »${name}« på ${language} (${state}). Teksten gemmes ikke i Nærvær.`,
  drafts: 'Lavede udkast:',
  draft: (when: string, who: string, name: string, language: string) =>
    `${when}: ${who} lavede et udkast til »${name}« på ${language}. Teksten gemmes ikke i Nærvær.`,
  registerChecked: (who: string, when: string) =>
    `${who} tjekkede fraværet i skolens fraværsregister ${when}.`,
  fileStates: {
    offered: 'ikke hentet',
    accepted: 'på vej',
    sent: 'hentet',
    declined: 'sagt nej til',
    failed: 'kom ikke frem',
  },
  toldHeading: 'Det har fraværskoordinatoren eller skolens ledelse fået at vide om kortene:',
  toldMissed: (when: string, number: string, who: string) =>
    `${when}: kortet om sag ${number} nåede ikke frem til ${who}.`,
  toldTeam: (when: string, number: string, barred: string | undefined) =>
    `${when}: sag ${number} vises ikke i teamet${barred === undefined ? '' : `, hvor disse læser med: ${barred}`}.`,
  waiting: (count: number) =>
    count === 1 ? '1 kort venter på at blive sendt.' : `${count} kort venter på at blive sendt.`,

  elsewhereHeading: '## Nævnt andre steder',
  elsewhere: (count: number) =>
    count === 1
      ? 'Navnet, eller noget der ligner, står i 1 tekst, som skolen har skrevet om andre. Den handler om andre og står derfor ikke her; skolen kan læse den igennem og fortælle jer, hvad der handler om jer.'
      : `Navnet, eller noget der ligner, står i ${count} tekster, som skolen har skrevet om andre. De handler om andre og står derfor ikke her; skolen kan læse dem igennem og fortælle jer, hvad der handler om jer.`,

  seenHeading: '## Hvem har set og gjort hvad',
  seenIntro:
    'Logbogen viser også, hvem der har set en oversigt over klassen eller skolen, hvor barnet kan have stået. Grundlaget er det, der blev skrevet ned dengang. At et kort er vist, står én gang om dagen for hver modtager.',
  noSeen: 'Logbogen har intet om barnet.',
  seen: (when: string, who: string, did: string, about: string) => `${when}: ${who} ${did}${about}`,
  about: {
    pupil: '',
    class: ' over klassen',
    school: ' over hele skolen',
    case: (number: string) => ` (sag ${number})`,
  },
  basis: (basis: string) => ` Grundlag: ${basis}.`,
  refused: ' Det blev afvist, så intet blev ændret.',
  actions,
  otherAction: (action: string) => `gjorde »${action}«`,
  bases,

  keptHeading: '## Hvor længe det gemmes',
  kept: {
    absence: (count: number) =>
      `Fravær slettes ${months(count)} efter skoleårets udgang (31. juli), men aldrig mens en åben sag eller en regel har brug for det.`,
    questions: (count: number) => `Spørgsmål slettes efter ${daysLong(count)}.`,
    cases: (count: number) =>
      `Sager og deres møder slettes ${years(count)}, efter at sagen er afsluttet, eller barnet er gået ud af skolen.`,
    beside: (told: number, lists: number, presses: number, files: number) =>
      `Beskeder om kortene slettes efter ${daysLong(told)}, morgenlister efter ${daysLong(lists)}, svar på tryk efter ${daysLong(presses)}, og at nogen bad om en fil, efter ${daysLong(files)}.`,
    offers: (count: number) =>
      `At en anden skole har tilbudt en sag, slettes efter ${daysLong(count)}; hvad den skrev om barnet, slettes, så snart der er svaret.`,
    waitingRosters: (count: number) =>
      `En ny elevliste, som ingen har godkendt eller afvist, slettes efter ${daysLong(count)}.`,
    audit: (count: number) => `Logbogen slettes efter ${years(count)}.`,
    numbers:
      'Når noget slettes, bliver kun tal for hele klassetrinnet tilbage. De kan ikke føres tilbage til et barn.',
  },

  rightsHeading: '## Jeres rettigheder',
  rights: [
    'I kan bede skolen om at rette det, der er forkert, og om at slette det, der ikke længere er brug for.',
    'I kan gøre indsigelse mod, at oplysningerne bruges. Skolen svarer jer.',
    'I kan spørge kommunens databeskyttelsesrådgiver, og I kan klage til Datatilsynet (datatilsynet.dk).',
  ],

  /** Somebody who is not in the roster. */
  nobody: (id: string) => `en ansat, der ikke længere er på skolen (nr. ${id})`,
  others,
  unassigned: (role: string) => `${role} (ingen valgt)`,
} as const;
