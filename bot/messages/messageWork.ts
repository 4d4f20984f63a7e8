import type { NoteContext } from '../../services/notes/reading.ts';
import type { TurnWork } from '../core/work.ts';

/** What every handler of a message works with. */
export type MessageWork = TurnWork & { context: NoteContext };
