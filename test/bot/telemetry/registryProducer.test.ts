import assert from 'node:assert/strict';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { Gauge, Registry } from 'prom-client';
import { registryProducer } from '../../../bot/telemetry/registryProducer.ts';

describe('the metrics that OpenTelemetry reads', () => {
  it('are told where one of them is the mean of nothing, which is left out', async () => {
    const registry = new Registry();
    const gauge = (name: string) => new Gauge({ name, help: name, registers: [registry] });
    gauge('mean_of_nothing').set(Number.NaN);
    gauge('something').set(7);
    const producer = registryProducer({
      gather: () => registry.getMetricsAsJSON(),
      resource: resourceFromAttributes({}),
      since: 0,
      now: () => 1,
    });
    const { resourceMetrics } = await producer.collect();
    const [scope] = resourceMetrics.scopeMetrics;
    assert.deepEqual(
      scope?.metrics.map(({ descriptor, dataPoints }) => [
        descriptor.name,
        dataPoints.map(({ value }) => value),
      ]),
      [
        ['mean_of_nothing', []],
        ['something', [7]],
      ],
    );
  });
});
