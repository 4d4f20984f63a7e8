import assert from 'node:assert/strict';
import { tokenise } from '../../../../services/notes/tokens.ts';
import type { Example } from '../../../../services/notes/trained/example.ts';
import { featuresOf } from '../../../../services/notes/trained/features.ts';
import { packed, unpacked } from '../../../../services/notes/trained/packedWeights.ts';
import { train } from '../../../../services/notes/trained/train.ts';
import { allAnswers, wordModel } from '../../../../services/notes/trained/wordModel.ts';

const features = (text: string) => featuresOf(tokenise(text), []);

const example = (text: string, answers: Example['answers']): Example => ({
  features: features(text),
  answers,
});

const examples = Array.from({ length: 6 }, () => [
  example('har feber i dag', { intent: 'note', reason: 'illness', extent: 'day', care: 'plain' }),
  example('kom for sent', { intent: 'note', reason: 'late', extent: 'late', care: 'plain' }),
  example('slet det igen', { intent: 'withdraw', care: 'plain' }),
  example('har vist feber', { intent: 'note', reason: 'illness', care: 'confirm' }),
]).flat();

describe('a model of words', () => {
  const learnt = packed(train(examples));
  const model = wordModel(unpacked(learnt.bytes, learnt.scale));

  it('tells what it learnt, each head for itself', () => {
    const late = model.read(features('kom for sent'));
    assert.equal(late.guess('intent').answer, 'note');
    assert.equal(late.guess('reason').answer, 'late');
    assert.equal(late.guess('extent').answer, 'late');
    assert.equal(model.read(features('slet det igen')).guess('intent').answer, 'withdraw');
    assert.equal(model.read(features('har vist feber')).guess('care').answer, 'confirm');
  });

  it('gives shares that make up a whole', () => {
    const read = model.read(features('har feber'));
    const sum = ['plain', 'confirm'].reduce((one, answer) => one + read.share('care', answer), 0);
    assert.ok(Math.abs(sum - 1) < 1e-9);
    assert.equal(read.share('care', 'no such answer'), 0);
  });

  it('comes out the same each time', () => {
    const again = packed(train(examples));
    assert.deepEqual(again.scale, learnt.scale);
    assert.equal(Buffer.compare(again.bytes, learnt.bytes), 0);
  });

  it('is kept in a byte for each weight', () => {
    const { width } = learnt.scale;
    const rows = 2 ** 15 * (allAnswers + width);
    assert.equal(learnt.bytes.length, rows + allAnswers + allAnswers * (1 + width));
  });

  it('reads a text of no features', () => {
    assert.doesNotThrow(() => model.read([]).guess('intent'));
  });
});
