import type { Locale } from '../../cards/wording/locale.ts';
import type { Actor } from '../../services/access/access.ts';
import type { Recipient } from './outboxItem.ts';

/** Somebody known, saying or pressing something: what every handler gets. */
export type Turn = {
  /** Names the activity; the same id again is the same turn. */
  id: string;
  actor: Actor;
  school: string;
  locale: Locale;
  /** Whether others read along: pupil data is then answered in the person's own chat. */
  shared: boolean;
  /** The conversation the activity came from. */
  origin: Recipient;
  /** The team or group chat it came from. */
  team?: string | undefined;
  /** For a press: the message whose card was pressed. */
  pressedIn?: string | undefined;
};

/** Where pupil data for the one who acts goes: always the own chat. */
export function privately(turn: Turn): Recipient {
  return { to: 'person', staffId: turn.actor.member.id };
}
