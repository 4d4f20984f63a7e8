import assert from 'node:assert/strict';
import {
  type Evidence,
  evidenceNames,
  likelihood,
} from '../../../services/notes/trained/acceptance.ts';
import { trainAcceptance } from '../../training/acceptance.ts';

const nothing = Object.fromEntries(evidenceNames.map((name) => [name, 0])) as Evidence;
const hedged: Evidence = { ...nothing, hedged: 1 };

describe('when a reading is stored unasked', () => {
  const often = (count: number, evidence: Evidence, right: boolean) =>
    Array.from({ length: count }, () => ({ evidence, right }));
  const readings = [
    ...often(95, nothing, true),
    ...often(5, nothing, false),
    ...often(4, hedged, true),
    ...often(16, hedged, false),
  ];

  it('is learnt from how often such readings were right', () => {
    const learnt = trainAcceptance(readings);
    assert.ok(Math.abs(likelihood(learnt, nothing) - 0.95) < 0.03);
    assert.ok(likelihood(learnt, hedged) < 0.4);
  });

  it('comes out the same each time', () => {
    assert.deepEqual(trainAcceptance(readings), trainAcceptance(readings));
  });
});
