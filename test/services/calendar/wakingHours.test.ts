import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextWakingHour } from '../../../services/calendar/wakingHours.ts';
import { aCalendar } from '../../builders/calendar.ts';

const calendar = aCalendar();
const local = (time: string) =>
  Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Copenhagen');
/** The wall time at which a message goes out that was ready at another. */
const goesOut = (time: string) => {
  const next = nextWakingHour(calendar, local(time));
  return next === undefined
    ? 'at once'
    : Temporal.Instant.from(next)
        .toZonedDateTimeISO('Europe/Copenhagen')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' });
};

describe('nextWakingHour', () => {
  it('lets a message out at once on a school day between seven and five', () => {
    for (const time of ['2026-11-25T07:00', '2026-11-25T12:00', '2026-11-25T16:59'])
      assert.equal(goesOut(time), 'at once');
  });

  it('keeps it over night, weekend and holidays until seven of the next school day', () => {
    assert.equal(goesOut('2026-11-25T06:59'), '2026-11-25T07:00');
    assert.equal(goesOut('2026-11-25T17:00'), '2026-11-26T07:00');
    assert.equal(goesOut('2026-11-27T20:00'), '2026-11-30T07:00');
    assert.equal(goesOut('2026-10-09T18:00'), '2026-10-19T07:00');
    assert.equal(goesOut('2026-12-24T12:00'), '2027-01-05T07:00');
  });

  it('means seven on the wall when the clocks change', () => {
    assert.equal(goesOut('2026-10-24T12:00'), '2026-10-26T07:00');
    assert.equal(
      nextWakingHour(calendar, local('2026-10-25T12:00')),
      '2026-10-26T06:00:00Z',
      'winter time',
    );
    assert.equal(
      nextWakingHour(calendar, local('2027-03-28T12:00')),
      '2027-03-30T05:00:00Z',
      'summer time',
    );
  });

  it('disturbs nobody in the summer after the last school day that is planned', () => {
    assert.equal(goesOut('2027-06-25T18:00'), '2027-08-09T07:00');
    assert.equal(goesOut('2027-07-05T12:00'), '2027-08-09T07:00');
    assert.equal(goesOut('2027-09-01T18:00'), '2027-09-02T07:00', 'nothing waits for ever');
  });

  it('is always between seven and five on a weekday, and never in the past', () => {
    const minutes = fc.integer({ min: 0, max: 800 * 24 * 60 });
    fc.assert(
      fc.property(minutes, (after) => {
        const now = local('2026-08-01T00:00').add({ minutes: after });
        const next = nextWakingHour(calendar, now);
        const out = next
          ? Temporal.Instant.from(next).toZonedDateTimeISO('Europe/Copenhagen')
          : now;
        assert.ok(out.hour >= 7 && out.hour < 17);
        assert.ok(out.dayOfWeek <= 5);
        assert.ok(Temporal.ZonedDateTime.compare(out, now) >= 0);
      }),
      { numRuns: 1000 },
    );
  });
});
