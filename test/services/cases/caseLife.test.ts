import assert from 'node:assert/strict';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import { raiseConcern } from '../../../services/cases/noteAbsence.ts';
import { reviewCase } from '../../../services/cases/reviewCase.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import type { Assessment } from '../../../services/rules/assessment.ts';
import { anAssessment, aSetting } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { decideCase, decideStep } from '../../builders/decided.ts';
import { anActor, aPupil } from '../../builders/people.ts';
import { refusedWith } from '../../builders/refusedWith.ts';

const at = '2026-11-25T08:10:00+01:00';
const today = Temporal.PlainDate.from('2026-11-25');
const caseContext = aSetting({ playbook: aalborg });
const nothing = anAssessment({ level: undefined, hits: [] });
let numbers = 0;
const newCaseId = () => `LI-2026-${++numbers}`;

const by = (who: string) => ({ actor: anActor(who), caseContext, at });
const review = (
  current: CaseRecord | undefined,
  assessment: Assessment,
  sinceClosing?: Assessment,
) => {
  const next = reviewCase({
    ...{ current, assessment, sinceClosing, caseContext, today, at, newCaseId },
    pupil: aPupil(),
  });
  assert.ok(next);
  return next;
};
const worrying = () => review(undefined, anAssessment());
const close = (
  subject: CaseRecord,
  outcome: 'back_in_school' | 'other_offer' | 'moved' | 'no_ground',
  reason = 'Aftalt med hjemmet',
  ready = true,
) => decideCase(subject, { action: 'close', outcome, reason }, by('s-leader'), { ready });

