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
  connections: number;
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
  connections: 1000,
};

/** Sets the limits; before the server listens. restify passes no options to Node's own server. */
export function limit({ server }: Server, limits: HttpLimits): void {
  const settings: Partial<HttpServer> & Record<string, number> = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    maxRequestsPerSocket: limits.requestsPerConnection,
    maxConnections: limits.connections,
    // One more than is allowed, so that too many can be told from just enough.
    maxHeadersCount: limits.headers + 1,
    // Read from the server when it starts to listen and at each connection, though only typed as options.
    connectionsCheckingInterval: limits.checkEveryMs,
    maxHeaderSize: limits.headerBytes,
  };
  Object.assign(server, settings);
}
