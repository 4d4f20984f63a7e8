import { needsYear } from '../calendar/period.ts';
import type { Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { OpenQuestion } from './openQuestion.ts';
import type { Confirmable } from './reading.ts';
import type { ConfirmView, QuestionView, ReadBack, ReceiptLine } from './views.ts';

/** A question as its card shows it: what is read back, or the choices by name and what is already clear. */
export function questionView(asked: OpenQuestion, roster: Roster): QuestionView | ConfirmView {
  const { question } = asked;
  if (question.field === 'confirm') {
    const { reading, choices } = question;
    const { id, state, askedOn } = asked;
    const readBack = readBackView(reading, askedOn, roster);
    return { kind: 'confirm', questionId: id, version: 1, readBack, choices, state };
  }
  const named = (id: string) => withClass(id, roster);
  const days = [
    ...(question.draft.dates ?? []),
    ...(question.field === 'date' ? question.choices : []),
  ];
  return {
    kind: 'question',
    questionId: asked.id,
    version: 1,
    field: question.field,
    heard: question.heard,
    choices: question.choices.map((value) => ({
      value,
      label: question.field === 'pupil' ? (named(value) ?? value) : undefined,
    })),
    known: {
      pupil: question.draft.pupilId === undefined ? undefined : named(question.draft.pupilId),
      category: question.draft.category,
      dates: question.draft.dates,
    },
    ...(needsYear(days, asked.askedOn) ? { withYear: true } : {}),
    state: asked.state,
  };
}

/** A pupil's name with the class. */
function withClass(id: string, roster: Roster): string | undefined {
  const pupil = roster.pupil(id);
  return (
    pupil &&
    `${pupilName(pupil, roster)}, ${roster.classById(pupil.classId)?.title ?? pupil.classCode}`
  );
}

function readBackView(reading: Confirmable, askedOn: string, roster: Roster): ReadBack {
  if (reading.intent === 'concern') {
    return { intent: 'concern', pupil: withClass(reading.target.pupilId, roster) ?? '–' };
  }
  if (reading.intent === 'all_here') {
    const { classCodes, date } = reading;
    const classes = classCodes.map((code) => roster.classByCode(code)?.title ?? code);
    return { intent: 'all_here', classes, date };
  }
  const { intent, entries } = reading;
  const lines = entries.map(({ pupilId, dates, ...told }): ReceiptLine => {
    const pupil = roster.pupil(pupilId);
    return {
      pupil: pupil ? pupilName(pupil, roster) : '–',
      classTitle: (pupil && roster.classById(pupil.classId)?.title) ?? '',
      category: 'category' in told ? told.category : undefined,
      extent: 'extent' in told ? told.extent : 'day',
      dates,
      schoolDays: dates.length,
      before: undefined,
    };
  });
  const because = intent === 'withdraw' ? reading.because : undefined;
  if (because)
    return { intent: because, pupils: entries.map((one) => withClass(one.pupilId, roster) ?? '–') };
  const left = intent === 'withdraw' ? [] : reading.leftOut;
  const days = [...entries.flatMap(({ dates }) => dates), ...left.map(({ date }) => date)];
  const year = needsYear(days, askedOn) ? { withYear: true as const } : {};
  if (intent === 'withdraw') return { intent, lines, leftOut: left, ...year };
  return { intent, lines, leftOut: left, clock: reading.clock, ...year };
}
