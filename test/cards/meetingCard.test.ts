import assert from 'node:assert/strict';
import { meetingCard } from '../../cards/meetingCard.ts';
import type { MeetingView } from '../../services/meetings/views.ts';
import { aMeeting, aSlot } from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const verbsOn = (view: MeetingView) =>
  walkCard(meetingCard(view, 'da').card).actions.flatMap((action) =>
    action.type === 'Action.Execute' ? [[action.verb, action.data] as const] : [],
  );
const textOf = (view: MeetingView) => markdownOf(meetingCard(view, 'da').card).join('\n');

describe('the meeting card', () => {
  it('gives a member yes and no for each time, and nothing else', () => {
    const data = { meeting: 'meeting-3', v: 2, slot: 'slot-1' };
    assert.deepEqual(verbsOn(aMeeting({ slots: [aSlot()], canVote: true })), [
      ['meeting.vote', { ...data, vote: 'yes' }],
      ['meeting.vote', { ...data, vote: 'no' }],
    ]);
  });

  it('gives the organiser booking of each time, and cancelling behind a second press', () => {
    const view = aMeeting({ slots: [aSlot()], canBook: true, canCancel: true });
    assert.deepEqual(verbsOn(view), [
      ['meeting.book', { meeting: 'meeting-3', v: 2, slot: 'slot-1' }],
      ['meeting.cancel', { meeting: 'meeting-3', v: 2 }],
    ]);
    const outside = meetingCard(view, 'da').card.body.flatMap((one) =>
      one.type === 'ActionSet' ? one.actions.map(({ type }) => type) : [],
    );
    assert.deepEqual(outside, ['Action.ShowCard']);
  });

  it('tells calendars that could not be read from a booking that failed, and who can mend it', () => {
    const told = (failure: NonNullable<MeetingView['failure']>) =>
      textOf(aMeeting({ state: 'failed', slots: [], failure }));
    assert.match(told({ of: 'search', why: 'no_answer' }), /Kalenderne kunne ikke læses lige nu/);
    assert.match(told({ of: 'search', why: 'rights' }), /læses.*Bed it-administratoren/);
    assert.match(told({ of: 'booking', why: 'rights' }), /bookes.*Bed it-administratoren/);
    assert.doesNotMatch(told({ of: 'search', why: 'rights' }), /bookes/);
    const { summary } = meetingCard(
      aMeeting({ state: 'failed', slots: [], failure: { of: 'search', why: 'rights' } }),
      'da',
    );
    assert.equal(summary, 'Sag FJ-2026-0007: kalenderne kunne ikke læses.');
  });

  it('does not say that everybody can where somebody has no calendar', () => {
    const view = aMeeting({ slots: [aSlot()], noCalendar: ['Karen Skov'] });
    assert.doesNotMatch(textOf(view), /Alle kan ifølge kalenderen/);
    assert.match(JSON.stringify(meetingCard(view, 'da').card), /Ingen kalender.*Karen Skov/);
  });

  it('says in words who can, who cannot and whose calendar was not read', () => {
    const text = textOf(
      aMeeting({ slots: [aSlot({ free: ['A'], busy: ['B'], unknown: ['C'], mine: 'no' })] }),
    );
    assert.match(text, /Kan: A\nOptaget: B\nKalender ikke læst: C/);
    assert.match(text, /Du har svaret: kan ikke/);
  });

  it('opens the meeting once it is booked, and shows no votes then', () => {
    const view = aMeeting({
      state: 'booked',
      canVote: true,
      booked: {
        start: '2026-11-26T13:00+01:00',
        end: '2026-11-26T13:45+01:00',
        joinUrl: 'https://teams.microsoft.com/l/meetup-join/1',
      },
    });
    const types = walkCard(meetingCard(view, 'da').card).actions.map(({ type }) => type);
    assert.deepEqual(types, ['Action.OpenUrl']);
    assert.match(textOf(view), /Torsdag d\. 26\. nov\. kl\. 13\.00–13\.45/);
  });
});
