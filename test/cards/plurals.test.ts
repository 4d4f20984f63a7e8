import assert from 'node:assert/strict';
import { accessReportTexts } from '../../bot/files/accessReport.da.ts';
import { da } from '../../cards/texts/da.ts';
import { en } from '../../cards/texts/en.ts';

/** Nouns that a count stands before, as they are for one and for several. */
const nouns = {
  da: [
    ['elev', 'elever'],
    ['sag', 'sager'],
    ['skole', 'skoler'],
    ['klasse', 'klasser'],
    ['gang', 'gange'],
    ['dag', 'dage'],
    ['skoledag', 'skoledage'],
    ['måned', 'måneder'],
    ['minut', 'minutter'],
    ['lektion', 'lektioner'],
    ['tidligere hændelse', 'tidligere hændelser'],
    ['ting', 'ting'],
  ],
  en: [
    ['pupil', 'pupils'],
    ['case', 'cases'],
    ['school(?! day)', 'schools'],
    ['class', 'classes'],
    ['time', 'times'],
    ['day', 'days'],
    ['school day', 'school days'],
    ['minute', 'minutes'],
    ['lesson', 'lessons'],
    ['earlier event', 'earlier events'],
    ['step', 'steps'],
    ['thing', 'things'],
  ],
} as const;

/** Every function of the texts, by its place in them. */
function functionsOf(node: unknown, path = ''): [string, (...args: unknown[]) => unknown][] {
  if (typeof node === 'function')
    return [[path, (...args) => Reflect.apply(node, undefined, args)]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, one]) => functionsOf(one, `${path}.${key}`));
}

/**
 * What a text says of a count: given as a number; worded, where it takes a number that is worded already;
 * with whether it is one, where that is told beside it.
 */
function said(path: string, text: (...args: unknown[]) => unknown, count: number): string[] {
  const worded: unknown[] = Array(6).fill(String(count));
  const beside = /\.(days|schoolDays|occasions)$/.test(path);
  const ways = beside ? [[worded[0], count === 1, ...worded]] : [Array(6).fill(count)];
  return [...ways, ...(takesWords.test(path) ? [worded] : [])].flatMap((args) => {
    try {
      const told = text(...args);
      return typeof told === 'string' ? [told] : Object.values(Object(told)).map(String);
    } catch {
      // A text for which a count is no argument.
      return [];
    }
  });
}

const takesWords = /dryRun|municipality|\.(late|left_early)$/;

const disagrees = (line: string, count: number, noun: string) =>
  new RegExp(`(?<![\\d,.])${count} ${noun}(?!\\p{L})`, 'u').test(line);

/** Texts in which a count and its noun do not agree. */
function wrongIn(texts: object, pairs: readonly (readonly [string, string])[]): string[] {
  const told = functionsOf(texts).flatMap(([path, text]) =>
    [0, 1, 2].flatMap((count) =>
      said(path, text, count).map((line) => ({ count, line, where: `${path}: ${line}` })),
    ),
  );
  assert.ok(told.length > 500, 'the texts are walked');
  return told
    .filter(({ count, line }) =>
      pairs.some(
        ([one, several]) => one !== several && disagrees(line, count, count === 1 ? several : one),
      ),
    )
    .map(({ where }) => where);
}

describe('a count and its noun', () => {
  it('agree in every Danish text, for none, one and two', () => {
    assert.deepEqual(wrongIn({ ...da, accessReportTexts }, nouns.da), []);
  });

  it('agree in every English text, for none, one and two', () => {
    assert.deepEqual(wrongIn(en, nouns.en), []);
  });
});
