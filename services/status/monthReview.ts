import { daysAbsent } from '../absence/daysAbsent.ts';
import { knownReasonOn } from '../absence/knownReason.ts';
import type { Mark } from '../absence/mark.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { earlyBasis, reviewBasis } from '../access/absenceTeam.ts';
import type { Actor } from '../access/access.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { attendanceOn, schoolDaysBefore } from '../cases/attendance.ts';
import { type EarlySign, type EarlySignState, earlySignState } from '../cases/earlySign.ts';
import { type KnownReasonView, knownReasonView } from '../cases/knownReason.ts';
import type { Playbook } from '../cases/playbook.ts';
import { RefusedError } from '../errors/errors.ts';
import type { Pupil } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import { assess } from '../rules/assess.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { type AttendancePattern, attendancePattern } from './attendancePattern.ts';
import { pageOf } from './page.ts';

/** A pupil without an open case who is worth a look. */
export type ReviewLine = {
  pupilId: string;
  pupil: string;
  classTitle: string;
  /** Days of absence of so many school days; halves as .5. */
  absentDays: number;
  schoolDays: number;
  percent: number;
  level: string | undefined;
  pattern: AttendancePattern | undefined;
  trend: Trend;
  known: KnownReasonView | undefined;
  /** A talk with the pupil that is asked for, or was held. */
  talk: 'asked' | 'held' | undefined;
};

/** Days of absence in the last 20 school days against the 20 before them: about a month each. */
export type Trend = { is: 'more' | 'less' | 'same'; now: number; before: number };

/** The month's look at everybody, a page of it. */
export type MonthReviewView = {
  kind: 'monthReview';
  /** `school` for those who lead it, `own` for a teacher's classes. */
  scope: 'school' | 'own';
  on: string;
  /** How many pupils are on it, and those of the page; known reasons last. */
  count: number;
  lines: readonly ReviewLine[];
  page: number;
  pages: number;
  percentAtLeast: number;
  ofSchoolDays: number;
  /** The day of the last review; undefined before the first. */
  last: string | undefined;
  /** Whether the reader may say that it is gone through. */
  mayReview: boolean;
};

export type ReviewInput = {
  actor: Actor;
  calendar: SchoolCalendar;
  rulesets: readonly Ruleset[];
  absenceTeam: Playbook['absenceTeam'];
  absences: readonly PupilAbsence[];
  signs: readonly EarlySign[];
  today: Temporal.PlainDate;
};

/** As many as a phone shows on a screen. */
const linesOnPage = 6;

/** School days of a month. */
const monthSchoolDays = 20;

/** Days more or less that are a change, not chance. */
const leastChange = 1;

/**
 * A page of the pupils without an open case who were absent so much, or stand at a level: of the whole school
 * for its absence team and leaders, else of the reader's own classes.
 * @throws RefusedError `not_allowed` if the reader sees no class
 */
export function monthReviewView(
  input: ReviewInput,
  asked: { page?: number | undefined; last: string | undefined },
): MonthReviewView {
  const { actor, today, absenceTeam } = input;
  const all = reviewLines(input);
  const isWhole = reviewBasis(actor, absenceTeam) !== undefined;
  const { items, page, pages } = pageOf(all, asked.page ?? 0, linesOnPage);
  return {
    kind: 'monthReview',
    scope: isWhole ? 'school' : 'own',
    on: today.toString(),
    count: all.length,
    lines: items,
    page,
    pages,
    percentAtLeast: absenceTeam.percentAtLeast,
    ofSchoolDays: absenceTeam.ofSchoolDays,
    last: asked.last,
    mayReview: isWhole,
  };
}

/**
 * Everybody on the month's review that the reader may see, the most absent first and known reasons last.
 * O(pupils), and O(statements × criteria) of those whose absence changed since it was asked for that day.
 * @throws RefusedError `not_allowed` if the reader sees no class
 */
export function reviewLines(input: ReviewInput): readonly ReviewLine[] {
  const signs = new Map(input.signs.map((sign) => [sign.pupilId, sign]));
  return onIt(input)
    .map(({ pupil, absence }) => reviewLine(pupil, absence, signs.get(pupil.id), input))
    .toSorted(byWeight);
}

/** How many are on the review that the reader may see. @throws RefusedError `not_allowed`, as `reviewLines` does */
export function reviewCount(input: ReviewInput): number {
  return onIt(input).length;
}

function onIt(input: ReviewInput): readonly { pupil: Pupil; absence: PupilAbsence }[] {
  const { actor, absences, absenceTeam } = input;
  const { roster } = actor;
  const isSeen = (pupil: Pupil) => earlyBasis(actor, pupil, absenceTeam) !== undefined;
  if (!roster.pupils.some(isSeen)) {
    throw new RefusedError('not_allowed');
  }
  return absences.flatMap((absence) => {
    const pupil = roster.pupil(absence.pupilId);
    if (!pupil || absence.openCaseId !== undefined || !isSeen(pupil)) return [];
    const { counts } = onceADay(absence, pupil.grade, input);
    return isWorthALook(counts, absenceTeam) ? [{ pupil, absence }] : [];
  });
}

