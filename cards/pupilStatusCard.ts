import { categories } from '../services/absence/mark.ts';
import type { PupilStatusView } from '../services/status/views.ts';
import type { Action, Element, Table } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { incompleteLine } from './coverageLines.ts';
import { cell, execute, heading, line, meta, section, unfold } from './elements.ts';
import { explainButton, knownLine } from './knownLine.ts';
import { siblingsLine } from './siblingsLine.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { measuredLine, ruleText } from './wording/measuredLine.ts';
import {
  absenceName,
  capitalised,
  capped,
  classWords,
  levelName,
  pupilWords,
} from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostHits = 2;

/** As many as the card has room for, one fewer for each line more above and for the note; the others unfold. */
function hitsShown({ known, siblings, contact: task, incomplete }: PupilStatusView): number {
  const lines = [known, siblings, task, incomplete].filter((one) => one !== undefined).length;
  return Math.max(0, mostHits - lines);
}

type Window = PupilStatusView['windows'][number];

/** One pupil's absence in the windows used by the law and the municipality. */
export function pupilStatusCard(view: PupilStatusView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { pupil } = wording.texts;
  return cardMessage({
    locale,
    summary: pupil.summary,
    fullWidth: true,
    body: [
      heading(pupil.heading(pupilWords(view.pupil, 32), classWords(view.classTitle))),
      meta(pupil.meta(wording.date(view.on))),
      line(noted(view, wording), { spacing: 'Small' }),
      line(view.level === undefined ? pupil.noLevel : pupil.level(levelName(view.level, wording)), {
        spacing: 'Small',
        weight: 'Bolder',
      }),
      ...knownLine(view.known, wording),
      ...siblingsLine(view.siblings, wording),
      ...next(view, wording),
      ...contact(view, wording),
      windows(view.windows, wording),
      ...incompleteLine(view.incomplete, 'incompleteClass', wording),
      ...rules(view, wording),
      meta(pupil.note, 'Small'),
    ],
    actions: [
      ...(view.openCase
        ? [
            execute(pupil.openCase(plainText(view.openCase.number, 22)), 'case.show', {
              case: view.openCase.caseId,
            }),
          ]
        : []),
      ...(view.contact
        ? [execute(wording.texts.pupilTasks.contact.open, 'contact.show', { pupil: view.pupilId })]
        : []),
      ...moreRules(view, wording),
      ...explainButton(view.mayExplain ? view.pupilId : undefined, 'status', wording),
      execute(pupil.refresh, 'status.show', { scope: 'pupil', id: view.pupilId }),
    ],
  });
}

/** Whether something is noted: yes or no first, where people asked that, and the days. */
function noted({ noted: all, answer }: PupilStatusView, wording: Wording): string {
  if (answer) return answered(answer, wording);
  const { today } = wording.texts.pupil;
  const [first] = all;
  if (!first) return today.no;
  const what = all.map(({ category, extent }) => absenceName(category, extent, wording));
  const since =
    first.schoolDays > 1
      ? today.since(wording.date(first.since), wording.schoolDays(first.schoolDays))
      : '';
  return `${today.yes(wording.list(what), byOf(first.by))}${since}`;
}

function answered(
  { is, as, isToday, asked, found, by }: NonNullable<PupilStatusView['answer']>,
  wording: Wording,
): string {
  const { answer } = wording.texts.pupil;
  const { categories: names } = wording.texts;
  const when = isToday ? answer.today : answer.on(withoutStop(wording.dates(asked)));
  if (is === 'no') return as === 'any' ? answer.no(when) : answer.notAs(names[as], when);
  const what = found.map(({ category, extent, dates }) =>
    answer.found(absenceName(category, extent, wording), wording.dates(dates)),
  );
  const told = withoutStop(wording.list(what));
  if (is === 'yes' || as === 'any') return answer.yes(told, byOf(by));
  return answer.other(names[as], when, told, byOf(by));
}

/** Dates end in a stop of their own, and so do the sentences that they end. */
const withoutStop = (text: string) => text.replace(/\.$/, '');

function byOf(by: string | undefined): string | undefined {
  return by === undefined ? undefined : escapeMarkdown(by, 80);
}

/** The home is to be contacted: overdue in word and colour. */
function contact({ contact: task }: PupilStatusView, wording: Wording): readonly Element[] {
  if (!task) return [];
  const { status, contact: texts } = wording.texts.pupilTasks;
  const told = status.pupil(wording.dates(task.dates));
  return [
    line(task.overdue ? `${told} · ${texts.isOver}` : told, {
      spacing: 'Small',
      ...(task.overdue ? { color: 'Attention' } : {}),
    }),
  ];
}

function next(view: PupilStatusView, wording: Wording): readonly Element[] {
  if (!view.next) return [];
  const text = wording.texts.case.next(
    wording.days(view.next.daysLeft),
    ruleText(view.next.text, wording),
  );
  return [line(text, { spacing: 'Small' })];
}

function windows(all: readonly Window[], wording: Wording): Table {
  const { pupil } = wording.texts;
  const header = [pupil.window, pupil.total, pupil.of];
  return {
    type: 'Table',
    spacing: 'Small',
    firstRowAsHeaders: true,
    showGridLines: true,
    gridStyle: 'default',
    columns: [{ width: 4 }, { width: 3 }, { width: 4 }],
    rows: [
      {
        type: 'TableRow',
        cells: header.map((title) => cell(title, { size: 'Small', weight: 'Bolder' })),
      },
      ...all.map((one) => ({
        type: 'TableRow' as const,
        cells: [
          {
            type: 'TableCell' as const,
            items: [
              line(pupil.windows[one.name], { size: 'Small' }),
              meta(wording.period(one.from, one.to)),
            ],
          },
          cell(
            pupil.ofDays(
              wording.number(one.total),
              wording.number(one.schoolDays),
              wording.percent(one.schoolDays === 0 ? 0 : (one.total / one.schoolDays) * 100),
            ),
            { size: 'Small' },
          ),
          cell(parts(one, wording), { size: 'Small' }),
        ],
      })),
    ],
  };
}

function parts(one: Window, wording: Wording): string {
  const { pupil } = wording.texts;
  const some = categories
    .filter((category) => one.days[category] > 0)
    .map((category) => pupil.part[category](wording.number(one.days[category])));
  return some.length === 0 ? pupil.nothing : some.join(', ');
}

/** The limits that are reached, in full: those past the first unfold. */
function rules(view: PupilStatusView, wording: Wording): readonly Element[] {
  if (view.hits.length === 0) return [];
  const { shown } = capped(view.hits, hitsShown(view));
  if (shown.length === 0) return [];
  return [section(wording.texts.pupil.why), ...shown.map((hit) => ruleLine(hit, wording))];
}

function moreRules(view: PupilStatusView, wording: Wording): readonly Action[] {
  const rest = view.hits.slice(hitsShown(view));
  if (rest.length === 0) return [];
  const { pupil } = wording.texts;
  const title =
    rest.length < view.hits.length ? pupil.moreRules(rest.length) : pupil.allRules(rest.length);
  return [
    unfold(
      title,
      rest.map((hit) => ruleLine(hit, wording)),
      [],
    ),
  ];
}

function ruleLine(hit: PupilStatusView['hits'][number], wording: Wording): Element {
  return line(capitalised(measuredLine(hit, wording)), { spacing: 'Small' });
}
