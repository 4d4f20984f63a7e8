import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../bot/audit.ts';
import { type SchoolStore, schemas } from '../../bot/records.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { seedStore } from '../../bot/sandbox/seedStore.ts';
import { transact } from '../../bot/unitOfWork.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { readPlaybook } from '../../services/cases/playbook.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
import { openLowdbStore } from '../../services/store/openLowdbStore.ts';
import { configOf } from '../doubles/runningSchool.ts';
import { line, measure } from './load.ts';

const kinds = ['roster', 'pupil', 'case', 'counter'] as const;

/** A durable commit in a municipality of 1, 10 and 60 schools of a full year, and with 1 and 50 writers at once. */
export async function benchStore(): Promise<string[]> {
  const lines: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  try {
    const store = await openLowdbStore({ folder, schemas });
    await seedSchool(store);
    let schools = 1;
    for (const wanted of [1, 10, 60]) {
      for (; schools < wanted; schools += 1) await copySchool(store, `school${schools}`);
      lines.push(line(`commit, ${wanted} schools, 1 writer`, await commits(store, 200, 1)));
    }
    lines.push(line('commit, 60 schools, 50 writers', await commits(store, 2000, 50)));
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return lines;
}

let sequence = 0;

/** A note's worth of records each, in one school. */
function commits(store: SchoolStore, count: number, writers: number) {
  return measure(count, writers, async () => {
    sequence += 1;
    const at = '2026-11-25T08:10:00+01:00';
    const id = `a${sequence}`;
    await transact(store, 'linde', async (unit) => {
      unit.put('inbox', id, { at });
      audit(unit, { turnId: id, at, by: 's1', action: 'note', subjects: ['p1'] });
    });
  });
}

async function seedSchool(store: SchoolStore): Promise<void> {
  const config = configOf('');
  const [roster] = municipality(1);
  if (!roster) return;
  const setting = {
    roster,
    calendar: await readCalendar(config.calendar),
    playbook: await readPlaybook(config.playbook),
    rulesets: await Promise.all(config.rules.map((file) => readRuleset(file))),
  };
  await seedStore(store, setting, 1, Temporal.PlainDate.from('2026-11-25'));
}

async function copySchool(store: SchoolStore, to: string): Promise<void> {
  for (const kind of kinds) await copyKind(store, to, kind);
}

async function copyKind<K extends (typeof kinds)[number]>(
  store: SchoolStore,
  to: string,
  kind: K,
): Promise<void> {
  const records = await store.list('linde', kind);
  await transact(store, to, async (unit) => {
    for (const { id, value } of records) unit.put(kind, id, value);
  });
}
