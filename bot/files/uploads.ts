import { OutsideError } from '../../services/errors/errors.ts';
import { isLoopback } from '../core/loopback.ts';
import type { Uploads } from '../core/uploads.ts';

/** Where OneDrive and SharePoint take files; a forged invoke must get none. */
const microsoft = ['sharepoint.com', 'onedrive.com', '1drv.com'];

const passing = new Set([408, 429, 500, 502, 503, 504]);
const patienceMs = 30_000;

/** @param options.sandbox also allows uploads to this machine */
export function uploads({ sandbox }: { sandbox: boolean }): Uploads {
  const allows = (url: string): boolean => {
    if (!URL.canParse(url)) return false;
    const { protocol, hostname, username, password } = new URL(url);
    if (username !== '' || password !== '') return false;
    if (sandbox && isLoopback(hostname)) return protocol === 'http:' || protocol === 'https:';
    return (
      protocol === 'https:' &&
      microsoft.some((host) => hostname === host || hostname.endsWith(`.${host}`))
    );
  };
  return {
    allows,
    put: async (url, bytes) => {
      if (!allows(url)) throw new OutsideError('upload_refused', { retry: false });
      const { status } = await send(url, bytes);
      if (status < 300) return;
      throw new OutsideError(`upload_${status}`, { retry: passing.has(status) });
    },
  };
}

/** In one request: an upload session takes up to 60 MB. */
async function send(url: string, bytes: Uint8Array): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: Buffer.from(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    // No cause: its message can hold the upload address, which grants write access.
    throw new OutsideError('upload_unreachable', { retry: true });
  }
}
