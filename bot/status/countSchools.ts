import { setImmediate as nextTurn } from 'node:timers/promises';
import { schoolYearOf } from '../../services/calendar/period.ts';
import { contactSteps } from '../../services/cases/contactSteps.ts';
import { planSteps } from '../../services/cases/planBegan.ts';
import { stepTexts } from '../../services/cases/playbook.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { countOn, octoberDay } from '../../services/status/octoberCount.ts';
import type { CountedFor, Overview } from '../../services/status/overview.ts';
import {
  type SchoolTally,
  statusTally,
  workedTally,
  yearTally,
} from '../../services/status/tally.ts';
import { type App, localTime } from '../core/app.ts';
import { storedRecords } from '../core/recordReader.ts';
import { loadCases } from './schoolStatus.ts';

type CountingApp = Pick<
  App,
  'store' | 'calendar' | 'playbook' | 'now' | 'retention' | 'reportFigure'
>;

/**
 * Counts schools one at a time, pausing so that messages are not held up.
 * @param counted called after each with the number done
 */
export async function countSchools(
  app: CountingApp,
  schools: readonly Roster[],
  wanted: CountedFor,
  counted: (done: number) => Promise<void> = async () => {},
): Promise<Overview> {
  const today = localTime(app).toPlainDate();
  const tallies: SchoolTally[] = [];
  for (const roster of schools) {
    tallies.push(await tallySchool(app, roster, wanted, today));
    await counted(tallies.length);
    await nextTurn();
  }
  return sideBySide(app, schools, wanted, { tallies, today });
}

/** What is counted of one school. O(records of the school). */
export async function tallySchool(
  app: CountingApp,
  roster: Roster,
  wanted: CountedFor,
  today: Temporal.PlainDate,
): Promise<SchoolTally> {
  const { calendar, playbook } = app;
  const { coverage, left: leaving } = playbook;
  const [contact, plans, steps] = [
    contactSteps(playbook),
    planSteps(playbook),
    stepTexts(playbook),
  ];
  const stored = await loadCases(storedRecords(app, roster.school.id));
  const input = { roster, calendar, contact, plans, steps, coverage, leaving, ...stored };
  return tallyFor(app, wanted, input, today);
}

/** The counts of schools as one overview, in the municipality's name, or the school's where there is but one. */
export function sideBySide(
  { playbook }: Pick<App, 'playbook'>,
  schools: readonly Roster[],
  wanted: CountedFor,
  { tallies, today }: { tallies: SchoolTally[]; today: Temporal.PlainDate },
): Overview {
  const [first, ...others] = schools;
  return {
    id: '',
    by: '',
    about: wanted.about,
    year: wanted.about === 'year' ? wanted.year : schoolYearOf(today).from.year,
    on: today.toString(),
    title: (others.length === 0 ? first?.school.name : first?.municipality) ?? '',
    done: tallies.length,
    of: schools.length,
    schools: tallies,
    leastPercent: playbook.coverage.leastPercent,
  };
}

type OctoberInput = Omit<Parameters<typeof countOn>[0], 'figure'>;

function tallyFor(
  app: CountingApp,
  wanted: CountedFor,
  input: OctoberInput & Parameters<typeof statusTally>[0],
  today: Temporal.PlainDate,
): SchoolTally {
  if (wanted.about === 'year') {
    const { year } = wanted;
    return { ...yearTally(input, year, today), ...october(app, input, year, today) };
  }
  return wanted.about === 'worked' ? workedTally(input, today) : statusTally(input, today);
}

/** The count of 1 October, where it can be made. */
function october(
  { calendar, retention, reportFigure: figure }: CountingApp,
  input: OctoberInput,
  year: number,
  today: Temporal.PlainDate,
): Pick<SchoolTally, 'october'> {
  const on = octoberDay(year, calendar, today, retention.absence.monthsAfterSchoolYear);
  return on ? { october: countOn({ ...input, figure }, on) } : {};
}
