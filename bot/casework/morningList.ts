import type { Actor } from '../../services/access/access.ts';
import { digestView } from '../../services/cases/digest.ts';
import type { DigestView, SharedDigestView } from '../../services/cases/views.ts';
import { type App, settingOf } from '../core/app.ts';
import { storedRecords } from '../core/reading.ts';
import { everySchoolOf } from '../core/schools.ts';
import { morningOf } from './morningOf.ts';

/**
 * All that is one person's to do as it stands now, in every school of theirs; in each by the right they
 * have there.
 */
export async function morningList(app: App, actor: Actor): Promise<DigestView | SharedDigestView> {
  const every = everySchoolOf(app.schools, actor);
  if (every.length === 1) return listIn(app, actor);
  const lists = await Promise.all(
    every.map(async (one) => ({
      id: one.roster.school.id,
      name: one.roster.school.name,
      view: await listIn(app, one),
    })),
  );
  const { givenName } = actor.member;
  return {
    kind: 'sharedDigest',
    on: (await morningOf(app, storedRecords(app, actor.roster.school.id))).today.toString(),
    givenName,
    schools: lists.map(({ view, ...school }) => ({ ...school, items: view.items })),
  };
}

async function listIn(app: App, actor: Actor): Promise<DigestView> {
  const school = actor.roster.school.id;
  const cases = (await app.store.list(school, 'case')).map(({ value }) => value);
  return digestView(
    actor,
    cases,
    settingOf(app, school),
    await morningOf(app, storedRecords(app, school)),
  );
}
