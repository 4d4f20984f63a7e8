import type { Work } from '../core/work.ts';

/**
 * Case numbers in opening order, carrying only school and year: "LI-2026-0007". Call `keep` before the
 * commit.
 */
export async function caseNumbering({ unit, at }: Pick<Work, 'unit' | 'at'>) {
  const first = (await unit.load('counter', 'case'))?.last ?? 0;
  let last = first;
  return {
    next: () => {
      last += 1;
      const school = unit.school.slice(0, 2).toUpperCase();
      return `${school}-${at.slice(0, 4)}-${String(last).padStart(4, '0')}`;
    },
    keep: () => {
      if (last > first) unit.put('counter', 'case', { last });
    },
  };
}
