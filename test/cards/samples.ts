import type { CardMessage, Locale } from '../../cards/cardMessage.ts';
import { caseCard } from '../../cards/caseCard.ts';
import { dryRunCard } from '../../cards/dryRunCard.ts';
import { errorCard } from '../../cards/errorCard.ts';
import { helpCard } from '../../cards/helpCard.ts';
import { lapsedCard } from '../../cards/lapsedCard.ts';
import { meetingCard } from '../../cards/meetingCard.ts';
import { municipalityStatusCard } from '../../cards/municipalityStatusCard.ts';
import { isNotice, noticeCard } from '../../cards/noticeCard.ts';
import { notUnderstoodCard } from '../../cards/notUnderstoodCard.ts';
import { privateAnswerNotice } from '../../cards/privateAnswerNotice.ts';
import { pupilStatusCard } from '../../cards/pupilStatusCard.ts';
import { questionCard } from '../../cards/questionCard.ts';
import { receiptCard } from '../../cards/receiptCard.ts';
import { refusalCard } from '../../cards/refusalCard.ts';
import { statusCard } from '../../cards/statusCard.ts';
import { teamLinkCard } from '../../cards/teamLinkCard.ts';
import { da } from '../../cards/texts/da.ts';
import { notices as noticeTexts } from '../../cards/texts/notices.da.ts';
import { unknownPersonCard } from '../../cards/unknownPersonCard.ts';
import { welcomeCard } from '../../cards/welcomeCard.ts';
import { withRefusal } from '../../cards/withRefusal.ts';
import { yearReportCard } from '../../cards/yearReportCard.ts';
import { categories } from '../../services/absence/mark.ts';
import { duties } from '../../services/rules/ruleset.ts';
import { hostile, longName } from './hostile.ts';
import {
  aCase,
  aCaseLine,
  aHit,
  aLine,
  aMeeting,
  aMunicipality,
  aPercentHit,
  aPupilStatus,
  aQuestion,
  aReceipt,
  aSlot,
  aStatus,
  aStep,
  aWaiting,
  aYearReport,
} from './sampleViews.ts';

/** A card in one state, for the tests and for the page that shows them all. */
export type Sample = {
  card: string;
  state: string;
  make: (locale: Locale) => CardMessage;
};

const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

function states<View>(
  card: string,
  make: (view: View, locale: Locale) => CardMessage,
  views: Readonly<Record<string, View>>,
): Sample[] {
  return Object.entries(views).map(([state, view]) => ({
    card,
    state,
    make: (locale) => make(view, locale),
  }));
}

const week = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
const everyStepAction = ['approve', 'reject', 'assign', 'done'] as const;

const receipts = states('receipt', receiptCard, {
  'one day': aReceipt(),
  'a stretch with days left out, and what follows': aReceipt({
    lines: [aLine({ dates: [...week, '2026-11-23', '2026-11-24', '2026-11-25'], schoolDays: 8 })],
    leftOut: [
      { date: '2026-11-21', why: { reason: 'weekend' } },
      { date: '2026-11-22', why: { reason: 'weekend' } },
    ],
    alerts: [
      { pupil: 'Philip Larsen', level: 'worrying', caseNumber: 'FJ-2026-0007', opens: 'case-7' },
    ],
  }),
  'several pupils': aReceipt({
    lines: [
      aLine(),
      aLine({ pupil: 'Sofie Haddad' }),
      aLine({ pupil: 'Ali Demir', category: 'late', extent: 'late' }),
      aLine({ pupil: 'Emma Skov', category: 'unlawful', extent: 'lessons:3' }),
      aLine({ pupil: 'Noah Lind', dates: ['2026-11-16', '2026-11-18'], schoolDays: 2 }),
    ],
  }),
  corrected: aReceipt({
    intent: 'correct',
    lines: [aLine({ category: 'leave', before: 'unexplained' })],
  }),
  'taken back': aReceipt({ intent: 'withdraw', lines: [aLine({ category: undefined })] }),
  'all present': aReceipt({ intent: 'all_present', lines: [], allPresent: '7.b' }),
  'a duty, no more undo': aReceipt({
    canUndo: false,
    alerts: [
      { pupil: 'Philip Larsen', level: undefined, caseNumber: 'FJ-2026-0007', opens: 'case-7' },
    ],
  }),
  undone: aReceipt({ state: 'undone', canUndo: false }),
  'a long list': aReceipt({
    lines: times(40, (index) =>
      aLine({
        pupil: `${longName} ${index}`,
        category: categories[index % categories.length],
        dates: times((index % 20) + 1, (day) => `2026-11-${String(day + 1).padStart(2, '0')}`),
        before: 'unexplained',
      }),
    ),
    leftOut: times(14, (index) => ({
      date: `2026-10-${String(index + 10)}`,
      why: { reason: 'closed', name: `Efterårsferie ${index}` } as const,
    })),
    alerts: times(12, () => ({
      pupil: longName,
      level: 'worrying',
      caseNumber: 'FJ-2026-0007',
      opens: 'case-7',
    })),
  }),
  'a class with the same': aReceipt({
    lines: times(28, (index) => aLine({ pupil: `Elev Nummer${index + 1}`, category: 'leave' })),
  }),
  hostile: aReceipt({
    lines: [aLine({ pupil: hostile, classTitle: hostile })],
    leftOut: [{ date: '2026-10-16', why: { reason: 'closed', name: hostile } }],
    alerts: [{ pupil: hostile, level: hostile, caseNumber: hostile, opens: undefined }],
  }),
});

