import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalGraph, startLocalGraph } from '../../bot/sandbox/graph/localGraph.ts';
import { invented } from '../builders/invented.ts';
import { buttonOf } from '../doubles/cardReading.ts';
import { selfSigned } from '../doubles/entra/selfSigned.ts';
import { startTokenService, type TokenService } from '../doubles/entra/tokenService.ts';
import { type Issuer, startIssuer } from '../doubles/issuer.ts';
import { personOf, seed } from '../doubles/runningSchool.ts';
import { chatOf, type Person, startTeams, type Teams } from '../doubles/teams.ts';

const appId = '11111111-2222-3333-4444-555555555555';
const tenant = '99999999-0000-4000-8000-000000000001';
const serving = fileURLToPath(new URL('../doubles/servingProcess.ts', import.meta.url));
const rules = ['law-2020', 'aalborg-2019-all-absence'].map((name) =>
  fileURLToPath(new URL(`../../data/rulesets/${name}.json`, import.meta.url)),
);

describe('a bot without a secret', function () {
  // A process of its own each time, from nothing to a booked meeting.
  this.timeout(60_000);
  const [roster] = invented;
  assert.ok(roster);
  const teacher = personOf(roster, 'class_teacher', '7b');
  const leader = personOf(roster, 'leader');
  let folder: string;
  let entra: TokenService;
  let issuer: Issuer;
  let graph: LocalGraph;
  let teams: Teams;
  let bot: ChildProcess | undefined;
  let url = '';
  let log = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
    await seed(join(folder, 'data'), [roster]);
    entra = await startTokenService(tenant);
    issuer = await startIssuer('https://channel.example');
    graph = await startLocalGraph({
      people: roster.staff.map(({ email }) => email),
      now: () => Temporal.Instant.from('2026-11-25T08:10:00+01:00'),
      accepts: (token) => entra.accepts(token, appId, 'https://graph.microsoft.com'),
    });
    teams = await startTeams(
      () => url,
      async () => `Bearer ${await issuer.sign(channelClaims())}`,
      undefined,
      (token) => entra.accepts(token, appId, 'https://api.botframework.com'),
    );
    log = '';
  });

  afterEach(async () => {
    if (bot && bot.exitCode === null) {
      bot.kill('SIGKILL');
      await once(bot, 'exit');
    }
    bot = undefined;
    await Promise.all([teams.close(), graph.close(), issuer.close(), entra.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  const channelClaims = () => {
    const now = Math.floor(Date.now() / 1000);
    const times = { iat: now, nbf: now, exp: now + 3600 };
    return { iss: issuer.name, aud: appId, serviceurl: teams.serviceUrl, ...times };
  };

  /** Starts it as an operator would, and waits until it listens. */
  async function serve(proof: Record<string, string>): Promise<void> {
    bot = spawn(process.execPath, [serving, '2026-11-25T08:10:00+01:00'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: join(folder, 'data'),
        RULES: rules.join(),
        MicrosoftAppId: appId,
        MicrosoftAppTenantId: tenant,
        GRAPH_BASE_URL: graph.url,
        SERVICE_URLS: teams.serviceUrl,
        ToBotFromChannelTokenIssuer: issuer.name,
        ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl,
        ...proof,
      },
    });
    bot.stderr?.on('data', (text) => {
      log += String(text);
    });
    assert.ok(bot.stdout);
    const [printed] = await Promise.race([
      once(bot.stdout, 'data'),
      once(bot, 'exit').then(() => Promise.reject(new Error(log))),
    ]);
    url = String(printed).trim();
  }

  const newest = (person: Person, ...parts: string[]) =>
    teams.until(
      () =>
        teams
          .shown(chatOf(person))
          .findLast(({ content }) => parts.every((part) => content.includes(part))),
      `${person.name} sees ${parts.join(', ')}`,
    );

  const pressOn = async (person: Person, verb: string, content: string, more: object = {}) => {
    const { data } = buttonOf(content, verb);
    await teams.press(person, verb, { ...data, ...more }, { tenantId: tenant });
  };

  /** A note in chat, the team's case, and their meeting in the calendar. */
  async function fromNoteToMeeting(): Promise<void> {
    for (const person of [teacher, leader]) {
      await teams.install(person, { tenantId: tenant });
      await newest(person, 'Nærvær');
    }
    await teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11', { tenantId: tenant });
    const receipt = await newest(teacher, 'Loke Christensen', '8 skoledage');
    const card = await newest(leader, 'LI-2026-0001', 'case.approveAll');
    await pressOn(leader, 'case.approveAll', card.content);
    await newest(teacher, 'case.show');
    await pressOn(teacher, 'case.show', receipt.content);
    const shown = await newest(teacher, 'LI-2026-0001', 'meeting.propose');
    await pressOn(teacher, 'meeting.propose', shown.content);
    const { content } = await newest(teacher, 'meeting.vote');
    await pressOn(teacher, 'meeting.vote', content, { times: '1a' });
    await newest(leader, 'meeting.vote');
    await pressOn(leader, 'meeting.vote', content, { times: '1a' });
    const agreed = await newest(teacher, 'Alle, der skal deltage, kan');
    const { data } = buttonOf(agreed.content, 'meeting.book', { slot: '1a' });
    await teams.press(teacher, 'meeting.book', data, { tenantId: tenant });
    await newest(leader, 'https://teams.example/');
    assert.equal(graph.events.all().length, 1);
  }

  const askedFor = () => entra.requests.map(({ at, resource, status }) => [at, resource, status]);

  it('answers a note and books a meeting as a managed identity, asking its host twice', async () => {
    entra.identities.push({ clientId: appId, objectId: 'the-bots-own' });
    await serve({
      MicrosoftAppType: 'UserAssignedMsi',
      IDENTITY_ENDPOINT: entra.hostEndpoint,
      IDENTITY_HEADER: entra.hostHeader,
    });
    await fromNoteToMeeting();
    assert.deepEqual(askedFor(), [
      ['host', 'https://api.botframework.com', 200],
      ['host', 'https://graph.microsoft.com', 200],
    ]);
  });

  it('does so as an app registration that a managed identity vouches for', async () => {
    const managedIdentity = '66666666-2222-3333-4444-555555555555';
    entra.identities.push({ clientId: managedIdentity, objectId: 'vouching' });
    registerApp({ federated: [{ by: entra.signer, subject: 'vouching' }] });
    await serve({
      ...(await outThere()),
      MANAGED_IDENTITY_CLIENT_ID: managedIdentity,
      AZURE_POD_IDENTITY_AUTHORITY_HOST: entra.metadata,
    });
    await fromNoteToMeeting();
    assert.deepEqual(
      askedFor().filter(([at]) => at === 'entra'),
      [
        ['entra', 'https://api.botframework.com', 200],
        ['entra', 'https://graph.microsoft.com', 200],
      ],
    );
  });

  it('does so with a certificate', async () => {
    const { certificate, key } = await selfSigned({ name: 'naervaer' });
    const file = join(folder, 'app.pem');
    await writeFile(file, certificate + key, { mode: 0o600 });
    registerApp({ certificates: [certificate] });
    await serve({ ...(await outThere()), AZURE_CLIENT_CERTIFICATE_PATH: file });
    await fromNoteToMeeting();
    assert.ok(!log.includes('PRIVATE KEY'));
  });

  it('loses nothing while its certificate is renewed, and needs no restart for it', async () => {
    const [one, two] = [await selfSigned({ name: 'one' }), await selfSigned({ name: 'two' })];
    const file = join(folder, 'app.pem');
    await writeFile(file, one.certificate + one.key, { mode: 0o600 });
    registerApp({ certificates: [one.certificate] });
    await serve({ ...(await outThere()), AZURE_CLIENT_CERTIFICATE_PATH: file });
    await teams.install(teacher, { tenantId: tenant });
    await newest(teacher, 'Nærvær');
    // Entra lets the old one go before the file is there, and no token by it is good any more.
    entra.apps.splice(0);
    registerApp({ certificates: [two.certificate] });
    const before = teams.tokens.at(-1);
    teams.setFault(() => (teams.tokens.at(-1) === before ? 401 : undefined));
    await teams.say(teacher, 'Loke syg i dag', { tenantId: tenant });
    while (!log.includes('AADSTS700027')) await once(bot?.stderr ?? assert.fail(), 'data');
    await writeFile(file, two.certificate + two.key);
    await newest(teacher, 'note.undo');
    const receipts = teams
      .shown(chatOf(teacher))
      .filter(({ content }) => /note\.undo/.test(content));
    assert.equal(receipts.length, 1);
  });

  it('keeps its messages while its host does not know it, says why, and sends them then', async () => {
    await serve({
      MicrosoftAppType: 'UserAssignedMsi',
      IDENTITY_ENDPOINT: entra.hostEndpoint,
      IDENTITY_HEADER: entra.hostHeader,
    });
    await teams.install(teacher, { tenantId: tenant });
    await teams.say(teacher, 'Loke syg i dag', { tenantId: tenant });
    while (!log.includes('entra_refused')) await once(bot?.stderr ?? assert.fail(), 'data');
    assert.match(log, /"party":"login","code":"entra_refused","reason":"invalid_request"/);
    assert.equal(teams.received, 0);
    entra.identities.push({ clientId: appId, objectId: 'the-bots-own' });
    await teams.until(() => (teams.received > 0 ? true : undefined), 'what waited');
  });

  function registerApp(proofs: Partial<TokenService['apps'][number]>): void {
    const nothing = { secrets: [], certificates: [], federated: [] };
    entra.apps.push({ clientId: appId, tenants: [tenant], ...nothing, ...proofs });
  }

  /** Where the local Entra is, and whose certificates are trusted. */
  async function outThere(): Promise<Record<string, string>> {
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, entra.ca);
    return {
      NODE_EXTRA_CA_CERTS: ca,
      ToChannelFromBotLoginUrl: `${entra.authority}/botframework.com`,
    };
  }
});
