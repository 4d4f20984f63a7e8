import type { ConflictView } from '../../services/cases/conflictView.ts';
import type { DigestItem, DigestView } from '../../services/cases/digestViews.ts';
import type {
  ArrangementView,
  HelpView,
  MappingView,
  PlanView,
} from '../../services/cases/planView.ts';
import type { Progress } from '../../services/cases/progress.ts';
import type { Happening, TimelineEntry, TimelineView } from '../../services/cases/timeline.ts';
import type { CaseView, StepView } from '../../services/cases/views.ts';
import type { MeetingView, SlotView } from '../../services/meetings/views.ts';
import type {
  ConfirmView,
  QuestionView,
  ReceiptLine,
  ReceiptView,
} from '../../services/notes/views.ts';
import type { Measured } from '../../services/rules/assessment.ts';
import type { Text } from '../../services/rules/ruleset.ts';
import type { OctoberView } from '../../services/status/octoberView.ts';
import type {
  CaseLine,
  MunicipalityStatusView,
  PupilStatusView,
  StatusView,
  Waiting,
  YearReportView,
} from '../../services/status/views.ts';

/** Makes a valid thing with the one difference that a sample or test is about. */
type Make<View> = (difference?: Partial<View>) => View;

export const aLine: Make<ReceiptLine> = (difference) => ({
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  category: 'illness',
  extent: 'day',
  dates: ['2026-11-16'],
  schoolDays: 1,
  before: undefined,
  ...difference,
});

export const aReceipt: Make<ReceiptView> = (difference) => ({
  kind: 'receipt',
  intent: 'note',
  reportId: 'report-1',
  version: 1,
  lines: [aLine()],
  leftOut: [],
  allPresent: undefined,
  state: 'stored',
  canUndo: true,
  changes: [],
  alerts: [],
  ...difference,
});

export const aQuestion: Make<QuestionView> = (difference) => ({
  kind: 'question',
  questionId: 'question-1',
  version: 2,
  field: 'pupil',
  heard: 'Philip',
  choices: [
    { value: 'p-1', label: 'Philip Larsen, 7.b' },
    { value: 'p-2', label: 'Philip Nørgaard, 7.b' },
  ],
  known: { pupil: undefined, category: 'illness', dates: ['2026-11-16'] },
  state: 'open',
  ...difference,
});

export const aConfirm: Make<ConfirmView> = (difference) => ({
  kind: 'confirm',
  questionId: 'question-1',
  version: 1,
  readBack: { intent: 'note', lines: [aLine()], leftOut: [] },
  choices: ['yes', 'no'],
  state: 'open',
  ...difference,
});

export const aHit: Make<Measured> = (difference) => ({
  rulesetId: 'aalborg-2019',
  criterion: 'seven-of-twenty',
  level: 'worrying',
  duty: undefined,
  text: {
    da: '7 dages fravær eller mere på 20 skoledage',
    en: '7 days of absence or more in 20 school days',
  },
  source: 'https://example.org/regler',
  kind: 'days',
  value: 7.5,
  percent: undefined,
  limit: 7,
  comparison: 'atLeast',
  window: { from: '2026-10-20', to: '2026-11-16', schoolDays: 20 },
  ...difference,
});

export const aPercentHit: Make<Measured> = (difference) =>
  aHit({
    rulesetId: 'law-2020',
    criterion: 'unlawful-ten',
    level: undefined,
    duty: 'warn_parents',
    text: {
      da: '10 % ulovligt fravær eller mere i kvartalet',
      en: '10% unlawful absence or more in the quarter',
    },
    kind: 'percent',
    value: 6,
    percent: (6 / 55) * 100,
    limit: 10,
    window: { from: '2026-10-01', to: '2026-12-31', schoolDays: 55 },
    ...difference,
  });

export const aJoinedHit: Make<Measured> = (difference) =>
  aHit({
    criterion: 'forty-of-two-hundred',
    level: 'dropout_risk',
    text: {
      da: 'Mindst 40 fraværsdage og mindst 20 % af de seneste 200 skoledage',
      en: 'At least 40 days of absence and at least 20% of the last 200 school days',
    },
    value: 44,
    limit: 40,
    window: { from: '2026-01-05', to: '2026-11-16', schoolDays: 200 },
    also: [
      {
        kind: 'percent',
        value: 44,
        percent: 22,
        limit: 20,
        comparison: 'atLeast',
        window: { from: '2026-01-05', to: '2026-11-16', schoolDays: 200 },
      },
    ],
    ...difference,
  });

