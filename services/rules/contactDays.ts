import type { Category, Mark } from '../absence/mark.ts';
import type { Measured } from './assessment.ts';
import type { Criterion, Ruleset } from './ruleset.ts';

/** The law's duty to contact the home on each day of unlawful absence. */
export const contactDuty = 'contact_parents';

/** A criterion that one day meets: its duty begins anew with each day, and none of them makes a case. */
const mostDays = 1;

/** Whether the duty to contact the home holds only because of single days, not of an amount of absence. */
export function isOfSingleDays(
  hits: readonly Pick<Measured, 'duty' | 'kind' | 'limit'>[],
): boolean {
  const own = hits.filter(({ duty }) => duty === contactDuty);
  return own.length > 0 && own.every(({ kind, limit }) => kind === 'days' && limit <= mostDays);
}

/**
 * The days on which the rules in force call for contact with the home (uvm.dk, værktøjer til skoleledelsen: at
 * once, each time), ISO. O(criteria + marks).
 */
export function contactDays(
  rulesets: readonly Ruleset[],
  on: Temporal.PlainDate,
  marks: readonly Mark[],
): ReadonlySet<string> {
  const today = on.toString();
  const counted = new Set(
    rulesets
      .filter(({ validFrom, validTo }) => validFrom <= today && today <= (validTo ?? today))
      .flatMap(({ criteria }) => criteria.flatMap(countedByOneDay)),
  );
  return new Set(
    marks.flatMap(({ date, category, fraction }) =>
      fraction > 0 && counted.has(category) ? [date] : [],
    ),
  );
}

/** What a criterion counts that one day meets. */
function countedByOneDay(one: Criterion): readonly Category[] {
  if (one.kind !== 'days' || one.duty !== contactDuty) return [];
  return one.atLeast !== undefined && one.atLeast <= mostDays ? one.counts : [];
}
