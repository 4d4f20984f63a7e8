import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { listsOf } from './lists.ts';
import { formerTitles } from './newYear.ts';
import type { World } from './world.ts';

/** A school week, in which every case from before the holidays is to be looked at. */
const firstWeek = 5;

/**
 * Looks, from the first day of a new school year, at what became of the cases from the year before: who has them,
 * whether somebody was asked about them in the first week, and which class they are said to be in.
 */
export class TurnWatch {
  readonly faults = {
    /** Cases that nobody was asked about in the first week. */
    unlooked: [] as string[],
    /** Cases with a tovholder who has nothing to do with the pupil’s class, and whom nobody is asked to replace. */
    holders: [] as string[],
    /** Pupils who are not in the class they moved to. */
    classes: [] as string[],
    /** Messages that name a class as it was called last year. */
    titles: [] as string[],
  };
  /** What that was held against: cases from before, those that were only followed, and new tovholders. */
  readonly seen = {
    cases: new Set<string>(),
    followed: new Set<string>(),
    holders: new Set<string>(),
  };
  readonly #world: World;
  /** The rosters of the year before, by school. */
  readonly #before: ReadonlyMap<string, Roster>;
  readonly #asked = new Set<string>();
  /** By case, who led it as the year ended. */
  readonly #led = new Map<string, string | undefined>();
  #days = 0;
  #messages = 0;

  constructor(world: World) {
    this.#world = world;
    this.#before = new Map(world.rosters);
  }

  async endOfDay(): Promise<void> {
    const first = this.#world.calendar.years.find(({ first: on }) => on.year === 2026)?.first;
    const isNew = first !== undefined && this.#world.today() >= first.toString();
    for (const school of this.#world.rosters.keys()) {
      const cases = (await this.#world.school.bot.app.store.list(school, 'case')).map(
        ({ value }) => value,
      );
      if (isNew) await this.#look(school, cases);
      else for (const { id, holder } of cases) this.#led.set(id, holder);
    }
    if (isNew) {
      this.#days += 1;
      this.#titles();
    }
    this.#messages = this.#world.chats.messages.length;
  }

  async #look(school: string, cases: readonly CaseRecord[]): Promise<void> {
    const lists = await listsOf(this.#world, school);
    const keys = lists.flatMap((list) => list.keys);
    const now = this.#world.rosters.get(school);
    for (const one of cases.filter(({ id }) => this.#led.has(id))) {
      if (keys.some((key) => key.startsWith(`${one.id}/`))) this.#asked.add(one.id);
      if (one.state === 'closed' || !now) continue;
      this.seen.cases.add(one.id);
      if (one.state === 'monitoring' && this.#days === 0) this.seen.followed.add(one.id);
      this.#class(school, one, now);
      this.#holder(one, now, keys);
      if (this.#days + 1 === firstWeek && !this.#asked.has(one.id)) {
        this.faults.unlooked.push(`${one.id} ${one.state}`);
      }
    }
  }

  #class(school: string, { id, pupilId }: CaseRecord, now: Roster): void {
    const before = this.#before.get(school)?.pupils.find((one) => one.id === pupilId);
    const after = now.pupils.find((one) => one.id === pupilId);
    // Whoever left is kept by the last entry.
    if (!before || !after) return;
    if (after.grade !== before.grade + 1) this.faults.classes.push(`${id} ${after.classCode}`);
  }

  #holder({ id, pupilId, holder, left }: CaseRecord, now: Roster, keys: readonly string[]): void {
    const pupil = now.pupils.find((one) => one.id === pupilId);
    if (left || !pupil) return;
    if (holder !== this.#led.get(id)) this.seen.holders.add(id);
    const member = holder === undefined ? undefined : now.member(holder);
    const knows = member && (member.role === 'leader' || member.classIds.includes(pupil.classId));
    const isOwn = member !== undefined && member.role !== 'class_teacher';
    if (knows || isOwn || keys.some((key) => key.startsWith(`${id}/holder/`))) return;
    this.faults.holders.push(`${this.#world.today()} ${id} ${holder}`);
  }

  /** What came today, in the words of today’s classes. */
  #titles(): void {
    for (const { content, conversation } of this.#world.chats.messages.slice(this.#messages)) {
      for (const [school, before] of this.#before) {
        const now = this.#world.rosters.get(school);
        const mine = this.#world.inConversation(conversation)?.school === school;
        const former = now && mine ? formerTitles(before, now) : [];
        const named = former.find((title) => content.includes(`, ${title}*`));
        if (named) this.faults.titles.push(`${this.#world.today()} ${conversation} ${named}`);
      }
    }
  }
}
