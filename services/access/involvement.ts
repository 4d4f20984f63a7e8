import { z } from 'zod';
import type { Role } from '../roster/roster.ts';
import { ownWords } from '../words/ownWords.ts';

/**
 * Why somebody who does not see the pupil anyway was brought into a case. `task`: the school's own
 * staff, for a matter of the school; `anonymous`: sparring about "a pupil in grade 7"; `crime_prevention`:
 * SSP alone, retsplejeloven § 115.
 */
export const involvementBases = [
  'task',
  'consent',
  'anonymous',
  'duty_to_notify',
  'crime_prevention',
] as const;

export type InvolvementBasis = (typeof involvementBases)[number];

const instant = z.iso.datetime({ offset: true });

/** Somebody brought into a case: by whom, when, on which basis, and until when. */
export const involvement = z.strictObject({
  staffId: z.string().min(1),
  basis: z.enum(involvementBases),
  /** Staff id, or `playbook` where the municipality's own steps give the school's staff a task. */
  by: z.string().min(1),
  at: instant,
  /** Why, in the words of the one who decided; SSP is never brought in without. */
  reason: ownWords(z.string().min(1)).optional(),
  endedAt: instant.optional(),
});

export type Involvement = z.output<typeof involvement>;

/** The school's own staff: a step may be theirs without anything more. The others stand outside. */
const own: ReadonlySet<Role> = new Set([
  'class_teacher',
  'teacher',
  'leader',
  'department_leader',
  'wellbeing_officer',
  'akt_adviser',
  'secretary',
  'coordinator',
]);

/** Whether somebody belongs to the school itself; the school is an authority apart from family, health and PPR. */
export function isOwnStaff({ role }: { role: Role }): boolean {
  return own.has(role);
}

/** The bases on which somebody of a role can be brought in; none for those whom no case concerns. */
export function basesFor(role: Role): readonly InvolvementBasis[] {
  if (own.has(role)) return ['task'];
  if (role === 'ssp_consultant') return ['crime_prevention'];
  return role === 'it_administrator' ? [] : ['consent', 'anonymous', 'duty_to_notify'];
}

/** The involvement that holds for somebody now, if any. O(involved). */
export function activeInvolvement(
  involved: readonly Involvement[],
  staffId: string,
): Involvement | undefined {
  return involved.findLast((one) => one.staffId === staffId && one.endedAt === undefined);
}
