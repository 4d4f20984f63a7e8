import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Metrics } from '../core/metrics.ts';
import { errorFacts } from '../core/timed.ts';
import { noTraces } from '../core/traces.ts';
import { repeats } from '../health/repeats.ts';
import type { Telemetry } from './openTelemetry.ts';
import type { TelemetrySettings } from './telemetrySettings.ts';

const manifest = z.object({ version: z.string() });

/**
 * Sends traces and metrics where that is configured; nothing of OpenTelemetry is loaded otherwise.
 * @param parts.scrape sets the gauges
 * @param parts.isSchool whether an id may be told
 * @param parts.schedule runs something later and returns how to cancel it
 */
export async function startTelemetry(
  settings: TelemetrySettings | undefined,
  parts: {
    scrape: () => Promise<void>;
    metrics: Metrics;
    isSchool: (id: string) => boolean;
    log: Logger;
    schedule: (afterMs: number, run: () => void) => () => void;
  },
): Promise<Telemetry> {
  if (!settings) return { traces: noTraces, end: async () => {} };
  const { openTelemetry } = await import('./openTelemetry.ts');
  const file = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = manifest.parse(JSON.parse(file));
  const say = repeats(parts.schedule);
  return openTelemetry(settings, {
    isSchool: parts.isSchool,
    gather: async () => {
      await parts.scrape().catch((error: unknown) => {
        // What was counted is told all the same.
        parts.log.warn(errorFacts(error), 'the gauges could not be set');
      });
      return parts.metrics.registry.getMetricsAsJSON();
    },
    version,
    instance: randomUUID(),
    lost: (signal, error) =>
      say(signal, (times) => {
        parts.log.warn({ signal, ...lossFacts(error), times }, 'telemetry was not taken');
      }),
  });
}

/** Neither an address nor an answer: both are another's words. */
function lossFacts(error: unknown): { status?: number; name: string; code?: string } {
  const { name, code } = errorFacts(error);
  const status =
    error instanceof Error && 'code' in error && typeof error.code === 'number'
      ? { status: error.code }
      : {};
  return { ...status, name, ...(code === undefined ? {} : { code }) };
}
