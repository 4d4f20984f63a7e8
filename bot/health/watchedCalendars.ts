import { OutsideError } from '../../services/errors/errors.ts';
import type { Calendars } from '../../services/meetings/calendars.ts';
import { hasNoCalendar } from '../../services/meetings/hasNoCalendar.ts';
import type { Traces } from '../core/traces.ts';
import { loginFacts } from './loginFacts.ts';
import type { Outside } from './outside.ts';

/** The permission each Graph call needs, for the operator to grant. */
const permissions: Readonly<Record<keyof Calendars, string>> = {
  freeBusy: 'Calendars.ReadWrite',
  book: 'Calendars.ReadWrite',
  event: 'Calendars.ReadWrite',
  find: 'Calendars.ReadWrite',
  cancel: 'Calendars.ReadWrite',
  watch: 'Calendars.Read',
};

/** Reports calendar calls to `outside`, each as a span. */
export function watchedCalendars(
  inner: Calendars,
  watch: Pick<Outside, 'failed' | 'worked'>,
  traces: Traces,
): Calendars {
  const noting = async <Result>(
    doing: keyof Calendars,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    try {
      const result = await traces.span('graph', { operation: doing }, work);
      watch.worked('graph', rightsOf(doing));
      watch.worked('login', 'graph');
      return result;
    } catch (error) {
      if (error instanceof OutsideError) note(watch, doing, error);
      throw error;
    }
  };
  return {
    freeBusy: (request) =>
      noting('freeBusy', async () => {
        const found = await inner.freeBusy(request);
        for (const one of found) {
          if (one.known) continue;
          const code = hasNoCalendar(one) ? 'graph_no_mailbox' : 'graph_calendar_unread';
          watch.failed('graph', code, { doing: 'freeBusy' });
        }
        return found;
      }),
    book: (booking) => noting('book', () => inner.book(booking)),
    event: (organiser, eventId) => noting('event', () => inner.event(organiser, eventId)),
    find: (booking) => noting('find', () => inner.find(booking)),
    cancel: (organiser, eventId, comment) =>
      noting('cancel', () => inner.cancel(organiser, eventId, comment)),
    watch: (wanted) => noting('watch', () => inner.watch(wanted)),
  };
}

function note(watch: Pick<Outside, 'failed'>, doing: keyof Calendars, error: OutsideError): void {
  const { code, requestId } = error;
  if (code.startsWith('entra_')) {
    watch.failed('login', code, { doing, ...loginFacts(error) }, 'graph');
    return;
  }
  const missing = code === 'graph_401' || code === 'graph_403';
  const permission = missing ? permissions[doing] : undefined;
  const status = Number(/_(\d{3})$/.exec(code)?.[1] ?? Number.NaN);
  const facts = {
    doing,
    ...(Number.isNaN(status) ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(permission === undefined ? {} : { permission }),
  };
  watch.failed('graph', code, facts, rightsOf(doing));
}

/**
 * Rights granted separately fail separately: a refused subscription is not cleared by a booking that works.
 */
function rightsOf(doing: keyof Calendars): string {
  return doing === 'watch' ? 'watch' : 'calendars';
}
