import { classReportId } from '../../services/absence/classReport.ts';
import { classBasis } from '../../services/access/access.ts';
import { confirmChoices, type Question } from '../../services/notes/reading.ts';
import type { SchoolClass } from '../../services/roster/roster.ts';
import { audit } from '../core/audit.ts';
import { withSaid } from './allPresentTaken.ts';
import { askQuestions } from './askQuestions.ts';
import { openQuestions } from './fittingQuestions.ts';
import { dropShown } from './forget.ts';
import { awayDays } from './hereAfterAll.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';
import { askToTakeBack } from './standingOf.ts';

type Days = { pupilId: string; dates: readonly string[] };

/**
 * Keeps that all of some classes were at school on a day, and asks about those who are noted absent then.
 * @param but pupils of whom something else is told: they are not asked about
 * @returns whether somebody is asked about
 */
export async function reportAllHere(
  work: MessageWork,
  classes: readonly SchoolClass[],
  date: string,
  but: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  const ids = new Set(classes.map(({ id }) => id));
  for (const one of classes) await keepReport(work, one, date);
  const others = work.turn.actor.roster.pupils.filter(
    ({ id, classId }) => ids.has(classId) && !but.has(id),
  );
  const away = await awayDays(
    work,
    others.map(({ id }) => ({ pupilId: id, dates: [date] })),
  );
  if (away.length === 0) return false;
  await dropAskedBefore(work, new Set(away.map(({ pupilId }) => pupilId)));
  if (date === work.at.slice(0, 10)) askQuestions(work, [haveTheyCome(away)]);
  // Of a day that was, what would be taken back is read back with its day.
  else askToTakeBack(work, away);
  pointToChat(work);
  return true;
}

/**
 * The others of these classes are here: kept as a report where all of whom something else is told are of them.
 * @param told of whom a note tells
 */
export async function reportRestHere(
  work: MessageWork,
  classCodes: readonly string[],
  told: ReadonlySet<string>,
): Promise<void> {
  const { roster } = work.turn.actor;
  const today = work.context.now.toPlainDate();
  const classes = classesOf(work, classCodes);
  const ids = new Set(classes.map(({ id }) => id));
  const isOfThem = [...told].every((id) => ids.has(roster.pupil(id)?.classId ?? ''));
  if (classes.length === 0 || told.size === 0 || !isOfThem || !isSchoolDay(work, classes, today))
    return;
  // What it asks has ids of its own.
  const turn = { ...work.turn, id: `${work.turn.id}:rest` };
  await reportAllHere({ ...work, turn }, classes, today.toString(), told);
}

/** The classes of some codes in the writer's school. */
export function classesOf({ turn }: MessageWork, codes: readonly string[]): readonly SchoolClass[] {
  return codes.flatMap((code) => turn.actor.roster.classByCode(code) ?? []);
}

/** Whether all of some classes have school on a day. */
export function isSchoolDay(
  { context }: MessageWork,
  classes: readonly SchoolClass[],
  day: Temporal.PlainDate,
): boolean {
  return classes.every(({ grade }) => context.calendar.forGrade(grade).isSchoolDay(day));
}

/** The newest statement of the day stands. */
async function keepReport(
  { turn, unit, at }: MessageWork,
  own: SchoolClass,
  date: string,
): Promise<void> {
  const by = turn.actor.member.id;
  const said = { classId: own.id, date, by, at, in: turn.id };
  const id = classReportId(said);
  unit.put('classReport', id, withSaid(await unit.load('classReport', id), said));
  audit(unit, {
    ...{ turnId: turn.id, at, by, action: 'all_present', subjects: [own.id] },
    basis: classBasis(turn.actor, own.id) ?? 'registers',
  });
}

/** Asked twice, it is answered once: the older card would say afterwards what no longer is so. */
async function dropAskedBefore(work: MessageWork, pupils: ReadonlySet<string>): Promise<void> {
  for (const one of await openQuestions(work)) {
    const { question } = one;
    if (question.field !== 'confirm' || question.reading.intent !== 'withdraw') continue;
    const { because, entries } = question.reading;
    if (because !== 'all_present' || !entries.some(({ pupilId }) => pupils.has(pupilId))) continue;
    dropShown(work, one);
  }
}

function haveTheyCome(entries: readonly Days[]): Question {
  return {
    ...{ field: 'confirm', heard: '', choices: confirmChoices },
    draft: {
      ...{ intent: 'withdraw', pupilId: undefined, dates: undefined, category: undefined },
      extent: 'day',
    },
    reading: { intent: 'withdraw', entries, because: 'all_present' },
  };
}
