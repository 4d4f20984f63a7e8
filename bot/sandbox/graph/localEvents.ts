/** An event in somebody's calendar, as the local Graph keeps it. Times are epoch milliseconds. */
export type LocalEvent = {
  id: string;
  organiser: string;
  subject: string;
  body: string;
  start: number;
  end: number;
  showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere';
  attendees: readonly { address: string; name: string; type: string }[];
  transactionId: string | undefined;
  joinUrl: string | undefined;
  cancelled: boolean;
  /** Attendees' answers, by lower-case address. */
  responses: Readonly<Record<string, 'accepted' | 'tentativelyAccepted' | 'declined'>>;
};

type Told = (event: LocalEvent, change: 'updated' | 'deleted') => void;

/** Which of several overlapping events shows: out of office, then busy, then tentative. */
const weight = { oof: 3, busy: 2, tentative: 1, free: 0, workingElsewhere: 0 } as const;

/** Everybody's events; free/busy is computed from the booked ones. */
export class LocalEvents {
  readonly #events: LocalEvent[] = [];
  readonly #told: Told;
  #sequence = 0;

  /** @param told called for each changed event */
  constructor(told: Told = () => {}) {
    this.#told = told;
  }

  all(): readonly LocalEvent[] {
    return this.#events;
  }

  add(
    event: Omit<LocalEvent, 'id' | 'cancelled' | 'joinUrl' | 'responses'> & { online: boolean },
  ): LocalEvent {
    this.#sequence += 1;
    const { online, ...rest } = event;
    const id = `AAMkLocal${String(this.#sequence).padStart(6, '0')}=`;
    const joinUrl = online ? `https://teams.example/l/meetup-join/${this.#sequence}` : undefined;
    const added = { ...rest, id, joinUrl, cancelled: false, responses: {} };
    this.#events.push(added);
    return added;
  }

  find(organiser: string, id: string): LocalEvent | undefined {
    return this.#events.find((one) => one.id === id && same(one.organiser, organiser));
  }

  byTransaction(organiser: string, transactionId: string): LocalEvent | undefined {
    return this.#events.find(
      (one) => one.transactionId === transactionId && same(one.organiser, organiser),
    );
  }

  cancel(event: LocalEvent): void {
    event.cancelled = true;
    this.#told(event, 'deleted');
  }

  /** A new time resets everybody's answer. */
  move(event: LocalEvent, start: number, end: number): void {
    Object.assign(event, { start, end, responses: {} });
    this.#told(event, 'updated');
  }

  answer(
    event: LocalEvent,
    person: string,
    response: 'accepted' | 'tentativelyAccepted' | 'declined',
  ): void {
    event.responses = { ...event.responses, [person.toLowerCase()]: response };
    this.#told(event, 'updated');
  }

  /** What fills somebody's time between two moments: own events and invitations. */
  of(person: string, from: number, to: number): readonly LocalEvent[] {
    return this.#events.filter(
      (one) =>
        !one.cancelled &&
        one.start < to &&
        one.end > from &&
        (same(one.organiser, person) || one.attendees.some(({ address }) => same(address, person))),
    );
  }

  /** One digit for each interval: 0 free or working elsewhere, 1 tentative, 2 busy, 3 out of office. */
  view(person: string, from: number, to: number, intervalMs: number): string {
    let digits = '';
    const own = this.of(person, from, to);
    for (let at = from; at < to; at += intervalMs) {
      const taken = own.filter((one) => one.start < Math.min(to, at + intervalMs) && one.end > at);
      digits += Math.max(0, ...taken.map(({ showAs }) => weight[showAs]));
    }
    return digits;
  }
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
