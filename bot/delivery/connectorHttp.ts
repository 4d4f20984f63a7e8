import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { faultOfAnswer, faultOfSilence } from './connectorFault.ts';

type ConnectorOptions = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]
>;

/** How botbuilder's connector reaches the network. */
export type ConnectorHttp = NonNullable<ConnectorOptions['httpClient']>;

/** Long for a connector, short for somebody who waits. */
const patienceMs = 15_000;

/**
 * The connector's requests, each made once and given up after a while. Without it botbuilder's own
 * client waits for ever, and repeats a POST by itself up to three times after a 5xx or a broken
 * connection: the same card twice or more. Its repetition lets every error pass that is not its own.
 * @param parts.schedule runs something later and gives back how to call that off
 * @throws OutsideError for every answer but success, and for none
 */
export function connectorHttp(parts: {
  now: () => Temporal.Instant;
  schedule: (afterMs: number, run: () => void) => () => void;
}): ConnectorHttp {
  return {
    sendRequest: async (request) => {
      const { method, url } = request;
      const timeout = new AbortController();
      const cancel = parts.schedule(patienceMs, () => timeout.abort());
      try {
        const response = await fetch(url, {
          method,
          headers: request.headers.toJson({ preserveCase: true }),
          body: typeof request.body === 'string' ? request.body : null,
          redirect: 'manual',
          signal: timeout.signal,
        }).catch((cause: unknown) => {
          throw faultOfSilence(method, cause);
        });
        if (!response.ok) {
          await response.body?.cancel();
          const asked = response.headers.get('retry-after');
          throw faultOfAnswer(method, response.status, asked, parts.now());
        }
        // The request was taken; a body that breaks off on the way tells no less than an empty one.
        const bodyAsText = await response.text().catch(() => '');
        return {
          request,
          status: response.status,
          headers: headersOf(request, response),
          bodyAsText,
        };
      } finally {
        cancel();
      }
    },
  };
}

/** The client's own kind of headers, which it does not hand out otherwise. */
function headersOf(
  request: Parameters<ConnectorHttp['sendRequest']>[0],
  response: Response,
): typeof request.headers {
  const headers = request.headers.clone();
  for (const { name } of headers.headersArray()) headers.remove(name);
  for (const [name, value] of response.headers) headers.set(name, value);
  return headers;
}
