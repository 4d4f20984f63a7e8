import {
  CardFactory,
  type MessagingExtensionActionResponse,
  type MessagingExtensionResponse,
  type TaskModuleTaskInfo,
} from 'botbuilder';
import { z } from 'zod';
import type { DialogCard } from '../../cards/absenceFormCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';
import type { FoundPupil } from '../../cards/foundPupil.ts';
import { refusalText } from '../../cards/refusalCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { MessageRead } from '../extension/absenceForm.ts';
import { extensionCommands } from './extensionCommands.ts';
import { messageText } from './messageText.ts';

const search = z.looseObject({
  commandId: z.literal(extensionCommands.query),
  parameters: z.array(z.looseObject({ name: z.string(), value: z.string().max(200) })).max(5),
});

/** What was typed into the search; undefined for another command or shape. */
export function soughtIn(value: unknown): string | undefined {
  const { parameters } = search.safeParse(value).data ?? {};
  return parameters?.find(({ name }) => name === 'pupil')?.value;
}

/**
 * The results of a search. The asker alone reads the lines; what a chosen one puts into the conversation is
 * `placed`.
 */
export function resultsOf(
  found: readonly FoundPupil[],
  placed: CardMessage,
): MessagingExtensionResponse {
  return {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: found.map(({ title, text }) => ({
        ...CardFactory.adaptiveCard(placed.card),
        preview: CardFactory.thumbnailCard(escaped(title), [], [], { text: escaped(text) }),
      })),
    },
  };
}

/** Teams reads a preview's text as HTML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A line instead of results. */
export function lineInstead(text: string): MessagingExtensionResponse {
  return { composeExtension: { type: 'message', text } };
}

/** Why there are no results. */
export function refusalLine(code: string, locale: Locale): string {
  const { title, next } = refusalText({ code, details: {} }, locale);
  return `${title}. ${next}`;
}

/** A failure of ours, with its number. */
export function errorLine(number: string, locale: Locale): string {
  const { error } = wordingOf(locale).texts;
  return `${error.heading}. ${error.number(number)}`;
}

const asked = z.looseObject({
  commandId: z.literal(extensionCommands.action),
  messagePayload: z.looseObject({
    createdDateTime: z.iso.datetime({ offset: true }).optional().catch(undefined),
    body: z.looseObject({ contentType: z.string().catch('text'), content: z.string() }),
  }),
});

/** The message on which »Meld fravær« was chosen, as plain text; undefined for another command or shape. */
export function messageIn(value: unknown): MessageRead | undefined {
  const payload = asked.safeParse(value).data?.messagePayload;
  if (!payload) return undefined;
  const { contentType, content } = payload.body;
  const textFormat = contentType === 'html' ? 'xml' : 'plain';
  return { text: messageText({ text: content, textFormat }), at: payload.createdDateTime };
}

const submitted = z.looseObject({
  commandId: z.literal(extensionCommands.action),
  data: z.unknown(),
});

/** What was filled in and sent; undefined for another command or shape. */
export function dataIn(value: unknown): unknown {
  return submitted.safeParse(value).data?.data;
}

/** A form in a dialog. */
export function dialogOf(card: DialogCard, title: string): MessagingExtensionActionResponse {
  const shown = CardFactory.adaptiveCard(card);
  const value: TaskModuleTaskInfo = { title, width: 'medium', height: 'large', card: shown };
  return { task: { type: 'continue', value } };
}

/** A line in the dialog, which then has nothing to send. */
export function dialogLine(value: string): MessagingExtensionActionResponse {
  return { task: { type: 'message', value } };
}