/** One pupil as the review tells of them, whether or not they are on it. */
export function reviewLine(
  pupil: Pupil,
  absence: PupilAbsence,
  sign: EarlySign | undefined,
  { actor, calendar, rulesets, absenceTeam, today }: Omit<ReviewInput, 'absences' | 'signs'>,
): ReviewLine {
  const found = onceADay(absence, pupil.grade, { calendar, rulesets, absenceTeam, today });
  const { absentDays, schoolDays } = found.counts;
  return {
    pupilId: pupil.id,
    pupil: pupilName(pupil, actor.roster),
    classTitle: actor.roster.classById(pupil.classId)?.title ?? pupil.classCode,
    ...found.counts,
    percent: schoolDays === 0 ? 0 : (absentDays / schoolDays) * 100,
    ...found.course(),
    known: knownReasonView(knownReasonOn(absence, today), actor.roster),
    talk: talkOf(earlySignState(sign)),
  };
}

/** How much a pupil was absent, and the level it is at. */
type Counts = Pick<ReviewLine, 'absentDays' | 'schoolDays' | 'level'>;

/** How the absence lies in the days. */
type Course = Pick<ReviewLine, 'pattern' | 'trend'>;

/** What a pupil's absence alone says of them; its course only where it is asked for. */
type Figures = { counts: Counts; course: () => Course };

type Looked = Pick<ReviewInput, 'calendar' | 'rulesets' | 'absenceTeam' | 'today'>;

/**
 * The figures of each stored absence, as long as nothing of them changes: a note makes another absence of it, and
 * a day, another grade or other rules are looked at anew.
 */
const known = new WeakMap<PupilAbsence, Looked & { grade: number; figures: Figures }>();

/** Each pupil's figures, worked out once a day, and again where something was noted. */
function onceADay(absence: PupilAbsence, grade: number, looked: Looked): Figures {
  const before = known.get(absence);
  const isSame =
    before?.grade === grade &&
    before.calendar === looked.calendar &&
    before.rulesets === looked.rulesets &&
    before.absenceTeam === looked.absenceTeam &&
    before.today.equals(looked.today);
  if (before && isSame) return before.figures;
  const figures = figuresOf(absence, grade, looked);
  const { calendar, rulesets, absenceTeam, today } = looked;
  known.set(absence, { calendar, rulesets, absenceTeam, today, grade, figures });
  return figures;
}

function figuresOf(
  absence: PupilAbsence,
  grade: number,
  { calendar, rulesets, absenceTeam, today }: Looked,
): Figures {
  const marks = marksOf(absence, grade);
  const days = daysOf(calendar.forGrade(grade), today, absenceTeam.ofSchoolDays);
  const { absentDays, schoolDays } = attendanceOn(marks, days);
  const { level } = assess({ rulesets, calendar, on: today, grade, marks });
  let course: Course | undefined;
  return {
    counts: { absentDays, schoolDays, level },
    course: () => {
      course ??= courseOf(marks, days);
      return course;
    },
  };
}

function courseOf(marks: readonly Mark[], days: readonly string[]): Course {
  const inWindow = new Set(days);
  const looked = marks.filter(({ date }) => inWindow.has(date));
  return { pattern: attendancePattern(looked, days), trend: trendOf(marks, days) };
}

/** The last school days up to a day, worked out once for all pupils of a grade. */
function daysOf(calendar: SchoolCalendar, today: Temporal.PlainDate, count: number) {
  const before = lastDays.get(calendar);
  if (before?.count === count && before.today.equals(today)) return before.days;
  const days: readonly string[] = schoolDaysBefore(calendar, today.add({ days: 1 }), count);
  lastDays.set(calendar, { today, count, days });
  return days;
}

const lastDays = new WeakMap<
  SchoolCalendar,
  { today: Temporal.PlainDate; count: number; days: readonly string[] }
>();

/** Whether so much is absent, or a level is reached. */
export function isWorthALook(
  { level, absentDays, schoolDays }: Counts,
  { percentAtLeast, leastSchoolDays }: ReviewInput['absenceTeam'],
): boolean {
  // In halves of days, which are exact: 5.5 of 55 is 10 per cent.
  const much = absentDays * 2 * 100 >= percentAtLeast * 2 * schoolDays;
  return level !== undefined || (schoolDays >= leastSchoolDays && absentDays > 0 && much);
}

function byWeight(a: ReviewLine, b: ReviewLine): number {
  const known = Number(a.known !== undefined) - Number(b.known !== undefined);
  return known || b.percent - a.percent || a.pupil.localeCompare(b.pupil, 'da');
}

function trendOf(marks: readonly Mark[], days: readonly string[]): Trend {
  const last = new Set(days.slice(-monthSchoolDays));
  const former = new Set(days.slice(-2 * monthSchoolDays, -monthSchoolDays));
  const now = daysAbsent(marks.filter(({ date }) => last.has(date)));
  const before = daysAbsent(marks.filter(({ date }) => former.has(date)));
  const change = now - before;
  const is = change >= leastChange ? 'more' : change <= -leastChange ? 'less' : 'same';
  return { is, now, before };
}

function talkOf({ talk }: EarlySignState): ReviewLine['talk'] {
  if (!talk) return undefined;
  return talk.done ? 'held' : 'asked';
}

/**
 * The month whose review is due: from its first school day on, until somebody has gone through it.
 * @param last the day of the last review, ISO
 * @returns the month as "2026-11", or undefined
 */
export function monthDue(
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
  last: string | undefined,
): string | undefined {
  const first = calendar.onOrAfter(today.with({ day: 1 }));
  if (!first || Temporal.PlainDate.compare(first, today) > 0) return undefined;
  const month = today.toPlainYearMonth().toString();
  return last !== undefined && last.slice(0, 7) >= month ? undefined : month;
}
