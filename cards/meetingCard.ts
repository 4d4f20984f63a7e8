import type { MeetingFailure } from '../services/meetings/meeting.ts';
import type { MeetingView } from '../services/meetings/views.ts';
import { actionRows } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta, openUrl, unfold } from './elements.ts';
import { peopleFacts } from './meetingPeople.ts';
import { more, proposal } from './meetingProposal.ts';
import { afterButton, agendaButton, aside, waysOf } from './meetingWays.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, nameList } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostMissing = 6;

/** A team meeting: times with who can, answers, booking, new times, cancelling. Names no pupil. */
export function meetingCard(view: MeetingView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { meeting } = wording.texts;
  return cardMessage({
    locale,
    summary: summaryOf(view, wording),
    body: [
      heading(meeting.heading(escapeMarkdown(view.caseNumber, 30))),
      meta(meeting.organiser(escapeMarkdown(view.organiser, 30), view.minutes)),
      ...(view.ask ? askOnceMore(view, view.ask, wording) : stateParts(view, wording)),
    ],
  });
}

function stateParts(view: MeetingView, wording: Wording): readonly Element[] {
  if (view.state === 'proposed') return proposal(view, wording);
  const { meeting } = wording.texts;
  const ways = waysOf(view, wording);
  return [
    ...booked(view, wording),
    line(stateOf(view, wording), { spacing: 'Medium' }),
    ...aside(view, wording),
    ...(view.isReplaced ? [line(meeting.replaced, { spacing: 'Small' })] : []),
    ...(view.bookItself && view.state === 'searching' ? [meta(meeting.booksItself, 'Small')] : []),
    ...(view.state === 'cancelled' || view.canSetBooking ? [] : peopleFacts(view, wording)),
    ...ways.lines,
    ...actionRows([...ways.buttons, ...actions(view, wording)]),
  ];
}

function summaryOf(
  { state, failure, standing, caseNumber }: MeetingView,
  { texts }: Wording,
): string {
  const { meeting } = texts;
  const number = plainText(caseNumber, 30);
  if (standing?.is === 'all_can' || standing?.is === 'none_can') {
    return meeting.standingSummary[standing.is](number);
  }
  return failure?.of === 'search' ? meeting.searchFailed(number) : meeting.summary[state](number);
}

function stateOf(view: MeetingView, wording: Wording): string {
  const { state, failure, canSeekNew, after, ways } = view;
  const { texts } = wording;
  const { meeting } = texts;
  if (after?.outcome) return texts.afterMeeting.told[after.outcome];
  if (after) return texts.afterMeeting.asked;
  if (state === 'no_times' && ways) return texts.meetingWays.none;
  if (state === 'no_times' && canSeekNew) return meeting.noTimesFurther;
  return failure ? failedWords(view, failure, wording) : meeting.states[state];
}

/** What did not work, with what its organiser can do about it; the others need only know where they stand. */
function failedWords(
  { booked: chosen, state, organiser, isOrganiser }: MeetingView,
  { of, why }: MeetingFailure,
  wording: Wording,
): string {
  const { meeting, clock } = wording.texts;
  if (!isOrganiser) {
    return state === 'cancelled'
      ? meeting.notActing.cancelled
      : meeting.notActing.failed(escapeMarkdown(organiser, 40));
  }
  if (of !== 'booking') return meeting.failures[of][why];
  const when = chosen && wording.time(chosen.start, clock.at);
  return meeting.theMeeting(when, meeting.failures.booking[why]);
}

function booked(view: MeetingView, wording: Wording): readonly Element[] {
  if (view.booked === undefined || view.state === 'failed') return [];
  const { start, end, answers } = view.booked;
  return [
    line(capitalised(wording.timeSpan(start, end, wording.texts.clock.span)), {
      weight: 'Bolder',
      size: 'Medium',
      spacing: 'Medium',
    }),
    ...(answers ? [line(wording.texts.meeting.answers(answers), { spacing: 'None' })] : []),
  ];
}

function actions(view: MeetingView, wording: Wording): readonly Action[] {
  if (view.state === 'searching' && view.canSetBooking) return [more(view, wording)];
  const { meeting } = wording.texts;
  const data = { meeting: view.meetingId, v: view.version };
  if (view.after) return [...afterButton(view, wording), agendaButton(view, wording)];
  return [
    ...(view.state === 'booked' ? openUrl(meeting.join, view.booked?.joinUrl) : []),
    ...(view.state === 'booked' ? [agendaButton(view, wording)] : []),
    ...seekButton(view, wording),
    // Two presses, so that a slip of the thumb does not cancel a meeting.
    ...(view.canCancel
      ? [
          unfold(
            meeting.cancel,
            [line(meeting.cancelSure)],
            [execute(meeting.cancelConfirm, 'meeting.cancel', data, { style: 'destructive' })],
          ),
        ]
      : []),
  ];
}

/** Another search: the next step unless it would fail as the last one did; none where nobody has a calendar. */
function seekButton(view: MeetingView, { texts }: Wording): readonly Action[] {
  const { state, failure, canSeekNew } = view;
  if (!canSeekNew || (state === 'failed' && failure?.why === 'no_mailbox')) return [];
  const { meeting } = texts;
  const title = state === 'failed' && failure?.of === 'search' ? meeting.again : meeting.newTimes;
  const mayHelp = failure === undefined || failure.why === 'no_answer';
  const data = { meeting: view.meetingId, v: view.version };
  return [execute(title, 'meeting.newTimes', data, mayHelp ? { style: 'positive' } : {})];
}

/** Somebody who is needed cannot come: who, and whether it is to be booked all the same. */
function askOnceMore(
  { meetingId, version }: MeetingView,
  { slot, start, end, saidNo, busy }: NonNullable<MeetingView['ask']>,
  wording: Wording,
): readonly Element[] {
  const { meeting, clock } = wording.texts;
  const data = { meeting: meetingId, v: version };
  const without = saidNo.length + busy.length;
  const names = (all: readonly string[]) => nameList(all, mostMissing, wording);
  return [
    box(
      [
        line(meeting.sure(wording.timeSpan(start, end, clock.span)), { weight: 'Bolder' }),
        ...(saidNo.length > 0 ? [line(meeting.saidNo(names(saidNo)), { spacing: 'Small' })] : []),
        ...(busy.length > 0 ? [line(`${meeting.busy(names(busy))}.`, { spacing: 'Small' })] : []),
      ],
      'warning',
      'Medium',
    ),
    ...actionRows([
      execute(meeting.bookAnyway, 'meeting.book', { ...data, slot, without }),
      execute(meeting.back, 'meeting.show', data),
    ]),
  ];
}
