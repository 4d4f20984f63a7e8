import type { Locale } from '../../cards/wording/locale.ts';
import type { Actor } from '../../services/access/access.ts';
import type { Recipient } from './outboxItem.ts';

/** A known person writing or pressing something: what every handler gets. */
export type Turn = {
  /** The activity's id; the same id means the same turn. */
  id: string;
  actor: Actor;
  school: string;
  locale: Locale;
  /** Whether others can read: pupil data then goes to the person's own chat. */
  shared: boolean;
  /** The conversation the activity came from. */
  origin: Recipient;
  /** The team or group chat it came from. */
  team?: string | undefined;
  /** For a press: the message with the card. */
  pressedIn?: string | undefined;
  /** For a changed message: the turn that took it as it was, and when (instant, ISO): its »today«. */
  replaces?: { id: string; at: string } | undefined;
};

/** Where the actor's pupil data goes: always their own chat. */
export function privately(turn: Turn): Recipient {
  return { to: 'person', staffId: turn.actor.member.id };
}
