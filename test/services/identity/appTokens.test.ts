import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { z } from 'zod';
import { OutsideError } from '../../../services/errors/errors.ts';
import { type AppTokens, appTokens } from '../../../services/identity/appTokens.ts';
import type { AppIdentity, Proof } from '../../../services/identity/chooseIdentity.ts';
import { type SelfSigned, selfSigned } from '../../doubles/entra/selfSigned.ts';
import { seconds, type TokenSigner, tokenSigner } from '../../doubles/entra/tokenKeys.ts';
import { startTokenService, type TokenService } from '../../doubles/entra/tokenService.ts';
import { errorOf, outsideWith } from '../graph/outsideErrors.ts';

const tenant = '99999999-0000-4000-8000-000000000001';
const connector = 'https://api.botframework.com';
const graph = 'https://graph.microsoft.com';
const secret = 'p&ss=word +æ';

const askTokens = fileURLToPath(new URL('../../doubles/entra/askTokens.ts', import.meta.url));

/** What a process finds in its environment of the host that it runs on. */
const hostVariables = [
  'AZURE_POD_IDENTITY_AUTHORITY_HOST',
  'IDENTITY_ENDPOINT',
  'IDENTITY_HEADER',
  'HTTPS_PROXY',
  'AZURE_TENANT_ID',
  'AZURE_FEDERATED_TOKEN_FILE',
] as const;

