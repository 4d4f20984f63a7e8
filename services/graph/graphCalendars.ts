import { z } from 'zod';
import { OutsideError } from '../errors/errors.ts';
import type {
  Answer,
  Availability,
  BookedEvent,
  BookingName,
  Busy,
  Calendars,
  EventNow,
} from '../meetings/calendars.ts';
import { ask, graphZone, isDuplicate, isGone } from './ask.ts';
import {
  type GraphClientOptions,
  type GraphRequests,
  graphClient,
  repeatableHeader,
} from './graphClient.ts';
import { watchCalendar } from './watchCalendar.ts';

const zone = 'Europe/Copenhagen';
/** The most people getSchedule takes at once. */
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
const eventNow = event.extend({
  start: wallTime,
  end: wallTime,
  isCancelled: z.boolean().nullish(),
  attendees: z
    .array(
      z.object({
        emailAddress: z.object({ address: z.string().nullish() }),
        status: z.object({ response: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
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
    event: async (organiser, eventId) => {
      const path = eventPath(organiser, eventId);
      try {
        return shownNow(await ask(client, path, (request) => request.get(), eventNow));
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    watch: (wanted) => watchCalendar(client, wanted),
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

/** An earlier try's event, found among the organiser's at that time. */
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

/** From the organiser's copy: only it has everybody's answers. */
function shownNow(found: z.output<typeof eventNow>): EventNow {
  const [start, end] = [instantOf(found.start), instantOf(found.end)];
  if (!start || !end) throw new OutsideError('graph_garbage', { retry: true });
  const answers = (found.attendees ?? []).flatMap(({ emailAddress, status }) => {
    const answer = answerOf[status?.response ?? ''];
    return answer && emailAddress.address ? [{ email: emailAddress.address, answer }] : [];
  });
  return { ...bookedEvent(found), start, end, cancelled: found.isCancelled === true, answers };
}

const answerOf: Readonly<Record<string, Answer>> = {
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
};

/** The instant as Danish wall time, without offset: Graph takes the zone separately. */
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
  // Unknown zone: better to say that the calendar could not be read than to misplace a meeting.
  if (busy.includes('unreadable')) return { email, known: false, reason: 'unreadable' };
  return { email, known: true, busy: busy.filter((one) => typeof one === 'object') };
}
