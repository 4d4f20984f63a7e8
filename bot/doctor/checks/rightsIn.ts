import { z } from 'zod';

const claims = z.object({ roles: z.array(z.string().regex(/^[\w.]{1,80}$/)) });

/**
 * The application permissions that Entra wrote into a token for Graph; none where it cannot be read, since its
 * form is Graph's own business. Nothing is decided by it but a warning.
 */
export function rightsIn(token: string): readonly string[] {
  const [, body = ''] = token.split('.');
  try {
    const text = Buffer.from(body, 'base64url').toString('utf8');
    return claims.safeParse(JSON.parse(text)).data?.roles ?? [];
  } catch {
    return [];
  }
}
