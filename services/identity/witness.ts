import { AsyncLocalStorage } from 'node:async_hooks';
import type { HttpClient, PipelineResponse } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import { retryAfterMs } from '../errors/retryAfter.ts';

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

/** Whose login a request belongs to. */
const logins = new AsyncLocalStorage<(seen: Seen) => void>();

/**
 * Runs a login and notes what came of its requests, since the library's errors lose their status and carry
 * texts that may repeat what was sent.
 * @returns what it gives, undefined if it failed; and what came of its last request, undefined if it made none
 */
export async function witnessed<Given>(
  login: () => Promise<Given>,
): Promise<{ given: Given | undefined; seen: Seen | undefined }> {
  let seen: Seen | undefined;
  const given = await logins
    .run((now) => {
      seen = now;
    }, login)
    .catch(() => undefined);
  return { given, seen };
}

/**
 * An HTTP client that tells the login it works for, and gives each try a limit of time. A client and not a
 * policy: managed identities drop the policies they are given, and MSAL keeps the client of the first one for
 * the life of the process.
 */
export function witnessingClient(client: HttpClient): HttpClient {
  return {
    sendRequest: async (request) => {
      const note = logins.getStore();
      request.timeout = tryMs;
      if (isOfThisHost(request.url)) {
        // HTTPS_PROXY is for what lies outside; the host's own service is not reached through it.
        delete request.proxySettings;
        delete request.agent;
      }
      note?.(nothing);
      const answer = await client.sendRequest(request);
      note?.(seenIn(answer));
      return answer;
    },
  };
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

function seenIn({ status, headers, bodyAsText }: PipelineResponse): Seen {
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
