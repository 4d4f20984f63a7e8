/** A class that a pupil is enrolled in, with what hints at its kind. */
export type Candidate = {
  id: string;
  /** Short form: "7b". */
  code: string;
  title: string;
  /** What SIS files call it, if they do: "homeroom", "scheduled". */
  kind: string;
  /** Whether it has a course or subject. */
  hasCourse: boolean;
  grade: number;
  pupils: number;
};

/** "7b", "0.x", "10. klasse a", "bh.kl.", "bhkl": names of home classes, not "7b dansk". */
const looksLikeHome =
  /^(?:\d{1,2}(?:kl|klasse)?[a-zæøå]?|bh(?:kl(?:asse)?)?[a-zæøå]?|børnehaveklassen?)$/u;

/**
 * The home class among a pupil's classes. School Data Sync files list every subject as a class. In this
 * order: the only one; the one the file calls a homeroom; the one named like a home class ("7.b"); the one
 * without a course; the one of the pupil's own grade; then the one with most pupils.
 * @param grade the pupil's, if School Data Sync gives it
 * @returns the class, and whether it was a guess: only size told them apart
 */
export function homeClass(
  candidates: readonly Candidate[],
  grade: number | undefined,
): { id: string; guessed: boolean } | undefined {
  const tests: ((one: Candidate) => boolean)[] = [
    ({ kind }) => /^home ?room$|^stamklasse$/iu.test(kind),
    ({ code }) => looksLikeHome.test(code.replaceAll(/[^\p{L}\p{N}]/gu, '')),
    ({ hasCourse }) => !hasCourse,
    (one) => one.grade === grade,
  ];
  let left = candidates;
  for (const test of tests) {
    const some = left.filter(test);
    if (some.length > 0) left = some;
    if (left.length === 1) break;
  }
  const [first, ...others] = left.toSorted((a, b) => b.pupils - a.pupils || (a.id < b.id ? -1 : 1));
  return first && { id: first.id, guessed: others.length > 0 };
}
