import { hasCome } from './hasCome.ts';
import { calledTo, type Meeting, type MeetingSlot } from './meeting.ts';

/** What the answers to a proposal come to. */
export type Standing =
  | { is: 'open' }
  /** All who are needed said yes to `slot`; `everybody`: so did all who are welcome. */
  | { is: 'all_can'; slot: string; everybody: boolean }
  /** Each time is refused by somebody who is needed; `cannot` are those of them who can at none. */
  | { is: 'none_can'; cannot: readonly string[] }
  /** All times have begun. */
  | { is: 'past' };

/** Somebody who is needed and cannot come: they said so, or have not answered and their calendar says so. */
export type Missing = { id: string; why: 'said_no' | 'busy' };

/** The times still to choose from, best first. */
export function slotsAhead({ slots }: Meeting, at: string): readonly MeetingSlot[] {
  return slots.filter(({ start }) => !hasCome(start, at));
}

/**
 * How the answers stand for the times still ahead. Of several times that suit all who are needed, the one that
 * suits most of those who are welcome; then the best found.
 */
export function standingOf(current: Meeting, at: string): Standing {
  const ahead = slotsAhead(current, at);
  if (ahead.length === 0) return { is: 'past' };
  const { votes, required, optional } = current;
  const said = (slot: string, id: string, vote: 'yes' | 'no') => votes[slot]?.[id] === vote;
  const welcome = (slot: string) => optional.filter(({ id }) => said(slot, id, 'yes')).length;
  const [best] = ahead
    .filter((slot) => required.length > 0 && required.every(({ id }) => said(slot.id, id, 'yes')))
    .toSorted((a, b) => welcome(b.id) - welcome(a.id));
  if (best) {
    const everybody = welcome(best.id) === optional.length;
    return { is: 'all_can', slot: best.id, everybody };
  }
  const refused = ahead.every((slot) => required.some(({ id }) => said(slot.id, id, 'no')));
  if (!refused) return { is: 'open' };
  const cannot = required.filter(({ id }) => ahead.every((slot) => said(slot.id, id, 'no')));
  return { is: 'none_can', cannot: cannot.map(({ id }) => id) };
}

/** Who of those needed cannot come at a time. */
export function missingAt({ required, votes }: Meeting, slot: MeetingSlot): readonly Missing[] {
  return required.flatMap(({ id }): Missing[] => {
    const vote = votes[slot.id]?.[id];
    if (vote === 'no') return [{ id, why: 'said_no' }];
    return vote === undefined && slot.busy.includes(id) ? [{ id, why: 'busy' }] : [];
  });
}

/** Those who answered that none of the times suits them. */
export function suitedByNone(current: Meeting): readonly string[] {
  const { slots, votes } = current;
  return calledTo(current).filter(
    (id) => slots.length > 0 && slots.every((slot) => votes[slot.id]?.[id] === 'no'),
  );
}
