import type { RollCallView } from '../services/status/rollCall.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { tickInput } from './choiceInput.ts';
import { execute, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { nameList } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostChoices = 30;

/** Classes in a sentence. */
const mostNamed = 5;

/** The morning's roll-call: who was away the day before, to be marked if they still are. */
export function rollCallCard(view: RollCallView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { rollCall, categories } = wording.texts;
  const title = escapeMarkdown(view.classTitle, 30);
  const data = { id: view.classId, v: view.day };
  const choices = view.lines.slice(0, mostChoices).map(({ pupilId, pupil, category }) => ({
    title: plainText(`${pupil} (${categories[category]})`, 80),
    value: pupilId,
  }));
  const asked: readonly Element[] =
    choices.length === 0
      ? [line(rollCall.nobody(wording.date(view.before)), { spacing: 'Medium' })]
      : [
          {
            ...tickInput('away', rollCall.label(wording.date(view.before)), choices, []),
            spacing: 'Medium',
          },
          meta(rollCall.hint, 'Small'),
        ];
  return cardMessage({
    locale,
    summary: rollCall.summary,
    body: [
      heading(rollCall.heading(title)),
      ...(view.reminds ? [line(reminding(view, wording), { spacing: 'Small' })] : []),
      ...asked,
      meta(view.reminds ? wording.texts.coverage.remindsFoot : rollCall.foot, 'Medium'),
      ...(view.also.length > 0 ? [meta(wording.texts.reminders.next(title), 'Small')] : []),
    ],
    actions: [
      ...(choices.length === 0 ? [] : [execute(rollCall.save, 'rollCall.save', data)]),
      execute(rollCall.present, 'rollCall.present', data),
    ],
  });
}

/** That nothing was told of the class, and of which other ones. */
function reminding({ classTitle, also }: RollCallView, wording: Wording): string {
  const { coverage, reminders } = wording.texts;
  if (also.length === 0) return coverage.reminds;
  return reminders.several(escapeMarkdown(classTitle, 30), nameList(also, mostNamed, wording));
}
