import type { Logger } from 'pino';
import type { CoordinatorReach } from '../../services/access/access.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import type { CaseContext } from '../../services/cases/caseContext.ts';
import type { Playbook } from '../../services/cases/playbook.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Calendars } from '../../services/meetings/calendars.ts';
import type { Retention } from '../../services/retention/retention.ts';
import type { Ruleset } from '../../services/rules/ruleset.ts';
import type { CardSeal } from './cardSeal.ts';
import type { Metrics } from './metrics.ts';
import type { PassingNames } from './passingNames.ts';
import type { Pseudonym } from './pseudonym.ts';
import type { SchoolStore } from './records.ts';
import type { Schools } from './schools.ts';
import type { Uploads } from './uploads.ts';
import type { Watching } from './watching.ts';

/** What every turn, press and job is given; put together in `main.ts` alone. */
export type App = {
  store: SchoolStore;
  schools: Schools;
  calendar: SchoolCalendar;
  rulesets: readonly Ruleset[];
  /** Those that can be tried before they are switched on. */
  trialRulesets: readonly Ruleset[];
  playbook: Playbook;
  retention: Retention;
  /** How far a coordinator's counts go. */
  coordinators: CoordinatorReach;
  /** Free/busy and booking; undefined where no Graph is configured. */
  calendars: Calendars | undefined;
  /** How changes in calendars are told; undefined where the bot has no public address. */
  watching: Watching | undefined;
  /** Puts files where Teams says, at Microsoft alone. */
  uploads: Uploads;
  /** The wall clock, which may be set back or forward: for what people read, and for times of day. */
  now: () => Temporal.Instant;
  /** Milliseconds since some moment, by a clock that nobody sets: for all waiting and all ages. */
  elapsed: () => number;
  newId: () => string;
  /** Seals the buttons of cards that go out, and opens those that come back. */
  seal: CardSeal;
  /** What strangers are called where something is kept of what they did. */
  pseudonym: Pseudonym;
  /** Names of strangers on their way to a card, and kept nowhere. */
  passing: PassingNames;
  log: Logger;
  metrics: Metrics;
};

/** What a school's decisions are made against today. */
export function caseContextOf(app: App, school: string): CaseContext {
  const roster = app.schools.roster(school);
  if (!roster) throw new RefusedError('unknown_school');
  return { roster, calendar: app.calendar, rulesets: app.rulesets, playbook: app.playbook };
}

/** Local wall time of the municipality. */
export function localTime(app: Pick<App, 'now' | 'calendar'>): Temporal.ZonedDateTime {
  return app.now().toZonedDateTimeISO(app.calendar.timeZone);
}

/** Now as stored: ISO with the municipality's offset, so that its first ten letters are the local date. */
export function stamp(app: Pick<App, 'now' | 'calendar'>): string {
  return localTime(app).toString({ timeZoneName: 'never', smallestUnit: 'millisecond' });
}
