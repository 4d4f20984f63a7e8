import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import Ajv, { type ErrorObject } from 'ajv';
import { z } from 'zod';
import { type Bicep, type Declaration, isExpression, type Value } from './bicep.ts';
import { describedTypes } from './describedTypes.ts';

export type Resource = Declaration & { kind: 'resource' };

export const resourcesOf = ({ declarations }: Bicep): Resource[] =>
  declarations.filter((one) => one.kind === 'resource');

/** The properties of an object. */
export function plain(value: Value | undefined): Record<string, Value> {
  assert.ok(typeof value === 'object' && value !== null);
  assert.ok(!isExpression(value) && !Array.isArray(value));
  return Object.fromEntries(Object.entries(value));
}

/** What of the resources is not as Azure describes it; values known at deployment only are left out. */
export async function againstAzure(resources: readonly Resource[]): Promise<string[]> {
  const types = z
    .looseObject({ resources: z.record(z.string(), z.object({ $ref: z.string() })) })
    .parse(JSON.parse(await readFile(new URL('azureTypes.json', import.meta.url), 'utf8')));
  const ajv = new Ajv.default({ strict: false, allErrors: true, verbose: true });
  ajv.addSchema({ ...types, $id: 'azure' });
  const described = new Map<string, object>(Object.entries(describedTypes));
  return resources
    .filter(({ existing }) => !existing)
    .flatMap(({ resource: type, value }) => {
      const made = types.resources[type];
      const of = made ? { $ref: `azure${made.$ref}` } : described.get(type);
      if (!of) return [`${type}: not described`];
      const { name: _, parent: _parent, scope: _scope, dependsOn: _on, ...body } = plain(value);
      const validate = ajv.compile(of);
      validate(body);
      return (validate.errors ?? [])
        .filter(told)
        .map((error) => `${type}${error.instancePath} ${error.message}`);
    });
}

const told = ({ data }: ErrorObject) => !isExpression(data);
