import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RefusedError } from '../../../services/errors/errors.ts';
import { decideMeeting } from '../../../services/meetings/decideMeeting.ts';
import {
  isAhead,
  isPast,
  type Meeting,
  type MeetingCommand,
  type MeetingDecision,
  type MeetingEffect,
  type MeetingSlot,
  type MeetingWay,
  meeting as meetingSchema,
  takesPart,
} from '../../../services/meetings/meeting.ts';
import { refusedTimes } from '../../../services/meetings/newTimes.ts';
import { refusedWith } from '../../builders/refusedWith.ts';
import { aMeeting, aSlot, inState } from './aMeeting.ts';

const states = Object.keys(inState).map((state) => meetingSchema.shape.state.parse(state));
const organiser = 's-leader';
const teacher = 's-teacher';
const nurse = 's-nurse';
const outsider = 's-other';

/** The evening before the first time that is proposed. */
const at = '2026-11-25T20:00:00+01:00';

const yes = (by: string, slot = '1a'): MeetingCommand => ({
  do: 'vote',
  by,
  slot,
  vote: 'yes',
  at,
});
const no = (by: string, slot = '1a'): MeetingCommand => ({ do: 'vote', by, slot, vote: 'no', at });
const book = (by = organiser, slot = '1a'): MeetingCommand => ({ do: 'book', by, slot, at });
const without = (count: number, slot = '1a'): MeetingCommand => ({
  ...{ do: 'book', by: organiser, slot, at, without: count },
});
const answer = (by: string, ...can: string[]): MeetingCommand => ({ do: 'answer', by, can, at });
const itself = (on: boolean, by = organiser): MeetingCommand => ({ do: 'bookItself', by, on, at });
const anew = (by = organiser): MeetingCommand => ({ do: 'newTimes', by, newId: 'M2' });
const cancel = (by = organiser): MeetingCommand => ({ do: 'cancel', by });
const found = (...slots: MeetingSlot[]): MeetingCommand => ({ do: 'timesFound', slots });
const booked = (joinUrl?: string): MeetingCommand => ({ do: 'booked', eventId: 'AAMk9=', joinUrl });

/** What comes of a command in short: the state and what is to be done outside, or why not. */
function outcome(current: Meeting, command: MeetingCommand): string {
  try {
    const { meeting, effects } = decideMeeting(current, command);
    if (meeting === current) {
      assert.deepEqual(effects, []);
      return '=';
    }
    return [meeting.state, ...effects].join(' + ');
  } catch (error) {
    if (error instanceof RefusedError) return `refuses: ${error.code}`;
    throw error;
  }
}

function following(start: Meeting, ...commands: MeetingCommand[]): MeetingDecision {
  return commands.reduce<MeetingDecision>(
    ({ meeting }, command) => decideMeeting(meeting, command),
    { meeting: start, effects: [] },
  );
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) frozen(one);
    Object.freeze(value);
  }
  return value;
}

const taken = 'refuses: meeting_already_booked';
const over = 'refuses: meeting_over';

/** Every command in every state: in the order of `states`. */
const table: readonly (readonly [string, MeetingCommand, readonly string[]])[] = [
  ['times that were found', found(aSlot()), ['proposed', '=', '=', '=', '=', '=', '=']],
  ['that there are no times', found(), ['no_times', '=', '=', '=', '=', '=', '=']],
  ['a vote', yes(teacher), [over, 'proposed', over, taken, taken, over, over]],
  ['a vote against', no(nurse), [over, 'proposed', over, taken, taken, over, over]],
  ['one answer to all times', answer(teacher), [over, 'proposed', over, taken, taken, over, over]],
  [
    'the organiser’s wish that it books itself',
    itself(true),
    ['searching', 'proposed', over, taken, taken, over, over],
  ],
  [
    'the organiser’s wish for new times',
    anew(),
    [
      'refuses: stale',
      'searching + findTimes',
      'searching + findTimes',
      taken,
      taken,
      'cancelled',
      'failed',
    ],
  ],
  ['the organiser’s choice', book(), [over, 'booking + bookEvent', over, taken, taken, over, over]],
  [
    'the event that was booked',
    booked('https://teams.example/9'),
    ['=', '=', '=', 'booked', 'booked', 'cancelled', 'booked'],
  ],
  ['a failure', { do: 'failed' }, ['failed', '=', '=', 'failed + cancelEvent', '=', '=', '=']],
  [
    'the organiser’s cancelling',
    cancel(),
    [
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled + cancelEvent',
      'cancelled + cancelEvent',
      over,
      'cancelled + cancelEvent',
    ],
  ],
];

