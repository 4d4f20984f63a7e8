import type { CaseEvent } from './caseEvent.ts';
import type { Happening } from './timeline.ts';

type Turn = { by: string; what: Happening };

/** A meeting as known so far: who booked it, and when it takes place. */
type Known = { organiser: string; booker?: string; start?: string; end?: string };

/** A meeting whose time is past and that was not called off; instants, ISO. */
export type PastMeeting = { meetingId: string; organiser: string; start: string; end: string };

/**
 * What became of a case's team meetings: of the events that tell something, what it is, by their place in
 * the log; and the meetings whose time is past and that were not called off. O(log).
 * @param now instant, ISO
 */
export function meetingTurns(
  log: readonly CaseEvent[],
  now: string,
): { told: ReadonlyMap<number, Turn>; held: readonly PastMeeting[] } {
  const meetings = new Map<string, Known>();
  const told = new Map<number, Turn>();
  for (const [index, event] of log.entries()) {
    if (event.do !== 'meeting') continue;
    const before = meetings.get(event.meetingId) ?? { organiser: event.organiser ?? event.by };
    const what = turnOf(event, before);
    if (what) told.set(index, { by: bookerOf(event, before), what });
    meetings.set(event.meetingId, after(event, before));
  }
  const held = [...meetings].flatMap(([meetingId, { organiser, start, end = start }]) =>
    start === undefined || end === undefined || isAhead(end, now)
      ? []
      : [{ meetingId, organiser, start, end }],
  );
  return { told, held };
}

type MeetingEvent = Extract<CaseEvent, { do: 'meeting' }>;

function turnOf({ became, start }: MeetingEvent, before: Known): Happening | undefined {
  switch (became) {
    // Told by whoever asked for it, when the calendar has answered.
    case 'booking':
      return undefined;
    case 'booked':
      if (start === undefined || before.start === undefined) {
        return { do: 'meeting', became, ...(start === undefined ? {} : { start }) };
      }
      return start === before.start
        ? undefined
        : { do: 'meeting', became: 'moved', start, from: before.start };
    case 'cancelled':
      return {
        do: 'meeting',
        became,
        ...(before.start === undefined ? {} : { start: before.start }),
      };
    default:
      return { do: 'meeting', became };
  }
}

function bookerOf({ became, by }: MeetingEvent, { booker, start }: Known): string {
  return became === 'booked' && start === undefined ? (booker ?? by) : by;
}

function after({ became, by, start, end }: MeetingEvent, before: Known): Known {
  const { organiser } = before;
  if (became === 'booking') return { ...before, booker: by };
  if (became !== 'booked' || start === undefined) return { organiser };
  return { ...before, start, ...(end === undefined ? {} : { end }) };
}

function isAhead(moment: string, now: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(moment), Temporal.Instant.from(now)) > 0;
}
