import { lettersCard } from '../../cards/lettersCard.ts';
import { lettersView } from '../../services/documents/lettersView.ts';
import { letterFilling } from '../files/letterFilling.ts';
import type { CardKind } from './cardKind.ts';
import { seenCase } from './seen.ts';

/** The documents that fit a case now; only for those who see all of it. */
export const lettersKind: CardKind<'letters'> = {
  readers: 'person',
  shows: { records: ['case'] },
  show: async ({ app, records, locale, refused }, { id, page, language, made }, { actor }) => {
    const filling = await letterFilling(app, actor, id, records);
    const view = lettersView(app.letters, filling);
    const message = lettersCard(view, { page, language, made, refused: refused?.code }, locale);
    return { message, seen: seenCase(filling.subject, actor) };
  },
};
