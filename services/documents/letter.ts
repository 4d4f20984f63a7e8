import { z } from 'zod';
import { roles } from '../roster/roster.ts';
import { type Audience, audienceOf, type LetterKind, letterKinds } from './audience.ts';
import { type FactRule, factLists, facts, fieldsOf, isFact, isFactList } from './facts.ts';

const id = z.string().regex(/^[a-z0-9-]+$/);
/** A language by its tag, such as `uk`: never words that somebody typed. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/);
const words = z.string().min(1).max(1000);

/** A part of a document; `{fact}` stands for what is known of the case. */
const block = z.union([
  /** Left out where everything below it is. */
  z.strictObject({ heading: words }),
  z.strictObject({
    text: words,
    /** Left out where a fact it names is missing; else the missing fact is a blank to fill. */
    optional: z.boolean().optional(),
  }),
  /** A line for each item of a list: `also` goes on where all it names is known; `none` where there are none. */
  z.strictObject({
    each: z.string(),
    text: words,
    also: words.optional(),
    none: words.optional(),
  }),
  /** A small table: what it is, and its value. */
  z.strictObject({
    rows: z
      .array(z.tuple([words, words]))
      .min(1)
      .max(12),
  }),
  /** Something only people know: a line to write on. */
  z.strictObject({ fill: words }),
]);

const letterText = z.strictObject({
  /** What the document is called among the school's own, on its button. */
  name: z.string().min(1).max(60),
  /** Its heading. */
  title: z.string().min(1).max(120),
  body: z.array(block).min(1).max(60),
});

export type LetterBlock = z.output<typeof block>;
export type LetterText = z.output<typeof letterText>;

/** When a document fits a case: any one of these is enough. */
const fits = z.strictObject({
  /** With every open case. */
  always: z.literal(true).optional(),
  /** While one of these duties holds. */
  duties: z.array(z.string()).optional(),
  /** While the case stands at one of these levels. */
  levels: z.array(z.string()).optional(),
  /** While one of these steps of the playbook waits for somebody. */
  steps: z.array(z.string()).optional(),
  /** Where one of these facts is known. */
  facts: z.array(z.string()).optional(),
});

/** A letter as its file has it: when it fits, who makes it, and its text in Danish and English. */
export const letter = z
  .strictObject({
    $schema: z.string().optional(),
    id,
    kind: z.enum(letterKinds),
    fits,
    /** Roles that may make it; without it everybody who sees all of the case. */
    madeBy: z.array(z.enum(roles)).min(1).optional(),
    /** Made only once the register has confirmed its figures. */
    restsOnRegister: z.boolean().optional(),
    source: z.url(),
    /** When somebody last held it against its source. */
    checked: z.iso.date(),
    note: z.string().optional(),
    texts: z.strictObject({ da: letterText, en: letterText }),
  })
  .superRefine((one, context) => {
    const audience = audienceOf[one.kind];
    for (const language of ['da', 'en'] as const) {
      for (const { path, message } of faultsOf(one.texts[language], audience)) {
        context.addIssue({ code: 'custom', path: ['texts', language, ...path], message });
      }
    }
    (one.fits.facts ?? []).forEach((name, at) => {
      if (isFact(name)) return;
      context.addIssue({ code: 'custom', path: ['fits', 'facts', at], message: noFact(name) });
    });
    if (one.kind === 'notification' && !one.madeBy) {
      const message = 'expected the roles that may make a notification';
      context.addIssue({ code: 'custom', path: ['kind'], message });
    }
  });

/** A letter in a further language, in a file of its own: `warning.ar.json`. */
export const letterTranslation = z
  .strictObject({
    $schema: z.string().optional(),
    id,
    language: languageTag,
    /** Whether a translator has read it against the Danish text. */
    reviewed: z.boolean(),
    /** In its own language: no translator has read this. */
    unreviewed: words.optional(),
    text: letterText,
  })
  .refine(({ reviewed, unreviewed }) => reviewed || unreviewed !== undefined, {
    path: ['unreviewed'],
    message: 'expected a sentence in that language, as no translator has read it',
  });

export type LetterFile = z.output<typeof letter>;
export type LetterTranslation = z.output<typeof letterTranslation>;

/** A translation checked against the letter it is of: what its readers may be told. */
export function translationOf(kind: LetterKind): z.ZodType<LetterTranslation> {
  return letterTranslation.superRefine((one, context) => {
    for (const { path, message } of faultsOf(one.text, audienceOf[kind])) {
      context.addIssue({ code: 'custom', path: ['text', ...path], message });
    }
  });
}

/** A letter in a language, and whether a translator has read it. */
export type LetterVersion = { text: LetterText; unreviewed: string | undefined };

/** A letter with all its languages, Danish first. */
export type Letter = Omit<LetterFile, 'texts' | '$schema'> & {
  versions: ReadonlyMap<string, LetterVersion>;
};

type Fault = { path: (string | number)[]; message: string };

/** What names a fact that there is not, or that its readers may not be told. */
function faultsOf({ title, body }: LetterText, audience: Audience): Fault[] {
  return [
    ...inText(title, ['title'], facts, audience),
    ...body.flatMap((one, at) => inBlock(one, ['body', at], audience)),
  ];
}

function inBlock(one: LetterBlock, path: (string | number)[], audience: Audience): Fault[] {
  if ('heading' in one) return inText(one.heading, [...path, 'heading'], facts, audience);
  if ('fill' in one) return inText(one.fill, [...path, 'fill'], facts, audience);
  if ('rows' in one) {
    return one.rows.flatMap((row, at) =>
      row.flatMap((cell, side) => inText(cell, [...path, 'rows', at, side], facts, audience)),
    );
  }
  if (!('each' in one)) return inText(one.text, [...path, 'text'], facts, audience);
  if (!isFactList(one.each)) {
    const message = `expected a list, not "${one.each}": ${Object.keys(factLists).join(', ')}`;
    return [{ path: [...path, 'each'], message }];
  }
  const list = factLists[one.each];
  return [
    ...(may(list, audience) ? [] : [{ path: [...path, 'each'], message: notFor(one.each) }]),
    ...inText(one.text, [...path, 'text'], fieldsOf(one.each), audience),
    ...inText(one.also ?? '', [...path, 'also'], fieldsOf(one.each), audience),
    ...inText(one.none ?? '', [...path, 'none'], facts, audience),
  ];
}

function inText(
  text: string,
  path: (string | number)[],
  known: Readonly<Record<string, FactRule>>,
  audience: Audience,
): Fault[] {
  const faults = namesIn(text).flatMap((name): Fault[] => {
    const rule = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!rule) return [{ path, message: noFact(name) }];
    return may(rule, audience) ? [] : [{ path, message: notFor(name) }];
  });
  const bare = text.replace(placeholder, '');
  return /[{}]/.test(bare)
    ? [...faults, { path, message: 'expected braces around a fact alone, as in {pupil}' }]
    : faults;
}

function may({ readers }: FactRule, audience: Audience): boolean {
  return readers.includes(audience);
}

function noFact(name: string): string {
  return `expected a fact, and "${name}" is none (docs/letters.md lists them)`;
}

function notFor(name: string): string {
  return `"${name}" may not be told to whoever reads this kind of document`;
}

/** `{pupil}` in a text. */
export const placeholder = /\{([^{}]*)\}/g;

/** The facts that a text names. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}
