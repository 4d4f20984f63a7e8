import assert from 'node:assert/strict';
import { yearAsked } from '../../../bot/messages/reportYear.ts';

describe('the words for a yearly report', () => {
  it('name a year, or mean the present one', () => {
    for (const text of [
      'årsrapport',
      'Årsrapporten',
      'aarsrapport',
      'års rapport',
      'yearly report',
      ' annual report? ',
    ]) {
      assert.equal(yearAsked(text), 'present', text);
    }
    for (const text of [
      'årsrapport 2026',
      'årsrapport for 2026/27',
      'Yearly report of 2026',
      'årsrapport 2026-2027.',
    ]) {
      assert.equal(yearAsked(text), 2026, text);
    }
  });

  it('are all of the message', () => {
    for (const text of ['Philip syg, årsrapport', 'status', 'årsrapport 26', 'rapport 2026']) {
      assert.equal(yearAsked(text), undefined, text);
    }
  });
});
