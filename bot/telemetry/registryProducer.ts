import { type HrTime, ValueType } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import { z } from 'zod';

/** A metric as prom-client gives it. A summary is none of ours. */
const registered = z.object({
  name: z.string(),
  help: z.string(),
  type: z.enum(['counter', 'gauge', 'histogram']),
  values: z.array(
    z.object({
      // The mean of nothing, as of the event loop where it was just asked for, is none.
      value: z.number().or(z.nan()),
      labels: z.record(z.string(), z.union([z.string(), z.number()])),
      metricName: z.string().optional(),
    }),
  ),
});

type Registered = z.output<typeof registered>;
type Span = { startTime: HrTime; endTime: HrTime };

/**
 * The one registry of metrics, as the Prometheus page has it, for OpenTelemetry's reader.
 * @param parts.gather sets the gauges and gives all metrics
 * @param parts.since milliseconds since 1970, when the counters were at nought
 * @param parts.now likewise
 */
export function registryProducer(parts: {
  gather: () => Promise<readonly unknown[]>;
  resource: Resource;
  since: number;
  now: () => number;
}): MetricProducer {
  const { gather, resource } = parts;
  return {
    collect: async () => {
      const metrics = z.array(registered).parse(await gather());
      const span = { startTime: timeOf(parts.since), endTime: timeOf(parts.now()) };
      const scopeMetrics = [
        { scope: { name: 'naervaer' }, metrics: metrics.map((one) => metricOf(one, span)) },
      ];
      return { resourceMetrics: { resource, scopeMetrics }, errors: [] };
    },
  };
}

function metricOf(metric: Registered, span: Span): MetricData {
  const { name, help, type } = metric;
  const common = {
    descriptor: { name, description: help, unit: '', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
  if (type === 'histogram') {
    const dataPoints = histogramsOf(metric).map((point) => ({ ...span, ...point }));
    return { ...common, dataPointType: DataPointType.HISTOGRAM, dataPoints };
  }
  const dataPoints = metric.values
    .filter(({ value }) => !Number.isNaN(value))
    .map(({ value, labels }) => ({ ...span, attributes: labels, value }));
  return type === 'counter'
    ? { ...common, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints }
    : { ...common, dataPointType: DataPointType.GAUGE, dataPoints };
}

/** prom-client counts a bucket with all below it, and has a series a bucket; OTLP each by itself, in one point. */
function histogramsOf({ name, values }: Registered) {
  const series = Map.groupBy(values, ({ labels: { le: _, ...labels } }) => JSON.stringify(labels));
  return [...series.values()].map((some) => {
    const { le: _, ...attributes } = some[0]?.labels ?? {};
    const read = (what: string) =>
      some.find(({ metricName }) => metricName === `${name}_${what}`)?.value ?? 0;
    const buckets = some
      .filter(({ metricName }) => metricName === `${name}_bucket`)
      .map(({ value, labels }) => ({ value, upTo: Number(labels.le) }))
      .filter(({ upTo }) => Number.isFinite(upTo));
    const count = read('count');
    const upTo = [...buckets.map(({ value }) => value), count];
    return {
      attributes,
      value: {
        buckets: {
          boundaries: buckets.map((one) => one.upTo),
          counts: upTo.map((value, index) => value - (upTo[index - 1] ?? 0)),
        },
        sum: read('sum'),
        count,
      },
    };
  });
}

function timeOf(ms: number): HrTime {
  return [Math.floor(ms / 1000), Math.round((ms % 1000) * 1_000_000)];
}