export const aChangeHit: Make<Measured> = (difference) =>
  aHit({
    criterion: 'more-than-usual',
    level: 'attention',
    text: {
      da: 'Mindst tre gange så meget fravær som elevens eget, sædvanlige',
      en: 'At least three times the pupil’s own usual absence',
    },
    kind: 'baseline',
    value: 5,
    usual: 1.23,
    limit: 3,
    ...difference,
  });

export const aStep: Make<StepView> = (difference) => ({
  id: 'step-1',
  kind: 'task',
  legal: false,
  mine: false,
  standIn: undefined,
  waitsFor: undefined,
  asks: [],
  on: undefined,
  outcome: undefined,
  judgement: undefined,
  postponed: undefined,
  text: { da: 'Ring til forældrene', en: 'Phone the parents' },
  responsible: 'class_teacher',
  assignee: 'Mette Holm',
  approver: 'leader',
  due: '2026-11-20',
  overdue: false,
  state: 'proposed',
  decidedBy: undefined,
  decidedOn: undefined,
  reason: undefined,
  actions: [],
  ...difference,
});

/** Days of absence among school days, all of them reported. */
const days = (absentDays: number, schoolDays = 20) => ({
  ...{ absentDays, schoolDays },
  ofSchoolDays: schoolDays,
});

export const aProgress: Make<Progress> = (difference) => ({
  since: '2026-10-05',
  before: days(7.5),
  after: days(3),
  change: 'better',
  ...difference,
});

/** From so many days of 20 to so many of those since. */
export const changed = (
  change: Progress['change'],
  before: number,
  after: number,
  since = 20,
): Progress => aProgress({ change, before: days(before), after: days(after, since) });

/** Nothing is known or planned yet. */
export const aHelp: Make<HelpView> = (difference) => ({
  ...{ mapping: undefined, plan: undefined, planNoted: undefined },
  ...{ usualEnd: '2026-12-28', usualWeeks: 6 },
  ...difference,
});

export const aMapping: Make<MappingView> = (difference) => ({
  ...{ functions: ['avoids_judgement'], school: ['academic', 'relations'], home: [] },
  ...{ healthKnows: false, pupilSays: 'Det er frikvartererne, der er svære.' },
  ...{ by: 'Mette Holm', on: '2026-11-16' },
  ...difference,
});

export const aPlan: Make<PlanView> = (difference) => ({
  ...{ madeOn: '2026-11-18', earlier: false, reviewOn: '2026-12-14' },
  goals: [
    {
      goal: 'Kommer til 1. lektion 4 gange ugentligt',
      metric: { by: 'days_week', target: 4 },
      standing: { value: 3.5, from: '2026-11-18' },
      measure: 'Bliver mødt ved porten kl. 7.55',
      ...{ who: 's-2', name: 'Jonas Berg' },
    },
  ],
  wayBack: [
    { id: 'back-4', from: '2026-11-23', text: '2 lektioner mandag–tirsdag', how: 'well' },
    { id: 'back-6', from: '2026-12-07', text: '3 lektioner mandag–torsdag', how: undefined },
  ],
  ...{ by: 'Mette Holm', on: '2026-11-18', asks: undefined, back: false },
  ...difference,
});

export const anArrangement: Make<ArrangementView> = (difference) => ({
  ...{ kind: 'reduced_timetable', from: '2026-11-02', to: undefined },
  ...{ until: '2026-12-14', reason: undefined, time: 'running' },
  ...difference,
});

