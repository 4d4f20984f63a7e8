import { z } from 'zod';
import { classBasis } from '../../services/access/access.ts';
import { dayNumber } from '../../services/calendar/dayNumber.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { rollCallOf } from '../casework/rollCallOf.ts';
import { silentOf } from '../casework/silentOf.ts';
import { localTime } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';
import { answerIntent } from '../messages/intents.ts';
import { storeReport } from '../messages/storeReport.ts';
import { contextOf } from '../messages/understood.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';
import { ticked } from './ticked.ts';

const rollCallData = z.object({
  id: z.string(),
  v: z.number(),
  /** The marked pupils' ids. */
  away: ticked(4000),
});

/** Today's roll-call of the presser's class; a card of an earlier day is stale. */
async function fresh({ app, turn, unit }: TurnWork, press: z.output<typeof rollCallData>) {
  const found = await rollCallOf(app, unit, turn.actor, press.id);
  if (press.v !== dayNumber(found.today)) throw new RefusedError('stale');
  return found;
}

function trail({ turn, unit, at }: TurnWork, action: string, classId: string): void {
  const { actor, id } = turn;
  const basis = classBasis(actor, classId);
  audit(unit, { turnId: id, at, by: actor.member.id, action, subjects: [classId], basis });
}

/**
 * The reminder of several classes is of the next one, once the first was told of. All the school's classes are
 * gone through last, for those alone who were reminded today.
 */
async function nextAfter({ app, turn, unit }: TurnWork, classId: string): Promise<CardRef> {
  const same: CardRef = { card: 'rollCall', id: classId };
  if (turn.actor.member.role !== 'class_teacher') return same;
  const reminded = await unit.load('counter', 'reminder');
  if (reminded?.last !== dayNumber(localTime(app).toPlainDate())) return same;
  const [next] = await silentOf(app, turn.actor, unit);
  return next ? { card: 'rollCall', id: next.id, reminds: true } : same;
}

/** Notes those marked as away today too, with the reason of the day before; the receipt can be undone. */
export const rollCallSave = pressVerb({
  data: rollCallData,
  about: 'rollCall',
  ...onOtherCards,
  press: async (work, press) => {
    const { one, today, maybe } = await fresh(work, press);
    if (press.away.length === 0) throw new RefusedError('nothing_ticked');
    const marked = new Set(press.away);
    const away = maybe.filter(({ pupil }) => marked.has(pupil.id));
    // Somebody was noted meanwhile: look again before anything is written.
    if (away.length !== marked.size) throw new RefusedError('stale');
    await storeReport(
      { ...work, context: contextOf(work.app, work.turn) },
      {
        intent: 'note',
        entries: away.map(({ pupil, category }) => ({
          pupilId: pupil.id,
          dates: [today.toString()],
          category,
          extent: 'day',
        })),
        leftOut: [],
      },
    );
    trail(work, 'rollCall.save', one.id);
    return nextAfter(work, one.id);
  },
});

/** "Alle er mødt": what the same words in the chat would do. */
export const rollCallPresent = pressVerb({
  data: rollCallData,
  about: 'rollCall',
  ...onOtherCards,
  press: async (work, press) => {
    const { one } = await fresh(work, press);
    const context = contextOf(work.app, work.turn);
    const target = { classCode: one.code };
    await answerIntent({ ...work, context }, { intent: 'all_present', target });
    trail(work, 'rollCall.present', one.id);
    return nextAfter(work, one.id);
  },
});
