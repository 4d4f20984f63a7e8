import type { Server as HttpServer } from 'node:http';
import type { Server } from 'restify';

/** How long callers may take and how much they may send. */
export type HttpLimits = {
  /** From the first byte to the end of the headers. */
  headersMs: number;
  /** From the first byte to the end of the body. */
  requestMs: number;
  /** Longer than a proxy keeps an idle connection: the proxy must be the one to close it. */
  keepAliveMs: number;
  /** How often to look for slow callers. */
  checkEveryMs: number;
  headerBytes: number;
  headers: number;
  bodyBytes: number;
  requestsPerConnection: number;
  /** Requests answered at a time on one connection. Proxies send one after the other. */
  pipelined: number;
  /** From the end of the headers until the caller has the whole answer. */
  answerMs: number;
  /** How long a complete answer waits for its caller to read it. */
  untakenMs: number;
  connections: number;
  /** Per address; behind a proxy all share the proxy's. */
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

/** More than Node accepts from the queue at a time: dropped connections take a moment to close. */
const leaving = 1024;

/** Sets the limits; call before listening. restify passes no options to Node's own server. */
export function limit({ server }: Server, limits: HttpLimits): void {
  const settings: Partial<HttpServer> & Record<string, number> = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxRequestsPerSocket: limits.requestsPerConnection,
    // The last resort: normally Connections decides whom to drop.
    maxConnections: limits.connections + leaving,
    // One above the limit, to tell too many from exactly enough.
    maxHeadersCount: limits.headers + 1,
    // Read when the server starts to listen and at each connection, though typed only as an option.
    connectionsCheckingInterval: limits.checkEveryMs,
    maxHeaderSize: limits.headerBytes,
  };
  Object.assign(server, settings);
}
