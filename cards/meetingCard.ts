import type { MeetingView, SlotView, Vote } from '../services/meetings/views.ts';
import { actionRows } from './actionRows.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta, openUrl, unfold } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { nameList } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostSlots = 3;
const mostPeople = 12;

/** A team meeting: times with who can, votes, booking, cancelling. Names no pupil. */
export function meetingCard(view: MeetingView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { meeting } = wording.texts;
  const over = view.state === 'cancelled';
  return cardMessage({
    locale,
    summary: summaryOf(view, wording),
    body: [
      heading(meeting.heading(escapeMarkdown(view.caseNumber, 30))),
      meta(meeting.organiser(escapeMarkdown(view.organiser, 80), view.minutes)),
      ...booked(view, wording),
      line(stateOf(view, wording), { spacing: 'Medium' }),
      ...(view.state === 'proposed'
        ? view.slots.slice(0, mostSlots).map((one, index) => slot(view, one, index + 1, wording))
        : []),
      ...(over ? [] : people(view, wording)),
    ],
    actions: [
      ...(view.state === 'booked' ? openUrl(meeting.join, view.booked?.joinUrl) : []),
      ...(view.canCancel ? [cancel(view, wording)] : []),
    ],
  });
}

function summaryOf({ state, failure, caseNumber }: MeetingView, { texts }: Wording): string {
  const { meeting } = texts;
  const number = plainText(caseNumber, 30);
  return failure?.of === 'search' ? meeting.searchFailed(number) : meeting.summary[state](number);
}

function stateOf({ state, failure }: MeetingView, { texts }: Wording): string {
  const { meeting } = texts;
  return failure ? meeting.failures[failure.of][failure.why] : meeting.states[state];
}

function booked(view: MeetingView, wording: Wording): readonly Element[] {
  if (view.booked === undefined || (view.state !== 'booked' && view.state !== 'booking')) return [];
  const { start, end, answers } = view.booked;
  return [
    line(capitalisedTime(start, end, wording), {
      weight: 'Bolder',
      size: 'Medium',
      spacing: 'Medium',
    }),
    ...(answers ? [line(wording.texts.meeting.answers(answers), { spacing: 'None' })] : []),
  ];
}

function people(view: MeetingView, wording: Wording): readonly Element[] {
  const { meeting, roles } = wording.texts;
  const { noCalendar: without = [] } = view;
  const named = (all: MeetingView['required']) =>
    nameList(
      all.map(({ name, role }) => wording.texts.case.person(name, roles[role])),
      mostPeople,
      wording,
    );
  const facts = [
    ...(view.required.length > 0 ? [{ title: meeting.required, value: named(view.required) }] : []),
    ...(view.optional.length > 0 ? [{ title: meeting.optional, value: named(view.optional) }] : []),
    ...(without.length > 0
      ? [{ title: meeting.noCalendar, value: nameList(without, mostPeople, wording) }]
      : []),
  ];
  return facts.length === 0 ? [] : [{ type: 'FactSet', spacing: 'Medium', facts }];
}

function slot(view: MeetingView, one: SlotView, number: number, wording: Wording): Element {
  const { meeting } = wording.texts;
  const when = wording.timeSpan(one.start, one.end, wording.texts.clock.at);
  const votes = one.yes.length + one.no.length;
  return box(
    [
      line(meeting.option(number, when), { weight: 'Bolder' }),
      ...availability(one, (view.noCalendar ?? []).length > 0, wording),
      line(votes === 0 ? meeting.noVotes : meeting.votes(one.yes.length, one.no.length), {
        spacing: 'None',
      }),
      ...(one.mine ? [line(meeting.mine[one.mine], { spacing: 'None', weight: 'Bolder' })] : []),
      ...actionRows(slotActions(view, one, when, wording)),
    ],
    'emphasis',
    'Small',
  );
}

function availability(one: SlotView, unsure: boolean, wording: Wording): readonly Element[] {
  const { meeting } = wording.texts;
  const names = (all: readonly string[]) => nameList(all, mostPeople, wording);
  if (one.busy.length === 0 && one.unknown.length === 0 && !unsure) {
    return [line(meeting.allFree, { spacing: 'None' })];
  }
  return [
    ...(one.free.length > 0 ? [line(meeting.free(names(one.free)), { spacing: 'None' })] : []),
    ...(one.busy.length > 0 ? [line(meeting.busy(names(one.busy)), { spacing: 'None' })] : []),
    ...(one.unknown.length > 0
      ? [line(meeting.unknown(names(one.unknown)), { spacing: 'None', isSubtle: true })]
      : []),
  ];
}

function slotActions(
  view: MeetingView,
  one: SlotView,
  when: string,
  { texts }: Wording,
): readonly Action[] {
  const { meeting } = texts;
  const data = { meeting: view.meetingId, v: view.version, slot: one.id };
  const look = (title: string) => ({ tooltip: meeting.tooltip(title, when) });
  const vote = (title: string, answer: Vote) =>
    execute(title, 'meeting.vote', { ...data, vote: answer }, look(title));
  return [
    ...(view.canVote ? [vote(meeting.yes, 'yes'), vote(meeting.no, 'no')] : []),
    ...(view.canBook
      ? [execute(meeting.book, 'meeting.book', data, look(meeting.bookTooltip))]
      : []),
  ];
}

/** Two presses, so that a slip of the thumb does not cancel a meeting. */
function cancel(view: MeetingView, { texts }: Wording): Action {
  const { meeting } = texts;
  return unfold(
    meeting.cancel,
    [line(meeting.cancelSure)],
    [
      execute(
        meeting.cancelConfirm,
        'meeting.cancel',
        { meeting: view.meetingId, v: view.version },
        { style: 'destructive' },
      ),
    ],
  );
}

function capitalisedTime(start: string, end: string, wording: Wording): string {
  const when = wording.timeSpan(start, end, wording.texts.clock.at);
  return when.charAt(0).toLocaleUpperCase(wording.locale) + when.slice(1);
}
