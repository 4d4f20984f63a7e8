import assert from 'node:assert/strict';
import fc from 'fast-check';
import { invitation } from '../../../services/meetings/invitation.ts';
import { aRoster } from '../../builders/people.ts';

describe('invitation', () => {
  it('names the case by its number, in the subject and in both languages of the body', () => {
    const { subject, body } = invitation('LI-2026-0001');
    assert.equal(subject, 'Tværfagligt teammøde – sag LI-2026-0001');
    assert.equal(body.match(/LI-2026-0001/g)?.length, 2);
    assert.match(body, /Teammøde om sag/);
    assert.match(body, /Team meeting on case/);
  });

  it('asks people not to write names or causes into the calendar', () => {
    assert.match(invitation('LI-2026-0001').body, /Skriv ikke navne eller årsager/);
  });

  it('names no pupil, no class and no cause', () => {
    const { subject, body } = invitation('LI-2026-0001');
    const { pupils, classes } = aRoster();
    const words = [
      ...pupils.flatMap(({ givenName, familyName }) => [givenName, familyName]),
      ...classes.map(({ title }) => title),
      'fravær',
      'syg',
      'ulovlig',
      'absence',
    ];
    for (const word of words) assert.ok(!`${subject}${body}`.includes(word), word);
  });

  it('lets nothing out of a case number but letters, digits and dashes', () => {
    const plain = invitation('').body.replaceAll(/<\/?p>/g, '');
    assert.doesNotMatch(plain, /[<>&]/);
    const letter = fc.constantFrom(...'aZ09-–_æØÅ<>&"\'/=; \n\0😀');
    fc.assert(
      fc.property(fc.string({ unit: letter }), (number) => {
        const { subject, body } = invitation(number);
        const kept = number.replaceAll(/[^\p{L}\p{N}-]/gu, '');
        assert.equal(subject, invitation(kept).subject);
        assert.equal(body, invitation(kept).body);
        assert.doesNotMatch(body.replaceAll(/<\/?p>/g, ''), /[<>&]/);
      }),
    );
  });

  it('does not let markup into the event', () => {
    const { subject, body } = invitation('<img src=x onerror=alert(1)>');
    assert.doesNotMatch(`${subject}${body}`, /<img|=/);
  });
});
