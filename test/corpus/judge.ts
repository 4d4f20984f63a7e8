import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { meaning } from '../../bot/cli/parse.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import { understand } from '../../bot/messages/understood.ts';
import type { TrainedReader } from '../../services/notes/trained/trainedReader.ts';
import type { Roster } from '../../services/roster/roster.ts';

const entry = z.object({
  pupil: z.string(),
  dates: z.array(z.string()),
  category: z.string().optional(),
  extent: z.string().optional(),
});
const told = z.object({
  intent: z.string(),
  entries: z.array(entry).optional(),
  ask: z.array(z.string()).optional(),
  target: z.string().optional(),
});
const corpusCase = z.object({
  id: z.string(),
  group: z.string().optional(),
  now: z.string(),
  scope: z.array(z.string()),
  text: z.string(),
  expect: told,
});

export type CorpusCase = z.output<typeof corpusCase>;
type Told = z.output<typeof told>;

/**
 * How a reading stands to what was expected. `asked`: a question that was not needed, or help where a
 * note was clear, so nothing wrong is stored. `silent`: something wrong is stored, or something right
 * is lost, and nobody is told.
 */
export type Verdict = 'right' | 'asked' | 'silent';

export async function readCases(folder: URL): Promise<CorpusCase[]> {
  const cases: CorpusCase[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.jsonl')).sort()) {
    const text = await readFile(new URL(name, folder), 'utf8');
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
      cases.push(corpusCase.parse(JSON.parse(line)));
    }
  }
  return cases;
}

/** Reads a case's message as `naervaer parse` does, and judges it. */
export function judge(
  { now, scope, text, expect }: CorpusCase,
  roster: Roster,
  calendar: SchoolCalendar,
  trained?: TrainedReader,
): { verdict: Verdict; got: Told } {
  const context = {
    roster,
    calendar,
    now: Temporal.PlainDateTime.from(now),
    scope,
    ...(trained ? { trained } : {}),
  };
  const got = told.parse(meaning(understand(text, context), context));
  return { verdict: verdictOn(expect, got), got };
}

const storing = new Set(['note', 'correct', 'withdraw']);

function verdictOn(expect: Told, got: Told): Verdict {
  const asksRight = sameSet(expect.ask ?? [], got.ask ?? []);
  const sameTarget = expect.target === got.target;
  if (expect.intent === got.intent && asksRight && sameTarget) {
    if (expect.ask || sameEntries(expect.entries ?? [], got.entries ?? [])) return 'right';
  }
  const wanted = new Set(pieces(expect));
  const readsBack = got.ask?.includes('confirm') ?? false;
  const stores = storing.has(got.intent) && !readsBack ? pieces(got) : [];
  const storesWrong = stores.some((one) => !wanted.has(one));
  if (storesWrong && !(expect.ask && (got.ask?.length ?? 0) > 0 && stores.length === 0)) return 'silent';
  // Stored less than was said: harmless where the rest is asked about or the sender is told.
  const lost = [...wanted].some((one) => !stores.includes(one));
  const asks = (got.ask?.length ?? 0) > 0 || got.intent === 'other' || got.intent === 'refused';
  return lost && !asks && storing.has(expect.intent) ? 'silent' : 'asked';
}

/** What would be stored, a pupil's day at a time, so that how it is put into entries does not matter. */
function pieces({ intent, entries = [] }: Told): string[] {
  return entries.flatMap(({ pupil, dates, category = '', extent = '' }) =>
    dates.map((date) =>
      intent === 'withdraw' ? `-${pupil} ${date}` : `${pupil} ${date} ${category} ${extent}`,
    ),
  );
}

function sameEntries(one: NonNullable<Told['entries']>, other: NonNullable<Told['entries']>) {
  return sameSet(
    pieces({ intent: 'note', entries: one }),
    pieces({ intent: 'note', entries: other }),
  );
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const [left, right] = [new Set(one), new Set(other)];
  return left.size === right.size && [...left].every((piece) => right.has(piece));
}
