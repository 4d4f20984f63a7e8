import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HttpLimits } from './httpLimits.ts';
import { refuseSocket } from './refuseSocket.ts';

/** A request and its answer, from the end of the headers until the caller has the whole answer. */
type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  sinceMs: number;
  /** Since when the complete answer has waited for the caller to read it. */
  waitsSinceMs?: number;
};

type Connection = {
  socket: Socket;
  address: string;
  quietSinceMs: number;
  /** Whether it ever carried an answer. */
  used: boolean;
  open: Set<Exchange>;
};

/** How a request is taken: `late` after the stop, `dropped` when its caller asks too much at once. */
export type Taken = 'taken' | 'late' | 'dropped';

/**
 * Tracks connections and requests. No connection lasts for ever, whatever its caller does, and nobody can
 * keep others out: when there are too many, the longest idle one is closed, first among those that never sent
 * a request, from the address with the most. A caller whose complete request is being answered is never
 * dropped for another.
 */
export class Connections {
  readonly #limits: HttpLimits;
  readonly #now: () => number;
  /** In order of arrival or of the last answer. */
  readonly #all = new Map<Duplex, Connection>();
  readonly #byAddress = new Map<string, Set<Connection>>();
  readonly #waiting = new Set<() => void>();
  readonly #late = new WeakSet<IncomingMessage>();
  readonly #turns = new Set<Promise<unknown>>();
  #stopping = false;

