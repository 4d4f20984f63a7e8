import {
  type ClientRequest,
  Agent as HttpAgent,
  type AgentOptions as HttpAgentOptions,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as overHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { OutsideError } from '../../services/errors/errors.ts';
import { type AnswerFacts, answerFacts } from '../outbox/answerFacts.ts';
import { faultOfAnswer, faultOfSilence } from './connectorFault.ts';

export type ConnectorRequest = {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
};

export type ConnectorAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

/** Sends one request, once; only an answer that says it was done is returned. */
export type ConnectorHttp = (request: ConnectorRequest) => Promise<ConnectorAnswer>;

/** Long for a connector, short for somebody waiting. */
const patienceMs = 15_000;

/**
 * Connections are kept, since a new one to Teams costs several round trips. Teams' limits leave room for far
 * fewer requests at once than `maxSockets`; what waits for one longer than `patienceMs` has not been sent.
 */
const keeping = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16, timeout: 60_000 } as const;

/**
 * The connector's requests, each sent once, over kept connections and with a time limit. botbuilder's own
 * client waits for ever, and repeats a POST up to three times after a 5xx or a broken connection, so the same
 * card arrives twice or more; its retry hides errors that are not its own. Redirects are not followed.
 * @param parts.schedule runs something later and returns how to cancel it
 * @param parts.proxy the variables that name a proxy, such as `HTTPS_PROXY`; none is used without
 * @param parts.answered is told of each successful request
 * @param parts.failed is told of each failed one, with the details for operators
 * @throws OutsideError for any failure, and for no answer
 */
export function connectorHttp(parts: {
  schedule: (afterMs: number, run: () => void) => () => void;
  proxy?: HttpAgentOptions['proxyEnv'];
  answered?: () => void;
  failed?: (fault: OutsideError, facts: AnswerFacts) => void;
}): ConnectorHttp {
  const options = { ...keeping, ...(parts.proxy ? { proxyEnv: parts.proxy } : {}) };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  return async (outgoing) => {
    const { method } = outgoing;
    const timeout = new AbortController();
    const cancel = parts.schedule(patienceMs, () => timeout.abort());
    try {
      const response = await answerTo(outgoing, agents, timeout.signal).catch((fault) => {
        if (fault instanceof OutsideError) parts.failed?.(fault, {});
        throw fault;
      });
      const { statusCode: status = 0, headers } = response;
      // The status is known already; a body that breaks off tells no more than an empty one.
      const body = await text(response).catch(() => '');
      if (status < 200 || status > 299) {
        const { 'retry-after': retryAfter, date } = headers;
        const fault = faultOfAnswer(method, status, { retryAfter, date });
        parts.failed?.(fault, { status, ...answerFacts(headers, body) });
        throw fault;
      }
      parts.answered?.();
      return { status, headers, text: body };
    } finally {
      cancel();
    }
  };
}

type Agents = { http: HttpAgent; https: HttpsAgent };

/** @throws OutsideError when none comes */
async function answerTo(
  outgoing: ConnectorRequest,
  agents: Agents,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  for (;;) {
    const { answer, wasClosed } = begin(outgoing, agents, signal);
    const response = await answer.catch((fault: unknown) => {
      // Nothing of it was sent, so it goes over the next connection.
      if (wasClosed()) return undefined;
      throw fault;
    });
    if (response) return response;
  }
}

/**
 * Begins a request; its first byte leaves only once a connection is up.
 * @returns its answer, and whether it failed because a kept connection had been closed before that
 */
function begin(
  { method, url, headers, body }: ConnectorRequest,
  agents: Agents,
  signal: AbortSignal,
): { answer: Promise<IncomingMessage>; wasClosed: () => boolean } {
  const plain = url.startsWith('http:');
  const sent: ClientRequest = plain
    ? overHttp(url, { method, headers, signal, agent: agents.http })
    : overHttps(url, { method, headers, signal, agent: agents.https });
  let left = false;
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', (cause) => reject(faultOfSilence(method, left, cause)));
    sent.once('socket', async (socket) => {
      await ready(socket, sent.reusedSocket);
      if (socket.destroyed || sent.destroyed) return;
      left = true;
      sent.end(body);
    });
  });
  return { answer, wasClosed: () => !left && sent.reusedSocket && !signal.aborted };
}

/** A new connection is up, or a kept one was looked at once more: it may have been closed unnoticed. */
async function ready(socket: Socket, kept: boolean): Promise<void> {
  if (kept) {
    // Twice: what arrived meanwhile is read between two turns of the event loop.
    await nextTurn();
    await nextTurn();
  } else if (socket.connecting) {
    const event = socket instanceof TLSSocket ? 'secureConnect' : 'connect';
    await new Promise<void>((up) => {
      socket.once(event, up);
      socket.once('close', up);
    });
  }
}
