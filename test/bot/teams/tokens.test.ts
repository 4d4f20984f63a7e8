import assert from 'node:assert/strict';
import { SignJWT } from 'jose';
import sinon from 'sinon';
import {
  appId,
  type GuardedSchool,
  startGuardedSchool,
  tenant,
} from '../../doubles/guardedSchool.ts';
import { personOf } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

type Claims = Record<string, unknown>;
type Attempt = {
  what: string;
  /** The header that is sent; undefined sends none. */
  authorization: (school: GuardedSchool) => Promise<string | undefined> | string | undefined;
  activity?: Claims;
  status: 401 | 403;
};

const now = () => Math.floor(Date.now() / 1000);

/** A token of the channel's with other claims; undefined leaves one out. */
const signed =
  (difference: Claims = {}, options: (school: GuardedSchool) => object = () => ({})) =>
  async (school: GuardedSchool) => {
    const claims = Object.entries({ ...school.claims(), ...difference });
    const left = Object.fromEntries(claims.filter(([, value]) => value !== undefined));
    return `Bearer ${await school.issuer.sign(left, options(school))}`;
  };

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the Emulator or another bot would send: signed by the issuer that botbuilder knows for them. */
const fromEmulator =
  (more: Claims) =>
  async ({ emulator, claims }: GuardedSchool) =>
    `Bearer ${await emulator.sign({ ...claims(), iss: emulator.name, aud: appId, ...more })}`;

