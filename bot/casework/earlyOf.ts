import { isInAbsenceTeam } from '../../services/access/absenceTeam.ts';
import type { Actor } from '../../services/access/access.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import type { Early } from '../../services/cases/earlyItems.ts';
import type { App } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';
import { dueReview } from './monthReview.ts';

/** What one person's list has of pupils without a case. O(signs); for the absence team also the review. */
export async function earlyOf(
  app: App,
  actor: Actor,
  cases: readonly CaseRecord[],
  records: Pick<RecordReader, 'load' | 'list'>,
): Promise<Early> {
  const review = isInAbsenceTeam(actor, app.playbook.absenceTeam)
    ? await dueReview(app, actor, records)
    : undefined;
  return { ...(await signsOf(cases, records)), review };
}

/** Everything but the review, which is the same for all. */
export async function signsOf(
  cases: readonly CaseRecord[],
  records: Pick<RecordReader, 'list'>,
): Promise<Omit<Early, 'review'>> {
  const open = cases.filter(({ state }) => state !== 'closed');
  return {
    signs: (await records.list('earlySign')).map(({ value }) => value),
    withCase: new Set(open.map(({ pupilId }) => pupilId)),
  };
}
