import assert from 'node:assert/strict';
import { createMetrics } from '../../../bot/core/metrics.ts';

describe('the metrics of a bot', () => {
  it('tell of its process, and of no other bot in it', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.notifications.inc({ outcome: 'moved' });
    for (const { registry } of [one, other]) {
      const text = await registry.metrics();
      assert.match(text, /^process_resident_memory_bytes \d+/m);
      assert.match(text, /^nodejs_eventloop_lag_seconds \d/m);
      assert.match(text, /^# HELP naervaer_turn_seconds /m);
    }
    assert.match(await one.registry.metrics(), /naervaer_notifications_total\{outcome="moved"\} 1/);
    assert.doesNotMatch(await other.registry.metrics(), /outcome="moved"/);
  });
});
