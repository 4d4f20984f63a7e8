import { type MunicipalityStatusView, statusFilters } from '../../services/status/views.ts';
import { shownCount } from './counts.ts';
import { capitalised, type NameWriter } from './names.ts';
import type { Wording } from './wording.ts';

/** What is missing over all schools, a sentence each; nothing where the number is hidden. */
export function missingTold(
  { totals }: Pick<MunicipalityStatusView, 'totals'>,
  wording: Wording,
): readonly string[] {
  const { missing } = wording.texts.municipality;
  return statusFilters.flatMap((need, at) => {
    const total = totals[at] ?? 0;
    if (total === 0 || total === 'hidden') return [];
    return [capitalised(missing[need](shownCount(total, wording)))];
  });
}

/**
 * The schools none of whose classes was heard of today, without those that nobody uses at all, of whom that is told;
 * undefined where there are none.
 * @param most as many names as are read; of more only the number is told
 */
export function silentSchools(
  { silent: all, unused }: Pick<MunicipalityStatusView, 'silent' | 'unused'>,
  { texts: { municipality }, list }: Wording,
  write: NameWriter,
  most: number,
): string | undefined {
  const told = new Set(unused.map(({ school }) => school));
  const silent = all.filter((name) => !told.has(name));
  if (silent.length === 0) return undefined;
  if (silent.length > most) return municipality.silentCount(silent.length);
  return municipality.silent(list(silent.map((name) => write(name, 30))), silent.length);
}

/** The schools that nobody uses, the longest first, a line each up to `most`: without a word, their figures look healthy. */
export function unusedSchools(
  { unused }: Pick<MunicipalityStatusView, 'unused'>,
  { texts: { coverage }, schoolDays }: Wording,
  write: NameWriter,
  most: number,
): readonly string[] {
  const told = unused
    .slice(0, most)
    .map((one) => coverage.unused(write(one.school, 30), schoolDays(one.schoolDays)));
  const rest = unused.length - most;
  return rest > 0 ? [...told, coverage.unusedOthers(rest)] : told;
}
