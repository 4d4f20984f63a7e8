import type { AttendedInRow } from '../absence/attendedInRow.ts';
import { type Actor, caseAccess } from '../access/access.ts';
import { classTitleOf } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { Praise } from './digestViews.ts';
import type { Playbook } from './playbook.ts';

type Praised = Extract<CaseEvent, { do: 'praise' }>;

/**
 * Praise for a pupil who came back: once for each of the playbook's numbers of school days in a row since
 * they were last absent.
 */
export function praising(
  { log }: Pick<CaseRecord, 'log'>,
  row: AttendedInRow | undefined,
  { praise }: Pick<Playbook, 'praise'>,
  at: string,
): Praised[] {
  if (!row) return [];
  const days = praise.afterSchoolDays.findLast((one) => one <= row.days);
  if (days === undefined) return [];
  const told = log.some(
    (event) =>
      event.do === 'praise' && event.days >= days && event.at.slice(0, 10) > row.absentUntil,
  );
  return told ? [] : [{ do: 'praise', by: 'system', at, days }];
}

/** That day's praise for whoever teaches the pupil as class teacher or coordinates the case. */
export function praiseFor(
  actor: Actor,
  { id, pupilId, holder, state, log, involved }: CaseRecord,
  today: Temporal.PlainDate,
): Praise | undefined {
  const { roster, member } = actor;
  const pupil = roster.pupil(pupilId);
  if (!pupil || state === 'closed') return undefined;
  const praised = log.findLast(
    (event): event is Praised =>
      event.do === 'praise' && event.at.slice(0, 10) === today.toString(),
  );
  const theirs =
    holder === member.id ||
    (member.role === 'class_teacher' && member.classIds.includes(pupil.classId));
  if (!praised || !theirs) return undefined;
  if (caseAccess(actor, { pupilId, involved })?.scope !== 'full') return undefined;
  const classTitle = classTitleOf(pupil, roster);
  return {
    caseId: id,
    pupil: nameIn(pupil.givenName, pupilId, actor),
    classTitle,
    days: praised.days,
  };
}

/** The given name, if nobody else in the class has it. */
function nameIn(givenName: string, pupilId: string, { roster }: Actor): string {
  const pupil = roster.pupil(pupilId);
  if (!pupil) return givenName;
  const same = roster.pupilsOf(pupil.classId).filter((one) => one.givenName === givenName);
  return same.length === 1 ? givenName : pupilName(pupil, roster);
}
