import { CardFactory, type MessagingExtensionResponse } from 'botbuilder';
import { z } from 'zod';
import type { CardMessage } from '../../cards/cardMessage.ts';
import type { FoundPupil } from '../../cards/foundPupil.ts';
import { refusalText } from '../../cards/refusalCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { wordingOf } from '../../cards/wording/wording.ts';

/** The search that the manifest declares. */
const search = z.looseObject({
  commandId: z.literal('status'),
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
