import type { CardMessage } from '../../cards/cardMessage.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import type { Actor } from '../../services/access/access.ts';
import type { CardSubject } from '../../services/retention/cardSubjects.ts';
import type { App } from '../core/app.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { RecordReader } from '../core/recordReader.ts';
import type { Seen, SeenElsewhere } from '../core/seen.ts';
import type { Viewer } from './viewer.ts';

/** A card's input: its school's records at one moment, and the reader's language. */
export type Showing = { app: App; school: string; records: RecordReader; locale: Locale };

/** A card for one viewer, and whom it is about. */
export type Shown = {
  message: CardMessage;
  seen: readonly Seen[];
  /** The same in the viewer's other schools. */
  elsewhere?: readonly SeenElsewhere[];
};

/** A `CardRef` of one kind. */
export type CardRefOf<Card extends CardRef['card']> = Extract<CardRef, { card: Card }>;

/** Who can be shown a card at all; the card itself checks a person's school and rights. */
type ViewerOf = {
  person: { actor: Actor };
  personOrTeam: Exclude<Viewer, 'anybody'>;
  anybody: Viewer;
};

type Parts<Card extends CardRef['card'], Readers extends keyof ViewerOf> = {
  readers: Readers;
  /** What it shows: the card goes with it, by age or erasure. */
  shows: CardSubject;
  /**
   * The card and whom it is about, from one read.
   * @returns undefined if the subject is gone or hidden from the viewer
   * @throws RefusedError the same
   */
  show: (
    showing: Showing,
    subject: CardRefOf<Card>,
    viewer: ViewerOf[Readers],
  ) => Promise<Shown | undefined> | Shown | undefined;
};

/** All parts of a card; a kind that lacks one does not compile. */
export type CardKind<Card extends CardRef['card']> =
  | Parts<Card, 'person'>
  | Parts<Card, 'personOrTeam'>
  | Parts<Card, 'anybody'>;

/** A card that names no pupil. */
export function namingNobody(message: CardMessage | undefined): Shown | undefined {
  return message && { message, seen: [] };
}
