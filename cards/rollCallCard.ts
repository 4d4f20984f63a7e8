import type { RollCallView } from '../services/status/rollCall.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { execute, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { plainText } from './wording/plainText.ts';
import { wordingOf } from './wording/wording.ts';

const mostChoices = 30;

/** The morning's roll-call: who was away the day before, to be marked if they still are. */
export function rollCallCard(view: RollCallView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { rollCall, categories } = wording.texts;
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
            type: 'Input.ChoiceSet',
            id: 'away',
            label: rollCall.label(wording.date(view.before)),
            style: 'expanded',
            isMultiSelect: true,
            spacing: 'Medium',
            choices,
          },
          meta(rollCall.hint, 'Small'),
        ];
  return cardMessage({
    locale,
    summary: rollCall.summary,
    body: [
      heading(rollCall.heading(escapeMarkdown(view.classTitle, 30))),
      ...(view.reminds ? [line(wording.texts.coverage.reminds, { spacing: 'Small' })] : []),
      ...asked,
      meta(view.reminds ? wording.texts.coverage.remindsFoot : rollCall.foot, 'Medium'),
    ],
    actions: [
      ...(choices.length === 0 ? [] : [execute(rollCall.save, 'rollCall.save', data)]),
      execute(rollCall.present, 'rollCall.present', data),
    ],
  });
}
