/** A stretch in which somebody is taken. `oof` is out of office. */
export type Busy = {
  start: Temporal.Instant;
  end: Temporal.Instant;
  kind: 'tentative' | 'busy' | 'oof';
};

/** What is known of somebody's time; `unknown` where the calendar could not be read. */
export type Availability =
  | { email: string; known: true; busy: readonly Busy[] }
  | { email: string; known: false; reason: string };

/** What tells one event from all others before its id is known. */
export type BookingName = {
  /** Whose calendar the event stands in. */
  organiser: string;
  /** The same id again is the same event: a repeated call books nothing twice. */
  transactionId: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
};

export type Booking = BookingName & {
  subject: string;
  /** HTML; holds no pupil's name. */
  body: string;
  attendees: readonly { email: string; name: string; required: boolean }[];
};

/** An event as it stands; the join link may come moments after the event. */
export type BookedEvent = { eventId: string; joinUrl: string | undefined };

/** How somebody who is invited answered the invitation in their calendar. */
export type Answer = 'accepted' | 'tentative' | 'declined';

/** An event as the organiser's calendar shows it now. */
export type EventNow = BookedEvent & {
  start: Temporal.Instant;
  end: Temporal.Instant;
  cancelled: boolean;
  /** Of those who have answered, by e-mail address. */
  answers: readonly { email: string; answer: Answer }[];
};

/** Being told of changes in somebody's calendar; ends by itself. */
export type Watch = { id: string; until: Temporal.Instant };

export type WatchWanted = {
  organiser: string;
  /** Where changes are told, https. */
  url: string;
  /** Comes back with each change, so that a true one is told from others; at most 128 letters. */
  secret: string;
  until: Temporal.Instant;
  /** The watch that there was, to be lengthened. */
  known: string | undefined;
};

/**
 * What meetings need of calendars. Errors are OutsideError with `retry`.
 * People are named by e-mail address.
 */
export interface Calendars {
  /** Free and busy time of people, asked through the organiser's mailbox. */
  freeBusy(request: {
    organiser: string;
    people: readonly string[];
    from: Temporal.Instant;
    to: Temporal.Instant;
  }): Promise<readonly Availability[]>;
  /** Creates the event with a Teams link, once for each `transactionId`. */
  book(booking: Booking): Promise<BookedEvent>;
  /** Undefined when it is not in the organiser's calendar any more. */
  event(organiser: string, eventId: string): Promise<EventNow | undefined>;
  /** The event of a booking whose answer was lost; undefined where it was never made. */
  find(booking: BookingName): Promise<BookedEvent | undefined>;
  /** Takes the event back and tells the attendees; one that is gone already is fine. */
  cancel(organiser: string, eventId: string, comment: string): Promise<void>;
  /** Lengthens the watch that is known, else makes a new one; others of ours on that calendar end. */
  watch(wanted: WatchWanted): Promise<Watch>;
}
