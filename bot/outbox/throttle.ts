import pThrottle from 'p-throttle';

export type Limit = { limit: number; interval: number };

/** How many requests Teams takes, beside the documented limits of a bot: learn.microsoft.com, "rate-limit". */
export type Limits = { conversation: readonly Limit[]; all: readonly Limit[] };

/** For each bot and conversation 7 in a second and 60 in 30; for app and tenant 50 in a second. */
export const teamsLimits: Limits = {
  // The longer one first: whoever waited there meets the shorter one just before the request.
  conversation: [
    { limit: 60, interval: 30_000 },
    { limit: 7, interval: 1000 },
  ],
  all: [{ limit: 50, interval: 1000 }],
};

/** Nobody is held back: for measurements, and for tests of something else. */
export const noLimits: Limits = { conversation: [], all: [] };

/** Lets requests go one by one, no faster than Teams takes them. */
export type Pace = {
  /** Resolves when the conversation's next request may go. @throws PaceStopped */
  turn(conversation: string): Promise<void>;
  /** Whoever still waits is sent away. */
  stop(): void;
  /** How many conversations are remembered. */
  readonly size: number;
};

/** The process ends; nothing was sent. */
export class PaceStopped extends Error {
  override readonly name = 'PaceStopped' as const;
}

type Gate = { pass: readonly (() => unknown)[]; waiting: number; lastUsed: number };

/** More conversations than this are not remembered once they are quiet. */
const remembered = 500;

/** @param limits of Teams; time is the clock's own, in milliseconds */
export function pace(limits: Limits = teamsLimits): Pace {
  const stopped = new AbortController();
  const gatesOf = (of: readonly Limit[]) =>
    of.map((limit) => pThrottle({ ...limit, strict: true, signal: stopped.signal })(() => {}));
  const all = gatesOf(limits.all);
  const conversations = new Map<string, Gate>();
  const quietAfter = Math.max(0, ...limits.conversation.map(({ interval }) => interval));

  const forgetQuiet = (now: number): void => {
    for (const [id, { waiting, lastUsed }] of conversations) {
      if (waiting === 0 && now - lastUsed > quietAfter) conversations.delete(id);
    }
  };
  const gateOf = (conversation: string): Gate => {
    const known = conversations.get(conversation);
    if (known) return known;
    if (conversations.size >= remembered) forgetQuiet(Date.now());
    const gate: Gate = { pass: gatesOf(limits.conversation), waiting: 0, lastUsed: Date.now() };
    conversations.set(conversation, gate);
    return gate;
  };
  return {
    turn: async (conversation) => {
      if (stopped.signal.aborted) throw new PaceStopped();
      const gate = gateOf(conversation);
      gate.waiting += 1;
      try {
        for (const pass of [...gate.pass, ...all]) await pass();
      } finally {
        gate.waiting -= 1;
        gate.lastUsed = Date.now();
      }
    },
    stop: () => stopped.abort(new PaceStopped()),
    get size() {
      return conversations.size;
    },
  };
}
