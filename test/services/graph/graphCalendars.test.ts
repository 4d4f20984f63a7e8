import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Fault } from '../../../bot/sandbox/graph/localGraph.ts';
import { invitation } from '../../../services/meetings/invitation.ts';
import { aBooking, anAppointment, nurse, organiser, stranger, teacher } from './aBooking.ts';
import { outsideWith } from './outsideErrors.ts';
import { startTappedGraph, type TappedGraph } from './tappedGraph.ts';

const many = Array.from({ length: 45 }, (_, index) => `person-${index}@skole.example`);
const day = {
  from: Temporal.Instant.from('2026-11-26T08:00:00+01:00'),
  to: Temporal.Instant.from('2026-11-26T16:00:00+01:00'),
};
const lost = (status: number): Fault => ({ do: 'answerAfter', status });
const schedulesAsked = z.object({ schedules: z.array(z.string()) });

describe('graphCalendars', () => {
  let tap: TappedGraph;
  beforeEach(async () => {
    tap = await startTappedGraph([organiser, teacher, nurse, ...many]);
  });
  afterEach(() => tap.close());

  describe('free and busy time', () => {
    const freeBusy = (people: readonly string[], period = day) =>
      tap.calendars().freeBusy({ organiser, people, ...period });

    it('gives the stretches in which somebody is taken, as moments', async () => {
      const { events } = tap.graph;
      events.add(anAppointment(teacher, '2026-11-26T09:00', '2026-11-26T10:00'));
      events.add(anAppointment(teacher, '2026-11-26T12:00', '2026-11-26T12:30', 'tentative'));
      events.add(anAppointment(teacher, '2026-11-26T14:00', '2026-11-26T16:00', 'oof'));
      const [found] = await freeBusy([teacher]);
      assert.ok(found?.known);
      assert.deepEqual(
        found.busy.map(({ kind, start, end }) => [kind, start.toString(), end.toString()]),
        [
          ['busy', '2026-11-26T08:00:00Z', '2026-11-26T09:00:00Z'],
          ['tentative', '2026-11-26T11:00:00Z', '2026-11-26T11:30:00Z'],
          ['oof', '2026-11-26T13:00:00Z', '2026-11-26T15:00:00Z'],
        ],
      );
    });

    it('takes somebody who works elsewhere, or marked the time as free, for free', async () => {
      const { events } = tap.graph;
      events.add(anAppointment(teacher, '2026-11-26T09:00', '2026-11-26T10:00', 'free'));
      events.add(
        anAppointment(teacher, '2026-11-26T11:00', '2026-11-26T12:00', 'workingElsewhere'),
      );
      assert.deepEqual(await freeBusy([teacher]), [{ email: teacher, known: true, busy: [] }]);
    });

    it('finds the same person however Graph writes the address', async () => {
      tap.setInstead(() => ({
        status: 200,
        json: { value: [{ scheduleId: teacher.toUpperCase(), scheduleItems: [] }] },
      }));
      assert.deepEqual(await freeBusy([teacher]), [{ email: teacher, known: true, busy: [] }]);
    });

    it('says whose calendar cannot be read and why, and leaves the others as they are', async () => {
      tap.graph.events.add(anAppointment(nurse, '2026-11-26T09:00', '2026-11-26T10:00'));
      const [first, second, third] = await freeBusy([teacher, stranger, nurse]);
      assert.deepEqual(first, { email: teacher, known: true, busy: [] });
      assert.deepEqual(second, {
        email: stranger,
        known: false,
        reason: 'ErrorMailRecipientNotFound',
      });
      assert.ok(third?.known);
      assert.equal(third.busy.length, 1);
    });

    it('does not take somebody whom Graph leaves out for free', async () => {
      tap.setInstead(() => ({
        status: 200,
        json: { value: [{ scheduleId: nurse, scheduleItems: null }] },
      }));
      assert.deepEqual(await freeBusy([teacher, nurse]), [
        { email: teacher, known: false, reason: 'no_answer' },
        { email: nurse, known: false, reason: 'no_answer' },
      ]);
    });

    it('asks Graph for twenty people at a time, and answers for all in their order', async () => {
      const found = await freeBusy(many);
      assert.deepEqual(
        found.map(({ email, known }) => [email, known]),
        many.map((email) => [email, true]),
      );
      const asked = tap.seen.map(({ body }) => schedulesAsked.parse(body).schedules);
      assert.deepEqual(
        asked.map(({ length }) => length),
        [20, 20, 5],
      );
      assert.deepEqual(asked.flat(), many);
    });

    it('asks for exactly twenty in one call, and for nobody in none', async () => {
      await freeBusy(many.slice(0, 20));
      assert.equal(tap.seen.length, 1);
      assert.deepEqual(await freeBusy([]), []);
      assert.equal(tap.seen.length, 1);
    });

    it('keeps an unknown address to itself among more than twenty', async () => {
      const people = [...many.slice(0, 21), stranger, ...many.slice(21, 30)];
      const found = await freeBusy(people);
      assert.deepEqual(
        found.filter(({ known }) => !known).map(({ email }) => email),
        [stranger],
      );
      assert.equal(found.length, 31);
    });

    it('asks in Danish wall time, on both sides of the change to winter time', async () => {
      await freeBusy([teacher], {
        from: Temporal.Instant.from('2026-10-23T15:00:00+02:00'),
        to: Temporal.Instant.from('2026-10-27T00:00:00+01:00'),
      });
      const [asked] = tap.seen;
      assert.equal(asked?.method, 'POST');
      assert.equal(asked.path, `/v1.0/users/${encodeURIComponent(organiser)}/calendar/getSchedule`);
      assert.deepEqual(asked.body, {
        schedules: [teacher],
        startTime: { dateTime: '2026-10-23T15:00:00', timeZone: 'Romance Standard Time' },
        endTime: { dateTime: '2026-10-27T00:00:00', timeZone: 'Romance Standard Time' },
        availabilityViewInterval: 30,
      });
    });

    for (const [change, before, after] of [
      ['winter', '2026-10-23T09:00:00+02:00', '2026-10-26T09:00:00+01:00'],
      ['summer', '2027-03-26T09:00:00+01:00', '2027-03-30T09:00:00+02:00'],
    ] as const) {
      it(`reads times on both sides of the change to ${change} time`, async () => {
        const moments = [before, after].map((one) => Temporal.Instant.from(one));
        for (const start of moments) {
          const wall = start.toZonedDateTimeISO('Europe/Copenhagen').toPlainDateTime();
          const to = wall.add({ hours: 1 }).toString();
          tap.graph.events.add(anAppointment(teacher, wall.toString(), to));
        }
        const [first, last] = moments;
        assert.ok(first && last);
        const [found] = await freeBusy([teacher], { from: first, to: last.add({ hours: 2 }) });
        assert.ok(found?.known);
        assert.deepEqual(
          found.busy.map(({ start }) => start.epochMilliseconds),
          moments.map(({ epochMilliseconds }) => epochMilliseconds),
        );
      });
    }

    it('reads times in UTC as well, should Graph not heed the zone it was asked for', async () => {
      const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
      const item = {
        status: 'busy',
        start: at('2026-11-26T08:00:00.0000000'),
        end: at('2026-11-26T09:00:00.0000000'),
      };
      tap.setInstead(() => ({
        status: 200,
        json: { value: [{ scheduleId: teacher, scheduleItems: [item] }] },
      }));
      const [found] = await freeBusy([teacher]);
      assert.ok(found?.known);
      assert.equal(found.busy[0]?.start.toString(), '2026-11-26T08:00:00Z');
    });

    it('fails as a whole when one of several calls fails, so that nobody passes for free', async () => {
      tap.setInstead(({ body }) =>
        schedulesAsked.parse(body).schedules.includes('person-30@skole.example')
          ? { status: 403 }
          : undefined,
      );
      await assert.rejects(freeBusy(many), outsideWith('graph_403', false));
    });
  });

  describe('booking', () => {
    it('sends the event as Graph wants it', async () => {
      await tap.calendars().book(aBooking());
      assert.equal(tap.seen.length, 1);
      const [sent] = tap.seen;
      assert.equal(sent?.method, 'POST');
      assert.equal(sent.path, `/v1.0/users/${encodeURIComponent(organiser)}/events`);
      assert.deepEqual(sent.body, {
        subject: 'Tværfagligt teammøde – sag LI-2026-0001',
        body: { contentType: 'html', content: '<p>Teammøde om sag LI-2026-0001.</p>' },
        start: { dateTime: '2026-11-26T13:00:00', timeZone: 'Romance Standard Time' },
        end: { dateTime: '2026-11-26T13:45:00', timeZone: 'Romance Standard Time' },
        attendees: [
          { emailAddress: { address: teacher, name: 'Test Lærer' }, type: 'required' },
          { emailAddress: { address: nurse, name: 'Test Sundhed' }, type: 'optional' },
        ],
        isOnlineMeeting: true,
        onlineMeetingProvider: 'teamsForBusiness',
        responseRequested: true,
        transactionId: 'LI-2026-0001-M1-1-1a',
      });
    });

    it('asks every call for Danish time and ids that last, and sends JSON', async () => {
      const calendars = tap.calendars();
      const { eventId } = await calendars.book(aBooking());
      await calendars.freeBusy({ organiser, people: [teacher], ...day });
      await calendars.event(organiser, eventId);
      await calendars.cancel(organiser, eventId, 'Mødet er aflyst.');
      assert.equal(tap.seen.length, 4);
      for (const { method, headers } of tap.seen) {
        assert.equal(
          headers.prefer,
          'outlook.timezone="Romance Standard Time", IdType="ImmutableId"',
        );
        if (method === 'POST') assert.match(headers['content-type'] ?? '', /^application\/json/);
      }
    });

    it('keeps to itself which calls may be repeated', async () => {
      tap.faults(lost(503));
      await tap.calendars().book(aBooking());
      const names = tap.seen.flatMap(({ headers }) => Object.keys(headers));
      assert.deepEqual(
        names.filter((name) => name.includes('naervaer')),
        [],
      );
    });

    it('books the moment that was meant, in summer as in winter', async () => {
      for (const start of ['2026-10-23T13:00:00+02:00', '2026-10-26T13:00:00+01:00']) {
        const moment = Temporal.Instant.from(start);
        await tap
          .calendars()
          .book(
            aBooking({ transactionId: start, start: moment, end: moment.add({ minutes: 45 }) }),
          );
        const stored = tap.graph.events.byTransaction(organiser, start);
        assert.equal(stored?.start, moment.epochMilliseconds);
        assert.equal(stored.end, moment.add({ minutes: 45 }).epochMilliseconds);
      }
    });

    it('takes the time of everybody invited', async () => {
      const calendars = tap.calendars();
      await calendars.book(aBooking());
      const found = await calendars.freeBusy({ organiser, people: [organiser, teacher], ...day });
      for (const one of found) {
        assert.ok(one.known);
        assert.equal(one.busy[0]?.start.toString(), '2026-11-26T12:00:00Z');
      }
    });

    it('puts no name of a pupil on the wire with the invitation that meetings use', async () => {
      await tap.calendars().book(aBooking(invitation('LI-2026-0001')));
      assert.doesNotMatch(JSON.stringify(tap.seen[0]?.body), /Loke|Prøvesen|ulovlig|sygdom/);
    });

    for (const status of [500, 502, 503, 504]) {
      it(`books once when the event was made but the answer was ${status}`, async () => {
        tap.faults(lost(status));
        const booked = await tap.calendars().book(aBooking());
        assert.equal(tap.graph.events.all().length, 1);
        assert.equal(booked.eventId, tap.graph.events.all()[0]?.id);
        assert.ok(booked.joinUrl);
        assert.equal(tap.seen.length, 2);
      });
    }

    it('books once when no answer comes through at all and it is called again later', async () => {
      const calendars = tap.calendars();
      tap.faults(lost(504), lost(504), lost(504), lost(504));
      await assert.rejects(calendars.book(aBooking()), outsideWith('graph_504', true));
      const booked = await calendars.book(aBooking());
      assert.deepEqual(
        tap.graph.events.all().map(({ id }) => id),
        [booked.eventId],
      );
    });

    it('sends the same transactionId with every try', async () => {
      tap.faults(lost(503), lost(504));
      await tap.calendars().book(aBooking());
      const sent = tap.seen.map(({ body }) => JSON.stringify(body));
      assert.equal(sent.length, 3);
      assert.equal(new Set(sent).size, 1);
    });

    it('books another event for another transactionId', async () => {
      const calendars = tap.calendars();
      const first = await calendars.book(aBooking());
      const second = await calendars.book(aBooking({ transactionId: 'LI-2026-0001-M2-1-1a' }));
      assert.notEqual(first.eventId, second.eventId);
      assert.equal(tap.graph.events.all().length, 2);
    });

    it('finds the event of an earlier try when Graph says that the id was used', async () => {
      const calendars = tap.calendars();
      const first = await calendars.book(aBooking());
      const again = await calendars.book(aBooking({ subject: 'Et andet emne' }));
      assert.deepEqual(again, first);
      assert.equal(tap.graph.events.all().length, 1);
    });

    for (const status of [400, 409]) {
      it(`finds it as well when Graph says so with ${status}`, async () => {
        const calendars = tap.calendars();
        const first = await calendars.book(aBooking());
        const error = { code: 'ErrorDuplicateTransactionId', message: 'Used before.' };
        tap.setInstead(({ method }) =>
          method === 'POST' ? { status, json: { error } } : undefined,
        );
        assert.deepEqual(await calendars.book(aBooking()), first);
        const asked = new URL(tap.seen.at(-1)?.path ?? '', tap.url);
        assert.match(asked.pathname, /\/calendarView$/);
        assert.equal(asked.searchParams.get('startDateTime'), '2026-11-26T12:00:00Z');
        assert.equal(asked.searchParams.get('endDateTime'), '2026-11-26T12:45:00Z');
      });
    }

    it('does not take somebody else’s event at that time for its own', async () => {
      const calendars = tap.calendars();
      await calendars.book(aBooking({ transactionId: 'another' }));
      const error = { code: 'ErrorDuplicateTransactionId', message: 'Used before.' };
      tap.setInstead(({ method }) =>
        method === 'POST' ? { status: 409, json: { error } } : undefined,
      );
      await assert.rejects(calendars.book(aBooking()), outsideWith('graph_duplicate', false));
    });

    it('does not look for an earlier event when a 400 means something else', async () => {
      tap.setInstead(() => ({
        status: 400,
        json: { error: { code: 'ErrorInvalidRequest', message: 'No.' } },
      }));
      await assert.rejects(tap.calendars().book(aBooking()), outsideWith('graph_400', false));
      assert.equal(tap.seen.length, 1);
    });

    it('comes without a join link when that is late, and gives it when asked again', async () => {
      const calendars = tap.calendars();
      tap.graph.setLateJoinUrl(true);
      const booked = await calendars.book(aBooking());
      assert.equal(booked.joinUrl, undefined);
      const later = await calendars.event(organiser, booked.eventId);
      assert.ok(later);
      assert.equal(later.eventId, booked.eventId);
      assert.equal(later.joinUrl, tap.graph.events.all()[0]?.joinUrl);
      assert.ok(later.joinUrl);
    });

    it('says that an event is gone, and that a mailbox is not there', async () => {
      assert.equal(await tap.calendars().event(organiser, 'AAMkGone='), undefined);
      await assert.rejects(
        tap.calendars().event(stranger, 'AAMkGone='),
        outsideWith('graph_404', false),
      );
    });

    it('tells when it is now, and how those invited have answered', async () => {
      const calendars = tap.calendars();
      const { eventId } = await calendars.book(aBooking());
      const { events } = tap.graph;
      const [event] = events.all();
      assert.ok(event);
      const start = Temporal.Instant.from('2026-11-27T08:00:00Z');
      events.move(event, start.epochMilliseconds, start.epochMilliseconds + 3_600_000);
      events.answer(event, teacher, 'accepted');
      events.answer(event, nurse, 'declined');
      const now = await calendars.event(organiser, eventId);
      assert.equal(now?.start.toString(), start.toString());
      assert.equal(now?.cancelled, false);
      assert.deepEqual(now?.answers, [
        { email: teacher, answer: 'accepted' },
        { email: nurse, answer: 'declined' },
      ]);
    });

    it('keeps an id apart from the path around it', async () => {
      const failing = tap.calendars().event(organiser, 'a/../b?c=d#e');
      await assert.rejects(failing, outsideWith('graph_404', false));
      assert.match(tap.seen[0]?.path ?? '', /\/events\/a%2F\.\.%2Fb%3Fc%3Dd%23e$/);
    });
  });

  describe('cancelling', () => {
    const comment = 'Mødet er aflyst.';
    const booked = async () => (await tap.calendars().book(aBooking())).eventId;

    it('takes the event back, with a word to those invited, and frees the time', async () => {
      const eventId = await booked();
      const calendars = tap.calendars();
      await calendars.cancel(organiser, eventId, comment);
      const { method, path, body } = tap.seen.at(-1) ?? {};
      assert.equal(method, 'POST');
      assert.match(path ?? '', /\/events\/[^/]+\/cancel$/);
      assert.deepEqual(body, { comment });
      assert.deepEqual(await calendars.freeBusy({ organiser, people: [teacher], ...day }), [
        { email: teacher, known: true, busy: [] },
      ]);
    });

    it('does no harm a second time', async () => {
      const eventId = await booked();
      const calendars = tap.calendars();
      await calendars.cancel(organiser, eventId, comment);
      await calendars.cancel(organiser, eventId, comment);
      assert.deepEqual(
        tap.graph.events.all().map(({ cancelled }) => cancelled),
        [true],
      );
    });

    it('is content when it took effect and only the answer was lost', async () => {
      const eventId = await booked();
      tap.faults(lost(504));
      await tap.calendars().cancel(organiser, eventId, comment);
      assert.equal(tap.graph.events.all()[0]?.cancelled, true);
      assert.equal(tap.seen.length, 3);
    });

    it('is content with an event that never was', async () => {
      await tap.calendars().cancel(organiser, 'AAMkGone=', comment);
      assert.equal(tap.seen.length, 1);
    });

    it('does not hide that it is not allowed to', async () => {
      const eventId = await booked();
      tap.faults({ do: 'answer', status: 403 });
      await assert.rejects(
        tap.calendars().cancel(organiser, eventId, comment),
        outsideWith('graph_403', false),
      );
      assert.equal(tap.graph.events.all()[0]?.cancelled, false);
    });

    it('is refused to those who do not organise it', async () => {
      const eventId = await booked();
      await assert.rejects(
        tap.calendars().cancel(teacher, eventId, comment),
        outsideWith('graph_400', false),
      );
      assert.equal(tap.graph.events.all()[0]?.cancelled, false);
    });
  });
});
