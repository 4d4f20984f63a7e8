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
    const readBack = readBackView(reading, roster);
    const { id, state } = asked;
    return { kind: 'confirm', questionId: id, version: 1, readBack, choices, state };
  }
  const named = (id: string) => withClass(id, roster);
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

function readBackView(reading: Confirmable, roster: Roster): ReadBack {
  if (reading.intent === 'concern') {
    return { intent: 'concern', pupil: withClass(reading.target.pupilId, roster) ?? '–' };
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
  if (intent === 'withdraw') return { intent, lines, leftOut: [] };
  return { intent, lines, leftOut: reading.leftOut, clock: reading.clock };
}
