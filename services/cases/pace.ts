import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CalledStep } from './caseStep.ts';
import type { Playbook } from './playbook.ts';

/** A step being called; `depth` as in `Wanted`. */
export type Paced = { called: CalledStep; depth: number };

/** An open task of the case: the ground that would call for it now, if one does, and its place there. */
export type Standing = { due: string; calledBy: string | undefined; depth: number };

/**
 * The steps with days that a school can keep: those of a level that includes another are due no sooner than the
 * other's, a step no sooner than the one it comes after, and no more on one day than the playbook says, counted with
 * what is open already. Days only move later. What the law asks keeps its day, and so does everything where the
 * planned school days end. O(steps² + steps × days).
 */
export function atAPace(
  steps: readonly Paced[],
  open: readonly Standing[],
  { calendar, playbook: { pace } }: { calendar: SchoolCalendar; playbook: Playbook },
): CalledStep[] {
  const law = steps.flatMap(({ called }) => (keepsItsDay(called) ? [called.due] : []));
  const load = new Map<string, number>();
  for (const day of [...open.map(({ due }) => due), ...law]) add(load, day);
  const most = pace?.dueSameDayAtMost ?? Number.POSITIVE_INFINITY;
  const given = new Map<string, string>();
  const set: Standing[] = [...open];
  return steps.map(({ called, depth }) => {
    if (keepsItsDay(called)) return called;
    const { calledBy } = called;
    const below = set
      .filter((one) => one.calledBy === calledBy && one.depth < depth)
      .map(({ due }) => due);
    const before = called.after === undefined ? undefined : given.get(called.after);
    const wanted = [called.due, ...below, ...(before === undefined ? [] : [before])];
    const due = roomFrom(latestOf(wanted), (day) => (load.get(day) ?? 0) < most, calendar);
    add(load, due);
    given.set(called.id, due);
    set.push({ due, calledBy, depth });
    return { ...called, due };
  });
}

/** The law and what is acute are not put off for the sake of a school's days. */
function keepsItsDay({ legal, acute }: CalledStep): boolean {
  return legal || acute;
}

function roomFrom(
  first: string,
  hasRoom: (day: string) => boolean,
  calendar: SchoolCalendar,
): string {
  if (hasRoom(first)) return first;
  const next = calendar.plus(Temporal.PlainDate.from(first), 1)?.toString();
  return next === undefined || next <= first ? first : roomFrom(next, hasRoom, calendar);
}

function latestOf(days: readonly string[]): string {
  return days.reduce((latest, day) => (day > latest ? day : latest), '');
}

function add(load: Map<string, number>, day: string): void {
  load.set(day, (load.get(day) ?? 0) + 1);
}
