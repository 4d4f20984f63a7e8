import { type Standing, standingAbsence } from './marksOf.ts';
import type { PupilAbsence, Statement } from './pupilAbsence.ts';

/** A note about some days. */
export type Said = Pick<Statement, 'intent' | 'category' | 'extent' | 'dates'>;

/**
 * The dates on which a new note would change a colleague's: a mark not by the writer stands there, with
 * another category or extent. What the register says is no colleague's: it stands beside all that people
 * say. O(s log s) for s statements.
 * @param writer staff id of the author
 */
export function contestedDates(
  absence: PupilAbsence,
  writer: string,
  said: Said,
): ReadonlySet<string> {
  const theirs = Map.groupBy(standingAbsence(withoutWriter(absence, writer)), ({ date }) => date);
  return new Set(said.dates.filter((date) => changes(theirs.get(date) ?? [], said)));
}

/** A note adds to equal ones; a correction or withdrawal replaces all. */
function changes(marks: readonly Standing[], { intent, category, extent }: Said): boolean {
  const alike = (one: Standing) => one.category === category && one.extent === extent;
  if (intent === 'note') return marks.length > 0 && !marks.some(alike);
  return marks.some((one) => intent === 'withdraw' || !alike(one));
}

/** The pupil's absence without one writer's statements and the register's: what stands is a colleague's. */
function withoutWriter(absence: PupilAbsence, writer: string): PupilAbsence {
  const others = absence.statements.filter(
    ({ by, source }) => by !== writer && source === undefined,
  );
  return { ...absence, statements: others };
}

/** The pupil's absence as known from somebody's own notes only, whatever became of them. */
export function asWrittenBy(absence: PupilAbsence, writer: string): PupilAbsence {
  return {
    ...absence,
    statements: absence.statements
      .filter(({ by }) => by === writer)
      .map(({ beside: _, ...one }) => one),
  };
}

/** Who wrote about each date: the writer if they did, else somebody else or nobody. */
export function writersOf(
  { statements }: PupilAbsence,
  writer: string,
  dates: readonly string[],
): readonly string[] {
  const own = new Set(
    statements
      .filter((one) => one.by === writer && one.undoneAt === undefined)
      .flatMap((one) => one.dates),
  );
  return dates.map((date) => (own.has(date) ? writer : ''));
}
