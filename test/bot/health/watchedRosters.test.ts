import assert from 'node:assert/strict';
import pino from 'pino';
import { createMetrics } from '../../../bot/core/metrics.ts';
import { outside } from '../../../bot/health/outside.ts';
import { watchedRosters } from '../../../bot/health/watchedRosters.ts';
import { OutsideError } from '../../../services/errors/errors.ts';
import type { RosterOrigin, RosterSource } from '../../../services/roster/rosterSource.ts';

describe('what is told of a source of rosters', () => {
  const reading = async (origin: RosterOrigin, code: OutsideError['code'] | undefined) => {
    const log: string[] = [];
    const watch = outside({
      now: () => Temporal.Instant.from('2026-11-25T02:30:00+01:00'),
      log: pino({ base: null }, { write: (line: string) => log.push(line) }),
      metrics: createMetrics(),
      schedule: () => () => {},
    });
    let fault = code;
    const inner: RosterSource = {
      origin,
      read: async () => {
        if (fault !== undefined) throw new OutsideError(fault, { retry: false });
        return { found: 'same' };
      },
    };
    const source = watchedRosters(inner, watch);
    await source.read({ mark: undefined, told: false }).catch(() => {});
    const failing = { graph: watch.failing('graph')?.code, login: watch.failing('login')?.code };
    fault = undefined;
    await source.read({ mark: undefined, told: false });
    return { ...failing, after: watch.failing('graph'), log: log.join('') };
  };

  it('names the right that is missing, until it is there', async () => {
    const { graph, after, log } = await reading('graph', 'graph_403');
    assert.deepEqual([graph, after], ['graph_403', undefined]);
    assert.match(log, /"permission":"EduRoster\.Read\.All"/);
  });

  it('is the login where that fails', async () => {
    const { graph, login } = await reading('graph', 'entra_refused');
    assert.deepEqual([graph, login], [undefined, 'entra_refused']);
  });

  it('is nothing of Graph where the source is another', async () => {
    assert.deepEqual((await reading('os2skoledata', 'roster_503')).log, '');
  });
});
