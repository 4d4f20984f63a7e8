import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { asHeard, soundOf } from '../../../services/notes/earSpelling.ts';
import type { NoteContext } from '../../../services/notes/reading.ts';
import { fold, tokenise } from '../../../services/notes/tokens.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { calendar, school } from '../../training/writers.ts';

const trained = await readModel(fileURLToPath(new URL('../../../data/reader', import.meta.url)));
const context: NoteContext = {
  roster: school,
  calendar,
  now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
  scope: ['4b'],
  trained,
};
const heard = (text: string) => asHeard(tokenise(text), context);

describe('a word spelt by ear', () => {
  const spelt = {
    feper: 'feber',
    begymret: 'bekymret',
    forkøled: 'forkoelet',
    vægk: 'vaek',
    forlodt: 'forlod',
    jemme: 'hjemme',
    vorfor: 'hvorfor',
  };
  for (const [written, meant] of Object.entries(spelt)) {
    it(`is read as the word it sounds like: ${written}`, () => {
      const [word] = heard(written);
      assert.equal(word?.norm, meant);
      assert.equal(word.byEar, true);
      assert.equal(soundOf(fold(written)), soundOf(meant));
    });
  }

  it('is left as it is where it exists, or is a name', () => {
    for (const word of ['syng', 'tandem', 'feder', 'Fever', 'clara', 'klara', 'mikkel'])
      assert.equal(heard(`er ${word}`)[1]?.norm, tokenise(word)[0]?.norm);
  });

  it('is marked as strange where it sounds like no word of the cues', () => {
    const [word] = heard('pjægede');
    assert.equal(word?.norm, 'pjaegede');
    assert.equal(word.strange, true);
  });

  it('is marked as a guess where it would turn the note around', () => {
    const [word] = heard('uuden');
    assert.equal(word?.norm, 'uden');
    assert.equal(word?.guessed, true);
    assert.equal(heard('feper')[0]?.guessed, undefined);
  });

  it('never changes how many words there are, nor a word that is known', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const tokens = tokenise(text);
        const once = asHeard(tokens, context);
        assert.equal(once.length, tokens.length);
        assert.deepEqual(asHeard(once, context), once);
      }),
    );
  });
});
