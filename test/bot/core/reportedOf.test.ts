import assert from 'node:assert/strict';
import { reportedOf } from '../../../bot/casework/reportedOf.ts';
import type { RecordReader } from '../../../bot/core/recordReader.ts';
import { type ClassReport, classReportId } from '../../../services/absence/classReport.ts';
import { invented } from '../../builders/invented.ts';

const [roster] = invented;
assert.ok(roster);

/** Records with these class reports, in the same list for whoever asks. */
function recordsWith(reports: readonly Pick<ClassReport, 'classId' | 'date'>[]): RecordReader {
  const listed = reports.map((one) => ({ id: classReportId(one), value: one }));
  const list = async (kind: string) => (kind === 'classReport' ? listed : []);
  return { load: async () => undefined, list: list as unknown as RecordReader['list'] };
}

describe('the days told of a class', () => {
  const monday = { classId: '7b', date: '2026-11-23' };
  const tuesday = { classId: '7b', date: '2026-11-24' };
  const others = { classId: '17b', date: '2026-11-25' };

  it('are its own, each time they are asked for, and none of a class whose name ends alike', async () => {
    const records = recordsWith([monday, others, tuesday]);
    for (const _ of [1, 2]) {
      assert.deepEqual(
        [...(await reportedOf(records, roster, '7b'))],
        ['2026-11-23', '2026-11-24'],
      );
      assert.deepEqual([...(await reportedOf(records, roster, '17b'))], ['2026-11-25']);
    }
  });

  it('are more once another one was told of', async () => {
    assert.equal((await reportedOf(recordsWith([monday]), roster, '7b')).size, 1);
    assert.equal((await reportedOf(recordsWith([monday, tuesday]), roster, '7b')).size, 2);
  });
});
