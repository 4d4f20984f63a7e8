import { createSecretKey, type KeyObject } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { CoordinatorReach } from '../services/access/access.ts';
import { type AppIdentity, chooseIdentity } from '../services/identity/chooseIdentity.ts';
import { type RosterOrigin, rosterOrigins } from '../services/roster/rosterSource.ts';
import { databaseLimits } from '../services/store/postgres/databaseLimits.ts';
import { DatabaseUrl } from '../services/store/postgres/databaseUrl.ts';
import { isLoopback } from './core/loopback.ts';
import { type HttpLimits, httpLimits } from './http/httpLimits.ts';
import type { Operator } from './http/pages/pageFacts.ts';
import type { TabApp } from './http/tab/userToken.ts';
import type { RegisterAddress } from './register/askRegister.ts';
import type { Keeping } from './roster/rosterKeeper.ts';
import { publicChannel } from './teams/channel.ts';
import type { ChannelSettings } from './teams/channelAuthentication.ts';
import { type Limits, rateLimits } from './teams/rateLimit.ts';
import { serviceUrlRule, teamsServiceUrls } from './teams/serviceUrls.ts';
import {
  type TelemetrySettings,
  telemetryOf,
  telemetryVariables,
} from './telemetry/telemetrySettings.ts';

const data = (path: string) => fileURLToPath(new URL(`../data/${path}`, import.meta.url));

const parts = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const list = parts.refine((files) => files.length > 0, 'expected files, separated by commas');

const serviceUrls = parts.refine(
  (rules) => rules.length > 0 && rules.every((rule) => serviceUrlRule.test(rule)),
  'expected hosts such as smba.trafficmanager.net or *.botframework.com, separated by commas',
);

/** Keys and tokens go to these: encrypted, or on this machine only. */
const safeUrl = z.url().refine(isSafe, 'expected an https address');

/** AES-256 keys; a key object logs nothing of itself. */
const keys = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (parts) => parts.every((part) => /^[A-Za-z0-9+/]{43}=$/.test(part)),
    'expected base64 keys of 32 bytes (openssl rand -base64 32), separated by commas, newest first',
  )
  .transform((parts) => parts.map((part) => createSecretKey(part, 'base64')));

/** A password is on its way to it: protected, on this machine, or said to be in a network of one's own. */
const databaseUrl = z
  .string()
  .transform((text) => DatabaseUrl.parse(text))
  .refine(
    (url) => url !== undefined,
    'expected an address such as postgresql://user:password@host/database?sslmode=verify-full',
  )
  .refine(
    (url) => url === undefined || url.hosts.every(isLoopback) || url.saysProtection,
    'expected sslmode in the address: verify-full, or disable in a network that nobody else is in',
  );

const channelSettings = z.object({
  ToChannelFromBotLoginUrl: z
    .url({ protocol: /^https$/, error: 'expected an https address' })
    .default(publicChannel.ToChannelFromBotLoginUrl),
  ToChannelFromBotOAuthScope: safeUrl.default(publicChannel.ToChannelFromBotOAuthScope),
  ToBotFromChannelTokenIssuer: safeUrl.default(publicChannel.ToBotFromChannelTokenIssuer),
  ToBotFromChannelOpenIdMetadataUrl: safeUrl.default(
    publicChannel.ToBotFromChannelOpenIdMetadataUrl,
  ),
  ToBotFromEmulatorOpenIdMetadataUrl: safeUrl.default(
    publicChannel.ToBotFromEmulatorOpenIdMetadataUrl,
  ),
  OAuthUrl: safeUrl.default(publicChannel.OAuthUrl),
});

/** A time of the school day: after the morning's list, early enough for somebody to answer. */
const schoolTime = z
  .string()
  .regex(/^(?:08|09|1[0-3]):[0-5]\d$/, 'expected a time from 08:00 to 13:59, such as 09:30')
  .transform((text) => Temporal.PlainTime.from(text));

const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as 02:30')
  .transform((text) => Temporal.PlainTime.from(text));

/** Stands on a page that anybody may open: where people are to turn. */
const contact = z
  .string()
  .refine(
    (text) =>
      z.email().safeParse(text).success || z.url({ protocol: /^https$/ }).safeParse(text).success,
    'expected an e-mail address or an https address',
  );

