import type { TokenCredentialOptions } from '@azure/identity';
import { z } from 'zod';
import { retryAfterMs } from '../errors/retryAfter.ts';

type Policies = NonNullable<TokenCredentialOptions['additionalPolicies']>;
type Policy = Policies[number]['policy'];
type Answer = Awaited<ReturnType<Policy['sendRequest']>>;

/** What came of the last request of a login; `status` is undefined if there was no answer. */
export type Seen = {
  status: number | undefined;
  /** Microsoft's reason, a fixed word: `AADSTS7000215`, `invalid_request`. */
  reason: string | undefined;
  /** Microsoft's id for the request. */
  requestId: string | undefined;
  retryAfterMs: number | undefined;
};

/** How long one try may take; the library has no limit of its own. */
const tryMs = 10_000;

const refusal = z.object({
  error: z
    .string()
    .regex(/^[a-z_]{1,60}$/)
    .optional()
    .catch(undefined),
  error_codes: z.array(z.number().int()).min(1).optional().catch(undefined),
  trace_id: z.guid().optional().catch(undefined),
});

/**
 * Watches a login's requests, since the library's errors lose their status and carry texts that may repeat
 * what was sent; and gives each a limit of time.
 * @param note gets what came of each request
 */
export function witness(note: (seen: Seen) => void): Policies[number] {
  const sendRequest: Policy['sendRequest'] = async (request, next) => {
    request.timeout = tryMs;
    if (isOfThisHost(request.url)) {
      // HTTPS_PROXY is for what lies outside; the host's own service is not reached through it.
      delete request.proxySettings;
      delete request.agent;
    }
    note(nothing);
    const answer = await next(request);
    note(seenIn(answer));
    return answer;
  };
  return { policy: { name: 'naervaerWitness', sendRequest }, position: 'perRetry' };
}

const nothing: Seen = {
  status: undefined,
  reason: undefined,
  requestId: undefined,
  retryAfterMs: undefined,
};

/** A managed identity's tokens come from the host itself, which is the only one asked without encryption. */
function isOfThisHost(url: string): boolean {
  return url.startsWith('http:');
}

function seenIn({ status, headers, bodyAsText }: Answer): Seen {
  const said = refusal.safeParse(json(bodyAsText)).data;
  const number = said?.error_codes?.[0];
  return {
    status,
    reason: number === undefined ? said?.error : `AADSTS${number}`,
    requestId: said?.trace_id,
    retryAfterMs: retryAfterMs(headers.get('retry-after'), headers.get('date')),
  };
}

function json(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
