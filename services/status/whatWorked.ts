import { z } from 'zod';
import type { Mark } from '../absence/mark.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import {
  type KnownAttendance,
  knownAttendanceOn,
  reportedWhileHere,
  schoolDaysBefore,
} from '../cases/attendance.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { playbookStepId } from '../cases/caseStep.ts';
import { functions } from '../cases/mapping.ts';
import { planBegan } from '../cases/planBegan.ts';
import { unreportedPart } from '../cases/progress.ts';
import type { Pupil, Roster } from '../roster/roster.ts';
import { type Text, text } from '../rules/ruleset.ts';
import { reportedByClass, type Told } from './reportedByClass.ts';
import { leastShown } from './suppressed.ts';

/** Four weeks before, and four after. */
const lookSchoolDays = 20;

/**
 * Pupils who had a step done, or whose absence has one function and who got a plan: how many, and the sums of
 * their shares of school days present, 0 to 1, before and after. Nobody sees it before small groups are left out.
 */
export const observed = z.strictObject({
  by: z.enum(['step', 'function']),
  /** Id of the playbook's step, or the function's name. */
  id: z.string(),
  /** The step, as the playbook has it. */
  text: text.optional(),
  n: z.int().min(1),
  before: z.number().min(0),
  after: z.number().min(0),
});

export type Observed = z.output<typeof observed>;

/** A group that is large enough to be shown: mean shares present, 0 to 1. */
export type Worked = Omit<Observed, 'before' | 'after'> & { before: number; after: number };

type Input = Told & {
  roster: Roster;
  calendar: SchoolCalendar;
  cases: readonly CaseRecord[];
  /** As given by `planSteps`. */
  plans: ReadonlySet<string>;
  /**
   * The playbook's steps, by id: no others are looked at, since what somebody agreed at a meeting is a step in
   * their own words.
   */
  steps: ReadonlyMap<string, Text>;
  /** The days on which somebody told of a class, if that is worked out already (`reportedByClass`). */
  reportedOf?: ReturnType<typeof reportedByClass>;
};

/** Something done for a pupil on a day (ISO). */
type Deed = Pick<Observed, 'by' | 'id' | 'text'> & { on: string };

/**
 * How attendance was in the four weeks before each thing that was done and in the four after, over all cases of
 * a school. An observation, not an effect: nobody knows how it would have gone without. Only whole periods of
 * which enough days were told of count, and each pupil once a group, by the newest, however many cases or rounds
 * there were. O(statements + cases × steps × days).
 * @param today the local day: it and what follows are not known yet
 * @param during only what was done within these days
 */
