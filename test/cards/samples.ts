import { awayCard } from '../../cards/awayCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { caseCard } from '../../cards/caseCard.ts';
import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { conflictCard } from '../../cards/conflictCard.ts';
import { deliveryAlertCard } from '../../cards/deliveryAlertCard.ts';
import { digestCard } from '../../cards/digestCard.ts';
import { dryRunCard } from '../../cards/dryRunCard.ts';
import { errorCard } from '../../cards/errorCard.ts';
import { type HelpView, helpCard } from '../../cards/helpCard.ts';
import { hiddenCaseCard } from '../../cards/hiddenCaseCard.ts';
import { meetingCard } from '../../cards/meetingCard.ts';
import { missedCard } from '../../cards/missedCard.ts';
import { municipalityStatusCard } from '../../cards/municipalityStatusCard.ts';
import { isNotice, noticeCard } from '../../cards/noticeCard.ts';
import { notUnderstoodCard } from '../../cards/notUnderstoodCard.ts';
import { progressCard } from '../../cards/progressCard.ts';
import { pupilStatusCard } from '../../cards/pupilStatusCard.ts';
import { questionCard } from '../../cards/questionCard.ts';
import { receiptCard } from '../../cards/receiptCard.ts';
import { refusalCard } from '../../cards/refusalCard.ts';
import { rollCallCard } from '../../cards/rollCallCard.ts';
import { statusCard } from '../../cards/statusCard.ts';
import { teamLinkCard } from '../../cards/teamLinkCard.ts';
import { da } from '../../cards/texts/da.ts';
import { helpKinds } from '../../cards/texts/helpKinds.ts';
import { notices as noticeTexts } from '../../cards/texts/notices.da.ts';
import { timelineCard } from '../../cards/timelineCard.ts';
import { unknownPersonCard } from '../../cards/unknownPersonCard.ts';
import { welcomeCard } from '../../cards/welcomeCard.ts';
import { withRefusal } from '../../cards/withRefusal.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { yearReportCard } from '../../cards/yearReportCard.ts';
import { categories } from '../../services/absence/mark.ts';
import { outcomes } from '../../services/cases/caseEvent.ts';
import type { TimelineEntry } from '../../services/cases/timeline.ts';
import type { CaseView, SharedDigestView } from '../../services/cases/views.ts';
import { receiptChanges } from '../../services/notes/views.ts';
import { duties } from '../../services/rules/ruleset.ts';
import type { AwayView } from '../../services/status/awayView.ts';
import type { RollCallView } from '../../services/status/rollCall.ts';
import { deeds } from '../../services/talk/deed.ts';
import { hostile, longName } from './hostile.ts';
import {
  aCase,
  aCaseLine,
  aClaim,
  aConfirm,
  aConflict,
  aDigest,
  aHit,
  aLine,
  aMeeting,
  aMunicipality,
  anEntry,
  anItem,
  aPercentHit,
  aProgress,
  aPupilStatus,
  aQuestion,
  aReceipt,
  aSlot,
  aStatus,
  aStep,
  aTimeline,
  aWaiting,
  aYearReport,
  changed,
  everyHappening,
  weeks,
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
/** Events that are about a step, and about another person. */
const helped = { basis: 'consent', since: '2026-11-10' } as const;
const everyArrangement = (): CaseView['arrangements'] =>
  (['reduced_timetable', 'one_to_one', 'sick_teaching'] as const).map((kind) => ({
    kind,
    from: '2026-11-02',
    to: undefined,
  }));
const everyStepAction = ['approve', 'reject', 'assign', 'done'] as const;

const receipts = states('receipt', receiptCard, {
  'one day': aReceipt({ changes: receiptChanges }),
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
  'cases that are open again': aReceipt({
    lines: [aLine(), aLine({ pupil: 'Sofie Haddad', category: 'unlawful' })],
    alerts: [
      {
        ...{ pupil: 'Philip Larsen', level: 'dropout_risk', caseNumber: 'FJ-2026-0007' },
        ...{ opens: 'case-7', reopened: true },
      },
      {
        ...{ pupil: 'Sofie Haddad', level: undefined, caseNumber: 'FJ-2026-0008' },
        ...{ opens: 'case-8', reopened: true },
      },
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
    alerts: [{ pupil: hostile, level: hostile, caseNumber: hostile, opens: 'case-7' }],
  }),
});

const conflicts = states('conflict', conflictCard, {
  'ill or unlawful': aConflict(),
  'nothing stands any more, and several others': aConflict({
    standing: [
      {
        dates: ['2026-11-23', '2026-11-24'],
        category: undefined,
        extent: 'day',
        by: undefined,
        at: undefined,
      },
      {
        dates: ['2026-11-25'],
        category: 'unlawful',
        extent: 'lessons:2',
        by: 'Mette Holm',
        at: '2026-11-25T08:10:00+01:00',
      },
    ],
    claims: [
      aClaim({ dates: ['2026-11-23', '2026-11-24'] }),
      aClaim({ claimId: 'statement-2', category: 'late', extent: 'late', by: undefined }),
      aClaim({ claimId: 'statement-3', extent: 'lessons:2' }),
    ],
  }),
  'more than fit': aConflict({
    pupil: longName,
    claims: times(9, (index) => aClaim({ claimId: `statement-${index}`, by: longName })),
  }),
  settled: aConflict({
    state: 'settled',
    claims: [],
    settled: { by: 'Mette Holm', at: '2026-11-24T10:00:00+01:00' },
  }),
  'taken back': aConflict({ state: 'lapsed', claims: [] }),
  hostile: aConflict({
    pupil: hostile,
    classTitle: hostile,
    claims: [aClaim({ by: hostile })],
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
  'which school': aQuestion({
    field: 'school',
    heard: '',
    choices: [
      { value: 'havn', label: 'Havnskolen, 5.a' },
      { value: 'linde', label: 'Lindeskolen, 7.b' },
    ],
    known: { pupil: undefined, category: undefined, dates: undefined },
  }),
  'nothing heard': aQuestion({ field: 'category', heard: '', choices: [] }),
  'nobody to choose': aQuestion({ choices: [] }),
  'many to choose': aQuestion({
    choices: times(28, (index) => ({ value: `p-${index}`, label: `Philip Nummer${index}, 7.b` })),
  }),
  'very many with long names': aQuestion({
    choices: times(120, (index) => ({ value: `pupil-${index}`, label: `${longName}, 7.b` })),
  }),
  'read back': aConfirm(),
  'read back, a whole class': aConfirm({
    readBack: {
      intent: 'note',
      lines: times(28, (index) => aLine({ pupil: `Philip Nummer${index}` })),
      leftOut: [{ date: '2026-11-21', why: { reason: 'weekend' } }],
    },
  }),
  'to take back': aConfirm({
    readBack: { intent: 'withdraw', lines: [aLine({ category: undefined })], leftOut: [] },
  }),
  'said to be here': aConfirm({
    readBack: { intent: 'all_present', pupils: ['Philip Larsen, 7.b', 'Ida Holm, 7.b'] },
  }),
  'one said to be here, hostile': aConfirm({
    readBack: { intent: 'all_present', pupils: [hostile] },
  }),
  'a worry read back': aConfirm({
    readBack: { intent: 'concern', pupil: 'Philip Larsen, 7.b' },
  }),
  'a worry read back, hostile': aConfirm({ readBack: { intent: 'concern', pupil: hostile } }),
  answered: aQuestion({ state: 'answered' }),
  dropped: aQuestion({ state: 'dropped' }),
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

const contactHome = {
  da: 'Kontakt hjemmet, hør deres side, og aftal et første skridt, der kan måles',
  en: 'Contact the home, hear their side, and agree a first step that can be measured',
};
const makePlan = {
  da: 'Lav en handleplan sammen med elev og forældre: mål, tiltag, hvem og hvornår',
  en: 'Make an action plan with pupil and parents: goal, measures, who and when',
};
const checkRegister = {
  da: 'Tjek fraværet i det administrative system: kun det kan bære en underretning',
  en: 'Check the absence in the administrative system: only that can carry a notification',
};
const notify = {
  da: 'Underret kommunen, når registeret bekræfter tallet; tal med forældrene først',
  en: 'Notify the municipality once the register confirms the figure; talk with the parents first',
};
const improvement = [
  {
    text: contactHome,
    on: '2026-10-08',
    before: { absentDays: 8, schoolDays: 20 },
    after: { absentDays: 3, schoolDays: 20 },
  },
  {
    text: makePlan,
    on: '2026-11-12',
    before: { absentDays: 5, schoolDays: 20 },
    after: { absentDays: 0, schoolDays: 3 },
  },
];
const judged = aStep({
  id: 'follow-up.1',
  kind: 'follow_up',
  text: { da: 'Følg op: Er fremmødet blevet bedre?', en: 'Follow up: has attendance improved?' },
  approver: undefined,
  state: 'done',
  decidedBy: 'Mette Holm',
  decidedOn: '2026-11-02',
  judgement: 'better',
});
const everyCaseAction = ['comment', 'close', 'arrange', 'arrangeEnd'] as const;
const people = [
  { id: 's-9', name: 'Anne Dahl', role: 'ppr_psychologist' },
  { id: 's-8', name: 'Ib Krog', role: 'ssp_consultant' },
] as const;
const helping = [{ ...people[0], basis: 'consent', since: '2026-11-10' }] as const;
const full = {
  steps: times(12, (index) =>
    aStep({
      id: `step-${index}`,
      text: { da: `${longName} ${longName}`, en: `${longName} ${longName}` },
      assignee: longName,
      standIn: longName,
      postponed: { by: longName, reason: longName.repeat(4) },
      waitsFor: 1,
      overdue: true,
      asks: index % 2 === 0 ? ['date', 'outcome'] : [],
      actions: [...everyStepAction, 'postpone'],
    }),
  ),
  comments: times(3, () => ({ by: longName, on: '2026-11-16', text: longName.repeat(5) })),
  helpers: times(4, (index) => ({ ...people[0], id: `h-${index}`, name: longName, ...helped })),
  improvement: times(3, () => ({
    ...{ on: '2026-10-08', text: { da: longName, en: longName } },
    before: { absentDays: 8, schoolDays: 20 },
    after: { absentDays: 3, schoolDays: 20 },
  })),
};

const caseStates = states('case', caseCard, {
  'from a concern, new': aCase({
    why: 'concern',
    state: 'proposed',
    level: undefined,
    hits: [],
    next: undefined,
    steps: [
      aStep({
        id: 'judge-together',
        text: {
          da: 'Se på det sammen: klasselærer og leder vurderer, om der skal gøres noget nu',
          en: 'Look at it together: class teacher and leader judge whether something should be done now',
        },
        approver: undefined,
        state: 'approved',
        asks: ['outcome'],
        actions: ['done', 'assign', 'postpone'],
      }),
    ],
    actions: ['comment'],
    canProposeMeeting: true,
  }),
  'its ground was taken back, for somebody who may close it': aCase({
    ...{ state: 'proposed', closing: 'ground_taken_back', level: undefined, hits: [] },
    ...{ next: undefined, actions: ['comment', 'close'], canProposeMeeting: true },
  }),
  'follow-up due, for the one who judges': aCase({
    steps: [
      aStep({
        ...{ text: contactHome, approver: undefined, state: 'done', decidedBy: 'Mette Holm' },
        ...{ decidedOn: '2026-10-09', on: '2026-10-08', outcome: 'Vi ringer hver mandag.' },
      }),
      judged,
    ],
    followUp: { step: 'follow-up.2', canJudge: true },
    progress: changed('better', 8, 1.5),
    readyToClose: true,
    state: 'monitoring',
    weeks,
    improvement,
    actions: everyCaseAction,
  }),
  'follow-up due, worse, for a reader': aCase({
    steps: [judged],
    followUp: { step: 'follow-up.2', canJudge: false },
    progress: changed('worse', 3, 6, 12),
    state: 'monitoring',
    weeks,
  }),
  'follow-up due, where too few days were reported': aCase({
    state: 'monitoring',
    steps: [judged],
    followUp: { step: 'follow-up.2', canJudge: true },
    progress: aProgress({
      change: 'unreported',
      after: { absentDays: 0, schoolDays: 3, ofSchoolDays: 20 },
    }),
    weeks,
  }),
  'follow-up due, unchanged where half was reported': aCase({
    followUp: { step: 'follow-up.1', canJudge: true },
    progress: aProgress({
      change: 'same',
      before: { absentDays: 3, schoolDays: 14, ofSchoolDays: 20 },
      after: { absentDays: 3, schoolDays: 14, ofSchoolDays: 20 },
    }),
    improvement: improvement.map((one) => ({
      ...one,
      after: { absentDays: 0, schoolDays: 0 },
    })),
    weeks: weeks.slice(0, 1),
  }),
  'reopened, since a limit was reached again': aCase({
    openedOn: '2026-09-14',
    reopened: { on: '2026-11-16', why: 'relapse', by: undefined, level: 'dropout_risk' },
    steps: [aStep({ id: 'step-1.2' })],
  }),
  'reopened by somebody who has left': aCase({
    openedOn: '2026-09-14',
    reopened: { on: '2026-11-16', why: 'person', by: undefined, level: undefined },
  }),
  'quiet while a plan is followed': aCase({
    state: 'monitoring',
    steps: [aStep({ state: 'done', decidedBy: 'Mette Holm', decidedOn: '2026-11-18' })],
    quietUntil: '2026-12-16',
    weeks,
    improvement,
    helpers: helping,
    comments: [
      { by: 'Jonas Berg', on: '2026-11-12', text: 'Kommer fem minutter før og sidder ved døren.' },
      { by: undefined, on: '2026-11-16', text: 'Vi prøver en uge mere.' },
    ],
  }),
  'postponed, waiting, with a stand-in': aCase({
    duties: ['notify_municipality'],
    steps: [
      aStep({
        ...{ id: 'check-register', text: checkRegister, responsible: 'secretary' },
        ...{ approver: undefined, state: 'approved', assignee: 'Bo Lind', asks: ['date'] },
        standIn: 'Karen Skov',
        postponed: { by: 'Karen Skov', reason: 'Vi taler med familien først' },
        actions: ['done', 'assign', 'postpone'],
      }),
      aStep({
        ...{ id: 'notify', text: notify, responsible: 'leader', assignee: 'Karen Skov' },
        ...{ state: 'approved', decidedBy: 'Karen Skov', decidedOn: '2026-11-17' },
        waitsFor: 1,
        actions: ['assign', 'postpone'],
      }),
    ],
    checkRegister: true,
    actions: ['comment'],
  }),
  'for somebody who spars without a name': aCase({
    scope: 'anonymous',
    pupil: undefined,
    classTitle: undefined,
    holder: undefined,
    steps: [aStep({ assignee: undefined, state: 'approved', approver: undefined })],
    weeks,
  }),
  'for SSP, own steps alone': aCase({
    scope: 'own_steps',
    level: undefined,
    hits: [],
    next: undefined,
    steps: [aStep({ responsible: 'ssp_consultant', assignee: 'Ib Krog', actions: ['done'] })],
  }),
  ...Object.fromEntries(
    outcomes.map((outcome) => [
      `closed: ${outcome}`,
      aCase({
        state: 'closed',
        next: undefined,
        steps: [
          aStep({ state: 'done', decidedBy: 'Mette Holm', decidedOn: '2026-11-18' }),
          aStep({ id: 'step-2', text: makePlan, state: 'lapsed' }),
        ],
        ended: { outcome, on: '2026-12-18' },
        actions: ['reopen'],
        weeks,
      }),
    ]),
  ),
  'as full as it gets': aCase({
    ...full,
    pupil: longName,
    duties,
    hits: times(12, () => aPercentHit({ text: { da: longName, en: longName } })),
    followUp: { step: 'follow-up.1', canJudge: true },
    progress: changed('worse', 3, 6),
    readyToClose: true,
    weeks,
    actions: everyCaseAction,
    canProposeMeeting: true,
    checkRegister: true,
  }),
  'hostile words': aCase({
    steps: [
      aStep({
        ...{ standIn: hostile, outcome: hostile, on: '2026-11-16', state: 'done' },
        decidedBy: hostile,
      }),
      aStep({ id: 'step-2', postponed: { by: hostile, reason: hostile } }),
    ],
    comments: [{ by: hostile, on: '2026-11-16', text: hostile }],
    helpers: [{ ...helping[0], name: hostile }],
    improvement: improvement.map((one) => ({ ...one, text: { da: hostile, en: hostile } })),
    weeks,
  }),
});

const tools = states('case tools', caseToolsCard, {
  'for the leader': aCase({
    steps: [
      aStep({ actions: [...everyStepAction, 'postpone'] }),
      aStep({ id: 'step-2', text: makePlan, actions: ['postpone'] }),
    ],
    actions: everyCaseAction,
    involvable: people,
    helpers: helping,
    canRelease: true,
    arrangements: [
      { kind: 'reduced_timetable', from: '2026-11-02', to: undefined },
      { kind: 'one_to_one', from: '2026-09-02', to: '2026-10-09' },
    ],
    weeks,
    improvement,
  }),
  'ready to close': aCase({ actions: everyCaseAction, readyToClose: true, weeks }),
  'for a reader': aCase(),
  'closed, for the leader': aCase({
    state: 'closed',
    actions: ['reopen'],
    ended: { outcome: 'moved', on: '2026-12-18' },
    weeks,
  }),
  'as full as it gets': aCase({
    ...full,
    pupil: longName,
    actions: everyCaseAction,
    involvable: times(60, (index) => ({ ...people[1], id: `outside-${index}`, name: longName })),
    canRelease: true,
    arrangements: everyArrangement(),
    weeks,
  }),
  hostile: aCase({
    pupil: hostile,
    classTitle: hostile,
    steps: [aStep({ text: { da: hostile, en: hostile }, actions: ['postpone'] })],
    involvable: [{ ...people[0], name: hostile }],
    helpers: [{ ...helping[0], name: hostile }],
    canRelease: true,
    improvement: improvement.map((one) => ({ ...one, text: { da: hostile, en: hostile } })),
    weeks,
  }),
});

/** A long case: everything that can happen, and most of it again, by many hands. */
function aLongCase(words: string): readonly TimelineEntry[] {
  const all = everyHappening(words, 'Jonas Berg', contactHome);
  return [...all, ...all.slice(4, 20)].toReversed().map((what, index) =>
    anEntry({
      what,
      on: `2026-11-${String(28 - Math.floor(index / 3)).padStart(2, '0')}`,
      by: index % 2 === 0 ? { name: 'Karen Skov' } : undefined,
    }),
  );
}

const timelines = states('timeline', timelineCard, {
  'two days': aTimeline({
    entries: [
      anEntry({
        on: '2026-11-18',
        by: { name: 'Mette Holm' },
        what: {
          ...{ do: 'done', step: contactHome, day: '2026-11-17' },
          words: 'Vi taler med familien først.',
        },
      }),
      anEntry({ what: { do: 'call', steps: [contactHome, makePlan] } }),
      anEntry({
        what: { do: 'assess', level: 'worrying', before: undefined, begun: [], over: [] },
      }),
      anEntry(),
    ],
  }),
  'a long case, the newest page': aTimeline({ entries: aLongCase('Vi taler med familien først.') }),
  'a long case, a page in the middle': aTimeline({
    entries: aLongCase('Vi taler med familien først.'),
    page: 1,
  }),
  'a long case, the first things that happened': aTimeline({
    entries: aLongCase('Vi taler med familien først.'),
    page: 99,
  }),
  'without a name': aTimeline({
    pupil: undefined,
    classTitle: undefined,
    entries: [
      anEntry({ what: { do: 'comment' } }),
      anEntry({ what: { do: 'reject', step: makePlan } }),
      anEntry({ what: { do: 'assign', step: contactHome, person: undefined } }),
      anEntry({ what: { do: 'involve', people: [], basis: 'anonymous' } }),
      anEntry(),
    ],
  }),
  'as many words as it gets': aTimeline({
    pupil: longName,
    entries: aLongCase(`${'Vi taler med familien først og '.repeat(16)}ser.`),
  }),
  hostile: aTimeline({
    pupil: hostile,
    classTitle: hostile,
    entries: everyHappening(hostile, hostile, { da: hostile, en: hostile }).map((what) =>
      anEntry({ what, by: { name: hostile } }),
    ),
  }),
});

const sharedDigests = states('digest of several schools', digestCard, {
  'a morning': aSharedDigest([3, 2]),
  'one school alone': aSharedDigest([0, 2]),
  empty: aSharedDigest([0, 0]),
  'very much': aSharedDigest([30, 1, 30, 8]),
});

/** A list over several schools with so many things in each. */
function aSharedDigest(counts: readonly number[]): SharedDigestView {
  const { on, givenName } = aDigest();
  const schools = counts.map((count, school) => ({
    id: `skole-${school}`,
    name: school === 3 ? longName : `Havbakken ${school}`,
    items: times(count, (index) => anItem({ caseId: `S${school}-2026-${index}`, over: index % 3 })),
  }));
  return { kind: 'sharedDigest', on, givenName, schools };
}

const digests = states('digest', digestCard, {
  'one thing': aDigest(),
  'a morning': aDigest({
    items: [
      anItem({ over: 3, due: '2026-11-13', text: contactHome, oneStep: false }),
      anItem({ kind: 'approve', text: makePlan, pupil: 'Sofie Haddad', assignee: 'Jonas Berg' }),
      anItem({ kind: 'judge', text: judged.text, oneStep: false }),
      anItem({ kind: 'help', over: 6, due: '2026-11-10', assignee: 'Jonas Berg', oneStep: false }),
      anItem({ standsInFor: 'Karen Skov' }),
      anItem({
        ...{ kind: 'close', caseId: 'case-9', pupil: 'Aya Khan', due: '2026-11-17' },
        ...{ stepId: undefined, text: undefined, oneStep: false },
      }),
    ].toSorted((a, b) => (a.due < b.due ? -1 : 1)),
  }),
  empty: aDigest({ items: [] }),
  'without a name': aDigest({
    items: [anItem({ pupil: undefined, classTitle: undefined, oneStep: false })],
  }),
  'very much': aDigest({
    givenName: longName,
    items: times(30, (index) =>
      anItem({
        over: 30 - index,
        pupil: longName,
        text: { da: longName.repeat(2), en: longName.repeat(2) },
        assignee: longName,
        standsInFor: longName,
        kind: 'approve',
      }),
    ),
  }),
  hostile: aDigest({
    givenName: hostile,
    items: [
      anItem({
        pupil: hostile,
        classTitle: hostile,
        text: { da: hostile, en: hostile },
        assignee: hostile,
        standsInFor: hostile,
      }),
    ],
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
  ...Object.fromEntries(
    (['search', 'booking', 'cancelling'] as const).flatMap((of) =>
      (['rights', 'no_mailbox', 'no_answer', 'not_connected'] as const).map((why) => [
        `${of} failed: ${why}`,
        aMeeting({
          state: of === 'cancelling' ? 'cancelled' : 'failed',
          slots: [],
          failure: { of, why },
        }),
      ]),
    ),
  ),
  'somebody without a calendar': aMeeting({ canVote: true, noCalendar: ['Mette Holm', hostile] }),
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
  'booked and answered': aMeeting({
    state: 'booked',
    canCancel: true,
    booked: {
      start: '2026-11-26T13:00+01:00',
      end: '2026-11-26T13:45+01:00',
      joinUrl: 'https://teams.microsoft.com/l/meetup-join/1',
      answers: { accepted: 3, tentative: 1, declined: 1 },
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
    cases: [aCaseLine({ planSince: undefined, progress: changed('too_early', 4, 0, 3) })],
  }),
  'nobody without a plan': aStatus({ filter: 'without_plan', cases: [] }),
  'nothing overdue': aStatus({ filter: 'overdue', cases: [], overdue: 0 }),
  'nobody who does not improve': aStatus({ filter: 'not_improving', cases: [] }),
  'the last page': aStatus({
    page: 2,
    cases: [
      aCaseLine({ waitsFor: aWaiting({ name: undefined, role: 'leader', overdue: true }) }),
      aCaseLine({
        progress: changed('too_early', 4, 0, 3),
        waitsFor: aWaiting({ does: 'judge', overdue: true }),
      }),
      aCaseLine({
        progress: aProgress({
          change: 'unreported',
          before: { absentDays: 2, schoolDays: 4, ofSchoolDays: 20 },
        }),
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

const anAwayLine = {
  pupilId: 'p-1',
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  category: 'illness',
  extent: 'day',
  since: '2026-11-16',
  schoolDays: 1,
} as const;
const anAway = { kind: 'away', title: '7.b', on: '2026-11-16', isSchoolDay: true } as const;

const away = states<AwayView>('away', awayCard, {
  nobody: { ...anAway, lines: [] },
  'not a school day': { ...anAway, isSchoolDay: false, lines: [] },
  some: {
    ...anAway,
    lines: [
      anAwayLine,
      { ...anAwayLine, pupil: 'Sofie Haddad', since: '2026-11-12', schoolDays: 3 },
      { ...anAwayLine, pupil: 'Ali Demir', category: 'late', extent: 'late' },
    ],
  },
  'as long as it gets': {
    ...anAway,
    lines: times(40, (index) => ({ ...anAwayLine, pupil: `${longName} ${index}` })),
  },
  hostile: {
    ...anAway,
    title: hostile,
    lines: [{ ...anAwayLine, pupil: hostile, classTitle: hostile }],
  },
});

const progress: Sample[] = deeds.flatMap((deed) =>
  states<CaseView>('progress', (view, locale) => progressCard(view, deed, locale), {
    [`${deed}, with a step that fits`]: aCase({
      actions: ['comment', 'close'],
      canProposeMeeting: true,
      steps: ['contact-home', 'talk-with-pupil', 'notify'].map((id) =>
        aStep({ id, state: 'approved', actions: ['done'], asks: ['date', 'outcome'] }),
      ),
    }),
    [`${deed}, by others`]: aCase({
      actions: [],
      canProposeMeeting: false,
      steps: ['contact-home', 'talk-with-pupil', 'notify'].map((id) =>
        aStep({ id, state: 'proposed', actions: [] }),
      ),
    }),
    [`${deed}, no step`]: aCase({ actions: [], steps: [] }),
    [`${deed}, hostile`]: aCase({ pupil: hostile, classTitle: hostile, number: hostile }),
  }),
);

const aRollCall = {
  kind: 'rollCall',
  classId: 'class-1',
  classTitle: '7.b',
  day: 20261116,
  before: '2026-11-13',
} as const;
const rollCall = states<RollCallView>('roll call', rollCallCard, {
  nobody: { ...aRollCall, lines: [] },
  two: {
    ...aRollCall,
    lines: [
      { pupilId: 'p-1', pupil: 'Philip Larsen', category: 'illness' },
      { pupilId: 'p-2', pupil: 'Sofie Haddad', category: 'unexplained' },
    ],
  },
  'as long as it gets': {
    ...aRollCall,
    lines: times(40, (index) => ({
      pupilId: `p-${index}`,
      pupil: `${longName} ${index}`,
      category: 'illness',
    })),
  },
  hostile: {
    ...aRollCall,
    classTitle: hostile,
    lines: [{ pupilId: hostile, pupil: hostile, category: 'illness' }],
  },
});

const pupils = states('pupil status', pupilStatusCard, {
  'with a case': aPupilStatus(),
  'noted today': aPupilStatus({
    noted: [
      { category: 'illness', extent: 'day', by: 'Anna Holm', since: '2026-11-12', schoolDays: 3 },
    ],
  }),
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

const aMissed = {
  kind: 'missed',
  messageId: 'a:chat/a1#1',
  at: '2026-11-25T08:10:00.000+01:00',
  today: '2026-11-25',
  shared: false,
} as const;
const aTelling = { kind: 'telling', number: 'LI-2026-0007' } as const;

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
  ...states<HelpView>('help', helpCard, {
    'for anybody': { kind: 'help', can: helpKinds, tries: [], names: {}, schoolId: undefined },
    'for a teacher': {
      kind: 'help',
      can: ['note', 'away', 'pupil', 'class', 'tasks', 'kept'],
      tries: ['away', 'class', 'pupil', 'tasks', 'kept'],
      names: { pupil: 'Philip', other: 'Sofie', classTitle: '7.b', seen: true },
      schoolId: undefined,
    },
    'for a leader': {
      kind: 'help',
      can: ['plan', 'overdue', 'report', 'progress'],
      tries: ['away', 'overdue', 'plan', 'tasks', 'kept', 'sees'],
      names: { pupil: 'Philip 7.b', classTitle: '7.b', seen: true },
      schoolId: 'school-1',
    },
    hostile: {
      kind: 'help',
      can: helpKinds,
      tries: ['pupil', 'class'],
      names: { pupil: hostile, other: hostile, classTitle: hostile },
      schoolId: undefined,
    },
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
    state: 'in a team',
    make: (locale: Locale) =>
      caseCard(
        aCase(),
        locale,
        times(80, (index) => `entra-${index}`),
      ),
  },
  {
    card: 'case',
    state: 'after a press that changed nothing',
    make: (locale: Locale) =>
      withRefusal(caseCard(aCase(), locale), { code: 'stale', details: {} }, locale),
  },
  ...states('missed', missedCard, {
    today: aMissed,
    yesterday: { ...aMissed, today: '2026-11-26' },
    'in a team': { ...aMissed, shared: true },
  }),
  ...states('telling', deliveryAlertCard, {
    ...Object.fromEntries(
      (['not_installed', 'gone', 'too_large', 'refused'] as const).map((why) => [
        why,
        { ...aTelling, about: 'undelivered' as const, to: 'Mette Holm', why },
      ]),
    ),
    'to a team': { ...aTelling, about: 'undelivered', to: undefined, why: 'gone' },
    'a guest': { ...aTelling, about: 'hidden', barred: [{ why: 'guest', name: 'Jonas Berg' }] },
    'a class with its pupils': {
      ...aTelling,
      about: 'hidden',
      barred: [
        ...times(24, () => ({ why: 'pupil' as const })),
        ...times(5, () => ({ why: 'unknown' as const, name: longName })),
        { why: 'no_right', name: '' },
      ],
    },
    'members not read': { ...aTelling, about: 'hidden', barred: [] },
    'somebody without the app': {
      kind: 'telling',
      about: 'unreached',
      to: 'Mette Holm',
      why: 'not_installed',
    },
    'somebody unnamed': { kind: 'telling', about: 'unreached', to: undefined, why: 'gone' },
    'somebody hostile': { kind: 'telling', about: 'unreached', to: hostile, why: 'gone' },
    hostile: { ...aTelling, about: 'hidden', barred: [{ why: 'no_right', name: hostile }] },
  }),
  ...states('hidden case', hiddenCaseCard, { notice: { kind: 'hiddenCase' } as const }),
  ...states('unknown person', unknownPersonCard, { notice: { kind: 'unknownPerson' } as const }),
];

/** Every card in every state. */
export const samples: readonly Sample[] = [
  ...receipts,
  ...questions,
  ...conflicts,
  ...cases,
  ...caseStates,
  ...tools,
  ...timelines,
  ...digests,
  ...sharedDigests,
  ...dryRuns,
  ...meetings,
  ...statuses,
  ...counts,
  ...pupils,
  ...away,
  ...rollCall,
  ...progress,
  ...notices,
];
