import type { CaseView } from '../services/cases/views.ts';
import { formButton, sideButton } from './caseForms.ts';
import { line } from './elements.ts';
import { mappingLines } from './mappingLines.ts';
import type { Wording } from './wording/wording.ts';
import type { WorkPart } from './workPart.ts';

/** Why the pupil stays away, and the button to say it. */
export function mappingWork(view: CaseView, wording: Wording): WorkPart {
  const { help, scope } = view;
  const none = [line(wording.texts.helpPlan.mapping.none, { spacing: 'Small' })];
  return {
    lines: help?.mapping ? mappingLines(help.mapping, wording) : scope === 'full' ? none : [],
    buttons: formButton(view, 'map', wording),
  };
}

/** How the plan stands, and the button to it for everybody who sees this screen. */
export function planWork(view: CaseView, { texts, date }: Wording): WorkPart {
  const { plan: words, arrangement } = texts.helpPlan;
  const { help } = view;
  if (!help) return { lines: [], buttons: [] };
  const { plan, planNoted } = help;
  const short = plan
    ? words.short(plan.goals.length, date(plan.reviewOn))
    : planNoted === undefined
      ? words.none
      : words.noted(date(planNoted));
  const over = view.arrangements.filter(({ time }) => time === 'over').length;
  return {
    lines: [
      line(plan?.earlier ? words.earlier : short, { spacing: 'Small' }),
      ...(over > 0
        ? [line(arrangement.onCase(over), { spacing: 'Small', color: 'Attention' })]
        : []),
    ],
    buttons: [sideButton(view, 'plan', words.open)],
  };
}
