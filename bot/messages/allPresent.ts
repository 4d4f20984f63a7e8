import { mayReport } from '../../services/access/access.ts';
import { allWereHere } from '../../services/notes/readBack.ts';
import type { Confirmable, NotPlain } from '../../services/notes/reading.ts';
import type { SchoolClass } from '../../services/roster/roster.ts';
import { askQuestions } from './askQuestions.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { pointToChat } from './pointToChat.ts';
import { classesOf, isSchoolDay, reportAllHere } from './reportAllHere.ts';
import type { UnderstoodAs } from './understood.ts';

/**
 * All of a class are at school: kept as the class's report of the day. If some of them are noted absent today,
 * the writer is asked whether they have come. What is not plainly so is asked or read back first.
 */
export async function allPresent(
  work: MessageWork,
  { target, classCodes, doubt }: UnderstoodAs<'all_present'>,
): Promise<void> {
  const { context, turn } = work;
  const one = typeof target === 'object' && 'classCode' in target ? [target.classCode] : [];
  const classes = classesOf(work, classCodes ?? one);
  if (doubt?.as === 'some' || doubt?.as === 'open') return notice(work, 'who_is_missing');
  if (classes.length === 0 || !mayReport(turn.actor))
    return notice(work, doubt ? 'who_is_missing' : 'all_present');
  const today = context.now.toPlainDate();
  if (doubt) return askFirst(work, classes, doubt, today);
  if (!isSchoolDay(work, classes, today)) return notice(work, 'all_present');
  await report(work, classes, today.toString());
}

/** What was read back of some classes is right: it is their report of that day. */
export async function confirmAllHere(
  work: MessageWork,
  { classCodes, date }: Extract<Confirmable, { intent: 'all_here' }>,
): Promise<void> {
  await report(work, classesOf(work, classCodes), date);
}

async function report(
  work: MessageWork,
  classes: readonly SchoolClass[],
  date: string,
): Promise<void> {
  const asks = await reportAllHere(work, classes, date);
  if (!asks) notice(work, 'all_present');
}

/** Reads it back for today or a day that was; nobody can tell of a day to come. */
function askFirst(
  work: MessageWork,
  classes: readonly SchoolClass[],
  doubt: NotPlain,
  today: Temporal.PlainDate,
): void {
  const told = doubt.as === 'day' ? doubt.on : today.toString();
  const day = told === undefined ? undefined : Temporal.PlainDate.from(told);
  if (day && Temporal.PlainDate.compare(day, today) > 0) notice(work, 'all_here_ahead');
  else if (!day || !isSchoolDay(work, classes, day)) notice(work, 'all_here_when');
  else {
    const codes = classes.map(({ code }) => code);
    askQuestions(work, [allWereHere(codes, day.toString())]);
    pointToChat(work);
  }
}
