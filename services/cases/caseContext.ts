import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Roster } from '../roster/roster.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import type { Playbook } from './playbook.ts';

/** What a school's decisions are made against: who is there, when school is held, and the municipality's own data. */
export type CaseContext = {
  roster: Roster;
  calendar: SchoolCalendar;
  rulesets: readonly Ruleset[];
  playbook: Playbook;
};
