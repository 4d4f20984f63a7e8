import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Sender } from '../../../bot/core/sender.ts';
import { connectorHttp } from '../../../bot/teams/connectorHttp.ts';
import { teamsSender } from '../../../bot/teams/teamsSender.ts';
import { errorCard } from '../../../cards/errorCard.ts';
import { OutsideError } from '../../../services/errors/errors.ts';
import { handClock } from '../../doubles/handClock.ts';

const message = errorCard({ kind: 'error', number: '1' }, 'da');

describe('the sender over botbuilder', () => {
  let server: Server;
  let serviceUrl: string;
  let requests: number;
  let answer: { status: number; body: string };
  let sender: Sender;

  before(async () => {
    server = createServer((request, response) => {
      requests += 1;
      request.resume();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(address !== null && typeof address === 'object');
    serviceUrl = `http://127.0.0.1:${address.port}`;
  });

  beforeEach(() => {
    requests = 0;
    sender = senderOf({});
  });

  after(() => server.close());

  function senderOf(credentials: Record<string, string>): Sender {
    const adapter = new CloudAdapter(
      new ConfigurationBotFrameworkAuthentication(credentials, undefined, undefined, undefined, {
        httpClient: connectorHttp(handClock()),
      }),
    );
    // As in the running bot: without care, what fails in a conversation would end here.
    adapter.onTurnError = async () => {};
    return teamsSender(adapter, credentials.MicrosoftAppId ?? '', { seal: (one) => one });
  }

  const to = (url = serviceUrl) => ({
    channelId: 'msteams',
    serviceUrl: url,
    conversation: { id: 'a:1' },
    bot: { id: '28:bot' },
  });

  const faultOf = async (work: Promise<unknown>): Promise<OutsideError> => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof OutsideError, String(error));
    return error;
  };

  for (const status of [429, 500, 502, 503, 504, 408]) {
    it(`makes one request that is answered ${status}, whatever the SDK would like`, async () => {
      answer = { status, body: '{}' };
      assert.equal((await faultOf(sender.send(to(), message))).code, `teams_${status}`);
      assert.equal((await faultOf(sender.update(to(), 'm1', message))).code, `teams_${status}`);
      assert.equal(requests, 2);
    });
  }

  it('tells the id of a message, and none where Teams gives none', async () => {
    answer = { status: 201, body: '{"id":"m1"}' };
    assert.equal(await sender.send(to(), message), 'm1');
    answer = { status: 202, body: '' };
    assert.equal(await sender.send(to(), message), undefined);
  });

  it('takes an answer that nobody can read for a message that may have arrived', async () => {
    answer = { status: 200, body: '{"id":' };
    const { maybe, retry } = await faultOf(sender.send(to(), message));
    assert.deepEqual({ maybe, retry }, { maybe: true, retry: false });
  });

  it('knows that nothing was sent where nobody listens', async () => {
    const { code, retry, maybe } = await faultOf(sender.send(to('http://127.0.0.1:1'), message));
    assert.deepEqual(
      { code, retry, maybe },
      { code: 'teams_unreachable', retry: true, maybe: false },
    );
  });

  it('knows that nothing was sent where no token could be got', async () => {
    const tokens = senderOf({
      MicrosoftAppId: 'app',
      MicrosoftAppPassword: 'secret',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: 'tenant',
      // Nobody listens where tokens are given.
      ToChannelFromBotLoginUrl: 'https://127.0.0.1:1/tenant',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    });
    const { code, retry, maybe } = await faultOf(tokens.send(to(), message));
    assert.deepEqual({ code, retry, maybe }, { code: 'teams_token', retry: true, maybe: false });
    assert.equal(requests, 0);
  });
});
