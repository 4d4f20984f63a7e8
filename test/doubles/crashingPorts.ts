import type { Records, SchoolStore } from '../../bot/core/records.ts';
import type { Sender } from '../../bot/core/sender.ts';
import type { Overrides } from '../../bot/main.ts';
import type { Calendars } from '../../services/meetings/calendars.ts';
import type { Ownership } from '../../services/store/ownership.ts';
import type { Change } from '../../services/store/store.ts';

/** Returned instead of an answer if the process died. */
export const dead = Symbol('dead');

/**
 * One process's life as its ports see it. From the point where it dies, no call is ever
 * answered: nothing the abandoned code does reaches the world.
 */
export type Life = {
  /** For starting the bot. */
  overrides(calendars: Calendars): Required<Pick<Overrides, 'ports' | 'calendars'>>;
  /** Points passed so far, "before commit": each call has one before it acts and one after. */
  readonly points: readonly string[];
  /** Aborted when the process dies. */
  readonly death: AbortSignal;
  /** How many messages were being sent when it died, as the store knows: they may have arrived. */
  readonly sending: number;
  /** How many messages that may be missing were settled by a later version of the same card. */
  readonly overtaken: number;
  /** Number of calls under way. */
  readonly underWay: number;
  /** Without points: to look, and to decide what is pressed. Undefined until opened. */
  readonly store: SchoolStore | undefined;
  /** Waits, unless the answer will never come. */
  orDeath<Value>(promise: Promise<Value>): Promise<Value | typeof dead>;
  /**
   * Releases what a dead process loses: its lock, and after their term its schools. What was written to disk
   * stays.
   */
  bury(): Promise<void>;
};

type AnyChange = Change<Records>;

function isSending(change: AnyChange): boolean {
  return change.kind === 'outbox' && change.value?.state === 'sending';
}

/** A message that may be missing goes without a question only with a later version of its card. */
function overtakenBy(changes: readonly AnyChange[], maybes: ReadonlySet<string>, school: string) {
  const gone = changes
    .filter(({ kind, value }) => kind === 'outbox' && value === undefined)
    .map(named(school))
    .map(({ key }) => key);
  const settled = gone.filter((key) => !maybes.has(key));
  return settled.length > 0 ? gone.filter((key) => maybes.has(key)) : [];
}

function named(school: string) {
  return (change: AnyChange) => ({ key: `${school}/${change.kind}/${change.id}`, change });
}

/** @param diesAt number of the point, from 1; if omitted, it lives */
export function life(diesAt?: number): Life {
  const points: string[] = [];
  const death = new AbortController();
  const gone = new Promise<typeof dead>((resolve) => {
    death.signal.addEventListener('abort', () => resolve(dead));
  });
  const never = new Promise<never>(() => {});
  let underWay = 0;
  const sending = new Set<string>();
  const maybes = new Set<string>();
  let overtaken = 0;
  let store: SchoolStore | undefined;
  let ownership: Ownership | undefined;

  const point = async (name: string): Promise<void> => {
    if (death.signal.aborted) return never;
    points.push(name);
    if (points.length !== diesAt) return;
    death.abort();
    return never;
  };

  /**
   * A call with its two points; an error is an answer too.
   * @param became its name afterwards
   */
  const guarded = async <Value>(
    name: string,
    act: () => Promise<Value>,
    became = () => name,
  ): Promise<Value> => {
    underWay += 1;
    await point(`before ${name}`);
    const [outcome] = await Promise.allSettled([act()]);
    await point(`after ${became()}`);
    underWay -= 1;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  };

  /** A decision ends with the process, so that the dead one's disk waits for nothing. */
  const orKilled = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const killed = gone.then(() => Promise.reject(new Error('the process died')));
    killed.catch(() => {});
    return Promise.race([act(), killed]);
  };
  const onTheirWay = (school: string, changes: readonly AnyChange[]) => {
    for (const { key } of changes.filter(isSending).map(named(school))) sending.add(key);
  };
  const arrived = (school: string, changes: readonly AnyChange[]) => {
    overtaken += overtakenBy(changes, maybes, school).length;
    for (const { key, change } of changes.map(named(school))) {
      if (!isSending(change)) sending.delete(key);
      if (change.kind === 'outbox' && change.value?.state === 'maybe') maybes.add(key);
      else maybes.delete(key);
    }
  };

  const guardedStore = (inner: SchoolStore): SchoolStore => {
    store = inner;
    return {
      schools: () => inner.schools(),
      load: (school, kind, id) => guarded('load', () => inner.load(school, kind, id)),
      list: (school, kind) => guarded('list', () => inner.list(school, kind)),
      commit: async (school, changes) => {
        await guarded('commit', () => {
          onTheirWay(school, changes);
          return inner.commit(school, changes);
        });
        arrived(school, changes);
      },
      decide: async (school, make, fence) => {
        let decided: readonly AnyChange[] = [];
        const result = await guarded(
          'decide',
          () =>
            inner.decide(
              school,
              (view) =>
                // Dying mid-decision decides nothing.
                orKilled(async () => {
                  const made = await make({
                    load: (kind, id) => guarded('load', () => view.load(kind, id)),
                    list: (kind, most) => guarded('list', () => view.list(kind, most)),
                  });
                  decided = made.changes;
                  if (decided.length > 0) await point('before commit');
                  onTheirWay(school, decided);
                  return made;
                }),
              fence,
            ),
          () => (decided.length > 0 ? 'commit' : 'decide'),
        );
        arrived(school, decided);
        return result;
      },
      close: () => (death.signal.aborted ? never : inner.close()),
    };
  };
  const guardedSender = (inner: Sender): Sender => ({
    send: (to, message) => guarded('send', () => inner.send(to, message)),
    sendFile: (to, file) => guarded('sendFile', () => inner.sendFile(to, file)),
    update: (to, id, message) => guarded('update', () => inner.update(to, id, message)),
    members: (to) => guarded('members', () => inner.members(to)),
  });
  const guardedCalendars = (inner: Calendars): Calendars => ({
    freeBusy: (request) => guarded('freeBusy', () => inner.freeBusy(request)),
    book: (booking) => guarded('book', () => inner.book(booking)),
    event: (organiser, id) => guarded('event', () => inner.event(organiser, id)),
    find: (booking) => guarded('find', () => inner.find(booking)),
    cancel: (organiser, id, comment) =>
      guarded('cancel', () => inner.cancel(organiser, id, comment)),
    watch: (wanted) => guarded('watch', () => inner.watch(wanted)),
  });

  return {
    overrides: (calendars) => ({
      ports: {
        store: guardedStore,
        sender: guardedSender,
        ownership: (inner) => {
          ownership = inner;
          return inner;
        },
      },
      calendars: guardedCalendars(calendars),
    }),
    points,
    death: death.signal,
    get sending() {
      return sending.size;
    },
    get overtaken() {
      return overtaken;
    },
    get underWay() {
      return underWay;
    },
    get store() {
      return store;
    },
    orDeath: (promise) => {
      promise.catch(() => {});
      return Promise.race([promise, gone]);
    },
    bury: async () => {
      await ownership?.end();
      await store?.close();
    },
  };
}
