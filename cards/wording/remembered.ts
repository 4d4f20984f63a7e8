/** Many times what a school year needs. */
const mostRemembered = 5000;

/** Caches wordings: the same few dates and numbers are on every card, and `Intl` is slow. */
export function remembered<Args extends readonly (string | number)[]>(
  word: (...args: Args) => string,
): (...args: Args) => string {
  const known = new Map<string, string>();
  return (...args) => {
    const key = args.join('/');
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= mostRemembered) known.clear();
    const worded = word(...args);
    known.set(key, worded);
    return worded;
  };
}
