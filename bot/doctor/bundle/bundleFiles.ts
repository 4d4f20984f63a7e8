import { errorFacts } from '../../core/timed.ts';
import type { Line } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { Setup } from '../readSetup.ts';
import { summaryOf } from '../report.ts';
import { configurationShown } from './configurationShown.ts';
import { type Counts, countsOf } from './countsOf.ts';
import { linesShown } from './linesShown.ts';
import { logShown } from './logShown.ts';
import { metricsShown } from './metricsShown.ts';
import { readinessShown } from './readinessShown.ts';

/** What a bundle is made of. */
export type BundleParts = {
  setup: Setup;
  env: NodeJS.ProcessEnv;
  /** The version of the bot and of what it runs on. */
  version: Readonly<Record<string, string>>;
  lines: readonly Line[];
  /** Where the bot answers on this machine. */
  bot: string;
  /** The log's text, if the operator named its file. */
  log: string | undefined;
  ports: Pick<Ports, 'http' | 'open' | 'now' | 'sizes' | 'database'>;
};

/** By the file's name. */
export type BundleFiles = Readonly<Record<string, string>>;

/**
 * What helps to find a fault and may leave the house: numbers and fixed words, each taken because it is on a list
 * of what may be told. What cannot be had is told as missing, with a code.
 */
export async function bundleFiles(parts: BundleParts): Promise<BundleFiles> {
  const { setup, env, version, lines, bot, log, ports } = parts;
  const [counts, sizes, ready, metrics] = await Promise.all([
    had(() => storeCounts(ports)),
    had(() => storeSizes(setup, ports)),
    had(async () => readinessShown(await asked(ports, `${bot}/readyz`))),
    had(async () => metricsShown(await asked(ports, `${bot}/metrics`))),
  ]);
  const logged = log === undefined ? undefined : logShown(log);
  return {
    'README.txt': readme,
    'version.json': json({ ...version, at: ports.now().toString({ smallestUnit: 'second' }) }),
    'configuration.json': json(configurationShown(setup.config, env)),
    'doctor.json': json({ summary: summaryOf(lines), lines: linesShown(lines) }),
    'counts.json': json(counts),
    'sizes.json': json(sizes),
    'readyz.json': json(ready ?? { missing: 'not_the_bot' }),
    'metrics.txt': typeof metrics === 'string' ? metrics : json(metrics),
    ...(logged
      ? {
          'log.jsonl': logged.lines.map((line) => `${line}\n`).join(''),
          'log.json': json({ lines: logged.lines.length, leftOut: logged.leftOut }),
        }
      : {}),
  };
}

type Missing = { missing: string };

async function had<Part>(get: () => Promise<Part>): Promise<Part | Missing> {
  try {
    return await get();
  } catch (error) {
    const { name, code = name } = errorFacts(error);
    return { missing: code };
  }
}

async function storeCounts({ open }: Pick<Ports, 'open'>): Promise<Counts> {
  const store = await open();
  try {
    return await countsOf(store);
  } finally {
    await store.close();
  }
}

/** Bytes of files by what they hold, or megabytes of the database. */
async function storeSizes(
  { config }: Setup,
  { sizes, database }: Pick<Ports, 'sizes' | 'database'>,
): Promise<object> {
  if (!config.database) return sizes(config.dataDir);
  const { version, megabytes } = await database(config.database.url);
  return { version, megabytes };
}

async function asked({ http }: Pick<Ports, 'http'>, url: string): Promise<string> {
  return (await http({ method: 'GET', url })).text;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const readme = `Nærvær: a support bundle, made by \`naervaer support\`. Read it before you send it.

It holds numbers and fixed words: versions, which variables are set, how many records of each kind each school
has (the schools in the order of their ids, without them), what naervaer doctor found, and, where a bot
answered, its readiness and metrics. log.jsonl holds, of the log that was named, the lines of the bot and of
each only what is known to name nobody.

It holds no name, no text of a note, no CPR number, no mail address, no key, no password, no token, no address of
a server and no path.
`;
