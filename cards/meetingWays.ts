import type { MeetingView, WayView } from '../services/meetings/views.ts';
import type { Action, Element, ExecuteAction } from './adaptiveCard.ts';
import { execute, line, meta, unfold } from './elements.ts';
import { fewNames, shortNames } from './meetingPeople.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** Letters of a given name beside a time on a button. */
const lettersOnButton = 6;

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

/** What the organiser can give up, a button each. */
export function wayButtons(view: MeetingView, wording: Wording): readonly Action[] {
  return (view.ways ?? []).map((one, way) =>
    execute(
      titleOf(one, shortNames(view, lettersOnButton), wording),
      'meeting.choose',
      { meeting: view.meetingId, v: view.version, way },
      { associatedInputs: 'none' },
    ),
  );
}

/** The same beside times that are proposed, unfolded. */
export function otherWays(view: MeetingView, wording: Wording): readonly Action[] {
  const { meetingWays } = wording.texts;
  const buttons = wayButtons(view, wording);
  if (buttons.length === 0) return [];
  return [unfold(meetingWays.open, [line(meetingWays.none), line(meetingWays.which)], buttons)];
}

function titleOf(way: WayView, called: (name: string) => string, wording: Wording): string {
  const { meetingWays } = wording.texts;
  if (way.kind === 'deputy') return meetingWays.deputy(called(way.person), called(way.deputy));
  // A day in full would be cut off on the button, and its hour with it.
  const when = wording.shortTime(way.start);
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
