import { type Client, GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { OutsideError } from '../errors/errors.ts';
import type { Availability, BookedEvent, Busy, Calendars } from '../meetings/calendars.ts';
import { type GraphClientOptions, graphClient, repeatableHeader } from './graphClient.ts';

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
const events = z.object({ value: z.array(event) });

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
          request(client, `/users/${encodeURIComponent(organiser)}/calendar/getSchedule`)
            .header(repeatableHeader, '1')
            .post(body),
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
          await ask(request(client, path).header(repeatableHeader, '1').post(body), event),
        );
      } catch (error) {
        const booked = isDuplicate(error) ? await byTransaction(client, path, booking) : undefined;
        if (!booked) throw error;
        return booked;
      }
    },
    event: async (organiser, eventId) =>
      bookedEvent(await ask(request(client, eventPath(organiser, eventId)).get(), event)),
    cancel: async (organiser, eventId, comment) => {
      try {
        await ask(
          request(client, `${eventPath(organiser, eventId)}/cancel`)
            .header(repeatableHeader, '1')
            .post({ comment }),
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

function request(client: Client, path: string) {
  return client.api(path).header('Prefer', `outlook.timezone="${graphZone}", IdType="ImmutableId"`);
}

/** The event of an earlier try, which Graph says is there: found among the organiser's at that time. */
async function byTransaction(
  client: Client,
  path: string,
  {
    start,
    end,
    transactionId,
  }: { start: Temporal.Instant; end: Temporal.Instant; transactionId: string },
): Promise<BookedEvent | undefined> {
  const view = path.replace(/\/events$/, '/calendarView');
  const query = `startDateTime=${encodeURIComponent(start.toString())}&endDateTime=${encodeURIComponent(end.toString())}&$select=id,transactionId,onlineMeeting&$top=100`;
  const { value } = await ask(
    request(client, `${view}?${query}`).get(),
    events.extend({ value: z.array(event.extend({ transactionId: z.string().nullish() })) }),
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

function instantOf({ dateTime, timeZone }: z.output<typeof wallTime>): Temporal.Instant {
  const local = Temporal.PlainDateTime.from(dateTime);
  return local.toZonedDateTime(timeZone === graphZone ? zone : timeZone).toInstant();
}

function availabilityOf(email: string, { value }: z.output<typeof schedules>): Availability {
  const found = value.find((one) => one.scheduleId.toLowerCase() === email.toLowerCase());
  if (!found || found.error || !found.scheduleItems) {
    return { email, known: false, reason: found?.error?.responseCode ?? 'no_answer' };
  }
  const busy = found.scheduleItems.flatMap(({ status, start, end }): Busy[] => {
    const kind =
      status === 'tentative' || status === 'busy' || status === 'oof' ? status : undefined;
    return kind ? [{ kind, start: instantOf(start), end: instantOf(end) }] : [];
  });
  return { email, known: true, busy };
}

async function ask<Output>(asked: Promise<unknown>, schema: z.ZodType<Output>): Promise<Output> {
  let answer: unknown;
  try {
    answer = await asked;
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
  const code =
    cause.code === 'ErrorDuplicateTransactionId' ? 'graph_duplicate' : `graph_${cause.statusCode}`;
  return new OutsideError(code, { retry, cause });
}

function isDuplicate(error: unknown): boolean {
  return error instanceof OutsideError && error.code === 'graph_duplicate';
}
