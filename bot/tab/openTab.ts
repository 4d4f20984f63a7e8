import type { Actor } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { CaseList, StatusView } from '../../services/status/views.ts';
import { reviewStatus } from '../casework/monthReview.ts';
import type { App } from '../core/app.ts';
import { storedRecords } from '../core/recordReader.ts';
import { statusBasis } from '../messages/showStatus.ts';
import { schoolStatus } from '../status/schoolStatus.ts';
import { lookedAt } from './lookedAt.ts';
import { type Choice, choiceOf, seenIn } from './tabChoice.ts';

/** What is asked of the tab: which of the person's schools, and which cases; the first, and what is overdue. */
export type TabAsked = { school?: string | undefined; list?: CaseList | undefined };

/** The tab as one person sees it. */
export type TabView = Choice & { school: string; list: CaseList; status: StatusView };

/**
 * What "status" in the chat shows somebody, as a page: of the school for its leadership, of the own class for a
 * teacher; decided by the same rules. Changes nothing but the trail, where every viewing and every refusal is.
 * @param actors the person in each of their schools, home school first
 * @throws RefusedError `not_allowed`, also for a school that is not theirs; StoreError if the trail cannot be
 *   written: then nothing is shown
 */
export async function openTab(
  app: App,
  actors: readonly [Actor, ...Actor[]],
  asked: TabAsked,
): Promise<TabView> {
  const seeing = seenIn(actors);
  const chosen =
    asked.school === undefined
      ? seeing[0]
      : seeing.find(({ actor }) => actor.roster.school.id === asked.school);
  if (!chosen) {
    await lookedAt(app, actors[0], { subjects: [], code: 'not_allowed' });
    throw new RefusedError('not_allowed');
  }
  const { actor, subject } = chosen;
  const { id: school } = actor.roster.school;
  const records = storedRecords(app, school);
  const list = asked.list ?? 'overdue';
  const review = subject.id === 'school' ? await reviewStatus(app, actor, records) : undefined;
  const status = await schoolStatus(
    app,
    actor,
    subject.id,
    { list, perPage: Number.POSITIVE_INFINITY, review },
    records,
  );
  await lookedAt(app, actor, { subjects: [subject.id], basis: statusBasis({ actor }, subject) });
  return { ...choiceOf(app, actors, actor), school, list, status };
}
