import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { writeRosterFiles } from '../../bot/sandbox/writeRosterFiles.ts';
import { jsonSchemas } from './jsonSchemas.ts';
import { roomsTable } from './rooms.ts';

// Writes what is generated from code in data/ and docs/. Tests fail if it is out of date.
const data = (path: string) => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));

await writeRosterFiles(municipality(1), data('municipality'));
for (const [name, schema] of Object.entries(jsonSchemas)) {
  await writeFile(data(`schemas/${name}`), JSON.stringify(schema, null, 2));
}
execFileSync('npx', ['biome', 'format', '--write', data('schemas')], { stdio: 'inherit' });

const page = fileURLToPath(new URL('../../docs/architecture.md', import.meta.url));
const table = /\| room \| holds \| may import \|\n(?:\|.*\n)+/;
await writeFile(
  page,
  (await readFile(page, 'utf8')).replace(table, () => `${roomsTable()}\n`),
);
