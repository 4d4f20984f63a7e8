import type { Actor } from '../../services/access/access.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { byUrgency, digestView } from '../../services/cases/digest.ts';
import type { DigestView } from '../../services/cases/digestViews.ts';
import { type App, caseContextOf } from '../core/app.ts';
import { type RecordReader, storedRecords } from '../core/recordReader.ts';
import { everySchoolOf } from '../core/schools.ts';
import { earlyOf } from './earlyOf.ts';
import { morningOf } from './morningOf.ts';
import { schoolTasks } from './schoolTasks.ts';

/** A person's list in one school, its cases, ids of the hand-overs in it, and whom else it is about. */
export type Listed = {
  actor: Actor;
  view: DigestView;
  cases: readonly CaseRecord[];
  offers: readonly string[];
  /** Pupils without a case. */
  pupils: readonly string[];
};

/**
 * Everything a person has to do right now, over all their schools, by their rights in each.
 * @param records of the school that `actor` belongs to
 */
export async function morningList(
  app: App,
  actor: Actor,
  records: RecordReader,
): Promise<{ view: DigestView; here: Listed; elsewhere: readonly Listed[] }> {
  const here = await listIn(app, actor, records);
  const every = everySchoolOf(app.schools, actor);
  if (every.length === 1) return { view: here.view, here, elsewhere: [] };
  const lists = await Promise.all(
    every.map((one) => {
      const { id } = one.roster.school;
      return id === actor.roster.school.id ? here : listIn(app, one, storedRecords(app, id));
    }),
  );
  const items = lists.flatMap(({ actor: { roster }, view }) =>
    view.items.map((item) => ({ ...item, school: roster.school })),
  );
  const praise = lists.flatMap(({ view }) => view.praise);
  const reviews = lists.flatMap(({ actor: { roster }, view }) =>
    view.reviews.map((one) => ({ ...one, school: roster.school })),
  );
  const tasks = {
    contacts: lists.flatMap((list) => list.view.contacts.map((one) => at(list, one))),
    reasons: lists.flatMap((list) => list.view.reasons.map((one) => at(list, one))),
  };
  return {
    view: { ...here.view, items: items.toSorted(byUrgency), ...tasks, praise, reviews },
    here,
    elsewhere: lists.filter((list) => list !== here),
  };
}

/** A line with its school, for somebody who works at several. */
function at<Line>(
  { actor: { roster } }: Listed,
  line: Line,
): Line & { school: Listed['view']['items'][number]['school'] } {
  return { ...line, school: roster.school };
}

async function listIn(app: App, actor: Actor, records: RecordReader): Promise<Listed> {
  const all = (await records.list('case')).map(({ value }) => value);
  const caseContext = caseContextOf(app, actor.roster.school.id);
  const offers = (await records.list('handOver')).map(({ value }) => value);
  const early = await earlyOf(app, actor, all, records);
  const tasks = await schoolTasks(app, actor.roster.school.id, records);
  const day = await morningOf(app, records);
  const view = digestView(actor, all, caseContext, day, { offers, early, tasks });
  const shown = new Set([...view.items, ...view.praise].map(({ caseId }) => caseId));
  return {
    ...{ actor, view },
    cases: all.filter(({ id }) => shown.has(id)),
    offers: offers.map(({ id }) => id).filter((id) => shown.has(id)),
    pupils: view.items.flatMap(({ pupilId }) => pupilId ?? []),
  };
}
