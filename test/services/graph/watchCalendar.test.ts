import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type LocalGraph, startLocalGraph } from '../../../bot/sandbox/graph/localGraph.ts';
import { graphCalendars } from '../../../services/graph/graphCalendars.ts';
import { organiser, stranger, teacher } from './aBooking.ts';
import { outsideWith } from './outsideErrors.ts';
import { originOf } from './tappedGraph.ts';

const publicUrl = 'https://naervaer.example';
const url = `${publicUrl}/api/graph/notifications`;
const now = Temporal.Instant.from('2026-11-25T08:10:00+01:00');
const until = now.add({ minutes: 4230 });

describe('watching a calendar', () => {
  let graph: LocalGraph;
  let echoes = true;
  const told: unknown[] = [];
  /** The bot's place: gives a validation token back, keeps what it is told. */
  const listener = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const token = new URL(request.url ?? '', 'http://local').searchParams.get('validationToken');
    if (token === null) told.push(JSON.parse(Buffer.concat(parts).toString('utf8')));
    response.writeHead(token === null ? 202 : 200, { 'content-type': 'text/plain' });
    response.end(echoes ? token : 'something else');
  });

  before(async () => {
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
  });

  after(() => {
    listener.closeAllConnections();
    listener.close();
  });

  beforeEach(async () => {
    echoes = true;
    told.length = 0;
    const origin = originOf(listener.address());
    graph = await startLocalGraph({
      people: [organiser, teacher],
      now: () => now,
      resolve: (address) => address.replace(publicUrl, origin),
    });
  });

  afterEach(() => graph.close());

  const calendars = () =>
    graphCalendars({ baseUrl: graph.url, token: async () => 'local', sleep: async () => {} });
  const watch = (known?: string, whose = organiser) =>
    calendars().watch({ organiser: whose, url, secret: 'secret', until, known });

  it('subscribes after the handshake, until the moment that was asked for', async () => {
    const made = await watch();
    assert.equal(made.until.toString(), until.toString());
    const [one] = graph.subscriptions.all();
    assert.deepEqual(
      [one?.id, one?.resource, one?.changeType, one?.clientState],
      [made.id, `users/${organiser}/events`, 'updated,deleted', 'secret'],
    );
  });

  it('lengthens the one that is known, and makes no second', async () => {
    const first = await watch();
    const again = await watch(first.id);
    assert.equal(again.id, first.id);
    assert.equal(graph.subscriptions.all().length, 1);
  });

  it('makes a new one where the known one has ended', async () => {
    const first = await watch();
    graph.subscriptions.remove(first.id);
    assert.notEqual((await watch(first.id)).id, first.id);
    assert.equal(graph.subscriptions.all().length, 1);
  });

  it('ends strays of ours on that calendar, and leaves others alone', async () => {
    const stray = await watch();
    const colleague = await watch(undefined, teacher);
    const fresh = await watch();
    const ids = graph.subscriptions.all().map(({ id }) => id);
    assert.deepEqual(new Set(ids), new Set([colleague.id, fresh.id]));
    assert.notEqual(fresh.id, stray.id);
  });

  it('is refused where the address does not give the token back', async () => {
    echoes = false;
    await assert.rejects(watch(), outsideWith('graph_400', false));
    assert.deepEqual(graph.subscriptions.all(), []);
  });

  it('is refused for a mailbox that is not there', async () => {
    await assert.rejects(watch(undefined, stranger), outsideWith('graph_404', false));
  });
});
