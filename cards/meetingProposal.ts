import type { MeetingView, SlotView } from '../services/meetings/views.ts';
import { actionRows } from './actionRows.ts';
import type { Action, ChoiceSetInput, Element } from './adaptiveCard.ts';
import { tickInput } from './choiceInput.ts';
import { box, execute, line, meta, unfold } from './elements.ts';
import { fewNames, peopleFacts, shortNames } from './meetingPeople.ts';
import { agendaButton, aside, homeButton, otherWays } from './meetingWays.ts';
import { capitalised } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

const mostSlots = 3;

type Called = (name: string) => string;

/**
 * The times of a meeting with who can, the viewer's answer to all of them in one press, and what the organiser
 * may do. One button is primary: the one that is next.
 */
export function proposal(view: MeetingView, wording: Wording): readonly Element[] {
  const { meeting } = wording.texts;
  const shown = view.slots.slice(0, mostSlots);
  const ahead = shown.filter(({ past }) => !past);
  const called = shortNames(view);
  return [
    ...standing(view, called, wording),
    ...shown.map((one) => slot(one, called, wording)),
    ...(view.bookItself ? [meta(meeting.booksItself, 'Small')] : []),
    ...aside(view, wording),
    ...(view.canVote ? [answerForm(ahead, wording)] : []),
    ...actionRows([
      ...(view.canVote ? answers(view, ahead, wording) : []),
      ...(view.canBook ? bookForm(view, ahead, wording) : []),
      ...otherWays(view, wording),
      more(view, wording),
    ]),
  ];
}

/** What the answers come to, with the organiser's next step where there is one. */
function standing(view: MeetingView, called: Called, wording: Wording): readonly Element[] {
  const { meeting, clock } = wording.texts;
  const { standing: now, suitedByNone } = view;
  const best = view.slots.find((one) => now?.is === 'all_can' && one.id === now.slot);
  if (now?.is === 'all_can' && best) {
    const others =
      now.others.length > 0
        ? [meta(meeting.notYes(fewNames(now.others.map(called), wording)))]
        : [];
    const when = wording.timeSpan(best.start, best.end, clock.span);
    const book = view.canBook ? actionRows([bookNow(view, best, when, wording)]) : [];
    return [box([line(meeting.allCan(when)), ...others, ...book], 'good', 'Small')];
  }
  const style = now?.is === 'open' ? 'default' : 'positive';
  const seek = isSeekingShown(view) ? actionRows([newTimes(view, wording, style)]) : [];
  if (now?.is === 'past') return [box([line(meeting.past), ...seek], 'warning', 'Small')];
  if (now?.is === 'none_can') {
    const cannot =
      now.cannot.length > 0
        ? [meta(meeting.cannotAny(fewNames(now.cannot.map(called), wording)))]
        : [];
    return [box([line(meeting.noneCan), ...cannot, ...seek], 'warning', 'Small')];
  }
  return [
    line(meeting.states.proposed, { spacing: 'Small' }),
    ...(suitedByNone.length > 0
      ? [meta(meeting.suitedByNone(fewNames(suitedByNone.map(called), wording)))]
      : []),
    ...seek,
  ];
}

/** Whether new times stand out for the organiser: they are the next step, or somebody finds none that suits. */
function isSeekingShown({ canSeekNew, standing: now, suitedByNone }: MeetingView): boolean {
  if (!canSeekNew || now?.is === 'all_can') return false;
  return now?.is !== 'open' || suitedByNone.length > 0;
}

function slot(one: SlotView, called: Called, wording: Wording): Element {
  const { meeting } = wording.texts;
  const small = (text: string) => line(text, { size: 'Small', spacing: 'None' });
  const told = (names: readonly string[], say: (names: string) => string) =>
    names.length > 0 ? [small(say(fewNames(names, wording)))] : [];
  const allFree = one.waiting.every(({ calendar }) => calendar === 'free');
  const waiting = one.waiting.map(({ name, calendar }) =>
    allFree ? called(name) : meeting.calendarSays[calendar](called(name)),
  );
  return box(
    [
      line(timeOf(one, wording), { weight: 'Bolder' }),
      ...(one.past
        ? [small(meeting.optionPast)]
        : [
            ...told(one.yes.map(called), meeting.can),
            ...told(one.no.map(called), meeting.cannot),
            ...told(waiting, allFree ? meeting.waitingFree : meeting.waiting),
          ]),
    ],
    'emphasis',
    'Small',
  );
}

function timeOf({ start, end }: SlotView, wording: Wording): string {
  return capitalised(wording.timeSpan(start, end, wording.texts.clock.span));
}

