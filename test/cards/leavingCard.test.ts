import assert from 'node:assert/strict';
import { leavingCard } from '../../cards/leavingCard.ts';
import { turnoverCard } from '../../cards/turnoverCard.ts';
import type { LeavingView } from '../../services/cases/leavingView.ts';
import { aLeaving, leavingSamples } from './leavingSamples.ts';
import { markdownOf } from './walkCard.ts';

const told = (difference: Partial<LeavingView> = {}, locale: 'da' | 'en' = 'da') =>
  markdownOf(leavingCard(aLeaving(difference), locale).card)
    .join('\n')
    .replaceAll('\\', '');

describe('the card of a pupil who left the pupil list', () => {
  it('says what its reader can do about it, and no more', () => {
    assert.match(
      told(),
      /Sagen er stadig åben\. Overlever den til den nye skole, afslut den, eller ret elevlisten\./,
    );
    assert.match(
      told({ schools: [] }),
      /åben\. Afslut den, ret elevlisten, eller giv besked om, at eleven er flyttet fra kommunen\./,
    );
    assert.match(told({ actions: [] }), /åben\. Afslut den\./);
    assert.match(told({}, 'en'), /Hand it over to the new school, close it, or correct the pupil/);
  });

  it('says who decides, to those who do not', () => {
    const words = told({ actions: [], canClose: false });
    assert.match(words, /Ledelsen eller tovholderen afgør, hvad der skal ske\./);
    assert.doesNotMatch(words, /[Oo]verlever|[Aa]fslut/);
  });
});

describe('the list before the summer', () => {
  it('says of a case what is open, so that nothing that is missing reads as needed', () => {
    const { make } =
      leavingSamples.find(
        ({ card, state }) => card === 'before the summer' && state === 'one of each',
      ) ?? assert.fail('a sample');
    assert.match(
      JSON.stringify(make('da')),
      /Åbent: en lovpligtig opgave er ikke gjort, ingen plan"/,
    );
    const none = { kind: 'turnover', on: '2027-06-01', school: 'Linde', page: 0 } as const;
    const { summary } = turnoverCard({ ...none, lines: [], only: undefined }, 'da');
    assert.match(summary, /sommerferien/);
  });
});
