import { chmod, stat, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { amount } from '../../cards/texts/amount.ts';
import { schoolYearOf } from '../../services/calendar/period.ts';
import { readPlaybook } from '../../services/cases/playbook.ts';
import { DataFileError } from '../../services/errors/errors.ts';
import { pathFault } from '../../services/files/pathFault.ts';
import { readRetention } from '../../services/retention/readRetention.ts';
import type { Roster, StaffMember } from '../../services/roster/roster.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
import { nothingIn, readCountSettings } from '../config.ts';
import type { App } from '../core/app.ts';
import type { FileFormat } from '../core/fileRecord.ts';
import { loadSchools, type Schools } from '../core/schools.ts';
import { countsSheet, namesSheet } from '../files/contentOf.ts';
import { makeFile } from '../files/makeFile.ts';
import type { Sheet } from '../files/sheet.ts';
import { openStore } from '../openStore.ts';
import { dayOf } from './dayOf.ts';
import { noteRead } from './noteRead.ts';
import { ofProcess, readWarnedCalendar, type Surroundings } from './surroundings.ts';

type Options = { format?: string; out: string; on?: string };
type FromFiles = Pick<App, 'calendar' | 'playbook' | 'retention' | 'reportFigure'>;
type Loaded = Pick<App, 'store' | 'now'> &
  FromFiles & {
    schools: Schools;
    today: Temporal.PlainDate;
  };

/** Files are in Danish, for the municipality. */
const locale = 'da';

/**
 * `naervaer export status`: counts for all schools, or one school's open cases with names. Can run beside a
 * bot; when none runs, the trail records that names were read.
 * @throws DataFileError for a bad option or file, ConfigError, StoreError
 */
export async function exportStatusCommand(
  options: Options & { school?: string },
  output: NodeJS.WritableStream,
  around: Surroundings = ofProcess,
): Promise<void> {
  const format = formatOf(options, ['xlsx', 'csv']);
  const { school } = options;
  const read =
    school === undefined
      ? undefined
      : ({ school, action: 'export.status', subjects: ['school', format] } as const);
  const note = async () => {
    if (read) await noteRead(readCountSettings(process.env), read, around);
  };
  await write(
    { ...options, format },
    output,
    around,
    async (loaded) => {
      const { schools } = loaded;
      if (options.school === undefined) {
        return countsSheet(loaded, schools.all(), { about: 'status' }, locale);
      }
      const roster = schools.roster(options.school);
      if (!roster) {
        const known = schools.all().map(({ school }) => school.id);
        throw new DataFileError('--school', `expected one of ${known.join(', ')}`);
      }
      return namesSheet(loaded, operatorOf(roster), locale);
    },
    note,
  );
}

/**
 * `naervaer export report`: the yearly report by school, in counts.
 * @throws DataFileError for a bad option or file, ConfigError, StoreError
 */
export async function exportReportCommand(
  options: Options & { year?: string },
  output: NodeJS.WritableStream,
  around: Surroundings = ofProcess,
): Promise<void> {
  const format = formatOf(options, ['docx', 'xlsx', 'csv']);
  await write({ ...options, format }, output, around, async (loaded) => {
    const present = schoolYearOf(loaded.today).from.year;
    const year = options.year === undefined ? present : Number(options.year);
    if (!Number.isInteger(year) || year < 2000 || year > present) {
      throw new DataFileError('--year', `expected a year up to ${present}, got ${options.year}`);
    }
    return countsSheet(loaded, loaded.schools.all(), { about: 'year', year }, locale);
  });
}

async function write(
  { out, on, format }: Options & { format: FileFormat },
  output: NodeJS.WritableStream,
  around: Surroundings,
  sheetOf: (loaded: Loaded) => Promise<Sheet>,
  note = async () => {},
): Promise<void> {
  await refusePlace(out);
  const settings = readCountSettings(process.env);
  const [calendar, playbook, retention, reportFigure] = await Promise.all([
    readWarnedCalendar(settings.calendar, around),
    readPlaybook(settings.playbook),
    readRetention(settings.retention),
    readRuleset(settings.reportFigure),
  ]);
  const noon = { timeZone: calendar.timeZone, plainTime: '12:00' };
  const now =
    on === undefined
      ? around.now()
      : dayOf('--on', on, { calendar, now: around.now }).toZonedDateTime(noon).toInstant();
  const sheet = await sheetIn(settings, sheetOf, {
    calendar,
    playbook,
    retention,
    reportFigure,
    now,
  });
  await note();
  const { bytes } = await makeFile(sheet, format, locale);
  try {
    await writeFile(out, bytes, { mode: 0o600 });
    // An existing file may have been readable by others.
    await chmod(out, 0o600);
  } catch (error) {
    throw wrongPlace(error, out);
  }
  output.write(`${out}: ${amount(sheet.rows.length, 'row', 'rows')}\n`);
}

async function sheetIn(
  settings: ReturnType<typeof readCountSettings>,
  sheetOf: (loaded: Loaded) => Promise<Sheet>,
  { now, ...files }: FromFiles & { now: Temporal.Instant },
): Promise<Sheet> {
  const store = await openStore(settings, { readOnly: true });
  try {
    const schools = await loadSchools(store);
    if (schools.all().length === 0) {
      throw new RangeError(nothingIn('schools', settings));
    }
    const today = now.toZonedDateTimeISO(files.calendar.timeZone).toPlainDate();
    return await sheetOf({ store, ...files, schools, today, now: () => now });
  } finally {
    await store.close();
  }
}

/** Checks that the file can be written before reading anybody's data. */
async function refusePlace(out: string): Promise<void> {
  try {
    await stat(dirname(out));
  } catch (error) {
    throw wrongPlace(error, out);
  }
}

function wrongPlace(error: unknown, out: string): unknown {
  const fault = pathFault(error, out, 'write');
  return fault === undefined ? error : new DataFileError(out, fault);
}

/** The format asked for, else by file extension, else the first. */
function formatOf({ format, out }: Options, known: readonly FileFormat[]): FileFormat {
  const listed = known.join(' or ');
  const [first] = known;
  const wanted = known.find((one) => one === format);
  if (!first || (format !== undefined && !wanted)) {
    throw new DataFileError('--format', `expected ${listed}, got ${format}`);
  }
  const ending = extname(out).slice(1).toLowerCase();
  if (ending === '') return wanted ?? first;
  const said = known.find((one) => one === ending);
  if (!said) {
    throw new DataFileError('--out', `expected a file that ends in ${listed}, got .${ending}`);
  }
  if (wanted && wanted !== said) {
    throw new DataFileError(
      '--out',
      `ends in .${ending}, and --format says ${wanted}: leave one out`,
    );
  }
  return said;
}

/** The operator holds the store and its key, and so sees what the school's leader sees. */
function operatorOf(roster: Roster): { member: StaffMember; roster: Roster } {
  const member: StaffMember = {
    id: 'operator',
    givenName: '',
    familyName: '',
    role: 'leader',
    title: '',
    entraId: undefined,
    email: '',
    classIds: [],
  };
  return { member, roster };
}
