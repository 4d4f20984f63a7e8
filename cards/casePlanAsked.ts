import type { CaseView } from '../services/cases/views.ts';
import { actionRows } from './actionRows.ts';
import type { Element } from './adaptiveCard.ts';
import { box, execute, line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** What a case asks of the viewer now, with its buttons counted. */
export type Asked = { elements: readonly Element[]; buttons: number };

const nothing: Asked = { elements: [], buttons: 0 };

/** What is asked about the way back today, with one button to where it is answered. */
export function wayBackAsked(view: CaseView, { texts, date }: Wording): Asked {
  const { plan } = view.help ?? {};
  if (!plan?.asks || !view.canPlan || view.leaving || view.closing) return nothing;
  const { wayBack } = texts.helpPlan;
  const step = plan.wayBack.find(({ id }) => id === plan.asks?.step);
  const isNext = plan.asks.ask === 'next';
  const question =
    isNext || step?.text === undefined
      ? wayBack.askNext
      : wayBack.asked(date(step.from), escapeMarkdown(step.text, 160));
  const button = execute(isNext ? wayBack.open : wayBack.answer, 'case.more', {
    case: view.caseId,
    side: 'wayBack',
  });
  return {
    elements: [box([line(question), ...actionRows([button])], 'accent', 'Small')],
    buttons: 1,
  };
}

/** How many special arrangements run beyond their last day. */
export function arrangementsOver(
  { arrangements, state }: CaseView,
  { texts }: Wording,
): readonly Element[] {
  const over = arrangements.filter(({ time }) => time === 'over').length;
  if (over === 0 || state === 'closed') return [];
  const { onCase } = texts.helpPlan.arrangement;
  return [line(onCase(over), { spacing: 'Small', color: 'Attention' })];
}
