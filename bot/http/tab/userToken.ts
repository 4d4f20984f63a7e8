import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { NotAdmitted } from '../../core/notAdmitted.ts';

/** The tab's own app registration, for which Teams gets tokens of whoever opens the tab. */
export type TabApp = {
  /** The application id URI: `api://HOST/CLIENT_ID`. */
  idUri: string;
  clientId: string;
  /** The one tenant whose people are let in. */
  tenantId: string;
  /** Where tokens are given: `https://login.microsoftonline.com`. */
  authority: string;
};

/** Somebody in Entra: the object id, which is theirs for good, and the UPN that is theirs now, if it is told. */
export type EntraPerson = { entraId: string; upn: string | undefined };

/** Who somebody is, by a token that holds. @throws NotAdmitted */
export type ReadUserToken = (authorization: string) => Promise<EntraPerson>;

/** Entra's stay far below this. */
const longest = 8192;

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

/** The scope that Teams asks for. */
const scope = 'access_as_user';

/**
 * The programs in which a tab is opened, which the app registration lets ask for tokens:
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
 */
export const hostPrograms: readonly string[] = [
  // Teams: desktop and mobile, web.
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  // Microsoft 365: web, desktop, mobile (Outlook's desktop too).
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  // Outlook: web, mobile.
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
];

const common = {
  oid: z.guid(),
  exp: z.number(),
  scp: z.string().refine((scopes) => scopes.split(' ').includes(scope)),
  // Set where an app speaks for itself alone.
  idtyp: z.literal('user').optional(),
};

/**
 * Checks a token of a person in Teams: signed by Entra, for this app, by the own tenant, now, asked for by a
 * program of Microsoft's in which tabs are opened. Of either version: which one an app gets stands in its
 * registration (`requestedAccessTokenVersion`).
 * @param options.keys where the tenant's signing keys are, instead of at the authority
 * @throws NotAdmitted `no_token`, `malformed_token`, `token_refused`, `foreign_token`, `keys_unreachable`
 */
export function userTokens(
  { idUri, clientId, tenantId, authority }: TabApp,
  { now }: { now: () => Temporal.Instant },
): ReadUserToken {
  const keys = createRemoteJWKSet(new URL(`${authority}/${tenantId}/discovery/v2.0/keys`), {
    timeoutDuration: 10_000,
  });
  const program = z.string().refine((one) => hostPrograms.includes(one));
  const claims = z.discriminatedUnion('ver', [
    z.looseObject({
      ...common,
      ver: z.literal('2.0'),
      iss: z.literal(`${authority}/${tenantId}/v2.0`),
      aud: z.literal(clientId),
      tid: z.literal(tenantId),
      azp: program,
      preferred_username: z.string().optional(),
    }),
    z.looseObject({
      ...common,
      ver: z.literal('1.0'),
      iss: z.literal(`https://sts.windows.net/${tenantId}/`),
      aud: z.literal(idUri),
      tid: z.literal(tenantId),
      appid: program,
      upn: z.string().optional(),
    }),
  ]);
  return async (authorization) => {
    if (authorization.trim() === '') throw new NotAdmitted(401, 'no_token');
    const [, token] = authorization.length > longest ? [] : (bearer.exec(authorization) ?? []);
    if (token === undefined) throw new NotAdmitted(401, 'malformed_token');
    const found = claims.safeParse(await signed(token, keys, now()));
    if (!found.success) throw new NotAdmitted(401, 'foreign_token');
    const { data } = found;
    const upn = data.ver === '2.0' ? data.preferred_username : data.upn;
    return { entraId: data.oid, upn };
  };
}

/** The claims of a token that Entra signed and that holds at this moment. */
async function signed(
  token: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
  now: Temporal.Instant,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      currentDate: new Date(now.epochMilliseconds),
      // Entra's clock and ours.
      clockTolerance: 60,
    });
    return payload;
  } catch (error) {
    throw isOutside(error)
      ? new NotAdmitted(503, 'keys_unreachable', error)
      : new NotAdmitted(401, 'token_refused', error);
  }
}

/** The keys could not be had: the library's plain error and these two are about the answer, others about a token. */
function isOutside(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  const { JWKSTimeout, JWKSInvalid, JOSEError } = errors;
  return (
    error instanceof JWKSTimeout || error instanceof JWKSInvalid || error.code === JOSEError.code
  );
}