const questions = states('question', questionCard, {
  'which pupil': aQuestion(),
  'which day': aQuestion({
    field: 'date',
    heard: 'mandag',
    choices: [
      { value: '2026-11-09', label: undefined },
      { value: '2026-11-16', label: undefined },
    ],
    known: { pupil: 'Philip Larsen, 7.b', category: 'illness', dates: undefined },
  }),
  'which reason': aQuestion({
    field: 'category',
    heard: 'UF',
    choices: categories.map((value) => ({ value, label: undefined })),
    known: { pupil: 'Philip Larsen, 7.b', category: undefined, dates: week },
  }),
  'nothing heard': aQuestion({ field: 'category', heard: '', choices: [] }),
  'nobody to choose': aQuestion({ choices: [] }),
  'many to choose': aQuestion({
    choices: times(28, (index) => ({ value: `p-${index}`, label: `Philip Nummer${index}, 7.b` })),
  }),
  'very many with long names': aQuestion({
    choices: times(120, (index) => ({ value: `pupil-${index}`, label: `${longName}, 7.b` })),
  }),
  answered: aQuestion({ state: 'answered' }),
  lapsed: aQuestion({ state: 'lapsed' }),
  hostile: aQuestion({
    heard: hostile,
    choices: [{ value: 'p-1', label: hostile }],
    known: { pupil: hostile, category: undefined, dates: undefined },
  }),
});

