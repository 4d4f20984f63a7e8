import { type MunicipalityStatusView, statusFilters } from '../services/status/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { incompleteLine, unusedLines } from './coverageLines.ts';
import { delays } from './delays.ts';
import { box, execute, factSet, heading, line, meta, unfold } from './elements.ts';
import { counting, schoolButtons, schoolPage, schoolTable } from './schoolTable.ts';
import { weekByWeek } from './weekTable.ts';
import { shownCount } from './wording/counts.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { missingTold, silentSchools } from './wording/municipalityWords.ts';
import { capitalised, levelName } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** As many school names as are read as a line or two. */
const mostSilent = 5;

/** Counts without names for the schools somebody answers for: what needs them, and the schools side by side. */
export function municipalityStatusCard(view: MunicipalityStatusView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { status, municipality } = wording.texts;
  const titles = statusFilters.map((need) => municipality.short[need]);
  return cardMessage({
    locale,
    summary: municipality.summary,
    fullWidth: true,
    body: [
      heading(status.heading(escapeMarkdown(view.title, 40))),
      ...(view.counting
        ? [counting(view.counting, wording)]
        : view.page === undefined
          ? overview(view, titles, wording)
          : schoolPage(titles, view, municipality.note, wording)),
    ],
    actions: view.counting ? [] : actions(view, wording),
  });
}

function overview(
  view: MunicipalityStatusView,
  titles: readonly string[],
  wording: Wording,
): readonly Element[] {
  const { status, municipality } = wording.texts;
  return [
    meta(status.meta(capitalised(wording.date(view.on)), wording.number(view.pupils))),
    ...unusedLines(view, wording),
    ...incompleteLine(view.incomplete, 'incomplete', wording),
    ...needsYou(view, wording),
    ...(view.schools.length > 0
      ? [schoolTable(titles, view, wording), meta(municipality.note, 'Small')]
      : []),
    ...weekByWeek(view, wording),
  ];
}

/** What is missing over all schools, and where nobody was heard of. */
function needsYou(view: MunicipalityStatusView, wording: Wording): readonly Element[] {
  const { status } = wording.texts;
  const silent = silentSchools(view, wording, escapeMarkdown, mostSilent);
  const all = [...missingTold(view, wording), ...(silent === undefined ? [] : [silent])];
  if (all.length === 0) return [line(status.nothingNeedsYou, { spacing: 'Medium' })];
  const lines = all.map((words) => line(words, { spacing: 'Small' }));
  return [box([line(status.needsYou, { weight: 'Bolder' }), ...lines], 'accent', 'Medium')];
}

/** How serious the cases are, how soon schools act, and how cases ended. */
function facts(view: MunicipalityStatusView, wording: Wording): readonly Element[] {
  const { status, municipality, case: texts } = wording.texts;
  const list = (items: readonly (readonly [string, string])[]) =>
    items.map(([name, count]) => `${name} ${count}`).join(' · ');
  const shown = (count: Parameters<typeof shownCount>[0]) => shownCount(count, wording);
  const all: readonly (readonly [string, string | undefined])[] = [
    [
      municipality.levels,
      view.byLevel &&
        list(view.byLevel.map((one) => [levelName(one.level, wording), shown(one.count)])),
    ],
    [
      municipality.caseStates,
      view.byState && list(view.byState.map((one) => [texts.states[one.state], shown(one.count)])),
    ],
    [status.delays, delays(view, wording)],
    [
      status.closed,
      list(view.closed.map((one) => [texts.outcomes[one.outcome], shown(one.count)])),
    ],
  ];
  const told = all.flatMap(([title, value]) =>
    value ? [{ title, value: capitalised(value) }] : [],
  );
  return told.length === 0 ? [] : [factSet(told, 'Medium')];
}

function actions(view: MunicipalityStatusView, wording: Wording): readonly Action[] {
  const { status, municipality } = wording.texts;
  if (view.page !== undefined) return schoolButtons(view, wording);
  const figures = facts(view, wording);
  const press = { scope: 'municipality', id: view.id, format: 'xlsx' };
  return [
    ...schoolButtons(view, wording),
    ...(figures.length > 0 ? [unfold(municipality.figures, figures, [])] : []),
    execute(status.excel, 'status.export', press),
  ];
}
