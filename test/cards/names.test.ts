import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '../../cards/wording/escapeMarkdown.ts';
import { nameList, pupilWords } from '../../cards/wording/names.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import { withHint } from '../../services/roster/tellApart.ts';

const words = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'abcæøå ÅéEÖ-.'), minLength: 1, maxLength: length });

describe('a pupil’s name where there is little room', () => {
  it('is cut before what tells it from a namesake’s', () => {
    assert.equal(
      pupilWords('Christoffer Vestergaard Holm (12/3)', 26, plainText),
      'Christoffer Vester… (12/3)',
    );
    assert.equal(pupilWords('Ida Holm (Marie)', 24, plainText), 'Ida Holm (Marie)');
    assert.equal(pupilWords('Christoffer Vestergaard', 12, plainText), 'Christoffer…');
  });

  it('always keeps that whole, and is no longer than the room', () => {
    const hint = words(16)
      .map((one) => one.trim())
      .filter((one) => one !== '' && !/\s\s/.test(one));
    fc.assert(
      fc.property(
        words(60).filter((one) => one.trim() !== ''),
        hint,
        fc.integer({ min: 24, max: 60 }),
        (name, told, room) => {
          const shown = pupilWords(withHint(name, told), room, plainText);
          assert.ok(shown.endsWith(`(${told})`), shown);
          assert.ok(Array.from(shown).length <= room, shown);
          const inCard = pupilWords(withHint(name, told), room);
          assert.ok(inCard.endsWith(escapeMarkdown(`(${told})`)), inCard);
        },
      ),
    );
  });
});

describe('a list of names', () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `Elev ${at}`);

  it('counts those it has no room for, and hides no one alone', () => {
    const wording = wordingOf('da');
    assert.equal(nameList(names(3), 2, wording), 'Elev 0, Elev 1 og Elev 2');
    assert.equal(nameList(names(5), 2, wording), 'Elev 0, Elev 1 … og 3 mere');
  });
});
