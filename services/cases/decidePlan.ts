import { type Actor, caseAccess, mayReport } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { openFollowUp } from './caseStep.ts';
import { completed } from './completePlanSteps.ts';
import { dayAhead } from './dayAhead.ts';
import type { Deciding } from './deciding.ts';
import { dueDay } from './dueDay.ts';
import { withEvents } from './evolve.ts';
import { planNow } from './evolvePlan.ts';
import { metricOf } from './goalMetric.ts';
import { isDate } from './isDate.ts';
import { type MappingAnswers, mostFunctions } from './mapping.ts';
import {
  type Goal,
  mostBackSteps,
  mostGoals,
  type Plan,
  type PlannedStep,
  type WentHow,
  wayBackAsks,
  whoBesidesStaff,
} from './plan.ts';

export type PlanCommand =
  /** All of the mapping: it replaces what was there. */
  | { action: 'map'; answers: MappingAnswers }
  /** A new goal, or another text of goal `number` (from 1); `metric` as chosen, `target` as typed. */
  | ({ action: 'goal'; number?: number | undefined; metric: string; target: string } & Omit<
      Goal,
      'metric'
    >)
  | { action: 'removeGoal'; number: number }
  /** A new step of the way back, or another day and text of the one with this id. */
  | { action: 'backStep'; id?: string | undefined; from: string; text: string }
  | { action: 'removeBackStep'; id: string }
  /** The day the plan is looked at again. */
  | { action: 'review'; on: string }
  /** How the step that runs went. */
  | { action: 'answer'; id: string; how: WentHow }
  /** The pupil is all the way back, so no next step is asked for. */
  | { action: 'back' };

/** How long after its first day a step of the way back can still be written down. */
const mostDaysLate = 7;

/** How far ahead a step of the way back can lie; a longer way is planned on the way. */
const mostSchoolDaysAhead = 60;

/**
 * Whether somebody may fill in the mapping and write the plan: who sees all of the case and notes absence at
 * the school, so also its own staff with a task in it, or leads the case. Nobody in a closed case.
 */
export function mayPlan(subject: CaseRecord, actor: Actor): boolean {
  if (subject.state === 'closed' || caseAccess(actor, subject)?.scope !== 'full') return false;
  return mayReport(actor) || actor.member.id === subject.holder;
}

/**
 * Handles what somebody writes about why a pupil stays away, and what is done about it. The first goal makes
 * the plan, which completes the steps that ask for one where the writer may, but never one of the law: that is
 * said by itself. O(steps + log).
 * @returns what happens to the case
 * @throws RefusedError `case_closed`, `not_allowed`, `choice_required`, `too_many_chosen`, `goal_incomplete`,
 *   `goal_metric_required`, `goal_target_unsuited`, `assignee_unknown`, `plan_full`, `plan_needs_goal`, `way_back_day`, `way_back_text`, `review_day`, `gone`:
 *   nothing changed
 */
