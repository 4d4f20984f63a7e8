import { type Criterion, criterion, type Ruleset } from '../../../services/rules/ruleset.ts';

const text = { da: 'Prøve', en: 'Test' };
const source = 'https://kommune.example/regler';

export const dayCategories = ['illness', 'leave', 'unlawful', 'unexplained'] as const;

/**
 * A criterion as a file would have it: at least one day of any absence in the last 20 school days,
 * with the differences the test is about. One with a duty has no level.
 */
export function aCriterion(difference: Record<string, unknown> = {}): Criterion {
  const limit = 'moreThan' in difference ? {} : { atLeast: 1 };
  const gives = 'duty' in difference ? {} : { level: 'worrying' };
  return criterion.parse({
    id: 'one',
    kind: 'days',
    window: { schoolDays: 20 },
    counts: dayCategories,
    text,
    source,
    ...limit,
    ...gives,
    ...difference,
  });
}

/** A criterion that joins others, as a file would have it. */
export function several(all: readonly object[], difference: object): Criterion {
  return criterion.parse({ id: 'one', all, text, source, ...difference });
}

/** Rules in force for as long as anybody plans, with the one difference the test is about. */
export function aRuleset(difference: Partial<Ruleset> = {}): Ruleset {
  return {
    id: 'test',
    title: text,
    source,
    validFrom: '2000-01-01',
    validTo: null,
    levels: ['attention', 'worrying', 'dropout_risk'],
    criteria: [aCriterion()],
    ...difference,
  };
}
