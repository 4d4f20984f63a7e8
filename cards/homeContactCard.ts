import type { HomeContactLine } from '../services/cases/digestViews.ts';
import type { Text } from '../services/rules/ruleset.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { contactLinesOf, inSchool, toList } from './contactBox.ts';
import { box, execute, heading, line, meta, oneLine } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { pupilWords } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** The task of contacting one pupil's home, or what became of the last one. */
export type HomeContactView = {
  kind: 'homeContact';
  pupilId: string;
  pupil: string;
  /** The playbook's words for it. */
  text: Text | undefined;
  open: HomeContactLine | undefined;
  /** The last one that is not open. */
  last:
    | { state: 'done'; by: string; on: string; note: string | undefined }
    | { state: 'moved' | 'withdrawn' }
    | undefined;
};

const mostOfNote = 300;

/** One home to contact, with room for a line on what was agreed. */
export function homeContactCard(view: HomeContactView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { contact } = wording.texts.pupilTasks;
  const { open } = view;
  if (!open) {
    return cardMessage({
      locale,
      summary: contact.summary(0),
      body: [heading(pupilWords(view.pupil, 40)), ...outcome(view, wording)],
      actions: [toList(contact.toList)],
    });
  }
  const data = { pupil: open.pupilId, task: open.taskId, v: open.version, ...inSchool(open) };
  return cardMessage({
    locale,
    summary: contact.summary(1),
    body: [
      heading(contact.heading),
      box(contactLinesOf(open, wording), 'emphasis', 'Small'),
      line(view.text ? ruleText(view.text, wording, 160) : contact.toContact, { spacing: 'Small' }),
      {
        ...oneLine('outcome', contact.note, 200),
        ...{ placeholder: contact.noteHint, spacing: 'Medium' },
      },
      meta(contact.why, 'Small'),
    ],
    actions: [
      execute(contact.doneWithNote, 'contact.done', data, { style: 'positive' }),
      toList(contact.toList),
    ],
  });
}

function outcome({ last }: HomeContactView, wording: Wording): readonly Element[] {
  const { contact } = wording.texts.pupilTasks;
  if (!last) return [line(contact.none)];
  if (last.state !== 'done') {
    return [line(last.state === 'moved' ? contact.inCase : contact.takenBack)];
  }
  const told = contact.wasDone(escapeMarkdown(last.by, 60), wording.date(last.on));
  return [
    line(told, { color: 'Good' }),
    ...(last.note === undefined ? [] : [line(escapeMarkdown(last.note, mostOfNote))]),
  ];
}
