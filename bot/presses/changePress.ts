import { z } from 'zod';
import { categories } from '../../services/absence/mark.ts';
import type { Report } from '../../services/absence/report.ts';
import { maySeeClass } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { questionOf, toStore } from '../../services/notes/openQuestion.ts';
import { otherDays } from '../../services/notes/otherDays.ts';
import { type Draft, type Question, wasPresent } from '../../services/notes/reading.ts';
import { type ReceiptChange, receiptChanges } from '../../services/notes/views.ts';
import type { Pupil } from '../../services/roster/roster.ts';
import { subjectKey } from '../core/outboxItem.ts';
import { privately } from '../core/turn.ts';
import type { TurnWork } from '../core/work.ts';
import { askQuestions } from '../messages/askQuestions.ts';
import { openQuestions } from '../messages/fittingQuestions.ts';
import { storeReport } from '../messages/storeReport.ts';
import { contextOf } from '../messages/understood.ts';
import { checkOwnToday } from '../messages/undoNote.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

type Noted = { report: Report; line: Report['lines'][number]; pupil: Pupil };

/** Changes a note about one pupil from its receipt, only on the same day and by its writer. */
export const noteChange = pressVerb({
  data: z.object({ report: z.string(), v: z.number(), change: z.enum(receiptChanges) }),
  about: 'receipt',
  ...onItsCard,
  press: async (work, press) => {
    const { turn, unit, outbox } = work;
    const report = await unit.load('report', press.report);
    if (!report) throw new RefusedError('gone');
    checkOwnToday(work, report);
    const [line, ...others] = report.lines;
    const pupil = line && turn.actor.roster.pupil(line.pupilId);
    if (!line || others.length > 0 || !pupil) throw new RefusedError('gone');
    if (report.changedAt !== undefined) throw new RefusedError('stale');
    await changes[press.change](work, { report, line, pupil });
    const subject = { card: 'receipt', id: report.id } as const;
    if (await unit.load('post', subjectKey(subject))) outbox.show(privately(turn), subject);
    return subject;
  },
});

const changes: {
  readonly [C in ReceiptChange]: (work: TurnWork, noted: Noted) => Promise<void>;
} = {
  present: cameAfterAll,
  pupil: anotherPupil,
  days: moreDays,
  reason: anotherReason,
};

/** The pupil was at school: taken back on its own receipt, which can be undone. */
async function cameAfterAll(work: TurnWork, { report, line, pupil }: Noted): Promise<void> {
  const { app, turn, unit, at } = work;
  unit.put('report', report.id, { ...report, changedAt: at });
  const entries = [{ pupilId: pupil.id, dates: line.dates }];
  const context = contextOf(app, turn);
  await storeReport({ ...work, context }, { intent: 'withdraw', entries, leftOut: [] });
}

/** Asked who it is instead: the note stands until that is told. */
function anotherPupil(work: TurnWork, { report, line, pupil }: Noted): Promise<void> {
  const { actor } = work.turn;
  const choices = maySeeClass(actor, pupil.classId)
    ? actor.roster.pupils.filter(({ classId, id }) => classId === pupil.classId && id !== pupil.id)
    : [];
  const question: Question = {
    ...{ field: 'pupil', heard: '', choices: choices.map(({ id }) => id) },
    draft: { ...draftOf(line), dates: line.dates, category: line.category },
  };
  return ask(work, question, report.id);
}

/** Asked on which other day the same holds. */
function moreDays(work: TurnWork, { line, pupil }: Noted): Promise<void> {
  const { now, calendar } = contextOf(work.app, work.turn);
  const choices = otherDays(line.dates, calendar.forGrade(pupil.grade), now.toPlainDate());
  return ask(work, {
    ...{ field: 'date', heard: '', choices },
    draft: { ...draftOf(line), intent: 'note', pupilId: pupil.id, category: line.category },
  });
}

/** Asked for the right reason, which then replaces this one. */
function anotherReason(work: TurnWork, { line, pupil }: Noted): Promise<void> {
  const others = categories.filter((one) => one !== line.category);
  return ask(work, {
    ...{ field: 'category', heard: '', choices: [...others, wasPresent] },
    draft: {
      ...{ intent: 'correct', pupilId: pupil.id, dates: line.dates, category: undefined },
      // The part of a day follows from the reason: late is no longer late when it was illness.
      extent: line.extent === 'late' || line.extent === 'left' ? 'day' : line.extent,
    },
  });
}

function draftOf({ extent }: Noted['line']): Draft {
  return { intent: 'note', pupilId: undefined, dates: undefined, category: undefined, extent };
}

/** Pressed twice, it is asked once: the open question is shown again. */
async function ask(work: TurnWork, question: Question, replaces?: string): Promise<void> {
  const { turn, outbox } = work;
  const open = await openQuestions(work);
  const wanted = JSON.stringify(toStore(question));
  const same = open.find(
    (one) => one.replaces === replaces && JSON.stringify(toStore(questionOf(one))) === wanted,
  );
  if (same) return outbox.show(privately(turn), { card: 'question', id: same.id }, 'new');
  askQuestions({ ...work, context: contextOf(work.app, turn) }, [question], replaces);
}