export const aCase: Make<CaseView> = (difference) => ({
  kind: 'case',
  siblings: undefined,
  known: undefined,
  explains: undefined,
  caseId: 'case-7',
  version: 4,
  number: 'FJ-2026-0007',
  scope: 'full',
  grade: 7,
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  state: 'open',
  why: 'rules',
  channel: false,
  holder: { id: 's-1', name: 'Mette Holm', role: 'class_teacher' },
  canHold: false,
  contact: undefined,
  quietUntil: undefined,
  hasPlan: true,
  progress: aProgress(),
  followUp: undefined,
  readyToClose: false,
  improvement: [],
  incomplete: undefined,
  weeks: [],
  comments: [],
  arrangements: [],
  help: aHelp(),
  canPlan: false,
  closing: undefined,
  ended: undefined,
  actions: [],
  level: 'worrying',
  duties: [],
  openedOn: '2026-11-16',
  reopened: undefined,
  hits: [aHit()],
  next: {
    text: {
      da: '10 % ulovligt fravær eller mere i kvartalet',
      en: '10% unlawful absence or more in the quarter',
    },
    daysLeft: 2,
  },
  steps: [aStep()],
  assignable: [
    { id: 's-1', name: 'Mette Holm', role: 'class_teacher' },
    { id: 's-2', name: 'Jonas Berg', role: 'wellbeing_officer' },
    { id: 's-3', name: 'Karen Skov', role: 'leader' },
  ],
  helpers: [],
  involvable: [],
  canRelease: false,
  meeting: undefined,
  canProposeMeeting: false,
  checkRegister: false,
  ...difference,
});

/** Eight weeks, from bad to better. */
export const weeks: CaseView['weeks'] = [2.5, 4, 3, 2, 1, 0.5, 0, 0].map((absentDays, index) => ({
  week: 39 + index,
  attendance: { absentDays, schoolDays: 5 },
}));

export const anItem: Make<DigestItem> = (difference) => ({
  caseId: 'case-7',
  version: 4,
  stepId: 'contact-home',
  kind: 'do',
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  grade: 7,
  text: { da: 'Ring til forældrene', en: 'Phone the parents' },
  due: '2026-11-20',
  dueToday: false,
  over: 0,
  legal: false,
  acute: false,
  school: undefined,
  waitsFor: undefined,
  canRemind: undefined,
  reminded: false,
  standsInFor: undefined,
  oneStep: true,
  ...difference,
});

export const aDigest: Make<DigestView> = (difference) => ({
  kind: 'digest',
  on: '2026-11-18',
  givenName: 'Mette',
  items: [anItem()],
  contacts: [],
  reasons: [],
  praise: [],
  reviews: [],
  ...difference,
});

export const anEntry: Make<TimelineEntry> = (difference) => ({
  on: '2026-11-16',
  by: undefined,
  what: { do: 'open', why: 'rules' },
  ...difference,
});

/** Everything that can happen to a case, as it can be told. */
export function everyHappening(words: string, person: string, step: Text): readonly Happening[] {
  const somebody = { name: person };
  const [from, start] = ['2026-11-26T13:00+01:00', '2026-11-27T08:00+01:00'];
  return [
    { do: 'open', why: 'concern' },
    { do: 'assess', level: 'worrying', before: undefined, begun: ['warn_parents'], over: [] },
    { do: 'assess', level: undefined, before: 'dropout_risk', begun: [], over: ['support_plan'] },
    { do: 'call', steps: [step, step, step] },
    { do: 'followUp', due: '2027-01-07' },
    { do: 'hold', person: somebody },
    { do: 'involve', people: [somebody, { name: undefined }], basis: 'task' },
    { do: 'involve', people: [somebody], basis: 'crime_prevention', words },
    { do: 'release', person: { name: undefined } },
    { do: 'standIn', step, person: somebody, ended: false },
    { do: 'standIn', step, person: undefined, ended: true },
    { do: 'approve', step },
    { do: 'reject', step, words },
    { do: 'assign', step, person: somebody },
    { do: 'done', step, day: '2026-11-12', words },
    { do: 'postpone', step, to: '2026-12-01', words },
    { do: 'judge', judgement: 'worse', words },
    { do: 'comment', words },
    { do: 'concern' },
    { do: 'meeting', became: 'searching' },
    { do: 'meeting', became: 'proposed' },
    { do: 'meeting', became: 'no_times' },
    { do: 'meeting', became: 'failed' },
    { do: 'meeting', became: 'booked', start: from },
    { do: 'meeting', became: 'moved', from, start },
    { do: 'meeting', became: 'held', start },
    { do: 'meeting', became: 'cancelled', start },
    { do: 'arrange', arrangement: 'reduced_timetable', day: '2026-11-16' },
    { do: 'arrangeEnd', arrangement: 'reduced_timetable', day: '2026-12-16' },
    { do: 'arrangeUntil', arrangement: 'one_to_one', until: '2027-02-12', words },
    { do: 'map' },
    { do: 'plan', first: true, goals: 2, steps: 0, words },
    { do: 'plan', first: false, goals: 1, steps: 3, words },
    { do: 'wayBack', how: 'partly', words },
    { do: 'wayBackEnd' },
    { do: 'reminders', count: 1 },
    { do: 'reminders', count: 14 },
    { do: 'proposeClose', reason: 'ground_taken_back' },
    { do: 'withdrawClose' },
    { do: 'explain', kind: 'operation', until: '2027-01-12' },
    { do: 'explainEnd' },
    { do: 'draft', letter: 'warning', language: 'ar' },
    { do: 'draft', letter: words },
    { do: 'registerChecked' },
    { do: 'close', outcome: 'back_in_school', words },
    { do: 'reopen', why: 'relapse' },
  ];
}

