import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

/** How botbuilder gets tokens for sending. */
export type BotCredentials = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

/** Gives the bot's token for the connector, kept; `renew` asks for another one. */
export type BotToken = (options?: { renew: boolean }) => Promise<string>;

/** botbuilder's credentials that ask nobody but the given source, whichever way it proves the app. */
export function botCredentials(appId: string, token: BotToken): BotCredentials {
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      appId,
      getToken: (anew = false) => token({ renew: anew }),
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    }),
  };
}
