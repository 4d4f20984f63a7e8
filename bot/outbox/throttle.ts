import { Gate, type Limit, type Ticking } from './gate.ts';

/** How many requests Teams accepts, by the documented bot limits: learn.microsoft.com, "rate-limit". */
export type Limits = { conversation: readonly Limit[]; all: readonly Limit[] };

/** Per bot and conversation 7 in 1 s and 60 in 30 s; per app and tenant 50 in 1 s. */
export const teamsLimits: Limits = {
  // The longer window first, so the shorter one is checked just before the request.
  conversation: [
    { limit: 60, interval: 30_000 },
    { limit: 7, interval: 1000 },
  ],
  all: [{ limit: 50, interval: 1000 }],
};

/** No throttling: for measurements and unrelated tests. */
export const noLimits: Limits = { conversation: [], all: [] };

/** Paces requests one by one, no faster than Teams allows. */
export type Throttle = {
  /** Resolves when the conversation's next request may go. @throws ThrottleStopped */
  turn(conversation: string): Promise<void>;
  /** Rejects all waiting turns. */
  stop(): void;
  /** Number of conversations remembered. */
  readonly size: number;
};

/** Shutting down; nothing was sent. */
export class ThrottleStopped extends Error {
  override readonly name = 'PaceStopped' as const;
}

type Conversation = { gates: readonly Gate[]; waiting: number; lastUsed: number };

/** Above this number, quiet conversations are forgotten. */
const remembered = 500;

/**
 * @param limits of Teams
 * @param processes how many send as the same bot: each takes its part of what the bot may send in all; a
 *   conversation is one process's, but for people of several schools
 */
export function throttle(
  ticking: Ticking,
  limits: Limits = teamsLimits,
  processes: () => number = () => 1,
): Throttle {
  const { elapsed } = ticking;
  const gatesOf = (of: readonly Limit[]) => of.map((limit) => new Gate(limit, ticking));
  const all = limits.all.map((limit) => new Gate(limit, ticking, processes));
  const conversations = new Map<string, Conversation>();
  const quietAfter = Math.max(0, ...limits.conversation.map(({ interval }) => interval));
  let stopped = false;

  const forgetQuiet = (now: number): void => {
    for (const [id, { waiting, lastUsed }] of conversations) {
      if (waiting === 0 && now - lastUsed > quietAfter) conversations.delete(id);
    }
  };
  const conversationOf = (id: string): Conversation => {
    const known = conversations.get(id);
    if (known) return known;
    if (conversations.size >= remembered) forgetQuiet(elapsed());
    const made = { gates: gatesOf(limits.conversation), waiting: 0, lastUsed: elapsed() };
    conversations.set(id, made);
    return made;
  };
  return {
    turn: async (id) => {
      const conversation = conversationOf(id);
      conversation.waiting += 1;
      try {
        for (const gate of [...conversation.gates, ...all]) {
          if (stopped) throw new ThrottleStopped();
          await gate.turn();
        }
      } finally {
        conversation.waiting -= 1;
        conversation.lastUsed = elapsed();
      }
    },
    stop: () => {
      stopped = true;
      const gates = [...conversations.values()].flatMap((one) => one.gates);
      for (const gate of [...gates, ...all]) gate.close(new ThrottleStopped());
    },
    get size() {
      return conversations.size;
    },
  };
}
