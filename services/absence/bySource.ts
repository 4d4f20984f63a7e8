import { type Category, type Extent, lessonsOf } from './mark.ts';
import type { PupilAbsence, Statement } from './pupilAbsence.ts';

/** What holds for a date after all statements. */
export type Standing = { date: string; category: Category; extent: Extent };

/** What one side says, by ISO date: absences, none for »was here«; nothing for a date it did not speak of. */
type Side = ReadonlyMap<string, readonly Standing[]>;

/** What people say of a pupil, and what the register says. */
export type Sides = { people: Side; register: Side };

/**
 * What each side says: the newest statement about a date decides, in order of storing, whatever a clock
 * said. A whole day or a correction replaces everything on the date; arriving late, leaving early or missing
 * lessons replaces a whole day (the pupil was there) and stands beside other such marks. People who take a
 * note back say that the pupil was here; a register that no longer says something is silent again.
 * O(statements), and not kept: it takes more memory than the statements, and marks are (`marksOf`).
 */
export function sidesOf({ statements }: Pick<PupilAbsence, 'statements'>): Sides {
  const people = new Map<string, Standing[]>();
  const register = new Map<string, Standing[]>();
  for (const statement of statements) {
    if (statement.undoneAt !== undefined || statement.beside) continue;
    const fromRegister = statement.source === 'register';
    const side = fromRegister ? register : people;
    for (const date of statement.dates) {
      if (fromRegister && statement.intent === 'withdraw') side.delete(date);
      else side.set(date, after(side.get(date) ?? [], date, statement));
    }
  }
  return { people, register };
}

function after(
  standing: Standing[],
  date: string,
  { intent, category, extent }: Statement,
): Standing[] {
  if (intent === 'withdraw' || category === undefined) return [];
  const next: Standing = { date, category, extent };
  if (intent === 'correct' || extent === 'day') return [next];
  const kind = kindOf(extent);
  return [...standing.filter((one) => one.extent !== 'day' && kindOf(one.extent) !== kind), next];
}

function kindOf(extent: Extent): string {
  return lessonsOf(extent) === undefined ? extent : 'lessons';
}

/** What one side says of a date. */
type Says = readonly Standing[] | undefined;

/**
 * What holds for a date. Where one side alone speaks, it holds. Where both do, what people say holds, until
 * whoever is asked has answered; but a reason that one of them knows holds over one that is not known.
 */
export function holding(people: Says, register: Says): readonly Standing[] {
  if (people === undefined || register === undefined) return people ?? register ?? [];
  return explains(register, people) ? register : people;
}

/** Whether the two sides contradict each other about a date, so that somebody must say which one holds. */
export function differ(people: Says, register: Says): boolean {
  if (people === undefined || register === undefined) return false;
  if (explains(people, register) || explains(register, people)) return false;
  return keyOf(people) !== keyOf(register);
}

/** Absent all day without a known reason, says the other: the reason is no contradiction. */
function explains(reason: readonly Standing[], other: readonly Standing[]): boolean {
  const [given, open] = [onlyWholeDay(reason), onlyWholeDay(other)];
  return open === 'unexplained' && given !== undefined && given !== 'unexplained';
}

function onlyWholeDay(standing: readonly Standing[]): Category | undefined {
  const [only, ...others] = standing;
  return only?.extent === 'day' && others.length === 0 ? only.category : undefined;
}

/** Equal for what is said alike, in whatever order. */
export function keyOf(says: Says): string {
  if (says === undefined) return 'silent';
  const marks = says.map(({ category, extent }) => `${category} ${extent}`);
  return `[${marks.sort().join()}]`;
}

/** Dates of which one side says something else than before. O(statements). */
export function changedDates(before: Sides, after: Sides): readonly string[] {
  const all = [before, after].flatMap(({ people, register }) => [
    ...people.keys(),
    ...register.keys(),
  ]);
  return [...new Set(all)]
    .filter(
      (date) =>
        keyOf(before.people.get(date)) !== keyOf(after.people.get(date)) ||
        keyOf(before.register.get(date)) !== keyOf(after.register.get(date)),
    )
    .sort();
}

/** The newest statement of the side that holds on a date; undefined where nobody spoke of it. */
export function holdingStatement(absence: PupilAbsence, date: string): Statement | undefined {
  const { people, register } = sidesOf(absence);
  const says = people.get(date);
  const fromRegister =
    says === undefined || holding(says, register.get(date)) !== says ? 'register' : undefined;
  return absence.statements.findLast(
    (one) =>
      one.undoneAt === undefined &&
      !one.beside &&
      one.source === fromRegister &&
      one.dates.includes(date),
  );
}
