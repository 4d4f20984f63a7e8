import { OutsideError } from '../../services/errors/errors.ts';
import { retryAfterMs } from '../../services/errors/retryAfter.ts';

/**
 * What a failed request leads to. `again`: certainly not done, a later try can help; `maybe`: it may have
 * been done; `gone`: no such message or conversation; `park`: the person takes no messages until met again;
 * `smaller`: too large; `never`: refused for good.
 */
export type Meaning = 'again' | 'maybe' | 'gone' | 'park' | 'smaller' | 'never';

type Row = { from: number; to: number; send: Meaning; ask: Meaning; why: string };

/**
 * By status, first match wins: for a new message, and for what may be repeated. Only the status counts, since
 * answers without the documented codes have been seen. docs/deployment.md shows it to operators.
 */
export const connectorAnswers: readonly Row[] = [
  row(300, 399, 'again', 'a redirect is not followed: the token would go with it'),
  row(401, 401, 'again', 'the token is renewed'),
  row(403, 403, 'park', 'blocked, uninstalled, or not in the conversation'),
  row(404, 404, 'gone', 'no such conversation or message'),
  row(408, 408, 'again', 'the request did not come through in time'),
  row(410, 410, 'gone', 'as 404'),
  row(412, 412, 'again', 'something else changed the conversation at the same time'),
  row(413, 413, 'smaller', 'the card is too large'),
  row(423, 423, 'again', 'the conversation is locked for a moment'),
  row(425, 425, 'again', 'asked for too early'),
  row(429, 429, 'again', 'too many requests'),
  row(400, 499, 'never', 'Teams understood it, and refuses'),
  { from: 500, to: 599, send: 'maybe', ask: 'again', why: 'may have been taken all the same' },
];

function row(from: number, to: number, meaning: Meaning, why: string): Row {
  return { from, to, send: meaning, ask: meaning, why };
}

/** What an answer means; a non-HTTP status is refused for good. */
export function meaningOf(method: string, status: number): Meaning {
  const found = connectorAnswers.find(({ from, to }) => status >= from && status <= to);
  if (!found) return 'never';
  return method === 'POST' ? found.send : found.ask;
}

/**
 * What a failed request means. The connector has no idempotency key, so a POST that may have been accepted is
 * `maybe`; an update or a query is simply repeated.
 */
export function faultOfAnswer(
  method: string,
  status: number,
  asked: { retryAfter: string | undefined; date: string | undefined },
): OutsideError {
  const meaning = meaningOf(method, status);
  if (meaning === 'gone') {
    const code = method === 'PUT' ? 'message_gone' : 'conversation_gone';
    return new OutsideError(code, { retry: false });
  }
  return new OutsideError(`teams_${status}`, {
    retry: meaning === 'again',
    maybe: meaning === 'maybe',
    retryAfterMs: retryAfterMs(asked.retryAfter, asked.date),
  });
}

/**
 * What a missing answer means: a time-out, a broken connection, or none at all.
 * @param left whether any of the request may have been sent
 */
export function faultOfSilence(method: string, left: boolean, cause: unknown): OutsideError {
  if (!left) return new OutsideError('teams_unreachable', { retry: true, cause });
  const creates = method === 'POST';
  return new OutsideError('teams_silent', { retry: !creates, maybe: creates, cause });
}
