import { keyOf, type Sides, type Standing, sidesOf } from './bySource.ts';
import { type PupilAbsence, registerWriter, type Statement } from './pupilAbsence.ts';

/** What the register says of a day: absences, none for present; `gone` where it no longer says what it did. */
export type Registered = readonly Omit<Standing, 'date'>[] | 'gone';

/**
 * The statements that bring what the register says of a pupil up to date: none where it says what it said
 * before. Days that are said alike are one statement. That a pupil was present is stated only where the
 * register or people said otherwise. O(statements + days).
 * @param days by ISO date
 * @param made.reportId names the import
 * @param made.at instant, ISO with offset
 */
export function registerStatements(
  absence: PupilAbsence,
  days: ReadonlyMap<string, Registered>,
  { reportId, at }: { reportId: string; at: string },
): readonly Statement[] {
  const sides = sidesOf(absence);
  const changed = [...days].filter(([date, says]) => isNews(date, says, sides));
  const alike = Map.groupBy(changed, ([, says]) => (says === 'gone' ? says : keyOfDay(says)));
  const said = [...alike.values()].flatMap((some) => {
    const dates = some.map(([date]) => date).sort();
    return statementsOf(some[0]?.[1] ?? 'gone').map((one) => ({ ...one, dates: [...dates] }));
  });
  return said.map((one, index) => ({
    id: `${reportId}:${absence.pupilId}#${index}`,
    reportId,
    by: registerWriter,
    source: 'register' as const,
    at,
    ...one,
  }));
}

function isNews(date: string, says: Registered, { people, register }: Sides): boolean {
  const before = register.get(date);
  if (says === 'gone') return before !== undefined;
  if (says.length > 0) return keyOf(before) !== keyOfDay(says);
  if (before !== undefined) return before.length > 0;
  return (people.get(date) ?? []).length > 0;
}

function keyOfDay(says: readonly Omit<Standing, 'date'>[]): string {
  return keyOf(says.map((one) => ({ ...one, date: '' })));
}

type Unsigned = Pick<Statement, 'intent' | 'category' | 'extent'>;

function statementsOf(says: Registered): readonly Unsigned[] {
  if (says === 'gone') return [{ intent: 'withdraw', extent: 'day' }];
  if (says.length === 0) return [{ intent: 'correct', extent: 'day' }];
  // The first replaces the day, the others stand beside it.
  return says.map(({ category, extent }, index) => ({
    intent: index === 0 ? 'correct' : 'note',
    category,
    extent,
  }));
}

/** Which of some days (ISO) the register says something of. O(statements). */
export function registeredDates(
  absence: PupilAbsence,
  days: ReadonlySet<string>,
): readonly string[] {
  return [...sidesOf(absence).register.keys()].filter((date) => days.has(date));
}
