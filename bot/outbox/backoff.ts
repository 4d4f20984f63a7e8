const longestMs = 300_000;

/**
 * How long to wait before the next try: 1, 2, 4 … seconds up to five minutes, each randomly shortened by up
 * to half so that joint failures do not retry together; longer if Teams asks.
 * @param attempts tries so far, at least 1
 * @param random at least 0, below 1
 */
export function backoffMs(attempts: number, askedMs: number | undefined, random: number): number {
  const most = Math.min(longestMs, 1000 * 2 ** (attempts - 1));
  return Math.ceil(Math.max(askedMs ?? 0, most * (1 - random / 2)));
}
