import assert from 'node:assert/strict';
import type { CaseEvent } from '../../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { digestView } from '../../../services/cases/digest.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import { holdCase } from '../../../services/cases/holdCase.ts';
import { holderGap } from '../../../services/cases/holderGap.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { aalborg, without } from '../../builders/caseWorld.ts';
import { decideMorning } from '../../builders/decided.ts';
import { anActor, aPupil, aRoster } from '../../builders/people.ts';

const followUp = aStep({
  ...{ id: 'follow-up.1', kind: 'follow_up', calledBy: 'follow_up', state: 'approved' },
  ...{ approver: null, assignee: 's-teacher', responsible: 'class_teacher', due: '2027-02-01' },
});
const held = () => aCase({ steps: [followUp, aStep({ due: '2027-02-01' })] });

const settingWith = (roster = aRoster()) => aSetting({ playbook: aalborg, roster });
const dayOf = (day: string) => Temporal.PlainDate.from(day);

function morning(
  subject: CaseRecord,
  day: string,
  { roster = aRoster(), away = [] as string[] } = {},
): CaseRecord {
  return decideMorning(subject, {
    ...{ caseContext: settingWith(roster), pupil: aPupil(), today: dayOf(day) },
    ...{ at: `${day}T07:30:00+01:00`, away: new Set(away) },
    ...{ absentSince: () => 0, attendedInRow: () => undefined },
  });
}

const asksOf = (subject: CaseRecord, day: string, who = 's-leader', roster = aRoster()) =>
  digestView(anActor(who, roster), [subject], settingWith(roster), {
    ...{ today: dayOf(day), away: new Set<string>() },
  }).items.flatMap(({ about }) => (about?.what === 'holder' ? [about.why] : []));

function named(subject: CaseRecord, holder: string, day: string, roster = aRoster()): CaseRecord {
  const at = `${day}T10:00:00+01:00`;
  const deciding = { actor: anActor('s-leader', roster), caseContext: settingWith(roster), at };
  return withEvents(subject, holdCase(subject, { holder }, deciding));
}

describe('the tovholder of a case', () => {
  it('is asked of the leader when the one before left, until a person named or confirmed one', () => {
    const roster = without('s-second', without('s-teacher', aRoster()));
    const next = morning(held(), '2026-11-26', { roster });
    assert.equal(next.holder, 's-leader', 'nobody answers for nothing meanwhile');
    assert.deepEqual(asksOf(next, '2026-11-26', 's-leader', roster), ['left']);
    assert.deepEqual(asksOf(next, '2026-12-10', 's-leader', roster), ['left']);
    assert.deepEqual(asksOf(next, '2026-11-26', 's-wellbeing', roster), []);
    for (const holder of ['s-leader', 's-akt']) {
      const answered = named(next, holder, '2026-12-10', roster);
      assert.deepEqual(asksOf(answered, '2026-12-11', 's-leader', roster), []);
      assert.equal(answered.holder, holder);
    }
  });

  it('is asked for where the case has none', () => {
    const roster = aRoster();
    const { holder: _, ...none } = held();
    const gap = holderGap(none, settingWith(roster), dayOf('2026-11-26'));
    assert.deepEqual(gap, { why: 'none', since: '2026-11-25' });
  });

  it('is asked of the leader when the tovholder is out of office for long, and not for a week', () => {
    const away = { away: ['s-teacher'] };
    const started = morning(held(), '2026-11-26', away);
    assert.deepEqual(asksOf(started, '2026-12-03'), []);
    assert.deepEqual(asksOf(started, '2026-12-11'), ['away']);
    const confirmed = named(started, 's-teacher', '2026-12-11');
    assert.deepEqual(asksOf(confirmed, '2026-12-14'), []);
    const back = morning(started, '2026-12-10');
    assert.deepEqual(asksOf(back, '2026-12-11'), []);
  });

  it('is not asked for again while the one there was named by a person', () => {
    const name: CaseEvent = {
      ...{ do: 'hold', by: 's-leader', at: '2026-11-26T10:00:00+01:00', holder: 's-teacher' },
    };
    const subject = withEvents(held(), [name]);
    assert.equal(holderGap(subject, settingWith(), dayOf('2026-12-11')), undefined);
    assert.throws(
      () => named(subject, 's-teacher', '2026-12-11'),
      (error) => error instanceof RefusedError && error.code === 'already_holds',
    );
  });
});
