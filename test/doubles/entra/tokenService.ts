import { once } from 'node:events';
import {
  createServer as createHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { originOf } from '../../services/graph/tappedGraph.ts';
import { checkClient, type RegisteredApp } from './clientProof.ts';
import { EntraRefusal, type TokenAnswer } from './refusals.ts';
import { selfSigned } from './selfSigned.ts';
import { seconds, type TokenSigner, tokenSigner } from './tokenKeys.ts';

/** A managed identity that the host has. */
export type HostIdentity = { clientId: string; objectId: string };

/** A request for a token: by which door, for whom and what, and what was answered. */
export type TokenRequest = {
  at: 'entra' | 'imds' | 'host';
  clientId: string;
  tenantId: string;
  resource: string;
  form: Readonly<Record<string, string>>;
  status: number;
};

/** Answers in place of the service; undefined lets a request through. */
export type TokenFault = (request: {
  at: TokenRequest['at'];
  path: string;
}) => TokenAnswer | 'hang' | 'reset' | undefined;

/** Entra and a host's metadata service on loopback, as they are documented. */
export type TokenService = {
  /** `https://localhost:PORT`, with a certificate that nobody knows but `ca`. */
  authority: string;
  ca: string;
  /** For `AZURE_POD_IDENTITY_AUTHORITY_HOST`: where the metadata service of a virtual machine is. */
  metadata: string;
  /** For `IDENTITY_ENDPOINT` and `IDENTITY_HEADER`, as in Container Apps. */
  hostEndpoint: string;
  hostHeader: string;
  apps: RegisteredApp[];
  identities: HostIdentity[];
  /** Signs the tokens that Entra gives. */
  signer: TokenSigner;
  /** Requests for tokens, in order. */
  readonly requests: readonly TokenRequest[];
  /** Seconds that tokens live. */
  setLife(seconds: number): void;
  setFault(fault?: TokenFault): void;
  /** Whether this is the `authorization` of an app for a resource. */
  accepts(authorization: string | undefined, clientId: string, resource: string): Promise<boolean>;
  close(): Promise<void>;
};

/** The resources that there are service principals of. */
const resources = [
  'https://api.botframework.com',
  'https://graph.microsoft.com',
  'api://AzureADTokenExchange',
];

/** @param tenant the tenant that the host's identities are in */
export async function startTokenService(tenant: string): Promise<TokenService> {
  const { certificate, key } = await selfSigned();
  const signer = await tokenSigner(`https://login.microsoftonline.com/${tenant}/v2.0`);
  const hostHeader = 'a-header-that-only-the-host-knows';
  const apps: RegisteredApp[] = [];
  const identities: HostIdentity[] = [];
  const requests: TokenRequest[] = [];
  const used = new Set<string>();
  let life = 3600;
  let fault: TokenFault | undefined;

  const tokenFor = async (resource: string, clientId: string, subject: string, tid: string) => {
    const exp = seconds() + life;
    const claims = { aud: resource, appid: clientId, sub: subject, oid: subject, tid, exp };
    return { token: await signer.sign(claims), exp };
  };

  /** POST /{tenant}/oauth2/v2.0/token */
  async function entraToken(
    request: Omit<TokenRequest, 'status'>,
    method: string,
  ): Promise<TokenAnswer> {
    const { form, tenantId, clientId, resource } = request;
    if (method !== 'POST') return { status: 405, body: {} };
    if (form.grant_type !== 'client_credentials') {
      throw new EntraRefusal('unsupported_grant_type', 70003, 'The app requested another grant.');
    }
    const app = apps.find((one) => one.clientId === clientId && one.tenants.includes(tenantId));
    if (!app) {
      const where = `Application '${clientId}' was not found in the directory '${tenantId}'.`;
      throw new EntraRefusal('unauthorized_client', 700016, where);
    }
    // MSAL adds the scopes of OpenID where a person signs in; for an app itself there is one.
    if (form.scope !== `${resource}/.default`) {
      throw new EntraRefusal('invalid_scope', 1002012, 'The scope is not of the form /.default.');
    }
    if (!resources.includes(resource)) {
      throw new EntraRefusal('invalid_resource', 500011, 'The resource principal was not found.');
    }
    await checkClient(app, form, `${entraOrigin}/${tenantId}/oauth2/v2.0/token`, used);
    const { token } = await tokenFor(resource, clientId, `sp-${clientId}`, tenantId);
    const body = { token_type: 'Bearer', expires_in: life, ext_expires_in: life };
    return { status: 200, body: { ...body, access_token: token } };
  }

  /** What the host gives to a process on it: of a virtual machine, or of Container Apps. */
  async function hostToken(
    { at, clientId, resource }: Omit<TokenRequest, 'status'>,
    { headers }: IncomingMessage,
    version: string | null,
  ): Promise<TokenAnswer> {
    const refused = at === 'imds' ? byMachine(headers, version) : byHost(headers, version);
    if (refused) return refused;
    const identity = identities.find((one) => one.clientId === clientId);
    if (!identity) return wrong('Identity not found');
    if (!resources.includes(resource)) return wrong('The resource was not found');
    const { token, exp } = await tokenFor(resource, clientId, identity.objectId, tenant);
    const body = { access_token: token, client_id: clientId, resource, token_type: 'Bearer' };
    // A virtual machine says all its numbers in quotes.
    const times = at === 'imds' ? { expires_in: String(life), not_before: String(seconds()) } : {};
    return { status: 200, body: { ...body, ...times, expires_on: String(exp) } };
  }

  function byHost(headers: IncomingHttpHeaders, version: string | null): TokenAnswer | undefined {
    if (headers['x-identity-header'] !== hostHeader) return wrong('Wrong header', 401);
    return version === '2019-08-01' ? undefined : wrong('api-version is not supported');
  }

  async function answerTo(request: IncomingMessage, at: TokenRequest['at']): Promise<TokenAnswer> {
    const url = new URL(request.url ?? '', 'http://x');
    const [, tenantId = '', ...rest] = url.pathname.replace(/\/$/, '').split('/');
    if (at === 'entra' && rest.join('/') === 'v2.0/.well-known/openid-configuration') {
      return discovery(tenantId);
    }
    const paths = { entra: 'oauth2/v2.0/token', imds: 'identity/oauth2/token', host: 'token' };
    if (rest.join('/') !== paths[at]) return { status: 404, body: {} };
    const form = Object.fromEntries(
      at === 'entra' ? new URLSearchParams(await text(request)) : url.searchParams,
    );
    const resource = form.resource ?? form.scope?.replace(/\/\.default$/, '') ?? '';
    const asked = { at, clientId: form.client_id ?? '', tenantId, resource, form };
    const given = await (at === 'entra'
      ? entraToken(asked, request.method ?? '')
      : hostToken(asked, request, url.searchParams.get('api-version'))
    ).catch((error: unknown) => {
      if (error instanceof EntraRefusal) return error.answer;
      throw error;
    });
    requests.push({ ...asked, status: given.status });
    return given;
  }

  function discovery(tenantId: string): TokenAnswer {
    if (!apps.some(({ tenants }) => tenants.includes(tenantId))) {
      return new EntraRefusal('invalid_request', 90002, `Tenant '${tenantId}' not found.`).answer;
    }
    const base = `${entraOrigin}/${tenantId}`;
    return {
      status: 200,
      body: {
        issuer: `${base}/v2.0`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
        end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      },
    };
  }

  const handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    at: 'entra' | 'host',
  ) => {
    const path = request.url ?? '';
    const door = at === 'host' && path.startsWith('/metadata/') ? 'imds' : at;
    const instead = fault?.({ at: door, path });
    if (instead === 'hang') return;
    if (instead === 'reset') {
      request.socket.destroy();
      return;
    }
    const { status, body, headers } = instead ?? (await answerTo(request, door));
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

  const entra = createHttps({ cert: certificate, key }, (request, response) => {
    void handle(request, response, 'entra').catch(() => response.destroy());
  });
  const host = createHttp((request, response) => {
    void handle(request, response, 'host').catch(() => response.destroy());
  });
  for (const server of [entra, host]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  const entraOrigin = originOf(entra.address()).replace('http://127.0.0.1', 'https://localhost');
  const hostOrigin = originOf(host.address());

  return {
    authority: entraOrigin,
    ca: certificate,
    metadata: hostOrigin,
    hostEndpoint: `${hostOrigin}/msi/token`,
    hostHeader,
    apps,
    identities,
    signer,
    requests,
    setLife: (next) => {
      life = next;
    },
    setFault: (next) => {
      fault = next;
    },
    accepts: async (authorization, clientId, resource) => {
      const token = authorization?.replace(/^Bearer /, '') ?? '';
      const claims = await signer.verify(token, resource).catch(() => undefined);
      return claims?.appid === clientId;
    },
    close: async () => {
      for (const server of [entra, host]) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}

function byMachine(headers: IncomingHttpHeaders, version: string | null): TokenAnswer | undefined {
  if (headers.metadata !== 'true') return wrong('Required metadata header not specified');
  if (headers['x-forwarded-for'] !== undefined) return wrong('Forwarded requests are refused');
  return version === '2018-02-01' ? undefined : wrong('api-version is not supported');
}

function wrong(error_description: string, status = 400): TokenAnswer {
  return { status, body: { error: 'invalid_request', error_description } };
}
