import type { Logger } from 'pino';
import type { CoordinatorReach } from '../../services/access/access.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import type { CaseContext } from '../../services/cases/caseContext.ts';
import type { OfferList } from '../../services/cases/offers.ts';
import type { Playbook } from '../../services/cases/playbook.ts';
import type { Letter } from '../../services/documents/letter.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Calendars } from '../../services/meetings/calendars.ts';
import type { Lessons } from '../../services/meetings/lessons.ts';
import type { TrainedReader } from '../../services/notes/trained/trainedReader.ts';
import type { Retention } from '../../services/retention/retention.ts';
import type { KindsRead } from '../../services/rules/readSchoolKinds.ts';
import type { Ruleset } from '../../services/rules/ruleset.ts';
import { bindingRules } from '../../services/rules/schoolKinds.ts';
import type { CardSeal } from './cardSeal.ts';
import type { FileFolder } from './fileFolder.ts';
import type { Metrics } from './metrics.ts';
import type { PassingNames } from './passingNames.ts';
import type { Pseudonym } from './pseudonym.ts';
import type { SchoolStore } from './records.ts';
import type { Schools } from './schools.ts';
import type { Traces } from './traces.ts';
import type { Uploads } from './uploads.ts';
import type { Watching } from './watching.ts';

/** Passed to every turn, press and job; assembled only in `main.ts`. */
export type App = {
  store: SchoolStore;
  schools: Schools;
  calendar: SchoolCalendar;
  /** As read; `rulesetsOf` has those that bind a school. */
  rulesets: readonly Ruleset[];
  kinds: KindsRead;
  /** Whom the yearly report counts as of worrying absence on 1 October. */
  reportFigure: Ruleset;
  /** Rulesets that can be tried before going live. */
  trialRulesets: readonly Ruleset[];
  playbook: Playbook;
  /** What the municipality offers pupils; undefined where it has no list. */
  offers: OfferList | undefined;
  /** When staff teach; undefined where calendars alone are looked at. */
  lessons: Lessons | undefined;
  /** Documents that can be made of a case. */
  letters: readonly Letter[];
  /** Reads words beside the grammar: what a message wants, and why somebody is away. */
  trained: TrainedReader;
  retention: Retention;
  /** School days after which a register that was not read again is stale. */
  registerStaleDays: number;
  /** How far coordinators' counts go. */
  coordinators: CoordinatorReach;
  /** When class teachers are reminded of a class not told of today; undefined if they are not. */
  remindUnreportedAt: Temporal.PlainTime | undefined;
  /** Free/busy and booking; undefined if Graph is not configured. */
  calendars: Calendars | undefined;
  /** Calendar change notifications; undefined if the bot has no public address. */
  watching: Watching | undefined;
  /** Uploads files where Teams says, only to Microsoft. */
  uploads: Uploads;
  /** Where files go instead, without asking; undefined outside the sandbox. */
  fileFolder: FileFolder | undefined;
  /** The wall clock, which may be adjusted: for times of day and text people read. */
  now: () => Temporal.Instant;
  /** Milliseconds from a monotonic clock: for all waits and ages. */
  elapsed: () => number;
  newId: () => string;
  /** Seals the buttons of outgoing cards and opens them when pressed. */
  seal: CardSeal;
  /** Names strangers in records of what they did. */
  pseudonym: Pseudonym;
  /** Strangers' names on their way to a card, never stored. */
  passing: PassingNames;
  log: Logger;
  metrics: Metrics;
  traces: Traces;
};

/** What a decision about pupils' cases needs of it: also made without a bot, by a command. */
export type CaseApp = Pick<
  App,
  'store' | 'schools' | 'calendar' | 'rulesets' | 'kinds' | 'playbook' | 'now'
> &
  Partial<Pick<App, 'offers'>>;

/** The context for a school's decisions today. */
export function caseContextOf(app: CaseApp, school: string): CaseContext {
  const roster = app.schools.roster(school);
  if (!roster) throw new RefusedError('unknown_school');
  const { calendar, playbook, offers } = app;
  return { roster, calendar, rulesets: rulesetsOf(app, school), playbook, offers };
}

/** The rules for a school: without duties of the law that do not bind its kind. */
export function rulesetsOf(
  { rulesets, kinds }: Pick<App, 'rulesets' | 'kinds'>,
  school: string,
): readonly Ruleset[] {
  return bindingRules(rulesets, kinds.kindOf(school));
}

/** Local wall time of the municipality. */
export function localTime(app: Pick<App, 'now' | 'calendar'>): Temporal.ZonedDateTime {
  return app.now().toZonedDateTimeISO(app.calendar.timeZone);
}

/** Now as stored: ISO with the municipality's offset, so the first ten characters are the local date. */
export function stamp(app: Pick<App, 'now' | 'calendar'>): string {
  return localTime(app).toString({ timeZoneName: 'never', smallestUnit: 'millisecond' });
}
