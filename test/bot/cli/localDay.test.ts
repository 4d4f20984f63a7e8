import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sinon from 'sinon';
import { accessReportCommand } from '../../../bot/cli/accessReport.ts';
import { dayOf } from '../../../bot/cli/dayOf.ts';
import { exportStatusCommand } from '../../../bot/cli/exportFiles.ts';
import { replayCommand } from '../../../bot/cli/replay.ts';
import { municipality } from '../../../bot/sandbox/municipality.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { seed } from '../../doubles/runningSchool.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';
import { readXlsx } from '../files/readBack.ts';
import { collected } from './collected.ts';

/** Around midnight in Denmark, in summer time and in winter time: the instant in UTC, and the day there. */
const midnights = [
  ['2026-09-01T21:59:59Z', '2026-09-01', '1. sep. 2026'],
  ['2026-09-01T22:30:00Z', '2026-09-02', '2. sep. 2026'],
  ['2027-01-14T22:59:59Z', '2027-01-14', '14. jan. 2027'],
  ['2027-01-14T23:30:00Z', '2027-01-15', '15. jan. 2027'],
] as const;

describe('a command near midnight', () => {
  const folder = temporaryFolder();
  const roster = municipality(1)[0];

  beforeEach(async () => {
    assert.ok(roster);
    const data = join(folder(), 'data');
    await seed(data, [roster]);
    sinon.stub(process, 'env').value({ ...process.env, DATA_DIR: data });
  });

  afterEach(() => sinon.restore());

  for (const [instant, day, words] of midnights) {
    const around = () => ({ warn: collected().output, now: () => Temporal.Instant.from(instant) });

    it(`bears the municipality's date: ${day} at ${instant}`, async () => {
      const { now } = around();
      assert.equal(dayOf('--on', undefined, { calendar: aCalendar(), now }).toString(), day);
      const { output, text } = collected();
      await accessReportCommand(roster?.pupils[0]?.id ?? '', output, around());
      assert.match(text().slice(0, 400), new RegExp(words.replaceAll('.', '\\.')));
      const file = join(folder(), 'kommune.xlsx');
      await exportStatusCommand({ out: file }, collected().output, around());
      assert.ok(JSON.stringify(readXlsx(await readFile(file))).includes(words), 'the file');
    });
  }

  it('takes no day of UTC for the end of the calendar', async () => {
    const calendar = join(folder(), 'calendar.json');
    await writeFile(
      calendar,
      '{"name":"Prøve","schoolYear":{"first":"2026-08-10","last":"2026-09-01"},"closed":[]}',
    );
    const rules = [new URL('../../../data/rulesets/law-2020.json', import.meta.url).pathname];
    const options = { rules, calendar, days: '20', budget: '1' };
    const at = (instant: string) => {
      const around = { warn: collected().output, now: () => Temporal.Instant.from(instant) };
      const output = Object.assign(collected().output, { isTTY: false });
      return replayCommand(options, output, around);
    };
    await at('2026-09-01T21:59:59Z');
    await assert.rejects(
      at('2026-09-01T22:30:00Z'),
      /^DataFileError: --on: 2026-09-02: calendar_not_planned/,
    );
  });
});
