import { awayCard } from '../../cards/awayCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { caseCard } from '../../cards/caseCard.ts';
import { caseFormCard } from '../../cards/caseFormCard.ts';
import { caseStepsCard } from '../../cards/caseStepsCard.ts';
import { conflictCard } from '../../cards/conflictCard.ts';
import { digestCard } from '../../cards/digestCard.ts';
import { meetingCard } from '../../cards/meetingCard.ts';
import { municipalityStatusCard } from '../../cards/municipalityStatusCard.ts';
import { pupilStatusCard } from '../../cards/pupilStatusCard.ts';
import { questionCard } from '../../cards/questionCard.ts';
import { receiptCard } from '../../cards/receiptCard.ts';
import { rollCallCard } from '../../cards/rollCallCard.ts';
import { statusCard } from '../../cards/statusCard.ts';
import { timelineCard } from '../../cards/timelineCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { yearReportCard } from '../../cards/yearReportCard.ts';
import type { AwayView } from '../../services/status/awayView.ts';
import { afterAMeeting } from './meetingSamples.ts';
import {
  aCase,
  aCaseLine,
  aConflict,
  aDigest,
  aLine,
  aMeeting,
  aMunicipality,
  anEntry,
  anItem,
  aPupilStatus,
  aQuestion,
  aReceipt,
  aSlot,
  aStatus,
  aStep,
  aWaiting,
  aYearReport,
  fiveWeeks,
  waitingFor,
  weeks,
} from './sampleViews.ts';

/** A card in a state, in each language. */
type Named = { card: string; state: string; make: (locale: Locale) => CardMessage };

/** Who a card is about, and what people wrote. */
type Cast = {
  pupil: string;
  classTitle: string;
  staff: string;
  school: string;
  words: string;
};

const casts: Readonly<Record<string, Cast>> = {
  'four names': {
    pupil: 'Maximilian Frederik Christoffersen Vestergaard-Thorlaksen',
    classTitle: 'Modtagelsesklasse 2',
    staff: 'Anne-Margrethe Kjærgaard Thygesen-Bundgaard',
    school: 'Sankt Jørgens Bjerg Naturvidenskabsskole ved Søndre Landevej',
    words: 'Mor ringer mandag formiddag.',
  },
  'from right to left': {
    pupil: 'محمد عبد الرحمن يوسف',
    classTitle: '7.b',
    staff: 'נעמה לוי',
    school: 'Fjordskolen',
    words: 'מדבר עם האם 7.30, så 8.b',
  },
  'pictures and very long words': {
    pupil: '👩‍👧‍👦 Speciallægepraksisplanlægningsstabiliseringsperioden 🏫',
    classTitle: '7.👍🏽',
    staff: 'Hottentottententententoonstellingsterreinbewakerschef 🙂',
    school: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauskolen',
    words: `😀${'å'.repeat(180)} 👍🏽`,
  },
};

const at = '2026-11-20';

const given = (name: string) => name.split(' ')[0] ?? name;

