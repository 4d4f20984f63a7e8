import { type Criterion, type Part, partsOf, type Ruleset } from './ruleset.ts';

/** Something a ruleset's owner can hardly mean: which criteria, and why. */
export type Contradiction = {
  ruleset: string;
  criteria: readonly string[];
  reason: Reason;
};

type Reason = 'same_limit' | 'higher_level_is_easier' | 'cannot_be_met';

/**
 * Contradictory thresholds: the same measure gives a higher level for less or the same, or no absence
 * can meet a criterion. The ruleset still works; its owner is warned. O(criteria² × parts²).
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

/** Why a higher level is no stricter than a lower one measured the same way: whoever meets the lower meets it. */
function ladderFault(
  one: Criterion,
  other: Criterion,
  levels: readonly string[],
): Reason | undefined {
  const [lower, higher] = byLevel(one, other, levels);
  if (!lower || !higher) return undefined;
  const below = new Map(partsOf(lower).map((part) => [measureKey(part), needed(part)]));
  const differences = partsOf(higher).map(
    (part) => needed(part) - (below.get(measureKey(part)) ?? Number.NEGATIVE_INFINITY),
  );
  if (differences.some((difference) => difference > 0)) return undefined;
  const same = partsOf(lower).length === differences.length;
  return same && differences.every((difference) => difference === 0)
    ? 'same_limit'
    : 'higher_level_is_easier';
}

function byLevel(one: Criterion, other: Criterion, levels: readonly string[]) {
  if (one.level === undefined || other.level === undefined || one.level === other.level) return [];
  return levels.indexOf(one.level) < levels.indexOf(other.level) ? [one, other] : [other, one];
}

/** The limit as a comparable number: above 5 is more than from 5. */
function needed({ atLeast, moreThan }: Part): number {
  return atLeast ?? (moreThan ?? 0) + 1e-9;
}

/** The same for parts that measure the same. */
function measureKey(part: Part): string {
  return JSON.stringify([
    part.kind,
    'of' in part ? part.of : '',
    'times' in part ? [part.times, part.before, part.history] : '',
    part.window,
    [...new Set(part.counts)].toSorted(),
  ]);
}

function canBeMet(criterion: Criterion): boolean {
  return partsOf(criterion).every(partCanBeMet);
}

function partCanBeMet(part: Part): boolean {
  if (part.kind === 'percent') return needed(part) <= 100;
  const { window } = part;
  const days = 'schoolDays' in window ? window.schoolDays : Number.POSITIVE_INFINITY;
  if (part.kind === 'occasions') return true;
  return needed(part) <= (part.kind === 'weekday' ? Math.ceil(days / 5) + 1 : days);
}
