import { readRetention } from '../../services/retention/readRetention.ts';
import { type Going, retentionPlan } from '../../services/retention/retentionPlan.ts';
import { type Statistic, shownCount } from '../../services/retention/statistic.ts';
import { leastShown } from '../../services/status/suppressed.ts';
import type { SchoolStore } from '../core/records.ts';
import { loadSchools } from '../core/schools.ts';
import { openStore } from '../openStore.ts';
import { keptRecords } from '../privacy/keptRecords.ts';
import { cardSubjects } from '../show/cardKinds.ts';
import { dayOf } from './dayOf.ts';
import { settingFiles } from './settingFiles.ts';
import { ofProcess, readWarnedCalendar, type Surroundings } from './surroundings.ts';

/**
 * `naervaer retention`: what is past its retention period, by rule and kind, with ids, no names. Can run
 * beside a bot, which removes it the coming night.
 * @throws DataFileError for a bad file or date, StoreError for a damaged store
 */
export async function retentionCommand(
  options: { on?: string; statistics?: boolean },
  output: NodeJS.WritableStream,
  around: Surroundings = ofProcess,
): Promise<void> {
  const files = settingFiles();
  const [calendar, retention] = await Promise.all([
    readWarnedCalendar(files.calendar, around),
    readRetention(files.retention),
  ]);
  const today = dayOf('--on', options.on, { calendar, now: around.now });
  const store = await openStore(files, { readOnly: true });
  try {
    if (options.statistics) return void output.write(await statisticsText(store));
    const schools = await loadSchools(store);
    for (const school of store.schools()) {
      const records = await keptRecords((kind, most) => store.list(school, kind, most));
      const roster = schools.roster(school);
      const plan = retentionPlan({
        records,
        roster,
        calendar,
        retention,
        today,
        cards: cardSubjects,
      });
      output.write(planText(school, plan));
    }
  } finally {
    await store.close();
  }
}

function planText(school: string, plan: readonly Going[]): string {
  if (plan.length === 0) return `${school}: nothing has been kept long enough to be deleted\n`;
  const groups = Map.groupBy(plan, ({ rule, kind }) => `${rule.padEnd(12)}${kind}`);
  const counts = [...groups].map(
    ([name, some]) => `  ${name.padEnd(24)}${String(some.length).padStart(6)}`,
  );
  const ids = plan.map(
    ({ rule, kind, id, since }) => `  ${rule} ${kind} ${id}${since ? ` (since ${since})` : ''}`,
  );
  return `${[`${school}: to be deleted in the coming night`, ...counts, ...ids].join('\n')}\n`;
}

async function statisticsText(store: SchoolStore): Promise<string> {
  const lines: string[] = [];
  for (const school of store.schools()) {
    for (const { value } of await store.list(school, 'statistic')) {
      lines.push(`${school} ${statisticLine(value)}`);
    }
  }
  return `${lines.length > 0 ? lines.join('\n') : 'No numbers yet: they come once something is deleted.'}\n`;
}

/** Leaves out days of so few pupils that one could be recognised. */
function statisticLine({ schoolYear, grade, pupils, days, cases }: Statistic): string {
  const few = pupils < leastShown;
  const amounts = Object.entries(days).map(([name, count]) => `${name} ${few ? '–' : count}`);
  const ended = cases.map(
    ({ level, outcome, count }) => `${level}/${outcome} ${shownCount(count)}`,
  );
  const where = grade === null ? 'grade unknown' : `grade ${grade}`;
  return `${schoolYear}, ${where}: pupils ${shownCount(pupils)}; ${[...amounts, ...ended].join(', ')}`;
}
