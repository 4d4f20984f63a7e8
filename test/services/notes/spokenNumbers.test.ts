import assert from 'node:assert/strict';
import { holdsCpr } from '../../../services/notes/cpr.ts';
import { withSpokenNumbers } from '../../../services/notes/spokenNumbers.ts';

describe('numbers as people say them', () => {
  for (const [said, digits] of [
    ['tolv nul tre fjorten tolv fireogtredive', '1203141234'],
    ['Hun er tolv, nul tre, fjorten - tolv fire og tredive', 'hun er 1203141234'],
    ['twelve zero three fourteen twelve thirty four', '1203141234'],
    ['en to nul tre en fire en to tre fire', '1203141234'],
    ['to elever, fire lærere og ni bøger', '2 elever 4 lærere og 9 bøger'],
    ['to dage', 'to dage'],
  ] as const) {
    it(`${said} is ${digits}`, () => {
      assert.equal(withSpokenNumbers(said), digits);
    });
  }

  it('are a CPR number where they are one', () => {
    assert.ok(holdsCpr('hendes nummer er tolv nul tre fjorten tolv fireogtredive'));
    assert.ok(!holdsCpr('syv elever syge, to fri og tolv kom for sent klokken ti'));
  });
});
