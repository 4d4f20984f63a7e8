import assert from 'node:assert/strict';
import { busyDay } from '../../doubles/busyDay.ts';
import {
  type OtlpReceiver,
  type ReceivedSpan,
  startOtlpReceiver,
} from '../../doubles/otlp/otlpReceiver.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const endpoint = (receiver: OtlpReceiver) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });

/** Each kind of span, and what all of them say. */
const always: Readonly<Record<string, readonly string[]>> = {
  turn: ['naervaer.turn.kind', 'naervaer.outcome'],
  read: ['naervaer.school', 'naervaer.intent'],
  decide: ['naervaer.school', 'naervaer.store'],
  deliver: ['naervaer.school', 'naervaer.card', 'naervaer.tries', 'naervaer.outcome'],
  job: ['naervaer.school', 'naervaer.job', 'naervaer.tries', 'naervaer.outcome'],
  teams: ['naervaer.operation'],
  graph: ['naervaer.operation'],
  sweep: ['naervaer.school', 'naervaer.sweep'],
};

/** What some of them say besides. */
const sometimes = ['naervaer.verb', 'naervaer.changes', 'naervaer.messages', 'error.type'];

describe('what is told by OpenTelemetry of a busy day', () => {
  let receiver: OtlpReceiver;
  let school: RunningSchool;
  let page: string;
  let byId: ReadonlyMap<string, ReceivedSpan>;

  before(async function () {
    this.timeout(90_000);
    receiver = await startOtlpReceiver();
    school = await startSchool({ schools: 1, environment: endpoint(receiver) });
    await busyDay(school);
    page = await (await fetch(`${school.bot.url}/metrics`)).text();
    await school.close();
    byId = new Map(receiver.spans.map((one) => [one.spanId, one]));
  });

  after(() => receiver.close());

  const named = (name: string) => receiver.spans.filter((one) => one.name === name);

  it('are turns, readings, decisions, deliveries, jobs, calls and sweeps, each with its facts', () => {
    const names = [...new Set(receiver.spans.map(({ name }) => name))];
    assert.deepEqual(names.toSorted(), Object.keys(always).toSorted());
    for (const { name, attributes } of receiver.spans) {
      const lacking = always[name]?.filter((fact) => !(fact in attributes));
      assert.deepEqual(lacking, [], name);
    }
  });

  it('say nothing besides, no value outside its set, and neither an event nor a message', () => {
    for (const { name, attributes, events, status } of receiver.spans) {
      const more = Object.keys(attributes).filter(
        (fact) => !always[name]?.includes(fact) && !sometimes.includes(fact),
      );
      assert.deepEqual(more, [], name);
      assert.ok(!Object.values(attributes).includes('unlisted'), JSON.stringify(attributes));
      assert.deepEqual(events, []);
      assert.equal(status?.message ?? '', '');
    }
  });

  it('lead from a turn to what was read and decided in it', () => {
    const within = new Set(
      receiver.spans.flatMap(({ name, parentSpanId = '' }) => {
        const parent = byId.get(parentSpanId);
        return parent ? [`${parent.name} > ${name}`] : [];
      }),
    );
    for (const one of ['turn > read', 'turn > decide', 'deliver > teams', 'job > graph']) {
      assert.ok(within.has(one), one);
    }
    assert.ok(named('turn').every(({ parentSpanId }) => parentSpanId === undefined));
  });

  it('begin a trace for each delivery, which leads back to the turn that asked for it', () => {
    const delivered = named('deliver');
    assert.ok(delivered.every(({ parentSpanId }) => parentSpanId === undefined));
    const from = delivered.flatMap(({ links }) => links.map(({ spanId }) => byId.get(spanId)));
    assert.ok(from.length > delivered.length / 2, `${from.length} of ${delivered.length}`);
    assert.ok(from.every((one) => one?.name === 'decide'));
    const turns = from.filter((one) => byId.get(one?.parentSpanId ?? '')?.name === 'turn');
    assert.ok(turns.length > 10, `${turns.length} lead to a turn`);
  });

  it('are the metrics of the Prometheus page, by the same names and with the same figures', () => {
    const types = new Map(
      [...page.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]),
    );
    const lacking = [...types.keys()].filter((name) => !receiver.metrics.has(name));
    assert.deepEqual(lacking, []);
    for (const [name, type] of types) {
      const { gauge, sum, histogram } = receiver.metrics.get(name) ?? {};
      const sent = { counter: sum, gauge, histogram }[type];
      assert.ok(sent, `${name} is sent as a ${type}`);
    }
    const { sum } = receiver.metrics.get('naervaer_deliveries_total') ?? {};
    assert.equal(sum?.isMonotonic, true);
    const counted = sum.dataPoints.map(
      ({ attributes: { kind, outcome }, asDouble }) =>
        `naervaer_deliveries_total{kind="${kind}",outcome="${outcome}"} ${asDouble}`,
    );
    assert.ok(counted.length > 3);
    for (const line of counted) assert.ok(page.includes(line), line);
  });

  it('count a turn in its own bucket alone, where Prometheus counts it in all above', () => {
    const turns = receiver.metrics.get('naervaer_turn_seconds')?.histogram?.dataPoints ?? [];
    assert.ok(turns.length > 3);
    for (const { count, bucketCounts, explicitBounds, attributes } of turns) {
      assert.equal(bucketCounts.length, explicitBounds.length + 1);
      assert.equal(
        bucketCounts.reduce((a, b) => a + b),
        count,
      );
      const labels = `kind="${attributes.kind}",outcome="${attributes.outcome}"`;
      assert.ok(page.includes(`naervaer_turn_seconds_count{${labels}} ${count}`), labels);
    }
  });
});

