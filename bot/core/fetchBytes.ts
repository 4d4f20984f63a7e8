import { OutsideError } from '../../services/errors/errors.ts';

const patienceMs = 60_000;

/** A municipality's year is some tens of megabytes. */
const mostBytes = 64 * 1024 * 1024;

/** Whom a request is to, as its errors say. */
type Party = 'register' | 'roster';

/**
 * Gets what an address answers, without following it elsewhere: a token goes nowhere else.
 * @returns undefined where nothing has changed (304)
 * @throws OutsideError `register_…` or `roster_…`, without the address, which may hold a key
 */
export async function fetchBytes(
  party: Party,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ bytes: Uint8Array; etag: string | undefined } | undefined> {
  const response = await fetch(url, {
    headers: { accept: 'application/json, text/csv;q=0.9, */*;q=0.1', ...headers },
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => {
    throw new OutsideError(`${party}_unreachable`, { retry: true });
  });
  if (response.status === 304) return undefined;
  if (!response.ok) {
    await response.body?.cancel();
    const retry = response.status === 429 || response.status >= 500;
    throw new OutsideError(`${party}_${response.status}`, { retry });
  }
  return { bytes: await bytesOf(party, response), etag: response.headers.get('etag') ?? undefined };
}

async function bytesOf(party: Party, response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.byteLength;
      if (size > mostBytes) throw new OutsideError(`${party}_garbage`, { retry: true });
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof OutsideError) throw error;
    throw new OutsideError(`${party}_unreachable`, { retry: true });
  }
  return Buffer.concat(parts);
}
