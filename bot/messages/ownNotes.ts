import type { Report } from '../../services/absence/report.ts';
import type { Turn } from '../core/turn.ts';

/** The notes of today that the writer of a turn made and that stand, newest last. */
export function ownNotes(
  reports: readonly { value: Report }[],
  { actor }: Turn,
  today: string,
): readonly Report[] {
  return reports
    .map(({ value }) => value)
    .filter((one) => one.by === actor.member.id && one.undoneAt === undefined)
    .filter((one) => one.at.slice(0, 10) >= today)
    .toSorted((a, b) => a.at.localeCompare(b.at));
}
