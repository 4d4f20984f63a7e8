import assert from 'node:assert/strict';
import { z } from 'zod';
import { schemas } from '../../../bot/core/records.ts';
import { isOwnWords, ownWords } from '../../../services/words/ownWords.ts';
import { mapWords } from '../../../services/words/walkWords.ts';

/** What holds ids, and what the bot, its data files, Microsoft or the roster put there: nothing that people type into it. */
const notTyped: ReadonlySet<string> = new Set([
  ...['id', 'by', 'name', 'title', 'code', 'givenName', 'familyName', 'classCode', 'email', 'role'],
  ...[
    'municipality',
    'school',
    'holder',
    'assignee',
    'standIn',
    'person',
    'organiser',
    'away',
    'asked',
    'noCalendar',
  ],
  ...['level', 'levels', 'duty', 'duties', 'criterion', 'calledBy', 'step', 'after', 'da', 'en'],
  ...[
    'source',
    'card',
    'rule',
    'kind',
    'outcome',
    'action',
    'subjects',
    'failure',
    'covers',
    'keys',
  ],
  ...['chosen', 'free', 'busy', 'unknown', 'choices', 'required', 'optional', 'value', 'from'],
  ...['uploadUrl', 'contentUrl', 'joinUrl', 'fileType'],
  ...['answeredIn', 'edited', 'meaning', 'instead', 'replaces', 'replacedBy'],
  ...['tentative', 'ask', 'at'],
  ...['letter', 'language', 'made', 'who', 'present', 'agreements'],
  ...['deputy', 'insteadOf', 'movedBy', 'classCodes'],
  ...['undoneIn', 'together', 'inPlaceOf', 'in', 'broughtBack'],
]);

/** Where names of their own stand: of the roster, of rules, of schools. */
const named: readonly RegExp[] = [
  /^roster(?:Proposal\.roster)?\./,
  // What a source and its content are known by.
  /^roster(?:Read\.mark|Proposal\.number)$/,
  /^(?:dryRun|overview)\./,
  /^(?:report|question|schoolChoice)\.(?:[a-z]+\.){0,4}leftOut\.\d*\.?why\.name$/,
  /^statistic\.cases\./,
  /^case\.(?:handOver|takenOver)\./,
  /^case\.log\.(?:to|name|number|facts\.[a-z.]+)$/,
  /^handOver\.(?:from\.number|offer\.(?:pupil|facts)\.[a-z.]+)$/i,
  /^outbox\.work\.to$/,
  // Ids of the municipality's offers and of a board's questions.
  /^case\.(?:visitation|log)\.(?:offer|answered(?:\.question)?)$/,
  /\.subject\.offer$/,
];

describe('the texts that people type', () => {
  it('are declared so in the schema of every record, or are known to be none', () => {
    const undeclared = Object.entries(schemas).flatMap(([kind, schema]) =>
      plainTexts(schema, kind),
    );
    assert.deepEqual([...new Set(undeclared)], []);
  });

  it('would be missed if a new one were not', () => {
    const record = z.strictObject({ remark: z.string().optional(), note: ownWords(z.string()) });
    assert.deepEqual(plainTexts(record, 'new'), ['new.remark']);
  });

  it('are found wherever they stand, and nothing else is', () => {
    const schema = z.strictObject({
      id: z.string(),
      all: z.array(
        z.discriminatedUnion('is', [
          z.strictObject({ is: z.literal('a'), text: ownWords(z.string()) }),
          z.strictObject({
            is: z.literal('b'),
            text: z.string(),
            deep: z.record(z.string(), ownWords(z.string())).optional(),
          }),
        ]),
      ),
      open: z.record(z.string(), z.unknown()),
    });
    const value = {
      id: 'x',
      all: [
        { is: 'a' as const, text: 'one' },
        { is: 'b' as const, text: 'x', deep: { k: 'two' } },
      ],
      open: { user: { name: 'x' }, conversation: { id: 'x', name: 'three' }, said: 'four words' },
    };
    const seen: string[] = [];
    const after = mapWords(schema, value, (text, path) => {
      seen.push(path.join('.'));
      return text.toUpperCase();
    });
    assert.deepEqual(seen, ['all.0.text', 'all.1.deep.k', 'open.conversation.name', 'open.said']);
    assert.equal(JSON.stringify(after).match(/"(?:ONE|TWO|THREE|FOUR WORDS)"/g)?.length, 4);
    assert.equal(
      mapWords(schema, value, (text) => text),
      value,
    );
  });
});

/** Every plain text of a schema that is neither declared nor known to be no text of people's. */
function plainTexts(schema: z.core.$ZodType, path: string): string[] {
  if (isOwnWords(schema)) return [];
  if (schema instanceof z.ZodString) return schema.format === null && !isKnown(path) ? [path] : [];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return plainTexts(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => plainTexts(one, path));
  if (schema instanceof z.ZodArray) return plainTexts(schema.element, path);
  if (schema instanceof z.ZodRecord) return plainTexts(schema.valueType, path);
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    return Object.entries(shape).flatMap(([key, one]) => plainTexts(one, `${path}.${key}`));
  }
  const others = [z.ZodLiteral, z.ZodEnum, z.ZodNumber, z.ZodBoolean, z.ZodUnknown, z.ZodCustom];
  const known = others.some((one) => schema instanceof one) || schema instanceof z.ZodStringFormat;
  return known ? [] : [`${path}: a kind of schema that the search does not know`];
}

function isKnown(path: string): boolean {
  const field = path.split('.').at(-1) ?? '';
  if (named.some((one) => one.test(path))) return true;
  return (
    /(?:Id|Ids)$/.test(field) ||
    (notTyped.has(field) && !['name', 'title', 'outcome'].includes(field))
  );
}
