import fc from 'fast-check';

/** What a disk writes whole or not at all, in bytes. */
const sector = 512;

/**
 * What a crash leaves of an append: the file is `share` of it longer, or already has all its length and sectors are
 * missing, which read as zeros: those after `share` of it, or any.
 */
export type Torn = { share: number; left: 'short' | 'end missing' | 'any missing'; seed: number };

/** Doubles would nearly all be next to 0. */
const anyShare = fc.nat({ max: 10_000 }).map((share) => share / 10_000);

export const anyTorn: fc.Arbitrary<Torn> = fc.record({
  share: anyShare,
  left: fc.constantFrom('short', 'end missing', 'any missing'),
  seed: fc.nat(),
});

/** What is there of content that was to stand at this place of its file; the same content where nothing is missing. */
export function tornWrite(content: Uint8Array, at: number, { share, left, seed }: Torn): Buffer {
  const there = Math.min(content.length, Math.floor(share * (content.length + 1)));
  if (left === 'short') return Buffer.from(content.subarray(0, there));
  const torn = Buffer.from(content);
  for (let from = 0, number = 0; from < torn.length; number += 1) {
    const to = Math.min(torn.length, from + sector - ((at + from) % sector));
    const missing = left === 'end missing' ? to > there : ((seed >> (number % 30)) & 1) === 1;
    if (missing) torn.fill(0, from, to);
    from = to;
  }
  return torn;
}
