import { type CoverageRule, incompleteInQuarter } from '../absence/coverage.ts';
import { homeContacts, openContact } from '../absence/homeContact.ts';
import { knownReasonOn } from '../absence/knownReason.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { type Actor, maySeePupil } from '../access/access.ts';
import { type Period, quarterOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { knownReasonView, mayExplainPupil } from '../cases/knownReason.ts';
import { RefusedError } from '../errors/errors.ts';
import { classTitleOf, type Pupil } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import { assess } from '../rules/assess.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { type AskedNoted, notedAnswer } from './askedNoted.ts';
import { daysIn } from './daysIn.ts';
import { notedOn } from './noted.ts';
import type { PupilStatusView } from './views.ts';

/** School days covered by the municipal windows (Aalborg 2019: 20, 60 and 200). */
const lookBack = [20, 60, 200] as const;

/**
 * A pupil's absence in the legal quarter and the last 20, 60 and 200 school days, and what the rules
 * say of it today. The quarter is measured as the law does: what there is by now of all its school days.
 * @throws RefusedError `not_allowed` if the actor may not see the pupil
 */
export function pupilStatusView(input: {
  pupil: Pupil;
  actor: Actor;
  absence: PupilAbsence;
  /** The pupil's newest case, if it is at hand. */
  lastCase?: CaseRecord | undefined;
  siblings?: PupilStatusView['siblings'];
  rulesets: readonly Ruleset[];
  calendar: SchoolCalendar;
  today: Temporal.PlainDate;
  /** The days on which somebody told of the pupil's class. */
  reported: ReadonlySet<string>;
  coverage: CoverageRule;
  /** What was asked of it. */
  asked?: AskedNoted | undefined;
}): PupilStatusView {
  const { pupil, actor, absence, today } = input;
  if (!maySeePupil(actor, pupil)) throw new RefusedError('not_allowed');
  const calendar = input.calendar.forGrade(pupil.grade);
  const assessment = assess({
    rulesets: input.rulesets,
    calendar: input.calendar,
    on: today,
    grade: pupil.grade,
    marks: marksOf(absence, pupil.grade),
  });
  return {
    kind: 'pupilStatus',
    pupilId: pupil.id,
    pupil: pupilName(pupil, actor.roster),
    classTitle: classTitleOf(pupil, actor.roster),
    on: today.toString(),
    windows: [
      // Of all its school days, as the law counts: so far it would be another percent than the rules'.
      windowOf('quarter', quarterOf(today)),
      ...lookBack.map((count) => windowOf(`last${count}`, lastSchoolDays(calendar, today, count))),
    ],
    incomplete: incompleteInQuarter(calendar, today, input.reported, input.coverage),
    contact: contactOf(absence, today),
    noted: notedOn(absence, today, calendar, actor.roster),
    answer:
      input.asked &&
      notedAnswer(absence, input.asked, {
        today: today.toString(),
        calendar,
        roster: actor.roster,
      }),
    level: assessment.level,
    hits: assessment.hits,
    next: assessment.approaching[0],
    openCase:
      absence.openCaseId === undefined
        ? undefined
        : { caseId: absence.openCaseId, number: absence.openCaseId },
    siblings: input.siblings,
    known: knownReasonView(knownReasonOn(absence, today), actor.roster),
    mayExplain: mayExplainPupil(actor, { pupil, absence, lastCase: input.lastCase }),
  };

  function windowOf(name: PupilStatusView['windows'][number]['name'], period: Period) {
    const { from, to } = period;
    const soFar = Temporal.PlainDate.compare(to, today) > 0 ? { from, to: today } : period;
    const { days, total } = daysIn(absence, pupil.grade, soFar);
    return {
      name,
      from: from.toString(),
      to: to.toString(),
      schoolDays: calendar.between(from, to).length,
      days,
      total,
    };
  }
}

function contactOf(
  { homeContact }: PupilAbsence,
  today: Temporal.PlainDate,
): PupilStatusView['contact'] {
  const task = openContact(homeContacts(homeContact));
  return task && { dates: task.dates, overdue: task.due < today.toString() };
}

function lastSchoolDays(
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
  count: number,
): Period {
  const last = calendar.onOrBefore(today);
  const at = last && calendar.indexOf(last);
  const first = at === undefined ? undefined : calendar.days[Math.max(0, at - count + 1)];
  return { from: first ?? today, to: today };
}
