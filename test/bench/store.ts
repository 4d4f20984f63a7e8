import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../bot/core/audit.ts';
import { chained, type SchoolStore, schemas } from '../../bot/core/records.ts';
import { transact } from '../../bot/core/unitOfWork.ts';
import { openStore, verifyStore } from '../../bot/openStore.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { seedStore } from '../../bot/sandbox/seedStore.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { readPlaybook } from '../../services/cases/playbook.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
import { openLowdbStore } from '../../services/store/openLowdbStore.ts';
import { appendDurably, writeDurably } from '../../services/store/writeDurably.ts';
import { configOf } from '../doubles/runningSchool.ts';
import { line, measure } from './load.ts';
import { ages, fillTrail, fillYears } from './years.ts';

const kinds = ['roster', 'pupil', 'case', 'counter'] as const;

/**
 * A durable commit in a municipality of 1, 10 and 60 schools with a full year, 1 and 50 writers at
 * once; then encrypted against plain, and with a long audit trail, as ratios of the first.
 */
export async function benchStore(): Promise<string[]> {
  const lines: string[] = [];
  await inFolder(async (dataDir) => {
    const store = await openStore({ dataDir, storeKeys: [], database: undefined });
    await seedSchool(store);
    let schools = 1;
    for (const wanted of [1, 10, 60]) {
      for (; schools < wanted; schools += 1) await copySchool(store, `school${schools}`);
      lines.push(line(`commit, ${wanted} schools, 1 writer`, await commits(store, 200, 1)));
    }
    lines.push(line('commit, 60 schools, 50 writers', await commits(store, 2000, 50)));
    await store.close();
  });
  return [...lines, ...(await benchAges()), ...(await benchKinds()), await benchVerify()];
}

/** So many commits that snapshots fall due in each store. */
const commitsOfAge = 20_000;

/**
 * What a commit costs in stores of several ages: time, CPU and bytes written, with all snapshots that fell
 * due, and beside it what the same disk takes to write the school's file once, as each commit did in 0.1.0.
 */
async function benchAges(): Promise<string[]> {
  const lines: string[] = [];
  let first: number | undefined;
  for (const years of ages) {
    await inFolder(async (dataDir) => {
      const filled = await openStore({ dataDir, storeKeys: [], database: undefined });
      await seedSchool(filled);
      await fillYears(filled, years);
      await filled.close();
      const file = join(dataDir, 'linde.json');
      const content = await readFile(file);
      const whole = await measure(30, 1, () => writeDurably(join(dataDir, 'whole'), content));
      let bytes = 0;
      const store: SchoolStore = await openLowdbStore({
        folder: dataDir,
        schemas,
        chained,
        writeFile: (path, text) => {
          bytes += text.length;
          return writeDurably(path, text);
        },
        appendFile: (path, text, place) => {
          bytes += text.length;
          return appendDurably(path, text, place);
        },
      });
      await commits(store, 10, 1);
      const before = { bytes, cpu: process.cpuUsage() };
      const figures = await commits(store, commitsOfAge, 50);
      const { user, system } = process.cpuUsage(before.cpu);
      const each = (bytes - before.bytes) / commitsOfAge;
      const cpu = (user + system) / 1000 / commitsOfAge;
      first ??= cpu;
      await store.close();
      const told = [
        `${(cpu * 1000).toFixed(0)} µs CPU (${(cpu / first).toFixed(2)} ×)`,
        `${(each / 1000).toFixed(1)} kB written`,
        `file ${(content.length / 1e6).toFixed(1)} MB, ${whole.p50.toFixed(1)} ms to write`,
      ];
      lines.push(
        `${line(`commit after ${years} years, 50 writers`, figures)}   ${told.join('   ')}`,
      );
    });
  }
  return lines;
}

const longTrail = 50_000;
const key = () => createSecretKey(randomBytes(32));

/** Plain and encrypted, with a short and a long trail, alternating so that the disk is fair. */
async function benchKinds(): Promise<string[]> {
  const kinds: readonly { name: string; storeKeys: KeyObject[]; entries: number }[] = [
    { name: 'plain', storeKeys: [], entries: 0 },
    { name: 'encrypted', storeKeys: [key()], entries: 0 },
    { name: `plain, ${longTrail} audit entries`, storeKeys: [], entries: longTrail },
    { name: `encrypted, ${longTrail} audit entries`, storeKeys: [key()], entries: longTrail },
  ];
  const lines: string[] = [];
  let first: number | undefined;
  for (const { name, storeKeys, entries } of kinds) {
    await inFolder(async (dataDir) => {
      const filled = await openStore({ dataDir, storeKeys, database: undefined });
      await seedSchool(filled);
      if (entries > 0) await fillTrail(filled, entries);
      await filled.close();
      const began = performance.now();
      const store = await openStore({ dataDir, storeKeys, database: undefined });
      const opened = performance.now() - began;
      const figures = await commits(store, 100, 1);
      await store.close();
      const { size } = await stat(join(dataDir, 'linde.json'));
      first ??= figures.p50;
      const ratio = `${(figures.p50 / first).toFixed(2)} ×`;
      const told = `${(size / 1e6).toFixed(1)} MB, opens in ${opened.toFixed(0)} ms`;
      lines.push(`${line(name, figures)}   ${ratio}   ${told}`);
    });
  }
  return lines;
}

/** The cost of verifying a long trail. */
async function benchVerify(): Promise<string> {
  const entries = 100_000;
  let told = '';
  await inFolder(async (dataDir) => {
    const settings = { dataDir, storeKeys: [key()], database: undefined };
    const store = await openStore(settings);
    await fillTrail(store, entries);
    await store.close();
    const began = performance.now();
    const faults: unknown[] = [];
    for await (const verified of verifyStore(settings)) {
      if ('chains' in verified) {
        for (const chain of verified.chains.values()) faults.push(...chain.faults);
      }
    }
    const seconds = (performance.now() - began) / 1000;
    told = `verify ${entries} encrypted audit entries: ${seconds.toFixed(2)} s, ${faults.length} faults`;
  });
  return told;
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
  const caseContext = {
    roster,
    calendar: await readCalendar(config.calendar),
    playbook: await readPlaybook(config.playbook),
    rulesets: await Promise.all(config.rules.map((file) => readRuleset(file))),
  };
  await seedStore(store, caseContext, 1, Temporal.PlainDate.from('2026-11-25'));
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
