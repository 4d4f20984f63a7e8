import type { DryRunView } from '../services/rules/dryRun.ts';
import type { Element, Table } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, heading, line, meta } from './elements.ts';
import { figureTable } from './figureTable.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, dutyName, levelName } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

type Result = NonNullable<DryRunView['result']>;

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

/** First how much more there would be to follow up, then by level and duty. */
function found(result: Result, wording: Wording): readonly Element[] {
  const { dryRun } = wording.texts;
  const { pupils, classes, schoolDays } = result;
  const some = result.levels.length + result.duties.length > 0;
  return [
    meta(
      dryRun.measured(
        wording.number(pupils),
        wording.number(classes),
        wording.schoolDays(schoolDays),
      ),
    ),
    // One alarm for each class in two years is not none.
    line(dryRun.perWeek(wording.fine(result.perWeek), wording.fine(result.perWeekNow)), {
      spacing: 'Medium',
      weight: 'Bolder',
    }),
    ...(result.overBudget ? [box([line(dryRun.overBudget)], 'warning', 'Small')] : []),
    ...(some
      ? [table(result, wording), meta(dryRun.now, 'Small')]
      : [line(dryRun.nothing, { spacing: 'Medium' })]),
    meta(dryRun.foot, 'Medium'),
  ];
}

function table(result: Result, wording: Wording): Table {
  const { dryRun } = wording.texts;
  const beside = (tried: number, now: number) =>
    dryRun.value(wording.number(tried), wording.number(now));
  const all = [
    ...result.levels.map((one) => ({ ...one, title: levelName(one.name, wording) })),
    ...result.duties.map((one) => ({ ...one, title: dutyName(one.name, wording) })),
  ];
  return figureTable(
    [dryRun.level, dryRun.pupils, dryRun.alarms],
    all.map(({ title, pupils, pupilsNow, alarms, alarmsNow }) => ({
      cells: [capitalised(title), beside(pupils, pupilsNow), beside(alarms, alarmsNow)],
    })),
    { name: 5, figure: 2 },
  );
}
