import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

// Makes azureTypes.json: `node test/infra/writeAzureTypes.ts FOLDER`, where FOLDER has the packages below in its
// node_modules. They are Microsoft's own (MIT) and made from the specifications of Azure's interfaces; their
// mappers say which property is of which type. What they do not say, such as most lists of values, is not checked.

/** The resources of infra/, the package that describes each, and its name there. */
const sources: readonly (readonly [resource: string, from: string, model: string])[] = [
  ['Microsoft.App/containerApps@2025-07-01', 'arm-appcontainers@3.0.0', 'ContainerApp'],
  ['Microsoft.App/managedEnvironments@2025-07-01', 'arm-appcontainers@3.0.0', 'ManagedEnvironment'],
  [
    'Microsoft.App/managedEnvironments/storages@2025-07-01',
    'arm-appcontainers@3.0.0',
    'ManagedEnvironmentStorage',
  ],
  [
    'Microsoft.App/managedEnvironments/httpRouteConfigs@2025-07-01',
    'arm-appcontainers@3.0.0',
    'HttpRouteConfig',
  ],
  [
    'Microsoft.Authorization/roleAssignments@2022-04-01',
    'arm-authorization@9.0.0',
    'RoleAssignmentCreateParameters',
  ],
  ['Microsoft.BotService/botServices@2022-09-15', 'arm-botservice@4.0.0', 'Bot'],
  ['Microsoft.BotService/botServices/channels@2022-09-15', 'arm-botservice@4.0.0', 'BotChannel'],
  ['Microsoft.ContainerRegistry/registries@2025-11-01', 'arm-containerregistry@11.0.0', 'Registry'],
  [
    'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01',
    'arm-postgresql-flexible@8.0.0',
    'Server',
  ],
  [
    'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01',
    'arm-postgresql-flexible@8.0.0',
    'Database',
  ],
  ['Microsoft.KeyVault/vaults@2024-11-01', 'arm-keyvault@3.2.0', 'VaultCreateOrUpdateParameters'],
  [
    'Microsoft.KeyVault/vaults/secrets@2024-11-01',
    'arm-keyvault@3.2.0',
    'SecretCreateOrUpdateParameters',
  ],
  ['Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30', 'arm-msi@2.2.0', 'Identity'],
  ['Microsoft.Network/privateDnsZones@2020-06-01', 'arm-privatedns@3.2.0', 'PrivateZone'],
  [
    'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01',
    'arm-privatedns@3.2.0',
    'VirtualNetworkLink',
  ],
  ['Microsoft.Network/virtualNetworks@2024-05-01', 'arm-network@33.5.0', 'VirtualNetwork'],
  [
    'Microsoft.OperationalInsights/workspaces@2021-06-01',
    'arm-operationalinsights@9.0.0',
    'Workspace',
  ],
  [
    'Microsoft.Storage/storageAccounts@2024-01-01',
    'arm-storage@18.6.0',
    'StorageAccountCreateParameters',
  ],
  [
    'Microsoft.Storage/storageAccounts/fileServices/shares@2024-01-01',
    'arm-storage@18.6.0',
    'FileShare',
  ],
];

/** Networks refer to all there is in networks: these alone are looked into. */
const inNetworks = new Set([
  'VirtualNetwork',
  'AddressSpace',
  'Subnet',
  'Delegation',
  'ServiceEndpointPropertiesFormat',
]);

const kind = z.looseObject({
  name: z.string(),
  className: z.string().optional(),
  allowedValues: z.array(z.unknown()).optional(),
  get element() {
    return z.looseObject({ type: kind.optional() }).optional();
  },
  get value() {
    return z.looseObject({ type: kind.optional() }).optional();
  },
});
const property = z.looseObject({
  serializedName: z.string(),
  required: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  type: kind,
});
const model = z.looseObject({
  type: z.looseObject({ modelProperties: z.record(z.string(), property).optional() }),
});

type Kind = z.output<typeof kind>;
type Schema = { [key: string]: unknown };

/** One package's models as JSON Schemas, made as they are referred to. */
class Models {
  readonly made = new Map<string, Schema>();
  readonly #mappers: Readonly<Record<string, unknown>>;
  constructor(mappers: Readonly<Record<string, unknown>>) {
    this.#mappers = mappers;
  }

