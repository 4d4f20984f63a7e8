import { fetchBytes } from '../core/fetchBytes.ts';

export type RegisterAddress = {
  url: string;
  /** Sent as a bearer token; with a space in it ("Basic …") as it stands. */
  token: string | undefined;
};

/**
 * Gets what a register's address answers.
 * @param headers more of them, such as `if-none-match`
 * @returns undefined where nothing has changed (304)
 * @throws OutsideError `register_…`, without the address, which may hold a key
 */
export async function askRegister(
  { url, token }: RegisterAddress,
  headers: Readonly<Record<string, string>> = {},
): ReturnType<typeof fetchBytes> {
  const authorization =
    token === undefined ? {} : { authorization: token.includes(' ') ? token : `Bearer ${token}` };
  return fetchBytes('register', url, { ...authorization, ...headers });
}
