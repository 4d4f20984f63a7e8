import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError, readConfig } from '../config.ts';
import { demoClock } from '../sandbox/demoClock.ts';
import { portInUse } from '../sandbox/playground.ts';
import { type ChatWindow, type Sandbox, seats, startSandbox } from '../sandbox/startSandbox.ts';
import { untilStopped } from './untilStopped.ts';

const environment = z.object({
  /** The chats use this port and those after. */
  PLAYGROUND_PORT: z.coerce.number().int().min(1).max(65_000).default(56_150),
  /** Start of the demo's clock, which then runs on: a Wednesday morning in term. */
  SANDBOX_NOW: z.iso.datetime({ offset: true }).default('2026-11-25T08:10:00+01:00'),
  SANDBOX_LOCALE: z.string().default('da-DK'),
});

const linesToTry = ['Loke ulovligt fravær 16/11-25/11', 'Sofie og Philip syge', 'status'];

/**
 * `naervaer sandbox`: a demo on this machine only, until Ctrl-C. Every start gives the same morning and the
 * same data.
 * @throws ConfigError for a bad setting, a taken port or a missing Playground
 */
export async function sandboxCommand(): Promise<void> {
  const settings = environment.safeParse(process.env);
  if (!settings.success) {
    const issue = settings.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { PLAYGROUND_PORT, SANDBOX_NOW, SANDBOX_LOCALE } = settings.data;
  const config = sandboxConfig();
  const ports = seats.map((_, index) => PLAYGROUND_PORT + index);
  await refuseTakenPorts([config.port, ...ports]);
  console.log('Nærvær starter en prøvekommune …');
  const sandbox = await startSandbox({
    config,
    folder: folderOf(config.port),
    ports,
    clock: demoClock(SANDBOX_NOW),
    locale: SANDBOX_LOCALE,
  });
  const stopped = untilStopped();
  console.log(announcement(sandbox, SANDBOX_NOW, config.dataDir));
  for (const window of sandbox.windows) void warnWhenEnded(window, stopped);
  const listening = letDaysPass(sandbox, stopped);
  await stopped;
  listening.close();
  console.log('\nNærvær lukker.');
  await sandbox.close();
  // Days still passing must not keep the process alive.
  process.exit(0);
}

/** Recreated at every start, so never a real `DATA_DIR`; one per port, so that two can run. */
function folderOf(port: number): string {
  return join('var', `sandbox-${port}`);
}

/** On the sandbox's own privacy, terms and support pages. */
const pageExamples = {
  MUNICIPALITY: 'Eksempel Kommune',
  SUPPORT_CONTACT: 'support@eksempel.example',
  DATA_PROTECTION_CONTACT: 'dpo@eksempel.example',
};

function sandboxConfig() {
  const OFFERS = fileURLToPath(new URL('../../data/offers/aalborg.json', import.meta.url));
  const env = {
    LOG_LEVEL: 'warn',
    OFFERS,
    ...pageExamples,
    ...process.env,
    SANDBOX: '1',
    MicrosoftAppId: '',
  };
  const config = readConfig(env);
  return { ...config, dataDir: join(folderOf(config.port), 'data'), database: undefined };
}

async function refuseTakenPorts(ports: readonly number[]): Promise<void> {
  const taken = await portInUse(ports);
  if (taken === undefined) return;
  throw new ConfigError(
    `port ${taken} is in use: stop what holds it, or choose others with PORT and PLAYGROUND_PORT`,
  );
}

/** Most school days at a time: a school year. */
const mostDays = 200;

/** Each line typed lets one school day pass, or the number given; one line at a time. */
function letDaysPass(sandbox: Sandbox, stopped: Promise<void>): Interface {
  const lines = createInterface({ input: process.stdin });
  let before = Promise.resolve();
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  lines.on('line', (line) => {
    const count = line.trim() === '' ? 1 : Number(line);
    if (!Number.isInteger(count) || count < 1 || count > mostDays) {
      console.log(`Skriv et tal fra 1 til ${mostDays}, eller tryk Enter.`);
      return;
    }
    before = before.then(async () => {
      try {
        const now = await sandbox.passDays(count);
        console.log(`Det er nu ${timeOf(now)}.`);
      } catch (error) {
        // The day in progress then finds its store closed.
        if (!isStopped) throw error;
      }
    });
  });
  return lines;
}

function timeOf(now: Temporal.ZonedDateTime): string {
  return now.toLocaleString('da-DK', { dateStyle: 'full', timeStyle: 'short' });
}

function announcement(
  { school, botUrl, windows }: Sandbox,
  start: string,
  dataDir: string,
): string {
  const [date, time] = [start.slice(0, 10), start.slice(11, 16)];
  const width = Math.max(...windows.map(({ person, title }) => nameOf(person, title).length));
  return [
    '',
    `Åbn en chat i browseren (${school}, ${date} kl. ${time}, alt er opdigtet):`,
    ...windows.map(({ url, person, title }) => `  ${nameOf(person, title).padEnd(width)}  ${url}`),
    '',
    `Skriv for eksempel som ${windows[0]?.title ?? 'lærer'}:`,
    ...linesToTry.map((line) => `  ${line}`),
    '',
    'Se fanen i Teams (status, frister, dækning og udvikling):',
    `  ${botUrl}/tab`,
    '',
    'Læs et udtræk fra skolens eget register (i en anden terminal):',
    `  DATA_DIR=${dataDir} npm run -s naervaer -- import absence data/register/fravaer.csv --map data/maps/danish-utf-8.json`,
    '',
    'Tryk Enter her for at gå til næste skoledags morgen; skriv et tal for at gå flere frem.',
    'Stop med Ctrl-C.',
  ].join('\n');
}

function nameOf({ givenName, familyName }: ChatWindow['person'], title: string): string {
  return `${givenName} ${familyName}, ${title}`;
}

/** The rest runs on without it. */
async function warnWhenEnded(
  { ended, title, url }: ChatWindow,
  stopped: Promise<void>,
): Promise<void> {
  const first = await Promise.race([ended.then(() => 'ended'), stopped]);
  if (first === 'ended') console.error(`naervaer: the chat of ${title} (${url}) has ended`);
}