  refer(prefix: string, name: string): Schema {
    const key = `${prefix}.${name}`;
    if (!this.made.has(key)) {
      this.made.set(key, {});
      this.made.set(key, this.#objectOf(prefix, name));
    }
    return { $ref: `#/$defs/${key}` };
  }

  #objectOf(prefix: string, name: string): Schema {
    const { modelProperties } = model.parse(this.#mappers[name]).type;
    const open = modelProperties === undefined;
    const made: Schema & { properties: Schema; required: string[] } = {
      type: 'object',
      properties: {},
      required: [],
      ...(open ? {} : { additionalProperties: false }),
    };
    for (const { serializedName, required, readOnly, type } of Object.values(
      modelProperties ?? {},
    )) {
      if (readOnly) continue;
      this.#put(
        made,
        serializedName.split(/(?<!\\)\./),
        this.#schemaOf(prefix, type),
        required ?? false,
      );
    }
    return made;
  }

  /** A name such as `properties.configuration` lies in an object of its own there. */
  #put(into: Schema, [first = '', ...rest]: string[], schema: Schema, required: boolean): void {
    const properties = asSchema(into.properties);
    if (required && Array.isArray(into.required) && !into.required.includes(first)) {
      into.required.push(first);
    }
    if (rest.length === 0) {
      properties[first] = schema;
      return;
    }
    properties[first] ??= {
      type: 'object',
      properties: {},
      required: [],
      additionalProperties: false,
    };
    this.#put(asSchema(properties[first]), rest, schema, required);
  }

  #schemaOf(prefix: string, { name, className, allowedValues, element, value }: Kind): Schema {
    if (name === 'Composite' && className !== undefined) {
      if (prefix === 'arm-network' && !inNetworks.has(className)) return {};
      // A channel is one of several kinds, told apart by its name.
      return this.refer(prefix, className === 'Channel' ? 'MsTeamsChannel' : className);
    }
    if (name === 'Enum') return { enum: allowedValues };
    if (name === 'Sequence') return { type: 'array', items: this.#ofPart(prefix, element) };
    if (name === 'Dictionary') {
      return { type: 'object', additionalProperties: this.#ofPart(prefix, value) };
    }
    const plain: Readonly<Record<string, Schema>> = {
      String: { type: 'string' },
      Uuid: { type: 'string' },
      DateTime: { type: 'string' },
      Boolean: { type: 'boolean' },
      Number: { type: 'number' },
    };
    return plain[name] ?? {};
  }

  #ofPart(prefix: string, part: { type?: Kind | undefined } | undefined): Schema {
    return part?.type ? this.#schemaOf(prefix, part.type) : {};
  }
}

function asSchema(value: unknown): Schema {
  if (typeof value !== 'object' || value === null) throw new Error('expected a schema');
  return Object.assign(value);
}

async function mappersOf(folder: string, from: string): Promise<Readonly<Record<string, unknown>>> {
  const [name, version] = from.split('@');
  const home = join(folder, 'node_modules/@azure', name ?? '');
  const installed = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')));
  if (installed.version !== version) throw new Error(`${from}: ${installed.version} is installed`);
  const places = ['dist/esm/models', 'dist-esm/src/models'];
  for (const place of places) {
    const files: readonly string[] = await readdir(join(home, place)).catch(() => []);
    if (files.includes('mappers.js')) {
      return import(pathToFileURL(join(home, place, 'mappers.js')).href);
    }
  }
  throw new Error(`${from}: no mappers`);
}

const folder = resolve(process.argv[2] ?? '.');
const models = new Map<string, Models>();
const resources: Record<string, unknown> = {};
for (const [resource, from, name] of sources) {
  const known = models.get(from) ?? new Models(await mappersOf(folder, from));
  models.set(from, known);
  resources[resource] = known.refer(from.split('@')[0] ?? '', name);
}
const types = {
  $comment: `Made by writeAzureTypes.ts from ${[...models.keys()].map((from) => `@azure/${from}`).join(', ')}: MIT, © Microsoft`,
  resources,
  $defs: Object.fromEntries([...models.values()].flatMap(({ made }) => [...made])),
};
await writeFile(new URL('azureTypes.json', import.meta.url), `${JSON.stringify(types)}\n`);
