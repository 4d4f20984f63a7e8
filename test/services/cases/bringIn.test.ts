import assert from 'node:assert/strict';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { aalborg, without } from '../../builders/caseWorld.ts';
import { decideMorning, decideStep, involve } from '../../builders/decided.ts';
import { anActor, aPupil, aRoster } from '../../builders/people.ts';

const id = 'involve-absence-consultant';

function morningOf(
  day: string,
  subject: CaseRecord,
  absent: number,
  roster = aRoster(),
): CaseRecord {
  return decideMorning(subject, {
    caseContext: aSetting({ playbook: aalborg, roster }),
    ...{ pupil: aPupil(), today: Temporal.PlainDate.from(day), at: `${day}T07:30:00+01:00` },
    ...{ away: new Set<string>(), absentSince: () => absent, attendedInRow: () => undefined },
  });
}

const dueOf = (subject: CaseRecord) => subject.steps.find((step) => step.id === id)?.due;

/** A case from the beginning of the school year, at a level. */
const old = (level?: string) =>
  aCase({ openedOn: '2026-10-19', level, steps: [aStep({ due: '2027-01-20' })] });

const approved = (subject: CaseRecord): CaseRecord => ({
  ...subject,
  steps: subject.steps.map((step) => (step.id === id ? { ...step, state: 'approved' } : step)),
});

describe("PPR's absence consultant", () => {
  it('is called for ten days of absence before the fortieth, due on that day', () => {
    assert.equal(dueOf(morningOf('2026-11-25', old(), 29)), undefined);
    assert.equal(dueOf(morningOf('2026-11-25', old(), 31.5)), '2026-12-08');
  });

  it('is due at once where forty days have passed in an older case, and is then overdue', () => {
    const called = morningOf('2026-11-25', old(), 40);
    assert.equal(dueOf(called), '2026-11-25');
    const later = morningOf('2026-11-27', called, 42);
    assert.ok((later.steps.find((step) => step.id === id)?.reminders ?? 0) > 0);
  });

  it('is called for by eight weeks of a case at a level, and not of one without', () => {
    assert.equal(dueOf(morningOf('2026-12-01', old('worrying'), 9)), '2026-12-14');
    assert.equal(dueOf(morningOf('2026-12-01', old(), 9)), undefined);
    const late = dueOf(morningOf('2027-02-01', old('worrying'), 9));
    assert.equal(late, '2027-02-01', 'nobody is late with what they were never asked for');
  });

  it('is brought in on a basis, which does the step; it cannot be ticked off without', () => {
    const caseContext = aSetting({ playbook: aalborg });
    const called = approved(morningOf('2026-11-25', old(), 35));
    const deciding = { actor: anActor('s-leader'), caseContext, at: '2026-11-25T10:00:00+01:00' };
    assert.throws(
      () => decideStep(called, { action: 'done', step: id }, deciding),
      (error) => error instanceof RefusedError && error.code === 'basis_required',
    );
    const consent = { person: 's-absence', basis: 'consent', reason: '' } as const;
    const inside = involve(called, consent, deciding);
    assert.equal(inside.steps.find((step) => step.id === id)?.state, 'done');
    assert.equal(morningOf('2026-11-26', inside, 41).steps.length, inside.steps.length);
  });

  it('is reached in another way where the school’s roster has none', () => {
    const roster = without('s-absence', aRoster());
    const called = approved(morningOf('2026-11-25', old(), 35, roster));
    const caseContext = aSetting({ playbook: aalborg, roster });
    const actor = anActor('s-leader', roster);
    const deciding = { actor, caseContext, at: '2026-11-25T10:00:00+01:00' };
    const done = decideStep(called, { action: 'done', step: id }, deciding);
    assert.equal(done.steps.find((step) => step.id === id)?.state, 'done');
  });
});
