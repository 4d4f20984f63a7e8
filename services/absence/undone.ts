import type { PupilAbsence } from './pupilAbsence.ts';

/** What was said and may have been taken back. */
type Said = { undoneAt?: string | undefined; undoneIn?: string[] | undefined };

/**
 * For what something said does not count: the turns, or the newer note, that took it back. It counts again
 * only once none is left, so that a message that comes back never brings what another one removed.
 */
export function reasonsUndone({ undoneAt, undoneIn }: Said): readonly string[] {
  return undoneIn ?? (undoneAt === undefined ? [] : [undoneAt]);
}

/**
 * Taken back, also where it was before for another reason.
 * @param at instant, ISO with offset
 * @param why the turn or the newer note that takes it back
 */
export function takenBack<One extends Said>(one: One, { at, why }: Undoing): One {
  const before = reasonsUndone(one);
  if (before.includes(why)) return one;
  return { ...one, undoneAt: one.undoneAt ?? at, undoneIn: [...before, why] };
}

export type Undoing = { at: string; why: string };

/** Without some of the reasons for which it was taken back: it counts again where those were all. */
export function released<One extends Said>(one: One, isOver: (why: string) => boolean): One {
  const before = reasonsUndone(one);
  const left = before.filter((why) => !isOver(why));
  if (left.length === before.length) return one;
  const said = { ...one };
  if (left.length > 0) return { ...said, undoneIn: left };
  delete said.undoneAt;
  delete said.undoneIn;
  return said;
}

/** A pupil's absence without what a message said; its statements stay, marked. */
export function withoutReport(
  absence: PupilAbsence,
  reportId: string,
  undoing: Undoing,
): PupilAbsence {
  const statements = absence.statements.map((one) =>
    one.reportId === reportId ? takenBack(one, undoing) : one,
  );
  return { ...absence, statements };
}

/** The reverse: what the message said holds again, in its old place among the others. */
export function withReportAgain(
  absence: PupilAbsence,
  reportId: string,
  isOver: (why: string) => boolean,
): PupilAbsence {
  const statements = absence.statements.map((one) =>
    one.reportId === reportId ? released(one, isOver) : one,
  );
  return { ...absence, statements };
}
