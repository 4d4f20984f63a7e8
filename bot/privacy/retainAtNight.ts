import { setImmediate as nextTurn } from 'node:timers/promises';
import { dayNumber } from '../../services/calendar/dayNumber.ts';
import type { KeptRecords } from '../../services/retention/keptRecords.ts';
import {
  auditGoing,
  type Going,
  type RetentionInput,
  retentionPlan,
  staffLeft,
} from '../../services/retention/retentionPlan.ts';
import { withoutTasksUntil } from '../../services/retention/tasksKept.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import type { Records } from '../core/records.ts';
import { rosterId, rosterOfRecord } from '../core/schools.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { cardSubjects } from '../show/cardKinds.ts';
import { keptRecords } from './keptRecords.ts';
import { leaveTrace } from './removal.ts';

/** Nobody writes then. */
const night = { from: 1, before: 5 };

/** Records per commit, so that no write delays another for long. */
const batch = 500;

/** What the night's work needs of the bot. */
export type Nightly = Pick<App, 'store' | 'calendar' | 'retention' | 'now' | 'newId'> & {
  schools: Pick<App['schools'], 'roster' | 'reload'>;
};

/**
 * Removes what is past its retention period, once a night: in bounded commits, each decided anew on current
 * data, with tombstones, the surviving numbers and a trail entry. An interrupted run goes on the same night
 * or the next.
 */
export async function retainAtNight(app: Nightly, school: string): Promise<void> {
  const now = localTime(app);
  if (now.hour < night.from || now.hour >= night.before) return;
  const day = dayNumber(now.toPlainDate());
  const done = await app.store.load(school, 'counter', 'retention');
  if (done?.value.last === day) return;
  while (await transact(app.store, school, (unit) => removeSome(app, unit))) await nextTurn();
  if (app.schools.roster(school)?.former.length) await app.schools.reload();
  await transact(app.store, school, async (unit) => {
    unit.upsert('counter', 'retention', { last: day });
  });
}

/** @returns how many records were removed; 0 when none are due */
async function removeSome(app: Nightly, unit: Unit): Promise<number> {
  const { calendar, retention } = app;
  const kept = await keptRecords((kind, most) => unit.list(kind, most), 1);
  // Not the rosters in memory, which still have the entries that the batch before this one removed.
  const stored = await unit.load('roster', rosterId);
  const roster = stored && rosterOfRecord(stored);
  const today = localTime(app).toPlainDate();
  const most = trailNeeded(kept, { roster, retention, today });
  const records =
    most === 1
      ? kept
      : { ...kept, audit: await unit.list('audit', most === 'all' ? undefined : most) };
  const plan = retentionPlan({ records, roster, calendar, retention, today, cards: cardSubjects });
  const going = plan.slice(0, batch);
  if (going.length === 0) return 0;
  for (const one of going) await remove(unit, one);
  const groups = Map.groupBy(going, ({ rule, kind }) => `${rule}/${kind}`);
  const removed = [...groups.values()].flatMap((some) => {
    const [first] = some;
    return first ? [{ rule: first.rule, kind: first.kind, count: some.length }] : [];
  });
  const counted = going.flatMap((one) => one.counted ?? []);
  await leaveTrace(unit, removed, counted, {
    id: `retention/${app.newId()}`,
    at: stamp(app),
    action: 'retention',
    subjects: [],
  });
  return going.length;
}

/** How many of the trail's oldest entries a batch looks at; all of them, where staff left. @param records with the oldest */
function trailNeeded(
  records: KeptRecords,
  at: Pick<RetentionInput, 'roster' | 'retention' | 'today'>,
): number | 'all' {
  if (staffLeft({ records, roster: at.roster })) return 'all';
  return auditGoing({ records, ...at }).length > 0 ? batch : 1;
}

async function remove(unit: Unit, going: Going): Promise<void> {
  const { kind, id, statements, reasons, since } = going;
  if (kind === 'former') return forgetFormer(unit, id);
  if (kind === 'case') await forgetCase(unit, id);
  if (kind !== 'pupil' || !(statements || reasons)) return unit.remove(kind, id);
  const absence = await unit.load('pupil', id);
  if (!absence) return;
  const gone = new Set([...(statements ?? []), ...(reasons ?? [])]);
  const kept = since === undefined ? absence : withoutTasksUntil(absence, since);
  keep(unit, {
    ...kept,
    statements: absence.statements.filter((one) => !gone.has(one.id)),
    ...(absence.knownReasons
      ? { knownReasons: absence.knownReasons.filter((one) => !gone.has(one.id)) }
      : {}),
  });
}

/** What is left of a pupil's record, or nothing once it is empty. */
function keep(unit: Unit, absence: Records['pupil']): void {
  const { pupilId, statements, knownReasons = [], openCaseId } = absence;
  const isEmpty = statements.length + knownReasons.length === 0 && openCaseId === undefined;
  if (isEmpty) unit.remove('pupil', pupilId);
  else unit.put('pupil', pupilId, absence);
}

async function forgetFormer(unit: Unit, pupilId: string): Promise<void> {
  const stored = await unit.load('roster', rosterId);
  if (!stored) return;
  const former = stored.former?.filter(({ id }) => id !== pupilId);
  unit.put('roster', rosterId, { ...stored, former });
}

/** The pupil may still list the case as open. */
async function forgetCase(unit: Unit, id: string): Promise<void> {
  const subject = await unit.load('case', id);
  const absence = subject && (await unit.load('pupil', subject.pupilId));
  if (absence?.openCaseId !== id) return;
  const { openCaseId: _, ...rest } = absence;
  keep(unit, rest);
}
