import { OutsideError } from '../../services/errors/errors.ts';
import { retryAfterMs } from '../../services/errors/retryAfter.ts';

/** Refused before anything was done: the same request again is no repetition. */
const notDone = new Set([408, 412, 429]);

/**
 * What an answer other than success means. A connector has no key by which it would know a message
 * again, so a POST that may have been taken is `maybe`; an update or a question is simply asked again.
 * Decided on the status alone: answers without the documented codes have been seen.
 */
export function faultOfAnswer(
  method: string,
  status: number,
  retryAfter: string | undefined,
  now: Temporal.Instant,
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
    retryAfterMs: retryAfterMs(retryAfter, now),
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
