import { glob, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { rooms } from './rooms.ts';

const roomByPath = new Map(rooms.map((room) => [room.path, room]));

/** Packages that only these rooms use. */
const packages: Readonly<Record<string, readonly string[]>> = {
  botbuilder: ['bot/teams'],
  // Only its type, where it is closed.
  restify: ['bot/http', 'bot/closeInOrder.ts'],
  // The log's type in core; main chooses the writer.
  pino: [
    ...['bot/core', 'bot/health', 'bot/http', 'bot/telemetry'],
    ...['bot/closeInOrder.ts', 'bot/main.ts'],
  ],
  'prom-client': ['bot/core'],
  '@opentelemetry': ['bot/telemetry'],
  commander: ['bot/cli'],
  jose: ['bot/http'],
  '@microsoft/teams-js': ['bot/http'],
  docx: ['bot/files'],
  'write-excel-file': ['bot/files'],
  lowdb: ['services/store'],
  'proper-lockfile': ['services/store'],
  '@microsoft/microsoft-graph-client': ['services/graph'],
  '@azure/identity': ['services/identity'],
  '@azure/core-rest-pipeline': ['services/identity'],
};

/** Rooms that read the world: the others are given `now`, ids and files. */
const adapters = [
  'bot',
  'manifest',
  'services/files',
  'services/graph',
  'services/identity',
  'services/store',
];

/** The edges of a pure room: they only read a data file. */
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

/** What breaks the house rules in a file, a sentence each. */
export function breaches({ path, text }: SourceFile): string[] {
  const room = roomOf(path);
  const found: string[] = [];
  for (const [, from = ''] of text.matchAll(/^(?:import|export)[^;]*? from '([^']+)'/gm)) {
    const reason = from.startsWith('.')
      ? forbiddenRoom(room, roomOf(normalize(join(dirname(path), from))))
      : forbiddenPackage(room, from);
    if (reason) found.push(`${path} imports ${from}: ${reason}`);
  }
  const isAdapter = adapters.some((one) => room === one || room.startsWith(`${one}/`));
  if (!isAdapter && !readers.test(path) && impure.test(text)) {
    found.push(`${path}: the domain is pure; time, ids and files are given in`);
  }
  return found;
}

function forbiddenRoom(room: string, target: string): string | undefined {
  const known = roomByPath.get(room);
  if (!known) return `${room} has no place in the house`;
  if (target === room || target === 'data' || known.mayImport.includes(target)) return undefined;
  return `${room} may not know ${target}`;
}

function forbiddenPackage(room: string, name: string): string | undefined {
  const known = Object.keys(packages).find((one) => name === one || name.startsWith(`${one}/`));
  const rooms = known === undefined ? undefined : packages[known];
  if (!rooms || rooms.some((one) => room === one || room.startsWith(`${one}/`))) return undefined;
  return `only ${rooms.join(', ')} knows ${known}`;
}

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  const inner = `${top}/${second}`;
  return top === 'services' || top === 'bot' || roomByPath.has(inner) ? inner : top;
}

/**
 * Import cycles, types too, each as its sorted files. O(files + imports), by Tarjan's
 * strongly connected components.
 */
export function circles(files: readonly SourceFile[]): string[][] {
  const known = new Set(files.map(({ path }) => path));
  const targets = new Map(
    files.map(({ path, text }) => [
      path,
      [...text.matchAll(/^(?:import|export)[^;]*? from '(\.[^']+)'/gm)]
        .map(([, from = '']) => normalize(join(dirname(path), from)))
        .filter((target) => known.has(target)),
    ]),
  );
  const order = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (path: string): number => {
    const number = order.size;
    order.set(path, number);
    open.push(path);
    let low = number;
    for (const target of targets.get(path) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? number);
    }
    if (low === number) {
      const circle = open.splice(open.indexOf(path));
      if (circle.length > 1) found.push(circle.sort());
    }
    return low;
  };
  for (const path of targets.keys()) if (!order.has(path)) visit(path);
  return found;
}
