import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Availability, Busy } from '../../../services/meetings/calendars.ts';
import {
  type FoundTime,
  findTimes,
  type Invitee,
  type TimesWanted,
} from '../../../services/meetings/findTimes.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { betterBy, everyTime, type JudgedTime } from './everyTime.ts';

type Stretch = { start: Temporal.ZonedDateTime; end: Temporal.ZonedDateTime };

const calendar = aCalendar();
const zone = calendar.timeZone;

const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone);
const needed = (id: string): Invitee => ({ id, email: `${id}@skole.example`, required: true });
const welcome = (id: string): Invitee => ({ ...needed(id), required: false });
const taken = (from: string, to: string, kind: Busy['kind'] = 'busy'): Busy => ({
  kind,
  start: at(from).toInstant(),
  end: at(to).toInstant(),
});
const free = (id: string, ...busy: Busy[]): Availability => ({
  email: `${id}@skole.example`,
  known: true,
  busy,
});
const unread = (id: string): Availability => ({
  email: `${id}@skole.example`,
  known: false,
  reason: 'no_answer',
});

/** A Wednesday morning, three quarters of an hour, the leader and the teacher needed and free. */
function wanted(difference: Partial<TimesWanted> = {}): TimesWanted {
  return {
    people: [needed('leader'), needed('teacher')],
    availability: [free('leader'), free('teacher')],
    calendar,
    now: at('2026-11-25T08:10'),
    minutes: 45,
    schoolDays: 5,
    ...difference,
  };
}

const overlap = (a: Stretch, b: Stretch) =>
  a.start.epochMilliseconds < b.end.epochMilliseconds &&
  b.start.epochMilliseconds < a.end.epochMilliseconds;
const shown = (times: readonly FoundTime[]) =>
  times.map(({ start }) => start.toPlainDateTime().toString({ smallestUnit: 'minute' }));
const starts = (difference: Partial<TimesWanted> = {}) => shown(findTimes(wanted(difference)));