const attempts: readonly Attempt[] = [
  { what: 'no token', authorization: () => undefined, status: 401 },
  { what: 'an empty header', authorization: () => '', status: 401 },
  { what: 'a scheme without a token', authorization: () => 'Bearer', status: 401 },
  { what: 'a word for a token', authorization: () => 'Bearer word', status: 401 },
  { what: 'three words for a token', authorization: () => 'Bearer a.b.c', status: 401 },
  {
    what: 'JSON that is no token',
    authorization: () => `Bearer ${part({})}.${part({})}.AA`,
    status: 401,
  },
  {
    what: 'a token of 9,000 letters',
    authorization: () => `Bearer ${'a'.repeat(8990)}.b.c`,
    status: 401,
  },
  {
    what: 'two tokens',
    authorization: async (school) => `${await signed()(school)} ${await signed()(school)}`,
    status: 401,
  },
  {
    what: 'the right token in another scheme',
    authorization: async (school) => (await signed()(school)).replace('Bearer', 'Basic'),
    status: 401,
  },
  {
    what: 'the right token in a scheme in small letters',
    authorization: async (school) => (await signed()(school)).replace('Bearer', 'bearer'),
    status: 401,
  },
  {
    what: 'the app’s id and secret',
    authorization: () => `Basic ${btoa(`${appId}:word`)}`,
    status: 401,
  },
  {
    what: 'another key under the right key’s id',
    authorization: signed({}, ({ issuer: { keys } }) => ({
      key: { ...keys.unpublished, kid: 'teams' },
    })),
    status: 401,
  },
  {
    what: 'a signature that was cut',
    authorization: async (school) => (await signed()(school)).slice(0, -20),
    status: 401,
  },
  {
    what: 'claims that were changed after signing',
    authorization: async (school) => {
      const [head, , signature] = (await signed()(school)).split('.');
      return `${head}.${part({ ...school.claims(), exp: now() + 90_000 })}.${signature}`;
    },
    status: 401,
  },
  {
    what: 'alg none without a signature',
    authorization: ({ claims }) =>
      `Bearer ${part({ alg: 'none', kid: 'teams' })}.${part(claims())}.`,
    status: 401,
  },
  {
    what: 'alg none with a signature',
    authorization: async (school) => {
      const [, , signature] = (await signed()(school)).split('.');
      return `Bearer ${part({ alg: 'none', kid: 'teams' })}.${part(school.claims())}.${signature}`;
    },
    status: 401,
  },
  {
    what: 'HS256 with the public key for a secret',
    authorization: async ({ issuer, claims }) =>
      `Bearer ${await new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS256', kid: 'teams' })
        .sign(new TextEncoder().encode(issuer.publicPem))}`,
    status: 401,
  },
  {
    what: 'a key of the caller’s in the token’s head',
    authorization: async (school) => {
      const [, payload, signature] = (await signed()(school)).split('.');
      const head = { alg: 'RS256', kid: 'mine', jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } };
      return `Bearer ${part(head)}.${payload}.${signature}`;
    },
    status: 401,
  },
  {
    what: 'a token that ended an hour ago',
    authorization: signed({ exp: now() - 3600 }),
    status: 401,
  },
  { what: 'a token that never ends', authorization: signed({ exp: undefined }), status: 401 },
  { what: 'a token that ends in words', authorization: signed({ exp: '2099' }), status: 401 },
  {
    what: 'a token that begins in an hour',
    authorization: signed({ nbf: now() + 3600 }),
    status: 401,
  },
  { what: 'a token for another bot', authorization: signed({ aud: 'another' }), status: 401 },
  {
    what: 'a token for several bots',
    authorization: signed({ aud: ['another', appId] }),
    status: 401,
  },
  { what: 'a token for nobody', authorization: signed({ aud: undefined }), status: 401 },
  { what: 'another issuer', authorization: signed({ iss: 'https://evil.example' }), status: 401 },
  {
    what: 'the public cloud’s issuer',
    authorization: signed({ iss: 'https://api.botframework.com' }),
    status: 401,
  },
  { what: 'no issuer', authorization: signed({ iss: undefined }), status: 401 },
  {
    what: 'a key that is not published',
    authorization: signed({}, ({ issuer: { keys } }) => ({ key: keys.unpublished })),
    status: 401,
  },
  { what: 'no key id', authorization: signed({}, () => ({ kid: undefined })), status: 401 },
  {
    what: 'a path for a key id',
    authorization: signed({}, () => ({ kid: '../../keys' })),
    status: 401,
  },
  {
    what: 'a key that is endorsed for another channel',
    authorization: signed({}, ({ issuer: { keys } }) => ({ key: keys.webchat })),
    status: 401,
  },
  {
    what: 'a key that is endorsed for no channel',
    authorization: signed({}, ({ issuer: { keys } }) => ({ key: keys.bare })),
    status: 401,
  },
  {
    what: 'a token for another conversation’s service',
    authorization: signed({ serviceurl: 'https://smba.trafficmanager.net/emea/' }),
    status: 401,
  },
  { what: 'a token for no service', authorization: signed({ serviceurl: undefined }), status: 401 },
  {
    what: 'an activity that names no service',
    authorization: signed({ serviceurl: undefined }),
    activity: { serviceUrl: undefined },
    status: 401,
  },
  {
    what: 'the right token with a key for webchat’s activities',
    authorization: signed(),
    activity: { channelId: 'webchat' },
    status: 403,
  },
  {
    what: 'an activity of no channel',
    authorization: signed(),
    activity: { channelId: undefined },
    status: 403,
  },
  {
    what: 'an activity of the Emulator',
    authorization: signed(),
    activity: { channelId: 'emulator' },
    status: 403,
  },
  {
    what: 'the Emulator’s token for this bot',
    authorization: fromEmulator({ ver: '1.0', appid: appId }),
    status: 401,
  },
  {
    what: 'the Emulator’s newer token for this bot',
    authorization: fromEmulator({ ver: '2.0', azp: appId }),
    status: 401,
  },
  {
    what: 'another bot’s token for this one',
    authorization: fromEmulator({ ver: '1.0', appid: 'another-bot' }),
    status: 401,
  },
  {
    what: 'a token of the App Service Extension',
    authorization: fromEmulator({ ver: '1.0', appid: appId }),
    activity: { channelId: 'AseChannel' },
    status: 401,
  },
];

