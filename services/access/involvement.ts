import { z } from 'zod';
import type { Role } from '../roster/roster.ts';
import { ownWords } from '../words/ownWords.ts';

/**
 * Why somebody without access to the pupil was brought into a case. `task`: the school's own staff, for a
 * school matter; `anonymous`: sparring about "a pupil in grade 7"; `crime_prevention`: SSP only,
 * retsplejeloven § 115; `ssd`: school, social services and health visitor share early and preventively what is
 * necessary, without consent (SSD co-operation, Socialstyrelsen; the paragraph in Barnets lov is not verified).
 */
export const involvementBases = [
  'task',
  'consent',
  'anonymous',
  'duty_to_notify',
  'crime_prevention',
  'ssd',
] as const;

/** What a consent is for: the absence, or all of the case. */
export const consentCovers = ['absence', 'whole_case'] as const;
export type ConsentCovers = (typeof consentCovers)[number];

export type InvolvementBasis = (typeof involvementBases)[number];

const instant = z.iso.datetime({ offset: true });

/** Somebody brought into a case: by whom, when, on which basis, and until when. */
export const involvement = z.strictObject({
  staffId: z.string().min(1),
  basis: z.enum(involvementBases),
  /** Staff id, or `playbook` when the municipality's own steps give school staff a task. */
  by: z.string().min(1),
  at: instant,
  /** Of a consent: what it is for; one from before that was asked is for the whole case. */
  covers: z.enum(consentCovers).optional(),
  /** Of a consent: the last day it holds; one from before that was asked has none. */
  until: z.iso.date().optional(),
  /** Why, in the decider's words; always given for SSP and SSD. */
  reason: ownWords(z.string().min(1)).optional(),
  endedAt: instant.optional(),
});

export type Involvement = z.output<typeof involvement>;

/** The school's own staff, who may have a step without an involvement. Others are outside. */
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

/** Whether somebody belongs to the school itself, an authority apart from family, health and PPR. */
export function isOwnStaff({ role }: { role: Role }): boolean {
  return own.has(role);
}

/** Who takes part in SSD co-operation besides the school; PPR and the others are not named there. */
const inSsd: ReadonlySet<Role> = new Set(['school_social_worker', 'health_nurse']);

/** The bases for bringing in somebody with a role; none for roles that no case concerns. */
export function basesFor(role: Role): readonly InvolvementBasis[] {
  if (own.has(role)) return ['task'];
  if (role === 'ssp_consultant') return ['crime_prevention'];
  if (role === 'it_administrator') return [];
  const ssd = inSsd.has(role) ? (['ssd'] as const) : [];
  return ['consent', 'anonymous', 'duty_to_notify', ...ssd];
}

/** Somebody's current involvement, if any. O(involved). */
export function activeInvolvement(
  involved: readonly Involvement[],
  staffId: string,
): Involvement | undefined {
  return involved.findLast((one) => one.staffId === staffId && one.endedAt === undefined);
}
