import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { readConfig } from '../../../bot/config.ts';
import type { Sender } from '../../../bot/core/sender.ts';
import { botbuilderHttp } from '../../../bot/teams/botbuilderHttp.ts';
import { type BotToken, botCredentials } from '../../../bot/teams/botCredentials.ts';
import { ChannelAuthentication } from '../../../bot/teams/channelAuthentication.ts';
import { connector } from '../../../bot/teams/connector.ts';
import { type ConnectorHttp, connectorHttp } from '../../../bot/teams/connectorHttp.ts';
import { TeamsAdapter } from '../../../bot/teams/teamsAdapter.ts';
import { teamsSender } from '../../../bot/teams/teamsSender.ts';
import { errorCard } from '../../../cards/errorCard.ts';
import { OutsideError } from '../../../services/errors/errors.ts';
import { handClock } from '../../doubles/handClock.ts';

const message = errorCard({ kind: 'error', number: '1' }, 'da');

describe('the sender', () => {
  let server: Server;
  let serviceUrl: string;
  let requests: number;
  const paths: string[] = [];
  const bodies: Record<string, unknown>[] = [];
  let answer: { status: number; body: string };
  let sender: Sender;
  let refusedTokens: (token: string) => boolean = () => false;

  before(async () => {
    server = createServer(async (request, response) => {
      requests += 1;
      paths.push(`${request.method} ${request.url}`);
      const sent = await text(request);
      if (sent !== '') bodies.push(z.record(z.string(), z.unknown()).parse(JSON.parse(sent)));
      const { status, body } = refusedTokens(request.headers.authorization ?? '')
        ? { status: 401, body: '' }
        : answer;
      response.writeHead(status, { 'content-type': 'application/json', location: serviceUrl });
      response.end(body);
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

  function senderOf(environment: Record<string, string>, token?: BotToken): Sender {
    const config = readConfig({ SANDBOX: '1', SERVICE_URLS: serviceUrl, ...environment });
    const credentials = token && botCredentials(config.app.id, token);
    const adapter = new TeamsAdapter(new ChannelAuthentication(config, credentials));
    return senderTo(adapter, config.app.id, connectorHttp(handClock()));
  }

  function senderTo(adapter: TeamsAdapter, appId: string, http: ConnectorHttp): Sender {
    const authorization = (url: string) => adapter.authorization(appId, url);
    return teamsSender(connector({ authorization, http }), { seal: (one) => one });
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

  it('says who writes to whom, in which conversation, and nothing of an earlier message', async () => {
    answer = { status: 201, body: '{"id":"m1"}' };
    await sender.send({ ...to(), user: { id: '29:her' } }, message);
    await sender.update(to(), 'm/1', message);
    const [sent, updated] = bodies.slice(-2);
    assert.deepEqual(paths.slice(-2), [
      'POST /v3/conversations/a%3A1/activities',
      'PUT /v3/conversations/a%3A1/activities/m%2F1',
    ]);
    const { attachments, ...rest } = sent ?? {};
    assert.ok(Array.isArray(attachments) && attachments.length === 1);
    assert.deepEqual(rest, {
      type: 'message',
      summary: message.summary,
      channelId: 'msteams',
      serviceUrl,
      conversation: { id: 'a:1' },
      from: { id: '28:bot' },
      recipient: { id: '29:her' },
    });
    assert.equal(updated?.id, 'm/1');
  });

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
    const refused = new OutsideError('entra_refused', { retry: false, reason: 'AADSTS7000215' });
    const tokens = senderOf(
      { MicrosoftAppId: 'app', MicrosoftAppPassword: 'word', MicrosoftAppTenantId: 'tenant' },
      () => Promise.reject(refused),
    );
    const { code, retry, maybe, cause } = await faultOf(tokens.send(to(), message));
    assert.deepEqual({ code, retry, maybe }, { code: 'teams_token', retry: true, maybe: false });
    assert.equal(cause, refused);
    assert.equal(requests, 0);
  });

  describe('with a token that Teams refuses', () => {
    let given: number;
    let asked: number;
    let refuse: (token: string) => boolean;
    let guarded: Sender;

    beforeEach(() => {
      given = 0;
      asked = 0;
      const token: BotToken = async ({ renew } = { renew: false }) => {
        asked += 1;
        if (renew) given += 1;
        return `token-${given}`;
      };
      const http = connectorHttp({
        ...handClock(),
        failed: ({ code }) => {
          if (code === 'teams_401') authentication.tokenRefused();
        },
      });
      const authentication: ChannelAuthentication = new ChannelAuthentication(
        readConfig({
          MicrosoftAppId: 'app',
          MicrosoftAppPassword: 'word',
          MicrosoftAppTenantId: 'tenant',
          SERVICE_URLS: serviceUrl,
        }),
        botCredentials('app', token),
        { httpClient: botbuilderHttp(http) },
      );
      guarded = senderTo(new TeamsAdapter(authentication), 'app', http);
      refusedTokens = (token) => refuse(token);
    });

    afterEach(() => {
      refusedTokens = () => false;
    });

    it('proves itself with another one the next time, and with that from then on', async () => {
      answer = { status: 201, body: '{"id":"m1"}' };
      refuse = (token) => token === 'Bearer token-0';
      const { code, retry } = await faultOf(guarded.send(to(), message));
      assert.deepEqual({ code, retry }, { code: 'teams_401', retry: true });
      assert.equal(await guarded.send(to(), message), 'm1');
      assert.equal(await guarded.send(to(), message), 'm1');
      assert.equal(given, 1);
    });

    it('asks whoever keeps it before each message, since it ends meanwhile', async () => {
      answer = { status: 201, body: '{"id":"m1"}' };
      refuse = () => false;
      for (let index = 0; index < 3; index += 1) await guarded.send(to(), message);
      assert.equal(asked, 3);
    });

    it('never follows a redirect with it', async () => {
      for (const status of [301, 302, 307, 308]) {
        answer = { status, body: '' };
        refuse = () => false;
        const before = requests;
        const { code, retry } = await faultOf(guarded.send(to(), message));
        assert.deepEqual([code, retry], [`teams_${status}`, true]);
        assert.equal(requests, before + 1);
      }
    });
  });
});
