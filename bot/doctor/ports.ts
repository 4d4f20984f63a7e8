import type { Calendars } from '../../services/meetings/calendars.ts';
import type { FolderFacts, folderSizes, KeyFacts } from '../../services/store/folderFacts.ts';
import type { DatabaseFacts } from '../../services/store/postgres/databaseFacts.ts';
import type { Config } from '../config.ts';
import type { SchoolStore } from '../core/records.ts';

/** An answer to a request. */
export type HttpAnswer = {
  status: number;
  text: string;
  /** When it was given, by whoever gave it; undefined where it does not say. */
  date: Temporal.Instant | undefined;
};

export type HttpQuestion = { method: 'GET' | 'POST'; url: string; body?: unknown };

/** Sends a request without any token, follows nowhere. @throws OutsideError or the network's error with its code */
export type AskHttp = (question: HttpQuestion) => Promise<HttpAnswer>;

/** Gives a token. @throws OutsideError `entra_…` */
export type AskToken = () => Promise<string>;

/** What the checks ask of the world. */
export type Ports = {
  now: () => Temporal.Instant;
  /** The offset from UTC of a zone at a moment, "+01:00". @throws RangeError for a zone that is not known */
  offsetAt: (zone: string, at: Temporal.Instant) => string;
  /** Whether a package can be loaded from here. */
  isInstalled: (name: string) => boolean;
  /** When the app's certificate ends; undefined where it proves itself otherwise. @throws IdentityError */
  proof: (identity: NonNullable<Config['identity']>) => Promise<Temporal.Instant | undefined>;
  folder: (dataDir: string) => Promise<FolderFacts>;
  sizes: (dataDir: string) => ReturnType<typeof folderSizes>;
  keys: (settings: Pick<Config, 'dataDir' | 'storeKeys'>) => Promise<KeyFacts>;
  /** @throws StoreError */
  database: (url: NonNullable<Config['database']>['url']) => Promise<DatabaseFacts>;
  /** Opens the store to read. @throws StoreError */
  open: () => Promise<SchoolStore>;
  tokens: { teams: AskToken; graph: AskToken };
  calendars: Pick<Calendars, 'freeBusy'> | undefined;
  http: AskHttp;
};
