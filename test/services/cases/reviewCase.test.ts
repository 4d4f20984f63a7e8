import assert from 'node:assert/strict';
import { replayed, withEvents } from '../../../services/cases/evolve.ts';
import { reviewCase } from '../../../services/cases/reviewCase.ts';
import { aCase, anAssessment, aSetting, aStep } from '../../builders/cases.ts';
import { aPupil } from '../../builders/people.ts';

const quiet = anAssessment({ level: undefined, hits: [] });

function review(difference: Partial<Parameters<typeof reviewCase>[0]> = {}) {
  return reviewCase({
    current: undefined,
    pupil: aPupil(),
    assessment: anAssessment(),
    sinceClosing: undefined,
    caseContext: aSetting(),
    today: Temporal.PlainDate.from('2026-11-25'),
    at: '2026-11-25T08:10:00+01:00',
    newCaseId: () => 'LI-2026-0001',
    ...difference,
  });
}

describe('reviewCase', () => {
  it('opens a case with the steps of the level, their people and their due school days', () => {
    const opened = review();
    assert.deepEqual(
      opened?.steps.map(({ id, assignee, due, state }) => ({ id, assignee, due, state })),
      [
        { id: 'talk', assignee: 's-teacher', due: '2026-11-27', state: 'approved' },
        { id: 'plan', assignee: 's-wellbeing', due: '2026-12-02', state: 'proposed' },
        { id: 'follow-up.1', assignee: 's-teacher', due: '2027-01-07', state: 'approved' },
      ],
    );
    assert.deepEqual(opened?.involved, [
      { staffId: 's-wellbeing', basis: 'task', by: 'playbook', at: '2026-11-25T08:10:00+01:00' },
    ]);
  });

  it('opens a case for a legal duty alone', () => {
    const opened = review({
      assessment: anAssessment({ level: undefined, duties: ['contact_parents'] }),
    });
    assert.deepEqual(
      opened?.steps.map((step) => step.id),
      ['call-home', 'follow-up.1'],
    );
  });

  it('opens nothing for attention, and nothing where nothing is met', () => {
    assert.equal(review({ assessment: anAssessment({ level: 'attention' }) }), undefined);
    assert.equal(review({ assessment: quiet }), undefined);
  });

  it('adds the steps of a level that is reached later, and keeps those that are there', () => {
    const current = aCase({ steps: [aStep({ id: 'talk', state: 'done' }), aStep({ id: 'plan' })] });
    const next = review({ current, assessment: anAssessment({ level: 'dropout_risk' }) });
    assert.deepEqual(
      next?.steps.map(({ id, state }) => [id, state]),
      [
        ['talk', 'done'],
        ['plan', 'proposed'],
        ['task-force', 'proposed'],
      ],
    );
    assert.equal(next?.revision, 3);
  });

  it('calls anew for what a duty asks when it begins again, unless it is still to be done', () => {
    const call = aStep({ id: 'call-home', calledBy: 'contact_parents', legal: true });
    const assessment = anAssessment({ duties: ['contact_parents'] });
    const idsOf = (state: 'done' | 'approved', duties: string[]) =>
      review({ current: aCase({ duties, steps: [{ ...call, state }] }), assessment })
        ?.steps.map(({ id }) => id)
        .filter((id) => id.startsWith('call-home'));
    assert.deepEqual(idsOf('done', []), ['call-home', 'call-home.1.2'], 'a new quarter');
    assert.deepEqual(idsOf('approved', []), ['call-home']);
    assert.deepEqual(idsOf('done', ['contact_parents']), ['call-home'], 'the same quarter');
  });

  it('gives back the very same case when nothing changed', () => {
    const opened = review();
    assert.equal(review({ current: opened }), opened);
  });

  it('proposes to close a case that nobody acted on when its ground was taken back, once', () => {
    const next = review({ current: aCase({ state: 'proposed' }), assessment: quiet });
    assert.deepEqual([next?.state, next?.closing], ['proposed', 'ground_taken_back']);
    assert.equal(review({ current: next, assessment: quiet }), next);
  });

  it('takes the proposal back when there is a ground again, also after somebody wrote a remark', () => {
    const current = review({ current: aCase({ state: 'proposed' }), assessment: quiet });
    assert.ok(current);
    assert.equal(review({ current })?.closing, undefined);
    const remark = { do: 'comment', by: 's-leader', at: '2026-11-25T09:00:00+01:00' } as const;
    const remarked = withEvents(current, [{ ...remark, text: 'Jeg ser på den.' }]);
    assert.equal(remarked.closing, 'ground_taken_back');
    assert.equal(review({ current: remarked })?.closing, undefined);
  });

  it('takes whoever goes on with the case for the answer', () => {
    const current = review({ current: aCase({ state: 'proposed' }), assessment: quiet });
    assert.ok(current);
    const worry = { do: 'concern', by: 's-other', at: '2026-11-25T09:00:00+01:00' } as const;
    const worried = withEvents(current, [worry]);
    assert.equal(worried.closing, undefined);
    assert.equal(review({ current: worried, assessment: quiet })?.closing, undefined);
  });

  it('proposes to close a case that was acted on too, where what it began with was taken back', () => {
    const approved = { by: 's-leader', at: '2026-11-25T09:00:00+01:00' };
    const current = aCase({ steps: [aStep({ state: 'approved', approved })] });
    const lost = { assessment: quiet, atOpening: quiet };
    const next = review({ current, ...lost });
    assert.deepEqual([next?.state, next?.closing], ['open', 'ground_taken_back']);
    assert.equal(review({ current: next, ...lost }), next);
    const came = { assessment: quiet, atOpening: anAssessment() };
    assert.equal(review({ current, ...came })?.closing, undefined, 'the pupil came again');
  });

  it('proposes it once for whoever goes on all the same, until there was another ground', () => {
    const lost = { assessment: quiet, atOpening: quiet };
    const proposed = review({ current: aCase({ state: 'open' }), ...lost });
    assert.ok(proposed);
    const worry = { do: 'concern', by: 's-other', at: '2026-11-25T09:00:00+01:00' } as const;
    const goesOn = review({ current: withEvents(proposed, [worry]), ...lost });
    assert.equal(goesOn?.closing, undefined);
    const worse = review({ current: goesOn, assessment: anAssessment() });
    assert.equal(review({ current: worse, ...lost })?.closing, 'ground_taken_back');
  });

  it('opens a case again that was closed since its ground was taken back, whenever the ground is from', () => {
    const proposed = review({ current: aCase({ state: 'proposed' }), assessment: quiet });
    assert.ok(proposed);
    const end = { do: 'close', by: 's-leader', at: '2026-11-25T09:00:00+01:00' } as const;
    const closed = withEvents(proposed, [{ ...end, outcome: 'no_ground', reason: 'Fejl' }]);
    assert.equal(review({ current: closed, assessment: quiet, sinceClosing: quiet }), closed);
    const again = review({ current: closed, sinceClosing: quiet });
    assert.deepEqual([again?.state, again?.round, again?.closing], ['open', 2, undefined]);
  });

  it('still reads a log in which the rules closed the case', () => {
    const close = { do: 'close', by: 'system', at: '2026-11-25T09:00:00+01:00' } as const;
    const old = withEvents(aCase({ state: 'proposed' }), [{ ...close, outcome: 'no_ground' }]);
    assert.deepEqual([replayed(old.log).state, replayed(old.log).outcome], ['closed', 'no_ground']);
    assert.equal(review({ current: old })?.id, 'LI-2026-0001');
    assert.equal(review({ current: old })?.round, 1, 'the next ground is another case');
  });

  it('leaves a case open when somebody already acted on it: closing is a person’s to decide', () => {
    const approved = { by: 's-leader', at: '2026-11-25T09:00:00+01:00' };
    const current = aCase({ steps: [aStep({ state: 'approved', approved })] });
    assert.equal(review({ current, assessment: quiet })?.state, 'open');
  });

  it('counts due days in school days, over the Christmas holidays', () => {
    const opened = review({ today: Temporal.PlainDate.from('2026-12-18') });
    assert.equal(opened?.steps.find((step) => step.id === 'talk')?.due, '2027-01-06');
  });
});