export function decidePlan(
  subject: CaseRecord,
  command: PlanCommand,
  deciding: Deciding,
): readonly CaseEvent[] {
  const { actor, at } = deciding;
  if (caseAccess(actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  if (!mayPlan(subject, actor)) throw new RefusedError('not_allowed');
  const made = { by: actor.member.id, at };
  switch (command.action) {
    case 'map':
      return [{ do: 'map', ...made, answers: checked(command.answers) }];
    case 'answer':
    case 'back':
      return [wayBackEvent(planNow(subject), command, made)];
    // A plan from before a reopening is written on from, and holds again.
    default:
      return saved(subject, rewritten(subject.plan, subject, command, deciding), deciding);
  }
}

function checked({
  healthKnows,
  pupilSays,
  parentsSay,
  ...closed
}: MappingAnswers): MappingAnswers {
  if (closed.functions.length > mostFunctions) {
    throw new RefusedError('too_many_chosen', { most: mostFunctions });
  }
  const [pupil, parents] = [pupilSays?.trim(), parentsSay?.trim()];
  const answers = {
    ...closed,
    ...(healthKnows === undefined ? {} : { healthKnows }),
    ...(pupil ? { pupilSays: pupil } : {}),
    ...(parents ? { parentsSay: parents } : {}),
  };
  const { functions, school, home, ...others } = answers;
  const isEmpty = functions.length + school.length + home.length + Object.keys(others).length === 0;
  if (isEmpty) throw new RefusedError('choice_required');
  return answers;
}

/** An answer is taken only to what is asked: the one step that runs, or whether there is a next one. */
function wayBackEvent(
  plan: Plan | undefined,
  command: Extract<PlanCommand, { action: 'answer' | 'back' }>,
  made: { by: string; at: string },
): CaseEvent {
  const asked = plan && wayBackAsks(plan, made.at.slice(0, 10));
  if (command.action === 'back') {
    if (asked?.ask !== 'next') throw new RefusedError('gone');
    return { do: 'wayBackEnd', ...made };
  }
  if (asked?.ask !== 'answer' || asked.step.id !== command.id) throw new RefusedError('gone');
  return { do: 'wayBack', ...made, id: command.id, how: command.how };
}

type Written = Pick<Plan, 'goals' | 'reviewOn'> & { wayBack: readonly PlannedStep[] };

type Writing = Exclude<PlanCommand, { action: 'map' | 'answer' | 'back' }>;

/** The plan as it is to be from now on. */
function rewritten(
  plan: Plan | undefined,
  subject: CaseRecord,
  command: Writing,
  deciding: Deciding,
): Written {
  if (command.action === 'goal') return withGoal(plan, subject, command, deciding);
  if (!plan) throw new RefusedError('plan_needs_goal');
  const { goals, wayBack, reviewOn } = plan;
  switch (command.action) {
    case 'removeGoal': {
      const kept = goals.filter((_, index) => index !== command.number - 1);
      if (kept.length === goals.length) throw new RefusedError('gone');
      if (kept.length === 0) throw new RefusedError('plan_needs_goal');
      return { goals: kept, wayBack, reviewOn };
    }
    case 'backStep':
      return { goals, wayBack: withBackStep(plan, subject, command, deciding), reviewOn };
    case 'removeBackStep': {
      const kept = wayBack.filter(({ id, went }) => id !== command.id || went !== undefined);
      if (kept.length === wayBack.length) throw new RefusedError('gone');
      return { goals, wayBack: kept, reviewOn };
    }
    case 'review':
      return { goals, wayBack, reviewOn: reviewDay(command.on, deciding) };
  }
}

function withGoal(
  plan: Plan | undefined,
  { steps }: CaseRecord,
  { number, ...said }: Extract<PlanCommand, { action: 'goal' }>,
  { caseContext, at }: Deciding,
): Written {
  const [words, measure] = [said.goal.trim(), said.measure.trim()];
  if (words === '' || measure === '') throw new RefusedError('goal_incomplete');
  const metric = metricOf(said.metric, said.target);
  const one = { goal: words, metric, measure, who: said.who };
  const isStaff = !whoBesidesStaff.some((who) => who === one.who);
  if (isStaff && !caseContext.roster.member(one.who)) throw new RefusedError('assignee_unknown');
  const { goals = [], wayBack = [] } = plan ?? {};
  const reviewOn = plan?.reviewOn ?? openFollowUp(steps)?.due ?? at.slice(0, 10);
  if (number === undefined) {
    if (goals.length >= mostGoals) throw new RefusedError('plan_full', { most: mostGoals });
    return { goals: [...goals, one], wayBack, reviewOn };
  }
  if (!goals[number - 1]) throw new RefusedError('gone');
  return { goals: goals.with(number - 1, one), wayBack, reviewOn };
}

/**
 * Steps come one after the other: a new one lies after those that were answered, on a day of its own, and what
 * was answered stays as it is.
 */
function withBackStep(
  { wayBack }: Plan,
  { revision }: CaseRecord,
  { id, from, text }: Extract<PlanCommand, { action: 'backStep' }>,
  { caseContext: { calendar }, at }: Deciding,
): readonly PlannedStep[] {
  const words = text.trim();
  if (words === '') throw new RefusedError('way_back_text');
  const others = wayBack.filter((step) => step.id !== id);
  if (id !== undefined) {
    const known = wayBack.find((step) => step.id === id);
    if (!known || known.went) throw new RefusedError('gone');
  } else if (wayBack.length >= mostBackSteps) {
    throw new RefusedError('plan_full', { most: mostBackSteps });
  }
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const day = isDate(from) ? calendar.onOrAfter(Temporal.PlainDate.from(from)) : undefined;
  const furthest = dueDay(calendar, today, mostSchoolDaysAhead);
  const lastAnswered = others.findLast(({ went }) => went)?.from ?? '';
  const suits =
    day !== undefined &&
    Temporal.PlainDate.compare(day, today.subtract({ days: mostDaysLate })) >= 0 &&
    Temporal.PlainDate.compare(day, furthest) <= 0 &&
    day.toString() > lastAnswered &&
    !others.some((step) => step.from === day.toString());
  if (!suits) throw new RefusedError('way_back_day', { most: mostSchoolDaysAhead });
  // The revision grows, so that no id is ever given twice.
  const step = { id: id ?? `back-${revision}`, from: day.toString(), text: words };
  return [...others, step].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** A school day ahead, but not so far that the plan is forgotten. */
function reviewDay(on: string, { caseContext: { calendar, playbook }, at }: Deciding): string {
  const most = playbook.plan.reviewSchoolDaysAtMost;
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const day = dayAhead(on, most, { calendar, today });
  if (!day) throw new RefusedError('review_day', { most });
  return day.toString();
}

/** The new version, the steps it completes, and the follow-up on its review day. */
function saved(
  subject: CaseRecord,
  { goals, wayBack, reviewOn }: Written,
  deciding: Deciding,
): readonly CaseEvent[] {
  const { actor, at } = deciding;
  const steps = wayBack.map(({ id, from, text }) => ({ id, from, text }));
  const written = withEvents(subject, [
    { do: 'plan', by: actor.member.id, at, goals, wayBack: steps, reviewOn },
  ]);
  const next = withEvents(written, completed(written, deciding));
  const followUp = openFollowUp(next.steps);
  const moved: CaseEvent[] =
    followUp && followUp.due !== reviewOn
      ? [{ do: 'due', by: 'system', at, step: followUp.id, due: reviewOn }]
      : [];
  return withEvents(next, moved).log.slice(subject.log.length);
}
