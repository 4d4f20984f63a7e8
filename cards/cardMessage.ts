import { actionRows } from './actionRows.ts';
import type { Action, AdaptiveCard, Element, ExecuteAction } from './adaptiveCard.ts';
import { textsOf } from './texts/texts.ts';

/** Languages that the cards speak. */
export type Locale = 'da' | 'en';

/** A card and the line a notification shows: the line, like the card's fallback and speech, names no pupil. */
export type CardMessage = { card: AdaptiveCard; summary: string };

type Parts = {
  locale: Locale;
  summary: string;
  body: readonly Element[];
  actions?: readonly Action[];
  /** Asked by the client when the card comes into view, for what this person may see and do. */
  refresh?: ExecuteAction;
  /** For tables. */
  fullWidth?: boolean;
};

/** Puts a card together: version, language, fallback and speech are the same for all of them. */
export function cardMessage(parts: Parts): CardMessage {
  return {
    summary: parts.summary,
    card: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      lang: parts.locale,
      fallbackText: textsOf(parts.locale).fallback(parts.summary),
      speak: parts.summary,
      ...(parts.refresh ? { refresh: { action: parts.refresh } } : {}),
      ...(parts.fullWidth ? { msteams: { width: 'Full' as const } } : {}),
      body: [...parts.body, ...actionRows(parts.actions ?? [])],
    },
  };
}
