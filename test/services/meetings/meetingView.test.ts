import assert from 'node:assert/strict';
import { RefusedError } from '../../../services/errors/errors.ts';
import { decideMeeting } from '../../../services/meetings/decideMeeting.ts';
import type { Meeting, MeetingCommand } from '../../../services/meetings/meeting.ts';
import { caseMeeting, meetingView } from '../../../services/meetings/meetingView.ts';
import { aRoster } from '../../builders/people.ts';
import { aMeeting, aSlot, inState } from './aMeeting.ts';

const school = aRoster();
const invited = ['s-leader', 's-teacher', 's-nurse'];
const now = '2026-11-25T20:00:00+01:00';
const view = (current: Meeting, viewer = 's-teacher', ask?: string, at = now) =>
  meetingView(current, school, viewer, at, ask);

function allowed(current: Meeting, command: MeetingCommand): boolean {
  try {
    decideMeeting(current, command);
    return true;
  } catch (error) {
    assert.ok(error instanceof RefusedError);
    return false;
  }
}

describe('meetingView', () => {
  it('shows those invited by name and role, and the case by its number', () => {
    const shown = view(aMeeting());
    assert.equal(shown.caseNumber, 'LI-2026-0001');
    assert.equal(shown.organiser, 'Test leader');
    assert.deepEqual(shown.required, [
      { name: 'Test leader', role: 'leader' },
      { name: 'Test Lærer', role: 'class_teacher' },
    ]);
    assert.deepEqual(shown.optional, [{ name: 'Test health_nurse', role: 'health_nurse' }]);
    assert.equal(shown.version, 1);
  });

  it('shows for each time who has not answered, and what their calendars say', () => {
    const slot = aSlot({
      ...{ free: [], busy: ['s-leader'], tentative: ['s-teacher'], unknown: ['s-nurse'] },
    });
    const [shown] = view(aMeeting({ slots: [slot] })).slots;
    assert.deepEqual(shown?.waiting, [
      { name: 'Test leader', calendar: 'busy' },
      { name: 'Test Lærer', calendar: 'tentative' },
      { name: 'Test health_nurse', calendar: 'unknown' },
    ]);
    assert.equal(shown.start, '2026-11-26T13:00:00+01:00');
    assert.equal(shown.end, '2026-11-26T13:45:00+01:00');
  });

  it('tells somebody without a calendar from one whose calendar could not be read', () => {
    const slot = aSlot({ free: [], unknown: ['s-leader', 's-teacher'] });
    const [shown] = view(aMeeting({ slots: [slot], noCalendar: ['s-teacher'] })).slots;
    const says = (name: string) => shown?.waiting.find((one) => one.name === name)?.calendar;
    assert.deepEqual([says('Test leader'), says('Test Lærer')], ['unknown', 'none']);
  });

  it('believes what somebody answers more than their calendar', () => {
    const slot = aSlot({ free: ['s-leader'], busy: ['s-teacher'], tentative: ['s-nurse'] });
    const votes = { '1a': { 's-teacher': 'yes', 's-nurse': 'no' } } as const;
    const [shown] = view(aMeeting({ slots: [slot], votes })).slots;
    assert.deepEqual([shown?.yes, shown?.no], [['Test Lærer'], ['Test health_nurse']]);
    assert.deepEqual(shown?.waiting, [{ name: 'Test leader', calendar: 'free' }]);
  });

  it('ticks the times at which the viewer’s calendar is free, until they answer', () => {
    const slots = [aSlot(), aSlot({ id: '1b', free: [], tentative: ['s-teacher'] })];
    const ticked = (votes: Meeting['votes']) =>
      view(aMeeting({ slots, votes })).slots.map((one) => one.ticked);
    assert.deepEqual(ticked({}), [true, false]);
    assert.deepEqual(ticked({ '1b': { 's-teacher': 'yes' } }), [false, true]);
  });

  it('tells a time that has begun from those to choose from', () => {
    const shown = view(aMeeting(), 's-leader', undefined, '2026-11-26T13:00:00+01:00');
    assert.deepEqual(
      shown.slots.map(({ past }) => past),
      [true, false],
    );
    const over = view(aMeeting(), 's-leader', undefined, '2026-11-27T09:00:00+01:00');
    assert.deepEqual([over.standing?.is, over.canVote, over.canBook], ['past', false, false]);
    assert.ok(over.canSeekNew);
  });

  it('names who has not said yes to the time that suits all who are needed', () => {
    const votes = { '1b': { 's-leader': 'yes', 's-teacher': 'yes', 's-nurse': 'no' } } as const;
    assert.deepEqual(view(aMeeting({ votes })).standing, {
      ...{ is: 'all_can', slot: '1b', others: ['Test health_nurse'] },
    });
  });

  it('asks the organiser alone, and only while somebody needed is missing', () => {
    const current = aMeeting({ votes: { '1a': { 's-teacher': 'no' } } });
    assert.deepEqual(view(current, 's-leader', '1a').ask?.saidNo, ['Test Lærer']);
    assert.equal(view(current, 's-teacher', '1a').ask, undefined);
    assert.equal(view(current, 's-leader', '1b').ask, undefined);
    assert.equal(view(inState.booking, 's-leader', '1a').ask, undefined);
  });

  it('shows everybody’s votes, and each their own', () => {
    const current = aMeeting({
      votes: { '1a': { 's-leader': 'yes', 's-teacher': 'no' }, '1b': { 's-teacher': 'yes' } },
    });
    const [first, second] = view(current, 's-teacher').slots;
    assert.deepEqual([first?.yes, first?.no, first?.mine], [['Test leader'], ['Test Lærer'], 'no']);
    assert.deepEqual([second?.yes, second?.no, second?.mine], [['Test Lærer'], [], 'yes']);
    assert.equal(view(current, 's-nurse').slots[0]?.mine, undefined);
  });

  it('keeps the times in the order in which they were found', () => {
    assert.deepEqual(
      view(aMeeting()).slots.map(({ id }) => id),
      ['1a', '1b'],
    );
  });

  it('refuses whoever is not invited', () => {
    for (const state of Object.values(inState)) {
      for (const viewer of ['s-other', 's-it', 'p-loke', '']) {
        assert.throws(
          () => view(state, viewer),
          (error) => error instanceof RefusedError && error.code === 'not_allowed',
        );
      }
    }
  });

  it('names no pupil of the school, in any state, to anybody', () => {
    const names = school.pupils.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
    for (const state of Object.values(inState)) {
      for (const viewer of invited) {
        const shown = JSON.stringify(view(state, viewer));
        for (const name of names) assert.ok(!shown.includes(name), name);
        assert.doesNotMatch(shown, /"p-/);
      }
    }
  });

  it('shows no staff id, and a dash for somebody who left', () => {
    const slot = aSlot({ free: ['s-gone'] });
    const current = aMeeting({ slots: [slot], optional: [{ id: 's-gone', role: 'coordinator' }] });
    const shown = view(current);
    assert.equal(shown.optional[0]?.name, '–');
    assert.ok(shown.slots[0]?.waiting.some(({ name }) => name === '–'));
    assert.doesNotMatch(JSON.stringify(shown), /"s-/);
  });

  for (const [state, current] of Object.entries(inState)) {
    for (const viewer of invited) {
      it(`offers ${viewer} while ${state} just what would be allowed`, () => {
        const shown = view(current, viewer);
        const slot = current.slots[0]?.id ?? '1a';
        const at = '2026-11-25T20:00:00+01:00';
        assert.deepEqual(
          {
            vote: shown.canVote,
            book: shown.canBook,
            cancel: shown.canCancel,
            newTimes: shown.canSeekNew,
            bookItself: shown.canSetBooking,
          },
          {
            vote: allowed(current, { do: 'vote', by: viewer, slot, vote: 'no', at }),
            book: allowed(current, { do: 'book', by: viewer, slot, at }),
            cancel: allowed(current, { do: 'cancel', by: viewer }),
            newTimes: allowed(current, { do: 'newTimes', by: viewer, newId: 'M2' }),
            bookItself: allowed(current, { do: 'bookItself', by: viewer, on: true, at }),
          },
        );
      });
    }
  }

  it('says which time was chosen while it is booked, being booked or failed at that, and how to join once it is', () => {
    const time = { start: '2026-11-26T13:00:00+01:00', end: '2026-11-26T13:45:00+01:00' };
    for (const [state, current] of Object.entries(inState)) {
      const joinUrl = state === 'booked' ? 'https://teams.example/l/meetup-join/1' : undefined;
      const isShown = ['booked', 'booking', 'failed'].includes(state) && current.chosen;
      assert.deepEqual(view(current).booked, isShown ? { ...time, joinUrl } : undefined, state);
    }
  });

  it('is booked without a link while that is still to come', () => {
    const { joinUrl: _, ...current } = inState.booked;
    const { booked } = view(current);
    assert.ok(booked);
    assert.equal(booked.joinUrl, undefined);
  });
});

describe('caseMeeting', () => {
  it('says nothing of a meeting that will not be', () => {
    for (const state of ['no_times', 'cancelled', 'failed'] as const) {
      assert.equal(caseMeeting(inState[state]), undefined);
    }
  });

  it('says how far a meeting is, and its time once that is chosen', () => {
    const start = '2026-11-26T13:00:00+01:00';
    const joinUrl = 'https://teams.example/l/meetup-join/1';
    assert.deepEqual(
      (['searching', 'proposed', 'booking', 'booked'] as const).map((state) =>
        caseMeeting(inState[state]),
      ),
      [
        { state: 'searching', start: undefined, joinUrl: undefined },
        { state: 'proposed', start: undefined, joinUrl: undefined },
        { state: 'booking', start, joinUrl: undefined },
        { state: 'booked', start, joinUrl },
      ],
    );
  });
});
