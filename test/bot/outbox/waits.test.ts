import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OutboxItem } from '../../../bot/core/outboxItem.ts';
import { Waits } from '../../../bot/outbox/waits.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';

const anItem = (difference: Partial<OutboxItem>): OutboxItem => ({
  work: { do: 'watch', organiser: 's-leader' },
  createdAt: '2026-11-25T08:00:00+01:00',
  attempts: 0,
  state: 'waiting',
  ...difference,
});

const waitsOf = ({ now, elapsed }: HandClock) => new Waits({ now, elapsed, calendar: aCalendar() });

/** An item that begins to wait now. */
const waiting = ({ now }: HandClock, waitMs: number): OutboxItem =>
  anItem({
    createdAt: now().toString(),
    attempts: 1,
    notBefore: now().add({ milliseconds: waitMs }).toString(),
    waitMs,
  });

const step = fc.constantFrom(-8760, -25, -24, -1, 0, 1, 24, 25);
const wait = fc.integer({ min: 1, max: 900_000 });
/** Around midnight, New Year, and both changes of the clock. */
const start = fc.constantFrom(
  '2026-11-25T08:10:00+01:00',
  '2026-11-26T00:00:30+01:00',
  '2027-01-01T00:10:00+01:00',
  '2027-03-28T03:00:10+02:00',
  '2026-10-25T02:00:10+01:00',
);

describe('what waits in the outbox', () => {
  it('waits as long as was said, whatever the wall clock is set to meanwhile', () => {
    const passing = fc.array(fc.record({ part: fc.integer({ min: 1, max: 9 }), step }));
    fc.assert(
      fc.property(start, wait, passing, (from, waitMs, steps) => {
        const clock = handClock(from);
        const waits = waitsOf(clock);
        const item = waiting(clock, waitMs);
        waits.begin('linde', 'a', item);
        let left = waitMs;
        for (const { part, step: hours } of steps) {
          clock.set({ hours });
          const passed = Math.floor((left * part) / 10);
          clock.advance({ milliseconds: passed });
          left -= passed;
          assert.equal(waits.leftMs('linde', 'a', item), left);
        }
        clock.advance({ milliseconds: left });
        assert.equal(waits.leftMs('linde', 'a', item), 0);
      }),
      { numRuns: 300 },
    );
  });

  it('waits no longer than was said after a restart, whatever the clock says then', () => {
    fc.assert(
      fc.property(start, wait, step, step, (from, waitMs, down, later) => {
        const clock = handClock(from);
        const item = waiting(clock, waitMs);
        clock.set({ hours: down });
        const waits = waitsOf(clock);
        const left = waits.leftMs('linde', 'a', item);
        assert.ok(left <= waitMs);
        if (down === 0) assert.equal(left, waitMs);
        clock.set({ hours: later });
        clock.advance({ milliseconds: waitMs });
        assert.ok(waits.leftMs('linde', 'a', item) <= 0);
      }),
      { numRuns: 300 },
    );
  });

  it('believes no stored wait of old that lies further away than any wait', () => {
    const waits = waitsOf(handClock());
    const item = anItem({ attempts: 3, notBefore: '2027-11-25T08:10:00+01:00' });
    assert.equal(waits.leftMs('linde', 'a', item), 900_000);
  });

  it('goes by the time of day where it is planned for the waking hours', () => {
    const clock = handClock('2026-11-25T22:00:00+01:00');
    const waits = waitsOf(clock);
    const notBefore = '2026-11-26T07:00:00+01:00';
    const item = anItem({ createdAt: '2026-11-25T22:00:00+01:00', notBefore });
    const hours = () => waits.leftMs('linde', 'a', item) / 3_600_000;
    assert.equal(hours(), 9);
    clock.set({ hours: -1 });
    assert.equal(hours(), 10);
    clock.set({ hours: 11 });
    assert.equal(hours(), -1);
  });

  it('is planned anew where the clock was ahead when it was planned', () => {
    const planned = anItem({
      createdAt: '2027-11-24T22:00:00+01:00',
      notBefore: '2027-11-25T07:00:00+01:00',
    });
    const left = (at: string) => waitsOf(handClock(at)).leftMs('linde', 'a', planned) / 3_600_000;
    assert.equal(left('2026-11-25T22:00:00+01:00'), 9, 'until the next waking hour');
    assert.equal(left('2026-11-25T10:00:00+01:00'), 0, 'at once');
  });

  it('ages by the time that goes by', () => {
    const clock = handClock('2026-11-25T08:10:00+01:00');
    const waits = waitsOf(clock);
    const item = anItem({ createdAt: '2026-11-25T08:10:00+01:00' });
    assert.equal(waits.ageMs('linde', 'a', item), 0);
    for (const hours of [25, -50, 24]) clock.set({ hours });
    clock.advance({ minutes: 3 });
    assert.equal(waits.ageMs('linde', 'a', item), 180_000);
    const ahead = anItem({ createdAt: '2027-11-25T08:10:00+01:00' });
    assert.equal(waitsOf(clock).ageMs('linde', 'a', ahead), 0, 'nothing is younger than new');
  });
});
