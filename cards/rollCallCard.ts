import type { RollCallView } from '../services/status/rollCall.ts';
import type { ChoiceSetInput, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { tickInput } from './choiceInput.ts';
import { execute, heading, line, meta } from './elements.ts';
import { tickHeight } from './height.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, capped, nameList, pupilWords } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Pupils to mark; so many away from one class on the same day are rare. */
const mostChoices = 16;

/** Pixels for them: a long name with its reason takes two lines. */
const room = 32 * mostChoices;

/** The rest of a class of thirty. */
const mostOthers = 14;

/** Letters of a name to mark, so that its reason is never cut off. */
const mostToMark = 40;

/** Letters of the names that are only told. */
const mostOfName = 24;

/** Classes in a sentence. */
const mostNamed = 5;

/** The morning's roll-call: who was away the day before, to be marked if they still are. */
export function rollCallCard(view: RollCallView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { rollCall, categories } = wording.texts;
  const title = escapeMarkdown(view.classTitle, 30);
  const data = { id: view.classId, v: view.day };
  const choices = fittingChoices(
    view.lines.map(({ pupilId, pupil, category }) => ({
      title: `${pupilWords(pupil, mostToMark, plainText)} (${categories[category]})`,
      value: pupilId,
    })),
  );
  const asked: readonly Element[] =
    choices.length === 0
      ? [line(capitalised(rollCall.nobody(wording.date(view.before))), { spacing: 'Medium' })]
      : [
          {
            ...tickInput('away', rollCall.label(wording.date(view.before)), choices, []),
            spacing: 'Medium',
          },
          meta(rollCall.hint, 'Small'),
          ...others(view.lines.slice(choices.length), wording),
        ];
  return cardMessage({
    locale,
    summary: rollCall.summary,
    body: [
      heading(rollCall.heading(title)),
      ...(view.reminds ? [line(reminding(view, wording), { spacing: 'Small' })] : []),
      ...asked,
      meta(view.reminds ? wording.texts.coverage.remindsFoot : foot(view, wording), 'Medium'),
      ...(view.also.length > 0 ? [meta(wording.texts.reminders.next(title), 'Small')] : []),
    ],
    actions: [
      ...(choices.length === 0 ? [] : [execute(rollCall.save, 'rollCall.save', data)]),
      execute(rollCall.present, 'rollCall.present', data),
    ],
  });
}

function foot({ lines }: RollCallView, { texts: { rollCall } }: Wording): string {
  return `${lines.length > 0 ? rollCall.more.some : rollCall.more.none} ${rollCall.off}`;
}

function fittingChoices(choices: ChoiceSetInput['choices']): ChoiceSetInput['choices'] {
  let used = 0;
  return choices.filter(({ title }) => {
    used += tickHeight(title);
    return used <= room;
  });
}

/** Those who do not fit among the choices, by name: they can be written. */
function others(lines: RollCallView['lines'], wording: Wording): readonly Element[] {
  const names = lines.map(({ pupil }) => pupilWords(pupil, mostOfName, plainText));
  if (names.length === 0) return [];
  return [meta(wording.texts.rollCall.others(nameList(names, mostOthers, wording)), 'Small')];
}

/** That nothing was told of the class, and of which other ones. */
function reminding({ classTitle, also }: RollCallView, wording: Wording): string {
  const { coverage, reminders } = wording.texts;
  if (also.length === 0) return coverage.reminds;
  const { shown, left } = capped(also, mostNamed);
  const named = shown.map((title) => escapeMarkdown(title, 80));
  const others = wording.list([...named, ...(left > 0 ? [reminders.more(left)] : [])]);
  return reminders.several(escapeMarkdown(classTitle, 30), others);
}
