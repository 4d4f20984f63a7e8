import { amount } from '../../cards/texts/amount.ts';
import { lastSchoolDays } from '../../services/calendar/lastSchoolDays.ts';
import { DataFileError } from '../../services/errors/errors.ts';
import { contradictions } from '../../services/rules/contradictions.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
import { readSchoolKinds } from '../../services/rules/readSchoolKinds.ts';
import {
  type Raised,
  type Replayed,
  type ReplayPupil,
  replay,
} from '../../services/rules/replay.ts';
import type { Ruleset } from '../../services/rules/ruleset.ts';
import { replayPupils } from '../casework/replayPupils.ts';
import { nothingIn } from '../config.ts';
import { loadSchools } from '../core/schools.ts';
import { openStore } from '../openStore.ts';
import { dayOf, refuseUnplanned } from './dayOf.ts';
import { settingFiles } from './settingFiles.ts';
import { ofProcess, readWarnedCalendar, type Surroundings } from './surroundings.ts';

export type ReplayOptions = {
  rules: readonly string[];
  against?: readonly string[];
  calendar: string;
  /** The last day, ISO; today by default. */
  on?: string;
  /** School days to go back. */
  days: string;
  /** Alarms per class and week that the municipality can follow up. */
  budget: string;
};

/**
 * `naervaer replay`: day by day, what rules would have said over the last year, beside today's rules; each
 * school with the duties that bind its kind. Can run beside a bot. Prints counts only, no names.
 * @throws DataFileError for a bad file or option, RangeError for an empty store
 */
export async function replayCommand(
  options: ReplayOptions,
  output: NodeJS.WritableStream & { isTTY?: boolean },
  around: Surroundings = ofProcess,
): Promise<void> {
  const calendar = await readWarnedCalendar(options.calendar, around);
  const to = dayOf('--on', options.on, { calendar, now: around.now });
  refuseUnplanned('--on', to, calendar);
  const span = lastSchoolDays(calendar, to, count('--days', options.days));
  if (!span) throw new DataFileError('--on', 'expected a day within the calendar');
  const budget = count('--budget', options.budget);
  const wanted = await readAll(options.rules);
  const now = options.against ? await readAll(options.against) : undefined;
  for (const one of wanted.flatMap(contradictions)) {
    console.error(`naervaer: ${one.ruleset}: ${one.criteria.join(', ')}: ${explained[one.reason]}`);
  }
  const pupils = await pupilsOf();
  const told = run(wanted, { calendar, pupils, ...span }, output);
  const before = now && run(now, { calendar, pupils, ...span }, output);
  output.write(report(told, before, budget));
}

const explained = {
  same_limit: 'two levels have the same limit',
  higher_level_is_easier: 'the higher level needs less than the lower one',
  cannot_be_met: 'no absence can meet it',
} as const;

function count(option: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new DataFileError(option, `expected a number above 0, got ${text}`);
}

function readAll(files: readonly string[]): Promise<Ruleset[]> {
  return Promise.all(files.map((file) => readRuleset(file)));
}

async function pupilsOf(): Promise<ReplayPupil[]> {
  const settings = settingFiles();
  const { kindOf } = await readSchoolKinds(settings.dutiesByKind, settings.schoolKinds);
  const pupils: ReplayPupil[] = [];
  const store = await openStore(settings, { readOnly: true });
  try {
    const schools = await loadSchools(store);
    for (const roster of schools.all()) {
      const kind = kindOf(roster.school.id);
      pupils.push(...(await replayPupils(store, roster)).map((one) => ({ ...one, kind })));
    }
  } finally {
    await store.close();
  }
  if (pupils.length === 0) {
    throw new RangeError(nothingIn('pupils', settings));
  }
  return pupils;
}

/** Steps through the days, with a progress line on a terminal. */
function run(
  rulesets: readonly Ruleset[],
  input: Omit<Parameters<typeof replay>[0], 'rulesets'>,
  output: NodeJS.WritableStream & { isTTY?: boolean },
): Replayed {
  const steps = replay({ ...input, rulesets });
  for (;;) {
    const step = steps.next();
    if (step.done) {
      if (output.isTTY) output.write('\r\u001b[K');
      return step.value;
    }
    const { done, total } = step.value;
    if (output.isTTY)
      output.write(
        `\r${rulesets.map(({ id }) => id).join(' + ')}: ${done}/${amount(total, 'school day', 'school days')}`,
      );
  }
}

function report(told: Replayed, before: Replayed | undefined, budget: number): string {
  const lines = [
    `${amount(told.pupils, 'pupil', 'pupils')} in ${amount(told.classes, 'class', 'classes')}, ${amount(told.schoolDays, 'school day', 'school days')}`,
    '',
    row('', before ? ['pupils', 'today', 'alarms', 'today'] : ['pupils', 'alarms']),
    ...rows(told.levels, before?.levels),
    ...rows(told.duties, before?.duties),
    '',
    `Alarms per class and week: ${told.alarmsPerClassAndWeek.toFixed(2)}${before ? ` (today ${before.alarmsPerClassAndWeek.toFixed(2)})` : ''}`,
    ...(told.alarmsPerClassAndWeek > budget
      ? [`Warning: more than the ${budget} that the municipality can follow up.`]
      : []),
    '',
    row('class', ['pupils', 'alarms']),
    ...told.byClass.slice(0, 20).map((one) => row(one.classId, [one.pupils, one.alarms])),
    ...(told.byClass.length > 20
      ? [`… and ${amount(told.byClass.length - 20, 'more class', 'more classes')}`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function rows(told: readonly Raised[], before: readonly Raised[] | undefined): string[] {
  const names = new Set([...told, ...(before ?? [])].map(({ name }) => name));
  return [...names].map((name) => {
    const [one, other] = [told, before].map((some) => some?.find((raised) => raised.name === name));
    const cells = before
      ? [one?.pupils ?? 0, other?.pupils ?? 0, one?.alarms ?? 0, other?.alarms ?? 0]
      : [one?.pupils ?? 0, one?.alarms ?? 0];
    return row(name, cells);
  });
}

function row(name: string, cells: readonly (string | number)[]): string {
  return `${name.padEnd(22)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
}
