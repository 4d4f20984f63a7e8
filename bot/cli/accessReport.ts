import { accessView, whoIs } from '../../services/privacy/accessView.ts';
import { formsOf } from '../../services/privacy/nameForms.ts';
import { readRetention } from '../../services/retention/readRetention.ts';
import type { Retention } from '../../services/retention/retention.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { localTime } from '../core/app.ts';
import type { SchoolStore } from '../core/records.ts';
import { loadSchools } from '../core/schools.ts';
import { accessReport } from '../files/accessReport.ts';
import { openStore } from '../openStore.ts';
import { aboutPupil } from '../privacy/aboutPupil.ts';
import { findNamingTexts } from '../privacy/findNamingTexts.ts';
import { findStoredPupil } from '../privacy/findStoredPupil.ts';
import { noteRead, type OperatorRead } from './noteRead.ts';
import { settingFiles } from './settingFiles.ts';
import { ofProcess, readWarnedCalendar, type Surroundings } from './surroundings.ts';

/**
 * `naervaer access-report`: everything stored about a pupil, in Danish, for a family that asks: a report for
 * each school that has something. Can run
 * beside a bot; when none runs, the trail records the read.
 * @throws RangeError when no pupil or several match; it names ids only
 */
export async function accessReportCommand(
  wanted: string,
  output: NodeJS.WritableStream,
  around: Surroundings = ofProcess,
): Promise<void> {
  const files = settingFiles();
  const reports = await reportsOf(wanted, files, around);
  for (const { read } of reports) await noteRead(files, read, around);
  for (const { text } of reports) output.write(text);
}

/** One for each school that has something about the pupil, the present one first. */
async function reportsOf(
  wanted: string,
  files: ReturnType<typeof settingFiles>,
  around: Surroundings,
): Promise<readonly { read: OperatorRead; text: string }[]> {
  const [retention, calendar] = await Promise.all([
    readRetention(files.retention),
    readWarnedCalendar(files.calendar, around),
  ]);
  const today = localTime({ calendar, now: around.now }).toPlainDate();
  const store = await openStore(files, { readOnly: true });
  try {
    const { pupilId, roster, elsewhere } = await findStoredPupil(
      store,
      await loadSchools(store),
      wanted,
    );
    const reports: { read: OperatorRead; text: string }[] = [];
    for (const one of [roster, ...elsewhere]) {
      reports.push(await reportOf(store, pupilId, one, { retention, today }));
    }
    return reports;
  } finally {
    await store.close();
  }
}

async function reportOf(
  store: SchoolStore,
  pupilId: string,
  roster: Roster,
  { retention, today }: { retention: Retention; today: Temporal.PlainDate },
): Promise<{ read: OperatorRead; text: string }> {
  const school = roster.school.id;
  const about = await aboutPupil((kind) => store.list(school, kind), pupilId);
  const trail = await store.list(school, 'audit');
  const view = accessView(pupilId, { about, trail }, roster, retention, today);
  const pupil = roster.pupil(pupilId);
  const forgotten = { pupilId, pseudonym: pupilId };
  const naming = pupil
    ? await findNamingTexts(store, school, { forgotten, fromRoster: false }, formsOf(pupil))
    : [];
  const read = { school, action: 'access-report', subjects: [pupilId] } as const;
  return { read, text: accessReport(view, (id) => whoIs(id, roster), naming.length) };
}
