import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { contradictions } from '../../../services/rules/contradictions.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import { type Ruleset, ruleset } from '../../../services/rules/ruleset.ts';

const text = { da: 'Regel', en: 'Rule' };
const source = 'https://kommune.example/regler';
const counts = ['illness' as const];

function withCriteria(criteria: readonly object[]): Ruleset {
  return joinedWith(
    criteria.map((one) => ({ kind: 'days', window: { schoolDays: 20 }, counts, ...one })),
  );
}

function joinedWith(criteria: readonly object[]): Ruleset {
  return ruleset.parse({
    id: 'prove',
    title: text,
    source,
    validFrom: '2020-01-01',
    validTo: null,
    levels: ['attention', 'worrying'],
    criteria: criteria.map((one) => ({ text, source, ...one })),
  });
}

const reasons = (rules: Ruleset) => contradictions(rules).map(({ reason }) => reason);

describe('thresholds that contradict each other', () => {
  it('are found where a higher level needs less', () => {
    const rules = withCriteria([
      { id: 'a', level: 'attention', atLeast: 7 },
      { id: 'b', level: 'worrying', atLeast: 5 },
    ]);
    assert.deepEqual(reasons(rules), ['higher_level_is_easier']);
  });

  it('are found where two levels need the same', () => {
    const rules = withCriteria([
      { id: 'a', level: 'attention', atLeast: 7 },
      { id: 'b', level: 'worrying', atLeast: 7 },
    ]);
    assert.deepEqual(reasons(rules), ['same_limit']);
  });

  it('are found where no absence is enough', () => {
    assert.deepEqual(reasons(withCriteria([{ id: 'a', level: 'worrying', atLeast: 21 }])), [
      'cannot_be_met',
    ]);
    assert.deepEqual(reasons(withCriteria([{ id: 'a', level: 'worrying', moreThan: 20 }])), [
      'cannot_be_met',
    ]);
    assert.deepEqual(reasons(withCriteria([{ id: 'a', level: 'worrying', atLeast: 20 }])), []);
  });

  it('are not seen where different things are measured', () => {
    const rules = withCriteria([
      { id: 'a', level: 'attention', atLeast: 7 },
      { id: 'b', level: 'worrying', atLeast: 5, window: { schoolDays: 10 } },
      { id: 'c', level: 'worrying', atLeast: 5, counts: ['unlawful'] },
    ]);
    assert.deepEqual(reasons(rules), []);
  });

  const joined = (id: string, level: string, days: number, percent: number) => ({
    id,
    level,
    all: [
      { kind: 'days', window: { schoolDays: 200 }, counts, atLeast: days },
      { kind: 'percent', window: { schoolDays: 200 }, counts, atLeast: percent },
    ],
  });

  it('are found between criteria that join several, part by part', () => {
    const rules = (days: number, percent: number) =>
      joinedWith([joined('a', 'attention', 40, 20), joined('b', 'worrying', days, percent)]);
    assert.deepEqual(reasons(rules(40, 20)), ['same_limit']);
    assert.deepEqual(reasons(rules(40, 15)), ['higher_level_is_easier']);
    assert.deepEqual(reasons(rules(50, 15)), []);
  });

  it('are found where a lower level asks for the same and more, not where the higher one does', () => {
    const days = { kind: 'days', window: { schoolDays: 200 }, counts, atLeast: 40 };
    assert.deepEqual(
      reasons(
        joinedWith([joined('a', 'attention', 40, 20), { ...days, id: 'b', level: 'worrying' }]),
      ),
      ['higher_level_is_easier'],
    );
    assert.deepEqual(
      reasons(
        joinedWith([{ ...days, id: 'a', level: 'attention' }, joined('b', 'worrying', 40, 20)]),
      ),
      [],
    );
  });

  it('are found where one of several parts cannot be met', () => {
    assert.deepEqual(reasons(joinedWith([joined('a', 'worrying', 201, 20)])), ['cannot_be_met']);
  });

  it('are in none of the rulesets that are shipped', async () => {
    const folder = new URL('../../../data/rulesets/', import.meta.url);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    assert.equal(files.length, 13);
    for (const file of files) {
      assert.deepEqual(contradictions(await readRuleset(new URL(file, folder).pathname)), []);
    }
  });
});
