import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { IdentityError } from './identityError.ts';

const variable = 'AZURE_CLIENT_CERTIFICATE_PATH';

const certificatePem = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/;
const keyPem =
  /-----BEGIN (?:RSA |ENCRYPTED |EC )?PRIVATE KEY-----[^-]+-----END (?:RSA |ENCRYPTED |EC )?PRIVATE KEY-----/;

/**
 * Reads a PEM file with a certificate and its key, as Key Vault and openssl write it, and checks that the two
 * belong together and can be used on that day.
 * @returns PEM with the certificate and its key, no longer locked
 * @throws IdentityError saying what the file lacks
 */
export async function readCertificate(
  file: string,
  password: string | undefined,
  now: Temporal.Instant,
): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new IdentityError('certificate_unreadable', variable, `cannot be read: ${file}`);
  });
  const certificate = certificateIn(text, file);
  const key = keyIn(text, file, password);
  if (!certificate.checkPrivateKey(key)) {
    throw new IdentityError(
      'key_of_another',
      variable,
      `expected the certificate’s own private key in ${file}; it has that of another`,
    );
  }
  const end = Temporal.Instant.fromEpochMilliseconds(certificate.validToDate.getTime());
  if (Temporal.Instant.compare(now, end) >= 0) {
    throw new IdentityError(
      'certificate_over',
      variable,
      `the certificate in ${file} ended ${end.toString().slice(0, 10)}: put its successor there, and add that to the app in Entra`,
    );
  }
  return `${certificate.toString()}${key.export({ type: 'pkcs8', format: 'pem' })}`;
}

function certificateIn(text: string, file: string): X509Certificate {
  const [pem] = certificatePem.exec(text) ?? [];
  try {
    if (pem !== undefined) return new X509Certificate(pem);
  } catch {
    // Said below, as for a file without any.
  }
  throw new IdentityError(
    'certificate_missing',
    variable,
    `expected a certificate in PEM (-----BEGIN CERTIFICATE-----) in ${file}; convert a .pfx with openssl pkcs12`,
  );
}

function keyIn(text: string, file: string, passphrase: string | undefined): KeyObject {
  const [pem] = keyPem.exec(text) ?? [];
  if (pem === undefined) {
    throw new IdentityError(
      'key_missing',
      variable,
      `expected the certificate’s private key as well (-----BEGIN PRIVATE KEY-----) in ${file}`,
    );
  }
  const key = unlocked(pem, file, passphrase);
  // Entra takes signatures of RSA alone.
  if (key.asymmetricKeyType === 'rsa') return key;
  throw new IdentityError('key_unsuited', variable, `expected an RSA key in ${file}`);
}

function unlocked(pem: string, file: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    throw new IdentityError(
      'key_locked',
      'AZURE_CLIENT_CERTIFICATE_PASSWORD',
      `the private key in ${file} cannot be opened with it`,
    );
  }
}
