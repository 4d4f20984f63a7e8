import assert from 'node:assert/strict';
import { usualLastDay } from '../../../services/cases/arrangement.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { openFollowUp } from '../../../services/cases/caseStep.ts';
import { decideCase } from '../../../services/cases/decideCase.ts';
import { decidePlan, mayPlan, type PlanCommand } from '../../../services/cases/decidePlan.ts';
import { decideStep } from '../../../services/cases/decideStep.ts';
import { replayed, withEvents } from '../../../services/cases/evolve.ts';
import { planBegan, planSteps } from '../../../services/cases/planBegan.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { anActor } from '../../builders/people.ts';

const caseContext = aSetting({ playbook: aalborg });
const plans = planSteps(aalborg);
const onDay = (day: string) => `${day}T08:10:00+01:00`;
const deciding = (who: string, day = '2026-11-25') => ({
  ...{ actor: anActor(who, caseContext.roster), caseContext },
  at: onDay(day),
});
const goal = {
  action: 'goal',
  goal: 'Kommer til 1. lektion 4 dage om ugen',
  ...{ metric: 'days_week', target: '4' },
  measure: 'Mødes ved porten',
  who: 's-wellbeing',
} as const;
const followUp = aStep({
  ...{ id: 'follow-up.1', kind: 'follow_up', calledBy: 'follow_up', approver: null },
  ...{ responsible: 'class_teacher', assignee: 's-teacher', state: 'approved', due: '2026-12-09' },
});
const makePlan = aStep({
  ...{ id: 'make-plan', approver: null, state: 'approved', assignee: 's-teacher' },
  ...{ responsible: 'class_teacher' },
});
const subject = aCase({ steps: [makePlan, followUp] });

function written(
  before: CaseRecord,
  command: PlanCommand,
  { who = 's-teacher', day = '2026-11-25' } = {},
): CaseRecord {
  return withEvents(before, decidePlan(before, command, deciding(who, day)));
}

function refuses(code: string, act: () => unknown): void {
  assert.throws(act, (error: unknown) => {
    assert.ok(error instanceof RefusedError);
    assert.equal(error.code, code);
    return true;
  });
}

