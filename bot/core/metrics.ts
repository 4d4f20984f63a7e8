import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Metrics for operators in Prometheus format. Labels are fixed words: never a person, pupil or text. */
export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  ofProcess ??= startProcessMetrics();
  const registry = Registry.merge([ofProcess]);
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
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
    faults: new Counter({
      name: 'naervaer_outside_faults_total',
      help: 'What those outside did not do as asked, by whom and code',
      labelNames: ['party', 'code'] as const,
      registers: [registry],
    }),
    up: new Gauge({
      name: 'naervaer_outside_up',
      help: '1 where those outside did what they were last asked, else 0',
      labelNames: ['party'] as const,
      registers: [registry],
    }),
    outbox: gauge('naervaer_outbox_waiting', 'Messages and jobs waiting to be delivered'),
    oldest: gauge('naervaer_outbox_oldest_seconds', 'How long the oldest of them has waited'),
    parked: gauge('naervaer_outbox_parked', 'Messages waiting until somebody is met again'),
    uncertain: gauge('naervaer_outbox_uncertain', 'Messages that may not have arrived'),
    failed: gauge('naervaer_outbox_failed', 'Messages and jobs given up, until the night'),
    held: gauge('naervaer_messages_held', 'Messages in memory until the disk takes them'),
    lastWrite: gauge('naervaer_store_last_write_timestamp_seconds', 'When the store last wrote'),
    registerRead: gauge(
      'naervaer_register_oldest_read_timestamp_seconds',
      'When the register was last read, of the school that waits longest; 0 where none is read',
    ),
    rosterRead: gauge(
      'naervaer_roster_read_timestamp_seconds',
      'When the source of rosters was last read; 0 where none is read',
    ),
    rosterWaiting: gauge(
      'naervaer_roster_waiting_schools',
      'Schools whose new roster an operator has to look at',
    ),
    subscriptions: gauge('naervaer_graph_subscriptions', 'Calendars that Graph tells of'),
    subscriptionEnd: gauge(
      'naervaer_graph_subscription_expiry_timestamp_seconds',
      'When the first of those subscriptions ends; 0 where there is none',
    ),
  };
}

let ofProcess: Registry | undefined;

/** Memory, event loop, garbage collection. What observes them never ends, so that a process has one, however many bots. */
function startProcessMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
