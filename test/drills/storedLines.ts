import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const line = z.object({ kind: z.string(), id: z.string(), value: z.unknown() });

export type StoredLine = z.output<typeof line>;

/** The records that stand in a school's plain file, as anybody can read them. */
export async function linesIn(file: string): Promise<readonly StoredLine[]> {
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((one) => one.startsWith('{"kind"'));
  return lines.map((one) => line.parse(JSON.parse(one.replace(/,$/, ''))));
}
