import { rollCallCard } from '../../cards/rollCallCard.ts';
import { dayNumber } from '../../services/calendar/dayNumber.ts';
import { pupilName } from '../../services/roster/tellApart.ts';
import { rollCallOf } from '../casework/rollCallOf.ts';
import { silentOf } from '../casework/silentOf.ts';
import type { CardKind } from './cardKind.ts';
import { seenPupil } from './seen.ts';

/** A class's roll-call as of now: who is noted meanwhile is gone from it. */
export const rollCallKind: CardKind<'rollCall'> = {
  readers: 'person',
  shows: 'nothing',
  show: async ({ app, records, locale }, { id, reminds }, { actor }) => {
    const { one, today, before, maybe } = await rollCallOf(app, records, actor, id);
    const lines = maybe.map(({ pupil, category }) => ({
      pupilId: pupil.id,
      pupil: pupilName(pupil, actor.roster),
      category,
    }));
    const silent = reminds === true ? await silentOf(app, actor, records) : [];
    const message = rollCallCard(
      {
        kind: 'rollCall',
        classId: one.id,
        classTitle: one.title,
        day: dayNumber(today),
        before: before.toString(),
        lines,
        reminds: reminds === true,
        also: silent.flatMap(({ id: classId, title }) => (classId === id ? [] : [title])),
      },
      locale,
    );
    return { message, seen: lines.map(({ pupilId }) => seenPupil(pupilId, actor)) };
  },
};