describe('decideMeeting', () => {
  describe('in every state', () => {
    for (const [what, command, expected] of table) {
      states.forEach((state, index) => {
        it(`answers ${what} while ${state} with "${expected[index]}"`, () => {
          assert.equal(outcome(frozen(inState[state]), command), expected[index]);
        });
      });
    }

    for (const state of states) {
      it(`refuses whatever somebody who is not invited presses while ${state}`, () => {
        const current = frozen(inState[state]);
        for (const command of [
          ...[yes(outsider), no(outsider), answer(outsider, '1a'), book(outsider)],
          ...[cancel(outsider), itself(true, outsider), anew(outsider)],
        ]) {
          assert.match(outcome(current, command), /^refuses: /);
        }
      });

      it(`lets nobody but the organiser book, cancel or look anew while ${state}`, () => {
        for (const by of [teacher, nurse, outsider, '']) {
          for (const command of [book(by), cancel(by), itself(true, by), anew(by)]) {
            assert.equal(outcome(inState[state], command), 'refuses: meeting_not_organiser');
          }
        }
      });
    }
  });

  describe('times', () => {
    it('puts them to the vote as they were found', () => {
      const slots = [aSlot({ id: '1a' }), aSlot({ id: '1b', busy: [nurse] })];
      const { meeting } = decideMeeting(inState.searching, found(...slots));
      assert.deepEqual(meeting.slots, slots);
      assert.deepEqual(meeting.votes, {});
    });

    it('keeps the times that are voted on when a second search ends late', () => {
      const voted = following(aMeeting(), yes(teacher)).meeting;
      assert.equal(decideMeeting(voted, found(aSlot({ id: '9z' }))).meeting, voted);
    });
  });

  describe('votes', () => {
    it('books the time to which everybody invited said yes', () => {
      const all = [yes(organiser, '1b'), yes(teacher, '1b'), yes(nurse, '1b')];
      const { meeting, effects } = following(aMeeting(), ...all);
      assert.equal(meeting.state, 'booking');
      assert.equal(meeting.chosen, '1b');
      assert.deepEqual(effects, ['bookEvent']);
    });

    it('books nothing by itself while somebody who is welcome has not answered, or cannot', () => {
      for (const last of [[], [no(nurse)], [answer(nurse)]]) {
        const { meeting } = following(aMeeting(), ...last, yes(organiser), yes(teacher));
        assert.equal(meeting.state, 'proposed');
      }
    });

    it('tells the organiser once that all who are needed can, and to book is one press', () => {
      const decision = following(aMeeting(), yes(organiser), yes(teacher));
      assert.equal(decision.tell, 'all_can');
      assert.equal(
        following(decision.meeting, no(nurse), no(teacher), yes(teacher)).tell,
        undefined,
      );
      const { meeting } = following(decision.meeting, book());
      assert.deepEqual([meeting.state, meeting.chosen], ['booking', '1a']);
    });

    it('tells the organiser nothing of their own answer', () => {
      assert.equal(following(aMeeting(), yes(teacher), yes(organiser)).tell, undefined);
      assert.equal(following(aMeeting(), answer(organiser)).tell, undefined);
    });

    it('books without those who are welcome where the organiser chose that', () => {
      const early = following(aMeeting(), itself(true), no(nurse), yes(organiser), yes(teacher));
      assert.equal(early.meeting.state, 'booking');
      const late = following(aMeeting(), yes(organiser), yes(teacher), itself(true));
      assert.deepEqual([late.meeting.state, late.effects], ['booking', ['bookEvent']]);
      const taken = following(
        aMeeting(),
        itself(true),
        itself(false),
        yes(organiser),
        yes(teacher),
      );
      assert.equal(taken.meeting.state, 'proposed');
      const searching = following(inState.searching, itself(true), found(aSlot()));
      assert.equal(
        following(searching.meeting, yes(organiser), yes(teacher)).meeting.state,
        'booking',
      );
    });

    it('books of several times that suit those needed the one that suits most of the others', () => {
      const { meeting } = following(
        aMeeting(),
        ...[answer(nurse, '1b'), answer(organiser, '1a', '1b'), answer(teacher, '1a', '1b')],
      );
      assert.equal(meeting.chosen, '1b');
    });

    it('takes an answer to all times at once: yes to those named, no to the others', () => {
      const { meeting } = following(aMeeting(), answer(teacher, '1b'));
      assert.deepEqual(meeting.votes, { '1a': { [teacher]: 'no' }, '1b': { [teacher]: 'yes' } });
      assert.throws(() => decideMeeting(aMeeting(), answer(teacher, '9z')), refusedWith('gone'));
    });

    it('tells the organiser once nobody can, as somebody needed refused each time', () => {
      assert.equal(following(aMeeting(), answer(teacher)).tell, 'none_can');
      const apart = following(aMeeting(), no(organiser, '1a'), no(teacher, '1b'));
      assert.equal(apart.tell, 'none_can');
      assert.equal(following(aMeeting(), answer(nurse)).tell, undefined, 'only welcome');
      assert.equal(following(aMeeting(), no(teacher, '1a')).tell, undefined, 'one is left');
    });

    it('books nothing while one who is needed has not answered or said no', () => {
      for (const commands of [
        [yes(teacher), yes(nurse)],
        [yes(teacher), no(organiser)],
        [yes(teacher, '1a'), yes(organiser, '1b'), yes(nurse, '1a')],
      ]) {
        assert.equal(following(aMeeting(), ...commands).meeting.state, 'proposed');
      }
    });

    it('lets people change their minds', () => {
      const { meeting } = following(aMeeting(), yes(teacher), no(teacher), yes(organiser));
      assert.equal(meeting.state, 'proposed');
      assert.deepEqual(meeting.votes['1a'], { [teacher]: 'no', [organiser]: 'yes' });
      assert.equal(following(meeting, yes(teacher), yes(nurse)).meeting.state, 'booking');
    });

    it('changes nothing when the same vote comes again', () => {
      const once = following(aMeeting(), no(nurse)).meeting;
      assert.deepEqual(following(once, no(nurse)).meeting, once);
    });

    it('refuses a vote for a time that was not proposed', () => {
      for (const slot of ['1c', '', '__proto__', 'constructor']) {
        assert.throws(() => decideMeeting(aMeeting(), yes(teacher, slot)), refusedWith('gone'));
      }
    });

    it('books nothing on a no, even if nobody is needed', () => {
      assert.equal(following(aMeeting({ required: [] }), no(nurse)).meeting.state, 'proposed');
    });
  });

  describe('a time at which somebody who is needed cannot come', () => {
    const busy = aMeeting({ slots: [aSlot({ free: [], busy: [teacher] })] });

    it('is asked about once more, and nothing is changed', () => {
      for (const current of [busy, following(aMeeting(), no(teacher)).meeting]) {
        const decision = decideMeeting(current, book());
        assert.equal(decision.ask, '1a');
        assert.equal(decision.meeting, current);
        assert.deepEqual(decision.effects, []);
      }
    });

    it('is booked when the organiser says so all the same', () => {
      assert.equal(outcome(busy, without(1)), 'booking + bookEvent');
    });

    it('is asked about again when more are missing than the organiser knew', () => {
      const more = following(busy, no(organiser)).meeting;
      assert.equal(decideMeeting(more, without(1)).ask, '1a');
    });

    it('is booked at once where they answered yes, are perhaps busy, or are only welcome', () => {
      for (const current of [
        following(busy, yes(teacher)).meeting,
        aMeeting({ slots: [aSlot({ free: [], tentative: [teacher] })] }),
        aMeeting({ slots: [aSlot({ free: [], busy: [nurse], unknown: [teacher] })] }),
      ]) {
        assert.equal(decideMeeting(current, book()).ask, undefined);
      }
    });
  });

  describe('new times', () => {
    const shown = aMeeting().slots.map(({ start, end }) => ({ start, end }));

    it('are looked for in a new round, without the answers to the old and other than these', () => {
      const before = following(aMeeting(), answer(teacher), itself(true)).meeting;
      const { meeting } = decideMeeting(before, anew());
      assert.equal(meeting.round, 2);
      assert.deepEqual([meeting.slots, meeting.votes, meeting.told], [[], {}, undefined]);
      assert.deepEqual(meeting.refused, shown);
      assert.ok(meeting.bookItself);
      const again = following(meeting, found(aSlot({ id: '2a' })), anew()).meeting;
      assert.equal(again.refused?.length, 3);
      assert.equal(again.withinSchoolDays, 5);
    });

    it('are looked for a school week further where none were found', () => {
      const { meeting } = decideMeeting(inState.no_times, anew());
      assert.equal(meeting.withinSchoolDays, 10);
      const far = aMeeting({ state: 'no_times', slots: [], withinSchoolDays: 38 });
      assert.equal(decideMeeting(far, anew()).meeting.withinSchoolDays, 40);
    });

    it('are for another meeting once this was cancelled, and only once', () => {
      const { meeting } = decideMeeting(inState.cancelled, anew());
      assert.equal(meeting.replacedBy, 'M2');
      assert.equal(outcome(meeting, anew()), over);
      assert.deepEqual(refusedTimes(meeting), shown);
    });

    it('may be the same where Nærvær failed, and the same meeting where nothing was booked', () => {
      const unread = following(inState.searching, { do: 'failed' }).meeting;
      const { meeting, effects } = decideMeeting(unread, anew());
      assert.deepEqual(
        [meeting.state, meeting.failure, effects],
        ['searching', undefined, ['findTimes']],
      );
      assert.deepEqual(refusedTimes(inState.failed), []);
      assert.equal(decideMeeting(inState.failed, anew()).meeting.replacedBy, 'M2');
    });
  });

  describe('booking', () => {
    it('names the event after the meeting and the time', () => {
      const first = following(aMeeting(), book()).meeting.transactionId;
      const other = following(aMeeting(), book(organiser, '1b')).meeting.transactionId;
      const otherMeeting = following(aMeeting({ id: 'LI-2026-0001-M2' }), book()).meeting;
      const names = [first, other, otherMeeting.transactionId];
      assert.equal(new Set(names).size, 3);
      assert.ok(names.every((name) => name !== undefined && name.length <= 128));
    });

    it('remembers the event and its link', () => {
      const { meeting } = decideMeeting(inState.booking, booked('https://teams.example/9'));
      assert.equal(meeting.eventId, 'AAMk9=');
      assert.equal(meeting.joinUrl, 'https://teams.example/9');
    });

    it('is booked without a link too, and does not lose one that it had', () => {
      assert.equal(decideMeeting(inState.booking, booked()).meeting.state, 'booked');
      assert.equal(
        decideMeeting(inState.booked, booked()).meeting.joinUrl,
        'https://teams.example/l/meetup-join/1',
      );
    });

    it('remembers an event that was booked while somebody cancelled, to take it back', () => {
      const { meeting } = following(aMeeting(), book(), cancel(), booked());
      assert.equal(meeting.state, 'cancelled');
      assert.equal(meeting.eventId, 'AAMk9=');
    });

    it('remembers what failed and why', () => {
      const why = 'rights' as const;
      const unread = following(inState.searching, { do: 'failed', why }).meeting;
      assert.deepEqual(unread.failure, { of: 'search', why });
      const unbooked = following(inState.booking, { do: 'failed', why }).meeting;
      assert.deepEqual(unbooked.failure, { of: 'booking', why });
    });

    it('can be cancelled after Graph failed', () => {
      const failed = following(aMeeting(), book(), { do: 'failed' }).meeting;
      assert.equal(outcome(failed, cancel()), 'cancelled + cancelEvent');
    });
  });

  describe('as time goes by', () => {
    const begun = '2026-11-26T13:00:00+01:00';

    it('is not agreed on for a time that has begun, though its votes were still to come', () => {
      for (const command of [
        { do: 'vote', by: teacher, slot: '1a', vote: 'yes', at: begun },
        { do: 'book', by: organiser, slot: '1a', at: begun },
      ] as const) {
        assert.throws(
          () => decideMeeting(inState.proposed, command),
          refusedWith('meeting_time_passed'),
        );
      }
      const later = decideMeeting(inState.proposed, {
        do: 'vote',
        by: teacher,
        slot: '1b',
        vote: 'yes',
        at: begun,
      });
      assert.equal(later.meeting.votes['1b']?.[teacher], 'yes');
    });

    it('makes room for the next once it was held, or once all its times went by', () => {
      assert.ok(!isPast(inState.booked, begun), 'it is being held');
      assert.ok(isPast(inState.booked, '2026-11-26T13:45:00+01:00'));
      assert.ok(!isPast(inState.proposed, begun), 'there is a time left');
      assert.ok(isPast(inState.proposed, '2026-11-27T09:00:00+01:00'));
      assert.ok(!isPast(inState.searching, '2026-12-24T00:00:00+01:00'));
    });
  });

  describe('whatever happens', () => {
    const ways: readonly MeetingWay[] = [
      { kind: 'without', person: teacher, slot: aSlot({ id: 'w0' }) },
      { kind: 'shorter', minutes: 30, slot: aSlot({ id: 'w1' }) },
      { kind: 'deputy', person: teacher, deputy: 's-deputy' },
      { kind: 'later', schoolDays: 5, slot: aSlot({ id: 'w2' }) },
    ];
    const person = fc.constantFrom(organiser, teacher, nurse, outsider, 's-ssp');
    const slotId = fc.constantFrom('1a', '1b', '1c', '2a', '2b');
    const slots = fc.uniqueArray(
      fc.constantFrom('1a', '1b', '2a', '2b').map((id) => aSlot({ id })),
      { selector: ({ id }) => id, maxLength: 3 },
    );
    const command: fc.Arbitrary<MeetingCommand> = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('vote' as const),
          by: person,
          slot: slotId,
          at: fc.constant(at),
          vote: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const),
        }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('timesFound' as const), slots }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('book' as const),
          by: person,
          slot: slotId,
          at: fc.constant(at),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('booked' as const),
          eventId: fc.constantFrom('AAMk1=', 'AAMk2='),
          joinUrl: fc.option(fc.constant('https://teams.example/l/1'), { nil: undefined }),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('answer' as const),
          by: person,
          can: fc.subarray(['1a', '1b', '2a', '2b']),
          at: fc.constant(at),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('bookItself' as const),
          by: person,
          on: fc.boolean(),
          at: fc.constant(at),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('newTimes' as const),
          by: person,
          newId: fc.constant('M2'),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('timesFound' as const),
          slots,
          ways: fc.subarray([...ways]).map((some) => some.slice(0, 3)),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('choose' as const),
          by: person,
          way: fc.integer({ min: 0, max: 3 }),
          at: fc.constant(at),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('wantHome' as const),
          by: person,
          on: fc.boolean(),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('move' as const), newId: fc.constant('M2') }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('moved' as const),
          to: fc.constantFrom('M2', 'M3'),
          booked: fc.boolean(),
          at: fc.constantFrom(at, '2026-11-26T13:45:00+01:00'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('came' as const),
          at: fc.constantFrom(at, '2027-01-11T08:00:00+01:00'),
          present: fc.subarray([organiser, teacher, outsider]),
          parents: fc.boolean(),
          pupil: fc.boolean(),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('told' as const),
          at: fc.constantFrom(at, '2027-01-11T08:00:00+01:00'),
          held: fc.boolean(),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ do: 'failed' as const }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), by: person }) },
    );
    const start = fc.constantFrom(inState.searching, inState.proposed);
    const once = fc.constant(inState.booked);
    /** Where no time suits all who are needed, and something else would help. */
    const stuck = fc
      .shuffledSubarray([...ways], { minLength: 3, maxLength: 3 })
      .map((some) => aMeeting({ state: 'no_times', slots: [], ways: some }));

    const kept = ({ id, caseId, organiser: by, required, optional, minutes }: Meeting) => ({
      ...{ id, caseId, by, required, optional, minutes },
    });

    /** The way a command takes, of those offered; nobody but the organiser takes one. */
    function wayOf({ ways: offered, organiser: by }: Meeting, one: MeetingCommand) {
      if (one.do !== 'choose') return undefined;
      assert.equal(one.by, by);
      return offered?.[one.way];
    }

    /** What the organiser gave up changes, by what was offered. */
    function given({ required, optional }: Meeting, way: MeetingWay | undefined): Partial<Meeting> {
      switch (way?.kind) {
        case 'shorter':
          return { minutes: way.minutes };
        case 'without':
          return {
            required: required.filter(({ id }) => id !== way.person),
            optional: [...optional, ...required.filter(({ id }) => id === way.person)],
          };
        case 'deputy':
          return {
            required: required.map((one) =>
              one.id === way.person ? { ...one, id: way.deputy } : one,
            ),
          };
        default:
          return {};
      }
    }

    type Step = { before: Meeting; command: MeetingCommand; decision: MeetingDecision | undefined };

    function lived(from: Meeting, commands: readonly MeetingCommand[]): Step[] {
      let current = frozen(structuredClone(from));
      return commands.map((one) => {
        const before = current;
        try {
          const decision = frozen(decideMeeting(current, frozen(one)));
          current = decision.meeting;
          return { before, command: one, decision };
        } catch (error) {
          assert.ok(error instanceof RefusedError, `${error}`);
          assert.match(
            error.code,
            /^(gone|stale|not_allowed|meeting_not_organiser|meeting_already_booked|meeting_over|meeting_answered)$/,
          );
          return { before, command: one, decision: undefined };
        }
      });
    }

    const always = (law: (steps: readonly Step[]) => void, begins = start) =>
      fc.assert(
        fc.property(begins, fc.array(command, { maxLength: 30 }), (from, commands) =>
          law(lived(from, commands)),
        ),
        { numRuns: 300 },
      );
    const made = (steps: readonly Step[], effect: MeetingEffect) =>
      steps.flatMap(({ decision }) =>
        decision?.effects.includes(effect) ? [decision.meeting] : [],
      );

    it('gives a meeting that the store takes', () => {
      always((steps) => {
        for (const { decision } of steps) {
          if (decision) assert.deepEqual(meetingSchema.parse(decision.meeting), decision.meeting);
        }
      });
    });

    it('is told of once, of a meeting that is over, by those who were called to it', () => {
      always((steps) => {
        for (const { before, decision } of steps) {
          if (before.outcome === undefined || !decision) continue;
          const { outcome, state } = decision.meeting;
          assert.deepEqual([outcome, state], [before.outcome, 'booked']);
        }
        const present = steps.flatMap(({ decision }) => decision?.meeting.came?.present ?? []);
        assert.ok(present.every((id) => takesPart(inState.booked, id)));
      }, once);
    });

    it('stands while another is looked for, until that one is booked', () => {
      always((steps) => {
        for (const { before, command: one, decision } of steps) {
          if (before.movedBy === undefined || before.state !== 'booked' || !decision) continue;
          const isOver =
            one.do === 'cancel' ||
            (one.do === 'moved' &&
              one.to === before.movedBy &&
              one.booked &&
              isAhead(before, one.at));
          assert.equal(decision.meeting.state, isOver ? 'cancelled' : 'booked', one.do);
        }
      }, once);
    });

    it('changes what is needed only on the organiser’s word', () => {
      always(
        (steps) => {
          for (const { before, command: one, decision } of steps) {
            if (!decision) continue;
            const { required, minutes } = decision.meeting;
            const isSame = JSON.stringify(required) === JSON.stringify(before.required);
            if (isSame && minutes === before.minutes) continue;
            assert.ok(one.do === 'choose' && one.by === before.organiser);
          }
        },
        fc.oneof(start, stuck),
      );
    });

    it('lets nobody who is not invited change anything', () => {
      always((steps) => {
        for (const { before, command: one, decision } of steps) {
          if ('by' in one && !takesPart(before, one.by)) assert.equal(decision, undefined);
        }
      });
    });

    it('holds votes only of those invited, only for times that are proposed', () => {
      always((steps) => {
        for (const { decision } of steps) {
          if (!decision) continue;
          const { votes, slots: proposed } = decision.meeting;
          for (const [slot, bySlot] of Object.entries(votes)) {
            assert.ok(proposed.some(({ id }) => id === slot));
            for (const by of Object.keys(bySlot)) assert.ok(takesPart(decision.meeting, by));
          }
        }
      });
    });

    it('books a round at most once, a proposed time each, and each event by its own name', () => {
      always((steps) => {
        const bookings = made(steps, 'bookEvent');
        assert.equal(new Set(bookings.map(({ round }) => round)).size, bookings.length);
        assert.equal(
          new Set(bookings.map(({ transactionId }) => transactionId)).size,
          bookings.length,
        );
        for (const { chosen, slots: proposed } of bookings) {
          assert.ok(proposed.some(({ id }) => id === chosen));
        }
      });
    });

    it('books only on the organiser’s word, or the yes of everybody it was to wait for', () => {
      always((steps) => {
        for (const { command: one, decision } of steps) {
          if (!decision?.effects.includes('bookEvent')) continue;
          const { chosen = '', votes, required, optional, bookItself } = decision.meeting;
          const awaited = bookItself ? required : [...required, ...optional];
          const agreed = awaited.every(({ id }) => votes[chosen]?.[id] === 'yes');
          assert.ok(agreed || (one.do === 'book' && one.by === organiser));
        }
      });
    });

    it('never leaves a time open to which everybody it waits for said yes', () => {
      always((steps) => {
        for (const { decision } of steps) {
          if (decision?.meeting.state !== 'proposed') continue;
          const { slots: proposed, votes, required, optional, bookItself } = decision.meeting;
          const awaited = bookItself ? required : [...required, ...optional];
          for (const { id: slot } of proposed) {
            assert.ok(awaited.some(({ id }) => votes[slot]?.[id] !== 'yes'));
          }
        }
      });
    });

    it('tells the organiser what it comes to, once a round and never of what they did', () => {
      always((steps) => {
        const told = steps.flatMap(({ command: one, decision }) => {
          if (!decision?.tell) return [];
          assert.ok('by' in one && one.by !== organiser);
          return [`${decision.meeting.round}/${decision.tell}`];
        });
        assert.equal(new Set(told).size, told.length);
      });
    });

    it('changes nothing when it asks once more', () => {
      always((steps) => {
        for (const { before, decision } of steps) {
          if (decision?.ask !== undefined) assert.equal(decision.meeting, before);
        }
      });
    });

    it('is booked only after it asked for the event', () => {
      always((steps) => {
        steps.forEach(({ decision }, at) => {
          if (decision?.meeting.state !== 'booked') return;
          assert.ok(made(steps.slice(0, at + 1), 'bookEvent').length > 0);
          assert.ok(decision.meeting.eventId);
        });
      });
    });

    it('takes back every event that it asked for and does not keep', () => {
      always((steps) => {
        for (const { before, command: one, decision } of steps) {
          if (!decision || one.do !== 'cancel') continue;
          assert.equal(decision.effects.includes('cancelEvent'), before.chosen !== undefined);
        }
      });
    });

    it('never changes who is invited, who calls it, or what it is about, but as its organiser chose', () => {
      const chosen = new Set<string>();
      const law = (steps: readonly Step[]) => {
        for (const { before, command: one, decision } of steps) {
          if (!decision) continue;
          const way = wayOf(before, one);
          if (way) chosen.add(way.kind);
          assert.deepEqual(kept(decision.meeting), { ...kept(before), ...given(before, way) });
        }
      };
      always(law);
      always(law, stuck);
      // Each way once for certain: chance may miss one.
      for (const one of ways) {
        const from = aMeeting({ state: 'no_times', slots: [], ways: [one] });
        law(lived(from, [{ do: 'choose', by: organiser, way: 0, at }]));
      }
      assert.deepEqual([...chosen].sort(), ['deputy', 'later', 'shorter', 'without']);
    });
  });
});

describe('takesPart', () => {
  it('holds for the one who calls the meeting and for all invited, and nobody else', () => {
    const called = aMeeting({ required: [{ id: teacher, role: 'class_teacher' }] });
    for (const by of [organiser, teacher, nurse]) assert.equal(takesPart(called, by), true);
    for (const by of [outsider, '', 'S-LEADER']) assert.equal(takesPart(called, by), false);
  });
});
