import assert from 'node:assert/strict';
import fc from 'fast-check';
import { faultOfReason } from '../../../services/privacy/eraseReason.ts';
import { mentionsOf, removedName, replaceMentions } from '../../../services/privacy/mentions.ts';
import { formsOf } from '../../../services/privacy/nameForms.ts';

const without = (text: string, givenName: string, familyName: string) => {
  const mentions = mentionsOf(text, formsOf({ givenName, familyName }));
  return replaceMentions(text, mentions, () => removedName);
};

describe('where a text names a pupil', () => {
  for (const [given, family, text, left] of [
    ['Loke', 'Christensen', 'Følges med Loke om morgenen', 'Følges med [slettet] om morgenen'],
    ['Loke', 'Christensen', 'Aftalt med Lokes mor', 'Aftalt med [slettet] mor'],
    [
      'Loke',
      'Christensen',
      "Loke's mor, loke’s far, LOKE",
      '[slettet] mor, [slettet] far, [slettet]',
    ],
    ['Loke', 'Christensen', 'Christensen, Loke 7.b', '[slettet] 7.b'],
    ['Loke', 'Christensen', 'L. Christensen og Loke C. kom', '[slettet] og [slettet] kom'],
    ['Loke', 'Christensen', 'L Christensen', '[slettet]'],
    ['Loke', 'Christensen', 'Familien Kristensen', 'Familien [slettet]'],
    ['Loke', 'Christensen', 'Familien Christnsen', 'Familien [slettet]'],
    ['Loke', 'Christensen', 'Lo\u200bke, Lo-ke og Lo ke', '[slettet] og [slettet]'],
    ['Loke', 'Christensen', 'Ｌｏｋｅ og LokeChristensen', '[slettet] og [slettet]'],
    ['Loke', 'Christensen', 'lokechristensen@skolen.dk', '[slettet]@skolen.dk'],
    ['Søren', 'Ågård', 'Soeren, Soren, SØREN, So\u0308ren', '[slettet]'],
    ['Søren', 'Ågård', 'Aagaards mor, A\u030aga\u030ard', '[slettet] mor, [slettet]'],
    ['Anne-Sofie', 'Bach', 'Anne Sofie, AnneSofie, Annesofies', '[slettet]'],
    ['Anne Sofie', 'Bach', 'Anne-Sofie kom. Sofie gik.', '[slettet] kom. [slettet] gik.'],
    ['Sofie', 'von Bach', 'Sophies far, von Herrn', '[slettet] far, von Herrn'],
    ['Mads', 'Holm', 'Mads’ mor og Madses far', '[slettet] mor og [slettet] far'],
    ['Mathias', 'Holm', 'Matias og Mattias', '[slettet] og [slettet]'],
    ['Rasmus', 'Holm', 'Rsamus, Rasmu og Rasmsu', '[slettet] og [slettet]'],
  ] as const) {
    it(`finds ${given} ${family} in »${text}«`, () => {
      const found = without(text, given, family).replaceAll(/(?:\[slettet\][,\s]*)+/g, (run) =>
        run.replace(/(?:\[slettet\],?\s*)+(?=\[slettet\])/, ''),
      );
      assert.equal(found, left);
    });
  }

  it('leaves what only looks like it', () => {
    for (const text of [
      'Klokken otte',
      'lokale 7',
      'Lokal aftale',
      'en christiansborg',
      'Oktober',
    ]) {
      assert.equal(without(text, 'Loke', 'Christensen'), text);
    }
  });

  it('finds every form of every name in any surroundings', () => {
    const name = fc.constantFrom(
      'Loke',
      'Søren',
      'Anne-Sofie',
      'Åse',
      'Mads',
      'Zoë',
      'Émile',
      'Jørgen Emil',
    );
    const family = fc.constantFrom('Prøvesen', 'Ågård', 'Bach', 'Holm-Lund', 'Ærø Krog');
    const form = fc.constantFrom<(given: string, family: string) => string>(
      (given) => given,
      (_, last) => last,
      (given, last) => `${given} ${last}`,
      (given, last) => `${last}, ${given}`,
      (given, last) => `${given[0]}. ${last}`,
      (given, last) => `${given} ${last[0]}.`,
      (given) => `${given}s`,
      (given) => `${given}'s`,
      (given, last) => `${given} ${last}s`,
    );
    const written = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toLowerCase(),
      (text) => text.toUpperCase(),
      (text) => text.normalize('NFD'),
      (text) => text.replace(/ø/g, 'oe').replace(/[åÅ]/g, 'aa').replace(/[æÆ]/g, 'ae'),
      (text) => text.replace(/-/g, ' '),
      (text) => text.replace(/-/g, '\u2011'),
      (text) => [...text].join('\u200b'),
    );
    const beside = fc.constantFrom('', 'mor til ', '(', '»', '7.b: ', 'og', 'i dag ');
    fc.assert(
      fc.property(name, family, form, written, beside, (given, last, make, write, before) => {
        const text = `${before}${before.endsWith('g') ? ' ' : ''}${write(make(given, last))} kom`;
        const left = without(text, given, last);
        assert.ok(left.includes(removedName), text);
        const parts = left
          .replaceAll(removedName, '')
          .toLowerCase()
          .split(/[^\p{L}]+/u);
        for (const part of `${given} ${last}`.toLowerCase().split(/[^\p{L}]+/u)) {
          assert.ok(!parts.includes(part), `${text} → ${left}`);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('does not come back in the reason for erasing, nor do the id and a CPR number', () => {
    const who = {
      pupilId: 'linde-p012',
      forms: formsOf({ givenName: 'Loke', familyName: 'Prøvesen' }),
    };
    for (const [reason, fault] of [
      ['Lokes mor', 'name'],
      ['PROEVESEN', 'name'],
      ['om Linde P012', 'id'],
      ['010112 cpr 1234', 'cpr'],
      [' ', 'empty'],
      ['Familien har bedt om det den 25/11 2026', undefined],
    ] as const) {
      assert.equal(faultOfReason(reason, who), fault, reason);
    }
  });
});
