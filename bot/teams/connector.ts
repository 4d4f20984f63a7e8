import { OutsideError } from '../../services/errors/errors.ts';
import type { ConnectorHttp } from './connectorHttp.ts';

/** The conversation a request is about, and where its connector is. */
export type Place = { serviceUrl: string; conversation: { id: string } };

/** `path` is below the conversation's own; `body` becomes JSON. */
export type Asked = { method: 'GET' | 'POST' | 'PUT'; path: string; body?: object };

/**
 * Asks a conversation's connector for something.
 * @returns the answer's JSON; undefined if it has none
 * @throws OutsideError: nothing was sent if the connector is not Teams' or no token could be got
 */
export type Connector = (to: Place, asked: Asked) => Promise<unknown>;

/**
 * The three requests that deliver cards, without botbuilder: for each it makes a turn of its own and checks
 * every field of the card against its models, which costs more than a note.
 * @param parts.authorization what proves the bot to the connector at an address
 */
export function connector(parts: {
  authorization: (serviceUrl: string) => Promise<string | undefined>;
  http: ConnectorHttp;
}): Connector {
  return async ({ serviceUrl, conversation }, { method, path, body }) => {
    const authorization = await parts.authorization(serviceUrl).catch((cause: unknown) => {
      if (cause instanceof OutsideError && cause.code === 'foreign_service_url') throw cause;
      // Also one that Entra refuses: the message waits until somebody has mended it.
      throw new OutsideError('teams_token', { retry: true, cause });
    });
    const base = serviceUrl.replace(/\/$/, '');
    const { text } = await parts.http({
      method,
      url: `${base}/v3/conversations/${encodeURIComponent(conversation.id)}/${path}`,
      headers: {
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json; charset=utf-8' } : {}),
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: body && JSON.stringify(body),
    });
    return text.trim() === '' ? undefined : parsed(text);
  };
}

/** An answer that nobody can read: the request was accepted. */
export function unreadable(cause: unknown): OutsideError {
  return new OutsideError('teams_unreadable', { retry: false, maybe: true, cause });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(cause);
  }
}
