import assert from 'node:assert/strict';
import { contactTold } from '../../../services/talk/contactTold.ts';

describe('with whom and when somebody talked', () => {
  // A Wednesday.
  const today = Temporal.PlainDate.from('2026-11-25');
  for (const [words, who, on] of [
    ['ringede til mor til @', 'mother', undefined],
    ['talte med @ far i dag vi aftalte moede tirsdag', 'father', '2026-11-25'],
    ['har snakket med hjemmet om @', undefined, undefined],
    ['talte med foraeldrene til @ i gaar', 'both_parents', '2026-11-24'],
    ['ringede til @ mor i mandags', 'mother', '2026-11-23'],
    ['ringede til @ mor i onsdags', 'mother', '2026-11-18'],
    ['called @ mother yesterday we meet on monday', 'mother', '2026-11-24'],
    ['talte med @ far vi aftalte moede i morgen', 'father', undefined],
    ['ringede til @ mor og far tager over', 'both_parents', undefined],
  ] as const) {
    it(`is read from »${words}«`, () => {
      assert.deepEqual(contactTold(words, today), {
        ...(who === undefined ? {} : { with: who }),
        ...(on === undefined ? {} : { on }),
      });
    });
  }
});