const cases = states('case', caseCard, {
  'new, for the leader': aCase({
    steps: [
      aStep({ actions: everyStepAction }),
      aStep({
        id: 'step-2',
        text: { da: 'Tal med eleven om trivsel', en: 'Talk with the pupil about wellbeing' },
        responsible: 'wellbeing_officer',
        assignee: undefined,
        due: '2026-11-25',
        actions: ['approve', 'reject', 'assign'],
      }),
    ],
    canProposeMeeting: true,
  }),
  'for a reader': aCase({ steps: [aStep({ approver: undefined })] }),
  'under way, overdue, with a meeting': aCase({
    level: 'dropout_risk',
    duties: ['warn_parents', 'notify_municipality'],
    hits: [
      aHit(),
      aPercentHit(),
      aHit({
        kind: 'consecutive',
        value: 5,
        limit: 5,
        criterion: 'five-in-a-row',
        text: { da: '5 dages fravær i træk', en: '5 days of absence in a row' },
      }),
      aHit({
        kind: 'occasions',
        value: 4,
        limit: 3,
        comparison: 'moreThan',
        criterion: 'occasions',
        text: {
          da: 'Mere end 3 gange fravær på en måned.',
          en: 'More than 3 times of absence in a month.',
        },
      }),
      aHit({
        kind: 'weekday',
        value: 4,
        limit: 4,
        criterion: 'weekday',
        text: { da: 'Fravær på samme ugedag', en: 'Absence on the same weekday' },
      }),
    ],
    next: undefined,
    steps: [
      aStep({ state: 'done', decidedBy: 'Mette Holm', decidedOn: '2026-11-18' }),
      aStep({
        id: 'step-2',
        text: { da: 'Hold møde med hjemmet', en: 'Hold a meeting with the home' },
        state: 'approved',
        decidedBy: 'Karen Skov',
        decidedOn: '2026-11-17',
        overdue: true,
        actions: ['done', 'assign'],
      }),
      aStep({
        id: 'step-3',
        text: { da: 'Underret kommunen', en: 'Notify the municipality' },
        responsible: 'leader',
        state: 'rejected',
        decidedBy: 'Karen Skov',
        decidedOn: '2026-11-17',
        reason: 'Vi taler med familien først.',
      }),
    ],
    meeting: {
      state: 'booked',
      start: '2026-11-26T13:00+01:00',
      joinUrl: 'https://teams.microsoft.com/l/meetup-join/1',
    },
    checkRegister: true,
  }),
  'meeting searched': aCase({
    meeting: { state: 'searching', start: undefined, joinUrl: undefined },
  }),
  'meeting proposed': aCase({
    meeting: { state: 'proposed', start: undefined, joinUrl: undefined },
  }),
  'meeting being booked': aCase({
    meeting: { state: 'booking', start: undefined, joinUrl: undefined },
  }),
  monitored: aCase({ state: 'monitoring', hits: [], next: undefined, steps: [] }),
  closed: aCase({ state: 'closed', level: undefined, steps: [aStep({ state: 'done' })] }),
  'a level of its own': aCase({ level: 'orange_zone', duties: ['call_the_grandmother'] }),
  'as long as it gets': aCase({
    pupil: longName,
    duties,
    hits: times(12, () => aPercentHit({ text: { da: longName, en: longName } })),
    steps: times(12, (index) =>
      aStep({
        id: `step-${index}`,
        text: { da: `${longName} ${longName}`, en: `${longName} ${longName}` },
        assignee: longName,
        overdue: true,
        actions: everyStepAction,
      }),
    ),
    assignable: times(90, (index) => ({
      id: `0d0f0b7e-7d3e-4b62-9d0e-${String(index).padStart(12, '0')}`,
      name: longName,
      role: 'school_social_worker',
    })),
    canProposeMeeting: true,
    checkRegister: true,
  }),
  hostile: aCase({
    pupil: hostile,
    classTitle: hostile,
    level: hostile,
    duties: [hostile],
    hits: [aHit({ text: { da: hostile, en: hostile } })],
    next: { text: { da: hostile, en: hostile }, daysLeft: 1 },
    steps: [
      aStep({
        text: { da: hostile, en: hostile },
        assignee: hostile,
        state: 'rejected',
        decidedBy: hostile,
        decidedOn: '2026-11-17',
        reason: hostile,
      }),
    ],
    assignable: [{ id: 's-1', name: hostile, role: 'other' }],
    meeting: { state: 'booked', start: undefined, joinUrl: 'javascript:alert(1)' },
  }),
});

const counted = (name: string) => ({ name, pupils: 7, pupilsNow: 22, alarms: 9, alarmsNow: 25 });
const dryRuns = states('dryRun', dryRunCard, {
  running: {
    kind: 'dryRun',
    id: 'd1',
    rulesetId: 'antvorskov-2019',
    title: { da: 'Fravær i træk', en: 'Absence in a row' },
    state: 'running',
  },
  done: {
    kind: 'dryRun',
    id: 'd1',
    rulesetId: 'antvorskov-2019',
    title: { da: hostile, en: hostile },
    state: 'done',
    result: {
      schoolDays: 200,
      pupils: 405,
      classes: 20,
      levels: ['attention', 'worrying', 'dropout_risk', hostile].map(counted),
      duties: [...duties].map(counted),
      perWeek: 1.234,
      perWeekNow: 0.17,
      overBudget: true,
    },
  },
});

