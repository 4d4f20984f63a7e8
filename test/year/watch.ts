import { isDeepStrictEqual } from 'node:util';
import { homeContacts } from '../../services/absence/homeContact.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import type { CaseRecord, CaseState } from '../../services/cases/caseRecord.ts';
import { evolve, replayed } from '../../services/cases/evolve.ts';
import { assess } from '../../services/rules/assess.ts';
import { contactDuty, isOfSingleDays } from '../../services/rules/contactDays.ts';
import type { Ruleset } from '../../services/rules/ruleset.ts';
import { AttentionWatch } from './attentionWatch.ts';
import { HelpWatch } from './helpWatch.ts';
import { LeaveWatch } from './leaveWatch.ts';
import { whyNotSeen } from './maySee.ts';
import { RegisterWatch } from './registerWatch.ts';
import { TurnWatch } from './turnWatch.ts';
import type { World } from './world.ts';

/** What was found wrong, by promise. */
export type Faults = {
  /** The record says another level or other duties than the rules do of the absence. */
  assessed: string[];
  /** A duty began and nothing was asked for. */
  uncalled: string[];
  next: string[];
  replay: string[];
  seen: string[];
};

/** Looks at the whole of it at the end of each school day, with rules of its own where it can. */
export class Watch {
  readonly faults: Faults = { assessed: [], uncalled: [], next: [], replay: [], seen: [] };
  /** The most school days that somebody beyond a threshold was out of everybody's sight. */
  longest = { days: 0, of: '' };
  /** The most school days to a follow-up that a card promised. */
  furthest = 0;
  /** Pupil days beyond a threshold, and those that a person had decided on by closing the case. */
  beyond = 0;
  decided = 0;
  shown = 0;
  days = 0;
  readonly register: RegisterWatch;
  readonly leaving: LeaveWatch;
  readonly attention: AttentionWatch;
  readonly help: HelpWatch;
  readonly turn: TurnWatch;
  readonly cases = new Map<string, CaseRecord>();
  /** By pupil; cases come in the order they were opened. */
  readonly #newest = new Map<string, CaseRecord>();
  /** By case. */
  readonly schoolOf = new Map<string, string>();
  readonly #world: World;
  readonly #rulesets: readonly Ruleset[];
  /** The last day on which a promised day was still to come. */
  readonly #promise = new Map<string, number>();
  /** Since when a pupil is beyond a threshold. */
  readonly #since = new Map<string, number>();

  constructor(world: World, rulesets: readonly Ruleset[]) {
    this.#world = world;
    this.#rulesets = rulesets;
    this.register = new RegisterWatch(world);
    this.leaving = new LeaveWatch(world);
    this.attention = new AttentionWatch(world);
    this.help = new HelpWatch(world);
    this.turn = new TurnWatch(world);
  }

