import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideMeeting } from '../../../services/meetings/decideMeeting.ts';
import { isAhead, type SeenEvent } from '../../../services/meetings/meeting.ts';
import { caseMeeting } from '../../../services/meetings/meetingView.ts';
import { inState } from './aMeeting.ts';

const before = '2026-11-26T12:00:00+01:00';
const afterwards = '2026-11-26T13:45:00+01:00';
const asBooked: SeenEvent = {
  start: '2026-11-26T12:00:00Z',
  end: '2026-11-26T12:45:00Z',
  answers: {},
};
const see = (event: SeenEvent | 'gone', current = inState.booked, now = before) =>
  decideMeeting(current, { do: 'seen', event, now });

describe('a booked meeting whose event was looked at', () => {
  it('is the same while the event is, whatever offset its times are written with', () => {
    assert.equal(see(asBooked).meeting, inState.booked);
  });

  it('is cancelled with the event, and nothing is left to take back', () => {
    const { meeting, effects } = see('gone');
    assert.equal(meeting.state, 'cancelled');
    assert.deepEqual(effects, []);
  });

  it('moves with the event', () => {
    const start = '2026-11-27T09:00:00+01:00';
    const end = '2026-11-27T10:00:00+01:00';
    const { meeting } = see({ ...asBooked, start, end });
    assert.equal(meeting.state, 'booked');
    assert.equal(caseMeeting(meeting)?.start, start);
    const slot = meeting.slots.find(({ id }) => id === meeting.chosen);
    assert.deepEqual([slot?.end, slot?.free], [end, []]);
    assert.deepEqual(meeting.slots[1], inState.booked.slots[1]);
  });

  it('keeps the answers, and the newest of each', () => {
    const first = see({ ...asBooked, answers: { 's-teacher': 'tentative' } }).meeting;
    assert.deepEqual(first.answers, { 's-teacher': 'tentative' });
    const answers = { 's-teacher': 'accepted', 's-nurse': 'declined' } as const;
    const second = see({ ...asBooked, answers }, first).meeting;
    assert.deepEqual(second.answers, answers);
    assert.equal(see({ ...asBooked, answers }, second).meeting, second);
  });

  it('hears nothing more once it was held', () => {
    for (const now of [afterwards, '2026-12-24T18:00:00+01:00']) {
      assert.equal(see('gone', inState.booked, now).meeting, inState.booked);
      assert.equal(isAhead(inState.booked, now), false);
    }
    assert.equal(isAhead(inState.booked, before), true);
  });

  it('hears nothing more once it was told of, though a clock is behind', () => {
    const told = { ...inState.booked, outcome: 'not_held' } as const;
    assert.equal(see('gone', told).meeting, told);
    assert.equal(isAhead(told, before), false);
  });

  it('is the only kind of meeting that hears anything', () => {
    for (const [state, meeting] of Object.entries(inState)) {
      if (state === 'booked') continue;
      assert.equal(see('gone', meeting).meeting, meeting, state);
      assert.equal(isAhead(meeting, before), false, state);
    }
  });

  it('comes out the same, however often and in whatever order old and new looks come before the last', () => {
    const answer = fc.constantFrom('accepted', 'tentative', 'declined');
    const event = fc.record({
      start: fc.constantFrom(asBooked.start, '2026-11-27T08:00:00Z'),
      end: fc.constantFrom('2026-11-27T09:00:00Z', '2026-11-27T10:00:00Z'),
      answers: fc.dictionary(fc.constantFrom('s-teacher', 's-nurse'), answer),
    });
    fc.assert(
      fc.property(fc.array(event), event, (earlier, last) => {
        const told = [...earlier, last, last].reduce(
          (meeting, one) => see(one, meeting).meeting,
          inState.booked,
        );
        const slot = told.slots.find(({ id }) => id === told.chosen);
        assert.ok(slot);
        const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
        assert.deepEqual([at(slot.start), at(slot.end)], [at(last.start), at(last.end)]);
        assert.deepEqual(told.answers ?? {}, { ...last.answers });
      }),
    );
  });
});
