import { chmod, writeFile } from 'node:fs/promises';
import { schoolYearOf } from '../../services/calendar/period.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { readPlaybook } from '../../services/cases/playbook.ts';
import { DataFileError } from '../../services/errors/errors.ts';
import type { Roster, StaffMember } from '../../services/roster/roster.ts';
import { readCountSettings } from '../config.ts';
import type { App } from '../core/app.ts';
import type { FileFormat } from '../core/fileRecord.ts';
import { loadSchools, type Schools } from '../core/schools.ts';
import { countsSheet, namesSheet } from '../files/contentOf.ts';
import { makeFile } from '../files/makeFile.ts';
import type { Sheet } from '../files/sheet.ts';
import { openStore } from '../openStore.ts';
import { noteRead } from './noteRead.ts';

type Options = { format: string; out: string; on?: string };
type Setting = Pick<App, 'store' | 'calendar' | 'playbook' | 'now'> & {
  schools: Schools;
  today: Temporal.PlainDate;
};

/** Files are in Danish, as the municipality reads them. */
const locale = 'da';

/**
 * `naervaer export status`: the schools in counts, or one school's open cases with names. Reads the store
 * without disturbing a bot that uses it; without one, the trail says that names were read.
 * @throws DataFileError for a wrong option or file, ConfigError, StoreError
 */
export async function exportStatusCommand(
  options: Options & { school?: string },
  output: NodeJS.WritableStream,
  warn: NodeJS.WritableStream,
): Promise<void> {
  const format = formatOf(options.format, ['csv', 'xlsx']);
  const { school } = options;
  const read =
    school === undefined
      ? undefined
      : ({ school, action: 'export.status', subjects: ['school', format] } as const);
  const note = async () => {
    if (read) await noteRead(readCountSettings(process.env), read, warn);
  };
  await write(
    options,
    format,
    output,
    async (setting) => {
      const { schools } = setting;
      if (options.school === undefined) {
        return countsSheet(setting, schools.all(), undefined, locale);
      }
      const roster = schools.roster(options.school);
      if (!roster) {
        const known = schools.all().map(({ school }) => school.id);
        throw new DataFileError('--school', `expected one of ${known.join(', ')}`);
      }
      return namesSheet(setting, operatorOf(roster), locale);
    },
    note,
  );
}

/**
 * `naervaer export report`: the yearly report by school, in counts.
 * @throws DataFileError for a wrong option or file, ConfigError, StoreError
 */
export async function exportReportCommand(
  options: Options & { year?: string },
  output: NodeJS.WritableStream,
): Promise<void> {
  const format = formatOf(options.format, ['docx', 'xlsx', 'csv']);
  await write(options, format, output, async (setting) => {
    const present = schoolYearOf(setting.today).from.year;
    const year = options.year === undefined ? present : Number(options.year);
    if (!Number.isInteger(year) || year < 2000 || year > present) {
      throw new DataFileError('--year', `expected a year up to ${present}, got ${options.year}`);
    }
    return countsSheet(setting, setting.schools.all(), year, locale);
  });
}

async function write(
  { out, on }: Options,
  format: FileFormat,
  output: NodeJS.WritableStream,
  sheetOf: (setting: Setting) => Promise<Sheet>,
  note = async () => {},
): Promise<void> {
  const settings = readCountSettings(process.env);
  const [calendar, playbook] = await Promise.all([
    readCalendar(settings.calendar),
    readPlaybook(settings.playbook),
  ]);
  const now = momentOf(on, calendar.timeZone);
  const sheet = await sheetIn(settings, sheetOf, { calendar, playbook, now });
  await note();
  const { bytes } = await makeFile(sheet, format, locale);
  await writeFile(out, bytes, { mode: 0o600 });
  // Also where a file stood there that more people could read.
  await chmod(out, 0o600);
  output.write(`${out}: ${sheet.rows.length} rækker\n`);
}

async function sheetIn(
  settings: ReturnType<typeof readCountSettings>,
  sheetOf: (setting: Setting) => Promise<Sheet>,
  { calendar, playbook, now }: Pick<App, 'calendar' | 'playbook'> & { now: Temporal.Instant },
): Promise<Sheet> {
  const store = await openStore(settings, { readOnly: true });
  try {
    const schools = await loadSchools(store);
    if (schools.all().length === 0) {
      throw new RangeError(`no schools in ${settings.dataDir}: import a roster, or set DATA_DIR`);
    }
    const today = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
    return await sheetOf({ store, calendar, playbook, schools, today, now: () => now });
  } finally {
    await store.close();
  }
}

function momentOf(on: string | undefined, timeZone: string): Temporal.Instant {
  if (on === undefined) return Temporal.Now.instant();
  try {
    return Temporal.PlainDate.from(on)
      .toZonedDateTime({ timeZone, plainTime: '12:00' })
      .toInstant();
  } catch {
    throw new DataFileError('--on', `${on}: expected a date such as 2026-11-25`);
  }
}

function formatOf(wanted: string, known: readonly FileFormat[]): FileFormat {
  const format = known.find((one) => one === wanted);
  if (!format) throw new DataFileError('--format', `expected ${known.join(' or ')}, got ${wanted}`);
  return format;
}

/** Whoever runs the command holds the store and its key, and sees a school as its leader does. */
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