describe('appTokens', () => {
  let entra: TokenService;
  let cluster: TokenSigner;
  let folder: string;
  let certificate: SelfSigned;
  let count = 0;
  const roots = getCACertificates('default');
  const environment = hostVariables.map((name) => [name, process.env[name]] as const);

  before(async () => {
    entra = await startTokenService(tenant);
    cluster = await tokenSigner('https://cluster.example/');
    certificate = await selfSigned({ name: 'naervaer' });
    folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
    setDefaultCACertificates([...roots, entra.ca]);
  });

  beforeEach(() => {
    for (const name of hostVariables) delete process.env[name];
    entra.setFault();
    entra.setLife(3600);
  });

  after(async () => {
    for (const [name, value] of environment) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    setDefaultCACertificates(roots);
    await entra.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** An app of its own for each test: MSAL keeps a managed identity's tokens for the whole process. */
  function anIdentity(proof: Proof, difference: Partial<AppIdentity> = {}): AppIdentity {
    count += 1;
    const clientId = `11111111-0000-4000-8000-${String(count).padStart(12, '0')}`;
    entra.apps.push({
      clientId,
      tenants: [tenant, 'botframework.com'],
      secrets: [secret],
      certificates: [certificate.certificate],
      federated: [
        { by: cluster, subject: 'system:serviceaccount:naervaer:bot' },
        { by: entra.signer, subject: 'object-of-vouching' },
      ],
    });
    const authority = entra.authority;
    return {
      clientId,
      tenantId: tenant,
      proof,
      authority,
      connectorTenantId: tenant,
      ...difference,
    };
  }

  function anIdentityOfTheHost(clientId: string, objectId = `object-${clientId}`): void {
    entra.identities.push({ clientId, objectId });
  }

  const tokensOf = (identity: AppIdentity): AppTokens =>
    appTokens(identity, { connector, delayMs: 1 });

  const askedBy = ({ clientId }: AppIdentity) =>
    entra.requests.filter((request) => request.clientId === clientId);

  /** Both tokens, each taken by whom it is for and by nobody else. */
  async function bothWork(identity: AppIdentity): Promise<void> {
    const tokens = tokensOf(identity);
    for (const [token, resource, other] of [
      [await tokens.teams(), connector, graph],
      [await tokens.graph(), graph, connector],
    ] as const) {
      const { clientId } = identity;
      assert.ok(await entra.accepts(`Bearer ${token}`, clientId, resource));
      assert.ok(!(await entra.accepts(`Bearer ${token}`, clientId, other)));
    }
  }

  async function clusterToken(difference: object = {}, by = cluster): Promise<string> {
    return by.sign({
      sub: 'system:serviceaccount:naervaer:bot',
      aud: 'api://AzureADTokenExchange',
      ...difference,
    });
  }

  describe('of a managed identity', () => {
    it('come from a virtual machine’s metadata service', async () => {
      process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = entra.metadata;
      const identity = anIdentity({ by: 'managed_identity' });
      anIdentityOfTheHost(identity.clientId);
      await bothWork(identity);
      assert.deepEqual(
        askedBy(identity).map(({ at, resource, status }) => [at, resource, status]),
        [
          ['imds', connector, 200],
          ['imds', graph, 200],
        ],
      );
    });

    /** Asks for both tokens in a process of its own, as in Container Apps. */
    async function inContainerApps(clientId: string, header: string): Promise<string[]> {
      const child = spawn(process.execPath, [askTokens], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { IDENTITY_ENDPOINT: entra.hostEndpoint, IDENTITY_HEADER: header },
      });
      child.stdin.end(JSON.stringify({ clientId, tenantId: tenant }));
      return z.array(z.string()).parse(JSON.parse(await text(child.stdout)));
    }

    it('come from the endpoint that Container Apps gives', async () => {
      const { clientId } = anIdentity({ by: 'managed_identity' });
      anIdentityOfTheHost(clientId);
      const [teams, graphs] = await inContainerApps(clientId, entra.hostHeader);
      assert.ok(await entra.accepts(`Bearer ${teams}`, clientId, connector));
      assert.ok(await entra.accepts(`Bearer ${graphs}`, clientId, graph));
      const doors = entra.requests.filter((one) => one.clientId === clientId).map(({ at }) => at);
      assert.deepEqual(doors, ['host', 'host']);
    });

    it('are refused where the header of Container Apps is another', async () => {
      const { clientId } = anIdentity({ by: 'managed_identity' });
      anIdentityOfTheHost(clientId);
      const codes = await inContainerApps(clientId, 'guessed');
      assert.deepEqual(codes, ['entra_refused', 'entra_refused']);
    });

    it('are asked of the host itself where a proxy leads outside', async () => {
      process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = entra.metadata;
      // Nobody listens there.
      process.env.HTTPS_PROXY = 'http://127.0.0.1:1';
      const identity = anIdentity({ by: 'managed_identity' });
      anIdentityOfTheHost(identity.clientId);
      await bothWork(identity);
    });

    it('are refused for good where the host does not have the identity', async () => {
      process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = entra.metadata;
      const tokens = tokensOf(anIdentity({ by: 'managed_identity' }));
      const error = await errorOf(tokens.graph());
      assert.ok(outsideWith('entra_refused', false)(error));
      assert.ok(error instanceof OutsideError && error.reason === 'invalid_request');
    });

    it('are asked for again when the host says to slow down, as it says', async () => {
      process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = entra.metadata;
      const identity = anIdentity({ by: 'managed_identity' });
      anIdentityOfTheHost(identity.clientId);
      let faults = 0;
      entra.setFault(() => {
        faults += 1;
        return faults > 2 ? undefined : { status: 429, body: {}, headers: { 'retry-after': '0' } };
      });
      await bothWork(identity);
      assert.ok(faults > 2);
    });
  });

  describe('of an app registration that a managed identity vouches for', () => {
    it('are given for the identity’s own token', async () => {
      process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = entra.metadata;
      const managedIdentity = 'vouching';
      anIdentityOfTheHost(managedIdentity, 'object-of-vouching');
      const identity = anIdentity({ by: 'federated_identity', managedIdentity });
      await bothWork(identity);
      assert.deepEqual(
        askedBy(identity).map(({ at, form }) => [at, form.client_secret]),
        [
          ['entra', undefined],
          ['entra', undefined],
        ],
      );
      const vouched = entra.requests.filter(({ clientId }) => clientId === managedIdentity);
      assert.equal(vouched[0]?.resource, 'api://AzureADTokenExchange');
    });

    it('are refused where the app trusts another identity', async () => {
      process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = entra.metadata;
      const managedIdentity = 'not-trusted';
      anIdentityOfTheHost(managedIdentity);
      const error = await errorOf(
        tokensOf(anIdentity({ by: 'federated_identity', managedIdentity })).graph(),
      );
      assert.ok(outsideWith('entra_refused', false)(error));
      assert.ok(error instanceof OutsideError && error.reason === 'AADSTS700213');
    });

    it('log in for the connector where apps of many tenants do', async () => {
      process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = entra.metadata;
      const managedIdentity = 'vouching-for-many';
      anIdentityOfTheHost(managedIdentity, 'object-of-vouching');
      const identity = anIdentity(
        { by: 'federated_identity', managedIdentity },
        { connectorTenantId: 'botframework.com' },
      );
      await bothWork(identity);
      assert.deepEqual(
        askedBy(identity).map(({ tenantId, resource }) => [tenantId, resource]),
        [
          ['botframework.com', connector],
          [tenant, graph],
        ],
      );
    });
  });

  describe('of an app that its cluster vouches for', () => {
    it('are given for the token in the file, read anew for each', async () => {
      const file = join(folder, 'token');
      await writeFile(file, await clusterToken());
      const identity = anIdentity({ by: 'token_file', file });
      const tokens = tokensOf(identity);
      await tokens.teams();
      const next = await clusterToken({ jti: 'the-next-one' });
      await writeFile(file, `${next}\n`);
      await tokens.teams({ renew: true });
      const assertions = askedBy(identity).map(({ form }) => form.client_assertion);
      assert.equal(assertions.length, 2);
      assert.equal(assertions[1], next);
      assert.notEqual(assertions[0], next);
      await bothWork(identity);
    });

    const wrong: readonly (readonly [string, () => Promise<string>, string])[] = [
      ['ended', () => clusterToken({ exp: seconds() - 10 }), 'AADSTS700024'],
      ['is for somebody else', () => clusterToken({ aud: 'https://other' }), 'AADSTS700212'],
      ['is of another service account', () => clusterToken({ sub: 'other' }), 'AADSTS700213'],
      [
        'is of another cluster',
        async () => clusterToken({}, await tokenSigner('https://other.example/')),
        'AADSTS700211',
      ],
      [
        'is signed by another key',
        async () => clusterToken({}, await tokenSigner('https://cluster.example/')),
        'AADSTS700027',
      ],
    ];
    for (const [what, make, reason] of wrong) {
      it(`are refused for good where the token in the file ${what}`, async () => {
        const file = join(folder, 'wrong');
        await writeFile(file, await make());
        const error = await errorOf(tokensOf(anIdentity({ by: 'token_file', file })).graph());
        assert.ok(outsideWith('entra_refused', false)(error));
        assert.ok(error instanceof OutsideError && error.reason === reason, inspect(error));
      });
    }

    it('wait for the file where it is not there yet', async () => {
      const file = join(folder, 'later');
      const tokens = tokensOf(anIdentity({ by: 'token_file', file }));
      await assert.rejects(tokens.graph(), outsideWith('entra_no_proof', true));
      await writeFile(file, await clusterToken());
      assert.ok(await tokens.graph());
    });
  });

  describe('of an app with a certificate', () => {
    const write = async (name: string, pair: SelfSigned) => {
      const file = join(folder, name);
      await writeFile(file, pair.certificate + pair.key);
      return file;
    };

    it('are given for assertions that it signs, each once', async () => {
      const file = await write('app.pem', certificate);
      const identity = anIdentity({ by: 'certificate', file, password: undefined });
      await bothWork(identity);
      assert.ok(askedBy(identity).every(({ form }) => form.client_secret === undefined));
    });

    it('are signed with its successor without a restart', async () => {
      const file = await write('renewed.pem', certificate);
      const identity = anIdentity({ by: 'certificate', file, password: undefined });
      const tokens = tokensOf(identity);
      await tokens.graph();
      const successor = await selfSigned({ name: 'successor' });
      const app = entra.apps.find(({ clientId }) => clientId === identity.clientId);
      app?.certificates.splice(0, 1, successor.certificate);
      await assert.rejects(tokens.graph({ renew: true }), outsideWith('entra_refused', false));
      await write('renewed.pem', successor);
      assert.ok(await tokens.graph());
    });

    it('are refused for good where the app knows another certificate', async () => {
      const file = await write('other.pem', await selfSigned());
      const tokens = tokensOf(anIdentity({ by: 'certificate', file, password: undefined }));
      const error = await errorOf(tokens.teams());
      assert.ok(outsideWith('entra_refused', false)(error));
      assert.ok(error instanceof OutsideError && error.reason === 'AADSTS700027');
    });
  });

  describe('of an app with a secret', () => {
    it('are given for it, for both', async () => {
      const identity = anIdentity({ by: 'secret', secret });
      await bothWork(identity);
      const [first] = askedBy(identity);
      assert.equal(first?.form.client_secret, secret);
      assert.equal(first?.form.scope, `${connector}/.default`);
    });

    it('are kept, and asked for once by many', async () => {
      const identity = anIdentity({ by: 'secret', secret });
      const tokens = tokensOf(identity);
      await Promise.all(Array.from({ length: 8 }, () => tokens.graph()));
      await tokens.graph();
      assert.equal(askedBy(identity).length, 1);
    });

    it('are another one where one was refused', async () => {
      const tokens = tokensOf(anIdentity({ by: 'secret', secret }));
      entra.setLife(3600);
      const first = await tokens.graph();
      entra.setLife(3000);
      assert.notEqual(await tokens.graph({ renew: true }), first);
    });

    it('are refused for good for a wrong secret, an unknown app or tenant, with Entra’s number', async () => {
      const known = anIdentity({ by: 'secret', secret });
      for (const [identity, reason] of [
        [{ ...known, proof: { by: 'secret', secret: 'wrong' } }, 'AADSTS7000215'],
        [{ ...known, clientId: '22222222-0000-4000-8000-000000000000' }, 'AADSTS700016'],
        [{ ...known, tenantId: 'nowhere.example' }, 'AADSTS90002'],
      ] as const) {
        const error = await errorOf(tokensOf(identity).graph());
        assert.ok(outsideWith('entra_refused', false)(error));
        assert.ok(error instanceof OutsideError && error.reason === reason, inspect(error));
        assert.match(error.requestId ?? '', /^[0-9a-f-]{36}$/);
      }
    });
  });

  describe('when the login fails', () => {
    const fresh = () => tokensOf(anIdentity({ by: 'secret', secret }));

    for (const status of [429, 500, 503]) {
      it(`are asked for again after ${status}, and later where that does not help`, async () => {
        let faults = 0;
        let most = 1;
        entra.setFault(() => {
          faults += 1;
          return faults > most ? undefined : { status, body: '', headers: { 'retry-after': '0' } };
        });
        assert.ok(await fresh().graph());
        faults = 0;
        most = 1000;
        await assert.rejects(fresh().graph(), outsideWith('entra_refused', true));
        assert.ok(faults >= 4, `${faults} tries`);
      });
    }

    it('can be asked for later where nobody answers', async () => {
      entra.setFault(() => 'reset');
      await assert.rejects(fresh().graph(), outsideWith('entra_unreachable', true));
    });

    for (const body of ['<h1>Sign in</h1>', '{"access_token":""}', '{"expires_in":3600}']) {
      it(`take ${body} for a fault of Entra’s`, async () => {
        entra.setFault(({ path }) =>
          path.includes('/oauth2/v2.0/token') ? { status: 200, body } : undefined,
        );
        await assert.rejects(fresh().graph(), outsideWith('entra_garbage', true));
      });
    }

    it('keep what was sent out of errors, whatever is answered', async () => {
      const tokens = tokensOf(anIdentity({ by: 'secret', secret }));
      for (const answer of [{ status: 401, body: { error: secret } }, 'reset'] as const) {
        entra.setFault(({ path }) => (path.includes('/oauth2/v2.0/token') ? answer : undefined));
        const shown = inspect(await errorOf(tokens.graph()), { depth: 9 });
        assert.ok(!shown.includes(secret) && !shown.includes(encodeURIComponent(secret)));
      }
    });
  });
});
