import type { z } from 'zod';
import { mapWords } from '../words/walkWords.ts';
import { type Mention, mentionsOf, removedName, replaceMentions } from './mentions.ts';
import type { NameForms } from './nameForms.ts';

/** What becomes of a text that names somebody: the name goes, all of it goes, or it stays. */
export type TextDecision = 'remove' | 'delete' | 'keep';

/** A text of a record that names somebody. `field` is where it stands first, `log.3.reason`. */
export type NamingText = { field: string; text: string; mentions: readonly Mention[] };

/**
 * The texts of a record in which people named somebody, each once however often it stands there: a case
 * holds what was said in its log and in what follows from it. O(size).
 */
export function namingTexts<Value>(
  schema: z.core.$ZodType,
  value: Value,
  forms: NameForms,
): NamingText[] {
  const found = new Map<string, NamingText>();
  mapWords(schema, value, (text, path) => {
    const mentions = found.has(text) ? [] : mentionsOf(text, forms);
    if (mentions.length > 0) found.set(text, { field: path.join('.'), text, mentions });
    return text;
  });
  return [...found.values()];
}

/**
 * The record with what was decided of its texts, the same wherever a text stands, so that a log and
 * what follows from it do not part. The very same record when all stays.
 */
export function withDecisions<Value>(
  schema: z.core.$ZodType,
  value: Value,
  forms: NameForms,
  decide: (text: string) => TextDecision,
): Value {
  return mapWords(schema, value, (text) => {
    const mentions = mentionsOf(text, forms);
    const decision = mentions.length === 0 ? 'keep' : decide(text);
    if (decision === 'keep') return text;
    return decision === 'delete' ? removedName : replaceMentions(text, mentions, () => removedName);
  });
}
