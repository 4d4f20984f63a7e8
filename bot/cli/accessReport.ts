import { accessView, whoIs } from '../../services/privacy/accessView.ts';
import { formsOf } from '../../services/privacy/nameForms.ts';
import { readRetention } from '../../services/retention/readRetention.ts';
import { localTime } from '../core/app.ts';
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
 * `naervaer access-report`: everything stored about a pupil, in Danish, for a family that asks. Can run
 * beside a bot; when none runs, the trail records the read.
 * @throws RangeError when no pupil or several match; it names ids only
 */
export async function accessReportCommand(
  wanted: string,
  output: NodeJS.WritableStream,
  around: Surroundings = ofProcess,
): Promise<void> {
  const files = settingFiles();
  const { read, text } = await reportOf(wanted, files, around);
  await noteRead(files, read, around);
  output.write(text);
}

async function reportOf(
  wanted: string,
  files: ReturnType<typeof settingFiles>,
  around: Surroundings,
): Promise<{ read: OperatorRead; text: string }> {
  const [retention, calendar] = await Promise.all([
    readRetention(files.retention),
    readWarnedCalendar(files.calendar, around),
  ]);
  const today = localTime({ calendar, now: around.now }).toPlainDate();
  const store = await openStore(files, { readOnly: true });
  try {
    const { pupilId, roster } = await findStoredPupil(store, await loadSchools(store), wanted);
    const about = await aboutPupil((kind) => store.list(roster.school.id, kind), pupilId);
    const trail = await store.list(roster.school.id, 'audit');
    const view = accessView(pupilId, { about, trail }, roster, retention, today);
    const pupil = roster.pupil(pupilId);
    const forgotten = { pupilId, pseudonym: pupilId };
    const naming = pupil
      ? await findNamingTexts(
          store,
          roster.school.id,
          { forgotten, fromRoster: false },
          formsOf(pupil),
        )
      : [];
    const read = {
      school: roster.school.id,
      action: 'access-report',
      subjects: [pupilId],
    } as const;
    return { read, text: accessReport(view, (id) => whoIs(id, roster), naming.length) };
  } finally {
    await store.close();
  }
}
