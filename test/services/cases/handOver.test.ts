import assert from 'node:assert/strict';
import { handOverOf } from '../../../services/cases/handOver.ts';
import type { Plan, WentHow } from '../../../services/cases/plan.ts';
import { aCase } from '../../builders/cases.ts';
import { aRoster } from '../../builders/people.ts';

const at = '2026-11-20T09:00:00+01:00';
const step = (id: string, how?: WentHow): Plan['wayBack'][number] => ({
  ...{ id, from: '2026-11-02', text: 'To lektioner hos Mette' },
  ...(how ? { went: { by: 's-teacher', at, how } } : {}),
});
const plan: Plan = {
  ...{ madeOn: '2026-10-12', reviewOn: '2026-12-01', by: 's-teacher', at },
  goals: [{ goal: 'Møder hver dag', measure: 'Mødes ved porten', who: 'pupil' }],
  wayBack: [step('1', 'well'), step('2', 'well'), step('3', 'not'), step('4')],
};

const factsOf = (difference: Parameters<typeof aCase>[0]) => {
  const offered = {
    do: 'handOver',
    by: 's-leader',
    at,
    id: 'h-1',
    to: 'havn',
    name: 'Havnskolen',
  } as const;
  const subject = aCase(difference);
  const { offer } = handOverOf(
    { ...subject, log: [...subject.log, offered] },
    aRoster(),
    new Set<string>(),
  );
  assert.ok(offer);
  return offer.facts;
};

describe('what a school tells another of a case that goes with its pupil', () => {
  it('is how the way back went, and no word of it', () => {
    const facts = factsOf({ plan });
    assert.deepEqual(facts.wayBack, { well: 2, partly: 0, not: 1 });
    assert.doesNotMatch(JSON.stringify(facts), /lektioner|porten|Møder/);
  });

  it('is nothing of a way back that nobody was asked about', () => {
    assert.equal(factsOf({ plan: { ...plan, wayBack: [step('1')] } }).wayBack, undefined);
    assert.equal(factsOf({}).wayBack, undefined);
  });
});
