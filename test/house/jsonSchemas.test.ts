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

  it('playbook.schema.json takes every playbook in data/playbooks and refuses one with a stray key', async () => {
    const ajv = formats.default(new Ajv2020());
    const validate = ajv.compile(jsonSchemas['playbook.schema.json'] ?? false);
    const files = await readdir(new URL('playbooks/', data));
    assert.ok(files.length > 0);
    for (const file of files) {
      const playbook = await readJson(`playbooks/${file}`);
      assert.ok(validate(playbook), `${file}: ${ajv.errorsText(validate.errors)}`);
      assert.equal(validate({ ...playbook, stray: true }), false);
    }
  });
});

async function readJson(path: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(new URL(path, data), 'utf8'));
}
