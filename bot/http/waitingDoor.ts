import { createServer } from 'node:http';

/** What answers in the bot's place until its store can be opened. */
export type WaitingDoor = { close(): Promise<void> };

/**
 * Says that the bot lives and is not ready, and sends everything else back to come again.
 * @param code of what is wrong with the store; undefined as long as nothing came
 * @throws an error with code EADDRINUSE when the port is taken
 */
export async function waitingDoor(
  at: { port: number; host: string },
  code: () => string | undefined,
): Promise<WaitingDoor> {
  const limits = { headersTimeout: 10_000, requestTimeout: 20_000 };
  const server = createServer(limits, (request, response) => {
    // What is sent is taken, or its sender would not see the answer.
    request.resume();
    response.setHeader('Content-Type', 'application/json').setHeader('Connection', 'close');
    const say = (status: number, what: object) => {
      response.statusCode = status;
      response.end(JSON.stringify(what));
    };
    const path = request.url?.split('?')[0];
    if (path === '/healthz') return say(200, { status: 'ok' });
    const store = { state: 'failing', kind: 'unavailable', code: code() ?? 'no_answer' };
    if (path === '/readyz') return say(503, { status: 'not ready', store });
    response.setHeader('Retry-After', '5');
    return say(503, { error: 'starting' });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(at.port, at.host, listening);
  });
  return {
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeIdleConnections();
      }),
  };
}
