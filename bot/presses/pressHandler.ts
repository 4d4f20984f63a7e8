import type { Subject } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';

/**
 * Decides a press. Returns the subject whose fresh card answers it.
 * @throws RefusedError when it may not be: nothing was written then
 */
export type PressHandler = (work: TurnWork, data: unknown) => Promise<Subject>;
