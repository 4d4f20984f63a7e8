import { z } from 'zod';
import { NotAdmitted } from '../core/notAdmitted.ts';

const metadata = z.looseObject({ jwks_uri: z.url() });
const keySet = z.looseObject({
  keys: z.array(z.looseObject({ kid: z.string(), endorsements: z.array(z.string()).nullish() })),
});

const dayMs = 24 * 3_600_000;
const hourMs = 3_600_000;

/** The channels that a signing key may speak for. @throws NotAdmitted `keys_unreachable` */
export type KeyEndorsements = (keyId: string) => Promise<readonly string[]>;

/**
 * Reads which channels the issuer's keys are endorsed for. botbuilder accepts a key without endorsements for
 * any channel; Microsoft's specification requires the channel. Kept for a day; an unknown key is looked up
 * again at most once an hour.
 */
export function keyEndorsements(metadataUrl: string): KeyEndorsements {
  let known = new Map<string, readonly string[]>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const read = async () => {
    const { jwks_uri } = metadata.parse(await json(metadataUrl));
    const { keys } = keySet.parse(await json(jwks_uri));
    known = new Map(keys.map(({ kid, endorsements }) => [kid, endorsements ?? []]));
    readAt = performance.now();
  };
  return async (keyId) => {
    if (performance.now() - readAt > (known.has(keyId) ? dayMs : hourMs)) {
      reading ??= read().finally(() => {
        reading = undefined;
      });
      await reading.catch((cause) => {
        throw new NotAdmitted(503, 'keys_unreachable', cause);
      });
    }
    return known.get(keyId) ?? [];
  };
}

async function json(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`keys: ${response.status}`);
  return response.json();
}