const meetings = states('meeting', meetingCard, {
  'for a member': aMeeting({ canVote: true }),
  'for the organiser': aMeeting({ canVote: true, canBook: true, canCancel: true }),
  searching: aMeeting({ state: 'searching', slots: [], canCancel: true }),
  'no times': aMeeting({ state: 'no_times', slots: [], canCancel: true }),
  booking: aMeeting({
    state: 'booking',
    slots: [],
    booked: {
      start: '2026-11-26T13:00+01:00',
      end: '2026-11-26T13:45+01:00',
      joinUrl: undefined,
    },
  }),
  booked: aMeeting({
    state: 'booked',
    canCancel: true,
    booked: {
      start: '2026-11-26T13:00+01:00',
      end: '2026-11-26T13:45+01:00',
      joinUrl: 'https://teams.microsoft.com/l/meetup-join/1',
    },
  }),
  cancelled: aMeeting({ state: 'cancelled', slots: [] }),
  failed: aMeeting({ state: 'failed', slots: [], canCancel: true }),
  'as long as it gets': aMeeting({
    organiser: longName,
    canVote: true,
    canBook: true,
    canCancel: true,
    required: times(30, () => ({ name: longName, role: 'school_social_worker' })),
    optional: times(30, () => ({ name: longName, role: 'school_social_worker' })),
    slots: times(3, (index) =>
      aSlot({
        id: `slot-${index}`,
        free: times(30, () => longName),
        busy: times(30, () => longName),
        unknown: times(30, () => longName),
        yes: times(30, () => longName),
        mine: 'no',
      }),
    ),
  }),
  hostile: aMeeting({
    organiser: hostile,
    required: [{ name: hostile, role: 'other' }],
    optional: [{ name: hostile, role: 'other' }],
    slots: [aSlot({ free: [hostile], busy: [hostile], unknown: [hostile] })],
  }),
});

const statuses = states('status', statusCard, {
  'a school': aStatus(),
  'a calm class': aStatus({
    scope: 'class',
    title: '7.b',
    id: 'c-7b',
    pupils: 24,
    absentToday: [],
    byLevel: [],
    byState: [],
    overdueSteps: 0,
    overdue: 0,
    withoutPlan: 0,
    notImproving: 0,
    toContact: undefined,
    toMeeting: undefined,
    closed: [],
    cases: [],
    canExport: false,
  }),
  'those without a plan': aStatus({
    filter: 'without_plan',
    cases: [aCaseLine({ planSince: undefined, progress: undefined })],
  }),
  'nobody without a plan': aStatus({ filter: 'without_plan', cases: [] }),
  'nothing overdue': aStatus({ filter: 'overdue', cases: [], overdue: 0 }),
  'nobody who does not improve': aStatus({ filter: 'not_improving', cases: [] }),
  'the last page': aStatus({
    page: 2,
    cases: [
      aCaseLine({ waitsFor: aWaiting({ name: undefined, role: 'leader', overdue: true }) }),
      aCaseLine({
        progress: {
          since: '2026-11-12',
          before: { absentDays: 4, schoolDays: 20 },
          after: { absentDays: 0, schoolDays: 3 },
          change: 'too_early',
        },
        waitsFor: aWaiting({ does: 'judge', overdue: true }),
      }),
      aCaseLine({
        progress: {
          since: '2026-10-05',
          before: { absentDays: 2, schoolDays: 20 },
          after: { absentDays: 6.5, schoolDays: 20 },
          change: 'worse',
        },
        waitsFor: undefined,
        nextFollowUp: undefined,
      }),
    ],
  }),
  'as long as it gets': aStatus({
    absentToday: times(60, () => ({ pupil: longName, classTitle: '7.b', category: 'unexplained' })),
    cases: times(12, (index) =>
      aCaseLine({
        caseId: `case-${index}`,
        pupil: longName,
        level: undefined,
        duties,
        overdueSteps: 3,
        waitsFor: aWaiting({ does: 'approve', name: longName, overdue: true }),
        nextMeeting: '2026-11-26T13:00+01:00',
      }),
    ),
    more: 7,
  }),
  hostile: aStatus({
    title: hostile,
    absentToday: [{ pupil: hostile, classTitle: hostile, category: 'late' }],
    byLevel: [{ level: hostile, count: 1 }],
    cases: [
      aCaseLine({
        pupil: hostile,
        classTitle: hostile,
        number: hostile,
        level: hostile,
        waitsFor: aWaiting({ name: hostile }),
      }),
    ],
  }),
});

const many = times(12, (index) => ({
  school: `${longName} ${index}`,
  cells: times(8, (at) => ([4128, 'small', 'hidden'] as const)[(index + at) % 3] ?? 0),
}));

