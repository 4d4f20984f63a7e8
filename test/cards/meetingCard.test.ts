import assert from 'node:assert/strict';
import { meetingCard } from '../../cards/meetingCard.ts';
import type { MeetingView } from '../../services/meetings/views.ts';
import { aMeeting, aSlot, waitingFor } from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const organiser = {
  isOrganiser: true,
  canBook: true,
  canCancel: true,
  canSeekNew: true,
  canSetBooking: true,
} as const;
const cardOf = (view: MeetingView) => meetingCard(view, 'da').card;
const verbsOn = (view: MeetingView) =>
  walkCard(cardOf(view)).actions.flatMap((action) =>
    action.type === 'Action.Execute' ? [[action.verb, action.data] as const] : [],
  );
const textOf = (view: MeetingView) => markdownOf(cardOf(view)).join('\n');
const form = (view: MeetingView) =>
  walkCard(cardOf(view)).elements.find((one) => one.type === 'Input.ChoiceSet');
/** What is seen before anything is unfolded. */
const visible = (view: MeetingView) => {
  const { actions } = walkCard(cardOf(view));
  const folded = new Set(
    actions.flatMap((one) => (one.type === 'Action.ShowCard' ? walkCard(one.card).actions : [])),
  );
  return actions.filter((one) => !folded.has(one));
};
const primary = (view: MeetingView) =>
  walkCard(cardOf(view)).actions.flatMap(({ title, style }) =>
    style === 'positive' ? [title] : [],
  );

