import { type Evidence, evidenceNames } from '../evidence.ts';

/** When a reading is stored unasked: how each piece of evidence weighs, and from which share on. */
export type Acceptance = {
  readonly bias: number;
  readonly weights: Evidence;
  readonly from: number;
};

/** How likely a reading is right, from 0 to 1. */
export function likelihood(
  { bias, weights }: Omit<Acceptance, 'from'>,
  evidence: Evidence,
): number {
  const sum = evidenceNames.reduce((one, name) => one + weights[name] * evidence[name], bias);
  return 1 / (1 + Math.exp(-sum));
}

export function isLikely(acceptance: Acceptance, evidence: Evidence): boolean {
  return likelihood(acceptance, evidence) >= acceptance.from;
}
