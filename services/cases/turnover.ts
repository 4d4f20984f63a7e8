import { type Actor, maySeeSchool } from '../access/access.ts';
import { schoolYearOf } from '../calendar/period.ts';
import { RefusedError } from '../errors/errors.ts';
import { classTitleOf, fullName, type Pupil, type Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { isOpen } from './caseStep.ts';
import { planBegan, planSteps } from './planBegan.ts';

/**
 * Why a case has to be handed over before the summer: the pupil left the roster, finishes the school, has a
 * class without a class teacher, or went to another offer this school year.
 */
export const turnoverReasons = ['left', 'finishes', 'no_class_teacher', 'other_offer'] as const;
export type TurnoverReason = (typeof turnoverReasons)[number];

/** What a case lacks for somebody else to take it on. */
export const turnoverGaps = ['duty_open', 'no_plan', 'no_holder', 'overdue'] as const;
export type TurnoverGap = (typeof turnoverGaps)[number];

export type TurnoverLine = {
  caseId: string;
  pupil: string;
  classTitle: string;
  reason: TurnoverReason;
  holder: string | undefined;
  missing: readonly TurnoverGap[];
};

/** A school's cases to be handed over before the summer. */
export type TurnoverView = {
  kind: 'turnover';
  on: string;
  school: string;
  lines: readonly TurnoverLine[];
  page: number;
  /** Those for this reason alone. */
  only: 'other_offer' | undefined;
};

/** The last grades of a Danish school: who is in them may not be back (folkeskoleloven §§ 3 and 19 a). */
const lastGrades = 9;

/**
 * The cases to hand over, by why, then by class. O(cases × staff).
 * @param today the local day
 */
export function turnoverLines(
  roster: Roster,
  cases: readonly CaseRecord[],
  { playbook }: Pick<CaseContext, 'playbook'>,
  today: Temporal.PlainDate,
): readonly TurnoverLine[] {
  const plans = planSteps(playbook);
  const on = today.toString();
  return cases
    .flatMap((subject): TurnoverLine[] => {
      const pupil = roster.pupil(subject.pupilId);
      const reason = pupil && reasonOf(subject, pupil, roster, today);
      if (!pupil || !reason) return [];
      const holder = subject.holder === undefined ? undefined : roster.member(subject.holder);
      return [
        {
          caseId: subject.id,
          pupil: pupilName(pupil, roster),
          classTitle: classTitleOf(pupil, roster),
          reason,
          holder: holder && fullName(holder),
          missing: subject.state === 'closed' ? [] : gapsOf(subject, plans, holder, on),
        },
      ];
    })
    .toSorted(
      (a, b) =>
        turnoverReasons.indexOf(a.reason) - turnoverReasons.indexOf(b.reason) ||
        a.classTitle.localeCompare(b.classTitle, 'da', { numeric: true }),
    );
}

function reasonOf(
  subject: CaseRecord,
  pupil: Pupil,
  roster: Roster,
  today: Temporal.PlainDate,
): TurnoverReason | undefined {
  if (subject.state === 'closed') {
    return wentElsewhere(subject, today) ? 'other_offer' : undefined;
  }
  if (subject.left) return 'left';
  if (pupil.grade >= lastGrades) return 'finishes';
  const hasTeacher = roster.staff.some(
    ({ role, classIds }) => role === 'class_teacher' && classIds.includes(pupil.classId),
  );
  return hasTeacher ? undefined : 'no_class_teacher';
}

/** Whether a case ended this school year as its pupil went to another offer. */
export function wentElsewhere(
  { state, outcome, closedOn = '' }: Pick<CaseRecord, 'state' | 'outcome' | 'closedOn'>,
  today: Temporal.PlainDate,
): boolean {
  if (state !== 'closed' || outcome !== 'other_offer') return false;
  return closedOn >= schoolYearOf(today).from.toString();
}

function gapsOf(
  subject: CaseRecord,
  plans: ReadonlySet<string>,
  holder: unknown,
  on: string,
): readonly TurnoverGap[] {
  const open = subject.steps.filter(isOpen);
  return [
    ...(open.some(({ legal }) => legal) ? (['duty_open'] as const) : []),
    ...(planBegan(subject, plans) === undefined ? (['no_plan'] as const) : []),
    ...(holder === undefined ? (['no_holder'] as const) : []),
    ...(open.some(({ due }) => due < on) ? (['overdue'] as const) : []),
  ];
}

/** @throws RefusedError `not_allowed` for others than those who see the school */
export function turnoverView(
  actor: Actor,
  cases: readonly CaseRecord[],
  caseContext: Pick<CaseContext, 'playbook'>,
  today: Temporal.PlainDate,
  { page = 0, only }: { page?: number | undefined; only?: TurnoverView['only'] } = {},
): TurnoverView {
  if (!maySeeSchool(actor)) throw new RefusedError('not_allowed');
  const { roster } = actor;
  return {
    kind: 'turnover',
    ...{ on: today.toString(), school: roster.school.name, page, only },
    lines: turnoverLines(roster, cases, caseContext, today).filter(
      ({ reason }) => only === undefined || reason === only,
    ),
  };
}

/** In June leaders are told of the list; how many are in it, 0 in other months and for others. */
export function turnoverInJune(
  { member, roster }: Actor,
  cases: readonly CaseRecord[],
  caseContext: Pick<CaseContext, 'playbook'>,
  today: Temporal.PlainDate,
): number {
  if (today.month !== 6 || member.role !== 'leader') return 0;
  return turnoverLines(roster, cases, caseContext, today).length;
}