describe('decidePlan', () => {
  it('makes a plan of the first goal, which completes the step that asks for one', () => {
    const next = written(subject, goal);
    assert.equal(planBegan(next, plans), '2026-11-25');
    assert.equal(next.plan?.reviewOn, '2026-12-09', 'the day of the follow-up');
    assert.equal(next.steps.find(({ id }) => id === 'make-plan')?.state, 'done');
    assert.equal(next.state, 'monitoring');
  });

  it('never completes a step of the law, nor one somebody else has to approve first', () => {
    const legal = aStep({ ...makePlan, id: 'support-plan', legal: true });
    const proposed = aStep({ ...makePlan, state: 'proposed', approver: 'leader' });
    const next = written(aCase({ steps: [legal, proposed, followUp] }), goal);
    assert.deepEqual(
      next.steps.map(({ state }) => state),
      ['approved', 'proposed', 'approved'],
    );
  });

  it('takes three goals, changes and removes them, and keeps one', () => {
    const three = [1, 2, 3].reduce((one) => written(one, goal), subject);
    refuses('plan_full', () => written(three, goal));
    const changed = written(three, { ...goal, number: 2, who: 'parents' });
    assert.deepEqual(
      changed.plan?.goals.map(({ who }) => who),
      ['s-wellbeing', 'parents', 's-wellbeing'],
    );
    const one = [3, 2].reduce(
      (rest, number) => written(rest, { action: 'removeGoal', number }),
      three,
    );
    assert.equal(one.plan?.goals.length, 1);
    refuses('plan_needs_goal', () => written(one, { action: 'removeGoal', number: 1 }));
    refuses('gone', () => written(one, { ...goal, number: 2 }));
    refuses('goal_incomplete', () => written(one, { ...goal, measure: ' ' }));
    refuses('assignee_unknown', () => written(one, { ...goal, who: 's-nobody' }));
  });

  it('takes no goal without something to measure it by, and keeps what it is', () => {
    assert.deepEqual(written(subject, goal).plan?.goals[0]?.metric, { by: 'days_week', target: 4 });
    refuses('goal_metric_required', () => written(subject, { ...goal, metric: '' }));
    refuses('goal_target_unsuited', () => written(subject, { ...goal, target: '' }));
  });

  it('goes on from a plan whose goals have none, and asks for one where such a goal is changed', () => {
    const { metric: _, ...unmeasured } = {
      ...{ goal: 'Kommer', measure: 'Porten', who: 'pupil', metric: undefined },
    };
    const made = written(subject, goal);
    const old = { ...made, plan: made.plan && { ...made.plan, goals: [unmeasured] } };
    const step = { action: 'backStep', from: '2026-12-07', text: '3 lektioner' } as const;
    assert.deepEqual(written(old, step).plan?.goals, [unmeasured]);
    refuses('goal_metric_required', () => written(old, { ...goal, metric: '', number: 1 }));
  });

  it('asks for a plan before a way back or a review day', () => {
    const step = { action: 'backStep', from: '2026-12-07', text: '3 lektioner' } as const;
    refuses('plan_needs_goal', () => written(subject, step));
    refuses('plan_needs_goal', () => written(subject, { action: 'review', on: '2026-12-07' }));
  });

  it('leads step by step back to school, asking on the day and not before', () => {
    const step = { action: 'backStep', text: '3 lektioner' } as const;
    const planned = written(written(subject, goal), { ...step, from: '2026-12-07' });
    const id = planned.plan?.wayBack[0]?.id ?? '';
    const yes = { action: 'answer', id, how: 'well' } as const;
    refuses('gone', () => written(planned, yes));
    const went = written(planned, yes, { day: '2026-12-07' });
    assert.equal(went.plan?.wayBack[0]?.went?.how, 'well');
    refuses('gone', () => written(went, yes, { day: '2026-12-08' }));
    refuses('way_back_day', () =>
      written(went, { ...step, from: '2026-12-07' }, { day: '2026-12-08' }),
    );
    const back = written(went, { action: 'back' }, { day: '2026-12-08' });
    assert.ok(back.plan?.back);
    const again = written(back, { ...step, from: '2026-12-14' }, { day: '2026-12-08' });
    assert.equal(again.plan?.back, undefined, 'there is a next step after all');
  });

  it('moves a step that begins on a day without school, and takes no two on one day', () => {
    const step = { action: 'backStep', text: '3 lektioner' } as const;
    const planned = written(written(subject, goal), { ...step, from: '2026-12-05' });
    assert.equal(planned.plan?.wayBack[0]?.from, '2026-12-07');
    for (const from of ['2026-12-06', '2026-11-01', '2027-12-01', 'mandag', '']) {
      refuses('way_back_day', () => written(planned, { ...step, from }));
    }
    refuses('way_back_text', () => written(planned, { ...step, from: '2026-12-10', text: ' ' }));
    const id = planned.plan?.wayBack[0]?.id;
    const moved = written(planned, { ...step, id, from: '2026-12-10' });
    assert.deepEqual(
      moved.plan?.wayBack.map(({ from }) => from),
      ['2026-12-10'],
    );
    assert.deepEqual(written(moved, { action: 'removeBackStep', id: id ?? '' }).plan?.wayBack, []);
  });

  it('puts the follow-up on the review day, and lets the plan follow it afterwards', () => {
    const planned = written(written(subject, goal), { action: 'review', on: '2026-12-14' });
    assert.equal(planned.steps.find(({ id }) => id === 'follow-up.1')?.due, '2026-12-14');
    for (const on of ['2026-11-25', '2027-06-01', '']) {
      refuses('review_day', () => written(planned, { action: 'review', on }));
    }
    const judged = withEvents(
      planned,
      decideStep(
        planned,
        { action: 'judge', step: 'follow-up.1', judgement: 'worse' },
        deciding('s-teacher', '2026-12-14'),
      ),
    );
    const next = openFollowUp(judged.steps);
    assert.equal(judged.plan?.reviewOn, next?.due);
  });

  it('begins anew when a case is opened again, with the old goals to go on from', () => {
    const leader = deciding('s-leader');
    const facts = { ready: true };
    const made = written(subject, goal);
    const closed = withEvents(
      made,
      decideCase(made, { action: 'close', outcome: 'moved', reason: '' }, leader, facts),
    );
    refuses('case_closed', () => written(closed, goal));
    const back = withEvents(closed, decideCase(closed, { action: 'reopen' }, leader, facts));
    assert.equal(planBegan(back, plans), undefined);
    const again = written(
      back,
      { ...goal, number: 1, goal: 'Kommer hver dag' },
      { day: '2026-12-01' },
    );
    assert.equal(planBegan(again, plans), '2026-12-01');
    assert.equal(again.plan?.goals[0]?.goal, 'Kommer hver dag');
  });

  it('counts a step that makes a plan only where one is written, but what was done before plans were', () => {
    const done = { ...deciding('s-teacher') };
    const step = { action: 'done', step: 'make-plan', outcome: 'Lavet' } as const;
    const noted = withEvents(subject, decideStep(subject, step, done));
    assert.equal(planBegan(noted, plans), undefined);
    const { unwritten: _, ...before } = noted.log.find((one) => one.do === 'done') ?? {};
    const old = { ...noted, log: [...subject.log, before] } as CaseRecord;
    assert.equal(planBegan(old, plans), '2026-11-25');
    assert.equal(planBegan(written(noted, goal), plans), '2026-11-25', 'written the same day');
  });

  it('keeps a mapping of at most two functions, replaced by the next', () => {
    const answers = { functions: [], school: [], home: [] };
    refuses('choice_required', () => written(subject, { action: 'map', answers }));
    const three = ['avoids_unpleasant', 'seeks_closeness', 'drawn_outside'] as const;
    refuses('too_many_chosen', () =>
      written(subject, { action: 'map', answers: { ...answers, functions: [...three] } }),
    );
    const first = written(subject, { action: 'map', answers: { ...answers, pupilSays: ' Larm ' } });
    assert.equal(first.mapping?.pupilSays, 'Larm');
    const next = written(first, { action: 'map', answers: { ...answers, healthKnows: false } });
    assert.equal(next.mapping?.pupilSays, undefined);
    assert.equal(replayed(next.log).mapping?.healthKnows, false);
  });

  it('is for the school’s own who see all of the case, also by a task, or lead it', () => {
    const may = (who: string, of = subject) => mayPlan(of, anActor(who, caseContext.roster));
    assert.ok(may('s-teacher') && may('s-leader'));
    assert.ok(!may('s-ppr'));
    assert.ok(may('s-wellbeing'), 'has the step that makes the plan');
    const consent = { staffId: 's-ppr', basis: 'consent', by: 's-leader', at: onDay('2026-11-25') };
    const involved = aCase({ involved: [{ ...consent, basis: 'consent' }] });
    assert.ok(!may('s-ppr', involved), 'reads it, and writes nothing');
    refuses('not_allowed', () => written(involved, goal, { who: 's-ppr' }));
  });
});

