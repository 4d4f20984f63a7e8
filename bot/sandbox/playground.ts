import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';

import type { Roster, StaffMember } from '../../services/roster/roster.ts';
import { ConfigError } from '../config.ts';

/** One person's chat window in the browser. */
export type Playground = {
  url: string;
  /** Resolves with the exit code if the process ends by itself. */
  ended: Promise<number | null>;
  close(): Promise<void>;
};

/** It has nothing to save that would take longer. */
const stopMs = 1000;

/** The Playground rejects a configuration with fewer people. */
const minUsers = 5;

/**
 * Starts the Microsoft 365 Agents Playground as one member of staff, on loopback, with no telemetry
 * and no browser opened.
 * @param options.folder where its configuration and log go
 * @param options.serviceUrl where the bot sends its messages, if not to the Playground itself
 * @throws ConfigError if the package is not installed or does not start
 */
export async function startPlayground(options: {
  person: StaffMember;
  roster: Roster;
  port: number;
  botUrl: string;
  folder: string;
  serviceUrl?: string;
}): Promise<Playground> {
  const { person, roster, port, botUrl } = options;
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true });
  const config = join(folder, 'playground.yml');
  await writeFile(config, stringify(configuration(person, roster)));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [
      '--import',
      import.meta.resolve('./loopbackOnly.ts'),
      cliOfPlayground(),
      ...['--app-endpoint', `${botUrl}/api/messages`],
      ...['--service-url', `${options.serviceUrl ?? url}/_connector`],
      ...['--port', String(port)],
      ...['--channel-id', 'msteams'],
      '--disable-telemetry',
    ],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: 'none',
        SEND_INSTALLATION_ACTIVITY: 'true',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
        M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
      },
    },
  );
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  const started = once(child.stdout, 'data').then(() => true);
  if ((await Promise.race([started, ended])) !== true) {
    throw new ConfigError(
      `the Agents Playground did not start: see ${join(folder, 'playground.log')}`,
    );
  }
  child.stdout.resume();
  return {
    url,
    ended,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      const killing = setTimeout(() => child.kill('SIGKILL'), stopMs);
      await ended;
      clearTimeout(killing);
    },
  };
}

function cliOfPlayground(): string {
  try {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve('@microsoft/m365agentsplayground/package.json')), 'cli.js');
  } catch {
    throw new ConfigError('the Agents Playground is not installed: run "npm ci"');
  }
}

/** The Playground's configuration: the user, the other people, and the chats. */
function configuration(person: StaffMember, { school, staff }: Roster) {
  const others = staff.filter(({ id }) => id !== person.id).slice(0, minUsers);
  return {
    version: '0.1.1',
    tenantId: 'sandbox',
    bot: { id: '28:naervaer', name: 'Nærvær' },
    currentUser: userOf(person),
    users: others.map(userOf),
    personalChat: { id: `personal-${person.id}` },
    groupChat: { id: `group-${person.id}`, name: 'Gruppechat' },
    team: {
      id: `team-${school.id}`,
      name: school.name,
      aadGroupId: `group-${school.id}`,
      channels: [{ id: `channel-${school.id}`, name: 'Fravær' }],
    },
  };
}

function userOf({ id, givenName, familyName, email, entraId }: StaffMember) {
  return {
    id: `29:${id}`,
    name: `${givenName} ${familyName}`,
    userPrincipleName: email,
    aadObjectId: entraId ?? email,
    givenName,
    surname: familyName,
    email,
  };
}

/** The first of the ports that is already in use, or undefined. */
export async function portInUse(ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) {
    const probe = createServer();
    const free = await new Promise<boolean>((settle) => {
      probe.once('error', () => settle(false));
      probe.listen(port, '127.0.0.1', () => settle(true));
    });
    probe.close();
    if (!free) return port;
  }
  return undefined;
}
