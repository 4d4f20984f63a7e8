import { type App, stamp } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { notice } from './notice.ts';

/** Tells something about a message that holds nothing to read; repeating the activity changes nothing. */
export async function answerWordless(app: App, turn: Turn, code: string): Promise<string> {
  return transact(app.store, turn.school, async (unit) => {
    if (await unit.load('inbox', turn.id)) return 'repeated';
    const at = stamp(app);
    unit.put('inbox', turn.id, { at });
    notice({ turn, outbox: unitOutbox(unit, turn.id, at) }, code);
    return code;
  });
}
