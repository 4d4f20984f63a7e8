import { schoolsInReach } from '../../services/access/access.ts';
import type { Overview } from '../../services/status/overview.ts';
import { type App, stamp } from '../core/app.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { WorkResult } from '../core/workResult.ts';
import { countSchools } from './countSchools.ts';

/** How often the card shows progress: enough to see it is moving. */
const tellings = 6;

/** Counts the schools of a requested overview that the person may see now, updating the card as it goes. */
export async function overviewJob(
  app: App,
  school: string,
  id: string,
  itemId: string,
): Promise<WorkResult> {
  const asked = (await app.store.load(school, 'overview', id))?.value;
  const roster = app.schools.roster(school);
  const member = asked && roster?.member(asked.by);
  if (!asked || asked.schools || !roster || !member) return { outcome: 'done' };
  const schools = schoolsInReach({ member, roster }, app.schools.all(), app.coordinators);
  const every = Math.ceil(schools.length / tellings);
  const tell = async (difference: Partial<Overview>) => {
    await transact(app.store, school, async (unit) => {
      const current = await unit.load('overview', id);
      if (!current) return;
      unit.put('overview', id, { ...current, ...difference });
      const outbox = unitOutbox(unit, `${itemId}>${app.newId()}`, stamp(app));
      outbox.show({ to: 'person', staffId: asked.by }, { card: 'overview', id });
    });
  };
  const {
    title,
    on,
    of,
    schools: counted,
    leastPercent,
  } = await countSchools(app, schools, asked, async (done) => {
    if (done % every === 0 && done < schools.length) await tell({ done, of: schools.length });
  });
  if (counted) await tell({ title, on, of, done: of, schools: counted, leastPercent });
  return { outcome: 'done' };
}
