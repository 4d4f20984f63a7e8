import type { PlanView } from '../services/cases/planView.ts';
import type { CaseView } from '../services/cases/views.ts';
import { formButton, sideButton } from './caseForms.ts';
import { arrangementsOver } from './casePlanAsked.ts';
import { noPlan } from './casePlanSides.ts';
import { line } from './elements.ts';
import { mappingLines } from './mappingLines.ts';
import type { Wording } from './wording/wording.ts';
import type { WorkPart } from './workPart.ts';

/** Why the pupil stays away, and the button to say it. */
export function mappingWork(view: CaseView, wording: Wording): WorkPart {
  const { help, scope } = view;
  const none = [
    line(wording.texts.helpPlan.mapping.none(view.state === 'closed'), { spacing: 'Small' }),
  ];
  return {
    lines: help?.mapping ? mappingLines(help.mapping, wording) : scope === 'full' ? none : [],
    buttons: formButton(view, 'map', wording),
  };
}

/** How the plan stands, and the button to it for everybody who sees this screen. */
export function planWork(view: CaseView, wording: Wording): WorkPart {
  const { plan: words } = wording.texts.helpPlan;
  const { help } = view;
  if (!help) return { lines: [], buttons: [] };
  const { plan } = help;
  return {
    lines: [
      ...(plan ? [line(howItStands(plan, wording), { spacing: 'Small' })] : noPlan(view, wording)),
      ...arrangementsOver(view, wording),
    ],
    buttons: [sideButton(view, 'plan', words.open)],
  };
}

function howItStands({ earlier, goals, reviewOn }: PlanView, { texts, date }: Wording): string {
  const { plan: words } = texts.helpPlan;
  return earlier ? words.earlier : words.short(goals.length, date(reviewOn));
}
