import type { Action } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta, say } from './elements.ts';
import type { Texts } from './texts/texts.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { plainText } from './wording/plainText.ts';
import { wordingOf } from './wording/wording.ts';

/** The first meeting. `examples` are lines that would work for this person; if empty, general ones. */
export type WelcomeView = {
  kind: 'welcome';
  place: 'personal' | 'team';
  school: string | undefined;
  examples: readonly string[];
  /** What this person can begin with. */
  can: {
    note?: boolean;
    tasks?: boolean;
    /** A class they may see the status of, or the school by its id. */
    status?: { classTitle: string } | { schoolId: string };
  };
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
    actions: view.place === 'team' ? [] : buttons(view, texts),
  });
}

/** Each says words that the bot understands, or opens what the reader may see; none notes anything. */
function buttons({ can }: WelcomeView, { welcome, help }: Texts): readonly Action[] {
  const { note, tasks, status } = can;
  return [
    ...(note ? [say(welcome.buttons.note)] : []),
    say(welcome.buttons.help),
    ...(tasks ? [say(welcome.buttons.tasks)] : []),
    ...(status ? [statusButton(status, help.status)] : []),
  ];
}

function statusButton(of: NonNullable<WelcomeView['can']['status']>, title: string): Action {
  return 'classTitle' in of
    ? say(plainText(`status ${of.classTitle}`, 40))
    : execute(title, 'status.show', { scope: 'school', id: of.schoolId });
}
