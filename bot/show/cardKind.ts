import type { InputId } from '../../cards/adaptiveCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';
import type { FilledIn } from '../../cards/caseFormCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import type { Verb } from '../../cards/wording/verbs.ts';
import type { Actor } from '../../services/access/access.ts';
import type { CardSubject } from '../../services/retention/cardSubjects.ts';
import type { App } from '../core/app.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { RecordReader } from '../core/recordReader.ts';
import type { Seen, SeenElsewhere } from '../core/seen.ts';
import type { Viewer } from './viewer.ts';

/** What a press held and what was filled in beside it: for the answering card, never stored. */
export type Pressed = {
  verb: Verb;
  /** The version the card showed. */
  v: number | undefined;
  filledIn: FilledIn;
  /** A field that is not given back, since it seems to hold a CPR number. */
  unsaid: InputId | undefined;
};

/** Why a press changed nothing. */
export type Refused = {
  code: string;
  details: Readonly<Record<string, string | number>>;
  press?: Pressed | undefined;
};

/** A card's input: its school's records at one moment, and the reader's language. */
export type Showing = {
  app: App;
  school: string;
  records: RecordReader;
  locale: Locale;
  /** The press that this card answers, if it changed nothing. */
  refused?: Refused | undefined;
};

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
  /** It says itself why a press changed nothing; other cards get that above them. */
  tellsRefusal?: true;
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