describe('the meeting card', () => {
  it('gives a member one answer to all times, none of them in one press, and the agenda', () => {
    const data = { meeting: 'meeting-3', v: 2 };
    const view = aMeeting({ slots: [aSlot()], canVote: true });
    assert.deepEqual(verbsOn(view), [
      ['meeting.vote', data],
      ['meeting.vote', { ...data, vote: 'none' }],
      ['meeting.agenda', data],
    ]);
    assert.deepEqual(primary(view), ['Send svar']);
  });

  it('has the times ticked at which the viewer is free, and later those answered with yes', () => {
    const slots = [aSlot({ ticked: true }), aSlot({ id: 'b', ticked: false }), aSlot({ id: 'c' })];
    assert.equal(form(aMeeting({ canVote: true, slots }))?.value, 'slot-1,c');
    const none = slots.map((one) => ({ ...one, ticked: false, mine: 'no' as const }));
    assert.equal(form(aMeeting({ canVote: true, slots: none }))?.value, undefined);
  });

  it('asks of no time that has begun', () => {
    const view = aMeeting({ canVote: true, slots: [aSlot({ past: true }), aSlot({ id: 'b' })] });
    assert.deepEqual(
      form(view)?.choices.map(({ value }) => value),
      ['b'],
    );
    assert.match(textOf(view), /Tidspunktet er passeret/);
  });

  it('gives the organiser each time to book, new times and cancelling, folded away', () => {
    const view = aMeeting({ slots: [aSlot()], ...organiser });
    const data = { meeting: 'meeting-3', v: 2 };
    assert.deepEqual(verbsOn(view), [
      ['meeting.book', { ...data, slot: 'slot-1' }],
      ['meeting.autoBook', { ...data, itself: 'yes' }],
      ['meeting.agenda', data],
      ['meeting.home', { ...data, wanted: 'yes' }],
      ['meeting.newTimes', data],
      ['meeting.cancel', data],
    ]);
    assert.deepEqual(
      visible(view).map(({ type }) => type),
      ['Action.ShowCard', 'Action.ShowCard'],
    );
  });

  it('has one primary button where all who are needed can: book that time', () => {
    const view = aMeeting({
      ...organiser,
      canVote: true,
      standing: { is: 'all_can', slot: 'slot-2', others: ['Anne Dahl'] },
    });
    assert.deepEqual(primary(view), ['Book fredag kl. 08.00']);
    const booking = verbsOn(view).filter(([verb]) => verb === 'meeting.book');
    assert.deepEqual(
      booking.map(([, { slot }]) => slot),
      ['slot-2', 'slot-1', 'slot-3'],
    );
    assert.ok(visible(view).some(({ title }) => title === 'Book en anden tid …'));
    assert.match(
      textOf(view),
      /Alle, der skal deltage, kan fredag d\. 27\. nov\. kl\. 08\.00–08\.45\.\nHar ikke sagt ja: Anne D\./,
    );
    assert.match(meetingCard(view, 'da').summary, /alle, der skal deltage, kan samme tid/);
    assert.deepEqual(primary({ ...view, canBook: false }), []);
  });

  it('has no second button to book where there is no other time', () => {
    const standing = { is: 'all_can', slot: 'slot-1', others: [] } as const;
    const view = aMeeting({ ...organiser, standing, slots: [aSlot()] });
    const titles = visible(view).map(({ title }) => title);
    assert.deepEqual(titles, ['Book torsdag kl. 13.00', 'Mere …']);
  });

  it('has new times as the next step where nobody can, and names who can at none', () => {
    const standing = { is: 'none_can', cannot: ['Karen Skov'] } as const;
    const view = aMeeting({ ...organiser, canVote: true, standing });
    assert.deepEqual(primary(view), ['Foreslå nye tider']);
    assert.match(textOf(view), /Ingen af tiderne passer alle.*\nKan ingen af dem: Karen S\./);
    assert.equal(verbsOn(view).filter(([verb]) => verb === 'meeting.newTimes').length, 1);
    assert.deepEqual(primary(aMeeting({ canVote: true, standing })), []);
  });

  it('has new times at hand once somebody says that none suits', () => {
    const view = aMeeting({ ...organiser, canVote: true, suitedByNone: ['Anne Dahl'] });
    assert.match(textOf(view), /Anne D\. kan ikke nogen af tiderne\./);
    assert.ok(visible(view).some(({ title }) => title === 'Foreslå nye tider'));
    assert.deepEqual(primary(view), ['Send svar']);
  });

  it('asks once more before a time at which somebody needed is missing, and names who', () => {
    const ask = {
      slot: 'slot-1',
      start: '2026-11-26T13:00+01:00',
      end: '2026-11-26T13:45+01:00',
      saidNo: ['Karen Skov'],
      busy: ['Mette Holm'],
    };
    const view = aMeeting({ ...organiser, canVote: true, ask });
    const data = { meeting: 'meeting-3', v: 2 };
    assert.deepEqual(verbsOn(view), [
      ['meeting.book', { ...data, slot: 'slot-1', without: 2 }],
      ['meeting.show', data],
    ]);
    assert.match(textOf(view), /Har sagt nej: Karen Skov\.\nOptaget i kalenderen: Mette Holm\./);
  });

  it('shows at most six buttons before something is unfolded, however much there is to do', () => {
    for (const is of ['open', 'all_can', 'none_can'] as const) {
      const standing = { is, slot: 'slot-1', others: [], cannot: [] };
      const view = aMeeting({ ...organiser, canVote: true, standing, suitedByNone: ['A'] });
      assert.ok(visible(view).length <= 6, is);
    }
  });

  it('says whether it books itself, and turns that on and off', () => {
    const off = aMeeting(organiser);
    const on = aMeeting({ ...organiser, bookItself: true });
    assert.ok(verbsOn(on).some(([, { itself }]) => itself === 'no'));
    assert.match(
      textOf(on),
      /Mødet bookes automatisk, når alle, der skal deltage, har sagt ja til samme tid/,
    );
    assert.doesNotMatch(textOf(off), /Mødet bookes automatisk/);
  });

  it('offers new times where none were found, where it was called off, and where the booking failed', () => {
    for (const state of ['no_times', 'cancelled'] as const) {
      assert.deepEqual(primary(aMeeting({ state, slots: [], canSeekNew: true })), [
        'Foreslå nye tider',
      ]);
      assert.deepEqual(primary(aMeeting({ state, slots: [] })), []);
    }
    assert.deepEqual(primary(aMeeting({ state: 'failed', slots: [], canSeekNew: true })), [
      'Foreslå nye tider',
    ]);
    const replaced = aMeeting({ state: 'cancelled', slots: [], isReplaced: true });
    assert.match(textOf(replaced), /Der ledes efter en ny tid/);
  });

  it('tells calendars that could not be read from a booking that failed, and who can mend it', () => {
    const told = (failure: NonNullable<MeetingView['failure']>) =>
      textOf(aMeeting({ state: 'failed', slots: [], failure, isOrganiser: true }));
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

  it('tells its organiser which time could not be booked, and others only that they need do nothing', () => {
    const booked = {
      ...{ start: '2026-11-26T13:00+01:00', end: '2026-11-26T13:45+01:00', joinUrl: undefined },
    };
    const failed = { of: 'booking', why: 'no_answer' } as const;
    const view = aMeeting({ state: 'failed', slots: [], booked, failure: failed });
    assert.match(
      textOf({ ...view, isOrganiser: true }),
      /Mødet torsdag d\. 26\. nov\. kl\. 13\.00 kunne ikke bookes i kalenderen/,
    );
    assert.match(textOf(view), /Jonas Berg finder en anden tid; du behøver ikke gøre noget/);
    assert.doesNotMatch(textOf(view), /Outlook/);
    const cancelled = { ...view, state: 'cancelled', booked: undefined } as const;
    const told = textOf({ ...cancelled, failure: { of: 'cancelling', why: 'no_answer' } });
    assert.match(told, /Mødet er aflyst, men står måske stadig i din kalender/);
  });

  it('does not press for another try that would fail as the last one did', () => {
    const told = (why: NonNullable<MeetingView['failure']>['why']) => {
      const failure = { of: 'search', why } as const;
      const view = aMeeting({ ...organiser, state: 'failed', slots: [], failure });
      return [primary(view), verbsOn(view).some(([verb]) => verb === 'meeting.newTimes')];
    };
    assert.deepEqual(told('no_answer'), [['Prøv igen'], true]);
    assert.deepEqual(told('rights'), [[], true]);
    assert.deepEqual(told('not_connected'), [[], true]);
    assert.deepEqual(told('no_mailbox'), [[], false]);
  });

  it('says of ticks before the first answer that they come from the calendar', () => {
    const label = (view: MeetingView) => form(view)?.label;
    const slots = [aSlot({ ticked: true })];
    assert.equal(
      label(aMeeting({ canVote: true, slots })),
      'Jeg kan (foreslået ud fra din kalender)',
    );
    const none = slots.map((one) => ({ ...one, ticked: false }));
    assert.equal(label(aMeeting({ canVote: true, slots: none })), 'Jeg kan');
  });

  it('says that all who have not answered are free, unless a calendar says otherwise or is not there', () => {
    const waiting = [{ name: 'Karen Skov', calendar: 'none' } as const, ...waitingFor('Anne Dahl')];
    const view = aMeeting({ slots: [aSlot({ waiting })], noCalendar: ['Karen Skov'] });
    assert.match(textOf(aMeeting({ slots: [aSlot()] })), /Mangler svar, ledig i kalenderen/);
    assert.match(
      textOf(view).replaceAll('\\', ''),
      /Mangler svar: Karen S\. \(ingen kalender\) og Anne D\. \(ledig\)/,
    );
    assert.match(JSON.stringify(cardOf(view)), /Ingen kalender.*Karen Skov/);
  });

  it('names who can, who cannot and who has not answered, with what their calendars say', () => {
    const slot = aSlot({
      ...{ yes: ['Mette Holm'], no: ['Karen Skov'] },
      waiting: [
        { name: 'Jonas Berg', calendar: 'busy' },
        { name: 'Anne Dahl', calendar: 'tentative' },
        { name: 'Ole Bak', calendar: 'unknown' },
      ],
    });
    assert.match(
      textOf(aMeeting({ slots: [slot] })).replaceAll('\\', ''),
      /Kan: Mette H\.\nKan ikke: Karen S\.\nMangler svar: Jonas B\. \(optaget\), Anne D\. \(måske optaget\) og Ole B\. \(kalender ikke læst\)/,
    );
  });

  it('names three of many and says how many more', () => {
    const yes = Array.from({ length: 12 }, (_, index) => `Lærer${index} Holm`);
    const text = textOf(aMeeting({ slots: [aSlot({ yes })] }));
    assert.match(text, /Kan: Lærer0 H\., Lærer1 H\., Lærer2 H\. … og 9 mere/);
  });

  it('names a fourth rather than saying that there is one more', () => {
    const yes = Array.from({ length: 4 }, (_, index) => `Lærer${index} Holm`);
    const text = textOf(aMeeting({ slots: [aSlot({ yes })] }));
    assert.match(text, /Kan: Lærer0 H\., Lærer1 H\., Lærer2 H\. og Lærer3 H\./);
  });

  it('names two who would be called the same by their whole names', () => {
    const required = ['Mette Holm', 'Mette Hansen', 'Karen Skov'].map((name) => ({
      ...{ name, role: 'teacher' as const },
    }));
    const slots = [aSlot({ yes: required.map(({ name }) => name) })];
    assert.match(
      textOf(aMeeting({ required, slots })),
      /Kan: Mette Holm, Mette Hansen og Karen S\./,
    );
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
    const types = walkCard(cardOf(view)).actions.map(({ type }) => type);
    assert.deepEqual(types, ['Action.OpenUrl', 'Action.Execute']);
    assert.match(textOf(view), /Torsdag d\. 26\. nov\. kl\. 13\.00–13\.45/);
  });

  it('asks the organiser what came of it once it is over, and nobody else', () => {
    const over = { state: 'booked', slots: [] } as const;
    const asked = aMeeting({ ...over, after: { caseId: 'case-3', outcome: undefined } });
    assert.deepEqual(primary(asked), ['Efter mødet …']);
    assert.match(textOf(asked), /Fortæl, hvad I aftalte/);
    assert.deepEqual(primary(aMeeting(over)), []);
  });

  it('offers what would help where no time suits all who are needed, a button each', () => {
    const ways: MeetingView['ways'] = [
      { kind: 'without', person: 'Karen Skov', start: '2026-11-26T13:00+01:00' },
      { kind: 'shorter', minutes: 30, start: '2026-11-27T09:00+01:00' },
    ];
    const view = aMeeting({ state: 'no_times', slots: [], ways });
    const data = { meeting: 'meeting-3', v: 2 };
    assert.deepEqual(verbsOn(view), [
      ['meeting.choose', { ...data, way: 0 }],
      ['meeting.choose', { ...data, way: 1 }],
    ]);
    assert.match(textOf(view), /hvor alle, der skal deltage, er ledige/);
  });

  it('says what would help in lines with whole names where a button is too short, and numbers the buttons', () => {
    const names = ['Alexandra Østergaard', 'Alexandra Ørsted'] as const;
    const start = '2026-11-26T13:00+01:00';
    const view = aMeeting({
      ...{ state: 'no_times', slots: [] },
      required: names.map((name) => ({ name, role: 'class_teacher' })),
      ways: [
        { kind: 'deputy', person: names[0], deputy: 'Jonas Berg' },
        { kind: 'without', person: names[1], start },
      ],
    });
    for (const locale of ['da', 'en'] as const) {
      const { card } = meetingCard(view, locale);
      const choices = walkCard(card).actions.filter(
        (one) => one.type === 'Action.Execute' && one.verb === 'meeting.choose',
      );
      const choose = locale === 'da' ? 'Vælg' : 'Choose';
      assert.deepEqual(
        choices.map(({ title }) => title),
        [`${choose} 1`, `${choose} 2`],
      );
      assert.match(
        markdownOf(card).join('\n'),
        /\*\*1\*\* · Jonas Berg (i stedet for|instead of) Alexandra Østergaard/,
      );
      assert.match(
        markdownOf(card).join('\n'),
        /\*\*2\*\* · (Uden|Without) Alexandra Ørsted: .*13[.:]00/,
      );
    }
  });
});
