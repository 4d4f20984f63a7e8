import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { inspect } from 'node:util';
import sinon from 'sinon';
import { OutsideError } from '../../../services/errors/errors.ts';
import { clientCredentials } from '../../../services/graph/clientCredentials.ts';
import { errorOf, outsideWith } from './outsideErrors.ts';
import { originOf, textOf } from './tappedGraph.ts';

const credentials = { tenantId: 'tenant-1', clientId: 'app-1', clientSecret: 'p&ss=word +æ' };
const minutes = 60_000;

type Asked = { path: string; form: Record<string, string> };
type Answer = { status: number; body: string } | 'reset';

describe('clientCredentials', () => {
  const asked: Asked[] = [];
  const answers: Answer[] = [];
  let expiresIn = 3600;
  let now = 0;
  const server = createServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(await textOf(request)));
    asked.push({ path: request.url ?? '', form });
    const answer = answers.shift();
    if (answer === 'reset') return request.socket.destroy();
    const token = { token_type: 'Bearer', expires_in: expiresIn, access_token: tokenOf() };
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' });
    return response.end(answer?.body ?? JSON.stringify(token));
  });
  const tokenOf = () => `token-${asked.length}`;

  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    asked.length = 0;
    answers.length = 0;
    expiresIn = 3600;
    now = 0;
    // Entra's address is fixed, so its calls are led to the endpoint here; nothing else leaves.
    const real = globalThis.fetch;
    sinon.stub(globalThis, 'fetch').callsFake((input, init) => {
      const url = new URL(String(input));
      assert.equal(url.origin, 'https://login.microsoftonline.com');
      return real(`${originOf(server.address())}${url.pathname}`, init);
    });
    sinon.stub(performance, 'now').callsFake(() => now);
  });
  afterEach(() => sinon.restore());
  after(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('asks its tenant for a token of the app itself, for all that Graph granted it', async () => {
    assert.equal(await clientCredentials(credentials)(), 'token-1');
    assert.deepEqual(asked, [
      {
        path: '/tenant-1/oauth2/v2.0/token',
        form: {
          grant_type: 'client_credentials',
          client_id: 'app-1',
          client_secret: 'p&ss=word +æ',
          scope: 'https://graph.microsoft.com/.default',
        },
      },
    ]);
  });

  it('keeps the token, and renews it five minutes before it runs out', async () => {
    const token = clientCredentials(credentials);
    assert.equal(await token(), 'token-1');
    now = 55 * minutes - 1;
    assert.equal(await token(), 'token-1');
    assert.equal(asked.length, 1);
    now = 55 * minutes;
    assert.equal(await token(), 'token-2');
    now = 110 * minutes - 1;
    assert.equal(await token(), 'token-2');
    assert.equal(asked.length, 2);
  });

  it('asks once when many want a token at the same time', async () => {
    const token = clientCredentials(credentials);
    assert.deepEqual(
      new Set(await Promise.all(Array.from({ length: 8 }, () => token()))),
      new Set(['token-1']),
    );
    assert.equal(asked.length, 1);
  });

  it('gives a token that lives shortly, and asks for the next one each time', async () => {
    expiresIn = 200;
    const token = clientCredentials(credentials);
    assert.equal(await token(), 'token-1');
    assert.equal(await token(), 'token-2');
  });

  it('keeps the tokens of two apps apart', async () => {
    const one = clientCredentials(credentials);
    const other = clientCredentials({ ...credentials, clientId: 'app-2' });
    assert.notEqual(await one(), await other());
    assert.deepEqual(
      asked.map(({ form }) => form.client_id),
      ['app-1', 'app-2'],
    );
  });

  for (const status of [400, 401, 403]) {
    it(`says that a later try cannot help when Entra answers ${status}`, async () => {
      answers.push({ status, body: '{"error":"invalid_client"}' });
      await assert.rejects(clientCredentials(credentials)(), outsideWith('entra_refused', false));
    });
  }

  for (const status of [500, 503]) {
    it(`says that a later try can help when Entra answers ${status}`, async () => {
      answers.push({ status, body: '' });
      await assert.rejects(clientCredentials(credentials)(), outsideWith('entra_refused', true));
    });
  }

  it('says that a later try can help when Entra asks it to slow down', async () => {
    answers.push({ status: 429, body: '' });
    await assert.rejects(clientCredentials(credentials)(), outsideWith('entra_refused', true));
  });

  it('says that a later try can help when Entra cannot be reached', async () => {
    answers.push('reset');
    await assert.rejects(clientCredentials(credentials)(), outsideWith('entra_unreachable', true));
  });

  for (const body of ['<h1>Sign in</h1>', '{"access_token":""}', '{"expires_in":3600}']) {
    it(`takes ${body} for a fault of Entra’s`, async () => {
      answers.push({ status: 200, body });
      assert.ok((await errorOf(clientCredentials(credentials)())) instanceof OutsideError);
    });
  }

  it('asks anew after a failure, and then keeps what it got', async () => {
    const token = clientCredentials(credentials);
    answers.push({ status: 500, body: '' });
    await assert.rejects(token(), OutsideError);
    assert.equal(await token(), 'token-2');
    assert.equal(await token(), 'token-2');
  });

  it('tells everybody who waited when it fails', async () => {
    const token = clientCredentials(credentials);
    answers.push({ status: 500, body: '' });
    const overrides = await Promise.allSettled([token(), token(), token()]);
    assert.deepEqual(
      overrides.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected'],
    );
    assert.equal(asked.length, 1);
  });

  it('keeps its secret out of errors', async () => {
    answers.push({ status: 401, body: `{"error":"${credentials.clientSecret}"}` }, 'reset');
    const token = clientCredentials(credentials);
    for (const error of [await errorOf(token()), await errorOf(token())]) {
      const shown = inspect(error, { depth: 9 });
      assert.ok(!shown.includes(credentials.clientSecret));
      assert.ok(!shown.includes(encodeURIComponent(credentials.clientSecret)));
    }
  });
});
