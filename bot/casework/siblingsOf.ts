import type { Actor } from '../../services/access/access.ts';
import type { SiblingsView } from '../../services/cases/views.ts';
import type { Pupil } from '../../services/roster/roster.ts';
import { seenSiblings, siblingsView } from '../../services/status/siblings.ts';
import { type App, localTime, rulesetsOf } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';

/** A pupil's siblings as one reader may know of them. O(siblings). */
export async function siblingsOf(
  app: App,
  actor: Actor,
  pupil: Pupil,
  records: Pick<RecordReader, 'load'>,
): Promise<SiblingsView | undefined> {
  const seen = seenSiblings(pupil, { actor });
  const loaded = await Promise.all(seen.map(({ id }) => records.load('pupil', id)));
  const absences = new Map(loaded.flatMap((one) => (one ? [[one.pupilId, one]] : [])));
  return siblingsView(pupil, (id) => absences.get(id), {
    actor,
    calendar: app.calendar,
    rulesets: rulesetsOf(app, actor.roster.school.id),
    absenceTeam: app.playbook.absenceTeam,
    today: localTime(app).toPlainDate(),
  });
}
