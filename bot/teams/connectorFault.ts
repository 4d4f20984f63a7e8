import { OutsideError } from '../../services/errors/errors.ts';

/** Refused before anything was done: the same request again is no repetition. */
const notDone = new Set([408, 412, 429]);

/** No wait that Teams asks for is kept longer than this. */
const longestWaitMs = 15 * 60_000;

/**
 * What an answer other than success means. A connector has no key by which it would know a message
 * again, so a POST that may have been taken is `maybe`; an update or a question is simply asked again.
 * Decided on the status alone: answers without the documented codes have been seen.
 */
export function faultOfAnswer(
  method: string,
  status: number,
  asked: { retryAfter: string | undefined; date: string | undefined },
): OutsideError {
  if (status === 404) {
    return new OutsideError(method === 'PUT' ? 'message_gone' : 'conversation_gone', {
      retry: false,
    });
  }
  const unsure = status >= 500;
  const creates = method === 'POST';
  return new OutsideError(`teams_${status}`, {
    retry: notDone.has(status) || (unsure && !creates),
    maybe: unsure && creates,
    retryAfterMs: retryAfterMs(asked.retryAfter, asked.date),
  });
}

/**
 * What it means that no answer came: a time-out, a connection that broke, or none that was made.
 * @param left whether anything of the request can have left
 */
export function faultOfSilence(method: string, left: boolean, cause: unknown): OutsideError {
  if (!left) return new OutsideError('teams_unreachable', { retry: true, cause });
  const creates = method === 'POST';
  return new OutsideError('teams_silent', { retry: !creates, maybe: creates, cause });
}

/**
 * A Retry-After as milliseconds: seconds, also with a fraction, or a date; nonsense is no wish.
 * @param date what the answer says of its own moment: whoever asks for a date means their own clock
 */
export function retryAfterMs(
  value: string | undefined,
  date: string | undefined,
): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds)
    ? seconds * 1000
    : Date.parse(value) - Date.parse(date ?? '');
  return Number.isNaN(wait) || wait < 0 ? undefined : Math.min(wait, longestWaitMs);
}
