import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Connections } from '../../../bot/http/connections.ts';
import { httpLimits } from '../../../bot/http/httpLimits.ts';

describe('where more are connected than there is room for', () => {
  const limits = { ...httpLimits, connections: 6, connectionsPerAddress: 4, checkEveryMs: 1e6 };
  let now = 0;
  let server: Server;
  let connections: Connections;
  let sockets: Socket[];
  /** Those who asked for /wait are not answered before the test wants it. */
  let unanswered: ServerResponse[];
  let arrived: () => void;

  beforeEach(async () => {
    now = 0;
    sockets = [];
    unanswered = [];
    arrived = () => {};
    connections = new Connections(limits, () => now);
    server = createServer((request, response) => {
      if (connections.take(request, response) === 'dropped') return;
      if (request.url === '/wait') unanswered.push(response);
      else response.end('answered');
      arrived();
    });
    connections.watch(server);
    server.listen(0, '0.0.0.0');
    await once(server, 'listening');
  });

  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    connections.closeAll();
    server.close();
    await once(server, 'close');
  });

  /** Somebody who has connected, by an address of this machine. */
  const come = async (from: string) => {
    const address = server.address();
    assert.ok(typeof address === 'object' && address);
    const socket = connect({ host: '127.0.0.1', port: address.port, localAddress: from });
    socket.on('error', () => {});
    sockets.push(socket);
    const met = once(server, 'connection');
    await Promise.all([once(socket, 'connect'), met]);
    return socket;
  };
  const ask = async (socket: Socket) => {
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    const [answer] = await once(socket, 'data');
    return String(answer).slice(9, 12);
  };
  const tell = async (socket: Socket) => {
    const here = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    socket.write('POST /wait HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n');
    await here;
  };
  const gone = (socket: Socket) => (socket.closed ? undefined : once(socket, 'close'));

  it('the one of an address goes that never asked, before one that is idle', async () => {
    const idle = await come('127.0.0.1');
    await ask(idle);
    const silent = await come('127.0.0.1');
    for (let more = 0; more < 3; more += 1) await come('127.0.0.1');
    silent.resume();
    await gone(silent);
    assert.equal(await ask(idle), '200');
    assert.equal(connections.size, 4);
  });

  it('among the idle ones the one that has been so longest', async () => {
    const first = await come('127.0.0.1');
    const others = [await come('127.0.0.1'), await come('127.0.0.1'), await come('127.0.0.1')];
    for (const socket of [first, ...others]) await ask(socket);
    await ask(first);
    await ask(await come('127.0.0.1'));
    await gone(others[0] ?? first);
    assert.equal(await ask(first), '200');
  });

  it('nobody who has told something and waits for the answer; then the newcomer', async () => {
    const telling: Socket[] = [];
    for (let more = 0; more < 4; more += 1) {
      const socket = await come('127.0.0.1');
      await tell(socket);
      telling.push(socket);
    }
    const newcomer = await come('127.0.0.1');
    newcomer.resume();
    await gone(newcomer);
    for (const [index, socket] of telling.entries()) {
      unanswered[index]?.end('heard');
      const [answer] = await once(socket, 'data');
      assert.match(String(answer), /^HTTP\/1\.1 200 /);
    }
  });

  it('the address that has most makes room for the others', async () => {
    const many = [];
    for (let more = 0; more < 4; more += 1) many.push(await come('127.0.0.1'));
    const few = [await come('127.0.0.2'), await come('127.0.0.2')];
    const newcomer = await come('127.0.0.3');
    const [first] = many;
    assert.ok(first);
    first.resume();
    await gone(first);
    for (const socket of [...few, newcomer]) assert.equal(await ask(socket), '200');
  });

  it('whoever takes too long over an answer is hung up on when it is looked', async () => {
    const slow = await come('127.0.0.1');
    await tell(slow);
    now = limits.answerMs;
    connections.sweep();
    assert.equal(connections.underWay().requests, 1);
    now += 1;
    slow.resume();
    connections.sweep();
    await gone(slow);
  });

  it('and so is a connection that says nothing for longer than any pause may be', async () => {
    const silent = await come('127.0.0.1');
    silent.resume();
    now = limits.keepAliveMs + limits.requestMs + 1;
    connections.sweep();
    await gone(silent);
  });
});
