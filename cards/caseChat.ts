import type { CaseView } from '../services/cases/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { sideButton } from './caseForms.ts';
import { line, openUrl } from './elements.ts';
import { plainText } from './wording/plainText.ts';
import type { Wording } from './wording/wording.ts';

/** Opens the screen with the link, so that the press is in the trail. */
export function chatButton(view: CaseView, { texts }: Wording): readonly Action[] {
  if (!view.chatWith || view.chatWith.length === 0) return [];
  return [sideButton(view, 'chat', texts.chat.open)];
}

/** A chat with the case's own people, named by its number alone; the bot is not in it. */
export function caseChat(
  view: CaseView,
  { texts }: Wording,
): { body: readonly Element[]; actions: readonly Action[] } {
  const { chatWith = [], number } = view;
  if (chatWith.length === 0) return { body: [line(texts.chat.nobody)], actions: [] };
  return {
    body: [line(texts.chat.about(chatWith.length)), line(texts.chat.careful, { spacing: 'Small' })],
    actions: openUrl(texts.chat.start, chatLink(chatWith, number)),
  };
}

/**
 * Teams' link to a new chat with these people; the one who presses is in it always, and nothing is sent by it.
 * Source: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams.
 */
function chatLink(emails: readonly string[], number: string): string {
  const query = new URLSearchParams({
    users: emails.join(','),
    topicName: plainText(number, 30),
  });
  return `https://teams.microsoft.com/l/chat/0/0?${query}`;
}
