import { canUse } from '../services/cases/caseForms.ts';
import { mostGoals } from '../services/cases/plan.ts';
import type { BackStepView, GoalView, PlanView } from '../services/cases/planView.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { runningArrangements } from './arrangementLines.ts';
import { formButton, openForm, sideButton } from './caseForms.ts';
import { whoIsIt } from './caseParts.ts';
import { execute, group, line, meta, section } from './elements.ts';
import { metricLines } from './goalLines.ts';
import { mappingLines } from './mappingLines.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** A screen of the plan: what stands on it, and its buttons without the one back. */
export type PlanSide = {
  heading: string;
  body: readonly Element[];
  actions: readonly Action[];
};

/** As many steps of the way back as a screen shows; the newest say where the pupil is. */
const mostShown = 4;

/** Why, what is to succeed, the way back and the special arrangements, all on one side. */
export function planSide(view: CaseView, wording: Wording): PlanSide {
  const { helpPlan } = wording.texts;
  const { help } = view;
  const plan = help?.plan;
  return {
    heading: helpPlan.plan.heading(whoIsIt(view, wording)),
    body: [
      ...(help?.mapping ? mappingLines(help.mapping, wording) : []),
      ...(plan ? planLines(plan, wording) : noPlan(view, wording)),
      ...(plan ? backLines(plan, wording) : []),
      ...runningArrangements(view, wording),
    ],
    actions: [
      ...(plan
        ? canUse(view, 'goal')
          ? [sideButton(view, 'goals', helpPlan.plan.goalsOpen)]
          : []
        : formButton(view, 'goal', wording)),
      ...(plan ? [sideButton(view, 'wayBack', helpPlan.wayBack.open)] : []),
      ...formButton(view, 'arrange', wording),
    ],
  };
}

/** The goals with a button each, and the day of the follow-up. */
export function goalsSide(view: CaseView, wording: Wording): PlanSide {
  const { helpPlan } = wording.texts;
  const plan = view.help?.plan;
  const goals = plan?.goals ?? [];
  return {
    heading: helpPlan.plan.goalsHeading(whoIsIt(view, wording)),
    body: plan ? planLines(plan, wording) : noPlan(view, wording),
    actions: canUse(view, 'goal')
      ? [
          ...(goals.length < mostGoals ? formButton(view, 'goal', wording) : []),
          ...goals.map((_, index) =>
            openForm(view, 'goal', helpPlan.plan.changeGoal(index + 1), { step: `${index + 1}` }),
          ),
          ...formButton(view, 'review', wording),
        ]
      : [],
  };
}

/** The steps of the way back, and what is asked about them. */
export function wayBackSide(view: CaseView, wording: Wording): PlanSide {
  const { wayBack } = wording.texts.helpPlan;
  const plan = view.help?.plan;
  const ahead = plan?.wayBack.find(({ how }) => how === undefined);
  return {
    heading: wayBack.heading(whoIsIt(view, wording)),
    body: plan
      ? [
          ...(plan.wayBack.length === 0 ? [line(wayBack.none, { spacing: 'Small' })] : []),
          ...backLines(plan, wording, false),
          ...askedWhich(view, plan, wording),
        ]
      : [line(wayBack.needsPlan, { spacing: 'Small' })],
    actions: canUse(view, 'backStep')
      ? [
          ...answers(view, plan?.asks, wording),
          ...formButton(view, 'backStep', wording),
          ...fullyBack(view, plan, wording),
          ...(ahead
            ? [
                openForm(view, 'backStep', wayBack.change(wording.shortDates([ahead.from])), {
                  step: ahead.id,
                }),
              ]
            : []),
        ]
      : [],
  };
}

/** Above the answers, which of the steps they are about. */
function askedWhich(view: CaseView, { asks, wayBack }: PlanView, wording: Wording) {
  const step = asks?.ask === 'answer' && wayBack.find(({ id }) => id === asks.step);
  if (!step || !canUse(view, 'backStep')) return [];
  const { askedHidden } = wording.texts.helpPlan.wayBack;
  return [line(askedHidden(wording.date(step.from)), { weight: 'Bolder' })];
}

