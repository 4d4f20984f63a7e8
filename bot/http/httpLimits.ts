import type { Server as HttpServer } from 'node:http';
import type { Server } from 'restify';

/** How long callers may take and how much they may send. */
export type HttpLimits = {
  /** From the first byte to the last of the headers. */
  headersMs: number;
  /** From the first byte to the last of the body. */
  requestMs: number;
  /** Longer than a proxy keeps an idle connection: it, not the bot, must be the one to close. */
  keepAliveMs: number;
  /** How often slow callers are looked for. */
  checkEveryMs: number;
  headerBytes: number;
  headers: number;
  bodyBytes: number;
  requestsPerConnection: number;
  /** Requests that are answered at a time on one connection. Proxies send one after the other. */
  pipelined: number;
  /** From the last of the headers until the caller has all of the answer. */
  answerMs: number;
  /** How long a whole answer waits for a caller who does not take it. */
  untakenMs: number;
  connections: number;
  /** Of one address; behind a proxy all come from the proxy's. */
  connectionsPerAddress: number;
};

/** Teams' own requests stay far below all of these. */
export const httpLimits: HttpLimits = {
  headersMs: 10_000,
  requestMs: 20_000,
  keepAliveMs: 65_000,
  checkEveryMs: 5000,
  headerBytes: 16 * 1024,
  headers: 64,
  bodyBytes: 256 * 1024,
  requestsPerConnection: 1000,
  pipelined: 4,
  answerMs: 60_000,
  untakenMs: 10_000,
  connections: 4000,
  connectionsPerAddress: 2000,
};

/** More than Node takes in from the queue at a time: those given up for newcomers need a moment to be gone. */
const leaving = 1024;

/** Sets the limits; before the server listens. restify passes no options to Node's own server. */
export function limit({ server }: Server, limits: HttpLimits): void {
  const settings: Partial<HttpServer> & Record<string, number> = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxRequestsPerSocket: limits.requestsPerConnection,
    // The last line: who goes where there are too many is decided by Connections.
    maxConnections: limits.connections + leaving,
    // One more than is allowed, so that too many can be told from just enough.
    maxHeadersCount: limits.headers + 1,
    // Read from the server when it starts to listen and at each connection, though only typed as options.
    connectionsCheckingInterval: limits.checkEveryMs,
    maxHeaderSize: limits.headerBytes,
  };
  Object.assign(server, settings);
}
