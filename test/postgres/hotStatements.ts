import type { Client } from 'pg';
import { z } from 'zod';
import {
  acrossSchools,
  type Statement,
  statements,
} from '../../services/store/postgres/statements.ts';

/** Statements of each decision, each read and each round, with values as they are asked. */
export const hotStatements = (
  school: string,
): readonly (readonly [Statement, readonly unknown[]])[] => [
  [statements.lock, [school]],
  [statements.head, [school]],
  [statements.fence, [school]],
  [statements.news, [school, 18]],
  [statements.news, [school, -1]],
  [statements.write, [school, 21, ['case'], ['c1'], [2], [1], ['{}']]],
  [statements.advance, [school, 21, 20, '{}', '{}']],
  [statements.append, [school, ['audit'], [21], ['e21'], ['{}'], ['0']]],
  [statements.entry, [school, 'audit', 'e5']],
  [statements.entries, [school, 'audit', 0, 50]],
  [statements.known, [school, 'audit', ['e5', 'e6']]],
  [statements.trim, [school, 'audit', 5]],
  [statements.sweep, [school, 10]],
  [statements.swept, [school, 10]],
  [statements.all, [school]],
  [statements.alive, [school, 'p', 15_000]],
  [statements.gone, [school, 'p']],
  [statements.living, [school, 'p']],
  [statements.renew, [school, 'p', 15_000]],
  [statements.claim, [school, 'p', 15_000]],
  [statements.ownable, [school]],
  [statements.release, [school, 'p']],
];

/** What each process asks about all its schools, every second or so. */
export const roundStatements = (
  schools: readonly string[],
): readonly (readonly [Statement, readonly unknown[]])[] => [
  [acrossSchools.moved, [schools]],
  [acrossSchools.versions, [schools, 'roster', 'current']],
];

/** What it asks of all schools, each of which is a row of a narrow table: these are read whole. */
export const wholeStatements: readonly (readonly [Statement, readonly unknown[]])[] = [
  [acrossSchools.schools, []],
  [acrossSchools.unowned, []],
  [acrossSchools.shared, []],
  [acrossSchools.free, []],
];

const planShape = z.object({ 'QUERY PLAN': z.string() });

/** How the database would carry out each statement, for these values and for any. */
export async function* plansOf(
  client: Client,
  asked: readonly (readonly [Statement, readonly unknown[]])[],
): AsyncGenerator<{ name: string; plan: string }> {
  for (const mode of ['force_custom_plan', 'force_generic_plan']) {
    await client.query(`set plan_cache_mode = ${mode}`);
    for (const [at, [{ name, text }, values]] of asked.entries()) {
      const as = `${name}_${mode}_${at}`;
      await client.query(`prepare ${as} as ${text}`);
      const given = values.map((one) => literal(one)).join(', ');
      const { rows } = await client.query(
        `explain execute ${as}${values.length > 0 ? `(${given})` : ''}`,
      );
      const plan = rows.map((row) => planShape.parse(row)['QUERY PLAN']).join('\n');
      yield { name: `${name}, ${mode}`, plan };
    }
  }
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `'{${value.map((one) => `"${one}"`).join(',')}}'`;
  return typeof value === 'number' ? String(value) : `'${value}'`;
}
