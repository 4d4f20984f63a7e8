import type { z } from 'zod';
import { mapWords } from '../words/walkWords.ts';
import { type Mention, mentionsOf, removedName, replaceMentions } from './mentions.ts';
import type { NameForms } from './nameForms.ts';

/** What to do with a text that names somebody: remove the name, delete it all, or keep it. */
export type TextDecision = 'remove' | 'delete' | 'keep';

/** A text of a record that names somebody. `field` is its first place, `log.3.reason`. */
export type NamingText = { field: string; text: string; mentions: readonly Mention[] };

/**
 * The texts in a record that name somebody, each once even if repeated: a case holds what was said both in
 * its log and in what follows from it. O(size).
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
 * The record after decisions on its texts, the same wherever a text occurs, so that a log and what follows
 * from it stay in step. The same object when all stays.
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
