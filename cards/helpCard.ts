import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** `examples` are lines with the person's own classes; `schoolId` is set if they may see the school. */
export type HelpView = {
  kind: 'help';
  examples: readonly string[];
  schoolId: string | undefined;
};

/** What one can say, each with a line to copy. */
export function helpCard(view: HelpView, locale: Locale): CardMessage {
  const { texts } = wordingOf(locale);
  const { help } = texts;
  return cardMessage({
    locale,
    summary: help.summary,
    body: [
      heading(help.heading),
      {
        type: 'FactSet',
        spacing: 'Small',
        facts: help.rows.map(([title, example]) => ({ title, value: texts.quote(example) })),
      },
      ...(view.examples.length === 0
        ? []
        : [
            box([
              line(help.yours, { weight: 'Bolder' }),
              ...view.examples
                .slice(0, 4)
                .map((one) => line(texts.quote(escapeMarkdown(one)), { spacing: 'Small' })),
            ]),
          ]),
      meta(help.foot, 'Medium'),
    ],
    actions:
      view.schoolId === undefined
        ? []
        : [execute(help.status, 'status.show', { scope: 'school', id: view.schoolId })],
  });
}
