import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../../bot/config.ts';
import { diagnose } from '../../../bot/doctor/diagnose.ts';
import type { Line } from '../../../bot/doctor/finding.ts';
import type { HttpAnswer, Ports } from '../../../bot/doctor/ports.ts';
import { openStore } from '../../../bot/openStore.ts';
import { OutsideError } from '../../../services/errors/errors.ts';
import type { Roster } from '../../../services/roster/roster.ts';
import { folderFacts, folderSizes, keyFacts } from '../../../services/store/folderFacts.ts';
import { invented } from '../../builders/invented.ts';
import { seed } from '../../doubles/runningSchool.ts';

const data = (path: string) => fileURLToPath(new URL(`../../../data/${path}`, import.meta.url));

export const outside = 'mayor@town.example';
const bot = 'http://127.0.0.1:3978';
export const publicUrl = 'https://bot.example';

/** An installation in which all is well: real files and a real store, stand-ins for what lies outside. */
export type SetUp = { env: NodeJS.ProcessEnv; ports: Ports; outside: string | undefined };

/** @param folder an empty one, for its store and files */
export async function wellSetUp(
  folder: string,
  rosters: readonly Roster[] = invented.slice(0, 2),
): Promise<SetUp> {
  const dataDir = join(folder, 'data');
  const calendar = join(folder, 'kommune.json');
  await seed(dataDir, rosters);
  await cp(data('calendars/eksempel-2025-27.json'), calendar);
  const env = {
    MicrosoftAppType: 'UserAssignedMsi',
    MicrosoftAppId: '5f0e3b1c-0000-4000-8000-000000000001',
    MicrosoftAppTenantId: '5f0e3b1c-0000-4000-8000-000000000002',
    DATA_DIR: dataDir,
    CALENDAR: calendar,
    PUBLIC_URL: publicUrl,
    MUNICIPALITY: 'Eksempel Kommune',
    SUPPORT_CONTACT: 'it@kommune.example',
    DATA_PROTECTION_CONTACT: 'dpo@kommune.example',
    LESSONS: data('lessons/eksempel.json'),
    OFFERS: data('offers/aalborg.json'),
    ABSENCE_FOLDER: join(folder, 'register'),
    ABSENCE_MAP: data('maps/danish-utf-8.json'),
  };
  return { env, ports: standIns(dataDir), outside };
}

const now = Temporal.Instant.from('2026-11-25T07:10:00Z');

function standIns(dataDir: string): Ports {
  const settings = { dataDir, storeKeys: [], database: undefined };
  return {
    now: () => now,
    offsetAt: (zone, at) => at.toZonedDateTimeISO(zone).offset,
    isInstalled: () => false,
    proof: async () => undefined,
    folder: folderFacts,
    sizes: folderSizes,
    keys: (given) => keyFacts(given.dataDir, given.storeKeys),
    database: async () => ({
      version: '18.4',
      clockMs: now.epochMilliseconds,
      readOnly: false,
      megabytes: 20,
      missing: [],
      newer: [],
    }),
    open: () => openStore(settings, { readOnly: true }),
    tokens: { teams: async () => 'teams', graph: async () => 'graph' },
    calendars: {
      freeBusy: async ({ organiser, people }) => {
        if (organiser === outside) throw new OutsideError('graph_403', { retry: false });
        return people.map((email) => ({ email, known: true, busy: [] }));
      },
    },
    http: async ({ method, url }) => answerTo(`${method} ${url}`),
  };
}

const answers: Readonly<Record<string, Partial<HttpAnswer>>> = {
  [`GET ${bot}/healthz`]: { status: 200, text: '{"status":"ok"}' },
  [`GET ${bot}/readyz`]: { status: 200, text: '{"status":"ready","store":{"state":"ok"}}' },
  'GET https://graph.microsoft.com/v1.0/': { status: 401 },
  [`POST ${publicUrl}/api/messages`]: { status: 401 },
  [`GET ${publicUrl}/privacy`]: { status: 200 },
  [`GET ${publicUrl}/terms`]: { status: 200 },
  [`GET ${publicUrl}/support`]: { status: 200 },
};

/** As a bot behind a proxy that keeps the inside in. */
export function answerTo(question: string): HttpAnswer {
  const [, url = ''] = question.split(' ');
  const token = new URL(url).searchParams.get('validationToken');
  const given = token === null ? answers[question] : { status: 200, text: token };
  return { status: 404, text: '', date: now, ...given };
}

/** What the doctor finds. */
export function linesOf({ env, ports, outside }: SetUp): Promise<readonly Line[]> {
  return diagnose(env, {
    ports: () => ports,
    options: () => ({ outside, bot }),
    schedule: () => () => {},
  });
}

/** The lines that are neither well nor left alone, as "check: code". */
export function unwell(lines: readonly Line[]): readonly string[] {
  return lines
    .filter(({ state }) => state === 'failed' || state === 'warning')
    .map(({ check, state, code }) => `${check} ${state}: ${code}`);
}

/** The same installation with other answers over HTTP. */
export function answering(
  { ports, ...rest }: SetUp,
  instead: Readonly<Record<string, Partial<HttpAnswer> | Error>>,
): SetUp {
  const http: Ports['http'] = async ({ method, url }) => {
    const [place = ''] = url.split('?');
    const given = instead[`${method} ${place}`];
    if (given instanceof Error) throw given;
    return { ...answerTo(`${method} ${url}`), ...given };
  };
  return { ...rest, ports: { ...ports, http } };
}

/** Whether the environment is one with which a bot starts. */
export function starts(env: NodeJS.ProcessEnv): boolean {
  return readConfig(env).identity !== undefined;
}
