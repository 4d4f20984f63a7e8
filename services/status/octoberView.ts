import { type Category, categories } from '../absence/mark.ts';
import type { Text } from '../rules/ruleset.ts';
import type { OctoberCount } from './octoberCount.ts';
import { isSmall, type ShownCount, suppressed } from './suppressed.ts';

/** Worrying absence on 1 October in all schools asked about, with small groups hidden. */
export type OctoberView = {
  on: string;
  rule: Text;
  pupils: number;
  worrying: ShownCount;
  /** Per cent of the pupils; undefined where the count is not shown. */
  percent: number | undefined;
  /** Undefined where it could tell of few. */
  withPlan: number | undefined;
  /** School by school where there are several; none if a small one could be worked out. */
  bySchool: readonly { school: string; count: ShownCount }[];
  /** The grades with any, and of how many pupils; none if a small one could be worked out. */
  byGrade: readonly { grade: number; pupils: number; count: ShownCount }[];
  /** What most of the absence was noted as; the same. */
  byCause: readonly { category: Category; count: ShownCount }[];
};

/**
 * @param schools each with its count; the same day
 * @returns undefined where none was counted, or not all
 */
export function octoberView(
  schools: readonly { school: string; october?: OctoberCount | undefined }[],
): OctoberView | undefined {
  const known = schools.flatMap(({ october }) => october ?? []);
  const [first] = known;
  if (!first || known.length < schools.length) return undefined;
  const sum = (countOf: (one: OctoberCount) => number) =>
    known.reduce((total, one) => total + countOf(one), 0);
  const [pupils, worrying] = [sum((one) => one.pupils), sum((one) => one.worrying)];
  const shown: ShownCount = isSmall(worrying) ? 'small' : worrying;
  const withPlan = sum((one) => one.withPlan);
  const grades = [...new Set(known.flatMap(({ byGrade }) => byGrade.map(({ grade }) => grade)))];
  const ofGrade = (grade: number, key: 'pupils' | 'worrying') =>
    sum(({ byGrade }) => byGrade.find((one) => one.grade === grade)?.[key] ?? 0);
  return {
    on: first.on,
    rule: first.rule,
    pupils,
    worrying: shown,
    percent: typeof shown === 'number' && pupils > 0 ? (worrying / pupils) * 100 : undefined,
    withPlan:
      shown === worrying && allShown([withPlan, worrying - withPlan]) ? withPlan : undefined,
    bySchool:
      schools.length < 2
        ? []
        : parts(schools, ({ october }) => october?.worrying ?? 0).map(({ name, count }) => ({
            school: name.school,
            count,
          })),
    byGrade: parts(
      grades.toSorted((a, b) => a - b),
      (grade) => ofGrade(grade, 'worrying'),
    ).map(({ name, count }) => ({ grade: name, pupils: ofGrade(name, 'pupils'), count })),
    byCause: parts(categories, (category) => sum(({ byCause }) => byCause[category] ?? 0)).map(
      ({ name, count }) => ({ category: name, count }),
    ),
  };
}

function allShown(counts: readonly number[]): boolean {
  return counts.every((one) => !isSmall(one));
}

/** Parts of a sum that is shown, without the empty ones; none if a small one could be worked out. */
function parts<Name>(
  names: readonly Name[],
  countOf: (name: Name) => number,
): { name: Name; count: ShownCount }[] {
  const { cells, total } = suppressed(names.map(countOf));
  if (typeof total !== 'number') return [];
  return names
    .map((name, at) => ({ name, count: cells[at] ?? 0 }))
    .filter(({ count }) => count !== 0);
}
