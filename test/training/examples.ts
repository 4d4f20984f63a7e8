import { readItems } from '../../services/notes/readItems.ts';
import { tokenise } from '../../services/notes/tokens.ts';
import { featuresOf } from '../../services/notes/trained/features.ts';
import type { Example } from '../../services/notes/trained/train.ts';
import { calendar, type Message, messagesOf, school, type Writer, writers } from './writers.ts';

/** A writer's messages as the model learns from them. */
export function examplesOf(from: Writer): Example[] {
  return messagesOf(from).map((one) => exampleOf(from, one));
}

/** All examples, in the order of the writers. */
export function allExamples(): Map<Writer, Example[]> {
  return new Map(writers.map((one) => [one, examplesOf(one)]));
}

function exampleOf({ now, scope }: Writer, one: Message): Example {
  const tokens = tokenise(one.text);
  const context = { roster: school, calendar, now: Temporal.PlainDateTime.from(now), scope };
  const reason = reasonOf(one);
  return {
    features: featuresOf(tokens, readItems(tokens, context)),
    answers: {
      intent: one.intent,
      whose: one.whose,
      care: one.ask.includes('confirm') ? 'confirm' : 'plain',
      ...(reason === undefined ? {} : { reason }),
    },
  };
}

/** The reason of a message that gives only one. */
function reasonOf({ intent, entries, ask }: Message): string | undefined {
  if (intent !== 'note' && intent !== 'correct') return undefined;
  if (ask.includes('category')) return 'ask';
  const reasons = new Set(entries.map((entry) => entry.split('|')[1] ?? ''));
  const [only] = reasons;
  return reasons.size === 1 ? only : undefined;
}
