import type { Actor } from '../access/access.ts';
import type { Pupil, Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { HomeContactLine, ReasonLine } from './digestViews.ts';
import type { ContactTask, PupilTasks, ReasonTask } from './pupilTasks.ts';
import { weekKey } from './tellingWeek.ts';

/** The homes that a reader is asked to contact: the longest overdue first. O(tasks). */
export function contactLines(
  { member, roster }: Actor,
  { contacts }: Pick<PupilTasks, 'contacts'>,
): readonly HomeContactLine[] {
  return contacts
    .filter(({ asked }) => asked.includes(member.id))
    .map((one) => contactLine(one, roster))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

export function contactLine(
  { pupil, task, version, over }: ContactTask,
  roster: Roster,
): HomeContactLine {
  return {
    ...whoIs(pupil, roster),
    ...{ taskId: task.id, version, dates: task.dates, due: task.due, over },
  };
}

/** The pupils whose reason a reader is asked for, each run of days once: what is overdue first, then the oldest. */
export function reasonLines(
  actor: Actor,
  tasks: Pick<PupilTasks, 'reasons'>,
): readonly ReasonLine[] {
  return ownReasons(actor, tasks).map(({ pupil, dates, overdue, as }) => ({
    ...whoIs(pupil, actor.roster),
    ...{ dates, overdue, as },
  }));
}

function ownReasons(
  { member }: Actor,
  { reasons }: Pick<PupilTasks, 'reasons'>,
): readonly ReasonTask[] {
  return onceEach(reasons.filter(({ asked }) => asked.includes(member.id))).toSorted(
    (a, b) => Number(b.overdue) - Number(a.overdue) || (a.dates[0] < b.dates[0] ? -1 : 1),
  );
}

/** A teacher who leads the school too is asked as the teacher. */
function onceEach(own: readonly ReasonTask[]): readonly ReasonTask[] {
  const asTeacher = new Set(
    own.flatMap(({ as, pupil, dates }) =>
      as === 'class' ? dates.map((date) => `${pupil.id}/${date}`) : [],
    ),
  );
  return own.filter(
    ({ as, pupil, dates }) =>
      as === 'class' || !dates.some((date) => asTeacher.has(`${pupil.id}/${date}`)),
  );
}

/**
 * Keys of what pupils' absence asks of a reader, for telling whether a list has news: a new task or day, one
 * that became overdue, a question that came to them. Each begins with its pupil, but for the questions that
 * others, or they themselves, could not answer: these wait in the list, and are news once a week together.
 */
export function taskKeys(actor: Actor, tasks: PupilTasks, today: Temporal.PlainDate): string[] {
  const reasons = ownReasons(actor, tasks);
  return [
    ...contactLines(actor, tasks).map(({ pupilId, taskId, dates, over }) =>
      [pupilId, 'contact', taskId, dates.length, over > 0].join('/'),
    ),
    ...reasons.flatMap((one) =>
      canWait(one)
        ? []
        : [[one.pupil.id, 'reason', one.dates.at(-1), one.as, one.overdue].join('/')],
    ),
    ...(reasons.some(canWait) ? [weekKey('reasons', today)] : []),
  ];
}

/** Passed on to the leadership, or asked of somebody once more who did not know. */
function canWait({ as, again }: ReasonTask): boolean {
  return as === 'leader' || again;
}

function whoIs(pupil: Pupil, roster: Roster) {
  return {
    school: undefined,
    pupilId: pupil.id,
    pupil: pupilName(pupil, roster),
    classTitle: roster.classById(pupil.classId)?.title ?? pupil.classCode,
  };
}
