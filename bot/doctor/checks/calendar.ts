import { basename } from 'node:path';
import { calendarDoubts, doubtText } from '../../../services/calendar/calendarDoubts.ts';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import type { SchoolCalendar } from '../../../services/calendar/schoolCalendar.ts';
import { calendarAheadDays } from '../../health/readiness.ts';
import type { Check } from '../examine.ts';
import { type Finding, failed, ok, warning } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { Setup } from '../readSetup.ts';
import { read } from './read.ts';

/** Whether the calendar is the municipality's own, and reaches far enough. */
export function calendarChecks({ config }: Setup, { now }: Pick<Ports, 'now'>): readonly Check[] {
  return [
    {
      name: 'calendar',
      reads: ['CALENDAR'],
      look: () =>
        read('CALENDAR', async () => {
          const calendar = await readCalendar(config.calendar);
          const today = now().toZonedDateTimeISO(calendar.timeZone).toPlainDate();
          const reach = reachFinding(calendar, today);
          if (reach.state !== 'ok') return reach;
          const isExample = basename(config.calendar).startsWith('eksempel-');
          if (isExample && config.app.id !== '') return warning('calendar_example', reach.facts);
          return doubtFinding(calendar) ?? reach;
        }),
    },
  ];
}

function reachFinding({ days }: SchoolCalendar, today: Temporal.PlainDate): Finding {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return failed('calendar_over', { until: '–' });
  const left = today.until(last).days;
  const until = last.toString();
  if (left < 0) return failed('calendar_over', { until });
  if (Temporal.PlainDate.compare(today, first) < 0) {
    return warning('calendar_not_begun', { from: first.toString() });
  }
  return left < calendarAheadDays
    ? warning('calendar_ends_soon', { until, days: left })
    : ok('calendar_ok', { until });
}

function doubtFinding(calendar: SchoolCalendar): Finding | undefined {
  const doubts = calendarDoubts(calendar);
  const detail = doubts.map(doubtText).join('; ');
  return doubts.length === 0
    ? undefined
    : warning('calendar_doubt', { count: doubts.length }, { detail });
}