/** As Teams wants it: under the host of the tab, and ending with the registration's client id. */
const tabAppIdUri =
  /^api:\/\/([a-z0-9.-]+)\/(?:botid-)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const atATime = z.coerce.number().int().min(1).max(100_000);

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3978),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().default('var/data'),
  STORE_MEMORY_MB: z.coerce.number().int().min(64).max(1_000_000).optional(),
  STORE_KEY: keys.default([]),
  /** The store is there instead of in `DATA_DIR`. */
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(2)
    .max(1_000)
    .default(databaseLimits.connections),
  /** How long a process that is gone keeps the schools it works for. */
  DATABASE_TERM_SECONDS: z.coerce.number().int().min(5).max(300).default(15),
  MicrosoftAppType: z
    .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMsi'])
    .default('SingleTenant'),
  MicrosoftAppId: z.string().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppTenantId: z.string().default(''),
  /** A managed identity that the app registration trusts, in place of a secret. */
  MANAGED_IDENTITY_CLIENT_ID: z.string().optional(),
  /** Set by Kubernetes' workload identity. */
  AZURE_FEDERATED_TOKEN_FILE: z.string().optional(),
  AZURE_CLIENT_CERTIFICATE_PATH: z.string().optional(),
  AZURE_CLIENT_CERTIFICATE_PASSWORD: z.string().optional(),
  ...channelSettings.shape,
  SERVICE_URLS: serviceUrls.default([...teamsServiceUrls]),
  PUBLIC_URL: safeUrl
    .refine((text) => /^https?:\/\/[^/?#]+\/?$/.test(text), 'expected an address without a path')
    .transform((text) => text.replace(/\/$/, ''))
    .optional(),
  /** On the pages about privacy, terms and support: who runs the bot, and whom to ask. */
  MUNICIPALITY: z.string().trim().min(2).max(100).optional(),
  SUPPORT_CONTACT: contact.optional(),
  DATA_PROTECTION_CONTACT: contact.optional(),
  /** Turns on the personal tab: the app registration that Teams gets tokens for. */
  TAB_APP_ID_URI: z
    .string()
    .regex(tabAppIdUri, 'expected an application id URI such as api://HOST/CLIENT_ID')
    .optional(),
  HTTPS_PROXY: z
    .url({ protocol: /^https?$/, error: 'expected an address such as http://proxy.example:3128' })
    .optional(),
  NO_PROXY: z.string().optional(),
  GRAPH_BASE_URL: z.url('expected an address such as http://127.0.0.1:4000/v1.0').optional(),
  RULES: list.default([data('rulesets/law-2020.json'), data('rulesets/aalborg-2019.json')]),
  /** When lessons are and who teaches when; without it calendars alone are looked at. */
  LESSONS: z.string().optional(),
  /** Which school is of which kind; all are folkeskoler without it. */
  SCHOOL_KINDS: z.string().optional(),
  DUTIES_BY_KIND: z.string().default(data('schools/kinds.json')),
  /** A ruleset: whom the yearly report counts on 1 October. */
  REPORT_FIGURE: z.string().default(data('reports/case-figure.json')),
  TRIAL_RULES: z.string().default(data('rulesets')),
  PLAYBOOK: z.string().default(data('playbooks/aalborg.json')),
  /** What the municipality offers pupils; none without it. */
  OFFERS: z.string().optional(),
  /** Folder of the municipality's own letters, beside the shipped ones. */
  LETTERS: z.string().optional(),
  CALENDAR: z.string().default(data('calendars/eksempel-2025-27.json')),
  RETENTION: z.string().default(data('retention.json')),
  TITLES: z.string().default(data('titles.json')),
  /** Folder of the trained reader. */
  READER: z.string().default(data('reader')),
  /** How the register's files are read; by which column of the roster it names pupils. */
  ABSENCE_MAP: z.string().optional(),
  /** Folder that is watched for them. */
  ABSENCE_FOLDER: z.string().optional(),
  /** Where the register is asked, and with which token. */
  ABSENCE_URL: safeUrl.optional(),
  ABSENCE_TOKEN: z.string().optional(),
  /** Kommunekode: the address is that of MU Elev's service. */
  ABSENCE_MU_ELEV: z.coerce.number().int().min(100).max(999).optional(),
  /** Take what is right of a file in which something is wrong. */
  ABSENCE_PARTIAL: z.enum(['0', '1']).default('0'),
  /** School days after which a register that was not read again is stale. */
  REGISTER_STALE_DAYS: z.coerce.number().int().min(1).max(60).default(2),
  /** Where rosters come from by themselves, and from what time of day on. */
  ROSTER_FROM: z.enum(rosterOrigins).optional(),
  ROSTER_AT: timeOfDay.default(Temporal.PlainTime.from('02:30')),
  ROSTER_FOLDER: z.string().optional(),
  /** OS2skoledata: its address, the key of a client there, how it is read, and the domain of its accounts. */
  ROSTER_URL: safeUrl.optional(),
  ROSTER_TOKEN: z.string().optional(),
  ROSTER_MAP: z.string().default(data('rosters/os2skoledata.json')),
  ROSTER_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i, 'expected a domain such as skole.example.dk')
    .optional(),
  /** Job titles of accounts, for sources that have none. */
  ROSTER_STAFF_TITLES: z.string().optional(),
  /** How much may vanish from a source before an operator has to look. */
  ROSTER_LIMITS: z.string().default(data('rosters/limits.json')),
  /** Reach of a coordinator's counts. */
  COORDINATORS: z.enum(['school', 'municipality']).default('school'),
  /** Class teachers are reminded of a class not told of from then on; off unless set. */
  REMIND_UNREPORTED_AT: schoolTime.optional(),
  /** Connections at a time, and how many per address. */
  CONNECTIONS: atATime.min(10).default(httpLimits.connections),
  CONNECTIONS_PER_ADDRESS: atATime.default(httpLimits.connectionsPerAddress),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Too long to guess. */
  API_KEY: z.string().min(24).optional(),
  ...telemetryVariables,
  SANDBOX: z.enum(['0', '1']).default('0'),
});

