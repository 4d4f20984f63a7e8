import { OutsideError } from '../../services/errors/errors.ts';
import type { RosterSource } from '../../services/roster/rosterSource.ts';
import { loginFacts } from './loginFacts.ts';
import type { Outside } from './outside.ts';

/** Granted separately from those of calendars, so it fails and works by itself. */
const permission = 'EduRoster.Read.All';

/** Reports to `outside` what Graph answers of rosters; another source is told of by the roster's own state. */
export function watchedRosters(
  inner: RosterSource,
  watch: Pick<Outside, 'failed' | 'worked'>,
): RosterSource {
  if (inner.origin !== 'graph') return inner;
  return {
    origin: inner.origin,
    read: async (how) => {
      try {
        const answer = await inner.read(how);
        watch.worked('graph', 'rosters');
        watch.worked('login', 'graph');
        return answer;
      } catch (error) {
        if (error instanceof OutsideError) note(watch, error);
        throw error;
      }
    },
  };
}

function note(watch: Pick<Outside, 'failed'>, error: OutsideError): void {
  const { code, requestId } = error;
  const doing = 'rosters';
  if (code.startsWith('entra_')) {
    watch.failed('login', code, { doing, ...loginFacts(error) }, 'graph');
    return;
  }
  const isMissing = code === 'graph_401' || code === 'graph_403';
  const facts = {
    doing,
    ...(requestId === undefined ? {} : { requestId }),
    ...(isMissing ? { permission } : {}),
  };
  watch.failed('graph', code, facts, 'rosters');
}
