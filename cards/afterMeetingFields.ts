import type { mostAgreements } from '../services/cases/decideHeld.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Action, ChoiceSetInput, Element, Field, InputId } from './adaptiveCard.ts';
import { peopleInput, personChoice } from './caseParts.ts';
import { tickInput } from './choiceInput.ts';
import { dateInput, execute, line, oneLine } from './elements.ts';
import type { Wording } from './wording/wording.ts';

/** As many as fit on one screen; a team is seldom larger. */
const mostCalled = 10;

/** Longest line of an agreement. */
const longest = 200;

const numbers = [1, 2, 3] as const satisfies readonly number[] & { length: typeof mostAgreements };

/** Who came to the meeting: those who said yes are ticked. */
export function cameFields({ afterMeeting }: CaseView, { texts }: Wording): readonly Field[] {
  if (!afterMeeting) return [];
  const { invited, accepted, came } = afterMeeting;
  const { afterMeeting: words } = texts;
  const present = came?.present ?? accepted;
  const home = [
    ...(came?.parents ? ['parents' as const] : []),
    ...(came?.pupil ? ['pupil' as const] : []),
  ];
  return [
    ticks('came', words.came, invited.slice(0, mostCalled).map(personChoice(texts)), present),
    ticks(
      'home',
      words.home,
      (['parents', 'pupil'] as const).map((one) => ({ title: words[one], value: one })),
      home,
    ),
  ];
}

function ticks(
  id: 'came' | 'home',
  label: string,
  choices: ChoiceSetInput['choices'],
  chosen: readonly string[],
): ChoiceSetInput {
  const ticked = choices.map(({ value }) => value).filter((value) => chosen.includes(value));
  return tickInput(id, label, choices, ticked);
}

/** At most three agreements in a line each, with who and by when, and the next date, which is the day of the others. */
export function agreedFields(view: CaseView, wording: Wording): readonly Field[] {
  const { afterMeeting } = view;
  if (!afterMeeting) return [];
  const { afterMeeting: words } = wording.texts;
  return [
    ...numbers.flatMap((number) => agreementFields(number, view, wording)),
    { ...dateInput('nextOn', words.nextOn, words.nextMissing), value: afterMeeting.nextOn },
  ];
}

function agreementFields(
  number: (typeof numbers)[number],
  { holder, assignable }: CaseView,
  wording: Wording,
): readonly Field[] {
  const { afterMeeting: words } = wording.texts;
  const who = peopleInput(`who${number}`, words.who, assignable, wording, false);
  const chosen = who.choices.find(({ value }) => value === holder?.id)?.value;
  return [
    oneLine(`agreed${number}`, words.agreement(number), longest),
    { ...who, ...(chosen === undefined ? {} : { value: chosen }) },
    dateInput(`due${number}`, words.due),
  ];
}

/** Fields that stand beside the one before them, as there is no room below: by when, beside who. */
export const besides: ReadonlySet<InputId> = new Set(
  numbers.map((number) => `due${number}` as const),
);

/** Which meeting it is, and who came as far as that was told. */
export function aboveAfterMeeting(
  { afterMeeting }: CaseView,
  form: 'came' | 'agreed',
  wording: Wording,
): readonly Element[] {
  if (!afterMeeting) return [];
  const { afterMeeting: words, clock } = wording.texts;
  const when = line(words.when(wording.time(afterMeeting.start, clock.at)), { spacing: 'Small' });
  const { came } = afterMeeting;
  if (form === 'came' || !came) return [when];
  const there = [
    words.colleagues(came.present.length),
    ...(came.parents ? [words.those.parents] : []),
    ...(came.pupil ? [words.those.pupil] : []),
  ];
  return [line(words.sum(wording.list(there)), { spacing: 'Small' })];
}

/** Beside going on: that it was not held. */
export function notHeldButton(
  { caseId, version, afterMeeting }: CaseView,
  { texts }: Wording,
): readonly Action[] {
  if (!afterMeeting) return [];
  const data = { case: caseId, v: version, meeting: afterMeeting.meetingId, form: 'came' };
  return [
    execute(texts.afterMeeting.notHeld, 'meeting.notHeld', data, { associatedInputs: 'none' }),
  ];
}

/** One press saves it: the case is followed up on the next date, or the team meets again about then. */
export function heldButtons(
  { caseId, version, afterMeeting }: CaseView,
  { texts }: Wording,
): readonly Action[] {
  const meeting = afterMeeting?.meetingId ?? '';
  const data = { case: caseId, v: version, form: 'agreed', meeting };
  const { nexts } = texts.afterMeeting;
  return [
    execute(
      nexts.follow_up,
      'meeting.held',
      { ...data, answer: 'follow_up' },
      { style: 'positive' },
    ),
    execute(nexts.meeting, 'meeting.held', { ...data, answer: 'meeting' }),
  ];
}
