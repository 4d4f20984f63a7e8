import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown } from '../../cards/wording/escapeMarkdown.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import { hostile } from './hostile.ts';

// Stricter than Teams: addresses become links by themselves, strikethrough and tables are known.
const markdown = new MarkdownIt('default', { linkify: true, html: true });

/** Pieces that mean something in Markdown, mixed with ordinary text. */
const written = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'[ ] ( ) * ** _ __ ` ``` ~~ # - + = > < ! | \\ & : / @ . 1. 12) {{DATE(x)}}'.split(' '),
        ' ',
        '\n',
        '\t',
        'https://evil.example',
        'http://a.dk',
        'ftp://a.dk',
        'www.evil.example',
        'a@b.dk',
        'mailto:a@b.dk',
        '[x](https://evil.example)',
        '![x](https://evil.example/i.png)',
        '<b>fed</b>',
        '<at>Alle</at>',
        '&lt;',
        'Åse',
        'Øster-Ågård',
        '7.b',
        '//7.b',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('escapeMarkdown', () => {
  it('shows whatever people write as they wrote it, and as nothing but text', () => {
    fc.assert(
      fc.property(written, (text) => {
        const tokens = markdown.parse(escapeMarkdown(text), {});
        const kinds = new Set(tokens.map(({ type }) => type));
        const inline = tokens.flatMap(({ children }) => children ?? []);
        assert.deepEqual(
          [...kinds].filter((kind) => !/^(paragraph_open|paragraph_close|inline)$/.test(kind)),
          [],
        );
        assert.deepEqual(
          inline.map(({ type }) => type).filter((type) => !/^text(_special)?$/.test(type)),
          [],
        );
        assert.equal(inline.map(({ content }) => content).join(''), plainText(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('holds inside a sentence and inside bold too', () => {
    fc.assert(
      fc.property(written, (text) => {
        const escaped = escapeMarkdown(text);
        fc.pre(escaped !== '');
        const inline = markdown
          .parse(`Elev: **a${escaped}a**, 7.b`, {})
          .flatMap(({ children }) => children ?? [])
          .map(({ type }) => type);
        assert.deepEqual(
          inline.filter((type) => !/^(text|text_special|strong_open|strong_close)$/.test(type)),
          [],
        );
        assert.equal(inline.filter((type) => type === 'strong_open').length, 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('never leaves a date expression of the card itself', () => {
    fc.assert(
      fc.property(written, (text) => {
        assert.doesNotMatch(escapeMarkdown(text), /\{\{/);
      }),
    );
  });

  it('leaves names, classes and ordinary words as they are', () => {
    for (const name of [
      'Åse Nørgaard-Holm',
      "Liam O'Brien",
      '7.b',
      'Sct. Hans Skole',
      'vi ringer i morgen',
    ]) {
      assert.equal(escapeMarkdown(name), name);
    }
  });

  it('makes one line without direction marks, cut where it gets long', () => {
    const text = escapeMarkdown(hostile.repeat(5), 50);
    assert.doesNotMatch(text, /[\n\u202E]/);
    assert.ok(text.endsWith('…'));
  });
});

describe('plainText', () => {
  it('keeps whole characters and the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 20 }),
        (text, limit) => {
          const plain = plainText(text, limit);
          assert.ok(Array.from(plain).length <= limit);
          assert.ok(plain.isWellFormed());
        },
      ),
    );
  });
});
