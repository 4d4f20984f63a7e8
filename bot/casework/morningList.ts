import type { Actor } from '../../services/access/access.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { digestView } from '../../services/cases/digest.ts';
import type { DigestView, SharedDigestView } from '../../services/cases/views.ts';
import { type App, caseContextOf } from '../core/app.ts';
import { type RecordReader, storedRecords } from '../core/recordReader.ts';
import { everySchoolOf } from '../core/schools.ts';
import { morningOf } from './morningOf.ts';

/** A person's list in one school, and its cases. */
export type Listed = { actor: Actor; view: DigestView; cases: readonly CaseRecord[] };

/**
 * Everything a person has to do right now, in each of their schools, by their rights there.
 * @param records of the school that `actor` belongs to
 */
export async function morningList(
  app: App,
  actor: Actor,
  records: RecordReader,
): Promise<{ view: DigestView | SharedDigestView; here: Listed; elsewhere: readonly Listed[] }> {
  const here = await listIn(app, actor, records);
  const every = everySchoolOf(app.schools, actor);
  if (every.length === 1) return { view: here.view, here, elsewhere: [] };
  const lists = await Promise.all(
    every.map((one) => {
      const { id } = one.roster.school;
      return id === actor.roster.school.id ? here : listIn(app, one, storedRecords(app, id));
    }),
  );
  const { on } = here.view;
  const { givenName } = actor.member;
  const schools = lists.map((list) => ({ ...list.actor.roster.school, items: list.view.items }));
  return {
    view: { kind: 'sharedDigest', on, givenName, schools },
    here,
    elsewhere: lists.filter((list) => list !== here),
  };
}

async function listIn(app: App, actor: Actor, records: RecordReader): Promise<Listed> {
  const all = (await records.list('case')).map(({ value }) => value);
  const caseContext = caseContextOf(app, actor.roster.school.id);
  const view = digestView(actor, all, caseContext, await morningOf(app, records));
  const shown = new Set(view.items.map(({ caseId }) => caseId));
  return { actor, view, cases: all.filter(({ id }) => shown.has(id)) };
}