  /** @param now milliseconds of a monotonic clock */
  constructor(limits: HttpLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** Connections now. */
  get size(): number {
    return this.#all.size;
  }

  /** Watches a server's connections; call before it listens. */
  watch(server: HttpServer): void {
    server.on('connection', (socket) => this.#met(socket));
    // Node hands these sockets over and no longer times them.
    server.on('upgrade', (_request, socket) => refuseSocket(socket, '400 Bad Request'));
    server.on('connect', (_request, socket) => refuseSocket(socket, '405 Method Not Allowed'));
    const sweeping = setInterval(() => this.sweep(), this.#limits.checkEveryMs);
    sweeping.unref();
    server.once('close', () => clearInterval(sweeping));
  }

  /** Call first for every request. */
  take(request: IncomingMessage, response: ServerResponse): Taken {
    const connection = this.#all.get(request.socket);
    if (!connection || request.socket.destroyed) return 'dropped';
    if (connection.open.size >= this.#limits.pipelined) {
      request.socket.destroy();
      return 'dropped';
    }
    const exchange: Exchange = { request, response, sinceMs: this.#now() };
    connection.open.add(exchange);
    response.once('close', () => this.#answered(connection, exchange));
    if (!this.#stopping) return 'taken';
    this.#late.add(request);
    response.setHeader('Connection', 'close');
    return 'late';
  }

  /** Whether a request came after the bot was told to stop. */
  isLate(request: IncomingMessage): boolean {
    return this.#late.has(request);
  }

  /** Runs work that is finished even if the caller hangs up. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = work();
    this.#turns.add(turn);
    try {
      return await turn;
    } finally {
      this.#turns.delete(turn);
      this.#look();
    }
  }

  /** Requests being answered, and turns in progress, including those whose caller hung up. */
  underWay(): { requests: number; turns: number } {
    const open = [...this.#all.values()].flatMap((one) => [...one.open]);
    return { requests: open.filter(isUnderWay).length, turns: this.#turns.size };
  }

  /** From now on requests are late, and each answer is the last on its connection. */
  stop(): void {
    this.#stopping = true;
    for (const { open } of this.#all.values()) {
      for (const { response } of open) {
        if (!response.headersSent) response.setHeader('Connection', 'close');
      }
    }
  }

  /** Resolves when nothing is being answered. */
  async answered(): Promise<void> {
    const busy = () => Object.values(this.underWay()).some((count) => count > 0);
    while (busy()) await new Promise<void>((look) => this.#waiting.add(look));
  }

  /** Closes idle connections; what was written still goes out. */
  closeQuiet(): void {
    for (const connection of this.#all.values()) {
      if (!isAnswering(connection)) connection.socket.destroySoon();
    }
  }

  closeAll(): void {
    for (const { socket } of this.#all.values()) socket.destroy();
  }

  /** Closes overdue connections. Called regularly. */
  sweep(): void {
    const now = this.#now();
    for (const connection of this.#all.values()) {
      if (this.#isOverdue(connection, now)) connection.socket.destroy();
    }
  }

  /** Node times headers, bodies and pauses; this covers the caller's other time and the total. */
  #isOverdue({ open, quietSinceMs }: Connection, now: number): boolean {
    const { answerMs, untakenMs, keepAliveMs, requestMs } = this.#limits;
    if (open.size === 0) return now - quietSinceMs > keepAliveMs + requestMs;
    return [...open].some((exchange) => {
      if (exchange.response.writableEnded) exchange.waitsSinceMs ??= now;
      return now - exchange.sinceMs > answerMs || now - (exchange.waitsSinceMs ?? now) > untakenMs;
    });
  }

  #met(socket: Socket): void {
    const address = placeOf(socket.remoteAddress ?? '');
    const quietSinceMs = this.#now();
    const connection = { socket, address, quietSinceMs, used: false, open: new Set<Exchange>() };
    const here = this.#byAddress.get(address) ?? new Set();
    this.#byAddress.set(address, here.add(connection));
    this.#all.set(socket, connection);
    socket.once('close', () => this.#left(connection));
    const { connections, connectionsPerAddress } = this.#limits;
    if (here.size > connectionsPerAddress) this.#makeRoom(here, connection);
    else if (this.#all.size > connections) this.#makeRoom(this.#largest(), connection);
  }

  #left(connection: Connection): void {
    this.#all.delete(connection.socket);
    const here = this.#byAddress.get(connection.address);
    here?.delete(connection);
    if (here?.size === 0) this.#byAddress.delete(connection.address);
    this.#look();
  }

  #answered(connection: Connection, exchange: Exchange): void {
    connection.open.delete(exchange);
    connection.used = true;
    connection.quietSinceMs = this.#now();
    const here = this.#byAddress.get(connection.address);
    // Last: most recently idle.
    if (here?.delete(connection)) here.add(connection);
    this.#look();
  }

  #look(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const look of waiting) look();
  }

  #largest(): ReadonlySet<Connection> {
    let largest = new Set<Connection>();
    for (const here of this.#byAddress.values()) if (here.size > largest.size) largest = here;
    return largest;
  }

  /** Drops the connection missed least, or the newcomer when all others are being answered. */
  #makeRoom(among: ReadonlySet<Connection>, newcomer: Connection): void {
    const quiet = [...among].filter((one) => one !== newcomer && !isTelling(one));
    const missedLeast = quiet.find(({ used }) => !used) ?? quiet[0] ?? newcomer;
    missedLeast.socket.destroy();
    // Stop counting it now; its close event comes a little later.
    this.#left(missedLeast);
  }
}

function isAnswering({ open }: Connection): boolean {
  return [...open].some(isUnderWay);
}

/** Whether work that takes time is being done for its caller. */
function isTelling({ open }: Connection): boolean {
  return [...open].some((one) => one.request.method === 'POST' && isUnderWay(one));
}

/** Fully read and not yet answered: the rest is up to the caller. */
function isUnderWay({ request, response }: Exchange): boolean {
  return request.complete && !response.writableEnded && !response.destroyed;
}

/** The caller's place: an IPv6 address by its first half, since one owner has all of that half. */
function placeOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:'))
    return address.replace('::ffff:', '');
  const [head = '', tail] = address.split('::', 2);
  const groups = head.split(':');
  const behind = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const missing = Math.max(0, 8 - groups.length - behind.length);
  const all = tail === undefined ? groups : [...groups, ...Array(missing).fill('0'), ...behind];
  return all.slice(0, 4).join(':');
}