/** The cards that a day shows, played by these. */
function day(state: string, cast: Cast): readonly Named[] {
  const { pupil, classTitle, staff, school, words } = cast;
  const who = { pupil, classTitle };
  const holder = { id: 's-1', name: staff, role: 'school_social_worker' } as const;
  const step = aStep({
    ...{ responsible: 'school_social_worker', assignee: staff, overdue: true },
    ...{
      actions: ['done', 'assign', 'postpone', 'reject'],
      outcome: words,
      asks: ['date', 'outcome'],
    },
  });
  const subject = aCase({
    ...{ ...who, holder, weeks, comments: [{ by: staff, on: at, text: words }] },
    contact: { on: at, by: staff, outcome: words },
    steps: [step, aStep({ ...step, id: 'step-2', state: 'done', decidedBy: staff, decidedOn: at })],
    ...{ assignable: [holder], actions: ['comment', 'close'], canProposeMeeting: true },
    afterMeeting: { ...afterAMeeting(staff), accepted: [] },
  });
  const line = { pupilId: 'p-1', ...who, category: 'unexplained', extent: 'day' } as const;
  const away: AwayView = {
    ...{ kind: 'away', id: 'school', title: school, on: at, when: 'today', isSchoolDay: true },
    ...{ count: { away: 2, part: 0, late: 1 }, reasons: [], page: 0, pages: 1 },
    named: [
      { pupilId: 'p-1', givenName: given(pupil), category: 'unexplained' },
      { pupilId: 'p-2', givenName: 'Ida', category: 'illness' },
    ],
    lines: (['away', 'away', 'late'] as const).map((presence) => ({
      ...{ ...line, givenName: pupil, presence, since: '2026-11-18', schoolDays: 3 },
    })),
  };
  const people = [staff, `${staff} Holm`, 'Jonas Berg'];
  const caseLine = aCaseLine({
    ...who,
    waitsFor: aWaiting({
      name: staff,
      role: 'school_social_worker',
      overdue: true,
      does: 'approve',
    }),
  });
  return [
    {
      ...{ card: 'receipt', state },
      make: (locale) =>
        receiptCard(
          aReceipt({
            lines: [aLine(who), aLine({ ...who, category: 'unexplained', dates: [at] })],
            alerts: [{ pupil, level: 'worrying', caseNumber: 'FJ-2026-0007', opens: 'case-7' }],
          }),
          locale,
        ),
    },
    {
      ...{ card: 'question', state },
      make: (locale) =>
        questionCard(
          aQuestion({
            heard: given(pupil),
            choices: [1, 2].map((value) => ({
              ...{ value: `p-${value}`, label: `${pupil}, ${classTitle}` },
            })),
          }),
          locale,
        ),
    },
    { card: 'conflict', state, make: (locale) => conflictCard(aConflict(who), locale) },
    { card: 'case', state, make: (locale) => caseCard(subject, locale) },
    { card: 'case steps', state, make: (locale) => caseStepsCard(subject, undefined, locale) },
    ...(['assign', 'came'] as const).map((form) => ({
      ...{ card: `case form: ${form}`, state },
      make: (locale: Locale) => caseFormCard(subject, { form }, locale),
    })),
    {
      ...{ card: 'timeline', state },
      make: (locale) =>
        timelineCard(
          {
            ...{ kind: 'timeline', caseId: 'case-7', number: 'FJ-2026-0007', ...who, grade: 7 },
            entries: [anEntry({ by: { name: staff }, what: { do: 'comment', words } })],
            page: 0,
          },
          locale,
        ),
    },
    {
      ...{ card: 'digest', state },
      make: (locale) =>
        digestCard(
          aDigest({
            givenName: given(staff),
            items: [
              anItem({
                ...{ ...who, kind: 'help', over: 6, waitsFor: staff, legal: true },
                canRemind: given(staff),
              }),
              anItem({ ...who, kind: 'approve', standsInFor: staff, acute: true }),
              anItem({ ...who, school: { id: 'school-1', name: school } }),
            ],
            praise: [{ caseId: 'case-7', pupil, classTitle, days: 20 }],
          }),
          locale,
        ),
    },
    {
      ...{ card: 'meeting', state },
      make: (locale) =>
        meetingCard(
          aMeeting({
            ...{ organiser: staff, canVote: true, canBook: true, canCancel: true },
            ...{ canSeekNew: true, canSetBooking: true },
            required: people.map((name) => ({ name, role: 'school_social_worker' })),
            slots: [
              aSlot({ yes: [staff], no: [`${staff} Holm`], waiting: waitingFor('Jonas Berg') }),
            ],
            ways: [
              { kind: 'without', person: staff, start: '2026-09-23T12:15+02:00' },
              { kind: 'deputy', person: 'Jonas Berg', deputy: staff },
            ],
          }),
          locale,
        ),
    },
    {
      ...{ card: 'status', state },
      make: (locale) =>
        statusCard(
          aStatus({
            title: school,
            needsYou: [{ list: 'escalated', count: 1, pupils: [pupil] }],
            silent: [classTitle, '5.a'],
            ...{ cases: [caseLine], pages: 1, listed: { count: 1, pupils: [pupil] } },
          }),
          locale,
        ),
    },
    {
      ...{ card: 'pupil status', state },
      make: (locale) =>
        pupilStatusCard(
          aPupilStatus({
            ...who,
            known: { kind: 'long_illness', until: '2027-01-12', by: staff },
            siblings: { here: [{ pupilId: 'p-2', ...who, absent: true }], elsewhere: false },
          }),
          locale,
        ),
    },
    { card: 'away', state, make: (locale) => awayCard(away, locale) },
    {
      ...{ card: 'roll call', state },
      make: (locale) =>
        rollCallCard(
          {
            ...{ kind: 'rollCall', classId: 'c-1', classTitle, day: 20261120 },
            ...{ before: '2026-11-19', reminds: false, also: [] },
            lines: [line, { ...line, pupilId: 'p-2', category: 'illness' }],
          },
          locale,
        ),
    },
    {
      ...{ card: 'municipality status', state },
      make: (locale) =>
        municipalityStatusCard(
          aMunicipality({
            silent: [school],
            schools: [
              { school, cells: [4128, 'small', 0, 12] },
              { school: 'Fjordskolen', cells: [7, 9, 0, 12] },
            ],
          }),
          locale,
        ),
    },
  ];
}

