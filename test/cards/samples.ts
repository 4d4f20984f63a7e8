import { awayCard } from '../../cards/awayCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { caseCard } from '../../cards/caseCard.ts';
import { caseFormCard } from '../../cards/caseFormCard.ts';
import { caseStepsCard } from '../../cards/caseStepsCard.ts';
import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { conflictCard } from '../../cards/conflictCard.ts';
import { deliveryAlertCard } from '../../cards/deliveryAlertCard.ts';
import { dryRunCard } from '../../cards/dryRunCard.ts';
import { errorCard } from '../../cards/errorCard.ts';
import { fileSavedCard } from '../../cards/fileSavedCard.ts';
import { type HelpView, helpCard } from '../../cards/helpCard.ts';
import { hiddenCaseCard } from '../../cards/hiddenCaseCard.ts';
import { meetingAgendaCard } from '../../cards/meetingAgendaCard.ts';
import { meetingCard } from '../../cards/meetingCard.ts';
import { missedCard } from '../../cards/missedCard.ts';
import { municipalityStatusCard } from '../../cards/municipalityStatusCard.ts';
import { noteStandsCard } from '../../cards/noteStandsCard.ts';
import { isNotice, noticeCard } from '../../cards/noticeCard.ts';
import { notUnderstoodCard } from '../../cards/notUnderstoodCard.ts';
import { progressCard } from '../../cards/progressCard.ts';
import { pupilStatusCard } from '../../cards/pupilStatusCard.ts';
import { questionCard } from '../../cards/questionCard.ts';
import { receiptCard } from '../../cards/receiptCard.ts';
import { refusalCard } from '../../cards/refusalCard.ts';
import { restoredCard } from '../../cards/restoredCard.ts';
import { rollCallCard } from '../../cards/rollCallCard.ts';
import { statusCard } from '../../cards/statusCard.ts';
import { teamLinkCard } from '../../cards/teamLinkCard.ts';
import { da } from '../../cards/texts/da.ts';
import { helpKinds } from '../../cards/texts/helpKinds.ts';
import { notices as noticeTexts } from '../../cards/texts/notices.da.ts';
import { timelineCard } from '../../cards/timelineCard.ts';
import { unknownPersonCard } from '../../cards/unknownPersonCard.ts';
import { type UnreportedView, unreportedCard } from '../../cards/unreportedCard.ts';
import { welcomeCard } from '../../cards/welcomeCard.ts';
import { withRefusal } from '../../cards/withRefusal.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { yearReportCard } from '../../cards/yearReportCard.ts';
import { categories } from '../../services/absence/mark.ts';
import { outcomes } from '../../services/cases/caseEvent.ts';
import { type CaseForm, caseForms } from '../../services/cases/caseForms.ts';
import type { TimelineEntry } from '../../services/cases/timeline.ts';
import type { CaseView } from '../../services/cases/views.ts';
import { receiptChanges } from '../../services/notes/views.ts';
import { duties } from '../../services/rules/ruleset.ts';
import type { AwayView } from '../../services/status/awayView.ts';
import type { RollCallView } from '../../services/status/rollCall.ts';
import { caseLists } from '../../services/status/views.ts';
import { deeds } from '../../services/talk/deed.ts';
import { coverageSamples } from './coverageSamples.ts';
import { earlySamples } from './earlySamples.ts';
import { extensionSamples } from './extensionSamples.ts';
import { helpSamples } from './helpSamples.ts';
import { hostile, longName } from './hostile.ts';
import { leavingSamples } from './leavingSamples.ts';
import { letterSamples } from './letterSamples.ts';
import { afterAMeeting, agendas, meetings } from './meetingSamples.ts';
import { morningSamples } from './morningSamples.ts';
import { nameSamples } from './nameSamples.ts';
import { offered, offeredMuch, offerSamples } from './offerSamples.ts';
import { fullHelp, planSamples } from './planSamples.ts';
import { pupilTaskSamples } from './pupilTaskSamples.ts';
import {
  aCase,
  aCaseLine,
  aChangeHit,
  aClaim,
  aConfirm,
  aConflict,
  aHelp,
  aHit,
  aJoinedHit,
  aLine,
  aMapping,
  aMunicipality,
  anArrangement,
  anEntry,
  anOctober,
  aPercentHit,
  aPlan,
  aProgress,
  aPupilStatus,
  aQuestion,
  aReceipt,
  aStatus,
  aStep,
  aTimeline,
  aWaiting,
  aYearReport,
  changed,
  everyHappening,
  weeks,
} from './sampleViews.ts';
import { workedSamples } from './workedSamples.ts';

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
  (['reduced_timetable', 'one_to_one', 'sick_teaching'] as const).map((kind) =>
    anArrangement({ kind, reason: 'Læger og skole er enige om at gå langsomt frem.' }),
  );
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
  'the register and a note': aConflict({ claims: [aClaim({ source: 'register' })] }),
  'the register says present, and more': aConflict({
    claims: [
      aClaim({ source: 'register', category: undefined }),
      aClaim({ source: 'register', claimId: 'statement-2', dates: ['2026-11-25'] }),
    ],
  }),
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
  'all of a class read back': aConfirm({
    readBack: { intent: 'all_here', classes: ['7.b'], date: '2026-11-24' },
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
  'with siblings elsewhere': aCase({ siblings: { here: [], elsewhere: true } }),
  'with a known reason': aCase({
    known: { kind: 'agreed_course', until: '2027-01-12', by: 'Mette Holm' },
  }),
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
    known: { kind: 'long_illness', until: '2027-01-12', by: longName },
    siblings: {
      here: times(3, () => ({
        pupilId: 'p-2',
        pupil: longName,
        classTitle: longName,
        absent: true,
      })),
      elsewhere: true,
    },
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
  da: 'Kontakt hjemmet, hør forældrenes syn, og aftal et første skridt, der kan måles',
  en: 'Contact the home, hear the parents’ view, and agree on a first step that can be measured',
};
const makePlan = {
  da: 'Lav en handleplan sammen med elev og forældre: mål, tiltag, hvem og hvornår',
  en: 'Make an action plan with pupil and parents: goal, measures, who and when',
};
const checkRegister = {
  da: 'Tjek fraværet i det officielle fraværsregister: udkast til underretninger bygger på det. Er du bekymret, så underret nu',
  en: 'Check the absence against the official register, as draft notifications are based on it. If you are worried, notify now',
};
const notify = {
  da: 'Underret kommunen, når registret bekræfter tallet; tal med forældrene først',
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
const everyCaseAction = ['comment', 'close', 'arrange', 'arrangeUntil', 'arrangeEnd'] as const;
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

const leading = {
  steps: [
    aStep({
      ...{ id: 'step-1', text: contactHome, approver: undefined, state: 'approved', mine: true },
      ...{ asks: ['date', 'outcome'], overdue: true, actions: ['done', 'assign', 'postpone'] },
    }),
    aStep({
      ...{ id: 'step-2', text: checkRegister, approver: undefined, state: 'approved' },
      ...{ legal: true, responsible: 'secretary', asks: ['date'] },
      actions: ['done', 'assign', 'postpone'],
    }),
    aStep({ id: 'step-3', text: makePlan, mine: true, actions: [...everyStepAction, 'postpone'] }),
    aStep({
      ...{ id: 'step-4', text: notify, legal: true, responsible: 'leader', mine: true },
      ...{ waitsFor: 2, actions: ['approve', 'reject', 'assign', 'postpone'] },
    }),
    aStep({
      ...{ id: 'step-5', state: 'done', decidedBy: 'Mette Holm', decidedOn: '2026-11-18' },
      ...{ on: '2026-11-17', outcome: 'Vi ringer hver mandag.' },
    }),
    aStep({
      ...{ id: 'step-6', text: makePlan, state: 'rejected', decidedBy: 'Karen Skov' },
      ...{ decidedOn: '2026-11-17', reason: 'Vi taler med familien først.' },
    }),
  ],
  actions: everyCaseAction,
  involvable: people,
  helpers: helping,
  canRelease: true,
  canHold: true,
} satisfies Partial<CaseView>;

const caseStates = states('case', caseCard, {
  'with everything, for the leader': aCase({
    ...leading,
    duties: ['notify_municipality', 'warn_parents', 'contact_parents'],
    hits: [aHit(), aPercentHit(), aHit({ criterion: 'other' })],
    contact: { on: '2026-11-17', by: 'Mette Holm', outcome: 'Vi ringer hver mandag.' },
    weeks,
    canProposeMeeting: true,
    checkRegister: true,
  }),
  'awaiting one’s approval': aCase({ steps: leading.steps.slice(2, 4), weeks }),
  'waiting for somebody else': aCase({ steps: [aStep({ legal: true })], weeks }),
  'in a channel': aCase({ ...leading, channel: true, actions: [], canHold: false, weeks }),
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
          en: 'Look at it together: class teacher and head teacher judge whether something should be done now',
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
    help: aHelp({ plan: aPlan() }),
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
    help: fullHelp,
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

const longest = aCase({
  pupil: longName,
  hits: times(12, () => aPercentHit({ text: { da: longName, en: longName } })),
  improvement: full.improvement,
});
const stepStates = {
  'for the leader': aCase(leading),
  'for a reader': aCase({ steps: leading.steps.map((step) => ({ ...step, actions: [] })) }),
  none: aCase({ steps: [] }),
  'as full as it gets': aCase({ ...full, pupil: longName }),
  closed: aCase({
    state: 'closed',
    steps: [
      aStep({ state: 'done', decidedBy: 'Mette Holm', decidedOn: '2026-11-18' }),
      aStep({ id: 'step-2', text: makePlan, state: 'lapsed' }),
    ],
  }),
  'followed up': aCase({ steps: [judged] }),
  hostile: aCase({
    pupil: hostile,
    steps: [
      aStep({
        text: { da: hostile, en: hostile },
        ...{ assignee: hostile, outcome: hostile, reason: hostile, decidedBy: hostile },
        ...{ standIn: hostile, postponed: { by: hostile, reason: hostile } },
      }),
    ],
  }),
};
const formStates = {
  'for the leader': aCase({
    ...leading,
    afterMeeting: afterAMeeting('Mette Holm'),
    canPlan: true,
    help: aHelp({ mapping: aMapping(), plan: aPlan() }),
    arrangements: [anArrangement()],
    ...offered,
  }),
  'for somebody who can no longer': aCase({ state: 'closed' }),
  'as full as it gets': aCase({
    ...leading,
    ...full,
    canPlan: true,
    help: fullHelp,
    arrangements: everyArrangement(),
    ...offeredMuch,
    afterMeeting: afterAMeeting(longName),
    pupil: longName,
    helpers: full.helpers,
    involvable: times(60, (index) => ({ ...people[1], id: `outside-${index}`, name: longName })),
    assignable: times(90, (index) => ({
      id: `0d0f0b7e-7d3e-4b62-9d0e-${String(index).padStart(12, '0')}`,
      name: longName,
      role: 'school_social_worker' as const,
    })),
  }),
};

const manyComments = aCase({ comments: full.comments, actions: everyCaseAction });

const toolStates = {
  'for the leader': aCase({
    chatWith: ['mette@skole.example', 'jonas@skole.example'],
    steps: [
      aStep({ actions: [...everyStepAction, 'postpone'] }),
      aStep({ id: 'step-2', text: makePlan, actions: ['postpone'] }),
    ],
    actions: everyCaseAction,
    involvable: people,
    helpers: helping,
    canRelease: true,
    arrangements: [
      anArrangement(),
      anArrangement({ kind: 'one_to_one', from: '2026-09-02', to: '2026-10-09', time: undefined }),
    ],
    canPlan: true,
    help: aHelp({ mapping: aMapping(), plan: aPlan() }),
    ...offered,
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
    canPlan: true,
    help: fullHelp,
    arrangements: everyArrangement(),
    ...offeredMuch,
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
};

/** Those that look different on the screens behind the first one. */
const { 'ready to close': _, 'closed, for the leader': closedCase, ...sideStates } = toolStates;

const tools = [
  ...states('case tools', (view, locale) => caseToolsCard(view, {}, locale), toolStates),
  ...states('case tools: why', (view, locale) => caseToolsCard(view, { side: 'reasons' }, locale), {
    ...sideStates,
    'as long as it gets': longest,
  }),
  ...states(
    'case tools: why, page 2',
    (view, locale) => caseToolsCard(view, { side: 'reasons', page: 1 }, locale),
    { 'as long as it gets': longest },
  ),
  ...states(
    'case tools: comments, page 1',
    (view, locale) => caseToolsCard(view, { side: 'comments', page: 0 }, locale),
    {
      many: manyComments,
      none: aCase({ actions: everyCaseAction }),
      hostile: aCase({ comments: [{ by: hostile, on: '2026-11-16', text: hostile }] }),
    },
  ),
  ...states(
    'case tools: comments, page 2',
    (view, locale) => caseToolsCard(view, { side: 'comments', page: 1 }, locale),
    { many: manyComments },
  ),
  ...states('case tools: work', (view, locale) => caseToolsCard(view, { side: 'work' }, locale), {
    ...sideStates,
    'closed, for the leader': closedCase,
  }),
  ...states(
    'case tools: people',
    (view, locale) => caseToolsCard(view, { side: 'people' }, locale),
    sideStates,
  ),
  ...states(
    'case tools: chat',
    (view, locale) => caseToolsCard(view, { side: 'chat' }, locale),
    sideStates,
  ),
];

const stepScreens = [
  ...states('case steps', (view, locale) => caseStepsCard(view, undefined, locale), stepStates),
  ...states('case steps, page 2', (view, locale) => caseStepsCard(view, 1, locale), {
    'as full as it gets': stepStates['as full as it gets'],
  }),
  ...states('case steps, page 9', (view, locale) => caseStepsCard(view, 9, locale), {
    'as full as it gets': stepStates['as full as it gets'],
  }),
];

/** What can be wrong in each form, and beside which field. */
const wrong: Readonly<Record<CaseForm, readonly string[]>> = {
  done: ['outcome_required', 'date_unsuited', 'step_waits', 'stale'],
  assign: ['basis_required'],
  postpone: ['date_unsuited', 'reason_required'],
  reject: ['reason_required', 'cpr'],
  comment: ['stale', 'comment_required'],
  close: ['duty_open', 'closing_reason_required', 'offer_required'],
  involve: ['basis_unsuited', 'already_involved'],
  arrange: ['already_arranged', 'arrangement_day', 'arrangement_reason_required'],
  holder: ['already_holds'],
  contact: ['date_unsuited', 'outcome_required'],
  map: ['too_many_chosen', 'choice_required'],
  goal: ['goal_incomplete', 'goal_metric_required', 'goal_target_unsuited', 'plan_full'],
  backStep: ['way_back_day', 'way_back_text'],
  review: ['review_day'],
  visitation: ['stale'],
  came: ['meeting_answered'],
  agreed: ['next_date_unsuited', 'agreement_unsuited', 'stale'],
};

const inForms = {
  step: 'step-2',
  on: '2026-11-16',
  outcome: 'Vi ringer hver mandag.',
  to: '2026-12-01',
  postponeWhy: 'Hjemmet er bortrejst.',
  reason: 'Det er allerede i gang.',
  comment: 'Kommer fem minutter før.',
  endingWhy: 'Aftalt med hjemmet.',
  with: 'mother',
  agreed: 'Vi mødes tirsdag.',
} as const;

/** What a form is opened about: the first goal or step of the way back, else a step of the case. */
function about(form: CaseForm, { help }: CaseView): string | undefined {
  if (form === 'goal') return '1';
  return form === 'backStep' ? help?.plan?.wayBack[0]?.id : 'step-2';
}

const formScreens = caseForms.flatMap((form) => {
  const shown = (name: string, of: Parameters<typeof states<CaseView>>[1]) =>
    states(`case form: ${form}${name}`, of, formStates);
  return [
    ...shown('', (view, locale) => caseFormCard(view, { form, step: about(form, view) }, locale)),
    ...wrong[form].flatMap((code) =>
      shown(`, ${code}`, (view, locale) =>
        caseFormCard(view, { form }, locale, {
          verb: form === 'involve' ? 'case.involve' : 'case.comment',
          code,
          details: code === 'date_unsuited' && form === 'postpone' ? { most: 20 } : {},
          filledIn: inForms,
          changes:
            code === 'stale'
              ? [
                  { do: 'done', by: 'Mette Holm', step: contactHome },
                  { do: 'comment', by: 'Bo Lind', step: undefined },
                ]
              : [],
        }),
      ),
    ),
  ];
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

const calm = {
  isSchoolDay: true,
  coverage: { today: { reported: 20, classes: 20 }, quarter: 91, incomplete: undefined },
  today: { away: 0, part: 0, late: 0 },
  needsYou: [],
  silent: [],
  byLevel: [],
  byState: [],
  overdueSteps: 0,
  overdue: 0,
  withoutPlan: 0,
  notImproving: 0,
  toContact: undefined,
  toMeeting: undefined,
  closed: [],
  listed: { count: 0, pupils: [] },
  cases: [],
  pages: 1,
} as const;
const ofClass = { scope: 'class', id: 'c-7b', title: '7.b', pupils: 24 } as const;
const forTeachers = {
  ...ofClass,
  needsYou: [],
  silent: [],
  classes: 0,
  weeks: [],
  canExport: false,
  coverage: { today: { reported: 1, classes: 1 }, quarter: 91, incomplete: undefined },
  today: { away: 1, part: 0, late: 1 },
  cases: aStatus().cases.map((one) => ({ ...one, classTitle: '7.b' })),
};
const aLongLine = aCaseLine({
  pupil: longName,
  level: undefined,
  duties,
  overdueSteps: 3,
  hasHolder: false,
  waitsFor: aWaiting({ does: 'approve', name: longName, overdue: true }),
  nextMeeting: '2026-11-26T13:00+01:00',
});

const statuses = states('status', statusCard, {
  'a school': aStatus(),
  'a calm school': aStatus(calm),
  'a school whose register was read': aStatus({
    register: { at: '2026-11-25T07:10:00+01:00', isStale: false },
  }),
  'a school whose register is stale': aStatus({
    register: { at: '2026-11-19T07:10:00+01:00', isStale: true },
  }),
  'a school before anybody has written': aStatus({
    today: calm.today,
    coverage: { today: { reported: 0, classes: 20 }, quarter: 91, incomplete: undefined },
    silent: times(20, (index) => `${Math.floor(index / 2)}.${index % 2 ? 'b' : 'a'}`),
  }),
  'a school on a closed day': aStatus({
    isSchoolDay: false,
    today: { away: 0, part: 0, late: 0 },
    silent: [],
    classes: 0,
  }),
  'a school with everything to do': aStatus({
    needsYou: (['escalated', 'no_holder', 'without_plan', 'to_close'] as const).map((list) => ({
      list,
      count: 2,
      pupils: [longName, longName],
    })),
    coverage: { today: { reported: 1, classes: 20 }, quarter: 91, incomplete: undefined },
    silent: times(19, (index) => `${Math.floor(index / 2)}.${index % 2 ? 'b' : 'a'}`),
    byLevel: ['dropout_risk', 'worrying', 'attention', 'duty'].map((level) => ({
      level,
      count: 21,
    })),
    closed: outcomes.map((outcome) => ({ outcome, count: 21 })),
  }),
  'a class': aStatus({ ...forTeachers, pages: 1 }),
  'a calm class': aStatus({ ...forTeachers, ...calm, coverage: forTeachers.coverage }),
  'a class with more cases': aStatus(forTeachers),
  'all cases': aStatus({ list: 'all' }),
  'those without a plan': aStatus({
    list: 'without_plan',
    listed: { count: 1, pupils: ['Philip Larsen'] },
    cases: [
      aCaseLine({
        planSince: undefined,
        progress: changed('too_early', 4, 0, 3),
        hasHolder: false,
      }),
    ],
    pages: 1,
  }),
  ...Object.fromEntries(
    caseLists.map((list) => [`nothing in the list: ${list}`, aStatus({ ...calm, list })]),
  ),
  'the last page': aStatus({
    list: 'overdue',
    listed: { count: 9, pupils: [] },
    page: 2,
    pages: 3,
    cases: [
      aCaseLine({ waitsFor: aWaiting({ name: undefined, role: 'leader', overdue: true }) }),
      aCaseLine({
        progress: changed('too_early', 4, 0, 3),
        overdueSteps: 1,
        waitsFor: aWaiting({ does: 'judge', overdue: true }),
      }),
      aCaseLine({
        progress: aProgress({
          change: 'unreported',
          before: { absentDays: 2, schoolDays: 4, ofSchoolDays: 20 },
        }),
        overdueSteps: 2,
        waitsFor: undefined,
        nextFollowUp: undefined,
      }),
    ],
  }),
  'to be closed': aStatus({
    list: 'to_close',
    listed: { count: 1, pupils: ['Philip Larsen'] },
    cases: [aCaseLine({ toClose: true })],
    pages: 1,
  }),
  'with pupils to look at, never gone through': aStatus({ review: { count: 1, last: undefined } }),
  'as long as it gets': aStatus({
    register: { at: '2026-11-18T07:10:00+01:00', isStale: true },
    review: { count: 120, last: '2026-11-02' },
    list: 'escalated',
    listed: { count: 9, pupils: [] },
    page: 1,
    pages: 3,
    cases: times(3, (index) => ({ ...aLongLine, caseId: `case-${index}` })),
  }),
  hostile: aStatus({
    title: hostile,
    needsYou: [{ list: 'no_holder', count: 1, pupils: [hostile] }],
    silent: [hostile],
    byLevel: [{ level: hostile, count: 1 }],
  }),
  'a hostile list': aStatus({
    list: 'all',
    title: hostile,
    listed: { count: 1, pupils: [hostile] },
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

const many = times(7, (index) => ({
  school: `${longName} ${index}`,
  cells: times(8, (at) => ([128, 'small', 'hidden'] as const)[(index + at) % 3] ?? 0),
}));

const counts = [
  ...states('municipality status', municipalityStatusCard, {
    'three schools': aMunicipality(),
    'being counted': aMunicipality({ counting: { done: 2, of: 12 }, schools: [], totals: [] }),
    'small numbers alone': aMunicipality({
      schools: [{ school: 'Havnskolen', cells: ['small', 0, 0, 'small'] }],
      totals: ['small', 0, 0, 'hidden'],
      silent: [],
      byLevel: undefined,
      byState: undefined,
      closed: [],
      toContact: undefined,
    }),
    'many schools': aMunicipality({
      schools: [],
      of: 44,
      pages: 6,
      silent: times(5, (index) => `${longName} ${index}`),
      byLevel: ['dropout_risk', 'worrying', 'attention', 'duty'].map((level) => ({
        level,
        count: 121,
      })),
      byState: (['proposed', 'open', 'monitoring'] as const).map((state) => ({
        state,
        count: 121,
      })),
      closed: outcomes.map((outcome) => ({ outcome, count: 121 })),
      toMeeting: { schoolDays: 7.5, cases: 44 },
    }),
    'many silent schools': aMunicipality({
      silent: times(6, (index) => `Havnskolen ${index + 1}`),
      weeks: [],
    }),
    'nothing to do': aMunicipality({ totals: [0, 0, 0, 9], silent: [] }),
    'the middle of many schools': aMunicipality({ schools: many, of: 44, page: 1, pages: 6 }),
    hostile: aMunicipality({
      title: hostile,
      schools: [{ school: hostile, cells: [5, 5, 5, 5] }],
      silent: [hostile],
      byLevel: [{ level: hostile, count: 5 }],
    }),
  }),
  ...states('yearly report', yearReportCard, {
    'a year that is over': aYearReport(),
    'a year under way': aYearReport({
      ...{ on: '2026-11-16', year: 2026, unfinished: true },
      october: anOctober({ on: '2026-10-01' }),
    }),
    'being counted': aYearReport({ counting: { done: 2, of: 12 }, schools: [], totals: [] }),
    'many schools': aYearReport({ schools: [], of: 48, pages: 6 }),
    'the last of many schools': aYearReport({ schools: many, of: 48, page: 5, pages: 6 }),
    hostile: aYearReport({ title: hostile, schools: [{ school: hostile, cells: [5] }] }),
  }),
];

const anAwayLine = {
  pupilId: 'p-1',
  pupil: 'Philip Larsen',
  givenName: 'Philip',
  classTitle: '7.b',
  category: 'illness',
  extent: 'day',
  presence: 'away',
  since: '2026-11-16',
  schoolDays: 1,
} as const;
const anAway = {
  kind: 'away',
  id: 'c-7b',
  title: '7.b',
  on: '2026-11-16',
  when: 'today',
  isSchoolDay: true,
  count: { away: 0, part: 0, late: 0 },
  reasons: [],
  named: [],
  lines: [],
  page: 0,
  pages: 1,
} as const;
const someAway = {
  ...anAway,
  count: { away: 2, part: 1, late: 1 },
  reasons: [
    { category: 'illness', count: 1 },
    { category: 'unexplained', count: 1 },
  ],
  named: [anAwayLine, { ...anAwayLine, givenName: 'Sofie', category: 'unexplained' }],
  lines: [
    anAwayLine,
    {
      ...anAwayLine,
      pupil: 'Sofie Haddad',
      category: 'unexplained',
      since: '2026-11-12',
      schoolDays: 3,
    },
    {
      ...anAwayLine,
      pupil: 'Emma Berg',
      category: 'unlawful',
      extent: 'lessons:2',
      presence: 'part',
    },
    { ...anAwayLine, pupil: 'Ali Demir', category: 'late', extent: 'late', presence: 'late' },
  ],
} as const satisfies AwayView;
const manyAway = {
  ...anAway,
  id: 'school',
  title: 'Lindeskolen',
  count: { away: 40, part: 11, late: 3 },
  reasons: categories.slice(0, 4).map((category) => ({ category, count: 10 })),
  pages: 6,
} as const satisfies AwayView;

const away = states<AwayView>('away', awayCard, {
  nobody: anAway,
  'not a school day': { ...anAway, isSchoolDay: false },
  'not a school day, looked back at': { ...anAway, isSchoolDay: false, when: 'past' },
  some: someAway,
  'some, some days ago': { ...someAway, when: 'past' },
  'nobody but those who came late': {
    ...someAway,
    count: { away: 0, part: 0, late: 1 },
    named: [],
    lines: someAway.lines.slice(-1),
  },
  'as long as it gets': {
    ...manyAway,
    lines: times(10, (index) => ({
      ...anAwayLine,
      pupil: `${longName} ${index}`,
      category: 'unexplained',
      since: '2026-11-12',
      schoolDays: 3,
    })),
  },
  'the last page': { ...manyAway, page: 5, lines: someAway.lines.slice(2) },
  hostile: {
    ...anAway,
    title: hostile,
    count: { away: 1, part: 0, late: 0 },
    named: [{ ...anAwayLine, givenName: hostile }],
    lines: [{ ...anAwayLine, pupil: hostile, classTitle: hostile }],
  },
});

const silent = { kind: 'unreported', on: '2026-11-16', isSchoolDay: true } as const;

const unreported = states<UnreportedView>('unreported', unreportedCard, {
  nobody: { ...silent, classes: [] },
  'not a school day': { ...silent, isSchoolDay: false, classes: [] },
  some: { ...silent, classes: ['3.a', '7.b'] },
  'as long as it gets': { ...silent, classes: times(60, (index) => `${index}.a`) },
  hostile: { ...silent, classes: [hostile] },
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
  reminds: false,
  also: [],
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
  'with siblings': aPupilStatus({
    siblings: {
      here: [
        { pupilId: 'p-2', pupil: 'Noah Larsen', classTitle: '3.b', absent: true },
        { pupilId: 'p-3', pupil: 'Emma Larsen', classTitle: '5.a', absent: false },
      ],
      elsewhere: true,
    },
  }),
  'with a known reason': aPupilStatus({
    known: { kind: 'long_illness', until: '2027-01-12', by: 'Mette Holm' },
  }),
  'noted today': aPupilStatus({
    noted: [
      {
        category: 'illness',
        extent: 'day',
        presence: 'away',
        by: 'Anna Holm',
        since: '2026-11-12',
        schoolDays: 3,
      },
    ],
  }),
  quiet: aPupilStatus({ level: undefined, hits: [], next: undefined, openCase: undefined }),
  'as long as it gets, with a known reason and siblings': aPupilStatus({
    pupil: longName,
    hits: times(20, () => aPercentHit({ text: { da: longName, en: longName } })),
    known: { kind: 'long_illness', until: '2027-01-12', by: longName },
    siblings: {
      here: times(5, () => ({
        pupilId: 'p-2',
        pupil: longName,
        classTitle: longName,
        absent: true,
      })),
      elsewhere: true,
    },
  }),
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
  'figures of two parts and a change': aPupilStatus({ hits: [aJoinedHit(), aChangeHit()] }),
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
      can: { note: true, tasks: true, status: { classTitle: '7.b' } },
    },
    'for a leader': {
      ...{ kind: 'welcome', place: 'personal', school: 'Fjordskolen', examples: ['status'] },
      can: { note: true, tasks: true, status: { schoolId: 'fjord' } },
    },
    'without a school': {
      ...{ kind: 'welcome', place: 'personal', school: undefined, examples: [], can: {} },
    },
    team: { kind: 'welcome', place: 'team', school: 'Fjordskolen', examples: [], can: {} },
  }),
  ...states<HelpView>('help', helpCard, {
    'for anybody': { kind: 'help', can: helpKinds, tries: [], names: {}, schoolId: undefined },
    'for a teacher': {
      kind: 'help',
      can: ['note', 'away', 'pupil', 'class', 'tasks', 'kept'],
      tries: ['away', 'class', 'pupil', 'tasks', 'kept'],
      names: { pupil: 'Philip', other: 'Sofie', classTitle: '7.b' },
      schoolId: undefined,
    },
    'for a leader': {
      kind: 'help',
      can: ['plan', 'overdue', 'report', 'progress'],
      tries: ['away', 'overdue', 'plan', 'tasks', 'kept', 'sees'],
      names: { pupil: 'Philip 7.b', classTitle: '7.b' },
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
  ...stepScreens,
  ...formScreens,
  ...timelines,
  ...morningSamples,
  ...dryRuns,
  ...states('meeting', meetingCard, meetings),
  ...states('meeting agenda', meetingAgendaCard, agendas),
  ...statuses,
  ...counts,
  ...pupils,
  ...away,
  ...unreported,
  ...rollCall,
  ...progress,
  ...states('file saved', fileSavedCard, {
    'in the sandbox': {
      kind: 'fileSaved',
      name: 'Fravær Lindeskolen 2026-11-25.xlsx',
      folder: 'var/sandbox-3978/filer',
    },
    hostile: { kind: 'fileSaved', name: hostile, folder: hostile },
  }),
  ...states('note stands', noteStandsCard, {
    'until a day': { kind: 'noteStands', until: '2026-11-25' },
    'of several of that name': { kind: 'noteStands', until: undefined },
  }),
  ...states('restored', restoredCard, {
    'from a backup': { kind: 'restored', since: '2026-11-25T08:10:00+01:00' },
    'from one in which nothing happened': { kind: 'restored', since: undefined },
  }),
  ...notices,
  ...extensionSamples,
  ...leavingSamples,
  ...earlySamples,
  ...pupilTaskSamples,
  ...coverageSamples,
  ...helpSamples,
  ...planSamples,
  ...offerSamples,
  ...workedSamples,
  ...letterSamples,
  ...nameSamples,
];
