import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** Where a file lies on this machine. */
export type FileSavedView = { kind: 'fileSaved'; name: string; folder: string };

/** Where to find a file that the sandbox saved, as its chats cannot take files. */
export function fileSavedCard({ name, folder }: FileSavedView, locale: Locale): CardMessage {
  const { file } = wordingOf(locale).texts;
  const where = file.saved(escapeMarkdown(name), escapeMarkdown(folder));
  return cardMessage({
    locale,
    summary: file.savedHere,
    body: [heading(file.savedHere), line(where, { spacing: 'Small' })],
  });
}
