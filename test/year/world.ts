import { type Random, randomFor } from '../../bot/sandbox/random.ts';
import type { Verb } from '../../cards/wording/verbs.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import { fullName, type Roster } from '../../services/roster/roster.ts';
import { type Button, buttonsOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { Chats, casesOf } from './chats.ts';
import { type Colleague, colleaguesOf } from './colleagues.ts';
import { type Chosen, chosenPupils } from './courses.ts';
import type { Departure } from './departure.ts';
import { Ledger } from './ledger.ts';
import type { RegisterEntry } from './register.ts';
import type { Saying } from './sayings.ts';
import { Sight } from './sight.ts';

/** An arrangement as people know it, and how often somebody set, prolonged and ended one. */
export type Arranged = {
  kind: string;
  until: string | undefined;
  set: number;
  prolonged: number;
  ended: number;
};

/** Something that somebody was shown, to be held against what they may see. */
export type Look = { conversation: string; content: string };

/** The school, its people, and what is known of both outside the bot. */
export class World {
  readonly school: RunningSchool;
  readonly calendar: SchoolCalendar;
  readonly chats: Chats;
  readonly ledger = new Ledger();
  readonly sight: Sight;
  readonly random: Random = randomFor('year/people');
  readonly rosters: Map<string, Roster>;
  readonly chosen: Map<string, Chosen>;
  colleagues: Colleague[];
  /** By case: whom it is about, as everybody who sees the case knows. */
  readonly pupilOf = new Map<string, string>();
  /** Cards since they were last held against what people may see. */
  looks: Look[] = [];
  /** Ids of the lines that were answered, by school. */
  readonly answered: { school: string; id: string; chat: string; at: string }[] = [];
  /** Proposals of meetings whose times went by, by message. */
  readonly goneBy = new Set<string>();
  readonly presses = new Map<string, number>();
  /** By school, the classes of which the register has spoken today. */
  readonly spokenOf = new Map<string, { on: string; classIds: ReadonlySet<string> }>();
  /** Classes of which somebody wrote, with the last day. */
  readonly #writtenOf = new Map<string, string>();
  /** Pupils who are not on the roster any more, and why, as people know it. */
  readonly departures = new Map<string, Departure>();
  /** Cases of which the other municipality is told. */
  readonly toldAway = new Set<string>();
  /** By case, the special arrangement that people set, with its last day while it runs. */
  readonly arrangements = new Map<string, Arranged>();
  /** By staff id, pupils about whom somebody was asked since the last school day which of two notes holds. */
  readonly askedAbout = new Map<string, Set<string>>();
  /** What was asked of somebody although the register knows it. */
  readonly askedInVain: string[] = [];
  /** Days whose reason somebody was asked for. */
  askedWhy = 0;
  #now: Temporal.ZonedDateTime;
  #lines = 0;

  private constructor(parts: {
    school: RunningSchool;
    calendar: SchoolCalendar;
    rosters: readonly Roster[];
    now: Temporal.ZonedDateTime;
    box: { look?: (shown: Parameters<Chats['look']>[0]) => void };
  }) {
    this.school = parts.school;
    this.calendar = parts.calendar;
    this.rosters = new Map(parts.rosters.map((one) => [one.school.id, one]));
    this.chosen = new Map(parts.rosters.map((one) => [one.school.id, chosenPupils(one)]));
    this.colleagues = parts.rosters.flatMap(colleaguesOf);
    this.sight = new Sight();
    this.#now = parts.now;
    this.chats = new Chats({
      now: () => this.#now.toString({ timeZoneName: 'never' }),
      told: (message) => this.sight.told(message),
      seen: (content, conversation) => {
        this.sight.seen(content, casesOf(content));
        this.looks.push({ content, conversation });
      },
    });
    parts.box.look = (shown) => this.chats.look(shown);
  }

  static async start(
    rosters: readonly Roster[],
    calendar: SchoolCalendar,
    at: string,
  ): Promise<World> {
    const now = Temporal.PlainDateTime.from(at).toZonedDateTime(calendar.timeZone);
    const box: { look?: (shown: Parameters<Chats['look']>[0]) => void } = {};
    const school = await startSchool({
      now: now.toInstant().toString(),
      rosters,
      look: (shown) => box.look?.(shown),
    });
    return new World({ school, calendar, rosters, now, box });
  }

  today(): string {
    return this.#now.toPlainDate().toString();
  }

  /** Moves the clock forwards; never back. */
  setTime(day: string, time: string): void {
    const wanted = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(
      this.calendar.timeZone,
    );
    if (Temporal.ZonedDateTime.compare(wanted, this.#now) > 0) this.#moveTo(wanted);
  }

  #moveTo(now: Temporal.ZonedDateTime): void {
    this.#now = now;
    this.school.setNow(now.toInstant().toString());
  }

  /** What the bot does as time passes. */
  async tick(): Promise<void> {
    await this.school.bot.tick();
    await this.school.bot.delivery.idle();
  }

  /** Somebody does something, and what comes back to them meanwhile is an answer. */
  async act<Result>(one: Colleague, doing: () => Promise<Result>): Promise<Result> {
    this.#moveTo(this.#now.add({ seconds: 7 }));
    this.chats.acting = one.chat;
    const result = await doing();
    await this.school.bot.delivery.idle();
    this.chats.acting = undefined;
    return result;
  }

  /** @returns the card that takes the place of the pressed one */
  async press(one: Colleague, button: Button, filledIn: Record<string, string>): Promise<string> {
    const { verb, data } = button;
    this.presses.set(verb, (this.presses.get(verb) ?? 0) + 1);
    const answer = await this.act(one, () =>
      this.school.teams.press(one.person, verb, { ...data, ...filledIn }),
    );
    const card = cardIn(answer);
    this.chats.answered(card, one.chat);
    return card;
  }

  /** A press on a card that is not looked for. */
  async pressSealed(one: Colleague, verb: Verb, data: Record<string, unknown>): Promise<void> {
    await this.act(one, () =>
      this.school.teams.press(one.person, verb, this.school.sealed(verb, data)),
    );
  }

  /** Writes a line; what it says stands once it is answered. */
  async say(one: Colleague, { text, noted, undone }: Saying): Promise<void> {
    const bring = this.ledger.copyOf(noted.map(({ pupilId }) => pupilId));
    await this.act(one, () => this.send(one, { text, noted }));
    if (!undone) return;
    const receipt = this.chats.newest(one.chat, 'receipt');
    const button = receipt && buttonOfUndo(receipt.content);
    if (!button) throw new Error(`no receipt to take back: ${text}`);
    await this.press(one, button, {});
    bring();
  }

  /** @returns whether it was answered */
  async send(one: Colleague, { text, noted }: Pick<Saying, 'text' | 'noted'>): Promise<boolean> {
    this.#lines += 1;
    const id = `line-${this.#lines}`;
    const status = await this.school.teams.say(one.person, text, { id }).catch(() => 0);
    if (status !== 200) return false;
    if (noted.length === 0) return true;
    this.ledger.note(noted, text.startsWith('ret:'));
    for (const { pupilId } of noted) {
      const classId = this.rosters.get(one.school)?.pupil(pupilId)?.classId;
      if (classId !== undefined) this.#writtenOf.set(classId, this.today());
    }
    const at = this.#now.toString({ timeZoneName: 'never' });
    this.answered.push({ school: one.school, id: `${one.chat}/${id}`, chat: one.chat, at });
    return true;
  }

  registerDay(school: string, rows: readonly RegisterEntry[]): void {
    const roster = this.rosters.get(school);
    const on = this.today();
    const present = rows.filter(({ code, date }) => code === 'T' && date === on);
    const classIds = present.flatMap(({ pupilId }) => roster?.pupil(pupilId)?.classId ?? []);
    this.spokenOf.set(school, { on, classIds: new Set(classIds) });
  }

  /** Whether anybody wrote of a class today. */
  isWrittenOf(classId: string): boolean {
    return this.#writtenOf.get(classId) === this.today();
  }

  staffOf(school: string): Colleague[] {
    return this.colleagues.filter((one) => one.school === school);
  }

  inConversation(conversation: string): Colleague | undefined {
    return this.colleagues.find(({ chat }) => chat === conversation);
  }

  /** The leader goes and talks to whoever a line of the list names. */
  talkTo(text: string, school: string): void {
    for (const one of this.staffOf(school)) {
      if (text.includes(fullName(one.member))) one.asked = true;
    }
  }

  /** As somebody who knows the pupil sees it: the last four weeks beside the four before. */
  judgementOf(caseId: string): 'better' | 'same' | 'worse' {
    const marks = this.ledger.marks(this.pupilOf.get(caseId) ?? '', this.today());
    const from = (weeks: number) => this.#now.toPlainDate().subtract({ weeks }).toString();
    const days = marks.filter(({ fraction }) => fraction > 0).map(({ date }) => date);
    const now = days.filter((date) => date > from(4)).length;
    const before = days.filter((date) => date <= from(4) && date > from(8)).length;
    return now < before ? 'better' : now > before ? 'worse' : 'same';
  }

  /** The pupil began somewhere else. */
  hasOtherOffer(caseId: string, school: string): boolean {
    const pupilId = this.pupilOf.get(caseId) ?? '';
    return this.today() >= '2027-04-12' && this.chosen.get(school)?.get(pupilId) === 'otherOffer';
  }

  /** Whether a meeting about a case is over. */
  wasHeld(caseId: string): boolean {
    return this.school.graph.events
      .all()
      .some(
        ({ subject, cancelled, end }) =>
          !cancelled && subject.endsWith(caseId) && end < this.#now.epochMilliseconds,
      );
  }

  /** Grows with everything that happens to a case. */
  async revisionOf(school: string, caseId: string): Promise<number | undefined> {
    return (await this.school.bot.app.store.load(school, 'case', caseId))?.value.revision;
  }

  /** When today began, in milliseconds. */
  morning(): number {
    return this.#now.startOfDay().epochMilliseconds;
  }

  /** The day so many weeks ahead. */
  dayIn(weeks: number): string {
    return this.#now.toPlainDate().add({ weeks }).toString();
  }

  schoolDayIn(count: number): string | undefined {
    return this.calendar.plus(this.#now.toPlainDate(), count)?.toString();
  }

  daysSince(at: string): number {
    return this.#now.since(Temporal.Instant.from(at).toZonedDateTimeISO(this.#now.timeZoneId), {
      largestUnit: 'days',
    }).days;
  }
}

function cardIn(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'value' in answer) {
    return JSON.stringify(answer.value);
  }
  throw new Error(`a press was not answered: ${JSON.stringify(answer)}`);
}

function buttonOfUndo(content: string): Button | undefined {
  return buttonsOf(content).find(({ verb }) => verb === 'note.undo');
}
