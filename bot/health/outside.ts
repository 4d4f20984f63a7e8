import type { Logger } from 'pino';
import type { Metrics } from '../core/metrics.ts';
import { type FaultKind, kindOf, labelOf, levelOf, type Party, parties } from './faultCodes.ts';
import { repeats } from './repeats.ts';

/** What a log line may say about a fault besides its code: fixed words and numbers. */
export type FaultFacts = {
  status?: number | undefined;
  /** Microsoft's id for the request. */
  requestId?: string | undefined;
  /** Microsoft's reason. */
  reason?: string | undefined;
  /** The operation requested. */
  doing?: string | undefined;
  /** The missing permission. */
  permission?: string | undefined;
};

/** A party that is currently failing. */
export type Failing = { since: Temporal.Instant; kind: FaultKind; code: string };

/** Tracks external faults: a metric, a log line and a state for `readyz`. */
export type Outside = {
  /** @param via which use of the party, if one can work while another fails */
  failed(party: Party, code: string, facts?: FaultFacts, via?: string): void;
  worked(party: Party, via?: string): void;
  /** The longest-running failure; undefined if all works. */
  failing(party: Party): Failing | undefined;
  /** Uses in which the party fails. */
  failingVia(party: Party): readonly string[];
};

/** @param parts.schedule runs something later and returns how to cancel it */
export function outside(parts: {
  now: () => Temporal.Instant;
  log: Logger;
  metrics: Pick<Metrics, 'faults'>;
  schedule: (afterMs: number, run: () => void) => () => void;
}): Outside {
  const { now, log, metrics } = parts;
  const states = new Map(parties.map((party) => [party, new Map<string, Failing>()]));
  const say = repeats(parts.schedule);
  const stateOf = (party: Party) => states.get(party) ?? new Map<string, Failing>();
  return {
    failed: (party, code, facts = {}, via = '') => {
      const label = labelOf(code);
      metrics.faults.inc({ party, code: label });
      const kind = kindOf(party, code);
      if (kind) {
        const since = stateOf(party).get(via)?.since ?? now();
        stateOf(party).set(via, { since, kind, code: label });
      }
      say(`${party}/${label}/${facts.doing ?? ''}`, (times) =>
        log[levelOf(party, code)](
          { party, code: label, ...facts, ...(times > 1 ? { times } : {}) },
          kind === 'cannot_write'
            ? 'the store cannot be written'
            : 'a request outside did not go through',
        ),
      );
    },
    worked: (party, via = '') => {
      const before = stateOf(party).get(via);
      if (!before) return;
      stateOf(party).delete(via);
      const seconds = Math.round(now().since(before.since).total('seconds'));
      log.info({ party, code: before.code, seconds }, 'works again');
    },
    failing: (party) =>
      [...stateOf(party).values()].toSorted((a, b) =>
        Temporal.Instant.compare(a.since, b.since),
      )[0],
    failingVia: (party) => [...stateOf(party).keys()],
  };
}
