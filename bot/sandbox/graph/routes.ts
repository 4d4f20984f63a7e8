import { z } from 'zod';
import type { LocalEvent, LocalEvents } from './localEvents.ts';

export type Call = {
  method: string;
  /** Decoded, without the version. */
  path: string;
  query: URLSearchParams;
  /** Whether times are in Danish wall time; otherwise UTC. */
  danishTime: boolean;
  body: unknown;
};

export type Answer = { status: number; json?: unknown };

export type GraphState = {
  events: LocalEvents;
  people: ReadonlySet<string>;
  lateJoinUrl: boolean;
};

const zones: Readonly<Record<string, string>> = {
  'Romance Standard Time': 'Europe/Copenhagen',
  UTC: 'UTC',
};
const dayMs = 86_400_000;

const time = z.strictObject({
  dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/),
  timeZone: z.enum(['Romance Standard Time', 'UTC']),
});

const scheduleRequest = z.strictObject({
  schedules: z.array(z.string()).min(1).max(20),
  startTime: time,
  endTime: time,
  availabilityViewInterval: z.int().min(5).max(1440).default(30),
});

const newEvent = z.strictObject({
  subject: z.string().max(255),
  body: z.strictObject({ contentType: z.enum(['html', 'text']), content: z.string() }),
  start: time,
  end: time,
  attendees: z.array(
    z.strictObject({
      emailAddress: z.strictObject({ address: z.email(), name: z.string().optional() }),
      type: z.enum(['required', 'optional', 'resource']),
    }),
  ),
  isOnlineMeeting: z.boolean().default(false),
  onlineMeetingProvider: z.literal('teamsForBusiness').optional(),
  responseRequested: z.boolean().optional(),
  transactionId: z.string().max(128).optional(),
});

/** Answers a call as Graph would, assuming an app token. */
export function route(call: Call, state: GraphState): Answer {
  const match = /^\/users\/([^/]+)(\/.*)$/.exec(call.path);
  const [, person = '', rest = ''] = match ?? [];
  if (!match) return failure(404, 'ResourceNotFound');
  if (!state.people.has(person.toLowerCase())) return failure(404, 'ErrorInvalidUser');
  const key = `${call.method} ${rest.replace(/^\/events\/[^/]+/, '/events/{id}')}`;
  const eventId = /^\/events\/([^/]+)/.exec(rest)?.[1] ?? '';
  switch (key) {
    case 'POST /calendar/getSchedule':
      return getSchedule(call, state);
    case 'POST /events':
      return createEvent(call, state, person);
    case 'GET /events/{id}':
      return readEvent(call, state, person, eventId);
    case 'PATCH /events/{id}':
      return moveEvent(call, state, person, eventId);
    case 'DELETE /events/{id}':
      return deleteEvent(state, person, eventId);
    case 'POST /events/{id}/cancel':
      return cancelEvent(state, person, eventId);
    case 'POST /events/{id}/accept':
      return answerEvent(state, person, eventId, 'accepted');
    case 'POST /events/{id}/tentativelyAccept':
      return answerEvent(state, person, eventId, 'tentativelyAccepted');
    case 'POST /events/{id}/decline':
      return answerEvent(state, person, eventId, 'declined');
    case 'GET /calendarView':
      return calendarView(call, state, person);
    case 'GET /mailboxSettings':
      return { status: 200, json: mailboxSettings };
    case 'POST /findMeetingTimes':
      return failure(403, 'ErrorAccessDenied');
    default:
      return failure(404, 'ResourceNotFound');
  }
}

function failure(status: number, code: string, message = code): Answer {
  return { status, json: { error: { code, message } } };
}

const mailboxSettings = {
  timeZone: 'Romance Standard Time',
  workingHours: {
    daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: '08:00:00.0000000',
    endTime: '16:00:00.0000000',
    timeZone: { name: 'Romance Standard Time' },
  },
  automaticRepliesSetting: { status: 'disabled' },
};

function getSchedule(call: Call, { events, people }: GraphState): Answer {
  const parsed = scheduleRequest.safeParse(call.body);
  if (!parsed.success) return failure(400, 'ErrorInvalidParameter', z.prettifyError(parsed.error));
  const { schedules, startTime, endTime, availabilityViewInterval } = parsed.data;
  const [from, to] = [epoch(startTime), epoch(endTime)];
  if (to <= from || to - from > 62 * dayMs) return failure(400, 'ErrorInvalidTimeInterval');
  const value = schedules.map((scheduleId) => {
    if (!people.has(scheduleId.toLowerCase())) {
      const error = { responseCode: 'ErrorMailRecipientNotFound', message: 'No such mailbox.' };
      return { scheduleId, availabilityView: '', scheduleItems: [], error };
    }
    return {
      scheduleId,
      availabilityView: events.view(scheduleId, from, to, availabilityViewInterval * 60_000),
      scheduleItems: events.of(scheduleId, from, to).map(({ showAs, start, end }) => ({
        status: showAs,
        start: wall(start, call.danishTime),
        end: wall(end, call.danishTime),
      })),
      workingHours: mailboxSettings.workingHours,
    };
  });
  return { status: 200, json: { value } };
}

