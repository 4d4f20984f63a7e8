import { once } from 'node:events';
import { createServer } from 'node:http';
import { connectorPort } from './settings.ts';

/** A message as it came; `update` if it replaced an earlier one. */
export type Arrived = { conversation: string; at: number; update: boolean; content: string };

/** A stand-in for Teams that takes everything at once and keeps it. */
export type Connector = {
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
};

/**
 * @param look gets each message as it comes
 * @throws an error with code EADDRINUSE while another run has the port
 */
export async function startConnector(look: (message: Arrived) => void): Promise<Connector> {
  const arrived: Arrived[] = [];
  let sequence = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.once('end', () => {
      sequence += 1;
      const isMessage = request.method === 'POST' || request.method === 'PUT';
      response.writeHead(200, { 'content-type': 'application/json' });
      // Anything else asks who is in a chat.
      response.end(isMessage ? `{"id":"m${sequence}"}` : '{"members":[]}');
      if (!isMessage) return;
      const message = {
        conversation: decodeURIComponent(request.url?.split('/')[3] ?? ''),
        at: performance.now(),
        update: request.method === 'PUT',
        content: Buffer.concat(parts).toString('utf8'),
      };
      arrived.push(message);
      look(message);
    });
  });
  server.listen(connectorPort, '127.0.0.1');
  await once(server, 'listening');
  return {
    arrived,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
