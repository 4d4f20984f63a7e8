import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '../../bot/core/metrics.ts';
import { labelOf, parties } from '../../bot/health/faultCodes.ts';
import { allowedFacts } from '../../bot/telemetry/allowed.ts';
import { anchorsIn } from '../house/pages.ts';
import { type Selector, selectorsOf } from './promql.ts';
import { type Rule, readRules } from './ruleFile.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');

const target = z.looseObject({
  refId: z.string(),
  expr: z.string(),
  datasource: z.object({ type: z.literal('prometheus'), uid: z.literal(`\${datasource}`) }),
});

const dashboard = z.looseObject({
  uid: z.string(),
  title: z.string(),
  schemaVersion: z.number(),
  templating: z.object({
    list: z.array(z.looseObject({ name: z.string(), type: z.string(), query: z.string() })),
  }),
  panels: z.array(
    z.looseObject({
      id: z.number(),
      title: z.string().min(3),
      description: z.string().min(10),
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      targets: z.array(target).min(1),
    }),
  ),
});

/** Every series that the bot tells, with the labels it may have. */
async function series(): Promise<ReadonlyMap<string, readonly string[]>> {
  const known = z.array(
    z.object({
      name: z.string(),
      type: z.enum(['counter', 'gauge', 'histogram']),
    }),
  );
  const { registry } = createMetrics();
  const found = new Map<string, readonly string[]>();
  for (const { name, type } of known.parse(await registry.getMetricsAsJSON())) {
    const metric: unknown = registry.getSingleMetric(name);
    const labels = z.object({ labelNames: z.array(z.string()) }).parse(metric).labelNames;
    if (type !== 'histogram') found.set(name, labels);
    else {
      found.set(`${name}_bucket`, [...labels, 'le']);
      for (const part of ['sum', 'count']) found.set(`${name}_${part}`, labels);
    }
  }
  return found;
}

/** What is wrong with an expression, a sentence each. */
async function faultsOf(expression: string): Promise<readonly string[]> {
  const known = await series();
  const { selectors, grouped } = selectorsOf(expression);
  const labels = new Set(selectors.flatMap(({ metric }) => known.get(metric) ?? []));
  return [
    ...selectors
      .filter(({ metric }) => !known.has(metric))
      .map(({ metric }) => `no metric is called ${metric}`),
    ...selectors.flatMap((one) => wrongMatchers(one, known.get(one.metric) ?? [])),
    ...grouped.filter((label) => !labels.has(label)).map((label) => `nothing has a label ${label}`),
  ];
}

function wrongMatchers({ metric, matchers }: Selector, labels: readonly string[]): string[] {
  return matchers.flatMap(({ label, value }) => {
    if (!labels.includes(label)) return [`${metric} has no label ${label}`];
    return value
      .split('|')
      .filter((word) => !isTold(label, word))
      .map((word) => `${label} is never ${word}`);
  });
}

/** Whether a label can have the value, where its values are a closed set. */
function isTold(label: string, value: string): boolean {
  if (label === 'party') return parties.some((party) => party === value);
  if (label === 'code') return labelOf(value) === value;
  const outcome = allowedFacts(() => false)({ outcome: value })['naervaer.outcome'];
  return label === 'outcome' ? outcome === value : true;
}

const parts = ['Means', 'People notice', 'Look', 'Mend', 'Over', 'Say'];

/** The runbooks of a page: by heading, the parts in their order and what each says. */
function runbooksIn(page: string): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  const found = new Map<string, (readonly [string, string])[]>();
  let runbook: (readonly [string, string])[] | undefined;
  const tokens = new MarkdownIt().parse(page, {});
  const begins = tokens.findIndex(
    ({ type }, at) => type === 'heading_open' && tokens[at + 1]?.content === 'Runbooks',
  );
  for (const [at, { type, tag, content }] of tokens.entries()) {
    if (at < begins) continue;
    if (type === 'heading_open' && tag === 'h2') {
      runbook = [];
      found.set(tokens[at + 1]?.content ?? '', runbook);
    }
    const [, name = '', said = ''] = /^\*\*([^*]+)\*\*: (.+)$/s.exec(content) ?? [];
    if (type === 'inline' && name !== '') runbook?.push([name, said]);
  }
  return found;
}

