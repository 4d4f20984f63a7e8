import { readFile } from 'node:fs/promises';
import type { Proof } from './chooseIdentity.ts';
import { IdentityError } from './identityError.ts';
import { readCertificate } from './readCertificate.ts';

/**
 * Whether what the app is to show Entra is there and can be used, as far as this machine alone can tell; for
 * the start.
 * @throws IdentityError
 */
export async function checkProof(proof: Proof, now: Temporal.Instant): Promise<void> {
  if (proof.by === 'certificate') await readCertificate(proof.file, proof.password, now);
  if (proof.by === 'token_file') await checkTokenFile(proof.file);
}

/**
 * Whether the cluster's token is there.
 * @throws IdentityError
 */
export async function checkTokenFile(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.trim() !== '') return;
  throw new IdentityError(
    'token_file_unreadable',
    'AZURE_FEDERATED_TOKEN_FILE',
    `expected a token in ${file}: is the service account’s token mounted there?`,
  );
}
