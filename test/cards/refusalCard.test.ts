import assert from 'node:assert/strict';
import { refusalCard } from '../../cards/refusalCard.ts';
import { markdownOf } from './walkCard.ts';

const textOf = (code: string, details: Record<string, string | number> = {}) =>
  markdownOf(refusalCard({ kind: 'refusal', code, details }, 'da').card).join(' ');

const codes = `not_allowed stale gone not_your_note undo_too_late case_closed step_already_decided
  reason_required assignee_unknown meeting_not_organiser meeting_over meeting_already_booked
  no_access_pupil unknown_pupil cpr too_long team_not_linked not_understood unknown_school
  unknown_person wrong_tenant too_many answered_privately question_lapsed outside_waiting`.split(
  /\s+/,
);

describe('the refusal card', () => {
  for (const code of codes) {
    it(`has a text of its own for ${code}`, () => {
      assert.notEqual(textOf(code), textOf('generic'));
    });
  }

  it('answers an unknown code with a general text', () => {
    assert.equal(textOf('no_such_code'), textOf('generic'));
    assert.equal(textOf('toString'), textOf('generic'));
  });

  it('says which rules can be tried, or that there are none', () => {
    assert.match(textOf('unknown_ruleset', { known: 'antvorskov-2019' }), /Jeg kender: antvorskov/);
    assert.doesNotMatch(textOf('unknown_ruleset', { known: '' }), /Jeg kender|antvorskov/);
  });

  it('asks for another press only where the card is there to press', () => {
    assert.match(textOf('stale'), /tryk igen/);
    assert.doesNotMatch(textOf('stale_alone'), /tryk igen/);
  });

  it('says the limit where there is one', () => {
    assert.match(textOf('too_long', { limit: 500 }), /højst 500 tegn/);
    assert.doesNotMatch(textOf('too_long'), /højst/);
  });
});
