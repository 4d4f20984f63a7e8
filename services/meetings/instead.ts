import { hasCome } from './hasCome.ts';
import type { Meeting, MeetingSlot } from './meeting.ts';

/** Those needed who declined a booked meeting in their calendars and had not before; staff ids. */
export function newlyDeclined(
  { required, organiser, answers: before = {} }: Meeting,
  answers: NonNullable<Meeting['answers']>,
): readonly string[] {
  return required
    .map(({ id }) => id)
    .filter((id) => id !== organiser)
    .filter((id) => answers[id] === 'declined' && before[id] !== 'declined');
}

/**
 * The meeting that is looked for since somebody who is needed declined a booked one. That one stands until this
 * one is booked. Times that were proposed, are still ahead and were refused by nobody who is needed stay, with the
 * answers of all but those who declined.
 * @param id of the new meeting
 * @param at instant, ISO with offset
 */
export function insteadOf(current: Meeting, id: string, at: string): Meeting {
  const { caseId, organiser, required, optional, minutes, withinSchoolDays } = current;
  const declined = new Set(
    Object.entries(current.answers ?? {}).flatMap(([who, said]) =>
      said === 'declined' ? who : [],
    ),
  );
  const kept = stillSuited(current, at);
  const gone = current.slots.filter((one) => !kept.includes(one));
  const named = kept.map((slot, index) => ({ slot, name: `0${'abc'[index] ?? index}` }));
  return {
    ...{ id, caseId, organiser, required, optional, minutes, withinSchoolDays },
    ...(current.quorum === undefined ? {} : { quorum: current.quorum }),
    ...(current.home ? { home: true } : {}),
    ...(current.bookItself ? { bookItself: true } : {}),
    ...{ state: 'searching', round: 1, insteadOf: current.id, attempt: (current.attempt ?? 0) + 1 },
    slots: named.map(({ slot, name }) => ({ ...slot, id: name })),
    refused: [...(current.refused ?? []), ...gone.map(({ start, end }) => ({ start, end }))],
    votes: Object.fromEntries(
      named.map(({ slot, name }) => {
        const said = Object.entries(current.votes[slot.id] ?? {});
        return [name, Object.fromEntries(said.filter(([who]) => !declined.has(who)))];
      }),
    ),
  };
}

function stillSuited(
  { slots, chosen, votes, required }: Meeting,
  at: string,
): readonly MeetingSlot[] {
  return slots.filter(
    ({ id, start }) =>
      id !== chosen &&
      !hasCome(start, at) &&
      required.every((one) => votes[id]?.[one.id] !== 'no') &&
      Object.values(votes[id] ?? {}).includes('yes'),
  );
}

/**
 * The times to ask about: those that stayed, alone where only who declined has to answer one of them; else with
 * those that were found.
 */
export function withKept(
  { slots: kept, votes, required }: Meeting,
  found: readonly MeetingSlot[],
): readonly MeetingSlot[] {
  const isNearlySuited = kept.some(
    ({ id }) => required.filter((one) => votes[id]?.[one.id] !== 'yes').length <= 1,
  );
  if (isNearlySuited) return kept;
  const others = found.filter((one) => !kept.some((other) => overlap(one, other)));
  return [...kept, ...others].slice(0, 3);
}

function overlap(a: MeetingSlot, b: MeetingSlot): boolean {
  const ms = (moment: string) => Temporal.Instant.from(moment).epochMilliseconds;
  return ms(a.start) < ms(b.end) && ms(b.start) < ms(a.end);
}

/** Whether somebody has answered all times, so that they need not be asked. */
export function hasAnsweredAll({ slots, votes }: Meeting, person: string): boolean {
  return slots.length > 0 && slots.every(({ id }) => votes[id]?.[person] !== undefined);
}