describe('findTimes', () => {
  it('proposes the soonest time on three half days when everybody always can', () => {
    assert.deepEqual(starts(), ['2026-11-25T10:30', '2026-11-25T12:00', '2026-11-26T08:00']);
  });

  it('proposes either the end of the morning or the noon that overlaps it', () => {
    const [first, second] = starts({ now: at('2026-11-25T09:01') });
    assert.deepEqual([first, second], ['2026-11-25T11:30', '2026-11-25T12:30']);
  });

  it('proposes no time at which fewer can come than the playbook wants', () => {
    const whole = ['2026-11-25T08:00', '2026-12-04T16:00'] as const;
    const one = { availability: [free('leader', taken(...whole)), free('teacher')] };
    assert.equal(starts(one).length, 3);
    assert.deepEqual(starts({ ...one, quorum: 2 }), []);
    assert.equal(starts({ quorum: 2 }).length, 3);
  });

  it('calls nobody to a meeting within the next two hours', () => {
    assert.equal(starts({ now: at('2026-11-25T08:00') })[0], '2026-11-25T10:00');
    assert.equal(starts({ now: at('2026-11-25T08:01') })[0], '2026-11-25T10:30');
  });

  it('lets a meeting end when the working day ends, and no later', () => {
    const day = { schoolDays: 1, people: [needed('leader')] };
    const busy = taken('2026-11-25T08:00', '2026-11-25T15:00');
    const availability = [free('leader', busy)];
    assert.deepEqual(starts({ ...day, availability, minutes: 60 }), ['2026-11-25T15:00']);
    assert.deepEqual(starts({ ...day, availability, minutes: 61 }), []);
  });

  it('finds room for a whole day, and none for more than that', () => {
    assert.equal(starts({ minutes: 480 })[0], '2026-11-26T08:00');
    assert.deepEqual(starts({ minutes: 481 }), []);
    assert.deepEqual(starts({ minutes: 24 * 60 }), []);
  });

  it('goes on to the next school day when this one is over', () => {
    assert.equal(starts({ now: at('2026-11-25T15:00') })[0], '2026-11-26T08:00');
    assert.equal(starts({ now: at('2026-11-27T15:00') })[0], '2026-11-30T08:00');
  });

  it('begins with the first school day after a weekend or a holiday', () => {
    assert.equal(starts({ now: at('2026-11-28T10:00') })[0], '2026-11-30T08:00');
    assert.equal(starts({ now: at('2026-10-10T10:00') })[0], '2026-10-19T08:00');
    assert.equal(starts({ now: at('2026-12-18T15:30') })[0], '2027-01-05T08:00');
  });

  it('skips a holiday without counting its days', () => {
    const busy = taken('2026-10-09T00:00', '2026-10-20T00:00');
    const people = [needed('leader')];
    const request = { people, availability: [free('leader', busy)], now: at('2026-10-09T08:00') };
    assert.deepEqual(starts({ ...request, schoolDays: 2 }), []);
    assert.equal(starts({ ...request, schoolDays: 3 })[0], '2026-10-20T08:00');
  });

  it('proposes nothing beyond the planned school year', () => {
    assert.deepEqual(starts({ now: at('2027-06-25T14:30') }), []);
    assert.deepEqual(starts({ now: at('2027-07-10T08:00') }), []);
    assert.equal(starts({ now: at('2027-06-24T15:00') })[0], '2027-06-25T08:00');
  });

  describe('on both sides of the change of the clock', () => {
    for (const { change, now, first, busy } of [
      {
        change: 'winter',
        now: '2026-10-23T15:00',
        first: '2026-10-26T08:00:00+01:00',
        busy: ['2026-10-26T08:00:00+01:00', '2026-10-26T16:00:00+01:00'],
      },
      {
        change: 'summer',
        now: '2027-03-19T15:00',
        first: '2027-03-30T08:00:00+02:00',
        busy: ['2027-03-30T08:00:00+02:00', '2027-03-30T16:00:00+02:00'],
      },
    ] as const) {
      it(`meets at eight by the clock on the wall after the change to ${change} time`, () => {
        const [best] = findTimes(wanted({ now: at(now) }));
        assert.equal(best?.start.toString({ timeZoneName: 'never' }), first);
        assert.equal(best.end.epochMilliseconds - best.start.epochMilliseconds, 45 * 60_000);
      });

      it(`sets somebody’s day aside to the hour after the change to ${change} time`, () => {
        const [start, end] = busy.map((one) => Temporal.Instant.from(one));
        assert.ok(start && end);
        const people = [needed('leader')];
        const request = { people, now: at(now), schoolDays: 3 };
        const all: Availability = free('leader', { kind: 'busy', start, end });
        const [best] = findTimes(wanted({ ...request, availability: [all] }));
        assert.equal(best?.start.hour, 8);
        assert.ok(Temporal.PlainDate.compare(best.start.toPlainDate(), at(now).toPlainDate()) > 0);
        assert.ok(best.start.epochMilliseconds >= end.epochMilliseconds);
        const spared = free('leader', { kind: 'busy', start, end: end.subtract({ hours: 1 }) });
        const [gap] = findTimes(wanted({ ...request, availability: [spared] }));
        assert.equal(gap?.start.epochMilliseconds, end.subtract({ hours: 1 }).epochMilliseconds);
      });
    }
  });

  describe('when not everybody can', () => {
    it('waits for a time at which all who are needed can', () => {
      const availability = [
        free('leader', taken('2026-11-25T08:00', '2026-11-27T09:00')),
        free('teacher'),
      ];
      const [best] = findTimes(wanted({ availability }));
      assert.deepEqual(shown(best ? [best] : []), ['2026-11-27T09:00']);
      assert.deepEqual(best?.busy, []);
    });

    it('takes a time that begins just when another meeting ends', () => {
      const people = [needed('leader')];
      const availability = [
        free(
          'leader',
          taken('2026-11-25T08:00', '2026-11-25T11:00'),
          taken('2026-11-25T11:45', '2026-11-25T16:00'),
        ),
      ];
      assert.deepEqual(starts({ people, availability, schoolDays: 1 }), ['2026-11-25T11:00']);
    });

    it('says who cannot when no time suits all who are needed', () => {
      const availability = [
        free('leader', taken('2026-11-25T00:00', '2026-12-10T00:00', 'oof')),
        free('teacher'),
      ];
      const times = findTimes(wanted({ availability }));
      assert.equal(times.length, 3);
      for (const { free: can, busy } of times) {
        assert.deepEqual([can, busy], [['teacher'], ['leader']]);
      }
    });

    it('asks first for those who are needed, and then for those who are welcome', () => {
      const people = [needed('leader'), welcome('nurse'), welcome('psychologist')];
      const availability = [
        free('leader', taken('2026-11-25T08:00', '2026-11-26T12:00')),
        free('nurse', taken('2026-11-26T12:00', '2026-11-27T12:00')),
        free('psychologist', taken('2026-11-26T12:00', '2026-11-26T14:00')),
      ];
      const [best] = findTimes(wanted({ people, availability }));
      assert.deepEqual(shown(best ? [best] : []), ['2026-11-27T12:00']);
    });

    it('calls somebody with a tentative meeting neither free nor busy, and takes a free time first', () => {
      const people = [needed('leader')];
      const maybe = free('leader', taken('2026-11-25T08:00', '2026-11-26T08:00', 'tentative'));
      assert.equal(starts({ people, availability: [maybe] })[0], '2026-11-26T08:00');
      const [today] = findTimes(wanted({ people, availability: [maybe], schoolDays: 1 }));
      assert.deepEqual([today?.free, today?.tentative, today?.busy], [[], ['leader'], []]);
    });

    it('takes one who is free before any number who perhaps are', () => {
      const people = [needed('leader'), needed('teacher'), needed('nurse')];
      const morning = (kind: Busy['kind']) => taken('2026-11-25T08:00', '2026-11-25T12:00', kind);
      const afternoon = (kind: Busy['kind']) => taken('2026-11-25T12:00', '2026-11-25T16:00', kind);
      const availability = [
        free('leader', morning('tentative'), afternoon('busy')),
        free('teacher', morning('tentative'), afternoon('busy')),
        free('nurse', morning('tentative')),
      ];
      const [best] = findTimes(wanted({ people, availability, schoolDays: 1 }));
      assert.deepEqual(best?.free, ['nurse']);
    });

    it('takes the time at which fewer of those needed are busy when as many are free', () => {
      const people = [needed('leader'), needed('teacher'), welcome('nurse')];
      const availability = [
        free('leader'),
        free(
          'teacher',
          taken('2026-11-25T08:00', '2026-11-25T12:00', 'busy'),
          taken('2026-11-25T12:00', '2026-11-25T16:00', 'tentative'),
        ),
        free('nurse', taken('2026-11-25T12:00', '2026-11-25T16:00', 'busy')),
      ];
      const [best] = findTimes(wanted({ people, availability, schoolDays: 1 }));
      assert.deepEqual(shown(best ? [best] : []), ['2026-11-25T12:00']);
      assert.deepEqual([best?.tentative, best?.busy], [['teacher'], ['nurse']]);
    });

    it('proposes no time that overlaps one that was refused', () => {
      const refused = [
        {
          start: at('2026-11-25T10:30').toInstant(),
          end: at('2026-11-25T11:15').toInstant(),
        },
      ];
      assert.equal(starts({ refused })[0], '2026-11-25T11:30');
    });

    it('proposes nothing when nobody can at any time', () => {
      const always = taken('2026-11-25T00:00', '2026-12-10T00:00');
      assert.deepEqual(
        starts({ availability: [free('leader', always), free('teacher', always)] }),
        [],
      );
    });

    it('proposes nothing when there is nobody', () => {
      assert.deepEqual(starts({ people: [] }), []);
      assert.deepEqual(starts({ people: [], availability: [] }), []);
    });

    it('proposes fewer than three when there is not more room', () => {
      const people = [needed('leader')];
      const availability = [free('leader', taken('2026-11-25T08:00', '2026-11-25T15:00'))];
      assert.deepEqual(starts({ people, availability, schoolDays: 1 }), ['2026-11-25T15:00']);
    });
  });

  describe('when a calendar cannot be read', () => {
    it('says so, and takes the person neither for free nor for busy', () => {
      const availability = [free('leader'), unread('teacher')];
      const times = findTimes(wanted({ availability }));
      assert.equal(times.length, 3);
      for (const { free: can, busy, unknown } of times) {
        assert.deepEqual([can, busy, unknown], [['leader'], [], ['teacher']]);
      }
    });

    it('does the same with somebody of whom no answer came at all', () => {
      const [best] = findTimes(wanted({ availability: [free('leader')] }));
      assert.deepEqual(best?.unknown, ['teacher']);
    });

    it('proposes nothing when no calendar can be read', () => {
      assert.deepEqual(starts({ availability: [unread('leader'), unread('teacher')] }), []);
      assert.deepEqual(starts({ availability: [] }), []);
    });

    it('knows people by their address however it is written', () => {
      const availability = [{ ...free('leader'), email: 'LEADER@Skole.Example' }, free('teacher')];
      assert.deepEqual(findTimes(wanted({ availability }))[0]?.unknown, []);
    });
  });

  describe('whoever is asked and whatever they have on', () => {
    const quarters = fc.record({
      day: fc.nat(9),
      from: fc.integer({ min: 26, max: 66 }),
      length: fc.integer({ min: 1, max: 40 }),
      kind: fc.constantFrom('busy' as const, 'busy' as const, 'oof' as const, 'tentative' as const),
    });
    const moment = fc
      .record({
        // The weeks around both changes of the clock and the autumn holiday come up often.
        date: fc.oneof(
          fc.integer({ min: -3, max: 325 }).map((days) => at('2026-08-10T00:00').add({ days })),
          fc.integer({ min: 0, max: 8 }).map((days) => at('2026-10-20T00:00').add({ days })),
          fc.integer({ min: 0, max: 12 }).map((days) => at('2027-03-18T00:00').add({ days })),
        ),
        minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
      })
      .map(({ date, minute }) => date.add({ minutes: minute }));
    const request: fc.Arbitrary<Omit<TimesWanted, 'calendar'>> = fc
      .record({
        now: moment,
        minutes: fc.constantFrom(15, 30, 45, 60, 75, 90, 240),
        schoolDays: fc.integer({ min: 1, max: 5 }),
        refusals: fc.array(quarters, { maxLength: 4 }),
        team: fc.array(
          fc.record({
            required: fc.boolean(),
            readable: fc.constantFrom('yes', 'yes', 'yes', 'no', 'missing'),
            busy: fc.array(quarters, { maxLength: 8 }),
          }),
          { maxLength: 5 },
        ),
      })
      .map(({ team, refusals, ...rest }) => ({
        ...rest,
        refused: refusals.map(({ day, from, length }) => {
          const start = rest.now.startOfDay().add({ days: day, minutes: from * 15 });
          return { start: start.toInstant(), end: start.add({ minutes: length * 15 }).toInstant() };
        }),
        people: team.map(({ required }, index) => ({ ...needed(`p${index}`), required })),
        availability: team.flatMap(({ readable, busy }, index) => {
          if (readable === 'missing') return [];
          if (readable === 'no') return [unread(`p${index}`)];
          const midnight = rest.now.startOfDay().toPlainDateTime();
          return [
            free(
              `p${index}`,
              ...busy.map(({ day, from, length, kind }) => {
                const start = midnight.add({ days: day, minutes: from * 15 });
                return taken(
                  start.toString(),
                  start.add({ minutes: length * 15 }).toString(),
                  kind,
                );
              }),
            ),
          ];
        }),
      }));

    const always = (
      law: (times: readonly FoundTime[], asked: TimesWanted, every: readonly JudgedTime[]) => void,
    ) =>
      fc.assert(
        fc.property(request, (drawn) => {
          const asked = { ...drawn, calendar };
          law(findTimes(asked), asked, everyTime(asked));
        }),
        { numRuns: 120 },
      );
    const sorted = ({ start, end, free: can, tentative, busy, unknown }: FoundTime) => ({
      start: start.toString(),
      end: end.toString(),
      free: [...can].sort(),
      tentative: [...tentative].sort(),
      busy: [...busy].sort(),
      unknown: [...unknown].sort(),
    });
    const judged = (time: FoundTime | undefined, every: readonly JudgedTime[]): JudgedTime => {
      const same = every.find(({ start }) => time && start.equals(time.start));
      assert.ok(same, `${time?.start} is no time at which a meeting could be`);
      return same;
    };

    it('proposes at most three times, on school days, in working hours, ahead, and long enough', () => {
      always((times, { now, minutes, schoolDays }) => {
        assert.ok(times.length <= 3);
        for (const { start, end } of times) {
          const day = start.toPlainDate();
          assert.equal(start.timeZoneId, zone);
          assert.ok(calendar.isSchoolDay(day));
          assert.ok(calendar.between(now.toPlainDate(), day).length <= schoolDays);
          assert.ok(start.hour >= 8 && end.toPlainDate().equals(day));
          assert.ok(end.hour < 16 || (end.hour === 16 && end.minute === 0));
          assert.ok(start.epochMilliseconds >= now.add({ hours: 2 }).epochMilliseconds);
          assert.equal(end.epochMilliseconds - start.epochMilliseconds, minutes * 60_000);
        }
      });
    });

    it('proposes no two times that overlap', () => {
      always((times) => {
        times.forEach((one, index) => {
          for (const other of times.slice(index + 1)) {
            assert.ok(!overlap(one, other), `${one.start} and ${other.start}`);
          }
        });
      });
    });

    it('puts each person in the one list that is true of them', () => {
      always((times, _, every) => {
        for (const time of times) assert.deepEqual(sorted(time), sorted(judged(time, every)));
      });
    });

    it('finds the same best time as looking at each minute of each half hour does', () => {
      always((times, _, every) => {
        const [best] = times;
        const [expected] = every;
        assert.deepEqual(best && sorted(best), expected && sorted(expected));
      });
    });

    it('says who of those needed is not free only if there is no time at which all of them are', () => {
      always(([best], { people }, every) => {
        const required = people.filter((one) => one.required).map(({ id }) => id);
        if (!every.some((one) => one.score[1] === required.length)) return;
        assert.deepEqual(
          required.filter((id) => !best?.free.includes(id)),
          [],
        );
      });
    });

    it('proposes a time better for nobody when somebody perhaps free turns busy', () => {
      always(([best], asked) => {
        const firmer = asked.availability.map((one) =>
          one.known
            ? { ...one, busy: one.busy.map((taken) => ({ ...taken, kind: 'busy' as const })) }
            : one,
        );
        const every = everyTime({ ...asked, availability: firmer });
        const [found] = findTimes({ ...asked, availability: firmer });
        if (!best || !found) return assert.ok(best || !found);
        const before = everyTime(asked);
        assert.ok(betterBy(judged(best, before), judged(found, every)) >= 0);
      });
    });

    it('orders the times by who can, and then by the clock', () => {
      always((times, _, every) => {
        const inOrder = times.map((time) => judged(time, every));
        inOrder.slice(1).forEach((next, index) => {
          const before = inOrder[index];
          assert.ok(before);
          const better = betterBy(before, next);
          assert.ok(
            better > 0 ||
              (better === 0 && before.start.epochMilliseconds < next.start.epochMilliseconds),
          );
        });
      });
    });

    it('proposes different half days where there are enough that are as good', () => {
      const half = ({ start }: { start: Temporal.ZonedDateTime }) =>
        `${start.toPlainDate()} ${start.hour < 12}`;
      always((times, _, every) => {
        const [best] = every;
        const isAsGood = (one: JudgedTime) => best !== undefined && betterBy(one, best) === 0;
        const halves = new Set(times.filter((time) => isAsGood(judged(time, every))).map(half));
        if (halves.size === 3) return;
        for (const one of every.filter((time) => isAsGood(time) && !halves.has(half(time)))) {
          assert.ok(
            times.some((time) => overlap(time, one)),
            `${one.start}`,
          );
        }
      });
    });

    it('proposes fewer than three only when every other time overlaps one of them', () => {
      always((times, _, every) => {
        if (times.length === 3) return;
        for (const one of every) {
          assert.ok(times.some((time) => overlap(time, one)));
        }
      });
    });

    it('proposes the same in whatever order people, answers and appointments come', () => {
      const shuffled = request.chain((asked) =>
        fc.record({
          asked: fc.constant(asked),
          people: fc.shuffledSubarray([...asked.people], { minLength: asked.people.length }),
          availability: fc.shuffledSubarray([...asked.availability], {
            minLength: asked.availability.length,
          }),
        }),
      );
      fc.assert(
        fc.property(shuffled, ({ asked: drawn, people, availability }) => {
          const asked = { ...drawn, calendar };
          const turned = availability.map((one) =>
            one.known ? { ...one, busy: one.busy.toReversed() } : one,
          );
          assert.deepEqual(
            findTimes({ ...asked, people, availability: turned }).map(sorted),
            findTimes(asked).map(sorted),
          );
        }),
        { numRuns: 120 },
      );
    });

    it('finds nothing better when somebody gets busier, and nothing worse in more days', () => {
      always((_times, asked, every) => {
        const [best] = every;
        const [later] = everyTime({ ...asked, schoolDays: asked.schoolDays + 2 });
        assert.ok(!best || (later && betterBy(later, best) >= 0));
        const [found] = findTimes({ ...asked, schoolDays: asked.schoolDays + 2 });
        assert.equal(found?.start.toString(), later?.start.toString());
        if (!best) return;
        const more = {
          kind: 'busy' as const,
          start: best.start.toInstant(),
          end: best.end.toInstant(),
        };
        const busier = asked.availability.map((one) =>
          one.known ? { ...one, busy: [...one.busy, more] } : one,
        );
        const left = findTimes({ ...asked, availability: busier });
        for (const time of left) {
          assert.ok(!overlap(time, best));
          assert.ok(betterBy(judged(time, every), best) <= 0);
        }
      });
    });
  });
});
