import assert from 'node:assert/strict';
import type { Statement } from '../../../services/absence/pupilAbsence.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { isOpen } from '../../../services/cases/caseStep.ts';
import { noteAbsence, type PupilState } from '../../../services/cases/noteAbsence.ts';
import { receiptView } from '../../../services/cases/receiptView.ts';
import { reopenedOf } from '../../../services/cases/reopenedOf.ts';
import { aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aSetting } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { decideCase, decideStep } from '../../builders/decided.ts';
import { anActor, aPupil, aRoster } from '../../builders/people.ts';
import { aCriterion, aRuleset } from '../rules/aRuleset.ts';

/** Three days of 20 are worrying, and six a risk of dropping out. */
const rules = aRuleset({
  criteria: [
    aCriterion({ id: 'three', atLeast: 3, level: 'worrying' }),
    aCriterion({ id: 'six', atLeast: 6, level: 'dropout_risk' }),
  ],
});
const caseContext = aSetting({ playbook: aalborg, rulesets: [rules] });
const calendar = aCalendar();
const days = calendar
  .between(Temporal.PlainDate.from('2026-11-02'), Temporal.PlainDate.from('2026-12-18'))
  .map(String);

/** Notes illness on these days, told of on a day. */
function noted(state: PupilState, on: string, ...dates: string[]): PupilState {
  const at = `${on}T08:10:00+01:00`;
  const told: Statement = aStatement({ id: `${on}#0`, reportId: on, at, dates });
  const moment = { today: Temporal.PlainDate.from(on), at, newCaseId: () => 'LI-2026-0001' };
  return { ...state, ...noteAbsence(state, [told], caseContext, moment) };
}

const nothing: PupilState = {
  pupil: aPupil(),
  absence: { pupilId: 'p-loke', statements: [] },
  lastCase: undefined,
};

function caseOf({ lastCase }: PupilState): CaseRecord {
  assert.ok(lastCase);
  return lastCase;
}

/** Worrying by three days, and closed the next morning. */
function closedCase(): PupilState {
  const [first, second, third, fourth] = days;
  assert.ok(first && second && third && fourth);
  const open = noted(nothing, third, first, second, third);
  const by = { actor: anActor('s-leader'), caseContext, at: `${fourth}T07:30:00+01:00` };
  const close = { action: 'close', outcome: 'other_offer', reason: 'Aftalt' } as const;
  return { ...open, lastCase: decideCase(caseOf(open), close, by, { ready: true }) };
}

const openSteps = ({ steps }: CaseRecord) => steps.filter(isOpen).map(({ id }) => id);

