import { actionRows } from './actionRows.ts';
import type { Action, AdaptiveCard, Element, ExecuteAction } from './adaptiveCard.ts';
import { textsOf } from './texts/texts.ts';
import type { Locale } from './wording/locale.ts';

/** A card and its notification line, which, like the card's fallback and speech, names no pupil. */
export type CardMessage = { card: AdaptiveCard; summary: string };

type Parts = {
  locale: Locale;
  summary: string;
  body: readonly Element[];
  actions?: readonly Action[];
  /** Sent by the client when the card comes into view: what this person may see and do. */
  refresh?: ExecuteAction;
  /** Entra ids whose clients refresh; if omitted, everybody's, in a chat of up to 60 people. */
  refreshFor?: readonly string[] | undefined;
  /** For tables. */
  fullWidth?: boolean;
};

/** The limit in Teams. */
const mostRefreshed = 60;

function refresh(action: ExecuteAction, userIds: readonly string[] | undefined) {
  return userIds ? { action, userIds: userIds.slice(0, mostRefreshed) } : { action };
}

/** Builds a card: version, language, fallback and speech are the same for all. */
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
      ...(parts.refresh ? { refresh: refresh(parts.refresh, parts.refreshFor) } : {}),
      ...(parts.fullWidth ? { msteams: { width: 'Full' as const } } : {}),
      body: [...parts.body, ...actionRows(parts.actions ?? [])],
    },
  };
}
