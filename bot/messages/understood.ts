import type { NoteContext, Reading } from '../../services/notes/reading.ts';
import { readNote } from '../../services/notes/readNote.ts';
import { type App, localTime } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { asksOwnTasks } from './myTasks.ts';
import { yearAsked } from './reportYear.ts';
import { rulesToTry } from './tryRules.ts';

/** What a message wants: something of the day, or what only the bot itself knows of. */
export type Understood =
  | Reading
  | { intent: 'help' }
  | { intent: 'tasks' }
  | { intent: 'dryRun'; wanted: string }
  | { intent: 'report'; year: number | 'present' };

/** What a message of the turn's actor is read against in the turn's school. */
export function contextOf(app: Pick<App, 'calendar' | 'now'>, { actor }: Turn): NoteContext {
  const { roster, member } = actor;
  return {
    roster,
    calendar: app.calendar,
    now: localTime(app).toPlainDateTime(),
    scope: member.classIds.flatMap((id) => roster.classById(id)?.code ?? []),
  };
}

/** What a message wants in one school. */
export function understand(text: string, context: NoteContext): Understood {
  if (isHelp(text)) return { intent: 'help' };
  if (asksOwnTasks(text)) return { intent: 'tasks' };
  const reading = readNote(text, context);
  if (reading.intent === 'refused') return reading;
  const wanted = rulesToTry(text);
  if (wanted !== undefined) return { intent: 'dryRun', wanted };
  const year = yearAsked(text);
  return year === undefined ? reading : { intent: 'report', year };
}

function isHelp(text: string): boolean {
  return /^\s*(hjælp|hjaelp|help|\?|hvad kan du\??|what can you do\??)[\s!.?]*$/i.test(text);
}
