import { OutsideError } from '../../services/errors/errors.ts';
import type { StaffMember } from '../../services/roster/roster.ts';
import { type App, localTime } from '../core/app.ts';
import { freeBusyOf } from '../meetings/freeBusyOf.ts';

/** Who of some people is out of office today; nobody if no calendar can be read. Staff ids. */
export async function awayAmong(
  app: App,
  school: string,
  people: readonly StaffMember[],
): Promise<ReadonlySet<string>> {
  const asker = people[0];
  if (!app.calendars || !asker) return new Set();
  const day = localTime(app).toPlainDate();
  const at = (hour: number) =>
    day.toZonedDateTime({ timeZone: app.calendar.timeZone, plainTime: { hour } }).toInstant();
  const [from, to] = [at(8), at(15)];
  try {
    const known = await freeBusyOf(app.calendars, {
      organiser: asker.email,
      people: people.map(({ email }) => email),
      from,
      to,
    });
    const out = new Set(
      known.flatMap((one) =>
        one.known && one.busy.some((busy) => busy.kind === 'oof' && covers(busy, from, to))
          ? [one.email.toLowerCase()]
          : [],
      ),
    );
    return new Set(people.filter(({ email }) => out.has(email.toLowerCase())).map(({ id }) => id));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    app.log.warn({ code: error.code, school }, 'out of office could not be read');
    return new Set();
  }
}

/** Away all school day, not at the dentist's. */
function covers(
  busy: { start: Temporal.Instant; end: Temporal.Instant },
  from: Temporal.Instant,
  to: Temporal.Instant,
): boolean {
  return (
    Temporal.Instant.compare(busy.start, from) <= 0 && Temporal.Instant.compare(busy.end, to) >= 0
  );
}
