/** What speaks for and against storing a reading unasked, each as a number of about one. */
export const evidenceNames = [
  'differs',
  'byTrained',
  'intent',
  'care',
  'whose',
  'reason',
  'guessed',
  'hedged',
  'unsure_days',
  'unsure_name',
  'days_apart',
  'unused_days',
  'asked',
  'aside',
  'negated',
  'corrects',
  'unknown',
  'by_ear',
  'strange',
  'statements',
  'pupils',
  'days',
  'length',
] as const;

export type EvidenceName = (typeof evidenceNames)[number];

export type Evidence = Readonly<Record<EvidenceName, number>>;

/** When a reading is stored unasked: how each piece of evidence weighs, and from which share on. */
export type Acceptance = {
  readonly bias: number;
  readonly weights: Evidence;
  /** Where nothing is doubtful by itself. */
  readonly from: number;
  /** Where the readers differ, or days stand apart. */
  readonly despite: number;
};

/** How likely a reading is right, from 0 to 1. */
export function likelihood(
  { bias, weights }: Pick<Acceptance, 'bias' | 'weights'>,
  evidence: Evidence,
): number {
  const sum = evidenceNames.reduce((one, name) => one + weights[name] * evidence[name], bias);
  return 1 / (1 + Math.exp(-sum));
}
