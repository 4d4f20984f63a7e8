import type { Criterion, Ruleset } from './ruleset.ts';

/** Something in a ruleset that its owner can hardly mean: which criteria, and why. */
export type Contradiction = {
  ruleset: string;
  criteria: readonly string[];
  reason: 'same_limit' | 'higher_level_is_easier' | 'cannot_be_met' | 'twice';
};

/**
 * Thresholds that contradict each other: the same thing measured the same way gives a higher level
 * for less or for the same, a criterion that no absence can meet, an id that stands twice. The
 * ruleset works all the same; its owner is warned. O(criteria²).
 */
export function contradictions(rules: Ruleset): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const add = (reason: Contradiction['reason'], ...criteria: readonly Criterion[]) =>
    found.push({ ruleset: rules.id, criteria: criteria.map(({ id }) => id), reason });
  for (const [index, one] of rules.criteria.entries()) {
    if (!canBeMet(one)) add('cannot_be_met', one);
    for (const other of rules.criteria.slice(index + 1)) {
      if (one.id === other.id) add('twice', one, other);
      if (!sameMeasure(one, other)) continue;
      const [lower, higher] = byLevel(one, other, rules.levels);
      if (!lower || !higher) continue;
      const difference = needed(higher) - needed(lower);
      if (difference < 0) add('higher_level_is_easier', lower, higher);
      else if (difference === 0) add('same_limit', lower, higher);
    }
  }
  return found;
}

function byLevel(one: Criterion, other: Criterion, levels: readonly string[]) {
  if (one.level === undefined || other.level === undefined || one.level === other.level) return [];
  return levels.indexOf(one.level) < levels.indexOf(other.level) ? [one, other] : [other, one];
}

/** The limit as a number that can be compared: above 5 is more than from 5. */
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
