import { type MunicipalityStatusView, needs } from '../services/status/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { execute, heading, line, meta } from './elements.ts';
import { schoolTable } from './schoolTable.ts';
import { shownCount } from './wording/counts.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, levelName } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Counts without names for the schools somebody answers for: where a plan is missing or not helping. */
export function municipalityStatusCard(view: MunicipalityStatusView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { status, municipality } = wording.texts;
  const { counting } = view;
  return cardMessage({
    locale,
    summary: municipality.summary,
    fullWidth: true,
    body: [
      heading(status.heading(escapeMarkdown(view.title, 60))),
      ...(counting
        ? [line(counted(counting, wording), { spacing: 'Medium' })]
        : [
            meta(status.meta(capitalised(wording.date(view.on)), view.pupils)),
            ...found(view, wording),
          ]),
    ],
    actions: counting ? [] : actions(view, wording),
  });
}

/** "2 af 12 skoler er talt op …" */
export function counted({ done, of }: { done: number; of: number }, { number, texts }: Wording) {
  return texts.municipality.counting(number(done), number(of));
}

function found(view: MunicipalityStatusView, wording: Wording): readonly Element[] {
  const { municipality } = wording.texts;
  const titles = needs.map((need) => municipality.needs[need]);
  return [
    schoolTable(titles, view.schools, view.totals, wording),
    ...(view.more > 0 ? [meta(municipality.more(view.more), 'Small')] : []),
    ...facts(view, wording),
    meta(municipality.note, 'Medium'),
  ];
}

function facts(view: MunicipalityStatusView, wording: Wording): readonly Element[] {
  const { status, municipality, case: texts } = wording.texts;
  const list = (items: readonly (readonly [string, string])[]) =>
    items.map(([name, count]) => `${name} ${count}`).join(' · ');
  const shown = (count: Parameters<typeof shownCount>[0]) => shownCount(count, wording);
  const delay = (one: MunicipalityStatusView['toContact']) =>
    one && status.median(wording.schoolDays(one.schoolDays), one.cases);
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
    [status.toContact, delay(view.toContact)],
    [status.toMeeting, delay(view.toMeeting)],
    [
      status.closed,
      list(view.closed.map((one) => [texts.outcomes[one.outcome], shown(one.count)])),
    ],
  ];
  return [
    {
      type: 'FactSet',
      spacing: 'Medium',
      facts: all.flatMap(([title, value]) => (value ? [{ title, value: capitalised(value) }] : [])),
    },
  ];
}

function actions(view: MunicipalityStatusView, { texts }: Wording): readonly Action[] {
  const press = { scope: 'municipality', id: view.id };
  return [
    ...pages(view, texts.municipality),
    execute(texts.status.excel, 'status.export', { ...press, format: 'xlsx' }),
  ];
}

/** The next schools, or the first again. */
export function pages(
  { id, page, more }: Pick<MunicipalityStatusView, 'id' | 'page' | 'more'>,
  texts: { next: string; first: string },
): readonly Action[] {
  const show = (title: string, at: number) =>
    execute(title, 'status.show', { scope: 'municipality', id, page: at });
  return [
    ...(more > 0 ? [show(texts.next, page + 1)] : []),
    ...(page > 0 ? [show(texts.first, 0)] : []),
  ];
}
