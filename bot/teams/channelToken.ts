import { z } from 'zod';
import { NotAdmitted } from '../core/notAdmitted.ts';

/** Teams' tokens stay far below this. */
const longest = 8192;

const bearer = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/;

const head = z.looseObject({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string().min(1) });

/**
 * Checks a token before its signature, and refuses some that botbuilder accepts: tokens without expiry, and
 * those of issuers other than the channel, such as the Emulator, other bots and the App Service Extension, of
 * which a bot in Teams never gets one.
 * @returns the id of the signing key that the token names
 * @throws NotAdmitted `no_token`, `malformed_token`, `foreign_token`
 */
export function readChannelToken(
  authorization: string,
  expected: { issuer: string; appId: string; serviceUrl: string },
): string {
  if (authorization.trim() === '') throw new NotAdmitted(401, 'no_token');
  const [, first, second] =
    authorization.length > longest ? [] : (bearer.exec(authorization) ?? []);
  const header = head.safeParse(decoded(first));
  if (!header.success) throw new NotAdmitted(401, 'malformed_token');
  const claims = z.looseObject({
    iss: z.literal(expected.issuer),
    aud: z.literal(expected.appId),
    serviceurl: z.literal(expected.serviceUrl),
    exp: z.number(),
  });
  if (!claims.safeParse(decoded(second)).success) throw new NotAdmitted(401, 'foreign_token');
  return header.data.kid;
}

function decoded(part: string | undefined): unknown {
  if (part === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
