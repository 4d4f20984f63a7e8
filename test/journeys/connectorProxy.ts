import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Stands between the bot and a Playground, and can lose an answer as a bad network does. */
export type ConnectorProxy = {
  url: string;
  /** Passes the next card with these words on, but never its answer; resolves once the bot has stopped waiting. */
  loseAnswerTo(words: string): Promise<void>;
  close(): Promise<void>;
};

/** @param target where what comes is passed on to, path by path */
export async function connectorProxy(target: string): Promise<ConnectorProxy> {
  let lost: { words: string; gaveUp: () => void } | undefined;
  const server = createServer(async (incoming, answer) => {
    const body = await buffer(incoming);
    const losing = lost && body.includes(lost.words) ? lost : undefined;
    if (losing) {
      lost = undefined;
      answer.once('close', losing.gaveUp);
    }
    await passOn(target, { incoming, body, answer: losing ? undefined : answer });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    loseAnswerTo: (words) => new Promise((resolve) => (lost = { words, gaveUp: resolve })),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function passOn(
  target: string,
  {
    incoming: { method, url = '', headers },
    body,
    answer,
  }: { incoming: IncomingMessage; body: Buffer; answer: ServerResponse | undefined },
): Promise<void> {
  const { host: _, ...kept } = headers;
  const sent = request(new URL(url, target), { method, headers: kept });
  sent.end(body);
  const [response]: IncomingMessage[] = await once(sent, 'response');
  if (!response) return;
  const told = await buffer(response);
  // Not in a chain: restify, loaded by another journey, makes `writeHead` return nothing.
  answer?.writeHead(response.statusCode ?? 502, response.headers);
  answer?.end(told);
}
