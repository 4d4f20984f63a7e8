import assert from 'node:assert/strict';
import type { Actor } from '../../../services/access/access.ts';
import { approveAll } from '../../../services/cases/approveAll.ts';
import { caseView } from '../../../services/cases/caseView.ts';
import { changesSince } from '../../../services/cases/changesSince.ts';
import { latestContact } from '../../../services/cases/contactSteps.ts';
import type { Deciding } from '../../../services/cases/deciding.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import { holdCase } from '../../../services/cases/holdCase.ts';
import { nextStep } from '../../../services/cases/nextStep.ts';
import { aCase, aPlaybook, aSetting, aStep } from '../../builders/cases.ts';
import { anActor } from '../../builders/people.ts';
import { refusedWith } from '../../builders/refusedWith.ts';

const at = '2026-11-25T09:00:00+01:00';
const by = (actor: Actor): Deciding => ({ actor, caseContext: aSetting(), at });

const marks = {
  ...{ today: Temporal.PlainDate.from('2026-11-25'), marks: [], meeting: undefined },
  reported: new Set<string>(),
};

describe('approving all', () => {
  const waiting = aCase({
    steps: [
      aStep(),
      aStep({ id: 'second' }),
      aStep({ id: 'done', state: 'done', done: { by: 's-leader', at } }),
      aStep({ id: 'theirs', approver: 'coordinator' }),
    ],
  });

  it('approves what waits for this person and nothing else, as their own presses would', () => {
    const next = withEvents(waiting, approveAll(waiting, by(anActor('s-coordinator'))));
    assert.deepEqual(
      next.steps.map(({ state }) => state),
      ['proposed', 'proposed', 'done', 'approved'],
    );
    assert.equal(next.revision, waiting.revision + 1);
  });

  it('is not for whoever approves none of it, nor for a closed case', () => {
    assert.throws(() => approveAll(waiting, by(anActor())), refusedWith('not_allowed'));
    const closed = aCase({ state: 'closed' });
    assert.throws(() => approveAll(closed, by(anActor('s-leader'))), refusedWith('case_closed'));
  });
});

describe('another holder', () => {
  it('gets the case, may see it for that, and gets the follow-up that the one before had', () => {
    const subject = aCase({
      steps: [
        aStep(),
        aStep({ id: 'follow-up.1', kind: 'follow_up', state: 'approved', assignee: 's-teacher' }),
      ],
      involved: [],
    });
    const next = withEvents(
      subject,
      holdCase(subject, { holder: 's-akt' }, by(anActor('s-leader'))),
    );
    assert.equal(next.holder, 's-akt');
    assert.equal(next.steps[1]?.assignee, 's-akt');
    assert.deepEqual(next.involved, [{ staffId: 's-akt', basis: 'task', by: 's-leader', at }]);
  });

  it('leaves a follow-up where somebody else has it', () => {
    const subject = aCase({
      steps: [
        aStep({ id: 'follow-up.1', kind: 'follow_up', state: 'approved', assignee: 's-second' }),
      ],
    });
    const events = holdCase(subject, { holder: 's-akt' }, by(anActor('s-leader')));
    assert.equal(withEvents(subject, events).steps[0]?.assignee, 's-second');
  });

  it('is the school’s own, and chosen by whoever may assign a step', () => {
    const hold = (holder: string, who: string) => () =>
      holdCase(aCase(), { holder }, by(anActor(who)));
    assert.throws(hold('s-nurse', 's-leader'), refusedWith('assignee_unknown'));
    assert.throws(hold('nobody', 's-leader'), refusedWith('assignee_unknown'));
    assert.throws(hold('s-teacher', 's-leader'), refusedWith('already_holds'));
    assert.throws(hold('s-akt', 's-teacher'), refusedWith('not_allowed'));
    assert.throws(hold('s-akt', 's-other'), refusedWith('not_allowed'));
    assert.doesNotThrow(hold('s-akt', 's-wellbeing'));
  });
});

