import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { wordsOf } from '../../services/notes/heard.ts';
import { readItems } from '../../services/notes/readItems.ts';
import type { NoteContext } from '../../services/notes/reading.ts';
import type { Example } from '../../services/notes/trained/example.ts';
import { featuresOf } from '../../services/notes/trained/features.ts';
import { extentAnswer } from '../../services/notes/trained/wordModel.ts';
import { rostersIn } from '../builders/rosters.ts';
import { type CorpusCase, readCases } from '../corpus/judge.ts';
import { calendar, type Message, messagesOf, school, type Writer, writers } from './writers.ts';

/** A writer's messages as the model learns from them. */
export function examplesOf(from: Writer): Example[] {
  return messagesOf(from).map((one) => exampleOf(from, one));
}

/** The examples of each writer. */
export function byWriter(): Map<Writer, Example[]> {
  return new Map(writers.map((one) => [one, examplesOf(one)]));
}

/** What the project's own corpora teach besides; all of it was read while the rules were made. */
export async function corpusExamples(): Promise<Example[]> {
  const examples: Example[] = [];
  for (const name of ['havbakke', 'skovby']) {
    const folder = new URL(`../corpus/${name}/`, import.meta.url);
    const [roster] = await rostersIn(folder.pathname);
    if (!roster) throw new Error(`no school in ${name}`);
    const schoolDays = await readCalendar(new URL('calendar.json', folder).pathname);
    for (const one of await readCases(folder)) {
      const context = { roster, calendar: schoolDays, now: Temporal.PlainDateTime.from(one.now) };
      const example = fromCase(one, { ...context, scope: one.scope });
      if (example) examples.push(example);
    }
  }
  return examples;
}

function fromCase({ text, expect }: CorpusCase, context: NoteContext): Example | undefined {
  const { intent, entries = [], ask = [] } = expect;
  if (intent === 'refused') return undefined;
  const tokens = wordsOf(text, context);
  const reasons = new Set(entries.flatMap(({ category }) => category ?? []));
  const [only] = reasons;
  const noted = intent === 'note' || intent === 'correct';
  const extent = extentOf(
    ask,
    entries.flatMap((one) => one.extent ?? []),
  );
  const reason = ask.includes('category') ? 'ask' : reasons.size === 1 ? only : undefined;
  return {
    features: featuresOf(tokens, readItems(tokens, context)),
    answers: {
      intent,
      ...(noted && reason !== undefined ? { reason } : {}),
      ...(noted && extent !== undefined ? { extent } : {}),
    },
  };
}

function exampleOf({ now, scope }: Writer, one: Message): Example {
  const context = { roster: school, calendar, now: Temporal.PlainDateTime.from(now), scope };
  const tokens = wordsOf(one.text, context);
  const reason = reasonOf(one);
  const noted = one.intent === 'note' || one.intent === 'correct';
  const extents = one.entries.map((entry) => entry.split('|')[3] ?? '');
  const extent = noted ? extentOf(one.ask, extents) : undefined;
  return {
    features: featuresOf(tokens, readItems(tokens, context)),
    answers: {
      intent: one.intent,
      whose: one.whose,
      care: one.ask.includes('confirm') ? 'confirm' : 'plain',
      ...(reason === undefined ? {} : { reason }),
      ...(extent === undefined ? {} : { extent }),
    },
  };
}

/** How much of the day a message tells of, where nothing of it is asked. */
function extentOf(ask: readonly string[], extents: readonly string[]): string | undefined {
  const whole = extents.length > 0 && ask.every((one) => one === 'confirm');
  return whole ? extentAnswer(extents) : undefined;
}

/** The reason of a message that gives only one. */
function reasonOf({ intent, entries, ask }: Message): string | undefined {
  if (intent !== 'note' && intent !== 'correct') return undefined;
  if (ask.includes('category')) return 'ask';
  const reasons = new Set(entries.map((entry) => entry.split('|')[1] ?? ''));
  const [only] = reasons;
  return reasons.size === 1 ? only : undefined;
}
