import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HttpLimits } from './httpLimits.ts';
import { refuseSocket } from './refuseSocket.ts';

/** A request and its answer, from the last of the headers until the caller has all of the answer. */
type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  sinceMs: number;
  /** Since when the whole answer waits for a caller who does not take it. */
  waitsSinceMs?: number;
};

type Connection = {
  socket: Socket;
  address: string;
  quietSinceMs: number;
  /** Whether anything was ever answered on it. */
  used: boolean;
  open: Set<Exchange>;
};

/** What becomes of a request: `late` after the bot was told to stop, `dropped` where its caller asks too much at once. */
export type Taken = 'taken' | 'late' | 'dropped';

/**
 * Who is connected and what is being answered. No connection is kept for ever, whatever its caller
 * does or leaves undone, and nobody is kept out by others: where there are too many, the one goes that
 * has been quiet longest, first of those who never asked anything, from the address that has most.
 * Only who has told something and is being answered is never given up for somebody else.
 */
export class Connections {
  readonly #limits: HttpLimits;
  readonly #now: () => number;
  /** In the order in which they came, or were last answered. */
  readonly #all = new Map<Duplex, Connection>();
  readonly #byAddress = new Map<string, Set<Connection>>();
  readonly #waiting = new Set<() => void>();
  readonly #late = new WeakSet<IncomingMessage>();
  readonly #turns = new Set<Promise<unknown>>();
  #stopping = false;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(limits: HttpLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** How many there are. */
  get size(): number {
    return this.#all.size;
  }

  /** Looks after the connections of a server; before it listens. */
  watch(server: HttpServer): void {
    server.on('connection', (socket) => this.#met(socket));
    // Node hands these sockets over and counts their time no more.
    server.on('upgrade', (_request, socket) => refuseSocket(socket, '400 Bad Request'));
    server.on('connect', (_request, socket) => refuseSocket(socket, '405 Method Not Allowed'));
    const sweeping = setInterval(() => this.sweep(), this.#limits.checkEveryMs);
    sweeping.unref();
    server.once('close', () => clearInterval(sweeping));
  }

  /** Before anything else is done with a request. */
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

  /** Does what is finished once it was begun, though its caller may hang up meanwhile. */
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

  /** How many requests are being answered, and how many turns are under way, of those or of callers who hung up. */
  underWay(): { requests: number; turns: number } {
    const open = [...this.#all.values()].flatMap((one) => [...one.open]);
    return { requests: open.filter(isUnderWay).length, turns: this.#turns.size };
  }

  /** From now on what comes is late, and each answer is the last one on its connection. */
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

  /** Closes the connections on which nothing is being answered; what has been written still goes out. */
  closeQuiet(): void {
    for (const connection of this.#all.values()) {
      if (!isAnswering(connection)) connection.socket.destroySoon();
    }
  }

  closeAll(): void {
    for (const { socket } of this.#all.values()) socket.destroy();
  }

  /** Closes on those who have had their time. Called every now and then. */
  sweep(): void {
    const now = this.#now();
    for (const connection of this.#all.values()) {
      if (this.#isOverdue(connection, now)) connection.socket.destroy();
    }
  }

  /** Node counts the time of headers, bodies and pauses; this, what is left to a caller besides, and all of it together. */
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
    // To the end: it was quiet last.
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

  /** Gives up the one that is missed least; the newcomer where all others are being answered. */
  #makeRoom(among: ReadonlySet<Connection>, newcomer: Connection): void {
    const quiet = [...among].filter((one) => one !== newcomer && !isTelling(one));
    const missedLeast = quiet.find(({ used }) => !used) ?? quiet[0] ?? newcomer;
    missedLeast.socket.destroy();
    // Not counted from now on, though its end is told a little later.
    this.#left(missedLeast);
  }
}

function isAnswering({ open }: Connection): boolean {
  return [...open].some(isUnderWay);
}

/** Whether something is being done for its caller that is not done in no time. */
function isTelling({ open }: Connection): boolean {
  return [...open].some((one) => one.request.method === 'POST' && isUnderWay(one));
}

/** Asked in full and not answered yet: the rest is up to the caller. */
function isUnderWay({ request, response }: Exchange): boolean {
  return request.complete && !response.writableEnded && !response.destroyed;
}

/** Where somebody sits: an IPv6 address by its first half, since whoever has one has all with that half. */
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