const ofSchools = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ school: `Skole Nummer${at + 1}`, cells: [12, 'small', 0, 12] as const },
  }));

/** Nobody, everybody, and everything at once. */
const edges: readonly Named[] = [
  {
    ...{ card: 'case', state: 'everything overdue' },
    make: (locale) =>
      caseCard(
        aCase({
          weeks: weeks.map((one) => ({ ...one, attendance: { absentDays: 5, schoolDays: 5 } })),
          ...{ level: 'dropout_risk', duties: ['warn_parents', 'notify_municipality'] },
          steps: [1, 2, 3, 4, 5, 6].map((number) =>
            aStep({
              ...{ id: `step-${number}`, legal: number === 3, overdue: true, due: '2026-09-01' },
              ...{ mine: true, state: 'approved', actions: ['done', 'postpone', 'assign'] },
            }),
          ),
          actions: ['comment', 'close'],
          canProposeMeeting: true,
        }),
        locale,
      ),
  },
  {
    ...{ card: 'status', state: 'no week with a report' },
    make: (locale) =>
      statusCard(
        aStatus({
          weeks: fiveWeeks.map(({ week }) => ({
            ...{ week, absentDays: 0, reported: 0, newCases: 0, worrying: 0 },
          })),
          coverage: { today: { reported: 0, classes: 20 }, quarter: 0, incomplete: 0 },
        }),
        locale,
      ),
  },
  {
    ...{ card: 'municipality status', state: 'every figure may be shown' },
    make: (locale) =>
      municipalityStatusCard(aMunicipality({ weeks: fiveWeeks, totals: [16, 24, 5, 31] }), locale),
  },
  {
    ...{ card: 'municipality status', state: 'no schools' },
    make: (locale) =>
      municipalityStatusCard(
        aMunicipality({
          ...{ schools: [], totals: [0, 0, 0, 0], silent: [], weeks: [], of: 0, pupils: 0 },
          ...{ byLevel: [], byState: [], closed: [], toContact: undefined },
        }),
        locale,
      ),
  },
  {
    ...{ card: 'municipality status', state: 'sixty schools' },
    make: (locale) =>
      municipalityStatusCard(
        aMunicipality({
          schools: [],
          of: 60,
          pages: 9,
          silent: ofSchools(60).map((one) => one.school),
        }),
        locale,
      ),
  },
  {
    ...{ card: 'municipality status', state: 'the last of sixty schools' },
    make: (locale) =>
      municipalityStatusCard(
        aMunicipality({ schools: ofSchools(60).slice(-4), of: 60, page: 8, pages: 9 }),
        locale,
      ),
  },
  {
    ...{ card: 'yearly report', state: 'no schools' },
    make: (locale) =>
      yearReportCard(
        aYearReport({
          ...{
            schools: [],
            totals: [0, 0, 0, 0, 0, 0, 0, 0],
            of: 0,
            pupils: 0,
            october: undefined,
          },
        }),
        locale,
      ),
  },
  {
    ...{ card: 'timeline', state: 'nothing yet' },
    make: (locale) =>
      timelineCard(
        {
          ...{ kind: 'timeline', caseId: 'case-7', number: 'FJ-2026-0007', grade: 7 },
          ...{ pupil: 'Philip Larsen', classTitle: '7.b', entries: [], page: 0 },
        },
        locale,
      ),
  },
];

/** Names that are long, not Danish or not names, and lists that are empty or endless. */
export const nameSamples: readonly Named[] = [
  ...Object.entries(casts).flatMap(([state, cast]) => day(state, cast)),
  ...edges,
];
