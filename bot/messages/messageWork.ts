import type { ReportLine } from '../../services/absence/report.ts';
import type { NoteContext } from '../../services/notes/reading.ts';
import type { TurnWork } from '../core/work.ts';

/** What a changed message keeps of its old report: its id, for its receipt, and pupils of whom it says the same. */
export type Rewriting = {
  reportId: string;
  kept: ReadonlyMap<string, readonly ReportLine[]>;
  /** Nothing of it stood any more: its receipt is told anew, where the writer looks. */
  fresh?: true;
};

/** What every handler of a message works with. */
export type MessageWork = TurnWork & { context: NoteContext; rewriting?: Rewriting };

/** For the parts of a message after its first: what each asks or stores, and its card in the trail, has ids of its own. */
export function nthPart(work: MessageWork, index: number): MessageWork {
  if (index === 0) return work;
  return { ...work, turn: { ...work.turn, id: `${work.turn.id}:more${index}` } };
}
