import assert from 'node:assert/strict';
import { type Check, examine } from '../../../bot/doctor/examine.ts';
import { failed, ok } from '../../../bot/doctor/finding.ts';

const never = { wrong: new Set<string>(), schedule: () => () => {} };
const fine = (name: Check['name'], after: readonly Check['name'][] = []): Check => ({
  name,
  after,
  look: () => ok('file_ok'),
});

describe('the checks of the doctor', () => {
  it('are not made where what they stand on failed, nor those that stand on these', async () => {
    const lines = await examine(
      [
        { name: 'folder', look: () => failed('folder_missing') },
        fine('content', ['folder']),
        fine('roster', ['content']),
        fine('clock'),
      ],
      never,
    );
    assert.deepEqual(
      lines.map(({ state, facts }) => [state, facts]),
      [
        ['failed', {}],
        ['not_checked', { check: 'folder' }],
        ['not_checked', { check: 'content' }],
        ['ok', {}],
      ],
    );
  });

  it('go on where one breaks in a way nobody foresaw, of which only kind and code are told', async () => {
    const error = Object.assign(new TypeError('Loke Christensen'), { code: 'EPERM' });
    const lines = await examine(
      [
        {
          name: 'folder',
          look: () => {
            throw error;
          },
        },
        { name: 'key', look: () => Promise.reject(error) },
        fine('clock'),
      ],
      never,
    );
    assert.deepEqual(
      lines.map(({ state, code, facts }) => [state, code, facts]),
      [
        ['failed', 'broke', { error: 'TypeError EPERM' }],
        ['failed', 'broke', { error: 'TypeError EPERM' }],
        ['ok', 'file_ok', {}],
      ],
    );
  });

  it('end where one hangs', async () => {
    const due: (() => void)[] = [];
    const examined = examine(
      [{ name: 'calendars', look: () => new Promise<never>(() => {}) }, fine('clock')],
      {
        ...never,
        schedule: (_ms, run) => {
          due.push(run);
          return () => {};
        },
      },
    );
    // The schedule is asked a moment after, as soon as what stands before is known.
    while (due.length < 2) await Promise.resolve();
    for (const run of due) run();
    const [hung, other] = await examined;
    assert.deepEqual([hung?.code, other?.state], ['too_slow', 'ok']);
  });

  it('are not made where a variable they stand on is wrong', async () => {
    const [line] = await examine([{ ...fine('rules'), reads: ['RULES'] }], {
      ...never,
      wrong: new Set(['RULES']),
    });
    assert.deepEqual([line?.state, line?.facts], ['not_checked', { variable: 'RULES' }]);
  });
});
