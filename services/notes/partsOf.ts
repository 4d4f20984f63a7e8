const joint = /[,.;!\n]|\s(?:og|and|men|but|mens|while)\s/iu;
const mostParts = 6;

/** The clauses of a short message, between its marks and "og"; none of a longer one. O(length). */
export function partsOf(text: string): readonly string[] {
  if (text.length > 200) return [];
  const parts = text
    .split(joint)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > mostParts ? [] : parts;
}
