import type { CardMessage } from '../../cards/cardMessage.ts';
import { earlySignCard } from '../../cards/earlySignCard.ts';
import { type KnownReasonFormView, knownReasonCard } from '../../cards/knownReasonCard.ts';
import { monthReviewCard } from '../../cards/monthReviewCard.ts';
import { withRefusal } from '../../cards/withRefusal.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import type { EarlySignView } from '../../services/status/earlySignView.ts';
import type { MonthReviewView, ReviewLine } from '../../services/status/monthReview.ts';
import { hostile, longName } from './hostile.ts';

const times = <Item>(count: number, make: () => Item): Item[] =>
  Array.from({ length: count }, make);

const aForm = (difference: Partial<KnownReasonFormView> = {}): KnownReasonFormView => ({
  kind: 'knownReason',
  pupilId: 'p-1',
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  version: 0,
  known: undefined,
  schoolDaysAtMost: 60,
  from: 'status',
  openCase: undefined,
  ...difference,
});

const reason = { kind: 'agreed_course', until: '2027-01-12', by: 'Mette Holm' } as const;

const aReviewLine = (difference: Partial<ReviewLine> = {}): ReviewLine => ({
  pupilId: 'p-1',
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  absentDays: 11,
  schoolDays: 60,
  percent: (11 / 60) * 100,
  level: undefined,
  pattern: { is: 'weekday', weekday: 1 },
  trend: { is: 'more', now: 4, before: 1.5 },
  known: undefined,
  talk: undefined,
  ...difference,
});

const someLines: readonly ReviewLine[] = [
  aReviewLine(),
  aReviewLine({
    ...{
      pupil: 'Sofie Haddad',
      absentDays: 7.5,
      percent: 12.5,
      pattern: { is: 'single_days' },
      talk: 'asked',
    },
    ...{ level: 'attention', trend: { is: 'less', now: 1, before: 3 } },
  }),
  aReviewLine({
    ...{ pupil: 'Ali Demir', absentDays: 6, percent: 10, pattern: { is: 'late' }, talk: 'held' },
    trend: { is: 'same', now: 2, before: 2 },
  }),
  aReviewLine({
    pupil: 'Emma Friis',
    absentDays: 24,
    percent: 40,
    pattern: undefined,
    known: reason,
  }),
];
const longest = aReviewLine({
  ...{ pupil: longName, classTitle: longName, level: 'dropout_risk' },
  ...{ absentDays: 26, percent: (26 / 60) * 100 },
  ...{ known: { ...reason, by: longName }, talk: 'asked', pattern: { is: 'single_days' } },
});

const aReview = (difference: Partial<MonthReviewView> = {}): MonthReviewView => ({
  kind: 'monthReview',
  scope: 'school',
  on: '2026-12-01',
  count: 4,
  lines: someLines,
  page: 0,
  pages: 1,
  percentAtLeast: 10,
  ofSchoolDays: 60,
  last: '2026-11-02',
  mayReview: true,
  ...difference,
});

const anEarlySign = (difference: Partial<EarlySignView> = {}): EarlySignView => ({
  kind: 'earlySign',
  on: '2026-12-01',
  version: 0,
  line: aReviewLine({ level: 'attention' }),
  weeks: [41, 43, 44, 45, 46, 47, 48, 49].map((week, at) => ({
    week,
    attendance: { absentDays: at % 3, schoolDays: 5 },
  })),
  incomplete: undefined,
  talk: undefined,
  follows: false,
  tellAfterDays: 3,
  openCase: undefined,
  mayOpen: true,
  mayExplain: true,
  ...difference,
});
const aTalk = { assignee: 'Mette Holm', due: '2026-12-08', done: undefined };
const held = { by: 'Mette Holm', on: '2026-11-30', outcome: 'Vi taler med familien først' };

const sample = (card: string, state: string, make: (locale: Locale) => CardMessage) => ({
  ...{ card, state, make },
});

/** What is seen early, and that it has a known reason, in all states. */
export const earlySamples = [
  ...Object.entries({
    'none yet': aForm(),
    'one that holds': aForm({ known: reason, version: 1, from: 'case', openCase: 'case-7' }),
    'by somebody who left': aForm({ known: { ...reason, by: undefined } }),
    'long names': aForm({
      pupil: longName,
      classTitle: longName,
      known: { ...reason, by: longName },
    }),
    hostile: aForm({ pupil: hostile, classTitle: hostile, known: { ...reason, by: hostile } }),
  }).map(([state, view]) =>
    sample('known reason', state, (locale) => knownReasonCard(view, locale)),
  ),
  ...Object.entries({
    'a school’s': aReview(),
    'a first page, never gone through': aReview({
      ...{ lines: times(6, () => someLines[0] ?? longest), count: 31, pages: 6, last: undefined },
    }),
    'a page in between': aReview({ lines: times(6, () => longest), page: 2, pages: 6, count: 31 }),
    'gone through today': aReview({ last: '2026-12-01' }),
    'a teacher’s': aReview({ scope: 'own', mayReview: false }),
    'of nobody': aReview({ lines: [], count: 0 }),
    'very long': aReview({ lines: times(6, () => longest), count: 6, last: undefined }),
    hostile: aReview({
      lines: [aReviewLine({ pupil: hostile, classTitle: hostile, level: hostile })],
    }),
  }).map(([state, view]) =>
    sample('month review', state, (locale) => monthReviewCard(view, locale)),
  ),
  ...Object.entries({
    'seen for the first time': anEarlySign(),
    'in a class seldom told of': anEarlySign({ incomplete: 40 }),
    'a talk is asked for': anEarlySign({ talk: aTalk, version: 1, follows: true }),
    'a talk was held': anEarlySign({ talk: { ...aTalk, done: held }, follows: true }),
    'with a case by now': anEarlySign({
      openCase: { id: 'case-7', maySee: true },
      mayOpen: false,
    }),
    'with a case that is not theirs to see': anEarlySign({
      openCase: { id: 'case-7', maySee: false },
      mayOpen: false,
    }),
    'with a known reason': anEarlySign({ line: aReviewLine({ known: reason }), mayExplain: false }),
    'very long': anEarlySign({
      line: longest,
      talk: { ...aTalk, assignee: longName, done: { ...held, outcome: longName.repeat(2) } },
      follows: true,
    }),
    hostile: anEarlySign({
      line: aReviewLine({ pupil: hostile, classTitle: hostile, level: hostile }),
      talk: {
        ...aTalk,
        assignee: hostile,
        done: { by: hostile, on: '2026-11-30', outcome: hostile },
      },
    }),
  }).flatMap(([state, view]) => [
    sample('early sign', state, (locale) => earlySignCard(view, 0, locale)),
  ]),
  sample('early sign', 'from the list, refused', (locale) =>
    withRefusal(
      earlySignCard(anEarlySign({ talk: aTalk }), undefined, locale, {
        outcome: 'Vi taler med familien først',
      }),
      { code: 'stale', details: {} },
      locale,
    ),
  ),
  sample('known reason', 'filled in and refused', (locale) =>
    withRefusal(
      knownReasonCard(aForm(), locale, { known: 'operation', to: '2027-06-01' }),
      { code: 'date_unsuited', details: { most: 60 } },
      locale,
    ),
  ),
];