export const aTimeline: Make<TimelineView> = (difference) => ({
  kind: 'timeline',
  caseId: 'case-7',
  number: 'FJ-2026-0007',
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  grade: 7,
  entries: [anEntry()],
  page: 0,
  ...difference,
});

/** People who have not answered, and are free in their calendars. */
export const waitingFor = (...names: string[]): SlotView['waiting'] =>
  names.map((name) => ({ name, calendar: 'free' }));

export const aSlot: Make<SlotView> = (difference) => ({
  id: 'slot-1',
  start: '2026-11-26T13:00+01:00',
  end: '2026-11-26T13:45+01:00',
  past: false,
  yes: [],
  no: [],
  waiting: waitingFor('Mette Holm', 'Jonas Berg', 'Karen Skov', 'Anne Dahl'),
  mine: undefined,
  ticked: true,
  ...difference,
});

export const aMeeting: Make<MeetingView> = (difference) => ({
  kind: 'meeting',
  meetingId: 'meeting-3',
  version: 2,
  caseNumber: 'FJ-2026-0007',
  state: 'proposed',
  minutes: 45,
  organiser: 'Jonas Berg',
  isOrganiser: false,
  required: [
    { name: 'Mette Holm', role: 'class_teacher' },
    { name: 'Jonas Berg', role: 'wellbeing_officer' },
    { name: 'Karen Skov', role: 'leader' },
  ],
  optional: [{ name: 'Anne Dahl', role: 'health_nurse' }],
  slots: [
    aSlot(),
    aSlot({
      id: 'slot-2',
      start: '2026-11-27T08:00+01:00',
      end: '2026-11-27T08:45+01:00',
      yes: ['Mette Holm'],
      waiting: [{ name: 'Jonas Berg', calendar: 'busy' }, ...waitingFor('Karen Skov', 'Anne Dahl')],
      ticked: false,
    }),
    aSlot({
      id: 'slot-3',
      start: '2026-11-30T14:15+01:00',
      end: '2026-11-30T15:00+01:00',
      yes: ['Mette Holm'],
      no: ['Karen Skov'],
      waiting: [
        { name: 'Anne Dahl', calendar: 'tentative' },
        { name: 'Jonas Berg', calendar: 'unknown' },
      ],
      ticked: false,
    }),
  ],
  standing: { is: 'open' },
  suitedByNone: [],
  bookItself: false,
  isReplaced: false,
  booked: undefined,
  canVote: false,
  canBook: false,
  canCancel: false,
  canSeekNew: false,
  canSetBooking: false,
  ...difference,
});

export const aWaiting: Make<Waiting> = (difference) => ({
  does: 'do',
  role: 'class_teacher',
  name: 'Mette Holm',
  due: '2026-11-20',
  overdue: false,
  ...difference,
});

export const aCaseLine: Make<CaseLine> = (difference) => ({
  caseId: 'case-7',
  number: 'FJ-2026-0007',
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  level: 'worrying',
  duties: [],
  state: 'open',
  openedOn: '2026-10-01',
  overdueSteps: 0,
  planSince: '2026-10-05',
  progress: aProgress(),
  waitsFor: aWaiting(),
  nextFollowUp: '2026-11-24',
  nextMeeting: undefined,
  escalatedTo: undefined,
  hasHolder: true,
  toClose: false,
  ...difference,
});

/** Five weeks as a school of some four hundred pupils has them. */
export const fiveWeeks: StatusView['weeks'] = [
  { week: 43, absentDays: 81.5, reported: 88, newCases: 1, worrying: 9 },
  { week: 44, absentDays: 94, reported: 91.4, newCases: 0, worrying: 9 },
  { week: 45, absentDays: 102, reported: 96, newCases: 2, worrying: 11 },
  { week: 46, absentDays: 77, reported: 100, newCases: 1, worrying: 10 },
  { week: 47, absentDays: 18, reported: 85, newCases: 0, worrying: 8 },
];

