import type { MessageWork } from './messageWork.ts';
import { startOverview } from './startOverview.ts';

/**
 * Starts looking at how attendance went after what was done, for somebody who leads or coordinates: over the
 * schools they answer for together, in their own chat.
 * @throws RefusedError `not_allowed`
 */
export function showWorked(work: MessageWork): void {
  startOverview(work, { about: 'worked' });
}
