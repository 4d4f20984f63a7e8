import type { App } from '../core/app.ts';
import { conversationId } from '../core/outboxItem.ts';
import { transact } from '../core/unitOfWork.ts';
import { forgetPerson } from '../outbox/unreached.ts';

/**
 * The app was removed from somebody's chat: nothing goes there until they are met again. Found by
 * conversation, since the person removing it may not be its owner. Sending there would seem to succeed.
 * O(people met).
 */
export async function forgetChat(app: App, conversation: string): Promise<void> {
  for (const { school } of app.schools.all()) {
    const people = await app.store.list(school.id, 'person');
    const theirs = people.filter(
      ({ value }) => !value.gone && conversationId(value.reference) === conversation,
    );
    if (theirs.length === 0) continue;
    await transact(app.store, school.id, async (unit) => {
      for (const { id: staffId } of theirs) {
        await forgetPerson(app, unit, { to: 'person', staffId }, 'uninstalled');
      }
    });
  }
}
