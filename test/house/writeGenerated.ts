import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { writeRosterFiles } from '../../bot/sandbox/writeRosterFiles.ts';
import { readRetention } from '../../services/retention/readRetention.ts';
import { alertsBicep } from '../infra/alertsBicep.ts';
import { jsonSchemas } from './jsonSchemas.ts';
import { periodsTable } from './municipality.ts';
import { roomsTable } from './rooms.ts';

// Writes what is generated from code in data/ and docs/, and from the alert rules in infra/. Tests fail if it is out of date.
const data = (path: string) => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));

await writeRosterFiles(municipality(1), data('municipality'));
for (const [name, schema] of Object.entries(jsonSchemas)) {
  await writeFile(data(`schemas/${name}`), JSON.stringify(schema, null, 2));
}
execFileSync('npx', ['biome', 'format', '--write', data('schemas')], { stdio: 'inherit' });

const infra = (path: string) => fileURLToPath(new URL(`../../infra/${path}`, import.meta.url));
await writeFile(
  infra('alerts.bicep'),
  alertsBicep(await readFile(infra('observability/alerts.yaml'), 'utf8')),
);

/** Puts a table in the place of the one on a page that begins alike. */
async function writeTable(path: string, table: string): Promise<void> {
  const page = fileURLToPath(new URL(`../../docs/${path}`, import.meta.url));
  const [head = ''] = table.split('\n');
  const old = new RegExp(`${head.replaceAll('|', '\\|')}\\n(?:\\|.*\\n)+`);
  await writeFile(
    page,
    (await readFile(page, 'utf8')).replace(old, () => `${table}\n`),
  );
}

await writeTable('architecture.md', roomsTable());
await writeTable(
  'municipality/fortegnelse.md',
  periodsTable(await readRetention(data('retention.json'))),
);
