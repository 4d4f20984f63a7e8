import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { jsonSchemas } from './jsonSchemas.ts';

const data = new URL('../../data/', import.meta.url);

describe('the JSON Schemas in data/schemas', () => {
  for (const [name, schema] of Object.entries(jsonSchemas)) {
    it(`${name} says what the code checks`, async () => {
      assert.deepEqual(
        await readJson(`schemas/${name}`),
        schema,
        'out of date: node test/house/writeGenerated.ts',
      );
    });
  }

  for (const [name, folder] of [
    ['playbook.schema.json', 'playbooks'],
    ['offers.schema.json', 'offers'],
    ['ruleset.schema.json', 'rulesets'],
    ['calendar.schema.json', 'calendars'],
    ['absence-map.schema.json', 'maps'],
  ] as const) {
    it(`${name} takes every file in data/${folder} and refuses one with a stray key`, async () => {
      const ajv = formats.default(new Ajv2020());
      const validate = ajv.compile(jsonSchemas[name] ?? false);
      const files = await readdir(new URL(`${folder}/`, data));
      assert.ok(files.length > 0);
      for (const file of files) {
        const content = await readJson(`${folder}/${file}`);
        assert.ok(validate(content), `${file}: ${ajv.errorsText(validate.errors)}`);
        assert.equal(validate({ ...content, stray: true }), false);
      }
    });
  }

  it('retention.schema.json takes data/retention.json and refuses one with a stray key', async () => {
    const ajv = formats.default(new Ajv2020());
    const validate = ajv.compile(jsonSchemas['retention.schema.json'] ?? false);
    const content = await readJson('retention.json');
    assert.ok(validate(content), ajv.errorsText(validate.errors));
    assert.equal(validate({ ...content, stray: true }), false);
  });

  it('ruleset.schema.json refuses a criterion with both a level and a duty', async () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      jsonSchemas['ruleset.schema.json'] ?? false,
    );
    const rules = await readJson('rulesets/law-2020.json');
    assert.ok(validate(rules));
    const { criteria } = rules;
    assert.ok(Array.isArray(criteria));
    const both = criteria.map((one: object) => ({
      ...one,
      level: 'worrying',
      duty: 'warn_parents',
    }));
    assert.equal(validate({ ...rules, criteria: both }), false);
  });
});

async function readJson(path: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(new URL(path, data), 'utf8'));
}
