import assert from 'node:assert/strict';
import { withEvents } from '../../../services/cases/evolve.ts';
import {
  checkRegister,
  mayCheckRegister,
  waitsForRegister,
} from '../../../services/documents/checkRegister.ts';
import type { Filling } from '../../../services/documents/documentFacts.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { aFilling, shippedLetters } from '../../builders/documents.ts';
import { anActor } from '../../builders/people.ts';

const caseContext = aSetting();
const at = '2026-11-25T08:10:00+01:00';
const pressed = (filling: Filling) =>
  checkRegister(shippedLetters, filling, { actor: filling.actor, caseContext, at });
const waiting = (filling: Filling) =>
  shippedLetters.filter((letter) => waitsForRegister(letter, filling)).map(({ id }) => id);
const asks = aStep({
  ...{ id: 'check-register', state: 'approved', approver: null },
  ...{ responsible: 'secretary', assignee: 's-secretary', asks: ['date'] },
});

describe('a look into the school’s register', () => {
  it('is kept by itself where no step asks for it, after which no letter waits', () => {
    const filling = aFilling({ subject: aCase() });
    assert.deepEqual(waiting(filling), ['notification-absence', 'notification-concern']);
    assert.ok(mayCheckRegister(shippedLetters, filling));
    const events = pressed(filling);
    assert.deepEqual(events, [{ do: 'registerChecked', by: 's-leader', at }]);
    const after = aFilling({ subject: withEvents(filling.subject, events) });
    assert.deepEqual(waiting(after), []);
    assert.equal(after.subject.state, filling.subject.state, 'and it starts no case');
    assert.ok(!mayCheckRegister(shippedLetters, after));
    assert.deepEqual(pressed(after), [], 'a second press changes nothing');
  });

  it('does the step that asks for it, so that nobody is asked for it again', () => {
    const filling = aFilling({ subject: aCase({ steps: [asks] }) });
    const events = pressed(filling);
    const [done] = events;
    assert.ok(done?.do === 'done' && done.step === 'check-register' && done.on === '2026-11-25');
    assert.deepEqual(waiting(aFilling({ subject: withEvents(filling.subject, events) })), []);
  });

  it('is said only by whoever could make what waits for it', () => {
    for (const who of ['s-teacher', 's-other', 's-ppr']) {
      const filling = aFilling({ actor: anActor(who) });
      assert.ok(!mayCheckRegister(shippedLetters, filling), who);
      assert.throws(
        () => pressed(filling),
        (error: unknown) => error instanceof RefusedError && error.code === 'not_allowed',
        who,
      );
    }
  });

  it('holds for one round of the case: opened again, it is looked up again', () => {
    const filling = aFilling({ subject: aCase() });
    const checked = withEvents(filling.subject, pressed(filling));
    const again = withEvents(checked, [
      { do: 'close', by: 's-leader', at, outcome: 'back_in_school' },
      { do: 'reopen', by: 'system', at, why: 'relapse' },
    ]);
    assert.ok(waiting(aFilling({ subject: again })).includes('notification-concern'));
  });
});