describe('the life of a case', () => {
  it('is proposed until the first thing a person does, whatever that is', () => {
    const subject = worrying();
    assert.equal(subject.state, 'proposed');
    const comment = { action: 'comment', text: 'Jeg ringer hjem' } as const;
    assert.equal(decideCase(subject, comment, by('s-teacher'), { ready: false }).state, 'open');
    const empty = { action: 'comment', text: ' ' } as const;
    assert.throws(
      () => decideCase(subject, empty, by('s-teacher'), { ready: false }),
      refusedWith('comment_required'),
    );
    const done = { action: 'done', step: 'talk-with-pupil' } as const;
    assert.equal(decideStep(subject, done, by('s-teacher')).state, 'open');
  });

  it('is followed when only the follow-up is left', () => {
    let subject = worrying();
    for (const { id, kind, state } of subject.steps) {
      if (kind === 'follow_up') continue;
      if (state === 'proposed') {
        const reject = { action: 'reject', step: id, reason: 'Ikke nødvendigt' } as const;
        subject = decideStep(subject, reject, by('s-leader'));
      } else {
        const done = { action: 'done', step: id, outcome: 'Det gik godt' } as const;
        subject = decideStep(subject, done, by('s-teacher'));
      }
    }
    assert.equal(subject.state, 'monitoring');
    const judge = { action: 'judge', step: 'follow-up.1', judgement: 'worse' } as const;
    const judged = decideStep(subject, judge, by('s-teacher'));
    const next = judged.steps.at(-1);
    assert.equal(next?.id, 'follow-up.2');
    assert.equal(next?.due, '2026-12-02', 'a week is long enough where it goes the wrong way');
  });

  it('ends as back in school, where attendance or somebody says so, in another offer, moved, or without ground', () => {
    for (const outcome of ['back_in_school', 'other_offer', 'moved', 'no_ground'] as const) {
      const closed = close(worrying(), outcome);
      assert.equal(closed.state, 'closed');
      assert.equal(closed.outcome, outcome);
      assert.equal(closed.closedOn, '2026-11-25');
    }
    const early = () => close(worrying(), 'back_in_school', ' ', false);
    assert.throws(early, refusedWith('closing_reason_required'));
    assert.throws(() => close(worrying(), 'no_ground', ''), refusedWith('reason_required'));
    assert.equal(close(worrying(), 'back_in_school', '', true).state, 'closed');
  });

  it('is not closed over a duty of the law, but where the child moved or there was no ground', () => {
    const owed = review(undefined, anAssessment({ duties: ['notify_municipality'] }));
    assert.throws(() => close(owed, 'back_in_school'), refusedWith('duty_open'));
    assert.throws(() => close(owed, 'other_offer'), refusedWith('duty_open'));
    assert.equal(close(owed, 'moved').state, 'closed');
    assert.equal(close(owed, 'no_ground').state, 'closed');
  });

  it('lets what was open lapse with the case, and begins anew when it comes back', () => {
    const closed = close(worrying(), 'other_offer');
    assert.ok(closed.steps.every(({ state }) => state === 'lapsed'));
    const again = review(closed, anAssessment(), anAssessment());
    assert.equal(again.id, closed.id);
    assert.equal(again.state, 'open');
    assert.equal(again.round, 2);
    assert.deepEqual(
      again.steps.filter(({ state }) => state !== 'lapsed').map(({ id }) => id),
      ['talk-with-pupil.2', 'contact-home.2', 'make-plan.2', 'team-meeting.2', 'follow-up.2'],
    );
  });

  it('comes back by absence after the closing alone', () => {
    const closed = close(worrying(), 'back_in_school');
    assert.equal(review(closed, anAssessment(), nothing), closed);
    assert.equal(
      review(closed, anAssessment(), anAssessment({ level: 'attention' })),
      closed,
      'attention opens nothing',
    );
    assert.equal(review(closed, anAssessment(), anAssessment()).state, 'open');
  });

  it('comes back by a duty of the law that was not there, or that came again', () => {
    const duties = ['contact_parents'];
    const owed = review(undefined, anAssessment({ duties }));
    const call = { action: 'done', step: 'call-parents' } as const;
    const closed = close(decideStep(owed, call, by('s-leader')), 'back_in_school');
    assert.equal(review(closed, anAssessment({ duties }), nothing), closed);
    const fresh = anAssessment({ duties: ['contact_parents', 'warn_parents'] });
    assert.equal(review(closed, fresh, nothing).state, 'open');
    const since = anAssessment({ level: undefined, hits: [], duties });
    assert.equal(review(closed, anAssessment({ duties }), since).state, 'open');
  });

  it('is another case where the first one never was', () => {
    const first = worrying();
    // As the rules did it in older logs.
    const closed = withEvents(first, [{ do: 'close', by: 'system', at, outcome: 'no_ground' }]);
    const second = review(closed, anAssessment());
    assert.notEqual(second.id, first.id);
    assert.throws(
      () => decideCase(closed, { action: 'reopen' }, by('s-leader'), { ready: false }),
      refusedWith('not_allowed'),
    );
  });

  it('is not opened again beside another open case of the pupil', () => {
    const closed = close(worrying(), 'moved');
    const reopen = { action: 'reopen' } as const;
    assert.throws(
      () => decideCase(closed, reopen, by('s-leader'), { ready: false, otherIsOpen: true }),
      refusedWith('other_case_open'),
    );
    const again = decideCase(closed, reopen, by('s-leader'), { ready: false });
    assert.equal(again.steps.at(-1)?.due, '2026-12-02', 'looked at sooner than a new one');
  });

  it('begins with a worry, without any number, and the rules do not close it', () => {
    const state = {
      pupil: aPupil(),
      absence: { pupilId: 'p-loke', statements: [] },
      lastCase: undefined,
    };
    const { lastCase, absence } = raiseConcern(state, 's-akt', caseContext, {
      today,
      at,
      newCaseId,
    });
    assert.equal(lastCase?.why, 'concern');
    assert.deepEqual(lastCase?.hits, []);
    assert.equal(absence.openCaseId, lastCase?.id);
    assert.deepEqual(
      lastCase?.steps.map(({ id, due }) => [id, due]),
      [
        ['judge-together', '2026-11-27'],
        ['listen-to-pupil', '2026-12-02'],
        ['follow-up.1', '2026-12-09'],
      ],
    );
    assert.equal(review(lastCase, nothing), lastCase);
  });

  it('asks for the day and the outcome where the playbook does', () => {
    const subject = worrying();
    const contact = (on: string, outcome: string) =>
      decideStep(subject, { action: 'done', step: 'contact-home', on, outcome }, by('s-teacher'));
    assert.throws(() => contact('', ''), refusedWith('outcome_required'));
    assert.throws(() => contact('2026-11-26', 'Talte med mor'), refusedWith('date_unsuited'));
    assert.throws(() => contact('i går', 'Talte med mor'), refusedWith('date_unsuited'));
    const step = contact('2026-11-24', ' Talte med mor ').steps.find(
      ({ id }) => id === 'contact-home',
    );
    assert.deepEqual(step?.done, {
      by: 's-teacher',
      at,
      on: '2026-11-24',
      outcome: 'Talte med mor',
    });
  });

  it('lets nobody notify before the register was checked, and only the leadership put a duty off', () => {
    const owed = review(undefined, anAssessment({ duties: ['notify_municipality'] }));
    const approved = decideStep(owed, { action: 'approve', step: 'notify' }, by('s-leader'));
    const notify = { action: 'done', step: 'notify' } as const;
    assert.throws(
      () => decideStep(approved, notify, by('s-leader')),
      (error) =>
        error instanceof RefusedError &&
        error.code === 'step_waits' &&
        approved.steps[Number(error.details.step) - 1]?.id === 'check-register' &&
        error.details.register === 1,
    );
    const put = { action: 'postpone', step: 'check-register', to: '2026-12-01', reason: 'Syg' };
    assert.throws(
      () => decideStep(approved, { ...put, action: 'postpone' }, by('s-secretary')),
      refusedWith('not_allowed'),
    );
    const check = { action: 'done', step: 'check-register' } as const;
    const checked = decideStep(approved, check, by('s-secretary'));
    assert.equal(checked.steps.find(({ id }) => id === 'notify')?.due, '2026-11-26');
    const done = decideStep(checked, notify, by('s-leader'));
    assert.equal(done.steps.find(({ id }) => id === 'notify')?.state, 'done');
  });

  it('puts a step off to a later school day, at most twenty ahead', () => {
    const subject = worrying();
    const put = (to: string) =>
      decideStep(
        subject,
        { action: 'postpone', step: 'talk-with-pupil', to, reason: 'Lejrskole' },
        by('s-teacher'),
      ).steps[0]?.due;
    assert.equal(put('2026-12-05'), '2026-12-07', 'a Saturday is the Monday after');
    assert.equal(put('2026-12-20'), '2027-01-05', 'in the holidays, the day after them');
    for (const to of ['2026-11-25', '2026-11-27', '2027-02-01', '', '2026-13-01']) {
      assert.throws(() => put(to), refusedWith('date_unsuited'), to);
    }
  });
});
