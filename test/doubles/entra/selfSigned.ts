import { generate } from 'selfsigned';

/** A certificate that signed itself, and its key, in PEM. */
export type SelfSigned = { certificate: string; key: string };

/** @param options.until the day it ends */
export async function selfSigned(
  options: { name?: string; from?: string; until?: string; curve?: 'P-256' } = {},
): Promise<SelfSigned> {
  const { cert: certificate, private: key } = await generate(
    [{ name: 'commonName', value: options.name ?? 'localhost' }],
    {
      keyType: options.curve === undefined ? 'rsa' : 'ec',
      ...(options.curve === undefined ? { keySize: 2048 } : { curve: options.curve }),
      algorithm: 'sha256',
      notBeforeDate: new Date(options.from ?? Date.now() - 60_000),
      notAfterDate: new Date(options.until ?? Date.now() + 3_600_000),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
          ],
        },
      ],
    },
  );
  return { certificate, key };
}