describe('who may speak to the bot', () => {
  let school: GuardedSchool;
  let teacher: Person;
  let written: sinon.SinonStub[];

  before(async () => {
    // botbuilder writes what it refuses to the console: kept, to see that no name is in it.
    written = [sinon.stub(console, 'error'), sinon.stub(console, 'warn')];
    school = await startGuardedSchool();
    teacher = personOf(school.roster, 'class_teacher', '7b');
  });

  after(async () => {
    await school.close();
    for (const stub of written) stub.restore();
  });

  const message = (more: Claims = {}) => ({
    ...school.teams.activity(teacher),
    type: 'message',
    text: 'Loke ulovligt fravær 16/11-25/11',
    ...more,
  });

  const post = (body: unknown, authorization: string | undefined) =>
    fetch(`${school.bot.url}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: JSON.stringify(body),
    });

  for (const { what, authorization, activity, status } of attempts) {
    it(`refuses ${what} with ${status}, stores nothing and tells nothing`, async () => {
      const before = await school.stored();
      const response = await post(message(activity), await authorization(school));
      assert.deepEqual(
        [response.status, await response.json()],
        [status, { error: 'not admitted' }],
      );
      assert.equal(await school.stored(), before);
      assert.deepEqual(school.teams.shown(chatOf(teacher)), []);
    });
  }

  it('has logged no name and no word of a message, and counted each by its reason', async () => {
    const lines = JSON.stringify([school.log, written.map((stub) => stub.args.map(String))]);
    for (const word of ['Loke', 'ulovligt', teacher.name, teacher.name.split(' ')[0] ?? '']) {
      assert.ok(!lines.includes(word), 'a name was logged');
    }
    const metrics = await (await fetch(`${school.bot.url}/metrics`)).text();
    const counted = [...metrics.matchAll(/requests_refused_total\{reason="\w+"\} (\d+)/g)];
    const sum = counted.reduce((all, [, count]) => all + Number(count), 0);
    assert.equal(sum, attempts.length);
  });

  it('asked for the keys only twice: once to check signatures, once for what they are endorsed for', () => {
    assert.equal(school.issuer.asked, 2);
    assert.equal(school.emulator.asked, 0);
  });

  it('takes the channel’s own token, and answers with the bot’s', async () => {
    assert.equal(await school.teams.install(teacher), 200);
    assert.equal(await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11'), 200);
    await school.bot.delivery.idle();
    assert.equal((await school.bot.app.store.list('linde', 'case')).length, 1);
    assert.deepEqual(new Set(school.teams.tokens), new Set(['Bearer the-bots-own-token']));
  });

  describe('from another tenant with the right token', () => {
    const stranger = { id: '29:stranger', aadObjectId: 'stranger', name: 'Anna Andersen' };
    const tenants: readonly [string, object][] = [
      ['another tenant', { tenantId: 'another' }],
      ['no tenant', { tenantId: '', channelData: {} }],
      [
        'this tenant in the conversation alone',
        { tenantId: tenant, channelData: { tenant: { id: 'x' } } },
      ],
    ];
    for (const [what, options] of tenants) {
      it(`tells somebody of ${what} nothing but that, and stores nothing`, async () => {
        // A press is remembered, without who it was.
        const before = await school.stored(['audit', 'inbox']);
        const conversation = `a:${what}`;
        const more = { ...options, conversation };
        for (const person of [stranger, teacher]) {
          assert.equal(await school.teams.say(person, 'status', more), 200);
          assert.equal(await school.teams.install(person, more), 200);
          const answer = await school.teams.press(
            person,
            'case.show',
            { case: 'LI-2026-0001' },
            more,
          );
          assert.match(JSON.stringify(answer), /ikke sat op for din organisation/);
        }
        assert.equal(await school.stored(['audit', 'inbox']), before);
        const shown = school.teams.shown(conversation);
        assert.equal(shown.length, 2);
        for (const { content } of shown) {
          assert.match(content, /ikke sat op for din organisation/);
          assert.doesNotMatch(content, /Loke|LI-2026/);
        }
      });
    }
  });
});