describe('the newest contact with the home', () => {
  const book = aPlaybook();
  const [talk, ...others] = book.levels.worrying?.steps ?? [];
  const contact = { id: 'contact-home', contact: true };
  const pupil = { id: 'talk-with-pupil', contact: true };
  assert.ok(talk && book.levels.worrying);
  const playbook = {
    ...book,
    levels: {
      ...book.levels,
      worrying: {
        ...book.levels.worrying,
        steps: [{ ...talk, ...contact }, { ...talk, ...pupil }, ...others],
      },
    },
  };
  const done = (id: string, on: string) =>
    aStep({ id, state: 'done', done: { by: 's-teacher', at, on } });

  it('is the last step done that the playbook marks so, of any round, and no talk with the pupil', () => {
    const steps = [
      done('contact-home.2', '2026-11-20'),
      done('contact-home', '2026-11-10'),
      done('talk-with-pupil', '2026-11-24'),
      done('plan', '2026-11-25'),
      aStep({ id: 'contact-home.3', state: 'approved' }),
    ];
    assert.equal(latestContact({ steps }, playbook)?.on, '2026-11-20');
    assert.equal(latestContact({ steps: [done('plan', '2026-11-25')] }, playbook), undefined);
  });
});

describe('what happened while somebody wrote', () => {
  const before = aCase();
  const after = withEvents(before, [
    { do: 'approve', by: 's-leader', at, step: 'plan' },
    { do: 'due', by: 'system', at, step: 'plan', due: '2026-12-04' },
    { do: 'comment', by: 's-wellbeing', at, text: 'Loke har det svært' },
  ]);

  it('is told with who did it and without what they wrote', () => {
    const changes = changesSince(after, before.revision, anActor());
    assert.deepEqual(
      changes.map((one) => [one.do, one.by, one.step?.da]),
      [
        ['approve', 'Test leader', 'plan'],
        ['comment', 'Test wellbeing_officer', undefined],
      ],
    );
    assert.ok(!JSON.stringify(changes).includes('svært'));
  });

  it('is nothing from now on, and not told to those who see only a part', () => {
    assert.deepEqual(changesSince(after, after.revision, anActor()), []);
    assert.deepEqual(changesSince(after, before.revision, anActor('s-nurse')), []);
  });
});

describe('the next step', () => {
  const next = (steps: ReturnType<typeof aStep>[], who: string) => {
    const subject = aCase({ steps });
    const view = caseView(subject, { actor: anActor(who) }, { ...marks, caseContext: aSetting() });
    return nextStep(view.steps)?.id;
  };

  it('is the viewer’s own to do or to approve, before what they may do for others', () => {
    const own = aStep({ id: 'own', assignee: 's-teacher', approver: null, state: 'approved' });
    const other = aStep({ id: 'other', approver: null, state: 'approved', due: '2026-11-20' });
    const asks = aStep({ id: 'asks', due: '2026-12-20' });
    assert.equal(next([other, own, asks], 's-teacher'), 'own');
    assert.equal(next([other, own, asks], 's-leader'), 'asks');
    assert.equal(next([other, own, asks], 's-wellbeing'), 'other');
  });

  it('is the most urgent one for a reader, and none when nothing is open', () => {
    const late = aStep({ id: 'late', due: '2026-11-20' });
    assert.equal(next([aStep(), late], 's-second'), 'late');
    assert.equal(next([aStep({ state: 'rejected' })], 's-teacher'), undefined);
  });
});

describe('who can be given a step', () => {
  it('are the pupil’s teachers first, and at last those of other classes, who may have it too', () => {
    const view = caseView(
      aCase(),
      { actor: anActor('s-leader') },
      { ...marks, caseContext: aSetting() },
    );
    const ids = view.assignable.map(({ id }) => id);
    assert.equal(ids[0], 's-teacher');
    assert.ok(ids.indexOf('s-other') > ids.indexOf('s-leader'), ids.join(' '));
    assert.equal(new Set(ids).size, ids.length);
  });
});
