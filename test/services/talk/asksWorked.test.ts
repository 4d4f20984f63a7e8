import assert from 'node:assert/strict';
import { asksWorked } from '../../../services/talk/asksWorked.ts';

describe('asking what works', () => {
  it('is understood in both languages', () => {
    for (const text of ['hvad virker', 'Hvad virker?', 'hvad virker hos os', 'vis hvad virker']) {
      assert.ok(asksWorked(text), text);
    }
    for (const text of ['what works', 'What worked?', 'show me what works']) {
      assert.ok(asksWorked(text), text);
    }
  });

  it('is not a note about somebody', () => {
    for (const text of [
      'Loke virker syg',
      'hvad virker Loke til',
      'det virker',
      'hvad er ulovligt',
    ]) {
      assert.ok(!asksWorked(text), text);
    }
  });
});