const counts = [
  ...states('municipality status', municipalityStatusCard, {
    'three schools': aMunicipality(),
    'being counted': aMunicipality({ counting: { done: 2, of: 12 }, schools: [], totals: [] }),
    'small numbers alone': aMunicipality({
      schools: [{ school: 'Havnskolen', cells: ['small', 0, 0, 'small'] }],
      totals: ['small', 0, 0, 'hidden'],
      byLevel: undefined,
      byState: undefined,
      closed: [],
      toContact: undefined,
    }),
    'the middle of many schools': aMunicipality({ schools: many, page: 1, more: 36 }),
    hostile: aMunicipality({
      title: hostile,
      schools: [{ school: hostile, cells: [5, 5, 5, 5] }],
      byLevel: [{ level: hostile, count: 5 }],
    }),
  }),
  ...states('yearly report', yearReportCard, {
    'a year that is over': aYearReport(),
    'a year under way': aYearReport({ year: 2026, unfinished: true }),
    'being counted': aYearReport({ counting: { done: 2, of: 12 }, schools: [], totals: [] }),
    'many schools': aYearReport({ schools: many, more: 48 }),
    hostile: aYearReport({ title: hostile, schools: [{ school: hostile, cells: [5] }] }),
  }),
];

const pupils = states('pupil status', pupilStatusCard, {
  'with a case': aPupilStatus(),
  quiet: aPupilStatus({ level: undefined, hits: [], next: undefined, openCase: undefined }),
  'as long as it gets': aPupilStatus({
    pupil: longName,
    hits: times(20, () => aPercentHit({ text: { da: longName, en: longName } })),
  }),
  hostile: aPupilStatus({
    pupil: hostile,
    classTitle: hostile,
    level: hostile,
    hits: [aHit({ text: { da: hostile, en: hostile } })],
    openCase: { caseId: 'case-1', number: hostile },
  }),
});

const schools = (count: number) =>
  times(count, (index) => ({ id: `school-${index}`, name: `Skole Nummer${index + 1}` }));

const notices = [
  ...states('welcome', welcomeCard, {
    personal: {
      kind: 'welcome',
      place: 'personal',
      school: 'Fjordskolen',
      examples: ['Philip Larsen syg i dag', 'alle er mødt i 7.b'],
    },
    'without a school': { kind: 'welcome', place: 'personal', school: undefined, examples: [] },
    team: { kind: 'welcome', place: 'team', school: 'Fjordskolen', examples: [] },
  }),
  ...states('help', helpCard, {
    'for a teacher': { kind: 'help', examples: ['status 7.b'], schoolId: undefined },
    'for a leader': { kind: 'help', examples: [], schoolId: 'school-1' },
  }),
  ...states('refusal', refusalCard, {
    ...Object.fromEntries(
      Object.keys(da.refusal.texts).map((code) => [
        code,
        { kind: 'refusal' as const, code, details: { limit: 50 } },
      ]),
    ),
    'unknown code': { kind: 'refusal', code: 'constructor', details: {} },
    hostile: { kind: 'refusal', code: 'too_many', details: { limit: hostile } },
  }),
  ...states('error', errorCard, { ours: { kind: 'error', number: '7F3A-91' } }),
  ...states('not understood', notUnderstoodCard, {
    'own examples': { kind: 'notUnderstood', examples: ['Philip Larsen syg i dag', 'status 7.b'] },
    'general examples': { kind: 'notUnderstood', examples: [] },
    hostile: { kind: 'notUnderstood', examples: [hostile] },
  }),
  ...states('team link', teamLinkCard, {
    'two schools': { kind: 'teamLink', schools: schools(2), linked: undefined },
    'forty schools': { kind: 'teamLink', schools: schools(40), linked: undefined },
    'no schools': { kind: 'teamLink', schools: [], linked: undefined },
    linked: { kind: 'teamLink', schools: [], linked: 'Fjordskolen' },
    hostile: { kind: 'teamLink', schools: [], linked: hostile },
  }),
  ...states(
    'notice',
    noticeCard,
    Object.fromEntries(
      Object.keys(noticeTexts)
        .filter(isNotice)
        .map((code) => [code, { kind: 'notice' as const, code }]),
    ),
  ),
  {
    card: 'case',
    state: 'after a press that changed nothing',
    make: (locale: Locale) =>
      withRefusal(caseCard(aCase(), locale), { code: 'stale', details: {} }, locale),
  },
  ...states('private answer', privateAnswerNotice, { notice: { kind: 'privateAnswer' } as const }),
  ...states('unknown person', unknownPersonCard, { notice: { kind: 'unknownPerson' } as const }),
  ...states('lapsed', lapsedCard, {
    question: { kind: 'lapsed', what: 'question' },
    press: { kind: 'lapsed', what: 'press' },
  }),
];

/** Every card in every state. */
export const samples: readonly Sample[] = [
  ...receipts,
  ...questions,
  ...cases,
  ...dryRuns,
  ...meetings,
  ...statuses,
  ...counts,
  ...pupils,
  ...notices,
];
