import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const get = 'GET /healthz HTTP/1.1\r\nhost: x\r\n';
const post = 'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';

/** What callers who want to block others do with one socket; none hangs up. */
export const hostile: Readonly<Record<string, (socket: Socket) => void>> = {
  'say nothing': () => {},
  'ask for an upgrade': (socket) =>
    socket.write(`${get}connection: Upgrade\r\nupgrade: websocket\r\n\r\n`),
  'ask for an upgrade and send on': (socket) => {
    socket.write(`${get}connection: Upgrade\r\nupgrade: h2c\r\n\r\n`);
    socket.write('x'.repeat(60_000));
  },
  'post an upgrade with a body': (socket) =>
    socket.write(`${post}connection: upgrade\r\nupgrade: x\r\ncontent-length: 9\r\n\r\n{"`),
  'ask for a tunnel': (socket) =>
    socket.write('CONNECT example.org:443 HTTP/1.1\r\nhost: example.org:443\r\n\r\n'),
  'begin headers': (socket) => socket.write(`${get}x-more: `),
  'begin a body': (socket) => socket.write(`${post}content-length: 500\r\n\r\n{"ty`),
  'begin a body in chunks': (socket) =>
    socket.write(`${post}transfer-encoding: chunked\r\n\r\n4\r\n{"ty\r\n`),
  'promise a body nobody may send': (socket) => socket.write(`${get}content-length: 500\r\n\r\n`),
  'wait for 100 Continue and go on waiting': (socket) =>
    socket.write(`${post}expect: 100-continue\r\ncontent-length: 500\r\n\r\n`),
  'expect what there is not': (socket) => socket.write(`${get}expect: everything\r\n\r\n`),
  'ask and stay': (socket) => socket.write(`${get}\r\n`),
  'ask and close their half': (socket) => socket.end(`${get}\r\n`),
  'close their half in the middle': (socket) => socket.end(`${post}content-length: 500\r\n\r\n{`),
  'ask fifty things at once': (socket) => socket.write(`${get}\r\n`.repeat(50)),
  'ask and read no answer': (socket) => {
    socket.pause();
    socket.write('GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(8));
  },
  'ask as of a proxy': (socket) =>
    socket.write('GET http://evil.example/healthz HTTP/1.1\r\nhost: evil.example\r\n\r\n'),
  'send garbage': (socket) => socket.write('\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03'),
  'send empty lines': (socket) => socket.write('\r\n'.repeat(2000)),
};

/**
 * Opens sockets that stay open on this side, whatever the other does.
 * @param from an address of this machine, 127.0.0.2
 */
export async function openSockets(
  url: string,
  count: number,
  { act, from = '127.0.0.1' }: { act: (socket: Socket) => void; from?: string },
): Promise<{ sockets: readonly Socket[]; close: () => void }> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  for (let index = 0; index < count; index += 1) {
    const socket = connect({
      host: hostname,
      port: Number(port),
      localAddress: from,
      allowHalfOpen: true,
    });
    socket.on('error', () => {});
    socket.resume();
    socket.once('connect', () => act(socket));
    sockets.push(socket);
    // No more at a time than a listening socket's queue takes.
    if (index % 100 === 99) await connected(socket);
  }
  await Promise.all(sockets.map(connected));
  return { sockets, close: () => sockets.forEach((socket) => void socket.destroy()) };
}

async function connected(socket: Socket): Promise<void> {
  if (socket.connecting) await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
}
