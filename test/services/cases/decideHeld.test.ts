import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unansweredMeetings } from '../../../services/cases/afterMeeting.ts';
import type { CaseEvent } from '../../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { caseView } from '../../../services/cases/caseView.ts';
import { decideHeld, type HeldCommand } from '../../../services/cases/decideHeld.ts';
import { digestView } from '../../../services/cases/digest.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import { timelineView } from '../../../services/cases/timelineView.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { anActor } from '../../builders/people.ts';
import { refusedWith } from '../../builders/refusedWith.ts';

const at = '2026-11-27T09:00:00+01:00';
const followUp = aStep({
  ...{ id: 'follow-up.1', kind: 'follow_up', approver: null, state: 'approved' },
  ...{ assignee: 's-teacher', due: '2026-12-23' },
});
const meeting = (difference: Partial<Extract<CaseEvent, { do: 'meeting' }>>): CaseEvent => ({
  ...{ do: 'meeting', by: 's-leader', at: '2026-11-25T10:00:00+01:00', meetingId: 'M1' },
  became: 'searching',
  ...difference,
});
const booked = meeting({
  ...{ by: 'system', became: 'booked' },
  ...{ start: '2026-11-26T13:00:00+01:00', end: '2026-11-26T13:45:00+01:00' },
});
const opened = aCase({ steps: [followUp], involved: [] });
const over = withEvents(opened, [meeting({}), booked]);
const command: HeldCommand = {
  ...{ held: true, meetingId: 'M1', present: ['s-leader'], parents: true, pupil: false },
  agreements: [{ number: 1, words: 'Ringe hver fredag', who: 's-teacher', due: '2026-12-04' }],
  nextOn: '2026-12-11',
};
const decide = (subject: CaseRecord, by: string, given: HeldCommand = command) =>
  decideHeld(subject, given, { actor: anActor(by), caseContext: aSetting(), at });
const day = (today: string) => ({ today: Temporal.PlainDate.from(today), away: new Set<string>() });

describe('what came of a meeting', () => {
  it('becomes steps with somebody and a day, and moves the follow-up to the next date', () => {
    const after = withEvents(over, decide(over, 's-leader'));
    const agreed = after.steps.find(({ calledBy }) => calledBy === 'meeting');
    assert.deepEqual(
      [agreed?.words, agreed?.assignee, agreed?.due, agreed?.state],
      ['Ringe hver fredag', 's-teacher', '2026-12-04', 'approved'],
    );
    assert.equal(after.steps.find(({ id }) => id === 'follow-up.1')?.due, '2026-12-11');
    assert.deepEqual(after.held?.[0]?.agreements, [agreed?.id]);
    assert.throws(() => decide(after, 's-leader'), refusedWith('meeting_answered'));
  });

  it('is refused without a next date ahead, for a day in the past, and to others', () => {
    for (const nextOn of ['', '2026-11-27', '2030-01-01', 'i morgen']) {
      assert.throws(
        () => decide(over, 's-leader', { ...command, nextOn }),
        refusedWith('next_date_unsuited'),
        nextOn,
      );
    }
    const late = { number: 1, words: 'Ringe', who: 's-teacher', due: '2026-11-20' };
    assert.throws(
      () => decide(over, 's-leader', { ...command, agreements: [late] }),
      refusedWith('agreement_unsuited'),
    );
    assert.throws(() => decide(over, 's-nurse'), refusedWith('not_allowed'));
  });

  it('is read in words only by those who see all of the case', () => {
    const after = withEvents(withEvents(over, decide(over, 's-leader')), [
      {
        ...{ do: 'involve', by: 's-leader', at },
        involvement: { staffId: 's-ppr', basis: 'anonymous', by: 's-leader', at },
      },
    ]);
    const facts = {
      ...{ today: Temporal.PlainDate.from('2026-11-30'), marks: [], reported: new Set<string>() },
      ...{ caseContext: aSetting(), meeting: undefined },
    };
    const texts = (viewer: Parameters<typeof caseView>[1]) =>
      JSON.stringify(caseView(after, viewer, facts));
    assert.match(texts({ actor: anActor('s-leader') }), /Ringe hver fredag/);
    assert.doesNotMatch(texts({ actor: anActor('s-ppr') }), /Ringe hver fredag/);
    assert.doesNotMatch(texts({ channelOf: anActor('s-leader').roster }), /Ringe hver fredag/);
    const told = (who: string) => JSON.stringify(timelineView(after, anActor(who), at));
    assert.match(told('s-leader'), /Ringe hver fredag/);
    assert.doesNotMatch(told('s-ppr'), /Ringe hver fredag/);
  });

  it('is not asked about once more when the case is reopened that was closed after it', () => {
    assert.equal(unansweredMeetings(over, at).length, 1);
    const closed = withEvents(over, [{ do: 'close', by: 's-leader', at, outcome: 'no_ground' }]);
    const reopened = withEvents(closed, [{ do: 'reopen', by: 's-leader', at, why: 'person' }]);
    assert.deepEqual(unansweredMeetings(reopened, at), []);
    const next = withEvents(reopened, [
      meeting({
        ...{ meetingId: 'M2', became: 'booked', at },
        ...{ start: '2026-11-30T13:00:00+01:00', end: '2026-11-30T13:45:00+01:00' },
      }),
    ]);
    const waiting = unansweredMeetings(next, '2026-12-01T08:00:00+01:00');
    assert.deepEqual(
      waiting.map(({ meetingId }) => meetingId),
      ['M2'],
    );
  });

  it('is asked of somebody every morning until it is told: no meeting without a decision or a reminder', () => {
    const move = fc.constantFrom<CaseEvent>(
      meeting({}),
      booked,
      meeting({ became: 'cancelled' }),
      meeting({ meetingId: 'M2' }),
      { ...booked, meetingId: 'M2' } as CaseEvent,
      meeting({ meetingId: 'M2', became: 'no_times' }),
    );
    fc.assert(
      fc.property(
        fc.array(move, { maxLength: 8 }),
        fc.integer({ min: 0, max: 10 }),
        (moves, later) => {
          const subject = withEvents(opened, moves);
          const { calendar } = aSetting();
          const today = calendar.plus(Temporal.PlainDate.from('2026-11-27'), later);
          assert.ok(today);
          const waiting = unansweredMeetings(subject, at);
          const asked = ['s-leader', 's-teacher'].flatMap((who) =>
            digestView(anActor(who), [subject], aSetting(), day(today.toString())).items.filter(
              ({ kind }) => kind === 'held',
            ),
          );
          assert.equal(asked.length >= waiting.length, true);
          if (waiting.length === 0) assert.deepEqual(asked, []);
        },
      ),
    );
  });
});
