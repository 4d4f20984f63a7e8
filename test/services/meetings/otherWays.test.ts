import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Availability, Busy } from '../../../services/meetings/calendars.ts';
import { bestForAll, type TimesWanted } from '../../../services/meetings/findTimes.ts';
import { type OtherWay, otherWays } from '../../../services/meetings/otherWays.ts';
import { aCalendar } from '../../builders/calendar.ts';

const calendar = aCalendar();
const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(calendar.timeZone);
const people = ['leader', 'teacher', 'ppr'].map((id) => ({
  id,
  email: `${id}@skole.example`,
  required: true,
}));
const taken = (from: string, to: string, kind: Busy['kind'] = 'busy'): Busy => ({
  kind,
  start: at(from).toInstant(),
  end: at(to).toInstant(),
});
const calendarOf = (id: string, ...busy: Busy[]): Availability => ({
  email: `${id}@skole.example`,
  known: true,
  busy,
});
const wanted = (difference: Partial<TimesWanted> = {}): TimesWanted => ({
  people,
  availability: people.map(({ id }) => calendarOf(id)),
  calendar,
  now: at('2026-11-25T08:10'),
  minutes: 60,
  schoolDays: 3,
  ...difference,
});
const waysOf = (
  request: TimesWanted,
  deputyOf: (id: string) => string | undefined = () => undefined,
) => otherWays(request, { organiser: 'leader', deputyOf });
const kinds = (ways: readonly OtherWay[]) => ways.map(({ kind }) => kind);
/** PPR is out of office for longer than anybody looks. */
const pprAway = [
  calendarOf('leader'),
  calendarOf('teacher'),
  calendarOf('ppr', taken('2026-11-25T00:00', '2027-01-31T00:00', 'oof')),
];

describe('other ways to meet', () => {
  it('are none where all who are needed can meet', () => {
    assert.deepEqual(waysOf(wanted()), []);
  });

  it('do without whoever can at no time, with the soonest time of all others', () => {
    const [way, ...others] = waysOf(wanted({ availability: pprAway }));
    assert.ok(way?.kind === 'without');
    assert.equal(way.person, 'ppr');
    assert.equal(way.time.start.toPlainDateTime().toString(), '2026-11-25T10:30:00');
    assert.deepEqual(others, []);
  });

  it('name a deputy first, of somebody who can at no time, as when out of office for long', () => {
    const ways = waysOf(wanted({ availability: pprAway }), (id) =>
      id === 'ppr' ? 'akt' : undefined,
    );
    assert.deepEqual(kinds(ways), ['deputy', 'without']);
  });

  it('never do without the organiser', () => {
    const [leader, ...others] = wanted().availability;
    assert.ok(leader);
    const busy = calendarOf('leader', taken('2026-11-25T00:00', '2027-01-31T00:00'));
    assert.deepEqual(waysOf(wanted({ availability: [busy, ...others] })), []);
  });

  it('are later where everybody is taken until then', () => {
    const busy = taken('2026-11-25T00:00', '2026-11-28T00:00');
    const availability = people.map(({ id }) => calendarOf(id, busy));
    const [way] = waysOf(wanted({ availability }));
    assert.ok(way?.kind === 'later');
    assert.equal(way.time.start.toPlainDate().toString(), '2026-11-30');
  });

  it('are at most three, each with a time that suits all it keeps', () => {
    const stretch = fc
      .record({ day: fc.integer({ min: 25, max: 27 }), from: fc.integer({ min: 8, max: 14 }) })
      .map(({ day, from }) => {
        const start = at(`2026-11-${day}T${String(from).padStart(2, '0')}:00`);
        return {
          kind: 'busy' as const,
          start: start.toInstant(),
          end: start.add({ hours: 3 }).toInstant(),
        };
      });
    const busy = fc.array(stretch, { maxLength: 8 });
    fc.assert(
      fc.property(busy, busy, busy, (...all) => {
        const availability = people.map(({ id }, index) => calendarOf(id, ...(all[index] ?? [])));
        const request = wanted({ availability });
        const ways = waysOf(request);
        assert.ok(ways.length <= 3);
        assert.equal(ways.length > 0 && bestForAll(request) !== undefined, false);
        for (const way of ways) {
          if (way.kind === 'deputy') continue;
          const kept = people.filter(({ id }) => way.kind !== 'without' || id !== way.person);
          assert.ok(kept.every(({ id }) => !way.time.busy.includes(id)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
