import type { PlanView } from '../services/cases/planView.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { sideButton } from './caseForms.ts';
import { line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { wholeWords } from './wording/plainText.ts';
import type { Wording } from './wording/wording.ts';

/** As much of a step as fits beside the date and the question. */
const mostOfAStep = 60;

/** What is asked about the way back today, in a line: the case is a full screen without it. */
export function wayBackAsked(view: CaseView, { texts, date }: Wording): readonly Element[] {
  const plan = askedIn(view);
  if (!plan) return [];
  const { wayBack } = texts.helpPlan;
  const step = plan.wayBack.find(({ id }) => id === plan.asks?.step);
  const isNext = plan.asks?.ask === 'next';
  const question =
    isNext || step?.text === undefined
      ? wayBack.askNext
      : wayBack.asked(date(step.from), escapeMarkdown(wholeWords(step.text, mostOfAStep)));
  return [line(question, { spacing: 'Small', weight: 'Bolder' })];
}

/** The button to where it is answered. */
export function wayBackButton(view: CaseView, { texts }: Wording): readonly Action[] {
  const plan = askedIn(view);
  if (!plan) return [];
  const { answer, planNext } = texts.helpPlan.wayBack;
  const title = plan.asks?.ask === 'next' ? planNext : answer;
  return [sideButton(view, 'wayBack', title)];
}

function askedIn({ help, canPlan, leaving, closing }: CaseView): PlanView | undefined {
  const plan = help?.plan;
  return plan?.asks && canPlan && !leaving && !closing ? plan : undefined;
}

/** How many special arrangements run beyond their last day. A closed case asks for nothing. */
export function arrangementsOver(
  { state, arrangements }: CaseView,
  { texts }: Wording,
): readonly Element[] {
  if (state === 'closed') return [];
  const over = arrangements.filter(({ time }) => time === 'over').length;
  if (over === 0) return [];
  const { onCase } = texts.helpPlan.arrangement;
  return [line(onCase(over), { spacing: 'Small', color: 'Attention' })];
}