export function whatWorked(
  { roster, calendar, cases, plans, steps, ...told }: Input,
  today: Temporal.PlainDate,
  during?: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Observed[] {
  const absences = new Map(told.absences.map((one) => [one.pupilId, one]));
  const reportedOf = told.reportedOf ?? reportedByClass(roster, told);
  const seen: Seen[] = [];
  for (const [pupilId, own] of Map.groupBy(cases, (one) => one.pupilId)) {
    const pupil = roster.pupil(pupilId);
    const absence = absences.get(pupilId);
    if (!pupil || !absence) continue;
    const marks = marksOf(absence, pupil.grade);
    for (const subject of own) {
      const reported = reportedWhileHere(reportedOf(pupil.classId), subject);
      const facts = { marks, reported, calendar, pupil, today };
      for (const deed of deedsOf(subject, plans, steps)) {
        const known = within(deed.on, during) ? around(deed.on, facts) : undefined;
        if (known) seen.push({ ...deed, ...known, pupilId });
      }
    }
  }
  const groups = Map.groupBy(seen, ({ by, id }) => `${by}/${id}`);
  return [...groups.values()].flatMap((group) => added(onceEach(group)) ?? []);
}

/** What was seen around a deed, in the shape of a group of one. */
type Seen = Deed & { pupilId: string; before: number; after: number };

/** Of each pupil the newest. */
function onceEach(group: readonly Seen[]): readonly Observed[] {
  const newest = new Map<string, Seen>();
  for (const one of group.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    newest.set(one.pupilId, one);
  }
  return [...newest.values()].map(({ on: _on, pupilId: _pupil, ...one }) => ({ ...one, n: 1 }));
}

function deedsOf(
  subject: CaseRecord,
  plans: ReadonlySet<string>,
  known: ReadonlyMap<string, Text>,
): Deed[] {
  const steps = subject.steps.flatMap((step): Deed[] => {
    const id = playbookStepId(step.id);
    const what = known.get(id);
    if (step.kind !== 'task' || !step.done || !what) return [];
    return [{ by: 'step', id, text: what, on: step.done.on ?? step.done.at.slice(0, 10) }];
  });
  const planned = planBegan(subject, plans);
  if (planned === undefined) return steps;
  const mapped = subject.mapping?.functions ?? [];
  return [...steps, ...mapped.map((id): Deed => ({ by: 'function', id, on: planned }))];
}

function within(
  on: string,
  during: { from: Temporal.PlainDate; to: Temporal.PlainDate } | undefined,
): boolean {
  return !during || (on >= during.from.toString() && on <= during.to.toString());
}

type Around = {
  marks: readonly Mark[];
  reported: ReadonlySet<string>;
  calendar: SchoolCalendar;
  pupil: Pupil;
  today: Temporal.PlainDate;
};

/** Shares present before and after a day; undefined unless both are over and known. */
function around(
  on: string,
  { marks, reported, calendar, pupil, today }: Around,
): { before: number; after: number } | undefined {
  const own = calendar.forGrade(pupil.grade);
  const day = Temporal.PlainDate.from(on);
  const yesterday = today.subtract({ days: 1 });
  const days = {
    before: schoolDaysBefore(own, day, lookSchoolDays),
    after: own
      .between(day.add({ days: 1 }), yesterday)
      .slice(0, lookSchoolDays)
      .map(String),
  };
  if (days.before.length < lookSchoolDays || days.after.length < lookSchoolDays) return undefined;
  const known = {
    before: knownAttendanceOn({ marks, reported }, days.before),
    after: knownAttendanceOn({ marks, reported }, days.after),
  };
  if (unreportedPart(known)) return undefined;
  return { before: present(known.before), after: present(known.after) };
}

function present({ absentDays, schoolDays }: KnownAttendance): number {
  return 1 - absentDays / schoolDays;
}

/**
 * The groups of all schools together that are large enough, the largest first, and how many were left out. Not
 * by how much attendance changed: that would rank steps that nobody compared. O(groups).
 */
export function workedGroups(schools: readonly (readonly Observed[])[]): {
  groups: readonly Worked[];
  leftOut: number;
} {
  const all = [...Map.groupBy(schools.flat(), ({ by, id }) => `${by}/${id}`).values()].flatMap(
    (same) => added(same) ?? [],
  );
  const groups = all
    .filter(({ n }) => n >= leastShown)
    .map((one) => ({ ...one, before: one.before / one.n, after: one.after / one.n }))
    .toSorted((a, b) => rank(a) - rank(b) || b.n - a.n || (a.id < b.id ? -1 : 1));
  return { groups, leftOut: all.length - groups.length };
}

/** Groups of the same as one; undefined of none. */
function added(same: readonly Observed[]): Observed | undefined {
  const [first] = same;
  const sum = (of: 'n' | 'before' | 'after') => same.reduce((total, one) => total + one[of], 0);
  return first && { ...first, n: sum('n'), before: sum('before'), after: sum('after') };
}

const order: ReadonlyMap<string, number> = new Map(functions.map((name, at) => [name, at]));

/** Steps first; functions in the order in which they are asked for. */
function rank({ by, id }: Pick<Observed, 'by' | 'id'>): number {
  return by === 'step' ? -1 : (order.get(id) ?? 0);
}
