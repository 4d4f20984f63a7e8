import type { ChannelMember } from '../../services/access/channelAudience.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import { conversationId } from '../core/outboxItem.ts';
import type { Reference, Sender } from '../core/sender.ts';
import type { Pace } from './throttle.ts';

/**
 * Who can read along in a conversation, as of a moment no earlier than `since`: a change that is shown
 * to a channel was never decided on who was there before it. Undefined when Teams does not tell.
 * @throws OutsideError with `retry` when a later try can help
 */
export type ChannelMembers = (
  to: Reference,
  since: Temporal.Instant,
) => Promise<readonly ChannelMember[] | undefined>;

/** What was read once serves several cards that changed at the same time; not for longer than this. */
const keptMs = 2 * 60_000;

export function channelMembers(
  sender: Pick<Sender, 'members'>,
  pace: Pick<Pace, 'turn'>,
  now: () => Temporal.Instant,
): ChannelMembers {
  const known = new Map<string, { at: Temporal.Instant; members: readonly ChannelMember[] }>();
  return async (to, since) => {
    const id = conversationId(to);
    const at = now();
    const oldest = at.subtract({ milliseconds: keptMs });
    for (const [key, one] of known) {
      if (Temporal.Instant.compare(one.at, oldest) < 0) known.delete(key);
    }
    const before = known.get(id);
    if (before && Temporal.Instant.compare(before.at, since) > 0) return before.members;
    await pace.turn(id);
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
