import { X509Certificate } from 'node:crypto';
import { createRequire } from 'node:module';
import { OutsideError } from '../../services/errors/errors.ts';
import { graphCalendars } from '../../services/graph/graphCalendars.ts';
import { appTokens } from '../../services/identity/appTokens.ts';
import { checkProof } from '../../services/identity/checkProof.ts';
import type { AppIdentity } from '../../services/identity/chooseIdentity.ts';
import { readCertificate } from '../../services/identity/readCertificate.ts';
import { folderFacts, folderSizes, keyFacts } from '../../services/store/folderFacts.ts';
import type { AskHttp, Ports } from '../doctor/ports.ts';
import type { Setup } from '../doctor/readSetup.ts';
import { openStore } from '../openStore.ts';

const require = createRequire(import.meta.url);

/** How long an answer is waited for. */
const answerMs = 5_000;
/** Between tries of Graph; the doctor is in more of a hurry than the bot. */
const longestPauseMs = 500;

/** The world as it is, reached as the bot reaches it. */
export function portsOf({ config }: Setup): Ports {
  const now = () => Temporal.Now.instant();
  const connector = config.channel.ToChannelFromBotOAuthScope;
  const tokens = config.identity ? appTokens(config.identity, { connector }) : noTokens;
  return {
    now,
    offsetAt: (zone, at) => at.toZonedDateTimeISO(zone).offset,
    isInstalled,
    proof: (identity) => certificateEnd(identity, now()),
    folder: folderFacts,
    sizes: folderSizes,
    keys: ({ dataDir, storeKeys }) => keyFacts(dataDir, storeKeys),
    database: async (url) => {
      // The driver is loaded only where it is needed.
      const { databaseFacts } = await import('../../services/store/postgres/databaseFacts.ts');
      return databaseFacts(url);
    },
    open: () => openStore(config, { readOnly: true }),
    tokens,
    calendars:
      config.graphBaseUrl === undefined
        ? undefined
        : graphCalendars({
            baseUrl: config.graphBaseUrl,
            token: tokens.graph,
            timeoutMs: answerMs,
            sleep: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, longestPauseMs))),
          }),
    http: askHttp,
  };
}

/** Nobody asks for one: the checks of tokens stand on the app's proof. */
const noTokens = { teams: refuse, graph: refuse };

function refuse(): Promise<string> {
  return Promise.reject(new OutsideError('entra_no_proof', { retry: false }));
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

async function certificateEnd(
  { proof }: AppIdentity,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  await checkProof(proof, now);
  if (proof.by !== 'certificate') return undefined;
  const { validToDate } = new X509Certificate(
    await readCertificate(proof.file, proof.password, now),
  );
  return Temporal.Instant.fromEpochMilliseconds(validToDate.getTime());
}

/** Without a token, following nowhere. */
export const askHttp: AskHttp = async ({ method, url, body }) => {
  try {
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const date = Date.parse(answer.headers.get('date') ?? '');
    return {
      status: answer.status,
      text: await answer.text(),
      date: Number.isNaN(date) ? undefined : Temporal.Instant.fromEpochMilliseconds(date),
    };
  } catch (error) {
    // Why a request failed stands in its cause.
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
  }
};