describe('a special arrangement', () => {
  const arrange = { action: 'arrange', arrangement: 'reduced_timetable' } as const;
  const leader = deciding('s-leader');
  const arranged = (before: CaseRecord, command: Parameters<typeof decideCase>[1]) =>
    withEvents(before, decideCase(before, command, leader, { ready: false }));

  it('ends after six weeks unless somebody says until when, and why it is to be longer', () => {
    assert.equal(arranged(subject, arrange).arrangements[0]?.until, '2027-01-06');
    const holiday = usualLastDay(
      { ...leader.caseContext.playbook.arrangements, weeks: 6 },
      Temporal.PlainDate.from('2026-11-10'),
      leader.caseContext.calendar,
    );
    assert.equal(holiday.toString(), '2026-12-18', 'on a school day, before the holiday');
    const long = { ...arrange, until: '2027-02-12' };
    refuses('arrangement_reason_required', () => arranged(subject, long));
    const told = arranged(subject, { ...long, reason: 'Lægen anbefaler det' });
    assert.deepEqual(told.arrangements, [
      {
        ...{ kind: 'reduced_timetable', from: '2026-11-25', until: '2027-02-12' },
        reason: 'Lægen anbefaler det',
      },
    ]);
    for (const until of ['2026-11-25', '2028-01-01', 'fredag']) {
      refuses('arrangement_day', () => arranged(subject, { ...arrange, until, reason: 'ja' }));
    }
  });

  it('is prolonged while it runs, with a reason where six weeks from its first day are over', () => {
    const prolong = { ...arrange, action: 'arrangeUntil', until: '2026-12-18' } as const;
    refuses('not_arranged', () => arranged(subject, prolong));
    const old = aCase({ arrangements: [{ kind: 'reduced_timetable', from: '2026-10-26' }] });
    refuses('arrangement_reason_required', () => arranged(old, prolong));
    const told = arranged(old, { ...prolong, reason: 'Går godt' });
    assert.equal(told.arrangements[0]?.until, '2026-12-18');
    assert.equal(
      arranged(told, { ...arrange, action: 'arrangeEnd' }).arrangements[0]?.to,
      '2026-11-25',
    );
  });
});
