import { classReportId } from '../../services/absence/classReport.ts';
import { classBasis, mayReport } from '../../services/access/access.ts';
import { confirmChoices, type Question, type Target } from '../../services/notes/reading.ts';
import type { SchoolClass } from '../../services/roster/roster.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import { askQuestions } from './askQuestions.ts';
import { openQuestions } from './fittingQuestions.ts';
import { drop } from './forget.ts';
import { awayDays } from './hereAfterAll.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { pointToChat } from './pointToChat.ts';
import type { UnderstoodAs } from './understood.ts';

/**
 * All of a class are at school: kept as the class's report of the day. If some of them are noted absent today,
 * the writer is asked whether they have come.
 */
export async function allPresent(
  work: MessageWork,
  { target }: UnderstoodAs<'all_present'>,
): Promise<void> {
  const { context, turn } = work;
  const own = classOf(work, target);
  if (!own || !mayReport(turn.actor)) return notice(work, 'all_present');
  const date = context.now.toPlainDate();
  if (!context.calendar.forGrade(own.grade).isSchoolDay(date)) return notice(work, 'all_present');
  await keepReport(work, own, date.toString());
  const away = await awayDays(
    work,
    turn.actor.roster.pupils
      .filter(({ classId }) => classId === own.id)
      .map(({ id }) => ({ pupilId: id, dates: [date.toString()] })),
  );
  if (away.length === 0) return notice(work, 'all_present');
  await dropAskedBefore(work, new Set(away.map(({ pupilId }) => pupilId)));
  askQuestions(work, [haveTheyCome(away)]);
  pointToChat(work);
}

function classOf({ turn }: MessageWork, target: Target | undefined): SchoolClass | undefined {
  if (typeof target !== 'object' || !('classCode' in target)) return undefined;
  return turn.actor.roster.classByCode(target.classCode);
}

/** The newest statement of the day stands. */
async function keepReport(
  { turn, unit, at }: MessageWork,
  own: SchoolClass,
  date: string,
): Promise<void> {
  const by = turn.actor.member.id;
  const said = { classId: own.id, date, by, at };
  const id = classReportId(said);
  await unit.load('classReport', id);
  unit.put('classReport', id, said);
  audit(unit, {
    ...{ turnId: turn.id, at, by, action: 'all_present', subjects: [own.id] },
    basis: classBasis(turn.actor, own.id) ?? 'registers',
  });
}

/** Asked twice, it is answered once: the older card would say afterwards what no longer is so. */
async function dropAskedBefore(work: MessageWork, pupils: ReadonlySet<string>): Promise<void> {
  const { turn, unit, outbox } = work;
  for (const one of await openQuestions(work)) {
    const { question } = one;
    if (question.field !== 'confirm' || question.reading.intent !== 'withdraw') continue;
    const { because, entries } = question.reading;
    if (because !== 'all_present' || !entries.some(({ pupilId }) => pupils.has(pupilId))) continue;
    drop({ unit }, one);
    outbox.show(privately(turn), { card: 'question', id: one.id });
  }
}

function haveTheyCome(entries: readonly { pupilId: string; dates: readonly string[] }[]): Question {
  return {
    ...{ field: 'confirm', heard: '', choices: confirmChoices },
    draft: {
      ...{ intent: 'withdraw', pupilId: undefined, dates: undefined, category: undefined },
      extent: 'day',
    },
    reading: { intent: 'withdraw', entries, because: 'all_present' },
  };
}