function createEvent(call: Call, state: GraphState, organiser: string): Answer {
  const parsed = newEvent.safeParse(call.body);
  if (!parsed.success) return failure(400, 'ErrorInvalidRequest', z.prettifyError(parsed.error));
  const { transactionId, start, end, subject, body, attendees, isOnlineMeeting } = parsed.data;
  if (epoch(end) <= epoch(start)) return failure(400, 'ErrorCalendarEndDateIsEarlierThanStartDate');
  const known =
    transactionId === undefined ? undefined : state.events.byTransaction(organiser, transactionId);
  if (known) {
    const repeated = known.start === epoch(start) && known.subject === subject;
    return repeated
      ? { status: 201, json: shown(known, call.danishTime) }
      : failure(409, 'ErrorDuplicateTransactionId');
  }
  const event = state.events.add({
    organiser,
    subject,
    body: body.content,
    start: epoch(start),
    end: epoch(end),
    showAs: 'busy',
    attendees: attendees.map(({ emailAddress, type }) => ({
      address: emailAddress.address,
      name: emailAddress.name ?? '',
      type,
    })),
    transactionId,
    online: isOnlineMeeting,
  });
  const json = shown(event, call.danishTime);
  return { status: 201, json: state.lateJoinUrl ? { ...json, onlineMeeting: null } : json };
}

function readEvent(call: Call, { events }: GraphState, organiser: string, id: string): Answer {
  const event = events.find(organiser, id);
  if (!event || event.cancelled) return failure(404, 'ErrorItemNotFound');
  return { status: 200, json: shown(event, call.danishTime) };
}

function cancelEvent({ events }: GraphState, person: string, id: string): Answer {
  const event = events.find(person, id);
  if (!event) {
    const invited = events.all().some((one) => one.id === id);
    return invited ? failure(400, 'ErrorInvalidRequest') : failure(404, 'ErrorItemNotFound');
  }
  if (event.cancelled) return failure(404, 'ErrorItemNotFound');
  events.cancel(event);
  return { status: 202 };
}

function moveEvent(call: Call, { events }: GraphState, organiser: string, id: string): Answer {
  const parsed = z.strictObject({ start: time, end: time }).safeParse(call.body);
  if (!parsed.success) return failure(400, 'ErrorInvalidRequest', z.prettifyError(parsed.error));
  const event = events.find(organiser, id);
  if (!event || event.cancelled) return failure(404, 'ErrorItemNotFound');
  events.move(event, epoch(parsed.data.start), epoch(parsed.data.end));
  return { status: 200, json: shown(event, call.danishTime) };
}

function deleteEvent({ events }: GraphState, organiser: string, id: string): Answer {
  const event = events.find(organiser, id);
  if (!event || event.cancelled) return failure(404, 'ErrorItemNotFound');
  events.cancel(event);
  return { status: 204 };
}

/** An attendee's answer. Unlike in Graph, the attendee's copy has the organiser's id. */
function answerEvent(
  { events }: GraphState,
  person: string,
  id: string,
  response: 'accepted' | 'tentativelyAccepted' | 'declined',
): Answer {
  const event = events.all().find((one) => one.id === id && !one.cancelled);
  const invited = event?.attendees.some(
    ({ address }) => address.toLowerCase() === person.toLowerCase(),
  );
  if (!event || !invited) return failure(404, 'ErrorItemNotFound');
  events.answer(event, person, response);
  return { status: 202 };
}

function calendarView(call: Call, { events }: GraphState, person: string): Answer {
  const from = Date.parse(call.query.get('startDateTime') ?? '');
  const to = Date.parse(call.query.get('endDateTime') ?? '');
  if (Number.isNaN(from) || Number.isNaN(to)) return failure(400, 'ErrorInvalidParameter');
  const value = events.of(person, from, to).map((one) => shown(one, call.danishTime));
  return { status: 200, json: { value } };
}

function shown(event: LocalEvent, danishTime: boolean) {
  return {
    id: event.id,
    subject: event.subject,
    body: { contentType: 'html', content: event.body },
    start: wall(event.start, danishTime),
    end: wall(event.end, danishTime),
    organizer: { emailAddress: { address: event.organiser } },
    attendees: event.attendees.map(({ address, name, type }) => ({
      emailAddress: { address, name },
      type,
      status: { response: event.responses[address.toLowerCase()] ?? 'none' },
    })),
    isCancelled: event.cancelled,
    isOnlineMeeting: event.joinUrl !== undefined,
    onlineMeeting: event.joinUrl === undefined ? null : { joinUrl: event.joinUrl },
    transactionId: event.transactionId,
  };
}

function epoch({ dateTime, timeZone }: z.output<typeof time>): number {
  const zone = zones[timeZone] ?? 'UTC';
  return Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).epochMilliseconds;
}

/** Wall time with seven decimals and a separate zone, as Graph writes it. */
function wall(epochMs: number, danishTime: boolean): { dateTime: string; timeZone: string } {
  const timeZone = danishTime ? 'Romance Standard Time' : 'UTC';
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(zones[timeZone] ?? 'UTC')
    .toPlainDateTime();
  return { dateTime: local.toString({ fractionalSecondDigits: 7 }), timeZone };
}
