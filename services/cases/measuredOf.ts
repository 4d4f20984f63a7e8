import type { Measured } from '../rules/assessment.ts';
import type { CaseReading } from './caseRecord.ts';

/** A ground as stored with its case, as the rules told it. */
export function measuredOf({ also, ...hit }: CaseReading['hits'][number]): Measured {
  return {
    ...hit,
    level: hit.level,
    duty: hit.duty,
    percent: hit.percent,
    also: also?.map((one) => ({ ...one, percent: one.percent })),
  };
}