  async endOfDay(): Promise<void> {
    this.days += 1;
    await this.register.endOfDay();
    await this.leaving.endOfDay();
    await this.help.endOfDay();
    await this.turn.endOfDay();
    await this.attention.endOfDay((pupilId, grade) => this.#assess(pupilId, grade).level);
    for (const school of this.#world.rosters.keys()) await this.#cases(school);
    this.holdLooks();
    for (const [school, { pupils }] of this.#world.rosters) {
      for (const pupil of pupils) this.#pupil(school, pupil.id, pupil.grade);
    }
  }

  /** Holds what people were shown against what they may see by the rosters of now: before these change, too. */
  holdLooks(): void {
    for (const look of this.#world.looks) {
      this.shown += 1;
      const why = whyNotSeen(look, this.#world, this.cases);
      if (why !== undefined) this.faults.seen.push(`${this.#world.today()} ${why}`);
    }
    this.#world.looks = [];
  }

  /** What only all of a case's story shows. */
  async endOfYear(): Promise<void> {
    for (const subject of this.cases.values()) {
      const contacts = homeContacts((await this.#absence(subject.pupilId))?.homeContact);
      const isAsked = (duty: string) => duty === contactDuty && contacts.asked.size > 0;
      this.faults.uncalled.push(...uncalledIn(subject, isAsked));
    }
  }

  async #absence(pupilId: string) {
    const { store } = this.#world.school.bot.app;
    for (const school of this.#world.rosters.keys()) {
      const stored = await store.load(school, 'pupil', pupilId);
      if (stored) return stored.value;
    }
    return undefined;
  }

  async #cases(school: string): Promise<void> {
    for (const { value } of await this.#world.school.bot.app.store.list(school, 'case')) {
      const before = this.cases.get(value.id);
      this.cases.set(value.id, value);
      this.#newest.set(value.pupilId, value);
      this.schoolOf.set(value.id, school);
      this.#world.pupilOf.set(value.id, value.pupilId);
      this.#nextDate(school, value);
      if (before?.revision === value.revision) continue;
      const { log, hits: _, next: __, ...state } = value;
      if (!isDeepStrictEqual(plain(replayed(log)), plain(state))) {
        this.faults.replay.push(`${this.#world.today()} ${value.id}`);
      }
    }
  }

  /** A day and somebody of the school, read from the steps as they are stored. */
  #nextDate(school: string, { id, state, steps, holder }: CaseRecord): void {
    if (state === 'closed') return;
    const open = steps
      .filter((step) => step.state === 'proposed' || step.state === 'approved')
      .toSorted((a, b) => (a.due < b.due ? -1 : 1));
    const [first] = open;
    const who = first && (first.standIn ?? first.assignee ?? holder);
    const known = who !== undefined && this.#world.rosters.get(school)?.member(who);
    if (!first?.due || !known) {
      this.faults.next.push(`${this.#world.today()} ${id}: ${first?.due} ${who}`);
    }
  }

  /** What the rules say today of what was written about a pupil, after a day where one is given. */
  #assess(
    pupilId: string,
    grade: number,
    after = '',
  ): { beyond: boolean; said: string; level?: string | undefined } {
    const { calendar, ledger } = this.#world;
    const on = Temporal.PlainDate.from(this.#world.today());
    const marks = ledger.marks(pupilId, on.toString(), after);
    if (marks.length === 0) return { beyond: false, said: '' };
    const { level, duties, hits } = assess({
      ...{ rulesets: this.#rulesets, calendar, on, grade, marks },
    });
    // To contact the home about single days is a task, told of as such.
    const grounds = duties.filter((one) => one !== contactDuty || !isOfSingleDays(hits));
    const beyond = (level !== undefined && level !== 'attention') || grounds.length > 0;
    return { beyond, said: [level ?? '', ...duties].join(' ').trim(), level };
  }

  #pupil(school: string, pupilId: string, grade: number): void {
    const today = this.#world.today();
    const newest = this.#newest.get(pupilId);
    const own = newest && this.schoolOf.get(newest.id) === school ? newest : undefined;
    const { beyond, said } = this.#assess(pupilId, grade);
    if (own && own.state !== 'closed') {
      const stored = [own.level ?? '', ...own.duties].join(' ').trim();
      if (stored !== said) this.faults.assessed.push(`${today} ${own.id}: ${stored}, not ${said}`);
    }
    // Somebody has said why: no level opens a case until then.
    if (this.attention.isExplained(pupilId)) return;
    if (beyond) this.beyond += 1;
    const closed = own?.state === 'closed' && own.log.findLast((one) => one.do === 'close');
    const byPerson = closed && closed.by !== 'system';
    const decided = byPerson && !this.#assess(pupilId, grade, own.closedOn).beyond;
    if (beyond && decided) this.decided += 1;
    if (beyond && !decided) this.#inSight(school, pupilId, own, said);
    else this.#since.delete(pupilId);
  }

  /** How far the pupil is from somebody's eyes: since a card named the case, or until the day a card promised. */
  #inSight(school: string, pupilId: string, own: CaseRecord | undefined, said: string): void {
    const { calendar, sight } = this.#world;
    const today = this.#world.today();
    const numberOf = (date: string | undefined) =>
      date === undefined ? undefined : schoolDayAt(calendar, Temporal.PlainDate.from(date));
    const at = numberOf(today) ?? 0;
    const since = this.#since.get(pupilId) ?? at;
    this.#since.set(pupilId, since);
    const named = Math.max(since, (own && numberOf(sight.namedOn(own.id))) ?? since);
    const promised = own && numberOf(sight.quietUntil(own, today));
    const ahead = promised !== undefined && promised >= at ? promised - at : undefined;
    if (ahead !== undefined) this.#promise.set(pupilId, at);
    this.furthest = Math.max(this.furthest, ahead ?? 0);
    const kept = this.#promise.get(pupilId) ?? named;
    const days = ahead === undefined ? at - Math.max(named, kept) : Math.min(at - named, ahead);
    if (days <= this.longest.days) return;
    const which = own ? `${own.id} ${own.state}` : 'no case';
    this.longest = { days, of: `${school} ${which} (${said}) on ${today}` };
  }
}

/** The number of a school day, or of the one before: lists are read on Sundays too. */
function schoolDayAt(calendar: SchoolCalendar, date: Temporal.PlainDate): number | undefined {
  const before = Array.from({ length: longestHoliday }, (_, days) => date.subtract({ days }));
  return before.map((day) => calendar.indexOf(day)).find((at) => at !== undefined);
}

/** In days; the summer's. */
const longestHoliday = 60;

/** Duties that began without a step of theirs, called for then or still open. */
function uncalledIn({ id, log }: CaseRecord, isAsked: (duty: string) => boolean): string[] {
  const missing: string[] = [];
  let state: CaseState | undefined;
  for (const [index, event] of log.entries()) {
    const before = state;
    state = evolve(state, event);
    if (event.do !== 'assess') continue;
    const same = log.slice(index).filter(({ at }) => at === event.at);
    const called = same.flatMap((one) => (one.do === 'call' ? one.steps : []));
    for (const duty of event.duties.filter((one) => !before?.duties.includes(one))) {
      const open = state.steps.some(
        (step) =>
          step.calledBy === duty && (step.state === 'proposed' || step.state === 'approved'),
      );
      const fresh = called.some(({ calledBy }) => calledBy === duty);
      // A case that is closed again at once has nothing to ask for.
      const over = same.some((one) => one.do === 'close');
      // A task asked for it before there was a case.
      const asked = isAsked(duty);
      if (!open && !fresh && !over && !asked) missing.push(`${event.at} ${id} ${duty}`);
    }
  }
  return missing;
}

/** Without what is undefined, as a record is after it was written and read. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
