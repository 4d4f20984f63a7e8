import { fullName, type Roster } from '../roster/roster.ts';
import { type ArrangementTime, arrangementOn, usualLastDay } from './arrangement.ts';
import type { Attended } from './attendance.ts';
import type { CaseContext } from './caseContext.ts';
import type { Arrangement } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { planNow } from './evolvePlan.ts';
import type { GoalMetric } from './goalMetric.ts';
import { type GoalStanding, goalStanding } from './goalStanding.ts';
import type { Mapping } from './mapping.ts';
import { type Plan, type WentHow, wayBackAsks, whoBesidesStaff } from './plan.ts';
import { planNoted, planSteps } from './planBegan.ts';

/** Why a pupil stays away, as the school knows it. Lines are left out for those who may not read words. */
export type MappingView = Pick<
  Mapping,
  'functions' | 'school' | 'home' | 'healthKnows' | 'pupilSays' | 'parentsSay'
> & { by: string | undefined; on: string };

export type GoalView = {
  /** Words, undefined for those who may not read them. */
  goal: string | undefined;
  measure: string | undefined;
  /** What it is measured by; a goal from before there was one has none. */
  metric: GoalMetric | undefined;
  /** What is noted of it; undefined where attendance says nothing of it, or nothing yet. */
  standing: GoalStanding | undefined;
  /** As stored, to choose it in a form; a name, or undefined where it may not be told. */
  who: string;
  name: string | undefined;
};

export type BackStepView = {
  id: string;
  from: string;
  text: string | undefined;
  how: WentHow | undefined;
};

export type PlanView = {
  madeOn: string;
  /** Written before the case was reopened: it holds again once it is saved. */
  earlier: boolean;
  goals: readonly GoalView[];
  wayBack: readonly BackStepView[];
  reviewOn: string;
  by: string | undefined;
  on: string;
  /** What is asked about the way back today, and of which step. */
  asks: { ask: 'answer' | 'next'; step: string } | undefined;
  /** The pupil is all the way back. */
  back: boolean;
};

export type ArrangementView = {
  kind: Arrangement;
  from: string;
  to: string | undefined;
  /** The day it is to end; none where nobody has said. */
  until: string | undefined;
  reason: string | undefined;
  /** How it stands; undefined once it ended. */
  time: ArrangementTime | undefined;
};

/** What is known and planned for a pupil, as one reader may see it. */
export type HelpView = {
  mapping: MappingView | undefined;
  plan: PlanView | undefined;
  /** The day a plan was noted as made, though none is written here. */
  planNoted: string | undefined;
  /** When an arrangement that begins today usually ends. */
  usualEnd: string;
  /** So many weeks are usual. */
  usualWeeks: number;
};

/**
 * What is known and planned for a pupil. O(log + goals × days).
 * @param worded whether the reader may read what people wrote: not in a team's channel
 */
export function helpView(
  subject: CaseRecord,
  roster: Roster,
  { playbook }: Pick<CaseContext, 'playbook'>,
  attended: Attended,
  worded: boolean,
): HelpView {
  const { mapping, plan } = subject;
  const noted = plan ? undefined : planNoted(subject, planSteps(playbook));
  const view: HelpView = {
    mapping: mapping && mappingView(mapping, roster),
    plan: plan && planView(plan, subject, roster, attended),
    planNoted: noted,
    usualEnd: usualLastDay(playbook.arrangements, attended.today, attended.calendar).toString(),
    usualWeeks: playbook.arrangements.weeks,
  };
  return worded ? view : withoutWords(view);
}

/** The special arrangements of a case, oldest first. O(arrangements × days). */
export function arrangementViews(
  { arrangements }: Pick<CaseRecord, 'arrangements'>,
  { playbook, calendar }: Pick<CaseContext, 'playbook' | 'calendar'>,
  today: Temporal.PlainDate,
): readonly ArrangementView[] {
  return arrangements.map(({ kind, from, to, until, reason }) => ({
    ...{ kind, from, to, until, reason },
    time: arrangementOn({ to, until }, calendar, playbook.arrangements, today)?.time,
  }));
}

/** For those who may not read what people wrote, nor know who wrote it. */
export function withoutWords(view: HelpView): HelpView {
  const { mapping, plan } = view;
  return {
    ...view,
    mapping: mapping && closedOnly(mapping),
    plan: plan && {
      ...plan,
      by: undefined,
      goals: plan.goals.map(({ who }) => ({
        ...{ goal: undefined, measure: undefined, name: undefined },
        ...{ metric: undefined, standing: undefined },
        // Somebody of the staff by id would be a name to whoever can look it up.
        who: whoBesidesStaff.find((one) => one === who) ?? 'staff',
      })),
      wayBack: plan.wayBack.map((step) => ({ ...step, text: undefined })),
    },
  };
}

function closedOnly({ pupilSays: _, parentsSay: __, ...closed }: MappingView): MappingView {
  return { ...closed, by: undefined };
}

function mappingView({ by, at, ...answers }: Mapping, roster: Roster): MappingView {
  return { ...answers, by: nameOf(by, roster), on: at.slice(0, 10) };
}

function planView(plan: Plan, subject: CaseRecord, roster: Roster, attended: Attended): PlanView {
  const holds = planNow(subject) !== undefined;
  const isOpen = holds && subject.state !== 'closed';
  const asks = isOpen ? wayBackAsks(plan, attended.today.toString()) : undefined;
  return {
    madeOn: plan.madeOn,
    earlier: !holds,
    goals: plan.goals.map(({ goal, metric, measure, who }) => ({
      ...{ goal, metric, measure, who },
      standing: isOpen ? goalStanding(metric, plan, attended) : undefined,
      name: nameOf(who, roster),
    })),
    wayBack: plan.wayBack.map(({ id, from, text, went }) => ({ id, from, text, how: went?.how })),
    reviewOn: plan.reviewOn,
    by: nameOf(plan.by, roster),
    on: plan.at.slice(0, 10),
    asks: asks && { ask: asks.ask, step: asks.step.id },
    back: plan.back !== undefined,
  };
}

function nameOf(staffId: string, roster: Roster): string | undefined {
  const member = roster.member(staffId);
  return member && fullName(member);
}
