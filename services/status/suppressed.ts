/**
 * A count as shown where no name may be guessed: `small` is 1 to 4, `hidden` is 5 or more, left out
 * so that small ones cannot be worked out from the total. A hidden total can be any number.
 */
export type ShownCount = number | 'small' | 'hidden';

/** Smaller groups could be identified by name. */
export const leastShown = 5;

const largestSmall = leastShown - 1;

/**
 * Mutually exclusive counts (a pupil or case is in at most one) and their total, as they may be shown
 * side by side: subtracting what is shown from the total leaves every number from 1 to 4 possible for
 * each small count. If needed, the next smallest counts are hidden too, the first of equals; if that
 * is not enough, the total. 0 is shown. O(n log n).
 */
export function suppressed(counts: readonly number[]): { cells: ShownCount[]; total: ShownCount } {
  const sum = counts.reduce((total, one) => total + one, 0);
  const cells = counts.map((one): ShownCount => (isSmall(one) ? 'small' : one));
  const small = counts.filter(isSmall);
  if (small.length === 0) return { cells, total: sum };
  // Of four people in four groups a total of "<5" would tell where each of them is.
  if (isSmall(sum)) return { cells, total: small.length === 1 ? 'small' : 'hidden' };
  const known = small.reduce((total, one) => total + one, 0);
  // With no large one hidden, the small ones have a maximum sum too.
  if (small.length > 1 && isLoose(known, small.length, 0) && known <= mostOf(small.length)) {
    return { cells, total: sum };
  }
  const large = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count >= leastShown)
    .toSorted((a, b) => a.count - b.count);
  let hiddenSum = known;
  for (const [index, { count, at }] of large.entries()) {
    cells[at] = 'hidden';
    hiddenSum += count;
    if (isLoose(hiddenSum, small.length, index + 1)) return { cells, total: sum };
  }
  const shown = counts.map((one): ShownCount => (isSmall(one) ? 'small' : one));
  return { cells: shown, total: 'hidden' };
}

export function isSmall(count: number): boolean {
  return count > 0 && count <= largestSmall;
}

/** Whether one small count can be 4 with all others at their minimum. */
function isLoose(sum: number, smallOnes: number, largeOnes: number): boolean {
  return sum >= largestSmall + (smallOnes - 1) + leastShown * largeOnes;
}

/** The largest sum of small counts with one of them 1. */
function mostOf(smallOnes: number): number {
  return 1 + largestSmall * (smallOnes - 1);
}
