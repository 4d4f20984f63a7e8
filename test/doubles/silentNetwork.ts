import { connect, createServer, type Socket } from 'node:net';
import { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';

/** A network to a database that can fall silent: it takes what is sent, and nothing ever comes back. */
export type SilentNetwork = { url: DatabaseUrl; silence(): void; speak(): void; close(): void };

export async function silentNetwork(to: DatabaseUrl): Promise<SilentNetwork> {
  const real = new URL(to.reveal());
  const sockets = new Set<Socket>();
  let silent = false;
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createServer((near) => {
    const far = connect(Number(real.port), real.hostname);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    near.on('data', (bytes) => silent || far.write(bytes));
    far.on('data', (bytes) => silent || near.write(bytes));
    near.on('error', end).on('close', end);
    far.on('error', end).on('close', () => silent || end());
    sockets.add(near).add(far);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const through = new URL(real);
  through.port = String(typeof address === 'object' ? address?.port : '');
  const url = DatabaseUrl.parse(through.href);
  if (!url) throw new Error('no address');
  return {
    url,
    silence: () => {
      silent = true;
    },
    // What was lost on the way stays lost.
    speak: () => {
      silent = false;
      endAll();
    },
    close: () => {
      endAll();
      server.close();
    },
  };
}
