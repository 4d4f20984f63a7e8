import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { againstAzure, resourcesOf } from './againstAzure.ts';
import { alertsBicep } from './alertsBicep.ts';
import { type Bicep, readBicep } from './bicep.ts';
import { type Rule, readRules } from './ruleFile.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');
const groups = 'Microsoft.AlertsManagement/prometheusRuleGroups@2023-03-01';

const group = z.object({
  properties: z.object({
    interval: z.string(),
    rules: z.array(
      z.strictObject({
        alert: z.string(),
        expression: z.string(),
        for: z.string().optional(),
        severity: z.number(),
        labels: z.record(z.string(), z.string()),
        annotations: z.record(z.string(), z.string()),
        actions: z.unknown(),
      }),
    ),
  }),
});

describe('the alert rules of Azure Monitor', () => {
  let text: string;
  let yaml: string;
  let bicep: Bicep;
  let rules: readonly Rule[];

  before(async () => {
    [text, yaml] = [
      await read('infra/alerts.bicep'),
      await read('infra/observability/alerts.yaml'),
    ];
    bicep = readBicep(text);
    rules = readRules(yaml).flatMap((one) => one.rules);
  });

  const inAzure = (of: Bicep) =>
    resourcesOf(of)
      .filter(({ resource }) => resource === groups)
      .flatMap(({ value }) => group.parse(value).properties.rules);

  it('are those for Prometheus, made from their file', () => {
    assert.equal(text, alertsBicep(yaml));
  });

  it('ask, wait and say the same, each with its severity', () => {
    const seconds = (iso: string | undefined) =>
      iso === undefined ? undefined : Temporal.Duration.from(iso).total('seconds');
    const units = { s: 1, m: 60, h: 3600 };
    const wait = (told: string | undefined) => {
      const [, count, unit] = /^(\d+)([smh])$/.exec(told ?? '') ?? [];
      return unit === 's' || unit === 'm' || unit === 'h' ? Number(count) * units[unit] : undefined;
    };
    assert.deepEqual(
      inAzure(bicep).map((one) => [
        ...[one.alert, one.expression, seconds(one.for), one.severity, one.labels, one.annotations],
      ]),
      rules.map((one) => [
        ...[one.alert, one.expr, wait(one.for), one.labels.severity === 'critical' ? 0 : 2],
        ...[one.labels, one.annotations],
      ]),
    );
    assert.ok(rules.length > 10);
  });

  it('are all told to whom the parameter names, and refer to nothing undeclared', () => {
    for (const { alert, actions } of inAzure(bicep)) {
      assert.deepEqual(actions, { $expression: 'told' }, alert);
    }
    assert.deepEqual([bicep.undeclared, bicep.unused], [[], []]);
  });

  it('are as Azure describes a rule group and a workspace, in a region of the EU', async () => {
    assert.deepEqual(await againstAzure(resourcesOf(bicep)), []);
    const platform = await read('infra/platform.bicep');
    const [, allowed] = /@allowed\((\[[^\]]+\])\)\nparam region/.exec(platform) ?? [];
    assert.ok(allowed !== undefined && text.includes(`@allowed(${allowed})\nparam region`));
  });

  it('would be found with a property, a time and a number of rules that Azure refuses', async () => {
    const wrong = text
      .replace("expression: 'absent", "expr: 'absent")
      .replace("for: 'PT2M'", "for: '2m'")
      .replace("interval: 'PT1M'", "interval: 'PT30S'");
    const found = await againstAzure(resourcesOf(readBicep(wrong)));
    assert.deepEqual(
      found.map((one) => one.replace(/^.*?properties/, '')),
      [
        '/interval must match pattern "^PT(?:[1-9]|1[0-5])M$"',
        "/rules/0 must have required property 'expression'",
        '/rules/0 must NOT have additional properties',
        '/rules/1/for must match pattern "^PT\\d+[SMH]$"',
      ],
    );
    const many = yaml + yaml.slice(yaml.indexOf('      - alert:'));
    assert.ok(
      (await againstAzure(resourcesOf(readBicep(alertsBicep(many))))).some((one) =>
        one.endsWith('/rules must NOT have more than 20 items'),
      ),
    );
  });

  it('keep whatever an expression or a summary says as it is', () => {
    const said = `it's a \${name} \\ of {{ $labels.kind }}`;
    const changed = yaml.replace(/summary: .*/, () => `summary: ${JSON.stringify(said)}`);
    const [first] = inAzure(readBicep(alertsBicep(changed)));
    assert.equal(first?.annotations.summary, said);
  });
});

describe('the collector’s way to a workspace of metrics', () => {
  const part = z.record(z.string(), z.looseObject({}));
  const pipeline = z.record(z.string(), z.record(z.string(), z.array(z.string())));
  const collector = z.object({
    receivers: part,
    processors: part.optional(),
    exporters: part,
    extensions: part.optional(),
    service: z.object({ extensions: z.array(z.string()).optional(), pipelines: pipeline }),
  });

  it('reads the bot on its machine, at its port, and uses only what either file has', async () => {
    const first = collector.parse(parse(await read('infra/observability/collector.yaml')));
    const text = await read('infra/observability/collectorToWorkspace.yaml');
    const more = collector.parse(parse(text));
    const port = /^var port = (\d+)$/m.exec(await read('infra/bot.bicep'))?.[1];
    assert.ok(port && text.includes(`targets: [127.0.0.1:${port}]`));
    const own = Object.keys(more.service.pipelines);
    assert.ok(own.every((name) => !(name in first.service.pipelines)));
    for (const used of Object.values(more.service.pipelines)) {
      for (const [kind, names] of Object.entries(used)) {
        const there = { ...Object(first)[kind], ...Object(more)[kind] };
        assert.ok(
          names.every((name) => name in there),
          `${kind}: ${names}`,
        );
      }
    }
    assert.deepEqual(more.service.extensions, Object.keys(more.extensions ?? {}));
  });

  it('is told of by the page with each variable that somebody must set', async () => {
    const page = await read('docs/alerts.md');
    const text = await read('infra/observability/collectorToWorkspace.yaml');
    const asked = [...text.matchAll(/\$\{env:(\w+)\}/g)].map(([, name = '']) => name);
    const outputs = [...(await read('infra/alerts.bicep')).matchAll(/^output (\w+)/gm)];
    const names = [...asked, ...outputs.map(([, name = '']) => name)];
    assert.ok(names.length >= 5);
    for (const name of names) assert.ok(page.includes(name), name);
  });
});
