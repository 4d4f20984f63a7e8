import { Agent, type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { OutsideError } from '../../services/errors/errors.ts';
import { type AnswerFacts, answerFacts } from '../outbox/answerFacts.ts';
import { faultOfAnswer, faultOfSilence } from './connectorFault.ts';

type ConnectorOptions = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]
>;

/** How botbuilder's connector reaches the network. */
export type ConnectorHttp = NonNullable<ConnectorOptions['httpClient']>;

type Outgoing = Parameters<ConnectorHttp['sendRequest']>[0];

/** Long for a connector, short for somebody waiting. */
const patienceMs = 15_000;

/**
 * The connector's requests, each sent once, with a time limit. botbuilder's own client waits for ever, and
 * repeats a POST up to three times after a 5xx or a broken connection, so the same card arrives twice or
 * more; its retry hides errors that are not its own. Redirects are not followed.
 * @param parts.schedule runs something later and returns how to cancel it
 * @param parts.answered is told of each successful request
 * @param parts.failed is told of each failed one, with the details for operators
 * @throws OutsideError for any failure, and for no answer
 */
export function connectorHttp(parts: {
  schedule: (afterMs: number, run: () => void) => () => void;
  answered?: () => void;
  failed?: (fault: OutsideError, facts: AnswerFacts) => void;
}): ConnectorHttp {
  return {
    sendRequest: async (outgoing) => {
      const { method } = outgoing;
      const timeout = new AbortController();
      const cancel = parts.schedule(patienceMs, () => timeout.abort());
      try {
        const { response, status } = await answerTo(outgoing, timeout.signal).catch((fault) => {
          if (fault instanceof OutsideError) parts.failed?.(fault, {});
          throw fault;
        });
        // The status is known already; a body that breaks off tells no more than an empty one.
        const bodyAsText = await text(response).catch(() => '');
        if (status < 200 || status > 299) {
          const { 'retry-after': retryAfter, date } = response.headers;
          const fault = faultOfAnswer(method, status, { retryAfter, date });
          parts.failed?.(fault, { status, ...answerFacts(response.headers, bodyAsText) });
          throw fault;
        }
        parts.answered?.();
        return { request: outgoing, status, headers: headersOf(outgoing, response), bodyAsText };
      } finally {
        cancel();
      }
    },
  };
}

/** @throws OutsideError when none comes */
function answerTo(
  { method, url, headers, body, agent }: Outgoing,
  signal: AbortSignal,
): Promise<{ response: IncomingMessage; status: number }> {
  return new Promise((resolve, reject) => {
    const start = url.startsWith('http:') ? overHttp : overHttps;
    const sent = start(url, {
      method,
      headers: headers.toJson({ preserveCase: true }),
      // The environment's proxy, if any; else Node's kept connections.
      ...(agent instanceof Agent ? { agent } : {}),
      signal,
    });
    const left = leaving(sent);
    sent.once('response', (response) => resolve({ response, status: response.statusCode ?? 0 }));
    sent.once('error', (cause) => reject(faultOfSilence(method, left(), cause)));
    sent.end(typeof body === 'string' ? body : undefined);
  });
}

/** Whether any of the request may have been sent: nothing is before the connection is up. */
function leaving(sent: ClientRequest): () => boolean {
  let left = false;
  sent.once('socket', (socket) => {
    const stands = () => {
      left = true;
    };
    if (!socket.connecting) stands();
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', stands);
  });
  return () => left;
}

/** The client's own header type, which it does not export. */
function headersOf(outgoing: Outgoing, response: IncomingMessage): Outgoing['headers'] {
  const headers = outgoing.headers.clone();
  for (const { name } of headers.headersArray()) headers.remove(name);
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  return headers;
}
