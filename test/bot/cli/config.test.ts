import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { ConfigError, readConfig } from '../../../bot/config.ts';
import { publicChannel } from '../../../bot/teams/channel.ts';
import { teamsServiceUrls } from '../../../bot/teams/serviceUrls.ts';
import { IdentityError } from '../../../services/identity/identityError.ts';

const app = { MicrosoftAppId: 'app', MicrosoftAppTenantId: 'tenant', MicrosoftAppPassword: 'word' };

/** What is wrong in the environment, and what must be said of it. */
const wrong: readonly (readonly [string, Record<string, string>, RegExp])[] = [
  ['a port in words', { PORT: 'http' }, /^PORT: .*expected number/],
  ['a port that no machine has', { PORT: '70000' }, /^PORT: .*<=65535/],
  ['a part of a port', { PORT: '80.5' }, /^PORT: .*expected int/],
  ['a log level nobody knows', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL: .*"info"/],
  ['a reach nobody knows', { COORDINATORS: 'all' }, /^COORDINATORS: .*"school"\|"municipality"/],
  ['a watched folder without a map', { ABSENCE_FOLDER: 'in' }, /^ABSENCE_MAP: expected the map/],
  [
    'a register over plain http',
    { ABSENCE_URL: 'http://register.example', ABSENCE_MAP: 'map.json' },
    /^ABSENCE_URL: expected an https address/,
  ],
  [
    'a folder of rosters without a place',
    { ROSTER_FROM: 'folder' },
    /^ROSTER_FOLDER: expected the folder/,
  ],
  [
    'OS2skoledata without a key',
    { ROSTER_FROM: 'os2skoledata', ROSTER_URL: 'https://skoledata.example' },
    /^ROSTER_TOKEN: expected the API key/,
  ],
  [
    'OS2skoledata over plain http',
    { ROSTER_FROM: 'os2skoledata', ROSTER_URL: 'http://skoledata.example', ROSTER_TOKEN: 'x' },
    /^ROSTER_URL: expected an https address/,
  ],
  ['rosters from elsewhere', { ROSTER_FROM: 'uni-c' }, /^ROSTER_FROM: /],
  ['rosters at no time of day', { ROSTER_AT: '24:30' }, /^ROSTER_AT: expected a time of day/],
  [
    'pages without a name',
    { SUPPORT_CONTACT: 'it@kommune.example', DATA_PROTECTION_CONTACT: 'dpo@kommune.example' },
    /^MUNICIPALITY: expected with SUPPORT_CONTACT and DATA_PROTECTION_CONTACT/,
  ],
  [
    'pages without anybody to ask',
    { MUNICIPALITY: 'Eksempel Kommune' },
    /^SUPPORT_CONTACT: expected with MUNICIPALITY/,
  ],
  [
    'a contact that nobody can be reached at',
    { SUPPORT_CONTACT: 'javascript:alert(1)' },
    /^SUPPORT_CONTACT: expected an e-mail address or an https address/,
  ],
  [
    'a page over plain http to ask at',
    { DATA_PROTECTION_CONTACT: 'http://kommune.example' },
    /^DATA_PROTECTION_CONTACT: expected an e-mail address or an https address/,
  ],
  ['a word for SANDBOX', { SANDBOX: 'yes' }, /^SANDBOX: .*"0"\|"1"/],
  [
    'an app type nobody knows',
    { MicrosoftAppType: 'singletenant' },
    /^MicrosoftAppType: .*"SingleTenant"/,
  ],
  ['a Graph that is no address', { GRAPH_BASE_URL: 'graph' }, /^GRAPH_BASE_URL: /],
  ['a proxy without its scheme', { HTTPS_PROXY: 'proxy.example:3128' }, /^HTTPS_PROXY: expected/],
  ['a list of rulesets with none in it', { RULES: ' , ' }, /^RULES: /],
  [
    'a database that is none, without its password',
    { DATABASE_URL: 'mysql://naervaer:hemmeligt@db.example/x' },
    /^DATABASE_URL: expected an address such as (?!.*hemmeligt)/,
  ],
  [
    'a database beyond this machine without a word on protection',
    { DATABASE_URL: 'postgresql://naervaer:hemmeligt@db.example/x' },
    /^DATABASE_URL: expected sslmode (?!.*hemmeligt)/,
  ],
  [
    'a key of files beside a database',
    {
      DATABASE_URL: 'postgresql://127.0.0.1/x',
      STORE_KEY: Buffer.alloc(32).toString('base64'),
    },
    /^STORE_KEY: encrypts files, not a database/,
  ],
  ['a key that is too short', { STORE_KEY: 'c2hvcnQ=' }, /^STORE_KEY: expected base64 keys of 32/],
  [
    'a key in hex',
    { STORE_KEY: 'ab'.repeat(32) },
    /^STORE_KEY: expected base64 keys of 32 bytes \(openssl rand -base64 32\)/,
  ],
  [
    'a comma after the last key',
    { STORE_KEY: `${Buffer.alloc(32).toString('base64')},` },
    /^STORE_KEY: expected base64 keys/,
  ],
  [
    'keys that are fetched unencrypted',
    { ToBotFromChannelOpenIdMetadataUrl: 'http://login.example/keys' },
    /^ToBotFromChannelOpenIdMetadataUrl: expected an https address/,
  ],
  [
    'a login over plain http, also on this machine',
    { ToChannelFromBotLoginUrl: 'http://127.0.0.1/tenant' },
    /^ToChannelFromBotLoginUrl: expected an https address/,
  ],
  [
    'a login that is no address',
    { ToChannelFromBotLoginUrl: 'login' },
    /^ToChannelFromBotLoginUrl: /,
  ],
  [
    'service addresses with a path',
    { SERVICE_URLS: 'a.example/x' },
    /^SERVICE_URLS: expected hosts/,
  ],
  ['a service anywhere', { SERVICE_URLS: '*' }, /^SERVICE_URLS: expected hosts/],
  ['services of a whole top domain', { SERVICE_URLS: '*.com' }, /^SERVICE_URLS: expected hosts/],
  ['an unencrypted service', { SERVICE_URLS: 'http://a.example' }, /^SERVICE_URLS: expected hosts/],
];

