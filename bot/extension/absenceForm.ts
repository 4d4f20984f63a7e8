import type { AbsenceFormLine, AbsenceFormView } from '../../cards/absenceFormCard.ts';
import { mayReport } from '../../services/access/access.ts';
import type { Entry, Question } from '../../services/notes/reading.ts';
import { classTitleOf, type Roster } from '../../services/roster/roster.ts';
import { pupilName } from '../../services/roster/tellApart.ts';
import type { App } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { contextOf, understand } from '../messages/understood.ts';

/** As many as a dialog has room for. */
export const mostLines = 5;

/** A message of a conversation, from whomever: its words, and when it was sent, which is its »today«. */
export type MessageRead = { text: string; at: string | undefined };

/** A form, or why there is none. */
export type AbsenceForm = AbsenceFormView | { code: string } | 'nothing';

/**
 * What the bot's own reader finds of absence in somebody's message, as a form for a person who may note
 * absence; nothing is read for anybody else. In the first of their schools where it finds any. Keeps nothing.
 */
export function absenceForm(app: App, turns: readonly Turn[], message: MessageRead): AbsenceForm {
  const noting = turns.filter(({ actor }) => mayReport(actor));
  if (noting.length === 0) return { code: 'not_allowed' };
  let refused: { code: string } | undefined;
  for (const turn of noting) {
    const form = formIn(app, turn, message);
    if (form !== 'nothing' && !('code' in form)) return form;
    if (form !== 'nothing') refused ??= form;
  }
  return refused ?? 'nothing';
}

function formIn(app: App, turn: Turn, { text, at }: MessageRead): AbsenceForm {
  const asSent = at === undefined ? turn : { ...turn, replaces: { id: turn.id, at } };
  const context = contextOf(app, asSent);
  const said = understand(text, context);
  if (said.intent === 'refused') return { code: said.reason };
  if (said.intent !== 'note') return 'nothing';
  const { roster } = turn.actor;
  const today = context.now.toPlainDate();
  const fallback = (context.calendar.onOrBefore(today) ?? today).toString();
  const read = [...said.entries.map(known), ...said.questions.flatMap(open)];
  const lines = read.map((one) => lineOf(one, roster, fallback)).filter(isAboutSomebody);
  if (lines.length === 0) return 'nothing';
  return {
    kind: 'absenceForm',
    form: turn.id,
    school: turn.school,
    lines: lines.slice(0, mostLines),
    leftOut: read.length - Math.min(lines.length, mostLines),
  };
}

type Read = Omit<AbsenceFormLine, 'pupils' | 'dates'> & {
  choices: readonly string[];
  dates: readonly string[] | undefined;
};

function known({ pupilId, dates, category, extent }: Entry): Read {
  return { choices: [pupilId], pupilId, dates, category, extent };
}

/** What is not clear of a message is left for the form to choose. */
function open(question: Question): readonly Read[] {
  if (question.field === 'confirm') {
    const { reading } = question;
    return reading.intent === 'note' ? reading.entries.map(known) : [];
  }
  const { dates, category, extent, pupilId } = question.draft;
  const choices =
    question.field === 'pupil' ? question.choices : pupilId === undefined ? [] : [pupilId];
  return [{ choices, pupilId, dates, category, extent }];
}

function lineOf({ choices, dates, ...read }: Read, roster: Roster, day: string): AbsenceFormLine {
  const pupils = pupilChoices(choices, roster);
  return { ...read, pupils, dates: dates && dates.length > 0 ? dates : [day] };
}

/** The pupils of a form's line as they are chosen between; without those that are not in the roster. */
export function pupilChoices(ids: readonly string[], roster: Roster): AbsenceFormLine['pupils'] {
  return ids.flatMap((id) => {
    const pupil = roster.pupil(id);
    return pupil
      ? [{ id, name: `${pupilName(pupil, roster)}, ${classTitleOf(pupil, roster)}` }]
      : [];
  });
}

function isAboutSomebody({ pupils }: AbsenceFormLine): boolean {
  return pupils.length > 0;
}