export const aStatus: Make<StatusView> = (difference) => ({
  kind: 'status',
  scope: 'school',
  id: 'school',
  title: 'Fjordskolen',
  on: '2026-11-16',
  pupils: 412,
  isSchoolDay: true,
  coverage: { today: { reported: 18, classes: 20 }, quarter: 91, incomplete: undefined },
  contacts: { open: 0, overdue: 0 },
  today: { away: 14, part: 2, late: 3 },
  needsYou: [
    { list: 'escalated', count: 1, pupils: ['Sofie Haddad'] },
    { list: 'without_plan', count: 1, pupils: ['Sofie Haddad'] },
  ],
  silent: ['2.a', '5.a'],
  classes: 20,
  review: undefined,
  weeks: fiveWeeks,
  byLevel: [
    { level: 'dropout_risk', count: 1 },
    { level: 'worrying', count: 3 },
    { level: 'duty', count: 2 },
  ],
  byState: [
    { state: 'proposed', count: 1 },
    { state: 'open', count: 4 },
    { state: 'monitoring', count: 1 },
  ],
  overdueSteps: 2,
  overdue: 1,
  withoutPlan: 1,
  notImproving: 2,
  toContact: { schoolDays: 2.5, cases: 6 },
  toMeeting: { schoolDays: 8, cases: 3 },
  closed: [
    { outcome: 'back_in_school', count: 7 },
    { outcome: 'moved', count: 1 },
  ],
  list: undefined,
  listed: { count: 6, pupils: [] },
  page: 0,
  pages: 2,
  canExport: true,
  cases: [
    aCaseLine({ nextMeeting: '2026-11-26T13:00+01:00' }),
    aCaseLine({
      caseId: 'case-8',
      number: 'FJ-2026-0008',
      pupil: 'Sofie Haddad',
      classTitle: '2.a',
      level: undefined,
      duties: ['contact_parents', 'support_plan'],
      overdueSteps: 2,
      state: 'proposed',
      planSince: undefined,
      progress: changed('too_early', 4, 0, 3),
      escalatedTo: 'coordinator',
      waitsFor: aWaiting({ does: 'approve', role: 'leader', due: '2026-11-12', overdue: true }),
    }),
    aCaseLine({
      caseId: 'case-9',
      number: 'FJ-2026-0009',
      pupil: 'Ali Demir',
      classTitle: '9.c',
      level: 'dropout_risk',
      state: 'monitoring',
      progress: changed('same', 12, 12),
      waitsFor: aWaiting({ does: 'judge', due: '2026-11-24' }),
      nextMeeting: '2026-12-02T08:00+01:00',
    }),
  ],
  ...difference,
});

const noDays = { illness: 0, leave: 0, unlawful: 0, unexplained: 0, late: 0, left_early: 0 };

export const aPupilStatus: Make<PupilStatusView> = (difference) => ({
  kind: 'pupilStatus',
  incomplete: undefined,
  contact: undefined,
  noted: [],
  siblings: undefined,
  known: undefined,
  mayExplain: true,
  pupilId: 'p-1',
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  on: '2026-11-16',
  windows: [
    {
      name: 'quarter',
      from: '2026-10-01',
      to: '2026-12-31',
      schoolDays: 55,
      days: { ...noDays, illness: 3, unlawful: 4.5, late: 1 },
      total: 7.5,
    },
    {
      name: 'last20',
      from: '2026-10-20',
      to: '2026-11-16',
      schoolDays: 20,
      days: { ...noDays, illness: 3, unlawful: 3 },
      total: 6,
    },
    {
      name: 'last60',
      from: '2026-08-18',
      to: '2026-11-16',
      schoolDays: 60,
      days: {
        ...noDays,
        illness: 5,
        leave: 2,
        unlawful: 4.5,
        unexplained: 1,
        late: 6,
        left_early: 1,
      },
      total: 12.5,
    },
    {
      name: 'last200',
      from: '2025-11-10',
      to: '2026-11-16',
      schoolDays: 200,
      days: { ...noDays, illness: 9, leave: 4, unlawful: 8.5, unexplained: 1, late: 9 },
      total: 22.5,
    },
  ],
  level: 'worrying',
  hits: [aHit(), aPercentHit()],
  next: {
    ...aHit({
      criterion: 'fifteen-of-sixty',
      text: {
        da: '15 dages fravær eller mere på 60 skoledage',
        en: '15 days of absence or more in 60 school days',
      },
    }),
    daysLeft: 2.5,
    reachedOn: '2026-11-25',
  },
  openCase: { caseId: 'case-7', number: 'FJ-2026-0007' },
  ...difference,
});

