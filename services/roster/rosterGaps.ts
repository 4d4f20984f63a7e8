import type { Roster, StaffMember } from './roster.ts';

/** What a school's roster lacks for the bot to work there; ids of staff, titles of classes, no pupils. */
export type RosterGaps = {
  /** They cannot use the bot. */
  withoutAccount: readonly string[];
  /** They cannot be invited to a meeting. */
  withoutAddress: readonly string[];
  /** Their title is in no role, so they may see nothing. */
  withoutRole: readonly string[];
  /** Several people with one account, of whom the bot can only meet one. */
  sharedAccount: readonly string[];
  sharedAddress: readonly string[];
  /** Classes with pupils and without a class teacher. */
  withoutClassTeacher: readonly string[];
  /** Nobody with an account leads the school, or co-ordinates there. */
  withoutLeader: boolean;
  withoutCoordinator: boolean;
};

/**
 * @param isKnown whether a job title is in the municipality's titles: who has role `other` by such a title was
 *   meant to have it
 */
export function rosterGaps(roster: Roster, isKnown: (title: string) => boolean): RosterGaps {
  const { staff, classes } = roster;
  const idsOf = (matches: (one: StaffMember) => boolean) =>
    staff.filter(matches).map(({ id }) => id);
  const reachable = staff.filter(({ entraId }) => entraId !== undefined);
  const taught = new Set(
    staff.filter(({ role }) => role === 'class_teacher').flatMap(({ classIds }) => classIds),
  );
  return {
    withoutAccount: idsOf(({ entraId }) => entraId === undefined),
    withoutAddress: idsOf(({ email }) => email.trim() === ''),
    withoutRole: idsOf(({ role, title }) => role === 'other' && !isKnown(title)),
    sharedAccount: shared(staff, ({ entraId }) => entraId),
    sharedAddress: shared(staff, ({ email }) => email.trim()),
    withoutClassTeacher: classes
      .filter(({ id }) => roster.pupilsOf(id).length > 0 && !taught.has(id))
      .map(({ title }) => title),
    withoutLeader: !isLed(roster),
    withoutCoordinator: !reachable.some(({ role }) => role === 'coordinator'),
  };
}

/** Whether somebody with an account leads the school. */
export function isLed({ staff }: Roster): boolean {
  return staff.some(({ role, entraId }) => role === 'leader' && entraId !== undefined);
}

/** Ids of those who have the same of something as somebody else. */
function shared(
  staff: readonly StaffMember[],
  of: (one: StaffMember) => string | undefined,
): readonly string[] {
  const having = staff.filter((one) => (of(one) ?? '') !== '');
  const groups = Map.groupBy(having, (one) => of(one)?.toLowerCase());
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .flat()
    .map(({ id }) => id);
}
