import type { ChannelMember } from '../../services/access/channelAudience.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import { conversationId } from '../core/outboxItem.ts';
import type { Reference, Sender } from '../core/sender.ts';
import type { Throttle } from './throttle.ts';

/**
 * Who can read a conversation, as of `since` or later (monotonic clock): whether a change is shown in a
 * channel is never decided on members from before it. Undefined if Teams does not say.
 * @throws OutsideError with `retry` if a later try can help
 */
export type ChannelMembers = (
  to: Reference,
  since: number,
) => Promise<readonly ChannelMember[] | undefined>;

/** How long one read may serve several cards that changed at the same time. */
const keptMs = 2 * 60_000;

export function channelMembers(
  sender: Pick<Sender, 'members'>,
  throttle: Pick<Throttle, 'turn'>,
  elapsed: () => number,
): ChannelMembers {
  const known = new Map<string, { at: number; members: readonly ChannelMember[] }>();
  return async (to, since) => {
    const id = conversationId(to);
    const at = elapsed();
    for (const [key, one] of known) if (at - one.at > keptMs) known.delete(key);
    const before = known.get(id);
    if (before && before.at > since) return before.members;
    await throttle.turn(id);
    try {
      const members = await sender.members(to);
      known.set(id, { at, members });
      return members;
    } catch (error) {
      if (error instanceof OutsideError && !error.retry) return undefined;
      throw error;
    }
  };
}
