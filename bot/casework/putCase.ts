import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import type { CaseWork } from '../core/work.ts';
import { showCase } from './showCase.ts';

/** Stores a changed case and shows it to everyone concerned. */
export async function putCase(work: CaseWork, subject: CaseRecord): Promise<void> {
  work.unit.put('case', subject.id, subject);
  await showCase(work, subject);
}
