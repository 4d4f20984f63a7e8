import { createInterface } from 'node:readline';
import { z } from 'zod';
import { DataFileError } from '../../services/errors/errors.ts';
import { holdsCpr } from '../../services/notes/cpr.ts';
import type { Confirmable, NoteContext, Reading, Target } from '../../services/notes/reading.ts';
import { readModel } from '../../services/notes/trained/readModel.ts';
import { readRosters } from '../../services/roster/readRoster.ts';
import { readTitles } from '../../services/roster/readTitles.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { roleFinder } from '../../services/roster/titles.ts';
import { readParseSettings } from '../config.ts';
import { isReading, type Understood, understand } from '../messages/understood.ts';
import { parseInputLine } from './parseInputLine.ts';
import { ofProcess, readWarnedCalendar, type Surroundings } from './surroundings.ts';

const line = z.object({
  id: z.string(),
  now: z.string().refine(isLocalTime, 'expected a local time such as 2026-11-25T09:10'),
  scope: z.array(z.string()),
  text: z.string(),
});

function isLocalTime(value: string): boolean {
  try {
    Temporal.PlainDateTime.from(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * `naervaer parse`: reads corpus lines, writes each one's meaning as JSON.
 * @throws DataFileError for a bad roster, calendar or line
 */
export async function parseCommand(
  options: { roster: string; calendar: string },
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  around: Surroundings = ofProcess,
): Promise<void> {
  const { titles, reader } = readParseSettings(process.env);
  const roleOf = roleFinder(await readTitles(titles));
  const [{ rosters }, calendar, trained] = await Promise.all([
    readRosters(options.roster, { roleOf, holdsCpr }),
    readWarnedCalendar(options.calendar, around),
    readModel(reader),
  ]);
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() === '') continue;
    const asked = parseInputLine(text, number, line);
    const scope = asked.scope.map((code) => code.toLowerCase().replaceAll(/[\s.]/g, ''));
    const roster = schoolOf(rosters, scope);
    const context = {
      roster,
      calendar,
      trained,
      now: Temporal.PlainDateTime.from(asked.now),
      scope,
    };
    output.write(
      `${JSON.stringify({ id: asked.id, ...meaning(understand(asked.text, context), context) })}\n`,
    );
  }
}

/** The school that has the sender's classes, else the first. */
function schoolOf(rosters: readonly Roster[], scope: readonly string[]): Roster {
  const found = rosters.find((one) => scope.some((code) => one.classByCode(code))) ?? rosters[0];
  if (!found) throw new DataFileError('orgs.csv', 'expected a school');
  return found;
}

/**
 * A message in the corpus format: a question goes in `ask`, with what it reads back beside it, and then nothing is
 * stored. What is asked of the bot itself goes by the corpus's names.
 */
export function meaning(said: Understood, context: NoteContext) {
  return isReading(said) ? ofDay(said, context) : ofBot(said, context);
}

function ofBot(said: Exclude<Understood, Reading>, context: NoteContext) {
  const { scope } = context;
  switch (said.intent) {
    // Alone, without a note before it.
    case 'more':
    case 'ofLastNote':
      return ofDay(said.otherwise, context);
    case 'unreported':
      return { intent: 'status', target: 'school' };
    case 'away':
      return { intent: 'status', target: targetWord(said.target, scope) };
    case 'noted':
      return 'pupil' in said.who
        ? { intent: 'status', target: said.who.pupil.id }
        : { intent: 'status', ask: ['pupil'] };
    case 'progress':
      return { intent: 'not_absence' };
    case 'forgetPupil':
    case 'undoLast':
      return { intent: 'withdraw', entries: [] };
    default:
      return { intent: 'other' };
  }
}

function ofDay(reading: Reading, { scope }: NoteContext) {
  const { intent } = reading;
  if ('questions' in reading && reading.questions.length > 0) {
    const ask = [...new Set(reading.questions.map(({ field }) => field))];
    const readBack = reading.questions.flatMap((one) =>
      one.field === 'confirm' ? [one.reading] : [],
    );
    const [worry] = readBack.flatMap((one) => ('target' in one ? [one.target] : []));
    if (worry) return { intent, target: targetWord(worry, scope), ask };
    const entries = [
      ...('entries' in reading ? entriesOf(reading) : []),
      ...readBack.flatMap((one) => ('entries' in one ? entriesOf(one) : [])),
    ];
    return entries.length > 0 ? { intent, entries, ask } : { intent, ask };
  }
  if ('entries' in reading) return { intent, entries: entriesOf(reading) };
  if ('target' in reading) return { intent, target: targetWord(reading.target, scope) };
  if ('missing' in reading) return { intent, code: reading.reason };
  return { intent };
}

function entriesOf({ entries }: Extract<Reading | Confirmable, { entries: unknown }>) {
  return entries.map(({ pupilId, ...rest }) => ({ pupil: pupilId, ...rest }));
}

function targetWord(target: Target | undefined, scope: readonly string[]): string {
  if (target === undefined || target === 'school') {
    const [only] = scope;
    return target === undefined && scope.length === 1 && only !== undefined ? only : 'school';
  }
  if (target === 'municipality') return target;
  return 'pupilId' in target ? target.pupilId : target.classCode;
}
