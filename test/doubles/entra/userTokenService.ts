import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { hostPrograms, type TabApp } from '../../../bot/http/tab/userToken.ts';
import { originOf } from '../../services/graph/tappedGraph.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
type Signed = { key?: 'published' | 'unpublished' | 'next'; alg?: string; kid?: string };

/** Entra as it gives Teams tokens of people for a tab, on loopback: its keys, and real signatures. */
export type UserTokenService = {
  tab: TabApp;
  /** How often the keys were fetched. */
  readonly asked: number;
  /** A token of somebody, of version 2 unless said otherwise; `different` replaces claims, undefined leaves one out. */
  token(
    oid: string,
    different?: { [claim: string]: unknown; ver?: '1.0' | '2.0' | undefined },
    signed?: Signed,
  ): Promise<string>;
  /** Answers in place of the keys. */
  setFault(fault?: (response: ServerResponse) => void): void;
  /** Signs with another key from then on, and publishes it too. */
  rotate(): void;
  close(): Promise<void>;
};

const tenantId = '99999999-0000-4000-8000-000000000001';
const clientId = '5f0e3b1c-0000-4000-8000-0000000000aa';

/** @param now what the tokens' times are told from, in seconds */
export async function startUserTokenService(
  now: () => number = () => Math.floor(Date.now() / 1000),
): Promise<UserTokenService> {
  const keys: Record<NonNullable<Signed['key']>, KeyPair> = {
    published: await generateKeyPair('RS256'),
    unpublished: await generateKeyPair('RS256'),
    next: await generateKeyPair('RS256'),
  };
  let asked = 0;
  let rotated = false;
  let fault: ((response: ServerResponse) => void) | undefined;
  const server = createServer(async (request, response) => {
    if (request.url !== `/${tenantId}/discovery/v2.0/keys`) {
      response.statusCode = 404;
      response.end();
      return;
    }
    asked += 1;
    if (fault) return fault(response);
    const published = rotated ? (['published', 'next'] as const) : (['published'] as const);
    const all = published.map(async (kid) => ({
      ...(await exportJWK(keys[kid].publicKey)),
      ...{ kid, use: 'sig' },
    }));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: await Promise.all(all) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const authority = originOf(server.address());
  const idUri = `api://naervaer.example/${clientId}`;
  const [teams = ''] = hostPrograms;
  return {
    tab: { idUri, clientId, tenantId, authority },
    get asked() {
      return asked;
    },
    token: (oid, different = {}, { key = 'published', alg = 'RS256', kid = key } = {}) => {
      const at = now();
      const times = { iat: at, nbf: at, exp: at + 3600 };
      const person = { oid, sub: `sub-${oid}`, tid: tenantId, scp: 'access_as_user' };
      const versioned =
        different.ver === '1.0'
          ? { iss: `https://sts.windows.net/${tenantId}/`, aud: idUri, appid: teams }
          : { ver: '2.0', iss: `${authority}/${tenantId}/v2.0`, aud: clientId, azp: teams };
      return new SignJWT({ ...times, ...person, ...versioned, ...different })
        .setProtectedHeader({ alg, kid, typ: 'JWT' })
        .sign(keys[key].privateKey);
    },
    setFault: (next) => {
      fault = next;
    },
    rotate: () => {
      rotated = true;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
