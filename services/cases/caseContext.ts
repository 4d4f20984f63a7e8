import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Roster } from '../roster/roster.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import type { OfferList } from './offers.ts';
import type { Playbook } from './playbook.ts';

/** What a school's decisions are made against: roster, calendar, and the municipality's data. */
export type CaseContext = {
  roster: Roster;
  calendar: SchoolCalendar;
  rulesets: readonly Ruleset[];
  playbook: Playbook;
  /** What the municipality offers; undefined where it has no list. */
  offers?: OfferList | undefined;
};