describe('readConfig', () => {
  it('listens to the world on 3978 with the files that come with the bot where nothing is set', () => {
    const config = readConfig(app);
    assert.deepEqual(
      [config.port, config.host, config.dataDir, config.logLevel],
      [3978, '0.0.0.0', 'var/data', 'info'],
    );
    assert.equal(config.graphBaseUrl, 'https://graph.microsoft.com/v1.0');
    assert.deepEqual(config.app, { id: 'app', tenantId: 'tenant' });
    assert.deepEqual(config.identity, {
      clientId: 'app',
      tenantId: 'tenant',
      proof: { by: 'secret', secret: 'word' },
      authority: 'https://login.microsoftonline.com',
      connectorTenantId: 'tenant',
    });
    for (const file of [...config.rules, config.playbook, config.calendar]) {
      assert.ok(existsSync(file), file);
    }
    assert.equal(config.rules.length, 2);
  });

  it('takes an empty variable as one that is not set', () => {
    const names = ['PORT', 'HOST', 'DATA_DIR', 'LOG_LEVEL', 'RULES', 'SANDBOX', 'MicrosoftAppType'];
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    assert.deepEqual(readConfig({ ...app, ...empty }), readConfig(app));
  });

  it('takes several rulesets, separated by commas', () => {
    assert.deepEqual(readConfig({ ...app, RULES: 'a.json, b.json,' }).rules, ['a.json', 'b.json']);
  });

  it('refuses to start without an app id', () => {
    for (const env of [{}, { SANDBOX: '0' }, { MicrosoftAppId: '', HOST: '127.0.0.1' }]) {
      assert.throws(() => readConfig(env), {
        code: 'bad_environment',
        message: /^MicrosoftAppId: expected an app id, or SANDBOX=1/,
      });
    }
  });

  it('binds a sandbox to loopback alone, whatever HOST says, and calls no Graph by itself', () => {
    for (const HOST of ['0.0.0.0', '::', '::1', '[::]', '10.0.0.1', 'localhost', 'bot.example']) {
      assert.equal(readConfig({ SANDBOX: '1', HOST }).host, '127.0.0.1');
      assert.throws(() => readConfig({ HOST }), { code: 'bad_environment' });
    }
    const config = readConfig({ SANDBOX: '1' });
    assert.equal(config.graphBaseUrl, undefined);
    const local = 'http://127.0.0.1:4000/v1.0';
    assert.equal(readConfig({ SANDBOX: '1', GRAPH_BASE_URL: local }).graphBaseUrl, local);
  });

  it('knows the public cloud’s addresses, and takes those of another cloud one by one', () => {
    const { channel, serviceUrls } = readConfig(app);
    assert.deepEqual(channel, publicChannel);
    assert.deepEqual(serviceUrls, teamsServiceUrls);
    const issuer = 'https://api.botframework.us';
    assert.deepEqual(readConfig({ ...app, ToBotFromChannelTokenIssuer: issuer }).channel, {
      ...publicChannel,
      ToBotFromChannelTokenIssuer: issuer,
    });
    const rules = { SERVICE_URLS: 'smba.infra.gov.teams.microsoft.us, *.botframework.us' };
    assert.deepEqual(readConfig({ ...app, ...rules }).serviceUrls, [
      'smba.infra.gov.teams.microsoft.us',
      '*.botframework.us',
    ]);
  });

  it('reaches Teams through the proxy that the environment names, and hosts beside it directly', () => {
    const HTTPS_PROXY = 'http://proxy.example:3128';
    const NO_PROXY = 'smba.trafficmanager.net';
    assert.deepEqual(readConfig({ ...app, HTTPS_PROXY, NO_PROXY }).proxy, {
      HTTPS_PROXY,
      NO_PROXY,
    });
    assert.equal(readConfig({ ...app, NO_PROXY }).proxy, undefined);
  });

  it('is told of changes at the public address where there is one, and never in a sandbox', () => {
    const PUBLIC_URL = 'https://naervaer.example/';
    assert.equal(readConfig(app).publicUrl, undefined);
    assert.equal(readConfig({ ...app, PUBLIC_URL }).publicUrl, 'https://naervaer.example');
    assert.equal(readConfig({ SANDBOX: '1', PUBLIC_URL }).publicUrl, undefined);
  });

  describe('for the personal tab', () => {
    const clientId = '5f0e3b1c-0000-4000-8000-0000000000aa';
    const tenant = '99999999-0000-4000-8000-000000000001';
    const TAB_APP_ID_URI = `api://naervaer.example/${clientId}`;
    const hosted = {
      ...app,
      MicrosoftAppTenantId: tenant,
      PUBLIC_URL: 'https://naervaer.example',
    };

    it('reads whose tokens are taken, and that there is none unless one is named', () => {
      assert.deepEqual(readConfig({ ...hosted, TAB_APP_ID_URI }).tab, {
        ...{ idUri: TAB_APP_ID_URI, clientId, tenantId: tenant },
        authority: 'https://login.microsoftonline.com',
      });
      const withBot = `api://naervaer.example/botid-${clientId}`;
      assert.equal(readConfig({ ...hosted, TAB_APP_ID_URI: withBot }).tab?.clientId, clientId);
      assert.equal(readConfig(hosted).tab, undefined);
    });

    it('never takes tokens in a sandbox, where it takes names', () => {
      assert.equal(
        readConfig({ ...hosted, MicrosoftAppId: '', SANDBOX: '1', TAB_APP_ID_URI }).tab,
        undefined,
      );
    });

    for (const [what, difference, named] of [
      ['no application id URI', { TAB_APP_ID_URI: clientId }, /^TAB_APP_ID_URI: expected an app/],
      [
        'another host',
        { PUBLIC_URL: 'https://another.example' },
        /^TAB_APP_ID_URI: expected the host of PUBLIC_URL/,
      ],
      ['no public address', { PUBLIC_URL: '' }, /^TAB_APP_ID_URI: expected the host of PUBLIC_URL/],
      [
        'a tenant by name',
        { MicrosoftAppTenantId: 'kommune.example' },
        /^MicrosoftAppTenantId: expected the tenant/,
      ],
    ] as const) {
      it(`is refused, by name, with ${what}`, () => {
        assert.throws(
          () => readConfig({ ...hosted, TAB_APP_ID_URI, ...difference }),
          (error) => {
            assert.ok(error instanceof ConfigError);
            assert.match(error.message, named);
            return true;
          },
        );
      });
    }
  });

  it('tells the pages who runs the bot, or that nobody says so', () => {
    const operator = {
      MUNICIPALITY: 'Eksempel Kommune',
      SUPPORT_CONTACT: 'it@kommune.example',
      DATA_PROTECTION_CONTACT: 'https://kommune.example/dpo',
    };
    assert.deepEqual(readConfig({ ...app, ...operator }).operator, {
      municipality: 'Eksempel Kommune',
      support: 'it@kommune.example',
      dataProtection: 'https://kommune.example/dpo',
    });
    assert.equal(readConfig(app).operator, undefined);
  });

  it('does not make a sandbox of a bot with an app id', () => {
    assert.equal(readConfig({ ...app, SANDBOX: '1', HOST: '10.0.0.1' }).host, '10.0.0.1');
  });

  it('needs no proof of who it is in a sandbox', () => {
    assert.equal(readConfig({ SANDBOX: '1' }).identity, undefined);
  });

  it('hands every way to prove the app to the one place that chooses', () => {
    const tenant = { MicrosoftAppId: 'app', MicrosoftAppTenantId: 'tenant' };
    const proofs = [
      { ...tenant, MicrosoftAppType: 'UserAssignedMsi' },
      { ...tenant, MANAGED_IDENTITY_CLIENT_ID: 'identity' },
      { ...tenant, AZURE_FEDERATED_TOKEN_FILE: '/token' },
      {
        ...tenant,
        AZURE_CLIENT_CERTIFICATE_PATH: '/app.pem',
        AZURE_CLIENT_CERTIFICATE_PASSWORD: 'word',
      },
    ].map((env) => readConfig(env).identity?.proof);
    assert.deepEqual(proofs, [
      { by: 'managed_identity' },
      { by: 'federated_identity', managedIdentity: 'identity' },
      { by: 'token_file', file: '/token' },
      { by: 'certificate', file: '/app.pem', password: 'word' },
    ]);
    assert.throws(() => readConfig({ ...app, MicrosoftAppType: 'UserAssignedMsi' }), IdentityError);
  });

  for (const [what, env, reason] of wrong) {
    it(`refuses ${what}, naming the variable and what was expected`, () => {
      assert.throws(
        () => readConfig({ ...app, ...env }),
        (error) => {
          assert.ok(error instanceof ConfigError);
          assert.match(error.message, reason);
          return true;
        },
      );
    });
  }
});
