import { GraphError, type GraphRequest } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { OutsideError } from '../errors/errors.ts';
import type {
  Availability,
  BookedEvent,
  BookingName,
  Busy,
  Calendars,
} from '../meetings/calendars.ts';
import {
  askedMs,
  type GraphClientOptions,
  type GraphRequests,
  graphClient,
  repeatableHeader,
} from './graphClient.ts';

/** Denmark's zone as Graph knows it; Europe/Copenhagen is not on its list. */
const graphZone = 'Romance Standard Time';
const zone = 'Europe/Copenhagen';
/** getSchedule takes at most so many people at once. */
const peopleAtOnce = 20;

const wallTime = z.object({ dateTime: z.string(), timeZone: z.string() });
const schedules = z.object({
  value: z.array(
    z.object({
      scheduleId: z.string(),
      scheduleItems: z
        .array(z.object({ status: z.string(), start: wallTime, end: wallTime }))
        .nullish(),
      error: z.object({ responseCode: z.string().nullish() }).nullish(),
    }),
  ),
});
const event = z.object({
  id: z.string().min(1),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
});
const events = z.object({
  value: z.array(event.extend({ transactionId: z.string().nullish() })),
});

/** Calendars through Microsoft Graph: free/busy, events with a Teams link, cancelling. */
export function graphCalendars(options: GraphClientOptions): Calendars {
  const client = graphClient(options);
  return {
    freeBusy: async ({ organiser, people, from, to }) => {
      const found: Availability[] = [];
      for (let at = 0; at < people.length; at += peopleAtOnce) {
        const some = people.slice(at, at + peopleAtOnce);
        const body = {
          schedules: some,
          startTime: wall(from),
          endTime: wall(to),
          availabilityViewInterval: 30,
        };
        const answer = await ask(
          client,
          `/users/${encodeURIComponent(organiser)}/calendar/getSchedule`,
          (request) => request.header(repeatableHeader, '1').post(body),
          schedules,
        );
        found.push(...some.map((email) => availabilityOf(email, answer)));
      }
      return found;
    },
    book: async (booking) => {
      const path = `/users/${encodeURIComponent(booking.organiser)}/events`;
      const body = {
        subject: booking.subject,
        body: { contentType: 'html', content: booking.body },
        start: wall(booking.start),
        end: wall(booking.end),
        attendees: booking.attendees.map(({ email, name, required }) => ({
          emailAddress: { address: email, name },
          type: required ? 'required' : 'optional',
        })),
        isOnlineMeeting: true,
        onlineMeetingProvider: 'teamsForBusiness',
        responseRequested: true,
        transactionId: booking.transactionId,
      };
      try {
        return bookedEvent(
          await ask(
            client,
            path,
            (request) => request.header(repeatableHeader, '1').post(body),
            event,
          ),
        );
      } catch (error) {
        const booked = isDuplicate(error) ? await byTransaction(client, booking) : undefined;
        if (!booked) throw error;
        return booked;
      }
    },
    event: async (organiser, eventId) =>
      bookedEvent(
        await ask(client, eventPath(organiser, eventId), (request) => request.get(), event),
      ),
    find: (booking) => byTransaction(client, booking),
    cancel: async (organiser, eventId, comment) => {
      try {
        await ask(
          client,
          `${eventPath(organiser, eventId)}/cancel`,
          (request) => request.header(repeatableHeader, '1').post({ comment }),
          z.unknown(),
        );
      } catch (error) {
        if (!(error instanceof OutsideError) || error.code !== 'graph_404') throw error;
      }
    },
  };
}

function eventPath(organiser: string, eventId: string): string {
  return `/users/${encodeURIComponent(organiser)}/events/${encodeURIComponent(eventId)}`;
}

/** The event of an earlier try, found among the organiser's at that time. */
async function byTransaction(
  client: GraphRequests,
  { organiser, start, end, transactionId }: BookingName,
): Promise<BookedEvent | undefined> {
  const query = new URLSearchParams({
    startDateTime: start.toString(),
    endDateTime: end.toString(),
    $select: 'id,transactionId,onlineMeeting',
    $top: '100',
  });
  const { value } = await ask(
    client,
    `/users/${encodeURIComponent(organiser)}/calendarView?${query}`,
    (request) => request.get(),
    events,
  );
  const same = value.find((one) => one.transactionId === transactionId);
  return same && bookedEvent(same);
}

function bookedEvent({ id, onlineMeeting }: z.output<typeof event>): BookedEvent {
  return { eventId: id, joinUrl: onlineMeeting?.joinUrl ?? undefined };
}

/** The instant as wall time in Denmark, without offset: Graph takes the zone beside it. */
function wall(instant: Temporal.Instant): { dateTime: string; timeZone: string } {
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  return { dateTime: local.toString({ smallestUnit: 'second' }), timeZone: graphZone };
}

function instantOf({
  dateTime,
  timeZone,
}: z.output<typeof wallTime>): Temporal.Instant | undefined {
  try {
    const local = Temporal.PlainDateTime.from(dateTime);
    return local.toZonedDateTime(timeZone === graphZone ? zone : timeZone).toInstant();
  } catch {
    return undefined;
  }
}

function availabilityOf(email: string, { value }: z.output<typeof schedules>): Availability {
  const found = value.find((one) => one.scheduleId.toLowerCase() === email.toLowerCase());
  if (!found || found.error || !found.scheduleItems) {
    return { email, known: false, reason: found?.error?.responseCode ?? 'no_answer' };
  }
  const busy = found.scheduleItems.map(
    ({ status, start, end }): Busy | undefined | 'unreadable' => {
      const kind =
        status === 'tentative' || status === 'busy' || status === 'oof' ? status : undefined;
      const [from, to] = [instantOf(start), instantOf(end)];
      if (!from || !to) return 'unreadable';
      return kind && { kind, start: from, end: to };
    },
  );
  // A zone nobody knows: better to say that the calendar could not be read than to place a meeting wrongly.
  if (busy.includes('unreadable')) return { email, known: false, reason: 'unreadable' };
  return { email, known: true, busy: busy.filter((one) => typeof one === 'object') };
}

async function ask<Output>(
  client: GraphRequests,
  path: string,
  send: (request: GraphRequest) => Promise<unknown>,
  schema: z.ZodType<Output>,
): Promise<Output> {
  let answer: unknown;
  try {
    const request = await client(path);
    answer = await send(
      request.header('Prefer', `outlook.timezone="${graphZone}", IdType="ImmutableId"`),
    );
  } catch (cause) {
    throw outside(cause);
  }
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new OutsideError('graph_garbage', { retry: true });
  return parsed.data;
}

/** Classified by status: an HTML answer has no code, a lost connection the status -1. */
function outside(cause: unknown): OutsideError {
  if (cause instanceof OutsideError) return cause;
  if (!(cause instanceof GraphError) || cause.statusCode <= 0) {
    return new OutsideError('graph_unreachable', { retry: true, cause });
  }
  const retry = cause.statusCode === 429 || cause.statusCode >= 500;
  const asked = cause.headers?.get('Retry-After');
  const retryAfterMs = asked ? askedMs(asked) : undefined;
  const code =
    cause.code === 'ErrorDuplicateTransactionId' ? 'graph_duplicate' : `graph_${cause.statusCode}`;
  return new OutsideError(code, {
    retry,
    cause,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function isDuplicate(error: unknown): boolean {
  return error instanceof OutsideError && error.code === 'graph_duplicate';
}
