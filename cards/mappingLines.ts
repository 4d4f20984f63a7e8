import type { MappingView } from '../services/cases/planView.ts';
import type { Element } from './adaptiveCard.ts';
import { line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** Why a pupil stays away, as a few sentences that school and home can share; no form. */
export function mappingLines(mapping: MappingView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  const { mapping: words } = texts.helpPlan;
  const { pupilSays, parentsSay, by, on } = mapping;
  return [
    line(sentences(mapping, wording), { spacing: 'Small' }),
    ...(pupilSays === undefined
      ? []
      : [line(words.pupilSays(escapeMarkdown(pupilSays, 200)), { spacing: 'None' })]),
    ...(parentsSay === undefined
      ? []
      : [line(words.parentsSay(escapeMarkdown(parentsSay, 200)), { spacing: 'None' })]),
    meta(words.by(wording.date(on), by && escapeMarkdown(by, 60))),
  ].filter((one) => one.text !== '');
}

function sentences(
  { functions, school, home, healthKnows }: MappingView,
  { texts, list, locale }: Wording,
): string {
  const { mapping: words } = texts.helpPlan;
  const named = (titles: readonly string[]) =>
    list(titles.map((title) => title.toLocaleLowerCase(locale)));
  return [
    functions.length === 0 ? '' : words.away(named(functions.map((one) => words.functions[one]))),
    school.length === 0 ? '' : words.atSchool(named(school.map((one) => words.school[one]))),
    home.length === 0 ? '' : words.atHome(list(home.map((one) => words.homeIn[one]))),
    healthKnows === undefined ? '' : healthKnows ? words.healthKnows : words.healthUnknown,
  ]
    .filter(Boolean)
    .join(' ');
}
