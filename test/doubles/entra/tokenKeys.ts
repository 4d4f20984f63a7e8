import { generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose';

/** Somebody who signs tokens, and looks whether one is theirs. */
export type TokenSigner = {
  issuer: string;
  sign(claims: JWTPayload): Promise<string>;
  /** The claims of a token of theirs that holds now. @throws for any other */
  verify(token: string, audience?: string): Promise<JWTPayload>;
};

/** @param issuer the `iss` of its tokens */
export async function tokenSigner(issuer: string): Promise<TokenSigner> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  return {
    issuer,
    sign: (claims) =>
      new SignJWT({ iss: issuer, iat: seconds(), nbf: seconds(), exp: seconds() + 3600, ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'one' })
        .sign(privateKey),
    verify: async (token, audience) => {
      const expected = { issuer, ...(audience === undefined ? {} : { audience }) };
      return (await jwtVerify(token, publicKey, expected)).payload;
    },
  };
}

/** Now, as tokens count it. */
export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
