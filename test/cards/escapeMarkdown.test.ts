import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { breakable } from '../../cards/wording/breakable.ts';
import { choiceText } from '../../cards/wording/choiceText.ts';
import { escapeMarkdown } from '../../cards/wording/escapeMarkdown.ts';
import { isolated } from '../../cards/wording/isolated.ts';
import { plainText, wholeWords } from '../../cards/wording/plainText.ts';
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

describe('choiceText', () => {
  it('is nothing but text to a client that reads Markdown, and has no backslash for one that does not', () => {
    fc.assert(
      fc.property(written, (text) => {
        const shown = choiceText(text);
        const tokens = markdown.parse(shown, {});
        const kinds = tokens.flatMap(({ type, children }) => [
          type,
          ...(children ?? []).map((one) => one.type),
        ]);
        assert.deepEqual(
          kinds.filter((kind) => !/^(paragraph_open|paragraph_close|inline|text)$/.test(kind)),
          [],
        );
        assert.doesNotMatch(shown, /\\/);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves names, roles and questions as they are', () => {
    for (const title of ["Liam O'Brien (SSP-konsulent)", 'Torsdag d. 26. nov. kl. 13.00–13.45']) {
      assert.equal(choiceText(title), title);
    }
    assert.equal(choiceText('1. Hvad kan barnet?'), '1.\u00a0Hvad kan barnet?');
  });
});

describe('isolated', () => {
  it('keeps words from right to left apart from what follows, and leaves all else alone', () => {
    assert.equal(isolated('محمد عبد, 7.b'), '\u2068محمد عبد\u2069, 7.b');
    assert.equal(isolated('**נעמה לוי** · syg'), '**\u2068נעמה לוי\u2069** · syg');
    assert.equal(isolated('Åse Nørgaard, 7.b'), 'Åse Nørgaard, 7.b');
  });
});

describe('breakable', () => {
  it('lets very long words go on in the next line, never between a backslash and its sign', () => {
    assert.equal(
      breakable(`Mor ${'å'.repeat(26)}`),
      `Mor ${'å'.repeat(12)}\u200b${'å'.repeat(12)}\u200båå`,
    );
    const address = escapeMarkdown(`https://evil.example/${'_'.repeat(30)}`);
    assert.equal(breakable(address), address);
    assert.equal(breakable('Vestergaard-Thorlaksen'), 'Vestergaard-Thorlaksen');
  });
});

describe('plainText', () => {
  it('is the same of a text with an invisible sign in front, which is not as simple', () => {
    fc.assert(
      fc.property(fc.oneof(written, fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        assert.equal(plainText(text), plainText(`\u200b${text}`));
      }),
      { numRuns: 2000 },
    );
  });

  it('cuts no text off behind a comma or a dash', () => {
    assert.equal(plainText('mål, tiltag, hvem og hvornår', 13), 'mål, tiltag…');
    assert.equal(plainText('Hohenstein-Løvenskjold', 12), 'Hohenstein…');
  });

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

describe('a text cut after a whole word', () => {
  it('is whole where it fits, and else ends with a word of its own', () => {
    assert.equal(wholeWords('Kontakt hjemmet i dag', 40), 'Kontakt hjemmet i dag');
    assert.equal(wholeWords('Kontakt hjemmet, og aftal et skridt', 22), 'Kontakt hjemmet, og…');
    assert.equal(wholeWords('Opfølgningssamtale', 8), 'Opfølgn…');
    assert.equal(wholeWords('Vent og se …', 20), 'Vent og se …');
  });
});
