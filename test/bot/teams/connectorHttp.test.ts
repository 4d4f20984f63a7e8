import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Worker } from 'node:worker_threads';
import { type ConnectorHttp, connectorHttp } from '../../../bot/teams/connectorHttp.ts';
import { OutsideError } from '../../../services/errors/errors.ts';
import { handClock } from '../../doubles/handClock.ts';

/** A connector on its own thread, which goes on while this one is busy: ends each connection after an answer. */
const hastyConnector = `
  const { createServer } = require('node:http');
  const { parentPort } = require('node:worker_threads');
  const server = createServer((request, response) => {
    request.resume();
    response.end('{}');
    const { socket } = request;
    setTimeout(() => socket.end(), 20);
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

describe('requests to the connector', () => {
  let server: Server;
  let url: string;
  let connections: number;
  let requests: number;
  let cut: boolean;
  let http: ConnectorHttp;

  before(async () => {
    server = createServer((request, response) => {
      requests += 1;
      request.resume();
      request.once('end', () => {
        if (cut) request.socket.destroy();
        else response.end('{}');
      });
    });
    server.on('connection', () => {
      connections += 1;
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${portOf(server.address())}/`;
  });

  beforeEach(() => {
    connections = 0;
    requests = 0;
    cut = false;
    http = connectorHttp(handClock());
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = (to = url) => http({ method: 'POST', url: to, headers: {}, body: '{}' });

  const faultOf = async (work: Promise<unknown>): Promise<OutsideError> => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof OutsideError, String(error));
    return error;
  };

  it('go over one kept connection, one after another', async () => {
    for (let index = 0; index < 5; index += 1) await post();
    assert.deepEqual({ connections, requests }, { connections: 1, requests: 5 });
  });

  it('go over no more than 64 connections at once', async () => {
    await Promise.all(Array.from({ length: 200 }, () => post()));
    assert.ok(connections <= 64, `${connections} connections`);
    assert.equal(requests, 200);
  });

  it('take a new connection where the kept one was closed', async () => {
    await post();
    server.closeAllConnections();
    await post();
    assert.deepEqual({ connections, requests }, { connections: 2, requests: 2 });
  });

  it('are never lost to a kept connection that was closed while nobody looked', async () => {
    const worker = new Worker(hastyConnector, { eval: true });
    const [port] = await once(worker, 'message');
    for (let index = 0; index < 3; index += 1) {
      await post(`http://127.0.0.1:${port}/`);
      // The event loop is held up, so that the end of the connection is not read before the next request begins.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
    await worker.terminate();
  });

  it('may have arrived when a kept connection breaks with a request on it', async () => {
    await post();
    cut = true;
    const { code, maybe, retry } = await faultOf(post());
    assert.deepEqual({ code, maybe, retry }, { code: 'teams_silent', maybe: true, retry: false });
    assert.deepEqual({ connections, requests }, { connections: 1, requests: 2 });
  });

  it('go through the proxy where one is named, and were surely not sent where it refuses', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const named = { HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy.address())}` };
    http = connectorHttp({ ...handClock(), proxy: named });
    const { code, retry, maybe } = await faultOf(post('https://teams.example/v3'));
    proxy.closeAllConnections();
    proxy.close();
    assert.deepEqual(asked, ['teams.example:443']);
    assert.deepEqual(
      { code, retry, maybe },
      { code: 'teams_unreachable', retry: true, maybe: false },
    );
  });

  it('were surely not sent when they waited too long for a connection', async () => {
    const clock = handClock();
    http = connectorHttp(clock);
    const silent = createServer((request) => request.resume());
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const to = `http://127.0.0.1:${portOf(silent.address())}/`;
    let taken = 0;
    const all = new Promise<void>((done) => {
      silent.on('request', () => {
        taken += 1;
        if (taken === 64) done();
      });
    });
    const faults = Promise.all(Array.from({ length: 65 }, () => faultOf(post(to))));
    await all;
    clock.advance({ seconds: 15 });
    const codes = (await faults).map(({ code }) => code);
    silent.closeAllConnections();
    silent.close();
    assert.equal(codes.filter((code) => code === 'teams_silent').length, 64);
    assert.equal(codes.filter((code) => code === 'teams_unreachable').length, 1);
  });
});

function portOf(address: ReturnType<Server['address']>): number {
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}
