import type { Setting } from '../../services/cases/setting.ts';
import type { Unit } from '../core/unitOfWork.ts';

/**
 * Case numbers in the order cases are opened, without meaning but for school and year: "LI-2026-0007".
 * `keep` must be called before the commit.
 */
export async function caseNumbering(unit: Unit, { roster }: Setting, at: string) {
  const first = (await unit.load('counter', 'case'))?.last ?? 0;
  let last = first;
  return {
    next: () => {
      last += 1;
      const school = roster.school.id.slice(0, 2).toUpperCase();
      return `${school}-${at.slice(0, 4)}-${String(last).padStart(4, '0')}`;
    },
    keep: () => {
      if (last > first) unit.put('counter', 'case', { last });
    },
  };
}
