import type { DryRunView } from '../services/rules/dryRun.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, dutyName, levelName } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** What a ruleset would have meant for the school last year, next to the current rules. Counts, no names. */
export function dryRunCard(view: DryRunView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { dryRun } = wording.texts;
  const { result } = view;
  return cardMessage({
    locale,
    summary: dryRun.summary,
    body: [
      heading(dryRun.heading),
      meta(escapeMarkdown(view.title[locale], 120)),
      ...(result ? found(result, wording) : [line(dryRun.running, { spacing: 'Medium' })]),
    ],
  });
}

function found(result: NonNullable<DryRunView['result']>, wording: Wording): readonly Element[] {
  const { dryRun } = wording.texts;
  const { pupils, classes, schoolDays } = result;
  const facts = [
    ...result.levels.map((one) => ({ ...one, title: levelName(one.name, wording) })),
    ...result.duties.map((one) => ({ ...one, title: dutyName(one.name, wording) })),
  ].map((one) => ({
    title: capitalised(one.title),
    value: dryRun.value(
      wording.number(one.pupils),
      wording.number(one.pupilsNow),
      wording.number(one.alarms),
    ),
  }));
  return [
    meta(
      dryRun.measured(
        wording.number(pupils),
        wording.number(classes),
        wording.schoolDays(schoolDays),
      ),
    ),
    facts.length > 0
      ? { type: 'FactSet', spacing: 'Medium', facts }
      : line(dryRun.nothing, { spacing: 'Medium' }),
    line(dryRun.perWeek(perWeek(result.perWeek, wording), perWeek(result.perWeekNow, wording)), {
      spacing: 'Medium',
    }),
    ...(result.overBudget ? [box([line(dryRun.overBudget)])] : []),
    meta(dryRun.foot, 'Medium'),
  ];
}

/** Two decimals: one class alarm in two years is not none. */
function perWeek(value: number, { number }: Wording): string {
  return number(Math.round(value * 100) / 100);
}
