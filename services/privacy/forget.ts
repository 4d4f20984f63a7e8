/** Who is forgotten: the id, and what replaces it where it names something else. */
export type Forgotten = { pupilId: string; pseudonym: string };

/**
 * Replaces a pupil's id wherever it occurs in a value, also within other ids. The same object if it did not.
 * Text that people typed is handled elsewhere: it is searched for names (`mentions`). O(size).
 */
export function forget<Value>(value: Value, who: Forgotten): Value {
  const id = new RegExp(`(?<![\\w-])${RegExp.escape(who.pupilId)}(?![\\w-])`, 'g');
  const text = (words: string) => words.replace(id, who.pseudonym);
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return text(node);
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, one]) => [text(key), walk(one)]));
  };
  const after = walk(value);
  // Only strings were replaced: the shape is the same.
  return JSON.stringify(after) === JSON.stringify(value) ? value : (after as Value);
}
