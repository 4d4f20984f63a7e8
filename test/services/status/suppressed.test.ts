import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ShownCount, suppressed } from '../../../services/status/suppressed.ts';

/** Large enough to stand for any number: more than a hidden count is ever hidden with. */
const most = 40;

/** Every count that somebody who reads the table must think possible, told from the marks alone. */
function rangeOf(shown: ShownCount): [number, number] {
  if (shown === 'small') return [1, 4];
  return shown === 'hidden' ? [5, most] : [shown, shown];
}

/** The counts that one cell can have beside what else is shown: all sums of the others are tried. */
function possible(cells: readonly ShownCount[], at: number, total: ShownCount): Set<number> {
  let sums = new Set([0]);
  for (const [index, cell] of cells.entries()) {
    if (index === at) continue;
    const [from, to] = rangeOf(cell);
    const next = new Set<number>();
    for (const sum of sums) for (let one = from; one <= to; one += 1) next.add(sum + one);
    sums = next;
  }
  const [from, to] = rangeOf(cells[at] ?? 0);
  const found = new Set<number>();
  for (let one = from; one <= to; one += 1) {
    const fits = [...sums].some((sum) => {
      if (total === 'hidden') return true;
      return total === 'small' ? sum + one >= 1 && sum + one <= 4 : sum + one === total;
    });
    if (fits) found.add(one);
  }
  return found;
}

const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 30 })), {
  maxLength: 7,
});

describe('counts in which no small group may be found', () => {
  it('leave every number from 1 to 4 possible for each small one, whoever subtracts', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const { cells, total } = suppressed(some);
        for (const [at, cell] of cells.entries()) {
          if (cell !== 'small') continue;
          assert.deepEqual([...possible(cells, at, total)], [1, 2, 3, 4]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('say nothing that is not so: what is shown is the count, small ones are 1 to 4, hidden ones 5 or more', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const { cells, total } = suppressed(some);
        const sum = some.reduce((all, one) => all + one, 0);
        for (const [at, cell] of cells.entries()) {
          const count = some[at] ?? 0;
          if (typeof cell === 'number') assert.equal(cell, count);
          else assert.equal(cell === 'small', count >= 1 && count <= 4);
          assert.ok(cell !== 'hidden' || count >= 5);
        }
        if (typeof total === 'number') assert.equal(total, sum);
        if (total === 'small') assert.ok(sum >= 1 && sum <= 4);
      }),
    );
  });

  it('are all shown where none is small', () => {
    assert.deepEqual(suppressed([5, 0, 12]), { cells: [5, 0, 12], total: 17 });
    assert.deepEqual(suppressed([]), { cells: [], total: 0 });
  });

  it('hide a second one beside a single small one, so that the total can be told', () => {
    assert.deepEqual(suppressed([3, 20, 9, 50]), {
      cells: ['small', 20, 'hidden', 50],
      total: 82,
    });
  });

  it('hide the total where no other count is large enough to hide behind', () => {
    assert.deepEqual(suppressed([3, 5]), { cells: ['small', 5], total: 'hidden' });
    assert.deepEqual(suppressed([1, 1, 1, 1]).total, 'hidden');
  });

  it('call a total that is small just that', () => {
    assert.deepEqual(suppressed([0, 2, 0]), { cells: [0, 'small', 0], total: 'small' });
  });
});
