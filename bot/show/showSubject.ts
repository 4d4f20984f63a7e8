import { withRefusal } from '../../cards/withRefusal.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { App } from '../core/app.ts';
import { ofSchool } from '../core/cardSeal.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { type RecordReader, storedRecords } from '../core/recordReader.ts';
import { municipalityPart } from '../core/records.ts';
import type { Seen } from '../core/seen.ts';
import type { CardKind, CardRefOf, Refused, Shown } from './cardKind.ts';
import { cardKinds } from './cardKinds.ts';
import type { Viewer } from './viewer.ts';

/** Where and how a subject is shown. */
export type ShowOptions = {
  /** The records to read: the stored ones, unless a pending commit is given. */
  records?: RecordReader;
  /** Shown with the card if a press changed nothing. */
  refusal?: Refused | undefined;
};

/**
 * Builds a subject's card for one viewer, and whom it is about, from one read, so that trail and card
 * cannot differ.
 * @returns undefined if the subject is gone or hidden from the viewer
 */
export async function showSubject(
  app: App,
  school: string,
  subject: CardRef,
  viewer: Viewer,
  locale: Locale,
  { records = storedRecords(app, school), refusal }: ShowOptions = {},
): Promise<Shown | undefined> {
  try {
    const shown = await make({ app, school, records, locale, refused: refusal }, subject, viewer);
    if (!shown) return undefined;
    const { message, ...rest } = shown;
    const above = refusal && !cardKinds[subject.card].tellsRefusal;
    const told = above ? withRefusal(message, refusal, locale) : message;
    return { message: school === municipalityPart ? told : ofSchool(told, school), ...rest };
  } catch (error) {
    if (error instanceof RefusedError) return undefined;
    throw error;
  }
}

/** Whom a card is about; nobody if it names no pupil or the viewer gets no card. */
export async function seenOnCard(
  app: App,
  school: string,
  subject: CardRef,
  viewer: Viewer,
  records?: RecordReader,
): Promise<readonly Seen[]> {
  const shown = await showSubject(app, school, subject, viewer, 'da', records && { records });
  return shown?.seen ?? [];
}

async function make<Card extends CardRef['card']>(
  showing: Parameters<CardKind<Card>['show']>[0],
  subject: CardRefOf<Card> & { card: Card },
  viewer: Viewer,
): Promise<Shown | undefined> {
  const kind: CardKind<Card> = cardKinds[subject.card];
  if (kind.readers === 'anybody') return kind.show(showing, subject, viewer);
  if (viewer === 'anybody') return undefined;
  if (kind.readers === 'personOrTeam') return kind.show(showing, subject, viewer);
  return 'actor' in viewer ? kind.show(showing, subject, viewer) : undefined;
}
