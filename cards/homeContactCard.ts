import type { HomeContactLine } from '../services/cases/digestViews.ts';
import type { Text } from '../services/rules/ruleset.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { contactLinesOf, inSchool, toList } from './contactBox.ts';
import { box, execute, heading, line, meta, oneLine } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { capitalised, pupilInClass } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** The task of contacting one pupil's home, or what became of the last one. */
export type HomeContactView = {
  kind: 'homeContact';
  pupilId: string;
  pupil: string;
  classTitle: string;
  /** The playbook's words for it. */
  text: Text | undefined;
  open: HomeContactLine | undefined;
  /** The last one that is not open; `by` is undefined for somebody who has left. */
  last:
    | { state: 'done'; by: string | undefined; on: string; note: string | undefined }
    | { state: 'moved' | 'withdrawn' }
    | undefined;
  /** The pupil's case, where the reader sees it. */
  caseId: string | undefined;
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
      summary: contact.none,
      body: [heading(pupilInClass(view, 40)), ...outcome(view, wording)],
      actions: [...toCase(view, wording), toList(contact.toList)],
    });
  }
  const data = { pupil: open.pupilId, task: open.taskId, v: open.version, ...inSchool(open) };
  return cardMessage({
    locale,
    summary: contact.summary(1),
    body: [
      heading(contact.heading),
      box(contactLinesOf(open, wording), 'emphasis', 'Small'),
      line(view.text ? `${ruleText(view.text, wording, 160)}.` : contact.toContact, {
        spacing: 'Small',
      }),
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

/** To the case that the task lies in now. */
function toCase({ last, caseId }: HomeContactView, { texts }: Wording): readonly Action[] {
  if (last?.state !== 'moved' || caseId === undefined) return [];
  return [execute(texts.digest.open, 'case.show', { case: caseId })];
}

function outcome({ last }: HomeContactView, wording: Wording): readonly Element[] {
  const { conflict, pupilTasks } = wording.texts;
  const { contact } = pupilTasks;
  if (!last) return [line(contact.none)];
  if (last.state !== 'done') {
    return [line(last.state === 'moved' ? contact.inCase : contact.takenBack)];
  }
  const by = last.by === undefined ? conflict.someone : escapeMarkdown(last.by, 60);
  const told = contact.wasDone(by, wording.date(last.on));
  return [
    line(capitalised(told), { color: 'Good' }),
    ...(last.note === undefined
      ? []
      : [line(contact.agreed(escapeMarkdown(last.note, mostOfNote)))]),
  ];
}
