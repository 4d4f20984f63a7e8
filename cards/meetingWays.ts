import type { MeetingView, WayView } from '../services/meetings/views.ts';
import type { Action, Element, ExecuteAction } from './adaptiveCard.ts';
import { execute, line, meta, unfold } from './elements.ts';
import { fewNames, shortNames } from './meetingPeople.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** Letters of a given name beside a time on a button. */
const lettersOfName = 6;

/** Letters of a button that a chat 320 px wide shows whole, in the widest of the gallery's fonts. */
const lettersOnButton = 33;

/** What the organiser can give up: the buttons, and the lines above them where a button cannot say all of it. */
type Ways = { lines: readonly Element[]; buttons: readonly Action[] };

/** What is to be known beside how the meeting stands: who declined, what stands meanwhile, who comes from home. */
export function aside(view: MeetingView, wording: Wording): readonly Element[] {
  const { meetingWays } = wording.texts;
  const { declined = [], moving, home } = view;
  const names = fewNames(declined.map(shortNames(view)), wording);
  return [
    ...(declined.length > 0
      ? [
          line(moving === 'away' ? meetingWays.moving(names) : meetingWays.declined(names), {
            ...{ color: 'Attention', spacing: 'Small' },
          }),
        ]
      : []),
    ...(moving === 'instead' ? [meta(meetingWays.instead, 'Small')] : []),
    ...(home ? [meta(meetingWays.homeWanted(escapeMarkdown(view.organiser, 40)), 'Small')] : []),
  ];
}

/**
 * What the organiser can give up, a button each. Where one of them is too long for a narrow chat, each stands in a
 * line of its own, with whole names, and the buttons have its number.
 */
export function waysOf(view: MeetingView, wording: Wording): Ways {
  const { clock, meetingWays } = wording.texts;
  const ways = view.ways ?? [];
  const which = ways.length === 0 ? [] : [line(meetingWays.which)];
  // A day in full would be cut off on the button, and its hour with it.
  const called = shortNames(view, lettersOfName);
  const shortly = (start: string) => wording.shortTime(start, clock.at);
  const short = ways.map((one) => titleOf(one, called, shortly, wording));
  if (short.every((title) => title.length <= lettersOnButton)) {
    return { lines: which, buttons: wayButtons(view, short) };
  }
  const whole = (name: string) => escapeMarkdown(name, 100);
  const when = (start: string) => wording.time(start, clock.at);
  return {
    lines: [
      ...which,
      ...ways.map((one, at) =>
        line(`**${at + 1}** · ${titleOf(one, whole, when, wording)}`, { spacing: 'Small' }),
      ),
    ],
    buttons: wayButtons(
      view,
      ways.map((_, at) => meetingWays.choose(at + 1)),
    ),
  };
}

function wayButtons(view: MeetingView, titles: readonly string[]): readonly Action[] {
  const data = { meeting: view.meetingId, v: view.version };
  return titles.map((title, way) =>
    execute(title, 'meeting.choose', { ...data, way }, { associatedInputs: 'none' }),
  );
}

/** The same beside times that are proposed, unfolded. */
export function otherWays(view: MeetingView, wording: Wording): readonly Action[] {
  const { meetingWays } = wording.texts;
  const { lines, buttons } = waysOf(view, wording);
  if (buttons.length === 0) return [];
  return [unfold(meetingWays.open, [line(meetingWays.none), ...lines], buttons)];
}

function titleOf(
  way: WayView,
  called: (name: string) => string,
  timeOf: (start: string) => string,
  { texts: { meetingWays } }: Wording,
): string {
  if (way.kind === 'deputy') return meetingWays.deputy(called(way.person), called(way.deputy));
  const when = timeOf(way.start);
  if (way.kind === 'without') return meetingWays.without(called(way.person), when);
  if (way.kind === 'shorter') return meetingWays.shorter(way.minutes, when);
  return meetingWays.later(when);
}

export function agendaButton(view: MeetingView, { texts }: Wording): ExecuteAction {
  const data = { meeting: view.meetingId, v: view.version };
  return execute(texts.agenda.open, 'meeting.agenda', data, { associatedInputs: 'none' });
}

/** For the organiser: whether parents and pupil are wanted, whom Nærvær never writes to. */
export function homeButton(view: MeetingView, { texts }: Wording): readonly Action[] {
  const now = view.home ? 'on' : 'off';
  return [
    execute(
      texts.meetingWays.homeSet[now],
      'meeting.home',
      { meeting: view.meetingId, v: view.version, wanted: view.home ? 'no' : 'yes' },
      { tooltip: texts.meetingWays.home, associatedInputs: 'none' },
    ),
  ];
}

/** Once it is over: to what came of it, on the case. */
export function afterButton({ after }: MeetingView, { texts }: Wording): readonly Action[] {
  if (!after || after.outcome || after.caseId === '') return [];
  const title = texts.afterMeeting.button;
  return [execute(title, 'case.show', { case: after.caseId }, { style: 'positive' })];
}
