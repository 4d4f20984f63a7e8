import { accessReport } from '../../cards/accessReport.ts';
import { accessView, whoIs } from '../../services/privacy/accessView.ts';
import { readRetention } from '../../services/retention/readRetention.ts';
import { findStoredPupil } from '../findStoredPupil.ts';
import { openStore } from '../openStore.ts';
import { pupilLists } from '../pupilLists.ts';
import { loadSchools } from '../schools.ts';
import { settingFiles } from './settingFiles.ts';

/**
 * `naervaer access-report`: all that is stored about a pupil, in Danish, for the family that asks. Reads
 * the store beside a bot.
 * @throws RangeError when no pupil or several are meant; it names ids alone
 */
export async function accessReportCommand(
  wanted: string,
  output: NodeJS.WritableStream,
): Promise<void> {
  const files = settingFiles();
  const retention = await readRetention(files.retention);
  const store = await openStore(files, { readOnly: true });
  try {
    const { pupilId, roster } = await findStoredPupil(store, await loadSchools(store), wanted);
    const records = await pupilLists((kind) => store.list(roster.school.id, kind));
    const view = accessView(pupilId, records, roster, retention, Temporal.Now.plainDateISO());
    output.write(accessReport(view, (id) => whoIs(id, roster)));
  } finally {
    await store.close();
  }
}
