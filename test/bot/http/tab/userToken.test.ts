import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import { NotAdmitted } from '../../../../bot/core/notAdmitted.ts';
import { type ReadUserToken, userTokens } from '../../../../bot/http/tab/userToken.ts';
import {
  startUserTokenService,
  type UserTokenService,
} from '../../../doubles/entra/userTokenService.ts';

const oid = '11111111-0000-4000-8000-000000000001';
const moment = Temporal.Instant.from('2026-11-25T08:10:00+01:00');
const seconds = Math.floor(moment.epochMilliseconds / 1000);

describe('the token of whoever opens the tab', () => {
  let entra: UserTokenService;
  let read: ReadUserToken;

  beforeEach(async () => {
    entra = await startUserTokenService(() => seconds);
    read = userTokens(entra.tab, { now: () => moment });
  });

  afterEach(() => entra.close());

  const refused = (authorization: string, code: string, status = 401) =>
    assert.rejects(read(authorization), (error) => {
      assert.ok(error instanceof NotAdmitted);
      assert.deepEqual([error.status, error.code], [status, code]);
      return true;
    });

  it('tells who it is, of either version that Entra gives', async () => {
    const known = { preferred_username: 'rosa@skole.example' };
    const expected = { entraId: oid, upn: 'rosa@skole.example' };
    assert.deepEqual(await read(`Bearer ${await entra.token(oid, known)}`), expected);
    const first = { ver: '1.0', upn: 'rosa@skole.example' } as const;
    assert.deepEqual(await read(`Bearer ${await entra.token(oid, first)}`), expected);
    const { upn } = await read(`Bearer ${await entra.token(oid)}`);
    assert.equal(upn, undefined);
  });

  const foreign: readonly (readonly [string, Parameters<UserTokenService['token']>[1]])[] = [
    ['of another issuer', { iss: 'https://login.example/x/v2.0' }],
    ['of another tenant, by its issuer', { iss: 'https://sts.windows.net/another/' }],
    ['of another tenant', { tid: '99999999-0000-4000-8000-000000000002' }],
    ['for another app', { aud: '5f0e3b1c-0000-4000-8000-0000000000bb' }],
    ['for Graph', { aud: 'https://graph.microsoft.com' }],
    ['for several apps', { aud: ['5f0e3b1c-0000-4000-8000-0000000000aa', 'x'] }],
    ['asked for by a program that is no host of tabs', { azp: oid }],
    ['for another scope', { scp: 'User.Read' }],
    ['with a scope that only begins so', { scp: 'access_as_user.all' }],
    ['of an app that speaks for itself', { idtyp: 'app' }],
    ['without a scope', { scp: undefined }],
    ['without a person', { oid: undefined }],
    ['of a person by something else than an object id', { oid: 'leader@school.example' }],
    ['without an end', { exp: undefined }],
    ['of no version', { ver: undefined }],
    [
      'of version 1 with the audience of version 2',
      { ver: '1.0', aud: '5f0e3b1c-0000-4000-8000-0000000000aa' },
    ],
    [
      'of version 1 with the issuer of version 2',
      { ver: '1.0', iss: 'https://login.microsoftonline.com/x/v2.0' },
    ],
  ];
  for (const [what, claims] of foreign) {
    it(`is refused ${what}`, async () => {
      await refused(`Bearer ${await entra.token(oid, claims)}`, 'foreign_token');
    });
  }

  for (const [what, claims] of [
    ['that ended', { exp: seconds - 120 }],
    ['that begins later', { nbf: seconds + 120 }],
  ] as const) {
    it(`is refused ${what}`, async () => {
      await refused(`Bearer ${await entra.token(oid, claims)}`, 'token_refused');
    });
  }

  it('may end or begin some seconds off, since clocks differ', async () => {
    const near = { exp: seconds - 30, nbf: seconds + 30 };
    assert.equal((await read(`Bearer ${await entra.token(oid, near)}`)).entraId, oid);
  });

  it('is refused where the signature is not Entra’s', async () => {
    const unpublished = await entra.token(oid, {}, { key: 'unpublished' });
    await refused(`Bearer ${unpublished}`, 'token_refused');
    const pretended = await entra.token(oid, {}, { key: 'unpublished', kid: 'published' });
    await refused(`Bearer ${pretended}`, 'token_refused');
    const [head, , mark] = (await entra.token(oid)).split('.');
    const [, other] = (await entra.token('22222222-0000-4000-8000-000000000002')).split('.');
    await refused(`Bearer ${head}.${other}.${mark}`, 'token_refused');
    const open = new UnsecuredJWT({ oid, aud: entra.tab.clientId }).encode();
    await refused(`Bearer ${open}`, 'malformed_token');
    await refused(`Bearer ${open}x`, 'token_refused');
  });

  for (const [what, authorization, code] of [
    ['nothing', '', 'no_token'],
    ['a name', 'Demo someone', 'malformed_token'],
    ['a word', 'Bearer abc', 'malformed_token'],
    ['another scheme', 'Basic abc.def.ghi', 'malformed_token'],
    ['more than Entra ever gives', `Bearer ${'a'.repeat(9000)}.b.c`, 'malformed_token'],
    ['three parts of nothing', 'Bearer e30.e30.e30', 'token_refused'],
  ] as const) {
    it(`cannot be ${what}`, () => refused(authorization, code));
  }

  for (const [what, fault] of [
    ['do not answer', undefined],
    ['fail', 503],
    ['are no keys', 200],
  ] as const) {
    it(`is neither right nor wrong while Entra’s keys ${what}, and right afterwards`, async () => {
      entra.setFault((response) => {
        if (fault === undefined) response.destroy();
        else {
          response.statusCode = fault;
          response.end('{}');
        }
      });
      const authorization = `Bearer ${await entra.token(oid)}`;
      await refused(authorization, 'keys_unreachable', 503);
      entra.setFault();
      assert.equal((await read(authorization)).entraId, oid);
    });
  }

  it('costs one look at the keys for many, and none for an unknown one within half a minute', async () => {
    const authorization = `Bearer ${await entra.token(oid)}`;
    await Promise.all(Array.from({ length: 20 }, () => read(authorization)));
    assert.equal(entra.asked, 1);
    const unknown = `Bearer ${await entra.token(oid, {}, { key: 'unpublished' })}`;
    for (let times = 0; times < 5; times += 1) await refused(unknown, 'token_refused');
    assert.equal(entra.asked, 1);
  });
});
