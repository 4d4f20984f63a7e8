import type { HomeContactLine } from '../services/cases/digestViews.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { contactBox, toList } from './contactBox.ts';
import { heading, line, meta } from './elements.ts';
import { inPages, pageAt, pageName, turnPages } from './pages.ts';
import type { Locale } from './wording/locale.ts';
import { wordingOf } from './wording/wording.ts';

/** With two buttons to turn the page and one to the list, at most six. */
const perPage = 3;

/** The homes that a reader is asked to contact about unlawful absence, each to be ticked off. */
export type HomeContactsView = { kind: 'homeContacts'; lines: readonly HomeContactLine[] };

/** A list of homes to contact; paged. */
export function homeContactsCard(
  { lines }: HomeContactsView,
  asked: number,
  locale: Locale,
): CardMessage {
  const wording = wordingOf(locale);
  const { contact } = wording.texts.pupilTasks;
  const pages = inPages(lines, perPage);
  const { shown, page } = pageAt(pages, asked);
  const at = pageName({ page, pages: pages.length }, wording);
  return cardMessage({
    locale,
    summary: contact.summary(lines.length),
    body:
      lines.length === 0
        ? [line(contact.nothing)]
        : [
            heading(contact.heading),
            meta([contact.count(lines.length), at].filter(Boolean).join(' · ')),
            ...shown.map((one) => contactBox(one, {}, wording)),
            meta(contact.openHint, 'Small'),
            ...(page === 0 ? [meta(contact.why, 'Small')] : []),
          ],
    actions: [
      ...turnPages('contact.list', {}, { page, of: pages.length }, wording),
      toList(contact.toList),
    ],
  });
}
