import type { Logger } from 'pino';
import type { Server } from 'restify';
import type { Ownership } from '../services/store/ownership.ts';
import type { SchoolStore } from './core/records.ts';
import { errorFacts } from './core/timed.ts';
import type { Connections } from './http/connections.ts';
import type { HeldMessages } from './messages/heldMessages.ts';
import type { Delivery } from './outbox/delivery.ts';

/** How long closing may take, in milliseconds. */
export type Patience = {
  /** Minimum time to report not ready, so that others notice before it is gone; 0 by default. */
  lingerMs?: number;
  /** After this, unfinished work is cut off; by default there is no limit. */
  withinMs?: number;
};

type Parts = {
  server: Pick<Server, 'close'>;
  connections: Connections;
  /** Undefined where nothing is held. */
  held: HeldMessages | undefined;
  clockwork: { stop: () => Promise<void> };
  gate: { stop: () => void };
  delivery: Delivery;
  ownership: Pick<Ownership, 'end'>;
  store: SchoolStore;
  telemetry: { end: () => Promise<void> };
  log: Logger;
};

/** By then the store has everything, unless its disk hangs. */
const storeMs = 1000;

/** Telemetry is not worth more of the time that a kill leaves. */
const telemetryMs = 500;

/**
 * Stops a bot without losing anything it took: refuses new work, finishes what is in progress (turns with
 * their commits, sends; the rest of the outbox stays stored), hangs up, and closes the store. What is not
 * done in time is counted in the log and cut off: nothing answered is lost, and what was being sent may have
 * arrived.
 */
export async function closeInOrder(parts: Parts, patience: Patience): Promise<void> {
  const { server, connections, held, delivery, store, telemetry, log } = parts;
  const { lingerMs = 0, withinMs } = patience;
  connections.stop();
  if (!(await isDoneWithin(finish(parts, lingerMs), withinMs))) {
    const cut = {
      ...connections.underWay(),
      deliveries: delivery.underWay(),
      held: held?.size ?? 0,
    };
    log.error(cut, 'stopped before all was done');
  }
  const closed = new Promise<void>((done) => server.close(() => done()));
  connections.closeAll();
  await closed;
  const limit = withinMs === undefined ? undefined : storeMs;
  try {
    if (!(await isDoneWithin(store.close(), limit))) log.error('the store did not close in time');
  } catch (error) {
    if (withinMs === undefined) throw error;
    log.error(errorFacts(error), 'the store was not closed in order');
  }
  const last = withinMs === undefined ? undefined : telemetryMs;
  await isDoneWithin(telemetry.end(), last);
}

async function finish(parts: Parts, lingerMs: number): Promise<void> {
  const { connections, held, clockwork, gate, delivery, ownership } = parts;
  // Others go on with the schools while the last turns are answered here.
  const stopped = Promise.all([delivery.stop(), clockwork.stop()]).then(() => ownership.end());
  // Messages waiting for Teams' rate limit stay in the outbox.
  gate.stop();
  if (lingerMs > 0) await new Promise((done) => setTimeout(done, lingerMs));
  connections.closeQuiet();
  await connections.answered();
  await stopped;
  await held?.stop();
}

/** Whether work ended in time; without a limit, waits and is always true. */
async function isDoneWithin(work: Promise<void>, ms: number | undefined): Promise<boolean> {
  if (ms === undefined) {
    await work;
    return true;
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((tell) => {
    timer = setTimeout(() => tell(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
