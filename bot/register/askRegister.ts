import { OutsideError } from '../../services/errors/errors.ts';

const patienceMs = 60_000;

/** A municipality's year is some tens of megabytes. */
const mostBytes = 64 * 1024 * 1024;

export type RegisterAddress = {
  url: string;
  /** Sent as a bearer token; with a space in it ("Basic …") as it stands. */
  token: string | undefined;
};

/**
 * Gets what an address answers, without following it elsewhere: the token goes nowhere else.
 * @param headers more of them, such as `if-none-match`
 * @returns undefined where nothing has changed (304)
 * @throws OutsideError `register_…`, without the address, which may hold a key
 */
export async function askRegister(
  { url, token }: RegisterAddress,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ bytes: Uint8Array; etag: string | undefined } | undefined> {
  const authorization =
    token === undefined ? {} : { authorization: token.includes(' ') ? token : `Bearer ${token}` };
  const response = await fetch(url, {
    headers: {
      accept: 'application/json, text/csv;q=0.9, */*;q=0.1',
      ...authorization,
      ...headers,
    },
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => {
    throw new OutsideError('register_unreachable', { retry: true });
  });
  if (response.status === 304) return undefined;
  if (!response.ok) {
    await response.body?.cancel();
    const retry = response.status === 429 || response.status >= 500;
    throw new OutsideError(`register_${response.status}`, { retry });
  }
  return { bytes: await bytesOf(response), etag: response.headers.get('etag') ?? undefined };
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.byteLength;
      if (size > mostBytes) throw new OutsideError('register_garbage', { retry: true });
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof OutsideError) throw error;
    throw new OutsideError('register_unreachable', { retry: true });
  }
  return Buffer.concat(parts);
}
