import type { Roster } from './roster.ts';

/** Ids of what an import changes at a school; `moved` are pupils in a new class. */
export type RosterDifference = {
  school: string;
  /** Whether the school had no roster before. */
  first: boolean;
  /** Counts after the import. */
  total: { pupils: number; staff: number };
  pupils: { in: readonly string[]; out: readonly string[]; moved: readonly string[] };
  staff: { in: readonly string[]; out: readonly string[]; changedRole: readonly string[] };
};

/** O(people). */
export function rosterDifference(before: Roster | undefined, after: Roster): RosterDifference {
  const [pupilsIn, pupilsOut] = inAndOut(before?.pupils ?? [], after.pupils);
  const [staffIn, staffOut] = inAndOut(before?.staff ?? [], after.staff);
  return {
    school: after.school.id,
    first: before === undefined,
    total: { pupils: after.pupils.length, staff: after.staff.length },
    pupils: {
      in: pupilsIn,
      out: pupilsOut,
      moved: changed(after.pupils, (id) => before?.pupil(id), 'classId'),
    },
    staff: {
      in: staffIn,
      out: staffOut,
      changedRole: changed(after.staff, (id) => before?.member(id), 'role'),
    },
  };
}

/** Whether enough pupils leave that somebody should check first: over a tenth of the school. */
export function leavesMany({ total, pupils }: RosterDifference): boolean {
  const before = total.pupils - pupils.in.length + pupils.out.length;
  return pupils.out.length * 10 > before;
}

type HasId = { id: string };

function inAndOut(before: readonly HasId[], after: readonly HasId[]): [string[], string[]] {
  const was = new Set(before.map(({ id }) => id));
  const is = new Set(after.map(({ id }) => id));
  return [[...is].filter((id) => !was.has(id)), [...was].filter((id) => !is.has(id))];
}

function changed<One extends HasId, Key extends keyof One>(
  after: readonly One[],
  before: (id: string) => One | undefined,
  key: Key,
): string[] {
  return after.flatMap((one) => {
    const was = before(one.id);
    return was === undefined || was[key] === one[key] ? [] : one.id;
  });
}