/** All that `readConfig` reads. */
export const variables: readonly string[] = Object.keys(environment.shape);

export type StoreSettings = {
  /** The folder of the store, if it is in no database, and of what stands beside it. */
  dataDir: string;
  /** The store's encryption keys, newest first; none means plain text. */
  storeKeys: readonly KeyObject[];
  /** How much memory the files' schools may take, in megabytes; half of the machine's unless given. */
  memoryMb?: number | undefined;
  /**
   * Where the store is instead, how many connections to it may be open at a time, and for how long a process
   * owns its schools at a time.
   */
  database: { url: DatabaseUrl; connections: number; termMs: number } | undefined;
};

/** The map a register is read by, and whether what is right of it is taken. */
type AbsenceReading = { map: string; partial: boolean };

export type Config = StoreSettings &
  ChannelSettings & {
    /** The bot's app in Entra and how it proves itself; undefined in a sandbox. */
    identity: AppIdentity | undefined;
    port: number;
    host: string;
    http: HttpLimits;
    rateLimits: Limits;
    /** The bot's public address, for Graph's change notifications. */
    publicUrl: string | undefined;
    /** Who runs the bot, for its pages; undefined where there are none. */
    operator: Operator | undefined;
    /** The personal tab's app registration; undefined without a tab, and in a sandbox. */
    tab: TabApp | undefined;
    graphBaseUrl: string | undefined;
    /** The proxy on the way to Teams, in Node's terms; none is used without. */
    proxy: { HTTPS_PROXY: string; NO_PROXY: string | undefined } | undefined;
    rules: readonly string[];
    /** When lessons are and who teaches when; undefined where calendars alone are looked at. */
    lessons: string | undefined;
    /** Which school is of which kind; undefined where all are folkeskoler. */
    schoolKinds: string | undefined;
    /** Which duties bind which kind of school. */
    dutiesByKind: string;
    reportFigure: string;
    /** Folder of rulesets to try. */
    trialRules: string;
    playbook: string;
    /** The municipality's list of offers, if it has one. */
    offers: string | undefined;
    /** Folders of letters: the shipped one, then the municipality's own. */
    letters: readonly string[];
    calendar: string;
    titles: string;
    reader: string;
    retention: string;
    coordinators: CoordinatorReach;
    registerStaleDays: number;
    /** A folder that the register's files are put into, and the map they are read by. */
    absenceFolder: (AbsenceReading & { folder: string }) | undefined;
    /** A register that is asked over the network; of MU Elev the municipality's code. */
    absencePull:
      | (AbsenceReading & RegisterAddress & { municipality: number | undefined })
      | undefined;
    /** Where rosters come from by themselves, when, and how; undefined where they are imported by hand. */
    roster: RosterConfig | undefined;
    /** When class teachers are reminded of a class not told of today; undefined if they are not. */
    remindUnreportedAt: Temporal.PlainTime | undefined;
    logLevel: string;
    /** Where traces and metrics go; undefined where nobody wants them. */
    telemetry: TelemetrySettings | undefined;
    /** Turns on the rules API. */
    apiKey: string | undefined;
  };

