import assert from 'node:assert/strict';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { digestKeys, digestView } from '../../../services/cases/digest.ts';
import { aCase, aSetting } from '../../builders/cases.ts';
import { anActor } from '../../builders/people.ts';

const caseContext = aSetting();
const by = 's-teacher';
const at = '2026-11-20T08:10:00+01:00';
const went = { by, at: '2026-11-27T08:10:00+01:00', how: 'partly' } as const;

const items = (who: string, subject: CaseRecord, on: string, away: readonly string[] = []) =>
  digestView(anActor(who, caseContext.roster), [subject], caseContext, {
    today: Temporal.PlainDate.from(on),
    away: new Set(away),
  }).items.filter(({ kind }) => kind === 'wayBack' || kind === 'arrangement');
const keys = (subject: CaseRecord, on: string) =>
  digestKeys(anActor(by, caseContext.roster), [subject], caseContext, {
    today: Temporal.PlainDate.from(on),
    away: new Set(),
  });

describe('the way back on the morning’s list', () => {
  const planned = (wayBack: NonNullable<CaseRecord['plan']>['wayBack']) =>
    aCase({
      plan: {
        ...{ madeOn: '2026-11-20', by, at, reviewOn: '2026-12-18', wayBack },
        goals: [{ goal: 'Kommer', measure: 'Porten', who: by }],
      },
    });
  const step = { id: 'back-2', from: '2026-11-25', text: '3 lektioner man–tors' };

  it('asks the tovholder from the day of a step on, and nobody before', () => {
    assert.deepEqual(items(by, planned([step]), '2026-11-24'), []);
    const [asked] = items(by, planned([step]), '2026-11-25');
    assert.deepEqual(asked?.wayBack, { ask: 'answer', from: '2026-11-25', text: step.text });
    assert.deepEqual(items('s-leader', planned([step]), '2026-11-25'), []);
    assert.equal(
      items('s-leader', planned([step]), '2026-11-25', [by]).length,
      1,
      'in their place',
    );
  });

  it('asks for the next step once the last was answered and none is ahead', () => {
    const answered = { ...step, went };
    assert.equal(items(by, planned([answered]), '2026-11-30')[0]?.wayBack?.ask, 'next');
    const ahead = { ...step, id: 'back-3', from: '2026-12-07' };
    assert.deepEqual(items(by, planned([answered, ahead]), '2026-11-30'), []);
    const { plan } = planned([answered]);
    assert.ok(plan);
    assert.deepEqual(items(by, aCase({ plan: { ...plan, back: { by, at } } }), '2026-11-30'), []);
  });

  it('is new again each week, not each day', () => {
    const subject = planned([step]);
    assert.deepEqual(keys(subject, '2026-11-25'), keys(subject, '2026-11-26'));
    assert.notDeepEqual(keys(subject, '2026-11-25'), keys(subject, '2026-12-03'));
  });
});

describe('a special arrangement on the morning’s list', () => {
  const until = (day: string | undefined, to?: string) =>
    aCase({
      arrangements: [
        {
          ...{ kind: 'one_to_one', from: '2026-11-02' },
          ...(day === undefined ? {} : { until: day }),
          ...(to === undefined ? {} : { to }),
        },
      ],
    });
  const time = (who: string, subject: CaseRecord, on: string) =>
    items(who, subject, on)[0]?.arrangement?.time;

  it('is told of three school days before its end, and after it until it is ended or prolonged', () => {
    assert.equal(time(by, until('2026-12-14'), '2026-12-08'), undefined);
    assert.equal(time(by, until('2026-12-14'), '2026-12-09'), 'soon');
    assert.equal(time(by, until('2026-12-14'), '2026-12-14'), 'soon');
    assert.equal(time(by, until('2026-12-14'), '2026-12-15'), 'over');
    assert.equal(time(by, until('2026-12-14', '2026-12-11'), '2026-12-15'), undefined);
  });

  it('is asked for a last day where nobody said one', () => {
    assert.equal(time(by, until(undefined), '2026-11-25'), 'undated');
  });

  it('is told to the leader too when it has been over for long', () => {
    assert.equal(time('s-leader', until('2026-11-20'), '2026-11-25'), undefined);
    assert.equal(time('s-leader', until('2026-11-20'), '2026-12-01'), 'over');
  });
});
