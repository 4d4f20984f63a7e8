import type { Action } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { execute, factSet, heading, meta, say } from './elements.ts';
import type { HelpKind } from './texts/helpKinds.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Names for the examples. General ones are used without. */
export type Names = { pupil?: string; other?: string; classTitle?: string };

/**
 * `can` is what the reader may do; `tries` are those whose example can be pressed: they only show something.
 * `schoolId` is set if they may see the school.
 */
export type HelpView = {
  kind: 'help';
  can: readonly HelpKind[];
  tries: readonly HelpKind[];
  names: Names;
  schoolId: string | undefined;
};

const mostButtons = 6;
/** Two lines on a phone; longer names give way to general ones. */
const longestLine = 70;

/** What one can say, each with a line to copy, and some that can be pressed. */
export function helpCard(view: HelpView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const { help } = texts;
  const own: readonly Action[] =
    view.schoolId === undefined
      ? []
      : [execute(help.status, 'status.show', { scope: 'school', id: view.schoolId })];
  const tries = view.tries.map((one) => say(plainText(lineOf(one, view.names, wording), 80)));
  return cardMessage({
    locale,
    summary: help.summary,
    body: [
      heading(help.heading),
      factSet(
        view.can.map((one) => ({
          title: help.titles[one],
          value: texts.quote(escapeMarkdown(lineOf(one, view.names, wording), 120)),
        })),
        'Small',
      ),
      meta(help.foot, 'Medium'),
    ],
    actions: [...own, ...tries].slice(0, mostButtons),
  });
}

/** A line that works as it stands. */
function lineOf(kind: HelpKind, names: Names, { texts }: Pick<Wording, 'texts'>): string {
  const { help } = texts;
  const { pupil = 'Philip', other = 'Sofie', classTitle = '7.b' } = names;
  const own = help.lines[kind]({ pupil, classTitle, other });
  if (own.length <= longestLine || Object.keys(names).length === 0) return own;
  return lineOf(kind, {}, { texts });
}
