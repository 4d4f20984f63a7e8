import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { originOf } from '../services/graph/tappedGraph.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** An issuer's key; undefined `endorsements` are left out of the published one. */
type Key = { kid: string; pair: KeyPair; endorsements: readonly string[] | undefined };

/** A token issuer on loopback: metadata, published keys, and real signatures. */
export type Issuer = {
  name: string;
  metadataUrl: string;
  /** How often the published keys were fetched. */
  readonly asked: number;
  /** The default signing key, as PEM. */
  publicPem: string;
  keys: { teams: Key; webchat: Key; bare: Key; unpublished: Key };
  sign(claims: JWTPayload, options?: { key?: Key; kid?: string; alg?: string }): Promise<string>;
  close(): Promise<void>;
};

/** @param name the `iss` of its tokens */
export async function startIssuer(name: string): Promise<Issuer> {
  const key = async (kid: string, endorsements?: readonly string[]): Promise<Key> => ({
    kid,
    pair: await generateKeyPair('RS256', { extractable: true }),
    endorsements,
  });
  const keys = {
    teams: await key('teams', ['webchat', 'msteams']),
    webchat: await key('webchat', ['webchat']),
    bare: await key('bare'),
    unpublished: await key('unpublished', ['msteams']),
  };
  const published = await Promise.all(
    [keys.teams, keys.webchat, keys.bare].map(async ({ kid, pair, endorsements }) => ({
      ...(await exportJWK(pair.publicKey)),
      kid,
      use: 'sig',
      ...(endorsements === undefined ? {} : { endorsements }),
    })),
  );
  let asked = 0;
  const server = createServer((request, response) => {
    const isKeys = request.url === '/keys';
    if (isKeys) asked += 1;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(isKeys ? { keys: published } : { issuer: name, jwks_uri: `${origin}/keys` }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = originOf(server.address());
  return {
    name,
    metadataUrl: `${origin}/openid`,
    get asked() {
      return asked;
    },
    publicPem: await exportSPKI(keys.teams.pair.publicKey),
    keys,
    sign: (claims, { key: { kid, pair } = keys.teams, ...header } = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT', ...header })
        .sign(pair.privateKey),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
