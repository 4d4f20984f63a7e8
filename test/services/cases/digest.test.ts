import assert from 'node:assert/strict';
import fc from 'fast-check';
import { caseAccess } from '../../../services/access/access.ts';
import type { CaseEvent } from '../../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import type { CaseStep } from '../../../services/cases/caseStep.ts';
import { digestKeys, digestView } from '../../../services/cases/digest.ts';
import type { Day } from '../../../services/cases/nudge.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { anyCommand, aWorld, carriedOut } from '../../builders/caseWorld.ts';
import { anActor } from '../../builders/people.ts';

const at = '2026-11-25T09:00:00+01:00';
const dayOf = (today = '2026-11-25', away: readonly string[] = []): Day => ({
  today: Temporal.PlainDate.from(today),
  away: new Set(away),
});
const listOf = (who: string, subject: CaseRecord, day = dayOf()) =>
  digestView(anActor(who), [subject], aSetting(), day).items;
const keysOf = (who: string, subject: CaseRecord, day = dayOf()) =>
  digestKeys(anActor(who), [subject], aSetting(), day);

const approved = aStep({ state: 'approved', approved: { by: 's-leader', at } });
const consent = { staffId: 's-ppr', basis: 'anonymous', by: 's-leader', at } as const;

describe('the morning’s list', () => {
  it('has what waits for one’s yes, one’s own steps, and follow-ups whose day has come', () => {
    const follow = aStep({
      ...{ id: 'follow-up.1', kind: 'follow_up', approver: null, state: 'approved' },
      ...{ assignee: 's-teacher', due: '2026-11-27' },
    });
    const subject = aCase({ steps: [aStep(), follow] });
    assert.deepEqual(
      listOf('s-leader', subject).map(({ kind }) => kind),
      ['approve'],
    );
    assert.deepEqual(listOf('s-wellbeing', subject), [], 'not before somebody said yes');
    assert.deepEqual(listOf('s-teacher', subject), [], 'not before its day');
    assert.deepEqual(
      listOf('s-teacher', subject, dayOf('2026-11-27')).map(({ kind }) => kind),
      ['judge'],
    );
    const [item] = listOf('s-wellbeing', aCase({ steps: [approved] }));
    assert.equal(item?.kind, 'do');
    assert.equal(item?.oneStep, true);
  });

  it('offers no press for a step that asks for somebody who is not in the case yet', () => {
    const step = { ...approved, bringsIn: 'ppr_psychologist' } as const;
    const oneStep = (subject: CaseRecord) => listOf('s-wellbeing', subject)[0]?.oneStep;
    assert.equal(oneStep(aCase({ steps: [step] })), false);
    const { involved } = aCase();
    assert.equal(oneStep(aCase({ steps: [step], involved: [...involved, consent] })), true);
  });

  it('asks the leaders whether to close a case whose tovholder is no longer at the school', () => {
    const kinds = (who: string, holder: string) =>
      listOf(who, aCase({ closing: 'ground_taken_back', holder })).map(({ kind }) => kind);
    assert.deepEqual(kinds('s-teacher', 's-teacher'), ['close']);
    assert.deepEqual(kinds('s-leader', 's-teacher'), []);
    assert.deepEqual(kinds('s-leader', 's-gone'), ['close']);
  });

  it('says in school days how long something is over its day, the most urgent first', () => {
    const subject = aCase({
      steps: [
        { ...approved, id: 'b', due: '2026-12-02' },
        { ...approved, id: 'a', due: '2026-11-20' },
      ],
    });
    assert.deepEqual(
      listOf('s-wellbeing', subject).map(({ stepId, over }) => [stepId, over]),
      [
        ['a', 3],
        ['b', 0],
      ],
    );
  });

  it('has first what the law asks, then what is acute, then the longest overdue, then what is due soonest', () => {
    const steps = [
      { id: 'soon', due: '2026-11-27' },
      { id: 'later', due: '2026-12-02' },
      { id: 'overdue', due: '2026-11-20' },
      { id: 'longest', due: '2026-11-10' },
      { id: 'acute', due: '2026-12-03', acute: true },
      { id: 'law', due: '2026-12-04', legal: true },
    ].map((difference) => ({ ...approved, ...difference }));
    assert.deepEqual(
      listOf('s-wellbeing', aCase({ steps })).map(({ stepId }) => stepId),
      ['law', 'acute', 'longest', 'overdue', 'soon', 'later'],
    );
  });

  it('leaves out what waits for another step, and all of a closed case', () => {
    const after = { ...approved, id: 'after', after: 'plan' };
    assert.deepEqual(
      listOf('s-wellbeing', aCase({ steps: [approved, after] })).map(({ stepId }) => stepId),
      ['plan'],
    );
    assert.deepEqual(listOf('s-wellbeing', aCase({ state: 'closed', steps: [approved] })), []);
  });

  it('tells leader and coordinator of what others left waiting, when the playbook says so', () => {
    const told = (escalatedTo: 'leader' | 'coordinator' | undefined, who: string) =>
      listOf(who, aCase({ steps: [{ ...approved, ...(escalatedTo ? { escalatedTo } : {}) }] })).map(
        ({ kind, waitsFor }) => [kind, waitsFor],
      );
    assert.deepEqual(told(undefined, 's-leader'), []);
    assert.deepEqual(told('leader', 's-leader'), [['help', 'Test wellbeing_officer']]);
    assert.deepEqual(told('leader', 's-coordinator'), []);
    assert.deepEqual(told('coordinator', 's-leader'), [['help', 'Test wellbeing_officer']]);
    assert.deepEqual(told('coordinator', 's-coordinator'), [['help', 'Test wellbeing_officer']]);
  });

  it('is the stand-in’s while somebody is away, and says for whom', () => {
    const task = { staffId: 's-akt', basis: 'task', by: 'playbook', at } as const;
    const subject = aCase({ steps: [{ ...approved, standIn: 's-akt' }], involved: [task] });
    assert.equal(listOf('s-akt', subject)[0]?.standsInFor, 'Test wellbeing_officer');
    assert.deepEqual(listOf('s-wellbeing', subject), []);
  });

  it('asks a deputy for the yes of a leader who is away, and the leader where all are', () => {
    const subject = aCase({ steps: [aStep()] });
    const caseContext = aSetting();
    const { playbook } = caseContext;
    const deputies = { ...playbook.deputies, leader: ['department_leader' as const] };
    const asked = (who: string, away: readonly string[]) =>
      digestView(
        anActor(who),
        [subject],
        { ...caseContext, playbook: { ...playbook, deputies } },
        dayOf('2026-11-25', away),
      ).items.length;
    assert.equal(asked('s-department', []), 0);
    assert.equal(asked('s-department', ['s-leader']), 1);
    assert.equal(asked('s-leader', ['s-leader']), 0);
    assert.equal(asked('s-leader', ['s-leader', 's-department']), 1);
  });

  it('names nobody to somebody who spars without knowing whom it is about', () => {
    const subject = aCase({
      steps: [
        { ...approved, assignee: 's-ppr' },
        { ...approved, id: 'b', standIn: 's-ppr' },
      ],
      involved: [consent],
    });
    const items = listOf('s-ppr', subject);
    assert.equal(items.length, 2);
    assert.doesNotMatch(JSON.stringify(items), /Loke|Prøvesen|7\.b|Test /);
  });

  it('is new when something came to it, is due today, or was reminded of, and not on the days between', () => {
    const subject = aCase({ steps: [{ ...approved, due: '2026-11-27' }] });
    const on = (today: string, more: Partial<typeof approved> = {}) =>
      keysOf(
        's-wellbeing',
        aCase({ steps: [{ ...approved, due: '2026-11-27', ...more }] }),
        dayOf(today),
      ).join();
    assert.equal(on('2026-11-25'), keysOf('s-wellbeing', subject, dayOf('2026-11-26')).join());
    const keys = [on('2026-11-26'), on('2026-11-27'), on('2026-11-30', { reminders: 1 })];
    assert.equal(new Set(keys).size, 3);
    assert.equal(on('2026-11-30', { reminders: 1 }), on('2026-12-01', { reminders: 1 }));
  });

  it('is new once a week when everybody was told in vain, of all such steps on the same morning', () => {
    const told = { ...approved, reminders: 3, escalatedTo: 'coordinator' as const };
    const subject = aCase({
      steps: [
        { ...told, id: 'a', due: '2026-11-03' },
        { ...told, id: 'b', due: '2026-11-05' },
      ],
    });
    const days = aSetting()
      .calendar.between(
        Temporal.PlainDate.from('2026-11-23'),
        Temporal.PlainDate.from('2026-12-11'),
      )
      .map(String);
    let known: readonly string[] = [];
    const mornings = days.filter((today) => {
      const keys = keysOf('s-wellbeing', subject, dayOf(today));
      const isNew = keys.some((key) => !known.includes(key));
      known = keys;
      return isNew;
    });
    assert.deepEqual(mornings, ['2026-11-23', '2026-11-30', '2026-12-07']);
  });

  it('is no news to whoever has a step that others are told of it too', () => {
    const late = { ...approved, assignee: 's-teacher', reminders: 3 };
    const own = (escalatedTo?: 'leader' | 'coordinator') =>
      keysOf('s-teacher', aCase({ steps: [{ ...late, ...(escalatedTo ? { escalatedTo } : {}) }] }));
    assert.equal(own().length, 1);
    assert.deepEqual(own('leader'), own());
    assert.deepEqual(own('coordinator'), own());
  });

  it('is news on a step’s day, unless it was called for just before; what the law asks always', () => {
    const isNews = (called: string, more: Partial<CaseStep> = {}) => {
      const step = { ...approved, assignee: 's-teacher', due: '2026-11-27', ...more };
      const log: CaseEvent[] = [
        { do: 'call', by: 'system', at: `${called}T09:00:00+01:00`, steps: [step] },
      ];
      const keys = (today: string) =>
        keysOf('s-teacher', aCase({ steps: [step], log }), dayOf(today)).join();
      assert.equal(keys('2026-11-30'), keys('2026-11-27'), 'nor is the day after it');
      return keys('2026-11-27') !== keys('2026-11-26');
    };
    assert.ok(isNews('2026-11-24'));
    assert.ok(!isNews('2026-11-25'));
    assert.ok(isNews('2026-11-25', { legal: true }));
    assert.ok(isNews('2026-11-25', { acute: true }));
  });

  it('is no news to a leader that a step is theirs to do after their own yes', () => {
    const proposed = aStep({ assignee: 's-leader', approver: 'leader' });
    const yes = { ...proposed, state: 'approved' as const, approved: { by: 's-leader', at } };
    assert.equal(listOf('s-leader', aCase({ steps: [yes] }))[0]?.kind, 'do');
    assert.deepEqual(
      keysOf('s-leader', aCase({ steps: [yes] })),
      keysOf('s-leader', aCase({ steps: [proposed] })),
    );
  });

  it('is no news to a leader who knows of a step that the coordinator is told of it too', () => {
    const late = { ...approved, due: '2026-11-16', reminders: 3 };
    const helped = (escalatedTo: 'leader' | 'coordinator', who: string) =>
      keysOf(who, aCase({ steps: [{ ...late, escalatedTo }] }));
    assert.deepEqual(helped('coordinator', 's-leader'), helped('leader', 's-leader'));
    assert.deepEqual(helped('leader', 's-coordinator'), []);
    assert.equal(helped('coordinator', 's-coordinator').length, 1);
  });

  it('shows nothing of a case that its reader may not see, whatever happened to it', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 25 }), (commands) => {
        let world = aWorld();
        for (const command of commands) world = carriedOut(world, command).world;
        const { subject, caseContext, today } = world;
        if (!subject) return;
        for (const member of caseContext.roster.staff) {
          const actor = { member, roster: caseContext.roster };
          const { items } = digestView(actor, [subject], caseContext, { today, away: new Set() });
          const scope = caseAccess(actor, subject)?.scope;
          if (!scope) assert.deepEqual(items, []);
          if (scope === 'anonymous') assert.doesNotMatch(JSON.stringify(items), /Loke|7\.b|Test /);
        }
      }),
      { numRuns: 100 },
    );
  });
});
