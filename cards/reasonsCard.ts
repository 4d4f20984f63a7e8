import type { ReasonLine } from '../services/cases/digestViews.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { inSchool, toList, whoOf } from './contactBox.ts';
import { box, execute, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** What can be answered: a category that explains the absence, or that it is not known. */
export const reasonAnswers = ['illness', 'leave', 'unlawful', 'unknown'] as const;

export type ReasonAnswer = (typeof reasonAnswers)[number];

/** The reasons a reader is asked for. */
export type ReasonsView = {
  kind: 'reasons';
  lines: readonly ReasonLine[];
  /** After "ved ikke" about a pupil: who is asked next, by name, or in how many school days the reader is asked again. */
  stands?: ({ pupil: string } & ({ next: string } | { again: number })) | undefined;
};

/** A pupil and their days at a time: four answers, and the next. */
export function reasonsCard(view: ReasonsView, asked: number, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { reason } = wording.texts.pupilTasks;
  const { lines } = view;
  const at = asked < lines.length ? asked : 0;
  const one = lines[at];
  const stands = standing(view, wording);
  if (!one) {
    return cardMessage({
      locale,
      summary: reason.summary(0),
      body: [...stands, line(view.stands ? reason.noMore : reason.nothing)],
      actions: [toList(reason.toList)],
    });
  }
  return cardMessage({
    locale,
    summary: reason.summary(lines.length),
    body: [
      heading(reason.heading),
      ...(lines.length > 1 ? [meta(reason.at(at + 1, lines.length))] : []),
      ...stands,
      box(asking(one, wording), 'emphasis', 'Small'),
      meta(reason.law, 'Small'),
    ],
    actions: [
      ...reasonAnswers.map((answer) => answerButton(one, answer, at, wording)),
      ...(lines.length > 1
        ? [execute(reason.next, 'reason.list', { page: (at + 1) % lines.length })]
        : []),
      toList(reason.toList),
    ],
  });
}

function asking(one: ReasonLine, wording: Wording): readonly Element[] {
  const { reason } = wording.texts.pupilTasks;
  return [
    line(whoOf(one)),
    line(capitalised(wording.dates(one.dates)), { spacing: 'None' }),
    line(reason.asked, { spacing: 'Small' }),
    ...(one.overdue ? [line(reason.overdue, { color: 'Attention', spacing: 'None' })] : []),
  ];
}

function answerButton(one: ReasonLine, answer: ReasonAnswer, page: number, { texts }: Wording) {
  return execute(texts.pupilTasks.reason[answer], 'reason.answer', {
    ...{
      pupil: one.pupilId,
      from: one.dates[0],
      to: one.dates.at(-1) ?? one.dates[0],
      answer,
      page,
    },
    ...inSchool(one),
  });
}

function standing({ stands }: ReasonsView, wording: Wording): readonly Element[] {
  if (!stands) return [];
  const { reason } = wording.texts.pupilTasks;
  const pupil = escapeMarkdown(stands.pupil, 40);
  const told =
    'next' in stands
      ? reason.stands(pupil, escapeMarkdown(stands.next, 40))
      : reason.standsAlone(pupil, wording.schoolDays(stands.again));
  return [line(told, { color: 'Good', spacing: 'Small' })];
}
