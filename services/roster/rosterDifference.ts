import type { Roster } from './roster.ts';

/** What an import changes at a school. Ids; `moved` are pupils of another class now. */
export type RosterDifference = {
  school: string;
  /** Whether the school had no roster before. */
  first: boolean;
  /** People after it. */
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

/** Whether so many pupils leave that somebody should look first: more than a tenth of the school. */
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
