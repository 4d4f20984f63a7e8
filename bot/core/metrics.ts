import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for operators, in Prometheus' form. Labels are fixed words: never a person, pupil or text. */
export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    turns: new Histogram({
      name: 'naervaer_turn_seconds',
      help: 'Time from an activity to its answer being committed',
      labelNames: ['kind', 'outcome'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    deliveries: new Counter({
      name: 'naervaer_deliveries_total',
      help: 'Messages and jobs taken from the outbox',
      labelNames: ['kind', 'outcome'] as const,
      registers: [registry],
    }),
    refused: new Counter({
      name: 'naervaer_requests_refused_total',
      help: 'Requests that were not let in: a status, or why the token was not taken',
      labelNames: ['reason'] as const,
      registers: [registry],
    }),
    connections: new Gauge({
      name: 'naervaer_connections',
      help: 'Connections of callers, the one that asks for this among them',
      registers: [registry],
    }),
    notifications: new Counter({
      name: 'naervaer_notifications_total',
      help: 'Change notifications from Graph by what became of them',
      labelNames: ['outcome'] as const,
      registers: [registry],
    }),
    outbox: new Gauge({
      name: 'naervaer_outbox_waiting',
      help: 'Messages and jobs waiting to be delivered',
      labelNames: ['state'] as const,
      registers: [registry],
    }),
  };
}
