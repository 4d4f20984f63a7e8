import { DataFileError } from '../errors/errors.ts';
import { checkFiles } from './checkFiles.ts';
import { type Roster, roster } from './roster.ts';
import type { RosterFiles } from './rosterFiles.ts';
import { type RosterNotice, rosterOf } from './rosterOf.ts';
import { rowsBySchool } from './rowsBySchool.ts';
import { siblingsOf } from './siblings.ts';
import type { RoleOf } from './titles.ts';

export type RosterReading = {
  /** The role for a job title. */
  roleOf: RoleOf;
  /** Detects a CPR number in an id or a name. */
  holdsCpr: (text: string) => boolean;
  /** A column of users.csv by which a register names pupils; kept for each. */
  registerColumn?: string | undefined;
  /** Lets other work go on between two pieces of a large set; without it nothing does. */
  pause?: (() => Promise<void>) | undefined;
};

type Made = ReturnType<typeof rosterOf>;

/**
 * Rosters of rows as School Data Sync has them, wherever they come from: one for each school, and any oddities.
 * O(rows).
 * @param fileOf names in errors where rows come from
 * @throws DataFileError with file and line: an unknown id, or invalid data
 */
export async function rostersOf(
  files: RosterFiles,
  fileOf: (name: keyof RosterFiles) => string,
  { roleOf, holdsCpr, registerColumn, pause = async () => {} }: RosterReading,
): Promise<{ rosters: readonly Roster[]; notices: readonly RosterNotice[] }> {
  await checkFiles(files, fileOf, { holdsCpr, pause });
  const alone: Made[] = [];
  for (const rows of rowsBySchool(files)) {
    await pause();
    alone.push(rosterOf(rows, roleOf, registerColumn));
  }
  const made = withSiblings(alone, files.relationships);
  for (const { roster } of made) refuseUnusable(roster, fileOf);
  return {
    rosters: made.map(({ roster }) => roster),
    notices: made.flatMap(({ notices }) => notices),
  };
}

/** Who shares a guardian with whom, over all schools. O(rows). */
function withSiblings(
  made: readonly Made[],
  relationships: RosterFiles['relationships'],
): readonly Made[] {
  if (relationships.length === 0) return made;
  const schoolOf = new Map(
    made.flatMap(({ roster: { school, pupils } }) =>
      pupils.map(({ id }) => [id, school.id] as const),
    ),
  );
  const siblings = siblingsOf(relationships, schoolOf);
  return made.map(({ roster: one, notices }) => ({
    roster: roster({
      ...one,
      pupils: one.pupils.map((pupil) => ({ ...pupil, ...siblings.get(pupil.id) })),
    }),
    notices,
  }));
}

/** @throws DataFileError for no pupils, or two home classes of one name */
function refuseUnusable(
  { school, classes, pupils }: Roster,
  file: (name: keyof RosterFiles) => string,
): void {
  if (pupils.length === 0) {
    const expected = `${school.id}: expected pupils in classes, no row with role student leads to one`;
    throw new DataFileError(file('enrollments'), expected);
  }
  const homes = new Set(pupils.map(({ classId }) => classId));
  const called = Map.groupBy(
    classes.filter(({ id }) => homes.has(id)),
    ({ code }) => code,
  );
  for (const [code, [first, second]] of called) {
    if (!first || !second) continue;
    const expected = `${school.id}: ${first.id} and ${second.id} are both called ${code}: expected one home class of a name`;
    throw new DataFileError(file('classes'), expected);
  }
}
