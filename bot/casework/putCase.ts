import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import type { Outbox } from '../core/unitOutbox.ts';
import type { CaseWork } from '../core/work.ts';
import { showCase } from './showCase.ts';

/** Stores a changed case and shows it to everyone concerned; an offer that it takes back is withdrawn. */
export async function putCase(work: CaseWork, subject: CaseRecord): Promise<void> {
  const before = await work.unit.before('case', subject.id);
  withdraw(work.outbox, before, subject);
  work.unit.put('case', subject.id, subject);
  await showCase(work, subject);
}

/** Tells the other school that an offer no longer stands, once it does not. */
export function withdraw(
  outbox: Outbox,
  before: CaseRecord | undefined,
  { handOver }: CaseRecord,
): void {
  const stood = before?.handOver;
  if (stood?.state !== 'offered') return;
  if (handOver?.id === stood.id && handOver.state !== 'withdrawn') return;
  outbox.run({ do: 'withdrawOffer', handOverId: stood.id, to: stood.to });
}
