import type { Actor } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { fullName } from '../../services/roster/roster.ts';
import type { CaseList, StatusView } from '../../services/status/views.ts';
import { reviewStatus } from '../casework/monthReview.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { storedRecords } from '../core/recordReader.ts';
import { transact } from '../core/unitOfWork.ts';
import { statusBasis, statusSubject } from '../messages/showStatus.ts';
import { schoolStatus } from '../status/schoolStatus.ts';

/** What is asked of the tab: which of the person's schools, and which cases; the first, and what is overdue. */
export type TabAsked = { school?: string | undefined; list?: CaseList | undefined };

/** The tab as one person sees it. */
export type TabView = {
  viewer: string;
  school: string;
  /** The schools that the person sees something of. */
  schools: readonly { id: string; name: string }[];
  list: CaseList;
  status: StatusView;
};

type Seeing = { actor: Actor; subject: CardRef };

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
  const seeing = actors.flatMap(seenBy);
  const chosen = asked.school === undefined ? seeing[0] : seeing.find(isOf(asked.school));
  if (!chosen) {
    await note(app, actors[0], { subjects: [], code: 'not_allowed' });
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
  await note(app, actor, { subjects: [subject.id], basis: statusBasis({ actor }, subject) });
  return {
    viewer: fullName(actor.member),
    school,
    schools: seeing.map(({ actor: { roster } }) => roster.school),
    list,
    status,
  };
}

function seenBy(actor: Actor): readonly Seeing[] {
  try {
    return [{ actor, subject: statusSubject({ actor }, undefined) }];
  } catch (error) {
    if (error instanceof RefusedError) return [];
    throw error;
  }
}

const isOf =
  (school: string) =>
  ({ actor }: Seeing) =>
    actor.roster.school.id === school;

async function note(
  app: App,
  { member, roster }: Actor,
  what: Pick<Parameters<typeof audit>[1], 'subjects' | 'basis' | 'code'>,
): Promise<void> {
  await transact(app.store, roster.school.id, async (unit) => {
    const entry = { turnId: `tab/${app.newId()}`, at: stamp(app), by: member.id, action: 'tab' };
    audit(unit, { ...entry, ...what });
  });
}
