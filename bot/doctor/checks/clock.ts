import { errorFacts } from '../../core/timed.ts';
import type { Check } from '../examine.ts';
import { type Finding, failed, notChecked, ok, warning } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { Setup } from '../readSetup.ts';

const zone = 'Europe/Copenhagen';
const winter = Temporal.Instant.from('2026-01-15T12:00:00Z');
const summer = Temporal.Instant.from('2026-07-15T12:00:00Z');

/** Cards and deadlines go by minutes. */
const noticeableSeconds = 30;
/** From here on Entra refuses an assertion, and a token seems not to hold yet. */
const longestSeconds = 300;

/** Whether this machine knows when it is, and where. */
export function clockChecks(
  { config }: Setup,
  { now, offsetAt, http }: Pick<Ports, 'now' | 'offsetAt' | 'http'>,
): readonly Check[] {
  const base = config.graphBaseUrl;
  return [
    {
      name: 'zone',
      look: () => {
        try {
          const right = offsetAt(zone, winter) === '+01:00' && offsetAt(zone, summer) === '+02:00';
          if (right) return ok('zone_ok', { zone, offset: offsetAt(zone, now()) });
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
        return failed('zone_wrong', { zone });
      },
    },
    {
      name: 'clock',
      reads: ['GRAPH_BASE_URL'],
      look: async () => {
        if (base === undefined) return notChecked('graph_off');
        try {
          const { date } = await http({ method: 'GET', url: `${base}/` });
          return date
            ? skewFinding(date.until(now()).total('seconds'), 'clock')
            : notChecked('clock_unknown', { error: 'no date' });
        } catch (error) {
          const { name, code = name } = errorFacts(error);
          return notChecked('clock_unknown', { error: code });
        }
      },
    },
  ];
}

/** What a difference between two clocks comes to; an answer's date has whole seconds. */
export function skewFinding(difference: number, of: 'clock' | 'database_clock'): Finding {
  const seconds = Math.round(Math.abs(difference));
  if (seconds > longestSeconds) return failed(`${of}_off`, { seconds });
  if (seconds > noticeableSeconds) return warning(`${of}_off`, { seconds });
  return ok(`${of}_ok`, { seconds });
}
