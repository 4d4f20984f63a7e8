import { z } from 'zod';
import { readJsonFile } from '../files/readJsonFile.ts';
import type { Roster } from './roster.ts';
import { rosterDifference } from './rosterDifference.ts';

/** How much may go by itself: not more than a share, and always fewer than `atLeast`. */
const limit = z.strictObject({
  percent: z.number().min(0).max(100),
  atLeast: z.int().min(1),
});

/** How much of a school may vanish from its source before somebody has to look. */
export const rosterLimits = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().min(1),
  title: z.strictObject({ da: z.string().min(1), en: z.string().min(1) }),
  note: z.string().optional(),
  pupils: limit,
  staff: limit,
  /** Home classes. */
  classes: limit,
  /** Staff whose role is another one: a source without titles would take everybody's rights. */
  roles: limit,
});

export type RosterLimits = z.output<typeof rosterLimits>;

/** What of a school vanishes, and of how many; `school`: all of it. */
export const loss = z.strictObject({
  part: z.enum(['pupils', 'staff', 'classes', 'roles', 'school']),
  gone: z.int().min(0),
  of: z.int().min(0),
});

export type Loss = z.output<typeof loss>;

/** @throws DataFileError naming file, line, column, the path in the file and what was expected */
export async function readRosterLimits(file: string): Promise<RosterLimits> {
  return readJsonFile(file, rosterLimits);
}

/** What goes beyond the limits between two rosters of a school. O(people). */
export function lossesBeyond(
  before: Roster | undefined,
  after: Roster,
  limits: RosterLimits,
): readonly Loss[] {
  if (!before) return [];
  const { pupils, staff } = rosterDifference(before, after);
  const homes = new Set(before.pupils.map(({ classId }) => classId));
  const goneHomes = [...homes].filter((id) => !after.classById(id));
  const all: readonly (Loss & { part: keyof typeof limits & Loss['part'] })[] = [
    { part: 'pupils', gone: pupils.out.length, of: before.pupils.length },
    { part: 'staff', gone: staff.out.length, of: before.staff.length },
    { part: 'classes', gone: goneHomes.length, of: homes.size },
    { part: 'roles', gone: staff.changedRole.length, of: before.staff.length },
  ];
  return all.filter(({ part, gone, of }) => {
    const { percent, atLeast } = limits[part];
    return gone >= atLeast && gone * 100 > percent * of;
  });
}
