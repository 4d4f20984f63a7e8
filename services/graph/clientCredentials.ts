import { z } from 'zod';
import { OutsideError } from '../errors/errors.ts';
import type { TokenSource } from './graphClient.ts';

export type Credentials = { tenantId: string; clientId: string; clientSecret: string };

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** How long before expiry a token is renewed. */
const marginMs = 5 * 60_000;

/** App tokens from Entra: cached until shortly before expiry, one request at a time. */
export function clientCredentials({ tenantId, clientId, clientSecret }: Credentials): TokenSource {
  let current: { token: string; until: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const response = await fetch(
      `https://login.microsoftonline.com/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
      {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
          scope: 'https://graph.microsoft.com/.default',
        }),
        signal: AbortSignal.timeout(10_000),
      },
    ).catch((cause: unknown) => {
      throw new OutsideError('entra_unreachable', { retry: true, cause });
    });
    if (!response.ok) {
      const retry = response.status === 429 || response.status >= 500;
      throw new OutsideError('entra_refused', { retry });
    }
    const parsed = answer.safeParse(await response.json().catch(() => undefined)).data;
    if (!parsed) throw new OutsideError('entra_garbage', { retry: true });
    current = {
      token: parsed.access_token,
      until: performance.now() + parsed.expires_in * 1000 - marginMs,
    };
    return parsed.access_token;
  };
  return ({ renew } = { renew: false }) => {
    if (renew) current = undefined;
    if (current && performance.now() < current.until) return Promise.resolve(current.token);
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}