describe('the alert rules', () => {
  let rules: readonly Rule[];
  let page: string;

  before(async () => {
    const groups = readRules(await read('infra/observability/alerts.yaml'));
    rules = groups.flatMap((group) => group.rules);
    page = await read('docs/alerts.md');
  });

  it('ask for metrics and labels that there are', async () => {
    const faults = await Promise.all(
      rules.map(async ({ alert, expr }) => (await faultsOf(expr)).map((one) => `${alert}: ${one}`)),
    );
    assert.deepEqual(faults.flat(), []);
    assert.ok(rules.length > 10);
  });

  for (const [what, expression, fault] of [
    [
      'a metric that there is not',
      'max(naervaer_outbox_age) > 1',
      'no metric is called naervaer_outbox_age',
    ],
    [
      'a histogram as one series',
      'rate(naervaer_turn_seconds[5m])',
      'no metric is called naervaer_turn_seconds',
    ],
    [
      'a label that it has not',
      'naervaer_outside_up{school="x"}',
      'naervaer_outside_up has no label school',
    ],
    ['a party that there is not', 'naervaer_outside_up{party="teams"}', 'party is never teams'],
    [
      'a code that is never told',
      'naervaer_outside_faults_total{code=~"graph_401|graph_418"}',
      'code is never graph_418',
    ],
    [
      'an outcome that there is not',
      'naervaer_deliveries_total{outcome="lost"}',
      'outcome is never lost',
    ],
    ['a group by nothing', 'sum by (school) (naervaer_connections)', 'nothing has a label school'],
  ] as const) {
    it(`would be seen to ask for ${what}`, async () => {
      assert.deepEqual(await faultsOf(expression), [fault]);
    });
  }

  it('would be seen to be no expression', () => {
    for (const wrong of ['sum(naervaer_connections', 'rate(naervaer_connections[5])) >', '> 3']) {
      assert.throws(() => selectorsOf(wrong), SyntaxError, wrong);
    }
  });

  it('have a name each, and a runbook by that name; and no runbook is left without its rule', () => {
    const names = rules.map(({ alert }) => alert);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual([...runbooksIn(page).keys()].toSorted(), names.toSorted());
  });

  it('lead to their runbook, in English and in Danish', async () => {
    const [english, danish] = ['docs/alerts.md', 'docs/da/alarmer.md'];
    const anchors = [anchorsIn(page), anchorsIn(await read(danish))];
    for (const { alert, annotations } of rules) {
      const anchor = alert.toLowerCase();
      assert.equal(annotations.runbook, `${english}#${anchor}`);
      assert.equal(annotations.runbook_da, `${danish}#${anchor}`);
      assert.ok(
        anchors.every((some) => some.has(anchor)),
        anchor,
      );
    }
  });

  it('have runbooks that say what it means, what people notice, where to look, how to mend it, when it is over, what to say', () => {
    for (const [alert, said] of runbooksIn(page)) {
      assert.deepEqual(
        said.map(([part]) => part),
        parts,
        alert,
      );
      for (const [part, text] of said) assert.ok(text.length > 7, `${alert}: ${part}`);
    }
  });

  it('have words in Danish for schools wherever people notice it', () => {
    for (const [alert, said] of runbooksIn(page)) {
      const { Say: words = '', 'People notice': noticed = '' } = Object.fromEntries(said);
      if (words === 'nothing.') assert.match(noticed, /nothing|an hour late/, alert);
      else assert.match(words, /»[^«]+/, alert);
    }
  });

  it('and their runbooks name no metric that there is not', async () => {
    const known = [...(await series()).keys()];
    const named = [...page.matchAll(/\b(?:naervaer|nodejs|process)_\w+/g)].map(([name]) => name);
    assert.ok(named.length > 5);
    const unknown = named.filter((name) => !known.includes(name));
    assert.deepEqual(unknown, []);
  });
});

describe('the dashboard', () => {
  it('shows what there is, in panels that lie beside each other', async () => {
    const { panels, templating } = dashboard.parse(
      JSON.parse(await read('infra/observability/dashboard.json')),
    );
    assert.ok(templating.list.some(({ name, type }) => name === 'datasource' && type === name));
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
    for (const { title, targets, gridPos } of panels) {
      assert.equal(new Set(targets.map(({ refId }) => refId)).size, targets.length);
      for (const { expr } of targets) assert.deepEqual(await faultsOf(expr), [], title);
      assert.ok(gridPos.x + gridPos.w <= 24, title);
    }
    const cells = panels.flatMap(({ gridPos: { x, y, w } }) =>
      Array.from({ length: w }, (_, at) => `${x + at},${y}`),
    );
    assert.equal(new Set(cells).size, cells.length);
  });

  it('shows every metric of the bot', async () => {
    const text = await read('infra/observability/dashboard.json');
    const own = [...(await series()).keys()].filter((name) => name.startsWith('naervaer_'));
    const parts = /_(?:bucket|sum|count)$/;
    const shown = own.filter((name) => text.includes(name.replace(parts, '')));
    assert.deepEqual(shown, own);
  });
});

describe('the collector', () => {
  it('listens on its machine alone, and lets on what a span may say and nothing else', async () => {
    const config = z
      .object({
        receivers: z.object({
          otlp: z.strictObject({
            protocols: z.strictObject({ http: z.strictObject({ endpoint: z.string() }) }),
          }),
        }),
        processors: z.looseObject({
          redaction: z.strictObject({
            allow_all_keys: z.literal(false),
            allowed_keys: z.array(z.string()),
          }),
        }),
        exporters: z.record(z.string(), z.looseObject({})),
        service: z.object({
          pipelines: z.record(
            z.string(),
            z.object({
              receivers: z.array(z.string()),
              processors: z.array(z.string()),
              exporters: z.array(z.string()),
            }),
          ),
        }),
      })
      .parse(parse(await read('infra/observability/collector.yaml')));
    assert.match(config.receivers.otlp.protocols.http.endpoint, /^127\.0\.0\.1:4318$/);
    const all = allowedFacts(() => true)({
      ...{ kind: 'press', verb: 'case.close', intent: 'note', outcome: 'done', school: 'linde' },
      ...{ store: 'files', card: 'case', job: 'watch', operation: 'send', sweep: 'lists' },
      ...{ changes: 1, messages: 1, tries: 1 },
    });
    const ofProcess = ['service.name', 'service.version', 'service.instance.id'];
    assert.deepEqual(
      config.processors.redaction.allowed_keys.toSorted(),
      [
        ...[...Object.keys(all), ...ofProcess],
        ...['deployment.environment.name', 'error.type'],
      ].toSorted(),
    );
    for (const { receivers, processors, exporters } of Object.values(config.service.pipelines)) {
      assert.deepEqual(receivers, ['otlp']);
      assert.ok(processors.every((name) => Object.hasOwn(config.processors, name)));
      assert.ok(exporters.every((name) => Object.hasOwn(config.exporters, name)));
    }
    assert.ok(config.service.pipelines.traces?.processors.includes('redaction'));
  });
});
