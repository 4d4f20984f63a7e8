import { storedRecords } from '../../bot/core/recordReader.ts';
import { schoolStatus } from '../../bot/status/schoolStatus.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { type List, listsOf } from './lists.ts';
import type { World } from './world.ts';

/** More cases than a school has: the status on one page. */
const everyCase = 1000;

/** Levels at which a pupil should have a plan. */
const needsPlan: ReadonlySet<string> = new Set(['worrying', 'dropout_risk']);

/**
 * Looks at the end of each school day at what is done for pupils: meetings, special arrangements, plans and their
 * way back. What people did is known from the world and the log, what they are asked from their lists.
 */
export class HelpWatch {
  readonly faults = {
    /** Meetings whose time is past, of which nobody told what came and nobody is asked. */
    meetings: [] as string[],
    /** Arrangements beyond their last day on nobody's list, or stored otherwise than people set them. */
    arrangements: [] as string[],
    /** Cases without a plan that the status does not tell as such, or with one that it does. */
    plans: [] as string[],
    /** Questions about a way back that a list holds twice, after the answer, or that two people are asked. */
    wayBack: [] as string[],
  };
  /** What the laws were held against, so that none holds of nothing. */
  readonly seen = { met: new Set<string>(), over: 0, withoutPlan: 0, withPlan: 0, asked: 0 };
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async endOfDay(): Promise<void> {
    const { app } = this.#world.school.bot;
    for (const school of this.#world.rosters.keys()) {
      const lists = await listsOf(this.#world, school);
      const cases = (await app.store.list(school, 'case')).map(({ value }) => value);
      const meetings = (await app.store.list(school, 'meeting')).map(({ value }) => value);
      for (const subject of cases) {
        this.#arrangement(subject, lists);
        if (subject.state === 'closed') continue;
        const ids = new Map(meetings.map(({ eventId, id }) => [eventId ?? '', id]));
        this.#meetings(subject, ids, lists);
        this.#wayBack(subject, lists, school);
      }
      await this.#plans(school, cases);
    }
  }

  /** Meetings of the calendar, which knows nothing of the bot's records. */
  #meetings(subject: CaseRecord, ids: ReadonlyMap<string, string>, lists: readonly List[]): void {
    const today = this.#world.today();
    const morning = this.#world.morning();
    const answered = new Set(subject.held?.map(({ meetingId }) => meetingId));
    for (const { id, subject: title, cancelled, end } of this.#world.school.graph.events.all()) {
      if (cancelled || !title.endsWith(subject.id) || end >= morning) continue;
      const meetingId = ids.get(id) ?? '';
      this.seen.met.add(id);
      if (answered.has(meetingId)) continue;
      if (closedAfter(subject, end) || beganAgainOn(subject, today)) continue;
      const key = `${subject.id}/held/${meetingId}/`;
      if (meetingId !== '' && isListed(lists, key)) continue;
      this.faults.meetings.push(`${today} ${subject.id} ${meetingId}`);
    }
  }

  #arrangement(subject: CaseRecord, lists: readonly List[]): void {
    const today = this.#world.today();
    const set = this.#world.arrangements.get(subject.id);
    if (!set) return;
    const { kind, until } = set;
    const running = subject.arrangements.find((one) => one.kind === kind && one.to === undefined);
    if (running?.until !== until) {
      this.faults.arrangements.push(`${today} ${subject.id} ${running?.until}, not ${until}`);
    }
    if (until === undefined || until >= today || subject.state === 'closed') return;
    this.seen.over += 1;
    const { id } = subject;
    const isAsked = [`${id}/arrangement/${kind}/`, `${id}/left/`, `${id}/close/`].some((key) =>
      isListed(lists, key),
    );
    if (isAsked || beganAgainOn(subject, today)) return;
    this.faults.arrangements.push(`${today} ${id} ${kind} until ${until} is on no list`);
  }

  /** What the leader's status counts, and the list of cases behind it. */
  async #plans(school: string, cases: readonly CaseRecord[]): Promise<void> {
    const { app } = this.#world.school.bot;
    const roster = app.schools.roster(school);
    const member = roster?.staff.find(({ role }) => role === 'leader');
    if (!roster || !member) return;
    const asked = { list: 'without_plan', perPage: everyCase, review: undefined } as const;
    const records = storedRecords(app, school);
    const view = await schoolStatus(app, { member, roster }, 'school', asked, records);
    const listed = new Set(view.cases.map(({ caseId }) => caseId));
    const today = this.#world.today();
    if (view.withoutPlan !== listed.size) {
      this.faults.plans.push(`${today} ${school}: ${view.withoutPlan} counted, ${listed.size}`);
    }
    for (const { id, state, level, log } of cases) {
      if (state === 'closed' || !needsPlan.has(level ?? '')) continue;
      const written = log.findLastIndex((event) => event.do === 'plan');
      const hasPlan = written > log.findLastIndex((event) => event.do === 'reopen');
      if (hasPlan) this.seen.withPlan += 1;
      else this.seen.withoutPlan += 1;
      if (hasPlan !== listed.has(id)) continue;
      this.faults.plans.push(`${today} ${id} ${hasPlan ? 'has' : 'has no'} plan`);
    }
  }

  #wayBack({ id, log }: CaseRecord, lists: readonly List[], school: string): void {
    const today = this.#world.today();
    const answers = log.flatMap((event) =>
      event.do === 'wayBack' && event.at.slice(0, 10) < today ? [event.id] : [],
    );
    const asked = lists.flatMap(({ staffId, keys }) => {
      const some = keys.filter((key) => key.startsWith(`${id}/wayBack/`));
      if (some.length > 1) this.faults.wayBack.push(`${today} ${staffId}: ${some.join()}`);
      this.seen.asked += some.length;
      return some.map((key) => ({ staffId, key }));
    });
    for (const { staffId, key } of asked) {
      const [, , ask, step] = key.split('/');
      if (ask === 'answer' && answers.includes(step ?? '')) {
        this.faults.wayBack.push(`${today} ${staffId} is asked after the answer: ${key}`);
      }
    }
    const roleOf = (staffId: string) =>
      this.#world.staffOf(school).find(({ member }) => member.id === staffId)?.member.role;
    const others = asked.filter(({ staffId }) => roleOf(staffId) !== 'leader');
    // All leaders stand in for a tovholder who is away; else one person is asked.
    if (asked.length > 1 && others.length > 0) {
      this.faults.wayBack.push(`${today} ${id}: ${asked.map(({ staffId }) => staffId).join()}`);
    }
  }
}

function isListed(lists: readonly List[], start: string): boolean {
  return lists.some(({ keys }) => keys.some((key) => key.startsWith(start)));
}

/** Closing a case is the decision on the meetings before it, also where it is reopened. */
function closedAfter({ log }: CaseRecord, end: number): boolean {
  return log.some(({ do: what, at }) => what === 'close' && Date.parse(at) > end);
}

/** What stands on a list was made in the morning: what is open again since then is on tomorrow's. */
function beganAgainOn({ log }: CaseRecord, today: string): boolean {
  const begins: ReadonlySet<string> = new Set(['reopen', 'returned', 'withdrawClose', 'hold']);
  return log.some((event) => begins.has(event.do) && event.at.slice(0, 10) === today);
}
