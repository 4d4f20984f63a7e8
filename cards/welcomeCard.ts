import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** The first meeting. `examples` are lines that would work for this person; if empty, general ones. */
export type WelcomeView = {
  kind: 'welcome';
  place: 'personal' | 'team';
  school: string | undefined;
  examples: readonly string[];
};

/** Says what Nærvær does, with lines to try. */
export function welcomeCard(view: WelcomeView, locale: Locale): CardMessage {
  const { texts } = wordingOf(locale);
  const { welcome } = texts;
  const belongs = view.place === 'team' ? texts.teamLink.linked : welcome.school;
  const examples = view.examples.length > 0 ? view.examples : welcome.examples;
  return cardMessage({
    locale,
    summary: welcome.summary,
    body: [
      heading(welcome.heading),
      ...(view.school === undefined ? [] : [meta(belongs(escapeMarkdown(view.school, 80)))]),
      line(welcome[view.place], { spacing: 'Medium' }),
      ...(view.place === 'team'
        ? []
        : [
            box([
              line(welcome.try, { weight: 'Bolder' }),
              ...examples
                .slice(0, 4)
                .map((one) => line(texts.quote(escapeMarkdown(one)), { spacing: 'Small' })),
            ]),
            line(welcome.privacy),
          ]),
      meta(welcome.help, 'Medium'),
    ],
  });
}
