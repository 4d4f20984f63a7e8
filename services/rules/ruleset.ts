import { z } from 'zod';
import { criterion, text } from './criterion.ts';

export {
  type Criterion,
  criterion,
  duties,
  type Part,
  partsOf,
  type RuleWindow,
  type Text,
  text,
} from './criterion.ts';

/** A municipality's rules, or the law's, as data in contract format. */
export const ruleset = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: text,
    source: z.url(),
    note: z.string().optional(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    /** Ascending. */
    levels: z.array(z.string().min(1)),
    criteria: z.array(criterion).min(1),
  })
  .superRefine((rules, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (rules.validTo !== null && rules.validTo < rules.validFrom) {
      refuse(['validTo'], 'expected a day not before validFrom');
    }
    rules.levels.forEach((level, index) => {
      if (rules.levels.indexOf(level) < index)
        refuse(['levels', index], 'expected each level once');
    });
    rules.criteria.forEach((one, index) => {
      if (rules.criteria.findIndex(({ id }) => id === one.id) < index) {
        refuse(['criteria', index, 'id'], 'expected an id of its own');
      }
      if (one.level !== undefined && !rules.levels.includes(one.level)) {
        refuse(
          ['criteria', index, 'level'],
          `expected one of the levels ${rules.levels.join(', ')}`,
        );
      }
    });
  });

export type Ruleset = z.output<typeof ruleset>;
