import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { originOf } from '../services/graph/tappedGraph.ts';

/** What a proxy in front of the bot lets through: "POST /api/messages". */
export const openPaths: ReadonlySet<string> = new Set([
  'POST /api/messages',
  'POST /api/graph/notifications',
  'GET /privacy',
  'GET /terms',
  'GET /support',
]);

/** The bot's public address: a proxy that lets a few paths through. */
export type PublicDoor = {
  url: string;
  /** Where what comes is handed on to. */
  leadTo(bot: string): void;
  /** Lets through other paths than it should, until called without. */
  setOpen(paths?: ReadonlySet<string>): void;
  close(): Promise<void>;
};

export async function startPublicDoor(): Promise<PublicDoor> {
  let bot = '';
  let letThrough = openPaths;
  const server = createServer((request, response) => {
    void handOn(request, response).catch(() => response.destroy());
  });
  async function handOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    if (!letThrough.has(`${method} ${url.split('?')[0]}`)) {
      // Not in one: restify, loaded in the same process, gives nothing back from `writeHead`.
      response.writeHead(404);
      response.end();
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const { 'content-type': type, authorization } = request.headers;
    const answer = await fetch(`${bot}${url}`, {
      method,
      headers: {
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(authorization === undefined ? {} : { authorization }),
      },
      ...(method === 'GET' ? {} : { body: Buffer.concat(parts) }),
    });
    const given = answer.headers.get('content-type');
    response.writeHead(answer.status, given === null ? {} : { 'content-type': given });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: originOf(server.address()),
    leadTo: (next) => {
      bot = next;
    },
    setOpen: (paths = openPaths) => {
      letThrough = paths;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