/** Where rosters come from: by Graph as the bot's app, from OS2skoledata, or from a folder. */
export type RosterPlace =
  | { origin: 'graph' }
  | { origin: 'os2skoledata'; url: string; token: string; map: string; domain: string | undefined }
  | { origin: 'folder'; folder: string };

export type RosterConfig = Keeping & { place: RosterPlace };

/** An error in the environment, for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;
  readonly code = 'bad_environment' as const;
}

/**
 * Reads the environment. Without an app id callers cannot be authenticated, so the bot then starts only as a
 * sandbox, on loopback.
 * @throws ConfigError naming the variable and what was expected; IdentityError for an app that is not proved by
 *   exactly one thing
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const values = parse(environment, env);
  const sandbox = values.MicrosoftAppId === '';
  if (sandbox && values.SANDBOX !== '1') {
    throw new ConfigError(
      'MicrosoftAppId: expected an app id, or SANDBOX=1 to try the bot on this machine',
    );
  }
  return {
    port: values.PORT,
    host: sandbox ? '127.0.0.1' : values.HOST,
    ...storeSettingsOf(values),
    app: { id: values.MicrosoftAppId, tenantId: values.MicrosoftAppTenantId },
    identity: sandbox ? undefined : identityOf(values),
    channel: channelSettings.parse(values),
    serviceUrls: values.SERVICE_URLS,
    publicUrl: sandbox ? undefined : values.PUBLIC_URL,
    operator: operatorOf(values),
    tab: sandbox ? undefined : tabOf(values),
    http: {
      ...httpLimits,
      connections: values.CONNECTIONS,
      connectionsPerAddress: values.CONNECTIONS_PER_ADDRESS,
    },
    rateLimits,
    graphBaseUrl:
      values.GRAPH_BASE_URL ?? (sandbox ? undefined : 'https://graph.microsoft.com/v1.0'),
    proxy: values.HTTPS_PROXY
      ? { HTTPS_PROXY: values.HTTPS_PROXY, NO_PROXY: values.NO_PROXY }
      : undefined,
    rules: values.RULES,
    lessons: values.LESSONS,
    schoolKinds: values.SCHOOL_KINDS,
    dutiesByKind: values.DUTIES_BY_KIND,
    reportFigure: values.REPORT_FIGURE,
    trialRules: values.TRIAL_RULES,
    playbook: values.PLAYBOOK,
    offers: values.OFFERS,
    letters: [data('letters'), ...(values.LETTERS === undefined ? [] : [values.LETTERS])],
    calendar: values.CALENDAR,
    titles: values.TITLES,
    reader: values.READER,
    retention: values.RETENTION,
    coordinators: values.COORDINATORS,
    registerStaleDays: values.REGISTER_STALE_DAYS,
    absenceFolder: absenceFolderOf(values),
    absencePull: absencePullOf(values),
    roster: rosterOf(values),
    remindUnreportedAt: values.REMIND_UNREPORTED_AT,
    logLevel: values.LOG_LEVEL,
    telemetry: telemetrySettingsOf(values),
    apiKey: values.API_KEY,
  };
}

type Values = z.output<typeof environment>;

const pageVariables = ['MUNICIPALITY', 'SUPPORT_CONTACT', 'DATA_PROTECTION_CONTACT'] as const;

/** All three or none: a page with half of them would be of no use. */
function operatorOf(values: Pick<Values, (typeof pageVariables)[number]>): Operator | undefined {
  const named = pageVariables.filter((name) => values[name] !== undefined);
  if (named.length === 0) return undefined;
  const {
    MUNICIPALITY: municipality,
    SUPPORT_CONTACT: support,
    DATA_PROTECTION_CONTACT: dataProtection,
  } = values;
  if (municipality !== undefined && support !== undefined && dataProtection !== undefined) {
    return { municipality, support, dataProtection };
  }
  const missing = pageVariables.find((name) => values[name] === undefined);
  throw new ConfigError(
    `${missing}: expected with ${named.join(' and ')}, for the pages that name them`,
  );
}

