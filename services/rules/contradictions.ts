import type { Criterion, Ruleset } from './ruleset.ts';

/** Something a ruleset's owner can hardly mean: which criteria, and why. */
export type Contradiction = {
  ruleset: string;
  criteria: readonly string[];
  reason: Reason;
};

type Reason = 'same_limit' | 'higher_level_is_easier' | 'cannot_be_met';

/**
 * Contradictory thresholds: the same measure gives a higher level for less or the same, or no absence
 * can meet a criterion. The ruleset still works; its owner is warned. O(criteria²).
 */
export function contradictions(rules: Ruleset): readonly Contradiction[] {
  const { criteria } = rules;
  const told = (reason: Reason | undefined, ...some: readonly Criterion[]) =>
    reason ? [{ ruleset: rules.id, criteria: some.map(({ id }) => id), reason }] : [];
  return criteria.flatMap((one, index) => [
    ...told(canBeMet(one) ? undefined : 'cannot_be_met', one),
    ...criteria
      .slice(index + 1)
      .flatMap((other) => [...told(ladderFault(one, other, rules.levels), one, other)]),
  ]);
}

/** Why a higher level is no stricter than a lower one measured the same way. */
function ladderFault(
  one: Criterion,
  other: Criterion,
  levels: readonly string[],
): Reason | undefined {
  const [lower, higher] = sameMeasure(one, other) ? byLevel(one, other, levels) : [];
  if (!lower || !higher) return undefined;
  const difference = needed(higher) - needed(lower);
  if (difference > 0) return undefined;
  return difference < 0 ? 'higher_level_is_easier' : 'same_limit';
}

function byLevel(one: Criterion, other: Criterion, levels: readonly string[]) {
  if (one.level === undefined || other.level === undefined || one.level === other.level) return [];
  return levels.indexOf(one.level) < levels.indexOf(other.level) ? [one, other] : [other, one];
}

/** The limit as a comparable number: above 5 is more than from 5. */
function needed({ atLeast, moreThan }: Criterion): number {
  return atLeast ?? (moreThan ?? 0) + 1e-9;
}

function sameMeasure(one: Criterion, other: Criterion): boolean {
  const key = (criterion: Criterion) =>
    JSON.stringify([
      criterion.kind,
      'of' in criterion ? criterion.of : '',
      criterion.window,
      [...new Set(criterion.counts)].toSorted(),
    ]);
  return key(one) === key(other);
}

function canBeMet(criterion: Criterion): boolean {
  if (criterion.kind === 'percent') return needed(criterion) <= 100;
  const { window } = criterion;
  const days = 'schoolDays' in window ? window.schoolDays : Number.POSITIVE_INFINITY;
  if (criterion.kind === 'occasions') return true;
  return needed(criterion) <= (criterion.kind === 'weekday' ? Math.ceil(days / 5) + 1 : days);
}