function answers(view: CaseView, asks: PlanView['asks'], { texts }: Wording): readonly Action[] {
  if (asks?.ask !== 'answer') return [];
  const { went } = texts.helpPlan;
  const data = { case: view.caseId, v: view.version };
  return (['well', 'partly', 'not'] as const).map((how) =>
    execute(went[how], 'case.wayBack', { ...data, step: asks.step, how }),
  );
}

/** That the way ends here: beside the next step, and not where the newest did not succeed. */
function fullyBack(
  view: CaseView,
  plan: PlanView | undefined,
  { texts }: Wording,
): readonly Action[] {
  if (plan?.asks?.ask !== 'next' || plan.wayBack.at(-1)?.how === 'not') return [];
  const data = { case: view.caseId, v: view.version, how: 'back' };
  return [execute(texts.helpPlan.wayBack.back, 'case.wayBack', data)];
}

/** That there is no plan here, and how whoever may makes one; where one was noted before plans were written, that it was. */
export function noPlan(view: CaseView, { texts, date }: Wording): readonly Element[] {
  const { plan } = texts.helpPlan;
  const noted = view.help?.planNoted;
  const isNone = plan.none(view.state === 'closed');
  const none = canUse(view, 'goal') ? `${isNone} ${plan.addGoal}` : isNone;
  return [line(noted === undefined ? none : plan.noted(date(noted)), { spacing: 'Small' })];
}

/** The goals with what is done for them and by whom, and when the plan is looked at again. */
function planLines(plan: PlanView, wording: Wording): readonly Element[] {
  const { texts, date } = wording;
  const { plan: words } = texts.helpPlan;
  const isHidden = plan.goals.some(({ goal }) => goal === undefined);
  return [
    ...(plan.earlier ? [line(words.earlier, { spacing: 'Small', color: 'Warning' })] : []),
    ...(isHidden
      ? [line(words.goalsHidden(plan.goals.length), { spacing: 'Small' })]
      : plan.goals.flatMap((goal, index) => goalLines(goal, index + 1, wording))),
    line(words.review(date(plan.reviewOn)), { spacing: 'Small' }),
    meta(words.made(date(plan.on), plan.by && escapeMarkdown(plan.by, 60))),
  ];
}

function goalLines(goal: GoalView, number: number, wording: Wording): readonly Element[] {
  const { plan: words } = wording.texts.helpPlan;
  return [
    line(words.goal(number, escapeMarkdown(goal.goal ?? '', 160)), { spacing: 'Small' }),
    ...metricLines(goal, wording),
    line(words.measure(escapeMarkdown(goal.measure ?? '', 160), whoOf(goal, wording)), {
      spacing: 'None',
    }),
  ];
}

/** The pupil, the parents, or somebody of the staff by name as far as it may be told. */
function whoOf({ who, name }: GoalView, { texts }: Wording): string {
  const { plan } = texts.helpPlan;
  if (who === 'pupil' || who === 'parents') return plan[who];
  return name === undefined ? plan.staff : escapeMarkdown(name, 60);
}

/** @param withHeading for a screen that holds other things too */
function backLines(plan: PlanView, wording: Wording, withHeading = true): readonly Element[] {
  const { wayBack: words } = wording.texts.helpPlan;
  const asked = plan.asks?.ask === 'next' ? [line(words.askNext, { weight: 'Bolder' })] : [];
  const [first, ...rest] = plan.wayBack
    .slice(-mostShown)
    .map((step) => line(backLine(step, plan, wording), { spacing: 'Small' }));
  if (!first) return [];
  return [
    // A page does not end with the heading alone.
    withHeading ? group([section(words.section), first]) : first,
    ...rest,
    ...asked,
    ...(plan.back ? [line(words.isBack, { color: 'Good' })] : []),
  ];
}

function backLine(step: BackStepView, { asks }: PlanView, { texts, date }: Wording): string {
  const { wayBack: words, wentLine } = texts.helpPlan;
  const told =
    step.text === undefined
      ? words.stepHidden(date(step.from))
      : words.step(date(step.from), escapeMarkdown(step.text, 160));
  if (step.how !== undefined) return `${told} – ${wentLine[step.how]}`;
  return asks?.ask === 'answer' && asks.step === step.id ? `${told} – ${words.unanswered}` : told;
}