describe('a bot that tells OpenTelemetry', () => {
  let receiver: OtlpReceiver;
  let school: RunningSchool;

  beforeEach(async () => {
    receiver = await startOtlpReceiver();
  });

  afterEach(async () => {
    await school.close();
    await receiver.close();
  });

  const help = async () => {
    const teacher = school.person('class_teacher', '7b');
    await school.teams.say(teacher, 'hjælp');
    await school.bot.delivery.idle();
  };

  it('says what it is called, and shows the key that it was given', async () => {
    school = await startSchool({
      schools: 1,
      environment: {
        ...endpoint(receiver),
        OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20secret',
        OTEL_SERVICE_NAME: 'naervaer-prod',
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=prod,service.name=not%20this',
      },
    });
    await school.restart();
    const [resource] = receiver.resources;
    assert.equal(resource?.['service.name'], 'naervaer-prod');
    assert.equal(resource?.['deployment.environment.name'], 'prod');
    assert.match(String(resource?.['service.version']), /^\d+\.\d+\.\d+$/);
    assert.ok(receiver.headers.every((one) => one['x-key'] === 'a secret'));
  });

  it('samples as it is told, and counts all the same', async () => {
    school = await startSchool({
      schools: 1,
      environment: { ...endpoint(receiver), OTEL_TRACES_SAMPLER: 'always_off' },
    });
    await help();
    await school.restart();
    assert.deepEqual(receiver.spans, []);
    assert.ok(receiver.metrics.size > 20);
  });

  it('sends one signal without the other', async () => {
    school = await startSchool({
      schools: 1,
      environment: { ...endpoint(receiver), OTEL_METRICS_EXPORTER: 'none' },
    });
    await help();
    await school.restart();
    assert.ok(receiver.spans.length > 0);
    assert.equal(receiver.metrics.size, 0);
  });

  it('goes on where nobody takes it, and says so without an address, a key or a body', async () => {
    receiver.setStatus(401);
    school = await startSchool({
      schools: 1,
      environment: { ...endpoint(receiver), OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a-secret' },
    });
    await help();
    await school.restart();
    const told = school.log.filter((line) => line.includes('telemetry was not taken'));
    assert.equal(told.length, 2, 'traces and metrics');
    for (const line of told) {
      assert.match(line, /"status":401/);
      assert.doesNotMatch(line, /a-secret|127\.0\.0\.1/);
    }
    await help();
    const chat = school.teams.shown(`a:${school.person('class_teacher', '7b').aadObjectId}`);
    assert.ok(chat.length >= 2, 'both questions were answered');
  });

  it('names the trace of a turn that failed beside the number that its person is given', async () => {
    let failing = false;
    school = await startSchool({
      schools: 1,
      environment: endpoint(receiver),
      overrides: {
        ports: {
          store: (store) => ({
            load: (of, kind, id) => store.load(of, kind, id),
            list: (of, kind) => store.list(of, kind),
            schools: () => store.schools(),
            close: () => store.close(),
            commit: (of, changes) => store.commit(of, changes),
            decide: async (of, make, fence) => {
              if (failing) throw new TypeError('Loke Christensen har angst');
              return store.decide(of, make, fence);
            },
          }),
        },
      },
    });
    await help();
    failing = true;
    await help();
    failing = false;
    await school.restart();
    const line = school.log.find((one) => one.includes('turn failed')) ?? '';
    const trace = /"trace":"([0-9a-f]{32})"/.exec(line)?.[1];
    const failed = receiver.spans.filter(({ status }) => status?.code === 2);
    assert.deepEqual(
      failed.map(({ name, traceId }) => ({ name, traceId })),
      [
        { name: 'decide', traceId: trace },
        { name: 'turn', traceId: trace },
      ],
    );
    assert.ok(failed.every(({ attributes }) => attributes['error.type'] === 'TypeError'));
    assert.ok(!receiver.bodies.some((body) => body.includes('Loke')));
  });
});
