import assert from 'node:assert/strict';
import { digestView } from '../../../services/cases/digest.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import { type Day, nudge } from '../../../services/cases/nudge.ts';
import { nudgeView } from '../../../services/cases/nudgeView.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { anActor } from '../../builders/people.ts';

const at = '2026-11-25T09:00:00+01:00';
const dayOf = (today = '2026-11-25', away: readonly string[] = []): Day => ({
  today: Temporal.PlainDate.from(today),
  away: new Set(away),
});
const late = aStep({ state: 'approved', due: '2026-11-17', escalatedTo: 'leader' });
const reminds = (who: string, subject = aCase({ steps: [late] }), day = dayOf()) =>
  nudge(subject, 'plan', { actor: anActor(who), caseContext: aSetting(), at }, day);
const code = (wanted: string) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === wanted;

describe('a colleague’s reminder of a step', () => {
  it('goes to whoever has the step, and before it is approved to whoever approves', () => {
    assert.equal(reminds('s-leader').person, 's-wellbeing');
    const proposed = aCase({ steps: [{ ...late, state: 'proposed' }] });
    assert.equal(reminds('s-teacher', proposed).person, 's-leader');
  });

  it('may be sent by the leadership and the case’s coordinator, by nobody else, and not to oneself', () => {
    assert.equal(reminds('s-teacher').by, 's-teacher', 'who coordinates the case');
    for (const who of ['s-wellbeing', 's-second', 's-other', 's-ppr']) {
      assert.throws(() => reminds(who), code('not_allowed'), who);
    }
  });

  it('is sent once a day for each step, and again the next school day', () => {
    const subject = aCase({ steps: [late, { ...late, id: 'other' }] });
    const reminded = withEvents(subject, [reminds('s-leader', subject)]);
    assert.throws(() => reminds('s-teacher', reminded), code('reminded_today'));
    assert.ok(reminds('s-leader', reminded, dayOf('2026-11-26')));
  });

  it('is not sent of what is not overdue, is settled, waits for another step, or to somebody away', () => {
    const of = (difference: object) => aCase({ steps: [{ ...late, ...difference }] });
    const refused = (subject: ReturnType<typeof of>, wanted: string, day = dayOf()) =>
      assert.throws(() => reminds('s-leader', subject, day), code(wanted));
    refused(of({ due: '2026-11-25' }), 'not_allowed');
    refused(of({ state: 'done' }), 'step_already_decided');
    refused(
      aCase({
        steps: [
          { ...late, after: 'x' },
          { ...late, id: 'x' },
        ],
      }),
      'not_allowed',
    );
    refused(of({}), 'not_allowed', dayOf('2026-11-25', ['s-wellbeing']));
    refused(aCase({ state: 'closed', steps: [late] }), 'case_closed');
    refused(aCase({ steps: [] }), 'gone');
  });

  it('begins no case that nobody has begun, and does not answer a proposal to close', () => {
    const proposed = aCase({ state: 'proposed', steps: [late] });
    const after = withEvents(proposed, [reminds('s-leader', proposed)]);
    assert.equal(after.state, 'proposed');
    assert.equal(after.revision, proposed.revision + 1);
  });

  it('is offered on the list with a name, and after it the list says it was sent', () => {
    const listed = (subject = aCase({ steps: [late] })) =>
      digestView(anActor('s-leader'), [subject], aSetting(), dayOf()).items[0];
    assert.deepEqual([listed()?.canRemind, listed()?.reminded], ['Test', false]);
    const subject = aCase({ steps: [late] });
    const after = listed(withEvents(subject, [reminds('s-leader', subject)]));
    assert.deepEqual([after?.canRemind, after?.reminded], [undefined, true]);
  });

  it('is read by whoever has the step, while it is theirs to do', () => {
    const read = (who: string, subject = aCase({ steps: [late] })) =>
      nudgeView(
        { actor: anActor(who), subject, caseContext: aSetting(), day: dayOf() },
        'plan',
        's-leader',
      );
    assert.equal(read('s-wellbeing')?.by, 'Test leader');
    assert.equal(read('s-wellbeing')?.item.kind, 'do');
    assert.equal(read('s-teacher'), undefined);
    assert.equal(read('s-wellbeing', aCase({ steps: [{ ...late, state: 'done' }] })), undefined);
  });
});