function telemetrySettingsOf(values: Values): TelemetrySettings | undefined {
  const settings = telemetryOf(values);
  if (typeof settings === 'string') throw new ConfigError(settings);
  return settings;
}

/** Teams gives no token for a host other than the tab's, and a token names its tenant by id. */
function tabOf({ TAB_APP_ID_URI: idUri, PUBLIC_URL, ...values }: Values): TabApp | undefined {
  if (idUri === undefined) return undefined;
  const [, host = '', clientId = ''] = tabAppIdUri.exec(idUri) ?? [];
  if (PUBLIC_URL === undefined || new URL(PUBLIC_URL).host !== host) {
    throw new ConfigError(
      `TAB_APP_ID_URI: expected the host of PUBLIC_URL, ${PUBLIC_URL ?? 'which is not set'}`,
    );
  }
  const tenantId = values.MicrosoftAppTenantId.toLowerCase();
  if (!z.guid().safeParse(tenantId).success) {
    throw new ConfigError('MicrosoftAppTenantId: expected the tenant’s id (a GUID) for the tab');
  }
  return {
    ...{ idUri, clientId, tenantId },
    authority: new URL(values.ToChannelFromBotLoginUrl).origin,
  };
}

function identityOf(values: Values): AppIdentity {
  return chooseIdentity({
    type: values.MicrosoftAppType,
    clientId: values.MicrosoftAppId,
    tenantId: values.MicrosoftAppTenantId,
    secret: values.MicrosoftAppPassword,
    certificateFile: values.AZURE_CLIENT_CERTIFICATE_PATH,
    certificatePassword: values.AZURE_CLIENT_CERTIFICATE_PASSWORD,
    tokenFile: values.AZURE_FEDERATED_TOKEN_FILE,
    managedIdentity: values.MANAGED_IDENTITY_CLIENT_ID,
    loginUrl: values.ToChannelFromBotLoginUrl,
  });
}

function absenceFolderOf(values: Values): Config['absenceFolder'] {
  const { ABSENCE_FOLDER: folder } = values;
  return folder === undefined ? undefined : { folder, ...absenceReading(values, 'ABSENCE_FOLDER') };
}

function absencePullOf(values: Values): Config['absencePull'] {
  const { ABSENCE_URL: url, ABSENCE_TOKEN: token, ABSENCE_MU_ELEV: municipality } = values;
  return url === undefined
    ? undefined
    : { url, token, municipality, ...absenceReading(values, 'ABSENCE_URL') };
}

function rosterOf(values: Values): RosterConfig | undefined {
  const { ROSTER_FROM: origin } = values;
  if (origin === undefined) return undefined;
  return {
    place: placeOf(origin, values),
    at: values.ROSTER_AT,
    reading: {
      titles: values.TITLES,
      limits: values.ROSTER_LIMITS,
      staffTitles: values.ROSTER_STAFF_TITLES,
      absenceMap: values.ABSENCE_MAP,
    },
  };
}

function placeOf(origin: RosterOrigin, values: Values): RosterPlace {
  const { ROSTER_FOLDER: folder, ROSTER_URL: url, ROSTER_TOKEN: token } = values;
  if (origin === 'folder') {
    if (folder !== undefined) return { origin, folder };
    throw new ConfigError('ROSTER_FOLDER: expected the folder of School Data Sync files');
  }
  if (origin === 'graph') return { origin };
  if (url === undefined) throw new ConfigError('ROSTER_URL: expected the address of OS2skoledata');
  if (token === undefined) {
    throw new ConfigError('ROSTER_TOKEN: expected the API key of a client in OS2skoledata');
  }
  return { origin, url, token, map: values.ROSTER_MAP, domain: values.ROSTER_DOMAIN };
}

function absenceReading({ ABSENCE_MAP: map, ABSENCE_PARTIAL }: Values, of: string): AbsenceReading {
  if (map !== undefined) return { map, partial: ABSENCE_PARTIAL === '1' };
  throw new ConfigError(`ABSENCE_MAP: expected the map by which ${of} is read`);
}

