import assert from 'node:assert/strict';
import fc from 'fast-check';
import { forget, mayBeKept, namesOf } from '../../../services/privacy/forget.ts';
import { aPupil, aRoster } from '../../builders/people.ts';

const who = { pupilId: 'p-loke', pseudonym: 'erased-1', names: ['Loke Prøvesen', 'Loke'] };

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

  it('is the name in people’s own words, and nowhere else', () => {
    const record = {
      reason: 'Aftalt med Lokes mor, Loke Prøvesen.',
      text: 'Ligesom Loke.',
      outcome: 'Loke kom.',
      title: 'Loke',
      heard: 'LOKE',
    };
    assert.deepEqual(forget(record, who), {
      reason: 'Aftalt med … mor, ….',
      text: 'Ligesom ….',
      outcome: '… kom.',
      title: 'Loke',
      heard: '…',
    });
    assert.equal(forget({ reason: 'Klokken ti' }, who).reason, 'Klokken ti');
  });

  it('is no name that somebody else has', () => {
    const roster = aRoster();
    assert.deepEqual(namesOf(aPupil(), roster), ['Loke Prøvesen', 'Loke']);
    const philip = roster.pupil('p-philip-a');
    assert.ok(philip);
    assert.deepEqual(namesOf(philip, roster), ['Philip Agerbo', 'Agerbo']);
  });

  it('does not come back in the reason for it', () => {
    for (const reason of ['Lokes mor', 'p-loke', 'cpr 310214 1234']) {
      assert.ok(!mayBeKept(reason, who), reason);
    }
    assert.ok(mayBeKept('Familien har bedt om det', who));
  });
});
