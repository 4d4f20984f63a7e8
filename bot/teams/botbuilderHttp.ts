import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ConnectorAnswer, ConnectorHttp } from './connectorHttp.ts';

type ConnectorOptions = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]
>;

type HttpClient = NonNullable<ConnectorOptions['httpClient']>;

type Outgoing = Parameters<HttpClient['sendRequest']>[0];

/** Lets what botbuilder itself sends, such as an answer within a turn, go the same way as the rest. */
export function botbuilderHttp(http: ConnectorHttp): HttpClient {
  return {
    sendRequest: async (outgoing) => {
      const { method, url, headers, body } = outgoing;
      const answer = await http({
        method,
        url,
        headers: headers.toJson({ preserveCase: true }),
        body: typeof body === 'string' ? body : undefined,
      });
      const { status, text: bodyAsText } = answer;
      return { request: outgoing, status, headers: headersOf(outgoing, answer), bodyAsText };
    },
  };
}

/** The client's own header type, which it does not export. */
function headersOf(outgoing: Outgoing, answer: ConnectorAnswer): Outgoing['headers'] {
  const headers = outgoing.headers.clone();
  for (const { name } of headers.headersArray()) headers.remove(name);
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  return headers;
}
