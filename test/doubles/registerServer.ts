import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in for MU Elev's service, and for a file at an address, with payloads written by hand. */
export type RegisterServer = {
  url: string;
  /** What it was asked, "GET /path" with the authorization it was asked with. */
  asked: string[];
  /** What it answers, by path; nothing is 404. */
  answers: Map<string, { status?: number; body: unknown; etag?: string }>;
  close(): Promise<void>;
};

export async function startRegisterServer(): Promise<RegisterServer> {
  const asked: string[] = [];
  const answers: RegisterServer['answers'] = new Map();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path} ${request.headers.authorization ?? ''}`.trim());
    const answer = answers.get(path);
    if (answer?.etag !== undefined && request.headers['if-none-match'] === answer.etag) {
      // Two calls: restify's `writeHead` returns nothing.
      response.writeHead(304);
      response.end();
      return;
    }
    const headers = answer?.etag === undefined ? {} : { etag: answer.etag };
    response.writeHead(answer?.status ?? (answer ? 200 : 404), headers);
    const body = answer?.body ?? '';
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
