import {
  type Attended,
  isKnown,
  type KnownAttendance,
  knownAttendanceOn,
  schoolDaysBefore,
} from './attendance.ts';
import type { CaseRecord } from './caseRecord.ts';
import { planBegan } from './planBegan.ts';

/** `unreported`: too few days were told of to say anything. */
export type Change = 'better' | 'same' | 'worse' | 'too_early' | 'unreported';

export type BeforeAndAfter = { before: KnownAttendance; after: KnownAttendance };

/** Absence before a day and in the newest school days since, and what that says. */
export type Progress = BeforeAndAfter & { since: string; change: Change };

/** Long enough to see past a cold, short enough to see a plan work. */
const lookSchoolDays = 20;

/** Fewer days can change by chance alone. */
const leastSchoolDays = 5;

/** Shares this close count as equal: a day in fifty. */
const near = 0.02;

/**
 * Whether a pupil's attendance improves, told alike on the case and in every status: from the plan on, or
 * from when the case was opened or reopened while there is none. O(marks + log).
 * @param plans as given by `planSteps`
 */
export function progressOf(
  subject: CaseRecord,
  plans: ReadonlySet<string>,
  attended: Attended,
): Progress {
  return progressSince(planBegan(subject, plans) ?? roundBegan(subject), attended);
}

/** As `progressOf`, from a day on (ISO date). */
export function progressSince(since: string, attended: Attended): Progress {
  const found = beforeAndAfter(since, attended);
  return { since, ...found, change: changeOf(found) };
}

/** The 20 school days before a day, and the newest 20 since. */
export function beforeAndAfter(since: string, attended: Attended): BeforeAndAfter {
  const { calendar, today } = attended;
  const began = Temporal.PlainDate.from(since);
  const before = schoolDaysBefore(calendar, began, lookSchoolDays);
  const after = calendar.datesBetween(began, today).slice(-lookSchoolDays);
  return {
    before: knownAttendanceOn(attended, before),
    after: knownAttendanceOn(attended, after),
  };
}

/** Too few days of which part are known, if that is why nothing can be said. */
export function unreportedPart(found: BeforeAndAfter): keyof BeforeAndAfter | undefined {
  return (['after', 'before'] as const).find(
    (part) => found[part].schoolDays < leastSchoolDays || !isKnown(found[part]),
  );
}

function changeOf({ before, after }: BeforeAndAfter): Change {
  if (before.ofSchoolDays < leastSchoolDays || after.ofSchoolDays < leastSchoolDays) {
    return 'too_early';
  }
  if (unreportedPart({ before, after })) return 'unreported';
  const change = after.absentDays / after.schoolDays - before.absentDays / before.schoolDays;
  if (Math.abs(change) < near) return 'same';
  return change < 0 ? 'better' : 'worse';
}

/** The day the case was opened, or reopened last. */
function roundBegan({ openedOn, log }: CaseRecord): string {
  return log.findLast((event) => event.do === 'reopen')?.at.slice(0, 10) ?? openedOn;
}
