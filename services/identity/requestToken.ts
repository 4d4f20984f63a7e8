import { createRequire } from 'node:module';
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { TokenCredential, TokenCredentialOptions } from '@azure/identity';
import { OutsideError } from '../errors/errors.ts';
import { checkTokenFile } from './checkProof.ts';
import type { AppIdentity } from './chooseIdentity.ts';
import { readCertificate } from './readCertificate.ts';
import { type Seen, witnessed, witnessingClient } from './witness.ts';

/** A token, and when by the wall clock it ends, and when its giver wants it renewed. */
export type GivenToken = { token: string; endsAt: number; renewAt: number | undefined };

const require = createRequire(import.meta.url);

/** What a managed identity's token must be for, to vouch for an app registration. */
const exchangeScope = 'api://AzureADTokenExchange/.default';

const publicAuthority = 'https://login.microsoftonline.com';

/** The first wait before another try; it doubles. The library's own is a second. */
const retryDelayMs = 500;

/**
 * One request for a token, with the library's retries: of 429 and 5xx as Retry-After says, of a managed
 * identity's host also of 404 and 410, as documented for it.
 *
 * Each has a credential of its own: the library would keep a certificate as it was when first read, and
 * give a token again that was refused.
 * @param scope `https://graph.microsoft.com/.default`
 * @param tenantId which tenant is asked
 * @param delayMs the first wait before another try
 * @throws OutsideError `entra_…`, with Microsoft's reason and without what was sent
 */
export async function requestToken(
  identity: AppIdentity,
  {
    scope,
    tenantId,
    delayMs = retryDelayMs,
  }: { scope: string; tenantId: string; delayMs?: number },
): Promise<GivenToken> {
  const { authority } = identity;
  const options: TokenCredentialOptions & { disableInstanceDiscovery: boolean } = {
    authorityHost: authority,
    // It would be asked of the public cloud, which knows no other.
    disableInstanceDiscovery: authority !== publicAuthority,
    retryOptions: { maxRetries: 3, retryDelayInMs: delayMs },
    httpClient: witnessingClient(httpClient()),
  };
  const credential = await credentialOf(identity, tenantId, options).catch((cause: unknown) => {
    throw new OutsideError('entra_no_proof', { retry: true, cause });
  });
  const { given, seen } = await witnessed(() => credential.getToken(scope));
  if (given) {
    const { token, expiresOnTimestamp: endsAt, refreshAfterTimestamp: renewAt } = given;
    return { token, endsAt, renewAt };
  }
  throw faultOf(seen);
}

async function credentialOf(
  { clientId, proof }: AppIdentity,
  tenantId: string,
  options: TokenCredentialOptions,
): Promise<TokenCredential> {
  const azure = library();
  switch (proof.by) {
    case 'managed_identity':
      return new azure.ManagedIdentityCredential({ clientId, ...options });
    case 'token_file':
      await checkTokenFile(proof.file);
      return new azure.WorkloadIdentityCredential({
        clientId,
        tenantId,
        tokenFilePath: proof.file,
        ...options,
      });
    case 'federated_identity': {
      const identity = new azure.ManagedIdentityCredential({
        clientId: proof.managedIdentity,
        ...options,
      });
      const assertion = async () => (await identity.getToken(exchangeScope)).token;
      return new azure.ClientAssertionCredential(tenantId, clientId, assertion, options);
    }
    case 'certificate': {
      const { file, password } = proof;
      const certificate = await readCertificate(file, password, Temporal.Now.instant());
      return new azure.ClientCertificateCredential(tenantId, clientId, { certificate }, options);
    }
    case 'secret':
      return new azure.ClientSecretCredential(tenantId, clientId, proof.secret, options);
  }
}

/**
 * Loaded at the first token, and as botbuilder loads it: an `import` would load a second copy of it and of
 * MSAL beside botbuilder's.
 */
function library(): typeof import('@azure/identity') {
  return require('@azure/identity');
}

function httpClient(): HttpClient {
  const pipeline: typeof import('@azure/core-rest-pipeline') = require('@azure/core-rest-pipeline');
  return pipeline.createDefaultHttpClient();
}

/** What the last request says of a login that gave no token. */
function faultOf(seen: Seen | undefined): OutsideError {
  if (!seen || seen.status === undefined)
    return new OutsideError('entra_unreachable', { retry: true });
  const { status, ...facts } = seen;
  if (status < 300) return new OutsideError('entra_garbage', { retry: true });
  const passing = status === 404 || status === 408 || status === 410 || status === 429;
  return new OutsideError('entra_refused', { retry: passing || status >= 500, ...facts });
}
