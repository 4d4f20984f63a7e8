import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { letterDocx } from '../../../bot/files/letterDocx.ts';
import { letterPhrases } from '../../../bot/files/letterPhrases.ts';
import { fillLetter } from '../../../services/documents/fillLetter.ts';
import { dutyOf } from '../../../services/documents/lettersOf.ts';
import { holdsCpr } from '../../../services/notes/cpr.ts';
import { aFullFilling, factsOf, shippedLetters } from '../../builders/documents.ts';
import { readDocx } from './readBack.ts';

const footer = { text: 'Udkast – læs og ret, før det sendes', language: 'da' };

type File = { name: string; language: string; bytes: Uint8Array };

/** Every shipped letter in each of its languages, as a file. */
async function everyFile(): Promise<readonly File[]> {
  const files: File[] = [];
  for (const letter of shippedLetters) {
    for (const [language, version] of letter.versions) {
      const { known } = factsOf(aFullFilling(), dutyOf(letter));
      const filled = fillLetter(version, language, known, letterPhrases);
      const bytes = await letterDocx(filled, footer);
      files.push({ name: `${letter.id} ${language}`, language, bytes });
    }
  }
  return files;
}

const part = (bytes: Uint8Array, name: string) =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe('a letter as a Word document', () => {
  let files: readonly File[] = [];
  before(async () => {
    files = await everyFile();
  });

  it('opens with its text, says that it is a draft, and holds no brace, CPR number or parents’ name', () => {
    for (const { name, bytes } of files) {
      const { paragraphs, rows } = readDocx(bytes);
      const text = [...paragraphs, ...rows.flat()].join('\n');
      assert.ok(text.includes('Loke'), name);
      assert.ok(!/[{}]|undefined|NaN|\[object/.test(text), `${name}: ${text}`);
      assert.deepEqual([...paragraphs, ...rows.flat()].filter(holdsCpr), []);
      assert.ok(!/\b\d{6}[- ]?\d{4}\b/.test(text), name);
      const foot = Object.keys(unzipSync(bytes)).find((one) => /^word\/footer\d*\.xml$/.test(one));
      assert.ok(foot && part(bytes, foot).includes(footer.text), name);
    }
    assert.equal(files.length, 9 * 2 + 4 * 5);
  });

  it('runs from right to left where its language does, and nowhere else', () => {
    for (const { name, language, bytes } of files) {
      const xml = part(bytes, 'word/document.xml');
      const isRightToLeft = language === 'ar' || language === 'ur';
      assert.equal(/<w:bidi\b/.test(xml), isRightToLeft, name);
      assert.equal(/<w:rtl\b/.test(xml), isRightToLeft, name);
      if (!isRightToLeft) continue;
      const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([one]) => one);
      assert.ok(
        paragraphs.every((one) => one.includes('<w:bidi')),
        name,
      );
      assert.match(xml, language === 'ar' ? /w:bidi="ar-SA"/ : /w:bidi="ur-PK"/);
      const danishRuns = [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)]
        .map(([run]) => run)
        .filter((run) => run.includes('w:val="da-DK"'));
      assert.ok(danishRuns.length > 0, 'a Danish name is Danish');
      assert.ok(
        danishRuns.every((run) => !run.includes('<w:rtl')),
        name,
      );
    }
  });

  it('keeps figures and marks beside what they belong to where it runs from right to left', () => {
    for (const { name, language, bytes } of files) {
      if (language !== 'ar' && language !== 'ur') continue;
      const lines = [...part(bytes, 'word/document.xml').matchAll(/<w:p>.*?<\/w:p>/gs)].map(
        ([one]) => [...one.matchAll(/<w:t\b[^>]*>(.*?)<\/w:t>/gs)].map(([, text = '']) => text),
      );
      const dated = lines.find(([first]) => first?.includes('Lindeskolen'));
      assert.equal(dated?.[0], '\u200eLindeskolen\u200e', name);
      assert.match(dated[1] ?? '', /^\u200f, 25 /, name);
      const unread = lines.flat().find((text) => text.includes('ikke gennemgået'));
      assert.match(unread ?? '', /\.\u200e$/, 'a full stop after Danish words stays after them');
    }
  });

  it('breaks no line between a paragraph of the law and its number', () => {
    for (const { name, bytes } of files) {
      const xml = part(bytes, 'word/document.xml');
      assert.ok(!/§ \d|\d %|stk\. \d/.test(xml), name);
      if (name.startsWith('notification') && name.endsWith(' da'))
        assert.ok(xml.includes('§\u00a0133'));
    }
  });

  it('says of each piece of text which language it is in', () => {
    const tags = { da: 'da-DK', en: 'en-GB', pl: 'pl-PL', tr: 'tr-TR', uk: 'uk-UA' };
    for (const { name, language, bytes } of files) {
      const xml = part(bytes, 'word/document.xml');
      const runs = [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => run);
      assert.ok(
        runs.every((run) => run.includes('<w:lang ')),
        name,
      );
      const tag = Object.entries(tags).find(([one]) => one === language)?.[1];
      if (tag) assert.ok(xml.includes(`<w:lang w:val="${tag}"`), name);
    }
  });

  it('marks what must be filled in', () => {
    for (const { name, language, bytes } of files) {
      if (!name.startsWith('warning')) continue;
      const blanks = [...part(bytes, 'word/document.xml').matchAll(/<w:r>.*?<\/w:r>/gs)]
        .map(([run]) => run)
        .filter((run) => run.includes('________'));
      assert.ok(blanks.length >= 3, name);
      assert.ok(
        blanks.every((run) => run.includes('<w:highlight w:val="yellow"')),
        language,
      );
    }
  });
});
