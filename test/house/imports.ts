import { glob, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

/** Which rooms a room may import from, beside itself; `*` is all. The arrows of docs/architecture.md. */
const arrows: Readonly<Record<string, readonly string[] | '*'>> = {
  bot: '*',
  'bot/sandbox': '*',
  cards: ['services/*'],
  manifest: [],
  'services/errors': [],
  'services/words': [],
  'services/files': ['services/errors'],
  'services/calendar': ['services/files', 'services/errors'],
  'services/absence': ['services/calendar'],
  'services/roster': ['services/files', 'services/errors'],
  'services/notes': [
    'services/absence',
    'services/calendar',
    'services/roster',
    'services/errors',
    'services/words',
  ],
  'services/rules': ['services/absence', 'services/calendar', 'services/files', 'services/errors'],
  'services/access': ['services/roster', 'services/cases', 'services/words'],
  'services/cases': [
    'services/absence',
    'services/access',
    'services/calendar',
    'services/errors',
    'services/files',
    'services/notes',
    'services/meetings',
    'services/roster',
    'services/rules',
    'services/words',
  ],
  'services/meetings': [
    'services/access',
    'services/calendar',
    'services/cases',
    'services/errors',
    'services/roster',
  ],
  'services/status': [
    'services/errors',
    'services/absence',
    'services/access',
    'services/calendar',
    'services/cases',
    'services/meetings',
    'services/roster',
    'services/rules',
  ],
  'services/retention': [
    'services/absence',
    'services/calendar',
    'services/cases',
    'services/files',
    'services/meetings',
    'services/notes',
    'services/roster',
    'services/rules',
    'services/status',
    'services/words',
  ],
  'services/privacy': [
    'services/absence',
    'services/access',
    'services/cases',
    'services/meetings',
    'services/notes',
    'services/retention',
    'services/roster',
    'services/rules',
    'services/words',
  ],
  'services/store': ['services/errors', 'services/files'],
  'services/graph': ['services/errors', 'services/meetings'],
};

/** Packages that only these rooms know. */
const packages: Readonly<Record<string, readonly string[]>> = {
  botbuilder: ['bot'],
  restify: ['bot'],
  pino: ['bot'],
  'prom-client': ['bot'],
  commander: ['bot'],
  docx: ['bot'],
  'write-excel-file': ['bot'],
  lowdb: ['services/store'],
  'proper-lockfile': ['services/store'],
  '@microsoft/microsoft-graph-client': ['services/graph'],
};

/** Rooms that read the world: the others get `now`, ids and files given in. */
const adapters = [
  'bot',
  'bot/sandbox',
  'manifest',
  'services/files',
  'services/graph',
  'services/store',
];

/** The edges of a pure room: they read a data file and nothing else. */
const readers = /\/(read[A-Z]\w*|playbook)\.ts$/;

const impure =
  /\bnew Date\(|\bDate\.now\(|Temporal\.Now\b|Math\.random\(|randomUUID|process\.env|\bfetch\(|from 'node:(fs|http|https|net)/;

export type SourceFile = { path: string; text: string };

/** Every source file of the rooms. */
export async function sourceFiles(root: URL): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for await (const path of glob('{bot,cards,services,manifest}/**/*.ts', { cwd: root })) {
    files.push({ path, text: await readFile(new URL(path, root), 'utf8') });
  }
  return files;
}

/** What in a file breaks the house rules, a sentence each. */
export function breaches({ path, text }: SourceFile): string[] {
  const room = roomOf(path);
  const found: string[] = [];
  for (const [, from = ''] of text.matchAll(/^(?:import|export)[^;]*? from '([^']+)'/gm)) {
    const reason = from.startsWith('.')
      ? forbiddenRoom(room, roomOf(normalize(join(dirname(path), from))))
      : forbiddenPackage(room, from);
    if (reason) found.push(`${path} imports ${from}: ${reason}`);
  }
  if (!adapters.includes(room) && !readers.test(path) && impure.test(text)) {
    found.push(`${path}: the domain is pure; time, ids and files are given in`);
  }
  return found;
}

function forbiddenRoom(room: string, target: string): string | undefined {
  const allowed = arrows[room];
  if (allowed === undefined) return `${room} has no place in the house`;
  if (target === room || target === 'data' || allowed === '*') return undefined;
  const hit = allowed.some((one) =>
    one.endsWith('/*') ? target.startsWith(one.slice(0, -1)) : one === target,
  );
  return hit ? undefined : `${room} may not know ${target}`;
}

function forbiddenPackage(room: string, name: string): string | undefined {
  const known = Object.keys(packages).find((one) => name === one || name.startsWith(`${one}/`));
  const rooms = known === undefined ? undefined : packages[known];
  if (!rooms || rooms.some((one) => room === one || room.startsWith(`${one}/`))) return undefined;
  return `only ${rooms.join(', ')} knows ${known}`;
}

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  if (top === 'services' || (top === 'bot' && second === 'sandbox')) return `${top}/${second}`;
  return top;
}