describe('a level that is reached after a case was closed', () => {
  it('leaves it closed while it only lasts', () => {
    const [, , , fourth] = days;
    assert.ok(fourth);
    assert.equal(caseOf(noted(closedCase(), fourth, fourth)).state, 'closed');
  });

  it('reopens it where it is higher, by absence before and after the closing together', () => {
    const [, , , fourth, fifth, sixth] = days;
    assert.ok(fourth && fifth && sixth);
    const again = caseOf(noted(closedCase(), sixth, fourth, fifth, sixth));
    assert.deepEqual([again.state, again.level, again.round], ['open', 'dropout_risk', 2]);
    assert.deepEqual(openSteps(again), [
      ...['talk-with-pupil.2', 'contact-home.2', 'make-plan.2', 'team-meeting.2'],
      'check-plan.2',
      'involve-ppr.2',
      'other-offer.2',
      'follow-up.2',
    ]);
    assert.equal(again.hits.length, 2, 'the reasons are of today');
    assert.deepEqual(reopenedOf(again, aRoster()), {
      ...{ on: sixth, why: 'relapse', by: undefined, level: 'dropout_risk' },
    });
  });

  it('reopens it where the same level was left meanwhile, and is reached anew', () => {
    // By the 22nd school day only one of the three first days still counts.
    const [one, last] = [days[20], days[21]];
    assert.ok(one && last);
    const again = caseOf(noted(closedCase(), last, one, last));
    assert.deepEqual([again.state, again.level], ['open', 'worrying']);
    assert.equal(reopenedOf(again, aRoster())?.level, 'worrying');
    assert.ok(openSteps(again).includes('make-plan.2'));
  });

  it('reopens it where days before the closing are first noted after it', () => {
    const [first] = days;
    const earlier = calendar
      .between(Temporal.PlainDate.from('2026-10-26'), Temporal.PlainDate.from('2026-10-30'))
      .map(String);
    const again = caseOf(noted(closedCase(), days[4] ?? '', ...earlier));
    assert.deepEqual([again.state, again.level], ['open', 'dropout_risk']);
    assert.ok(first);
  });

  it('is told on the receipt of the note that did it, and on no later one', () => {
    const [, , , fourth, fifth, sixth, seventh] = days;
    assert.ok(fourth && fifth && sixth && seventh);
    const again = caseOf(noted(closedCase(), sixth, fourth, fifth, sixth));
    const alertsAt = (on: string) => {
      const at = `${on}T08:10:00+01:00`;
      const report = { id: on, by: 's-teacher', at, intent: 'note' as const };
      const told = { ...report, lines: [], leftOut: [], caseIds: [again.id] };
      return receiptView(told, aRoster(), [again], () => true, true).alerts;
    };
    assert.deepEqual(
      alertsAt(sixth).map(({ level, reopened }) => [level, reopened]),
      [['dropout_risk', true]],
    );
    assert.equal(alertsAt(seventh)[0]?.reopened, undefined);
  });
});

describe('a case that somebody reopens', () => {
  const at = '2026-11-09T08:10:00+01:00';
  const reopened = (subject: CaseRecord, standing?: { level?: string; duties: string[] }) =>
    decideCase(
      subject,
      { action: 'reopen' },
      { actor: anActor('s-leader'), caseContext, at },
      {
        ready: false,
        ...(standing ? { standing: { level: standing.level, duties: standing.duties } } : {}),
      },
    );

  it('begins with the steps of the level that holds', () => {
    const again = reopened(caseOf(closedCase()), { level: 'dropout_risk', duties: [] });
    assert.deepEqual([again.state, again.level], ['open', 'dropout_risk']);
    assert.ok(openSteps(again).includes('check-plan.2'));
    assert.deepEqual(reopenedOf(again, aRoster()), {
      ...{ on: '2026-11-09', why: 'person', by: 'Test leader', level: 'dropout_risk' },
    });
  });

  it('begins with those of the level it last stood at where none holds any more', () => {
    const again = reopened(caseOf(closedCase()), { duties: [] });
    assert.deepEqual([again.state, again.level], ['open', undefined]);
    assert.deepEqual(openSteps(again), [
      ...['talk-with-pupil.2', 'contact-home.2', 'make-plan.2', 'team-meeting.2'],
      'follow-up.2',
    ]);
  });

  it('calls a duty of the law again where it was left open, not where it was met', () => {
    const standing = { level: 'worrying', duties: ['contact_parents'] };
    const by = { actor: anActor('s-leader'), caseContext, at };
    const moved = { action: 'close', outcome: 'moved', reason: '' } as const;
    const owed = reopened(caseOf(closedCase()), standing);
    assert.ok(openSteps(owed).includes('call-parents.2'));
    const met = decideStep(owed, { action: 'done', step: 'call-parents.2' }, by);
    const closed = (one: CaseRecord) => decideCase(one, moved, by, { ready: false });
    assert.ok(openSteps(reopened(closed(owed), standing)).includes('call-parents.3'));
    const third = openSteps(reopened(closed(met), standing));
    assert.ok(third.includes('make-plan.3') && !third.includes('call-parents.3'));
  });

  it('gives those who get a step access to it, and says who has it', () => {
    const again = reopened(caseOf(closedCase()));
    const plan = again.steps.find(({ id }) => id === 'make-plan.2');
    assert.equal(plan?.assignee, 's-wellbeing');
    assert.ok(again.involved.some((one) => one.staffId === 's-wellbeing' && !one.endedAt));
  });
});
