import type { OctoberView } from '../../services/status/octoberView.ts';
import { shownCount } from './counts.ts';
import type { Wording } from './wording.ts';

/** How many on 1 October, in one sentence. */
export function octoberAnswer(view: OctoberView, wording: Wording): string {
  const { texts, dateWithYear, number, percent } = wording;
  return texts.october.answer(
    dateWithYear(view.on),
    shownCount(view.worrying, wording),
    number(view.pupils),
    view.percent === undefined ? undefined : percent(view.percent),
  );
}

/** All of the count, a sentence each; why there is none where there is none. Plain text. */
export function octoberLines(view: OctoberView | undefined, wording: Wording): string[] {
  const { october, categories } = wording.texts;
  if (!view) return [october.none];
  const { byGrade, byCause, withPlan } = view;
  const shown = (count: OctoberView['worrying']) => shownCount(count, wording);
  const grades = byGrade.map(({ grade, count, pupils }) =>
    october.grade(grade, shown(count), wording.number(pupils)),
  );
  const causes = byCause.map(({ category, count }) =>
    october.cause(categories[category], shown(count)),
  );
  return [
    octoberAnswer(view, wording),
    october.rule(view.rule[wording.locale].replace(/\.\s*$/, '')),
    ...(withPlan === undefined || view.worrying === 0
      ? []
      : [october.withPlan(wording.number(withPlan), shown(view.worrying))]),
    ...(grades.length === 0 ? [] : [october.byGrade(wording.list(grades))]),
    ...(causes.length === 0 ? [] : [october.byCause(wording.list(causes))]),
    october.basis,
  ];
}
