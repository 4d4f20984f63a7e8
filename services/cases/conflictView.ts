import { holdingStatement } from '../absence/bySource.ts';
import { type Conflict, openClaims, standingOn } from '../absence/conflict.ts';
import type { Category, Extent } from '../absence/mark.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { fullName, type Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';

/** A note: what, for which dates, by whom and when (instant). */
export type ConflictLine = {
  dates: readonly string[];
  /** Undefined if nothing stands, or absence was taken back. */
  category: Category | undefined;
  extent: Extent;
  by: string | undefined;
  at: string | undefined;
  /** The register says it, no person. */
  source?: 'register';
};

/** Contradicting statements, for those who may decide between them. */
export type ConflictView = {
  kind: 'conflict';
  conflictId: string;
  version: number;
  state: Conflict['state'];
  pupil: string;
  classTitle: string;
  /** Notes that count. */
  standing: readonly ConflictLine[];
  /** Notes beside it that do not count; `claimId` comes back in `note.settle`. */
  claims: readonly (ConflictLine & { claimId: string })[];
  settled: { by: string | undefined; at: string } | undefined;
};

/** A card's question about contradicting statements; undefined if the pupil left. */
export function conflictView(
  subject: Conflict,
  absence: PupilAbsence,
  roster: Roster,
): ConflictView | undefined {
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil) return undefined;
  const nameOf = (id: string | undefined) => {
    const member = id === undefined ? undefined : roster.member(id);
    return member && fullName(member);
  };
  const claims = openClaims(subject, absence);
  const days =
    claims.length === 0 ? subject.dates : [...new Set(claims.flatMap(({ dates }) => dates))].sort();
  return {
    kind: 'conflict',
    conflictId: subject.id,
    version: subject.version,
    state: subject.state,
    pupil: pupilName(pupil, roster),
    classTitle: roster.classById(pupil.classId)?.title ?? pupil.classCode,
    standing: standingOn(absence, days).flatMap(({ dates, marks }): ConflictLine[] => {
      if (marks.length === 0) {
        return [{ dates, category: undefined, extent: 'day', by: undefined, at: undefined }];
      }
      const source = holdingStatement(absence, dates[0] ?? '')?.source;
      return marks.map(({ category, extent }) => {
        const written = absence.statements.findLast(
          (one) =>
            one.undoneAt === undefined &&
            !one.beside &&
            one.source === source &&
            one.category === category &&
            one.extent === extent &&
            dates.some((date) => one.dates.includes(date)),
        );
        const from = source === undefined ? {} : { source };
        return { dates, category, extent, by: nameOf(written?.by), at: written?.at, ...from };
      });
    }),
    claims: claims.map(({ statement, dates }) => ({
      claimId: statement.id,
      dates,
      category: statement.category,
      extent: statement.extent,
      by: nameOf(statement.by),
      at: statement.at,
      ...(statement.source === undefined ? {} : { source: statement.source }),
    })),
    settled: subject.settled && { by: nameOf(subject.settled.by), at: subject.settled.at },
  };
}