export const aMunicipality: Make<MunicipalityStatusView> = (difference) => ({
  kind: 'municipalityStatus',
  id: 'overview-1',
  title: 'Eksempelby Kommune',
  on: '2026-11-16',
  counting: undefined,
  pupils: 4120,
  silent: ['Havnskolen'],
  unused: [],
  coverage: { today: { reported: 171, classes: 190 }, quarter: 91 },
  incomplete: undefined,
  weeks: fiveWeeks.map((one) => ({
    ...one,
    newCases: one.newCases === 0 ? 0 : 'small',
    worrying: 'hidden',
  })),
  schools: [
    { school: 'Fjordskolen', cells: [7, 'small', 0, 12] },
    { school: 'Havnskolen', cells: [0, 'hidden', 0, 'hidden'] },
    { school: 'Lindeskolen', cells: [9, 14, 5, 'small'] },
  ],
  totals: [16, 24, 5, 'hidden'],
  byLevel: [
    { level: 'dropout_risk', count: 'small' },
    { level: 'worrying', count: 31 },
    { level: 'duty', count: 'hidden' },
  ],
  byState: [
    { state: 'open', count: 40 },
    { state: 'monitoring', count: 23 },
  ],
  closed: [
    { outcome: 'back_in_school', count: 18 },
    { outcome: 'moved', count: 'small' },
  ],
  toContact: { schoolDays: 2, cases: 44 },
  toMeeting: undefined,
  of: 3,
  page: undefined,
  pages: 1,
  ...difference,
});

export const anOctober: Make<OctoberView> = (difference) => ({
  on: '2025-10-01',
  rule: {
    da: 'Mindst 40 fraværsdage og mindst 20 % af de seneste 200 skoledage',
    en: 'At least 40 days of absence and at least 20% of the last 200 school days',
  },
  pupils: 826,
  worrying: 19,
  percent: 2.3,
  withPlan: 12,
  bySchool: [
    { school: 'Fjordskolen', count: 8 },
    { school: 'Lindeskolen', count: 11 },
  ],
  byGrade: [
    { grade: 7, pupils: 84, count: 8 },
    { grade: 9, pupils: 79, count: 11 },
  ],
  byCause: [{ category: 'illness', count: 19 }],
  ...difference,
});

export const aYearReport: Make<YearReportView> = (difference) => ({
  kind: 'yearReport',
  id: 'overview-2',
  title: 'Eksempelby Kommune',
  on: '2026-07-31',
  year: 2025,
  unfinished: false,
  incomplete: undefined,
  counting: undefined,
  schools: [
    { school: 'Fjordskolen', pupils: 402, cells: [22, 'small', 0, 6, 11, 'small', 5, 'small'] },
    { school: 'Lindeskolen', pupils: 424, cells: [31, 'hidden', 'small', 8, 14, 5, 0, 6] },
  ],
  totals: [53, 12, 'small', 14, 25, 'hidden', 5, 'hidden'],
  pupils: 826,
  october: anOctober(),
  of: 2,
  page: undefined,
  pages: 1,
  ...difference,
});

export const aConflict: Make<ConflictView> = (difference) => ({
  kind: 'conflict',
  conflictId: 'conflict-1',
  version: 1,
  state: 'open',
  pupil: 'Loke Christensen',
  classTitle: '7.b',
  standing: [
    {
      dates: ['2026-11-24'],
      category: 'unlawful',
      extent: 'day',
      by: 'Mette Holm',
      at: '2026-11-24T08:10:00+01:00',
    },
  ],
  claims: [aClaim()],
  settled: undefined,
  ...difference,
});

export function aClaim(
  difference: Partial<ConflictView['claims'][number]> = {},
): ConflictView['claims'][number] {
  return {
    claimId: 'statement-1',
    dates: ['2026-11-24'],
    category: 'illness',
    extent: 'day',
    by: 'Jonas Berg',
    at: '2026-11-24T09:30:00+01:00',
    ...difference,
  };
}
