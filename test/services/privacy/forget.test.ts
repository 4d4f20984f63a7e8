import assert from 'node:assert/strict';
import fc from 'fast-check';
import { forget } from '../../../services/privacy/forget.ts';

const who = { pupilId: 'p-loke', pseudonym: 'erased-1' };

describe('what is forgotten of a pupil', () => {
  it('is the id wherever it stands, and never that of another', () => {
    const part = fc.constantFrom(
      'p-loke',
      'p-loke2',
      'xp-loke',
      'p-sofie',
      'a:b/7',
      '#0',
      ':',
      '?',
    );
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(':'));
    fc.assert(
      fc.property(fc.dictionary(text, fc.array(text), { noNullPrototype: true }), (record) => {
        const after = forget(record, who);
        const words = (value: unknown) => JSON.stringify(value).split(/[^\w-]/);
        assert.ok(!words(after).includes('p-loke'));
        const others = (value: unknown) =>
          words(value).filter((word) => ['p-loke2', 'xp-loke', 'p-sofie'].includes(word)).length;
        if (Object.keys(after).length === Object.keys(record).length) {
          assert.equal(others(after), others(record));
        }
        if (!words(record).includes('p-loke')) assert.equal(after, record);
      }),
    );
  });
});
