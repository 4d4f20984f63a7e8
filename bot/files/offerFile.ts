import { audit } from '../core/audit.ts';
import type { FileRecord } from '../core/fileRecord.ts';
import type { TurnWork } from '../core/work.ts';
import { fileBasis } from './contentOf.ts';

/**
 * Offers a file in the asker's own chat, and writes the trail. It is made when they take it. The caller has checked
 * that they may have it.
 */
export async function offerFile(
  { turn, unit, outbox, at }: TurnWork,
  { content, format }: Pick<FileRecord, 'content' | 'format'>,
  { action, subjects }: { action: string; subjects: readonly string[] },
): Promise<void> {
  const { id, actor } = turn;
  const by = actor.member.id;
  unit.put('file', id, { id, by, at, content, format, state: 'offered' });
  outbox.run({ do: 'offerFile', fileId: id });
  const basis = await fileBasis(actor, content, unit);
  audit(unit, { turnId: id, at, by, action, subjects, basis });
}
