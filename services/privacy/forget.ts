/** Who is forgotten: the id, and what stands in its place where it names something else. */
export type Forgotten = { pupilId: string; pseudonym: string };

/**
 * A value without a pupil's id, replaced wherever it stands, also within other ids. The same object when
 * it was not there. What people typed is no matter of this: it is searched for the name (`mentions`).
 * O(size).
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
  // Strings alone were exchanged: the shape is the same.
  return JSON.stringify(after) === JSON.stringify(value) ? value : (after as Value);
}
