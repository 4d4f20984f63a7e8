import { z } from 'zod';

const release = z.string().regex(/^\d+\.\d+\.\d+$/);

/** Known holes of packages, each with where and when it was read. */
export const advisories = z.strictObject({
  note: z.string(),
  advisories: z.array(
    z.strictObject({
      id: z.string().regex(/^(?:GHSA(?:-[2-9a-z]{4}){3}|CVE-\d{4}-\d+)$/),
      package: z.string().min(1),
      severity: z.enum(['low', 'moderate', 'high', 'critical', 'unknown']),
      summary: z.string().min(1),
      /** From `introduced` on, before `fixed`. */
      affected: z.array(z.strictObject({ introduced: release, fixed: release })).min(1),
      source: z.url(),
      readOn: z.iso.date(),
      /** Why it does not reach us, for each affected version that is locked. */
      answers: z
        .array(
          z.strictObject({
            versions: z.array(z.string()).min(1),
            why: z.string().min(20),
            /** The test that would fail where it did. */
            heldBy: z.string().optional(),
          }),
        )
        .default([]),
    }),
  ),
});

export type Advisory = z.output<typeof advisories>['advisories'][number];

const lock = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
});

/** The versions of each package in a package-lock.json (format 3). */
export function lockedVersions(text: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [path, { version }] of Object.entries(lock.parse(text).packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (name === '' || version === undefined) continue;
    found.set(name, (found.get(name) ?? new Set()).add(version));
  }
  return found;
}

/** What differs between the advisories' answers and what is locked, in words. */
export function unanswered(
  known: readonly Advisory[],
  locked: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  return known.flatMap((advisory) => {
    const about = `${advisory.id} of ${advisory.package}`;
    const versions = locked.get(advisory.package);
    if (!versions) return [`${about}: not in the lock any more, remove it`];
    const affected = [...versions].filter((version) => isAffected(version, advisory));
    const answered = advisory.answers.flatMap((answer) => answer.versions);
    return [
      ...affected
        .filter((version) => !answered.includes(version))
        .map((version) => `${about}: ${version} is affected and has no answer`),
      ...answered
        .filter((version) => !affected.includes(version))
        .map((version) => `${about}: ${version} is answered for, but not locked or not affected`),
    ];
  });
}

function isAffected(version: string, { affected }: Advisory): boolean {
  return affected.some(
    ({ introduced, fixed }) => compare(version, introduced) >= 0 && compare(version, fixed) < 0,
  );
}

/** By the three numbers of a release; what comes before or beside one (`-preview`) counts as it. */
function compare(one: string, other: string): number {
  const numbers = (version: string) => (version.split(/[-+]/)[0] ?? '').split('.').map(Number);
  const [a, b] = [numbers(one), numbers(other)];
  const at = [0, 1, 2].find((part) => a[part] !== b[part]);
  return at === undefined ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
