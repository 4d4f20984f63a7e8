import { nudgeCard } from '../../cards/nudgeCard.ts';
import { nudgeView } from '../../services/cases/nudgeView.ts';
import { morningOf } from '../casework/morningOf.ts';
import { caseContextOf } from '../core/app.ts';
import type { CardKind } from './cardKind.ts';
import { seenCase } from './seen.ts';

/** A colleague's reminder of a step; nothing once the step no longer waits for the reader. */
export const nudgeKind: CardKind<'nudge'> = {
  readers: 'person',
  shows: { records: ['case'] },
  show: async ({ app, school, records, locale }, { id, step, by }, { actor }) => {
    const subject = await records.load('case', id);
    if (!subject) return undefined;
    const caseContext = caseContextOf(app, school);
    const day = await morningOf(app, records);
    const view = nudgeView({ actor, subject, caseContext, day }, step, by);
    return view && { message: nudgeCard(view, locale), seen: seenCase(subject, actor) };
  },
};
