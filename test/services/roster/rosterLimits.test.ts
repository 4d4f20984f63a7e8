import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { roster } from '../../../services/roster/roster.ts';
import { lossesBeyond, readRosterLimits } from '../../../services/roster/rosterLimits.ts';
import { invented } from '../../builders/invented.ts';

const limits = await readRosterLimits(
  fileURLToPath(new URL('../../../data/rosters/limits.json', import.meta.url)),
);

describe('the limits of what a roster may lose by itself', () => {
  const [linde] = invented;
  assert.ok(linde);
  const of = (count: number) => roster({ ...linde, pupils: linde.pupils.slice(0, count) });
  const lost = (before: number, after: number) =>
    lossesBeyond(of(before), of(after), { ...limits, classes: { percent: 100, atLeast: 99 } });

  it('let go a tenth of the pupils, and not one more', () => {
    assert.deepEqual(lost(100, 90), []);
    assert.deepEqual(lost(100, 89), [{ part: 'pupils', gone: 11, of: 100 }]);
  });

  it('let go a few of a small school, whatever share they are', () => {
    assert.deepEqual(lost(5, 3), []);
    assert.deepEqual(lost(5, 2), [{ part: 'pupils', gone: 3, of: 5 }]);
  });

  it('have nothing to say of a school that had no roster', () => {
    assert.deepEqual(lossesBeyond(undefined, linde, limits), []);
  });
});
