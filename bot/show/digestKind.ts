import { digestCard } from '../../cards/digestCard.ts';
import { type Listed, morningList } from '../casework/morningList.ts';
import type { Seen } from '../core/seen.ts';
import type { CardKind } from './cardKind.ts';
import { seenCase } from './seen.ts';

/** What a person has to do in all their schools; only their own. O(cases). */
export const digestKind: CardKind<'digest'> = {
  readers: 'person',
  shows: 'staff',
  show: async ({ app, records, locale }, { id }, { actor }) => {
    if (id !== actor.member.id) return undefined;
    const { view, here, elsewhere } = await morningList(app, actor, records);
    return {
      message: digestCard(view, locale),
      seen: seenIn(here),
      elsewhere: elsewhere.map((list) => ({
        school: list.actor.roster.school.id,
        by: list.actor.member.id,
        seen: seenIn(list),
      })),
    };
  },
};

function seenIn({ actor, cases }: Listed): Seen[] {
  return cases.flatMap((subject) => seenCase(subject, actor));
}
