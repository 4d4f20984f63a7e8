import { OutsideError } from '../../services/errors/errors.ts';
import type { Sender } from '../core/sender.ts';
import type { Traces } from '../core/traces.ts';
import { loginFacts } from './loginFacts.ts';
import type { Outside } from './outside.ts';

/**
 * Reports to `outside` faults before a request is made and unreadable answers; the requests report the
 * rest. Each call is a span.
 */
export function watchedSender(
  inner: Sender,
  watch: Pick<Outside, 'failed'>,
  traces: Traces,
): Sender {
  const noting = async <Result>(
    operation: keyof Sender,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await traces.span('teams', { operation }, work);
    } catch (error) {
      if (error instanceof OutsideError) note(watch, error);
      throw error;
    }
  };
  return {
    send: (to, message) => noting('send', () => inner.send(to, message)),
    sendFile: (to, file) => noting('sendFile', () => inner.sendFile(to, file)),
    update: (to, activityId, message) =>
      noting('update', () => inner.update(to, activityId, message)),
    members: (to) => noting('members', () => inner.members(to)),
  };
}

function note(watch: Pick<Outside, 'failed'>, { code, cause }: OutsideError): void {
  if (code === 'teams_token') {
    const login = cause instanceof OutsideError ? cause : undefined;
    watch.failed('login', login?.code ?? code, login ? loginFacts(login) : {}, 'teams');
  }
  if (code === 'teams_unreadable' || code === 'foreign_service_url') {
    watch.failed('connector', code);
  }
}
