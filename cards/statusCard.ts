import type { CaseLine, StatusView } from '../services/status/views.ts';
import { actionRows } from './actionRows.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage, type Locale } from './cardMessage.ts';
import { box, execute, heading, line, meta, section } from './elements.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { capitalised, capped, dutyName, levelName } from './names.ts';
import { plainText } from './plainText.ts';
import { type Wording, wordingOf } from './wording.ts';

const mostCases = 8;
const mostAbsent = 12;

/** A school or a class: how many cases, is there a plan, is attendance improving; a button opens a case. */
export function statusCard(view: StatusView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { status } = wording.texts;
  return cardMessage({
    locale,
    summary: status.summary,
    body: [
      heading(status.heading(escapeMarkdown(view.title, 60))),
      meta(status.meta(capitalised(wording.date(view.on)), view.pupils)),
      ...figures(view, wording),
      ...cases(view, wording),
      ...absentToday(view, wording),
    ],
  });
}

function figures(view: StatusView, wording: Wording): readonly Element[] {
  const { status } = wording.texts;
  const facts = [
    ...view.byLevel.map(({ level, count }) => ({
      title: capitalised(levelName(level, wording)),
      value: wording.number(count),
    })),
    ...(view.withoutPlan > 0
      ? [{ title: status.withoutPlan, value: wording.number(view.withoutPlan) }]
      : []),
    ...(view.overdueSteps > 0
      ? [{ title: status.overdue, value: wording.number(view.overdueSteps) }]
      : []),
  ];
  return facts.length === 0 ? [] : [{ type: 'FactSet', spacing: 'Medium', facts }];
}

function cases(view: StatusView, wording: Wording): readonly Element[] {
  const { status } = wording.texts;
  if (view.cases.length === 0) return [line(status.noCases, { spacing: 'Medium' })];
  const { shown, left } = capped(view.cases, mostCases);
  const more = left + view.more;
  return [
    section(status.cases),
    ...(shown.some((one) => one.trend) ? [meta(status.trendNote)] : []),
    ...shown.map((one) => caseLine(one, wording)),
    ...(more > 0 ? [meta(status.more(more), 'Small')] : []),
  ];
}

function caseLine(one: CaseLine, wording: Wording): Element {
  const { status } = wording.texts;
  const standing =
    one.level === undefined
      ? wording.list(one.duties.map((duty) => dutyName(duty, wording)))
      : levelName(one.level, wording);
  return box(
    [
      line(`**${escapeMarkdown(one.pupil, 80)}**, ${escapeMarkdown(one.classTitle, 30)}`),
      ...[
        capitalised(standing),
        [
          one.hasPlan ? status.plan : status.noPlan,
          ...(one.overdueSteps > 0 ? [status.overdueSteps(one.overdueSteps)] : []),
        ].join(' · '),
        one.trend ? trend(one.trend, wording) : '',
        one.nextMeeting === undefined ? '' : status.nextMeeting(when(one.nextMeeting, wording)),
      ]
        .filter(Boolean)
        .map((words) => line(words, { spacing: 'None' })),
      ...actionRows([
        execute(
          status.open,
          'case.show',
          { case: one.caseId },
          { tooltip: status.openTooltip(plainText(one.number, 30)) },
        ),
      ]),
    ],
    'emphasis',
    'Small',
  );
}

function trend({ now, before }: { now: number; before: number }, wording: Wording): string {
  const { status } = wording.texts;
  if (now === before) return status.same(wording.days(now));
  const words = now < before ? status.better : status.worse;
  return words(wording.days(now), wording.number(before));
}

/** A day or a moment, as the view gives it. */
function when(iso: string, wording: Wording): string {
  return iso.includes('T') ? wording.time(iso, wording.texts.clock.at) : wording.date(iso);
}

function absentToday(view: StatusView, wording: Wording): readonly Element[] {
  const { status, categories, more } = wording.texts;
  if (view.absentToday.length === 0) return [meta(status.nobodyAbsent, 'Medium')];
  const { shown, left } = capped(view.absentToday, mostAbsent);
  return [
    section(status.absentToday(view.absentToday.length)),
    ...shown.map((one) =>
      line(
        status.absentOne(
          escapeMarkdown(one.pupil, 80),
          escapeMarkdown(one.classTitle, 30),
          categories[one.category],
        ),
        { spacing: 'None' },
      ),
    ),
    ...(left > 0 ? [meta(more(left))] : []),
  ];
}
