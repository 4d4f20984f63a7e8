import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { type Config, readConfig } from '../../bot/config.ts';
import { municipalityPart, schemas } from '../../bot/core/records.ts';
import { type RunningBot, startBot } from '../../bot/main.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { invented } from '../builders/invented.ts';
import { type Issuer, startIssuer } from './issuer.ts';
import { configOf, seed, shippedData } from './runningSchool.ts';
import { startTeams, type Teams } from './teams.ts';

export const appId = '11111111-2222-3333-4444-555555555555';
export const tenant = 'tenant';
/** The bot's credential for Teams. */
export const botToken = 'Bearer the-bots-own-token';

/** The bot with an app id, as on the internet, with a channel that signs its requests. */
export type GuardedSchool = {
  bot: RunningBot;
  teams: Teams;
  issuer: Issuer;
  /** Its tokens pass in botbuilder as the Emulator's and other bots'. */
  emulator: Issuer;
  roster: Roster;
  log: string[];
  /** Claims of a channel token for a conversation there. */
  claims(serviceUrl?: string): Record<string, string | number>;
  /** A digest of all that is stored, to check that nothing changed. */
  stored(but?: readonly string[]): Promise<string>;
  close(): Promise<void>;
};

/** Microsoft's Bot Framework tenant, whose tokens the Emulator and other bots send. */
const emulatorIssuer = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

export async function startGuardedSchool(
  difference: Partial<Pick<Config, 'rateLimits' | 'http'>> = {},
): Promise<GuardedSchool> {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  const [roster] = invented;
  if (!roster) throw new Error('no school');
  await seed(folder, [roster]);
  const issuer = await startIssuer('https://channel.example');
  const emulator = await startIssuer(emulatorIssuer);
  const claims = (serviceUrl: string) => {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: issuer.name,
      aud: appId,
      serviceurl: serviceUrl,
      iat: now,
      nbf: now,
      exp: now + 3600,
    };
  };
  let url = '';
  const teams = await startTeams(
    () => url,
    async () => `Bearer ${await issuer.sign(claims(teams.serviceUrl))}`,
  );
  const log: string[] = [];
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: folder,
    MicrosoftAppId: appId,
    MicrosoftAppPassword: 'word',
    MicrosoftAppTenantId: tenant,
    ToBotFromChannelTokenIssuer: issuer.name,
    ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: emulator.metadataUrl,
    SERVICE_URLS: teams.serviceUrl,
  });
  const bot = await startBot(
    { ...config, rateLimits: configOf(folder).rateLimits, ...difference },
    {
      data: shippedData,
      // A Saturday: nothing is stored but what requests bring.
      now: () => Temporal.Instant.from('2026-11-28T08:10:00+01:00'),
      log: pino({ base: null }, { write: (line: string) => log.push(line) }),
      // Stands in for Entra.
      teamsToken: async () => botToken.replace('Bearer ', ''),
    },
  );
  url = bot.url;
  // What a day begins with is stored before anybody asks.
  await bot.tick();
  return {
    bot,
    teams,
    issuer,
    emulator,
    roster,
    log,
    claims: (serviceUrl = teams.serviceUrl) => claims(serviceUrl),
    stored: async (but = []) => {
      await bot.delivery.idle();
      const { store } = bot.app;
      const parts = [municipalityPart, ...store.schools()];
      const every = Object.keys(schemas) as (keyof typeof schemas)[];
      const kinds = every.filter((kind) => !but.includes(kind));
      const lists = parts.flatMap((part) => kinds.map((kind) => store.list(part, kind)));
      const all = JSON.stringify(await Promise.all<unknown>(lists));
      return createHash('sha256').update(all).digest('hex');
    },
    close: async () => {
      await bot.close();
      await Promise.all([teams.close(), issuer.close(), emulator.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
