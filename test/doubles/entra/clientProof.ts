import { createHash, X509Certificate } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { EntraRefusal } from './refusals.ts';
import { seconds, type TokenSigner } from './tokenKeys.ts';

/** An app registration, and what is accepted as a proof of it. */
export type RegisteredApp = {
  clientId: string;
  tenants: readonly string[];
  secrets: readonly string[];
  /** PEM. */
  certificates: string[];
  /** Whose tokens vouch for it, about whom. */
  federated: readonly { by: TokenSigner; subject: string }[];
};

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const exchangeAudience = 'api://AzureADTokenExchange';

/**
 * Checks a client's secret or assertion as Entra documents it.
 * @param used ids of assertions that were shown before; each is taken once
 * @throws EntraRefusal
 */
export async function checkClient(
  app: RegisteredApp,
  form: Readonly<Record<string, string>>,
  endpoint: string,
  used: Set<string>,
): Promise<void> {
  const { client_secret: secret, client_assertion: assertion } = form;
  if (secret !== undefined) {
    if (app.secrets.includes(secret)) return;
    throw new EntraRefusal('invalid_client', 7000215, 'Invalid client secret provided.');
  }
  if (assertion === undefined || form.client_assertion_type !== assertionType) {
    const text = "The request body must contain: 'client_assertion' or 'client_secret'.";
    throw new EntraRefusal('invalid_client', 7000218, text);
  }
  if (decodeProtectedHeader(assertion)['x5t#S256'] === undefined) {
    return checkFederated(app, assertion);
  }
  return checkSigned(app, assertion, endpoint, used);
}

async function checkSigned(
  app: RegisteredApp,
  assertion: string,
  endpoint: string,
  used: Set<string>,
): Promise<void> {
  const { 'x5t#S256': thumbprint } = decodeProtectedHeader(assertion);
  const certificate = app.certificates
    .map((pem) => new X509Certificate(pem))
    .find(({ raw }) => createHash('sha256').update(raw).digest('base64url') === thumbprint);
  if (!certificate) {
    const text = 'The certificate used to sign the client assertion is not registered.';
    throw new EntraRefusal('invalid_client', 700027, text);
  }
  const { exp, nbf, jti } = await claimsOf(app, assertion, certificate, endpoint);
  if (typeof exp !== 'number' || typeof nbf !== 'number' || exp - nbf > 600) {
    throw new EntraRefusal('invalid_client', 700024, 'Client assertion lasts too long.');
  }
  if (typeof jti !== 'string' || used.has(jti)) {
    throw new EntraRefusal('invalid_client', 50027, 'JWT token is invalid or malformed.');
  }
  used.add(jti);
}

async function claimsOf(
  { clientId }: RegisteredApp,
  assertion: string,
  { publicKey }: X509Certificate,
  endpoint: string,
) {
  const options = {
    algorithms: ['PS256'],
    audience: endpoint,
    issuer: clientId,
    subject: clientId,
    typ: 'JWT',
    // Clocks differ; MSAL rounds its own up.
    clockTolerance: 5,
  };
  try {
    return (await jwtVerify(assertion, publicKey, options)).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new EntraRefusal('invalid_client', 700024, 'Client assertion is not within its time.');
    }
    if (error instanceof errors.JWTClaimValidationFailed) {
      const number = error.claim === 'aud' ? 700023 : 700021;
      throw new EntraRefusal(
        'invalid_client',
        number,
        `Client assertion has a wrong ${error.claim}.`,
      );
    }
    throw new EntraRefusal(
      'invalid_client',
      700027,
      'Client assertion failed signature validation.',
    );
  }
}

async function checkFederated(app: RegisteredApp, assertion: string): Promise<void> {
  const { iss, sub, aud, exp } = decodeJwt(assertion);
  const trusted = app.federated.filter(({ by }) => by.issuer === iss);
  if (trusted.length === 0) {
    throw new EntraRefusal('invalid_client', 700211, 'No matching federated identity (issuer).');
  }
  const match = trusted.find(({ subject }) => subject === sub);
  if (!match) {
    throw new EntraRefusal('invalid_client', 700213, 'No matching federated identity (subject).');
  }
  if (aud !== exchangeAudience) {
    throw new EntraRefusal('invalid_client', 700212, 'No matching federated identity (audience).');
  }
  if ((exp ?? 0) <= seconds()) {
    throw new EntraRefusal('invalid_client', 700024, 'Client assertion is not within its time.');
  }
  await match.by.verify(assertion, exchangeAudience).catch(() => {
    throw new EntraRefusal(
      'invalid_client',
      700027,
      'Client assertion failed signature validation.',
    );
  });
}
