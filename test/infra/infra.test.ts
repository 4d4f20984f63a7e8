import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, variables } from '../../bot/config.ts';
import { notificationsPath } from '../../bot/core/watching.ts';
import { pageNames } from '../../bot/http/pages/page.ts';
import { hostPrograms } from '../../bot/http/tab/userToken.ts';
import { startSchool } from '../doubles/runningSchool.ts';
import { againstAzure, plain, resourcesOf } from './againstAzure.ts';
import { type Bicep, isExpression, readBicep, type Value } from './bicep.ts';
import { readContainerfile } from './containerfile.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');
const json = async (path: string): Promise<unknown> => JSON.parse(await read(path));

const resource = (bicep: Bicep, type: string): Value => {
  const found = resourcesOf(bicep).find((one) => one.resource.startsWith(`${type}@`));
  assert.ok(found, type);
  return found.value;
};

/** The place in a value, such as `properties.template`; undefined where there is none. */
function at(value: Value | undefined, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((inner, key) => {
    if (typeof inner !== 'object' || inner === null || isExpression(inner)) return undefined;
    return Object.entries(inner).find(([name]) => name === key)?.[1];
  }, value);
}

const actions = z.array(z.object({ uses: z.string(), with: z.record(z.string(), z.unknown()) }));
const lifecycles = z.object({ provision: actions, deploy: actions, publish: actions });
const parameterFile = z.object({
  parameters: z.record(z.string(), z.object({ value: z.unknown() })),
});
const deployment = z.object({
  templates: z.array(z.object({ path: z.string(), parameters: z.string() })),
});
const placeholders = (text: string) =>
  [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

/** What a step of the toolkit needs from the environment, and what it writes there. */
async function throughStep({ uses, with: how }: z.output<typeof actions>[number]): Promise<{
  needed: readonly string[];
  given: readonly string[];
}> {
  const { templates } = uses === 'arm/deploy' ? deployment.parse(how) : { templates: [] };
  const files = await Promise.all(templates.map(({ parameters }) => read(parameters)));
  const made = await Promise.all(templates.map(async ({ path }) => readBicep(await read(path))));
  return {
    needed: placeholders([JSON.stringify(how), ...files].join('\n')),
    given: made.flatMap(({ declarations }) =>
      declarations.filter(({ kind }) => kind === 'output').map(({ name }) => name),
    ),
  };
}

describe('the set-up of a tenant', () => {
  const files = ['platform', 'bot'] as const;
  let platform: Bicep;
  let bot: Bicep;

  before(async () => {
    platform = readBicep(await read('infra/platform.bicep'));
    bot = readBicep(await read('infra/bot.bicep'));
  });
  const both = () => [platform, bot];

  it('names nothing that is not declared, and declares nothing in vain', () => {
    for (const { undeclared, unused } of both()) {
      assert.deepEqual({ undeclared, unused }, { undeclared: [], unused: [] });
    }
  });

  it('holds each resource to Azure’s own description of it', async () => {
    const wrong = await againstAzure(both().flatMap(resourcesOf));
    assert.deepEqual(wrong, []);
  });

  it('would find a property, a word and a lack that Azure refuses', async () => {
    const text = (await read('infra/bot.bicep'))
      .replace('targetPort: port', 'targetPrt: port')
      .replace("activeRevisionsMode: 'Single'", 'activeRevisionsMode: 1')
      .replace("displayName: 'Nærvær'", '');
    assert.deepEqual(
      (await againstAzure(resourcesOf(readBicep(text)))).map((one) => one.replace(/^.*?@/, '')),
      [
        '2025-07-01/properties/configuration/activeRevisionsMode must be string',
        '2025-07-01/properties/configuration/ingress must NOT have additional properties',
        "2022-09-15/properties must have required property 'displayName'",
      ],
    );
  });

  it('keeps everything in a region of the EU', () => {
    const regions = at(resource(bot, 'Microsoft.BotService/botServices'), 'location');
    assert.equal(regions, 'westeurope');
    for (const { name, value, existing } of both().flatMap(resourcesOf)) {
      const location = existing ? undefined : at(value, 'location');
      // Names in the network have no place of their own.
      const allowed = [undefined, 'westeurope', 'global'];
      assert.ok(allowed.some((one) => one === location) || isExpression(location), name);
      if (isExpression(location)) assert.equal(location.$expression, 'region', name);
    }
  });

  it('gives parameters without a default, and no others, by their files', async () => {
    for (const [index, name] of files.entries()) {
      const { parameters } = parameterFile.parse(await json(`infra/${name}.parameters.json`));
      const declared = (both()[index]?.declarations ?? []).filter((one) => one.kind === 'param');
      const names = declared.map((one) => one.name);
      assert.deepEqual(
        Object.keys(parameters).filter((one) => !names.includes(one)),
        [],
      );
      const needed = declared.filter(({ value }) => value === undefined).map((one) => one.name);
      assert.deepEqual(
        needed.filter((one) => !(one in parameters)),
        [],
      );
    }
  });

  it('marks what is secret, and has no secret among what is committed', async () => {
    const secret = platform.declarations.filter((one) => one.kind === 'param' && one.secure);
    assert.deepEqual(
      secret.map(({ name }) => name),
      ['databasePassword'],
    );
    for (const file of await readdir(new URL('env/', root))) {
      if (!file.endsWith('.user'))
        assert.doesNotMatch(await read(`env/${file}`), /^SECRET_/m, file);
    }
    assert.match(await read('.gitignore'), /^env\/\.env\.\*\.user$/m);
    for (const { declarations } of both()) {
      const told = declarations.filter((one) => one.kind === 'output').map((one) => one.value);
      assert.doesNotMatch(JSON.stringify(told), /password|listKeys|sharedKey/i);
    }
  });

  describe('by the toolkit', () => {
    it('follows its schema', async () => {
      const schema = z
        .record(z.string(), z.unknown())
        .parse(await json('test/infra/m365agents.schema.json'));
      const validate = new Ajv.default({ strict: false }).compile(schema);
      validate(parse(await read('m365agents.yml')));
      assert.deepEqual(validate.errors, null);
    });

    it('has what each step needs from its environment or an earlier step', async () => {
      const steps = lifecycles.parse(parse(await read('m365agents.yml')));
      const asked = (await read('env/.env.prod')).matchAll(/^([A-Z_]+)=/gm);
      const known = new Set([...[...asked].map(([, name]) => name), 'SECRET_DATABASE_PASSWORD']);
      for (const step of [...steps.provision, ...steps.deploy, ...steps.publish]) {
        const { needed, given } = await throughStep(step);
        assert.deepEqual(
          needed.filter((name) => !known.has(name)),
          [],
          step.uses,
        );
        for (const name of given) known.add(name);
      }
    });

    it('brings the version of the package', async () => {
      const { version } = z.object({ version: z.string() }).parse(await json('package.json'));
      assert.match(await read('env/.env.prod'), new RegExp(`^IMAGE_TAG=${version}$`, 'm'));
    });

    it('validates the package that it makes before anybody sees it', async () => {
      const { provision, publish } = lifecycles.parse(parse(await read('m365agents.yml')));
      for (const steps of [provision, publish]) {
        const uses = steps.map((step) => step.uses);
        const packed = steps.findIndex(({ with: { args } }) =>
          /^run manifest -- \$\{\{BOT_ID\}\} https:\/\/\$\{\{BOT_DOMAIN\}\} \$\{\{TAB_APP_ID_URI\}\}$/.test(
            String(args),
          ),
        );
        assert.equal(uses[packed + 1], 'teamsApp/validateAppPackage');
        const published = uses.indexOf('teamsApp/publishAppPackage');
        assert.ok(packed >= 0 && (published === -1 || published > packed + 1));
      }
    });
  });

  it('registers the tab’s app for one tenant, one scope, Microsoft’s programs, and no secret', async () => {
    const api = z.strictObject({
      requestedAccessTokenVersion: z.literal(2),
      oauth2PermissionScopes: z.tuple([
        z.looseObject({
          id: z.guid(),
          value: z.literal('access_as_user'),
          isEnabled: z.literal(true),
        }),
      ]),
    });
    const app = z
      .strictObject({
        displayName: z.string(),
        signInAudience: z.literal('AzureADMyOrg'),
        api,
      })
      .parse(await json('infra/tabApp.json'));
    const [scope] = app.api.oauth2PermissionScopes;
    const hosts = z
      .strictObject({
        api: api.extend({
          preAuthorizedApplications: z.array(
            z.strictObject({
              appId: z.guid(),
              delegatedPermissionIds: z.tuple([z.literal(scope.id)]),
            }),
          ),
        }),
      })
      .parse(await json('infra/tabAppHosts.json'));
    assert.deepEqual(
      hosts.api.preAuthorizedApplications.map((one) => one.appId),
      hostPrograms,
    );
    assert.deepEqual(hosts.api.oauth2PermissionScopes, app.api.oauth2PermissionScopes);
  });

  describe('of the bot', () => {
    const container = () =>
      at(resource(bot, 'Microsoft.App/containerApps'), 'properties.template.containers.0');
    const valuesOf = (name: string): Record<string, Value> => {
      const found = bot.declarations.find((one) => one.kind === 'var' && one.name === name);
      return plain(found?.kind === 'var' ? found.value : undefined);
    };
    /** What an expression comes to in a tenant. */
    const samples: Readonly<Record<string, string>> = {
      'string(port)': '3978',
      'identity.properties.clientId': '5f0e3b1c-0000-4000-8000-000000000001',
      'tenant().tenantId': '5f0e3b1c-0000-4000-8000-000000000002',
      "'https://${publicHost}'":
        'https://door.kindfield-1a2b3c4d.swedencentral.azurecontainerapps.io',
      tabAppIdUri:
        'api://door.kindfield-1a2b3c4d.swedencentral.azurecontainerapps.io/5f0e3b1c-0000-4000-8000-0000000000aa',
    };
    const environment = (): Record<string, string> => {
      const fixed = Object.entries(valuesOf('fixed')).map(([name, value]) => {
        const text = isExpression(value) ? samples[value.$expression] : value;
        assert.equal(typeof text, 'string', name);
        return [name, String(text)];
      });
      const database =
        'postgresql://naervaer:p@naervaer.postgres.database.azure.com/naervaer?sslmode=verify-full';
      return { ...Object.fromEntries(fixed), DATABASE_URL: database };
    };

    it('sets only what the bot reads', async () => {
      const { parameters } = parameterFile.parse(await json('infra/bot.parameters.json'));
      const more = z.record(z.string(), z.string()).parse(parameters.settings?.value);
      const set = [
        ...Object.keys(valuesOf('secrets')),
        ...Object.keys(valuesOf('fixed')),
        ...Object.keys(more),
      ];
      assert.ok(set.length > 5);
      assert.deepEqual(
        set.filter((name) => !variables.includes(name)),
        [],
      );
      const env = at(container(), 'env');
      assert.ok(isExpression(env));
      assert.match(
        env.$expression,
        /items\(union\(secretSettings, secrets\)\).*secretRef[\s\S]*items\(union\(settings, fixed\)\)/,
      );
    });

    it('sets all that the bot asks for, and takes what it sets as it is meant', () => {
      const config = readConfig(environment());
      assert.equal(config.port, 3978);
      assert.equal(config.database?.url.hosts[0], 'naervaer.postgres.database.azure.com');
      assert.equal(config.app.id, samples['identity.properties.clientId']);
      assert.match(config.publicUrl ?? '', /azurecontainerapps\.io$/);
      assert.equal(config.tab?.clientId, '5f0e3b1c-0000-4000-8000-0000000000aa');
      assert.equal(config.tab.tenantId, samples['tenant().tenantId']);
      assert.equal(readConfig({ ...environment(), TAB_APP_ID_URI: '' }).tab, undefined);
      for (const name of ['MicrosoftAppId', 'MicrosoftAppTenantId']) {
        const { [name]: _, ...rest } = environment();
        assert.throws(() => readConfig(rest), new RegExp(name));
      }
    });

    it('keeps each secret of the environment in the key vault', () => {
      const secrets = at(
        resource(bot, 'Microsoft.App/containerApps'),
        'properties.configuration.secrets',
      );
      assert.ok(isExpression(secrets));
      const [, own = ''] =
        /^concat\((\[[\s\S]*\]), vaultSecrets\)$/.exec(secrets.$expression) ?? [];
      const [list] = readBicep(`var own = ${own}\n`).declarations;
      assert.ok(list?.kind === 'var' && Array.isArray(list.value));
      const names = list.value.map((one: Value) => at(one, 'name'));
      assert.deepEqual(Object.values(valuesOf('secrets')), names);
      for (const one of list.value)
        assert.ok(at(one, 'keyVaultUrl') !== undefined && at(one, 'value') === undefined);
      const more = bot.declarations.find(({ name }) => name === 'vaultSecrets');
      assert.ok(more?.kind === 'var' && isExpression(more.value));
      assert.match(more.value.$expression, /^map\(items\(secretSettings\), item => \{/);
      assert.match(
        more.value.$expression,
        /keyVaultUrl: '\$\{vaultUri\}secrets\/\$\{item\.value\}'/,
      );
      assert.doesNotMatch(more.value.$expression, /^\s*value:/m);
    });

    it('can be given every setting that the bot has, and a secret one by the key vault alone', async () => {
      const isSecret = (name: string) =>
        /PASSWORD|TOKEN|KEY|HEADERS|DATABASE_URL/i.test(name) &&
        !/_(?:FILE|PATH|SECONDS)$/.test(name);
      const secret = variables.filter(isSecret);
      for (const name of ['STORE_KEY', 'API_KEY', 'ROSTER_TOKEN', 'ABSENCE_TOKEN'])
        assert.ok(secret.includes(name), name);
      const { parameters } = parameterFile.parse(await json('infra/bot.parameters.json'));
      const settings = z.record(z.string(), z.string()).parse(parameters.settings?.value);
      const byVault = z.record(z.string(), z.string()).parse(parameters.secretSettings?.value);
      assert.deepEqual(Object.keys(settings).filter(isSecret), []);
      assert.deepEqual(
        Object.keys(byVault).filter((name) => !secret.includes(name)),
        [],
      );
      const page = await read('docs/configuration.md');
      assert.deepEqual(
        variables.filter((name) => !page.includes(name)),
        [],
        'is described for whoever sets it',
      );
    });

    it('lets in from outside what the bot answers there, whole paths and nothing besides', async () => {
      const ingress = at(
        resource(bot, 'Microsoft.App/containerApps'),
        'properties.configuration.ingress',
      );
      assert.equal(at(ingress, 'external'), false);
      const rules = at(
        resource(bot, 'Microsoft.App/managedEnvironments/httpRouteConfigs'),
        'properties.rules',
      );
      const routes = at(rules, '0.routes');
      assert.ok(Array.isArray(rules) && rules.length === 1 && Array.isArray(routes));
      const paths = routes.map((route: Value) => {
        const match = at(route, 'match');
        assert.deepEqual(Object.keys(plain(match)), ['path', 'caseSensitive']);
        const path = at(match, 'path');
        assert.ok(isExpression(path));
        return bot.declarations.find((one) => one.name === path.$expression);
      });
      const texts = paths.map((one) => (one?.kind === 'var' ? one.value : undefined));
      const pages = pageNames.map((name) => `/${name}`);
      const tab = ['/tab', '/tab/view', '/tab/page.js', '/tab/page.css', '/tab/teams.js'];
      assert.deepEqual(texts, ['/api/messages', notificationsPath, ...pages, ...tab]);

      const school = await startSchool({ schools: 1, publicUrl: 'https://naervaer.example' });
      try {
        const routes = school.bot.routes.map((route) => route.split(' ')[1]);
        assert.deepEqual(
          texts.filter((path) => !routes.some((route) => route === path)),
          [],
        );
        assert.ok(routes.includes('/metrics'), 'there is something to keep inside');
      } finally {
        await school.close();
      }
    });

    it('asks its health where the container listens, and gives it time to end', async () => {
      const stage = readContainerfile(await read('Containerfile')).at(-1);
      const port = bot.declarations.find((one) => one.kind === 'var' && one.name === 'port');
      assert.deepEqual(stage?.ports, [port?.kind === 'var' ? port.value : undefined]);
      const probes = at(container(), 'probes');
      assert.ok(Array.isArray(probes));
      assert.deepEqual(
        probes.map((probe: Value) => [
          at(probe, 'type'),
          at(probe, 'httpGet.path'),
          at(probe, 'httpGet.port'),
        ]),
        ['Startup', 'Liveness', 'Readiness'].map((type) => [
          type,
          '/healthz',
          { $expression: 'port' },
        ]),
      );
      const grace = at(
        resource(bot, 'Microsoft.App/containerApps'),
        'properties.template.terminationGracePeriodSeconds',
      );
      assert.ok(typeof grace === 'number' && grace > 10);
    });

    it('mounts a volume where the image has its data', async () => {
      const stage = readContainerfile(await read('Containerfile')).at(-1);
      assert.deepEqual(stage?.volumes, [valuesOf('fixed').DATA_DIR]);
      const mounts = at(container(), 'volumeMounts');
      const volumes = at(
        resource(bot, 'Microsoft.App/containerApps'),
        'properties.template.volumes',
      );
      assert.ok(Array.isArray(mounts) && Array.isArray(volumes));
      assert.deepEqual(
        mounts.map((one: Value) => at(one, 'volumeName')),
        volumes.map((one: Value) => at(one, 'name')),
      );
      assert.ok(mounts.some((one: Value) => at(one, 'mountPath') === stage?.volumes[0]));
    });
  });
});
