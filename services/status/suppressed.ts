/**
 * A count as it may be told where no name may be guessed: `small` is 1 to 4, `hidden` is 5 or more and
 * left out so that the small ones cannot be worked out from the total. A total that is hidden can be any.
 */
export type ShownCount = number | 'small' | 'hidden';

/** Groups below this are people that somebody could name. */
export const leastShown = 5;

const largestSmall = leastShown - 1;

/**
 * Counts that exclude each other (a pupil or case is in one of them at most) and their total, as they
 * may be shown side by side: for each small count every number from 1 to 4 stays possible to whoever
 * subtracts what is shown from the total. Where that needs it the next smallest counts are hidden too,
 * the first of equals; where they are not enough, the total. 0 is shown. O(n log n).
 */
export function suppressed(counts: readonly number[]): { cells: ShownCount[]; total: ShownCount } {
  const sum = counts.reduce((total, one) => total + one, 0);
  const cells = counts.map((one): ShownCount => (isSmall(one) ? 'small' : one));
  const small = counts.filter(isSmall);
  if (small.length === 0) return { cells, total: sum };
  // Of four people in four groups a total of "<5" would tell where each of them is.
  if (isSmall(sum)) return { cells, total: small.length === 1 ? 'small' : 'hidden' };
  const known = small.reduce((total, one) => total + one, 0);
  // With no large one hidden the small ones also have a largest sum.
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

/** Whether one small count can be 4 though all others are as little as they can be. */
function isLoose(sum: number, smallOnes: number, largeOnes: number): boolean {
  return sum >= largestSmall + (smallOnes - 1) + leastShown * largeOnes;
}

/** The most that small counts can make while one of them is 1. */
function mostOf(smallOnes: number): number {
  return 1 + largestSmall * (smallOnes - 1);
}