/** All times in one form: ticked as the viewer answered, at first as the viewer's calendar says. */
function answerForm(ahead: readonly SlotView[], wording: Wording): ChoiceSetInput {
  const { meeting } = wording.texts;
  const ticked = ahead.filter((one) => one.ticked).map(({ id }) => id);
  const first = ticked.length > 0 ? meeting.answerSuggested : meeting.answer;
  const label = hasAnswered(ahead) ? meeting.answerAgain : first;
  const choices = ahead.map((one) => ({ title: timeOf(one, wording), value: one.id }));
  return { ...tickInput('times', label, choices, ticked), spacing: 'Small' };
}

function hasAnswered(ahead: readonly SlotView[]): boolean {
  return ahead.some(({ mine }) => mine !== undefined);
}

function answers(
  view: MeetingView,
  ahead: readonly SlotView[],
  { texts: { meeting } }: Wording,
): readonly Action[] {
  const answered = hasAnswered(ahead);
  const next = !answered && view.standing?.is === 'open';
  return [
    execute(
      answered ? meeting.change : meeting.send,
      'meeting.vote',
      data(view),
      next ? { style: 'positive' } : {},
    ),
    execute(
      meeting.none,
      'meeting.vote',
      { ...data(view), vote: 'none' },
      { associatedInputs: 'none' },
    ),
  ];
}

function data({ meetingId, version }: MeetingView) {
  return { meeting: meetingId, v: version };
}

function bookNow(
  view: MeetingView,
  { id, start }: SlotView,
  when: string,
  wording: Wording,
): Action {
  const { meeting, clock } = wording.texts;
  const look = {
    style: 'positive',
    tooltip: meeting.bookTooltip(when),
    associatedInputs: 'none',
  } as const;
  const title = meeting.book(wording.weekdayTime(start, clock.at));
  return execute(title, 'meeting.book', { ...data(view), slot: id }, look);
}

/** Any of the times, without waiting for all answers; but the one that has a button of its own above. */
function bookForm(
  view: MeetingView,
  ahead: readonly SlotView[],
  wording: Wording,
): readonly Action[] {
  const { meeting, clock } = wording.texts;
  const { standing: now } = view;
  const best = ahead.find(({ id }) => now?.is === 'all_can' && id === now.slot);
  const others = ahead.filter((slot) => slot !== best);
  if (others.length === 0) return [];
  const one = ({ id, start }: SlotView) => {
    const when = wording.time(start, clock.at);
    const tooltip = meeting.bookTooltip(when);
    return execute(
      capitalised(when),
      'meeting.book',
      { ...data(view), slot: id },
      { tooltip, associatedInputs: 'none' },
    );
  };
  const title = best ? meeting.bookOther : meeting.bookOne;
  return [unfold(title, [line(meeting.bookWhich)], others.map(one))];
}

function newTimes(view: MeetingView, { texts }: Wording, style: 'positive' | 'default'): Action {
  return execute(texts.meeting.newTimes, 'meeting.newTimes', data(view), {
    style,
    associatedInputs: 'none',
  });
}

/** Who is invited; and for the organiser what is rarely needed, folded away from a slip of the thumb. */
export function more(view: MeetingView, wording: Wording): Action {
  const { meeting } = wording.texts;
  const people = peopleFacts(view, wording);
  if (!view.canSetBooking) {
    return unfold(meeting.participants, people, [agendaButton(view, wording)]);
  }
  return unfold(
    meeting.more,
    [...people, ...bookingChoice(view, wording), line(meeting.cancelSure)],
    [
      agendaButton(view, wording),
      ...homeButton(view, wording),
      ...(view.canSeekNew && !isSeekingShown(view) ? [newTimes(view, wording, 'default')] : []),
      ...(view.canCancel
        ? [
            execute(meeting.cancelConfirm, 'meeting.cancel', data(view), {
              style: 'destructive',
              associatedInputs: 'none',
            }),
          ]
        : []),
    ],
  );
}

/** Whether it is booked without waiting for those who are welcome. */
function bookingChoice(view: MeetingView, { texts }: Wording): readonly Element[] {
  const { meeting } = texts;
  const now = view.bookItself ? 'on' : 'off';
  return [
    line(meeting.bookItself, { weight: 'Bolder', spacing: 'Medium' }),
    meta(meeting.bookItselfHint[now]),
    ...actionRows([
      execute(
        meeting.bookItselfSet[now],
        'meeting.autoBook',
        { ...data(view), itself: view.bookItself ? 'no' : 'yes' },
        { tooltip: meeting.bookItself, associatedInputs: 'none' },
      ),
    ]),
  ];
}
