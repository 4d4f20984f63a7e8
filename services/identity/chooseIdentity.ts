import { IdentityError } from './identityError.ts';

/** What the app shows Entra to get a token, the best first. */
export type Proof =
  /** The app is a managed identity, and its host vouches for it. */
  | { by: 'managed_identity' }
  /** Kubernetes vouches for it in a file that it renews. */
  | { by: 'token_file'; file: string }
  /** A managed identity vouches for an app registration that trusts it. */
  | { by: 'federated_identity'; managedIdentity: string }
  /** A PEM file with a certificate and its key. */
  | { by: 'certificate'; file: string; password: string | undefined }
  | { by: 'secret'; secret: string };

/** The bot's app in Entra. */
export type AppIdentity = {
  clientId: string;
  tenantId: string;
  proof: Proof;
  /** Where tokens are given: `https://login.microsoftonline.com`. */
  authority: string;
  /** The tenant that gives tokens for the Bot Connector: an app of many tenants has another one for it. */
  connectorTenantId: string;
};

/** How the bot is registered, and what it was given to prove it. */
export type IdentitySettings = {
  type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMsi';
  clientId: string;
  tenantId: string;
  secret: string;
  certificateFile: string | undefined;
  certificatePassword: string | undefined;
  tokenFile: string | undefined;
  managedIdentity: string | undefined;
  /** Where an app of many tenants logs in for the connector: `https://login.microsoftonline.com/botframework.com`. */
  loginUrl: string;
};

/** The environment's names, for what is said of them. */
const names = {
  secret: 'MicrosoftAppPassword',
  certificate: 'AZURE_CLIENT_CERTIFICATE_PATH',
  certificatePassword: 'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  tokenFile: 'AZURE_FEDERATED_TOKEN_FILE',
  managedIdentity: 'MANAGED_IDENTITY_CLIENT_ID',
} as const;

/**
 * Chooses the one way in which the app proves who it is, for Teams and Graph alike. Never falls back from one
 * way to another: what is set beside it is refused, so that a forgotten secret is not left in use.
 * @throws IdentityError naming the variable and what to do
 */
export function chooseIdentity(settings: IdentitySettings): AppIdentity {
  const { clientId, tenantId, type } = settings;
  if (!/^[0-9A-Za-z.-]+$/.test(tenantId)) {
    throw new IdentityError(
      'tenant_unsuited',
      'MicrosoftAppTenantId',
      // Also for an app of many tenants: it is the only one answered.
      type === 'UserAssignedMsi'
        ? 'expected the id of the tenant that the managed identity is in'
        : 'expected the id of the app’s tenant',
    );
  }
  refuseLonePassword(settings);
  const login = new URL(settings.loginUrl);
  return {
    clientId,
    tenantId,
    proof: type === 'UserAssignedMsi' ? managed(settings) : registered(settings),
    authority: login.origin,
    connectorTenantId: type === 'MultiTenant' ? login.pathname.replaceAll('/', '') : tenantId,
  };
}

function refuseLonePassword({ certificateFile, certificatePassword }: IdentitySettings): void {
  if (certificatePassword === undefined || certificateFile !== undefined) return;
  throw new IdentityError(
    'password_without_certificate',
    names.certificatePassword,
    `unset it, or name the certificate’s file in ${names.certificate}`,
  );
}

/** The app is the identity itself, so nothing but its host or its cluster can vouch for it. */
function managed(settings: IdentitySettings): Proof {
  if (settings.secret !== '') {
    throw new IdentityError(
      'secret_beside_managed_identity',
      names.secret,
      'unset it: a managed identity has no secret. If the app is an app registration, set MicrosoftAppType=SingleTenant',
    );
  }
  if (settings.certificateFile !== undefined) {
    throw new IdentityError(
      'certificate_beside_managed_identity',
      names.certificate,
      'unset it: a managed identity has no certificate of yours. If the app is an app registration, set MicrosoftAppType=SingleTenant',
    );
  }
  const { managedIdentity, clientId, tokenFile } = settings;
  if (managedIdentity !== undefined && managedIdentity !== clientId) {
    throw new IdentityError(
      'other_managed_identity',
      names.managedIdentity,
      'unset it: with UserAssignedMsi the bot’s app is the identity (MicrosoftAppId). For an app registration that trusts this identity, set MicrosoftAppType=SingleTenant',
    );
  }
  return tokenFile === undefined
    ? { by: 'managed_identity' }
    : { by: 'token_file', file: tokenFile };
}

/** An app registration is proved by exactly one of four. */
function registered(settings: IdentitySettings): Proof {
  const { managedIdentity, clientId } = settings;
  if (managedIdentity === clientId) {
    throw new IdentityError(
      'identity_is_app',
      names.managedIdentity,
      'is the bot’s own app: set MicrosoftAppType=UserAssignedMsi, or name the identity that the app registration trusts',
    );
  }
  const given = proofsIn(settings);
  const [first, second] = given;
  if (!first) {
    throw new IdentityError(
      'no_proof',
      names.managedIdentity,
      `expected the managed identity that the app trusts, or one of ${names.tokenFile}, ${names.certificate}, ${names.secret}`,
    );
  }
  if (second) {
    throw new IdentityError(
      'several_proofs',
      given.map(([name]) => name).join(', '),
      `expected one of them: keep ${first[0]}, unset the rest`,
    );
  }
  return first[1];
}

function proofsIn(settings: IdentitySettings): readonly (readonly [name: string, Proof])[] {
  const { managedIdentity, tokenFile, certificateFile: file, secret } = settings;
  return [
    ...given(names.managedIdentity, managedIdentity, (one) => ({
      by: 'federated_identity',
      managedIdentity: one,
    })),
    ...given(names.tokenFile, tokenFile, (one) => ({ by: 'token_file', file: one })),
    ...given(names.certificate, file, (one) => ({
      by: 'certificate',
      file: one,
      password: settings.certificatePassword,
    })),
    ...given(names.secret, secret || undefined, (one) => ({ by: 'secret', secret: one })),
  ];
}

function given(
  name: string,
  value: string | undefined,
  proof: (value: string) => Proof,
): readonly (readonly [string, Proof])[] {
  return value === undefined ? [] : [[name, proof(value)]];
}
