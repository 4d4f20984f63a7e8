import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { noTraces, type Traces } from '../core/traces.ts';
import { allowedFacts } from './allowed.ts';
import { registryProducer } from './registryProducer.ts';
import { spans } from './spans.ts';
import type { TelemetrySettings } from './telemetrySettings.ts';

export type Signal = 'traces' | 'metrics';

/** What is sent while the bot runs. */
export type Telemetry = {
  traces: Traces;
  /** Sends what is left, then nothing more. */
  end(): Promise<void>;
};

type Parts = {
  version: string;
  /** Of this process, among others of the same bot. */
  instance: string;
  isSchool: (id: string) => boolean;
  /** Sets the gauges and gives all metrics. */
  gather: () => Promise<readonly unknown[]>;
  /** A batch was not taken. */
  lost: (signal: Signal, error: unknown) => void;
};

/**
 * Traces and metrics by OTLP over HTTP. Loaded only where that is configured. Nothing of it is global: a
 * process may have several bots, and nothing instruments what was not asked to be.
 */
export function openTelemetry(settings: TelemetrySettings, parts: Parts): Telemetry {
  const resource = resourceFromAttributes({
    ...settings.resource,
    'service.name': settings.service,
    'service.version': parts.version,
    'service.instance.id': parts.instance,
  });
  const tracing = tracesTo(settings, resource, parts);
  const metering = metricsTo(settings, resource, parts);
  return {
    traces: tracing.traces,
    end: async () => {
      await Promise.allSettled([tracing.end(), metering.end()]);
    },
  };
}

function tracesTo(settings: TelemetrySettings, resource: Resource, parts: Parts): Telemetry {
  const { tracesUrl: url, headers } = settings;
  if (url === undefined) return { traces: noTraces, end: async () => {} };
  const otlp = new OTLPTraceExporter({ url, headers: { ...headers } });
  const exporter: SpanExporter = {
    export: (batch, done) =>
      otlp.export(batch, (result) => {
        if (result.error) parts.lost('traces', result.error);
        done(result);
      }),
    shutdown: () => otlp.shutdown(),
  };
  const provider = new TracerProvider({
    resource,
    sampler: samplers[settings.sampler](settings.share),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  return {
    traces: spans(provider.getTracer('naervaer'), allowedFacts(parts.isSchool)),
    end: () => provider.shutdown(),
  };
}

function metricsTo(
  settings: TelemetrySettings,
  resource: Resource,
  parts: Parts,
): Pick<Telemetry, 'end'> {
  const { metricsUrl: url, headers, everyMs } = settings;
  if (url === undefined) return { end: async () => {} };
  const otlp = new OTLPMetricExporter({ url, headers: { ...headers } });
  const exporter: PushMetricExporter = {
    export: (batch, done) =>
      otlp.export(batch, (result) => {
        if (result.error) parts.lost('metrics', result.error);
        done(result);
      }),
    forceFlush: () => otlp.forceFlush(),
    shutdown: () => otlp.shutdown(),
  };
  const now = () => performance.timeOrigin + performance.now();
  const producer = registryProducer({ gather: parts.gather, resource, since: now(), now });
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: everyMs,
    metricProducers: [producer],
  });
  const provider = new MeterProvider({ resource, readers: [reader] });
  return { end: () => provider.shutdown() };
}

const samplers: Readonly<Record<TelemetrySettings['sampler'], (share: number) => Sampler>> = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (share) => new TraceIdRatioBasedSampler(share),
  parentbased_always_on: () => new ParentBasedSampler({ root: new AlwaysOnSampler() }),
  parentbased_always_off: () => new ParentBasedSampler({ root: new AlwaysOffSampler() }),
  parentbased_traceidratio: (share) =>
    new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
};