/**
 * The environment for a command that only uses the store.
 * @throws ConfigError
 */
export function readStoreSettings(env: NodeJS.ProcessEnv): StoreSettings {
  return storeSettingsOf(parse(environment.pick(storeVariables), env));
}

const storeVariables = {
  DATA_DIR: true,
  STORE_MEMORY_MB: true,
  STORE_KEY: true,
  DATABASE_URL: true,
  DATABASE_CONNECTIONS: true,
  DATABASE_TERM_SECONDS: true,
} as const;

function storeSettingsOf(values: Pick<Values, keyof typeof storeVariables>): StoreSettings {
  const { DATA_DIR: dataDir, STORE_KEY: storeKeys, DATABASE_URL: url } = values;
  if (url && storeKeys.length > 0) {
    throw new ConfigError(
      'STORE_KEY: encrypts files, not a database: let the database’s disk be encrypted, and unset it',
    );
  }
  const connections = values.DATABASE_CONNECTIONS;
  const termMs = 1000 * values.DATABASE_TERM_SECONDS;
  const memoryMb = values.STORE_MEMORY_MB;
  return { dataDir, storeKeys, memoryMb, database: url && { url, connections, termMs } };
}

/**
 * The keys of files alone, for a command that is told where the stores are.
 * @throws ConfigError
 */
export function readStoreKeys(env: NodeJS.ProcessEnv): readonly KeyObject[] {
  return parse(environment.pick({ STORE_KEY: true }), env).STORE_KEY;
}

/** Says that a store holds none of something, and where it was looked for. */
export function nothingIn(what: string, { dataDir, database }: StoreSettings): string {
  return `no ${what} in ${database?.url.name ?? dataDir}: import a roster, or set ${database ? 'DATABASE_URL' : 'DATA_DIR'}`;
}

/** The environment for an import. */
export type ImportSettings = StoreSettings & { titles: string; absenceMap: string | undefined };

/**
 * @throws ConfigError
 */
export function readImportSettings(env: NodeJS.ProcessEnv): ImportSettings {
  const { TITLES: titles, ABSENCE_MAP: absenceMap } = parse(
    environment.pick({ TITLES: true, ABSENCE_MAP: true }),
    env,
  );
  return { ...readStoreSettings(env), titles, absenceMap };
}

/**
 * What reading messages from a file needs: titles, and the folder of the trained reader.
 * @throws ConfigError
 */
export function readParseSettings(
  env: NodeJS.ProcessEnv,
): Pick<Config, 'reader'> & { titles: string } {
  const { TITLES: titles, READER: reader } = parse(
    environment.pick({ TITLES: true, READER: true }),
    env,
  );
  return { titles, reader };
}

/** The environment for a command that counts cases. */
export type CountSettings = StoreSettings &
  Pick<Config, 'playbook' | 'calendar' | 'retention' | 'reportFigure'>;

/**
 * @throws ConfigError
 */
export function readCountSettings(env: NodeJS.ProcessEnv): CountSettings {
  const files = { PLAYBOOK: true, CALENDAR: true, RETENTION: true, REPORT_FIGURE: true } as const;
  const values = parse(environment.pick(files), env);
  return {
    ...readStoreSettings(env),
    playbook: values.PLAYBOOK,
    calendar: values.CALENDAR,
    retention: values.RETENTION,
    reportFigure: values.REPORT_FIGURE,
  };
}

/** A variable that is wrong by itself, and what was expected of it. */
export type VariableFault = { variable: string; expected: string };

/** All variables that are wrong by themselves, where `readConfig` names the first; never with their values. */
export function variableFaults(env: NodeJS.ProcessEnv): readonly VariableFault[] {
  const issues = environment.safeParse(withoutEmpty(env)).error?.issues ?? [];
  return issues.map(({ path, message }) => ({ variable: path.join('.'), expected: message }));
}

function parse<Values>(shape: z.ZodType<Values>, env: NodeJS.ProcessEnv): Values {
  const parsed = shape.safeParse(withoutEmpty(env));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${issue?.path.join('.') ?? 'environment'}: ${issue?.message ?? 'wrong'}`);
}

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** An empty variable counts as not set. */
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
