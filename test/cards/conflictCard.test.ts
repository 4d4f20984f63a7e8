import assert from 'node:assert/strict';
import { conflictCard } from '../../cards/conflictCard.ts';
import type { ConflictView } from '../../services/cases/conflictView.ts';
import { aClaim, aConflict } from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const titlesOf = (view: ConflictView) =>
  walkCard(conflictCard(view, 'da').card).actions.map(({ title }) => title);
const headingOf = (view: ConflictView) => markdownOf(conflictCard(view, 'da').card)[0];

describe('the card about notes that do not agree', () => {
  it('says of which day a claim is where they are of different days', () => {
    const other = aClaim({ claimId: 'statement-2', dates: ['2026-11-25'] });
    assert.deepEqual(titlesOf(aConflict({ claims: [aClaim(), other] })), [
      'Behold det, der står',
      'Vælg »syg« (24. nov.)',
      'Vælg »syg« (25. nov.)',
    ]);
    assert.deepEqual(titlesOf(aConflict({})), ['Behold det, der står', 'Vælg »syg«']);
  });

  it('gives a list where a button would be cut off', () => {
    const long = (day: string): ConflictView['claims'][number] =>
      aClaim({ claimId: day, dates: [day], category: 'leave', extent: 'late' });
    const view = aConflict({ claims: [long('2026-11-24'), long('2026-11-25')] });
    assert.deepEqual(titlesOf(view), ['Behold det, der står', 'Brug den valgte']);
  });

  it('speaks of two notes only where there are two', () => {
    assert.equal(headingOf(aConflict({})), 'To noteringer siger ikke det samme');
    const other = aClaim({ claimId: 'statement-2' });
    assert.equal(
      headingOf(aConflict({ claims: [aClaim(), other] })),
      'Noteringerne siger ikke det samme',
    );
  });
});
