import { verifyStore } from '../../bot/openStore.ts';
import { da } from '../../cards/texts/da.ts';
import { notices } from '../../cards/texts/notices.da.ts';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord, CaseState } from '../../services/cases/caseRecord.ts';
import type { CaseStep } from '../../services/cases/caseStep.ts';
import { evolve } from '../../services/cases/evolve.ts';
import { tellingWeek } from '../../services/cases/tellingWeek.ts';
import type { Role } from '../../services/roster/roster.ts';
import { configOf } from '../doubles/runningSchool.ts';
import type { Kind, Message } from './chats.ts';
import { type Colleague, isAway } from './colleagues.ts';
import { killedOn, type Year } from './year.ts';

/** What the bot came with by itself: no answers, which are receipts, questions, and what somebody pressed for. */
export function unasked({ world }: Year): Message[] {
  return world.chats.messages.filter(
    ({ asked, kind }) => !asked && kind !== 'receipt' && kind !== 'question',
  );
}

/** Messages that came when nobody should be disturbed. */
export function atNight(year: Year): string[] {
  const { calendar } = year.world;
  return unasked(year).flatMap(({ at, kind }) => {
    const local = Temporal.Instant.from(at).toZonedDateTimeISO(calendar.timeZone);
    const hour = local.hour;
    const fine = calendar.isSchoolDay(local.toPlainDate()) && hour >= 7 && hour < 17;
    return fine ? [] : [`${at} ${kind}`];
  });
}

/** Days on which somebody got more than one list. */
export function listsTwice(year: Year): string[] {
  const lists = unasked(year).filter(({ kind }) => kind === 'list');
  const days = Map.groupBy(lists, ({ conversation, at }) => `${conversation} ${at.slice(0, 10)}`);
  return [...days].flatMap(([day, some]) => (some.length > 1 ? [day] : []));
}

/** Questions which of two notes holds that came to somebody more than once, or to somebody who does not decide. */
export function questionsAmiss({ world }: Year): string[] {
  const seen = new Set<string>();
  const deciding: ReadonlySet<Role> = new Set(['secretary', 'class_teacher', 'leader']);
  return world.chats.messages.flatMap(({ kind, content, conversation, at }) => {
    if (kind !== 'conflict') return [];
    const id = /"conflict":"([^"]+)"/.exec(content)?.[1];
    const key = `${conversation} ${id}`;
    const who = world.inConversation(conversation)?.member.role;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst && who && deciding.has(who) ? [] : [`${at} ${who} ${id}`];
  });
}

/** Cases that came between for no reason that could not wait for the morning. */
export function needlessInterruptions(year: Year): string[] {
  return unasked(year).flatMap(({ kind, cases, conversation, at, content }) => {
    // After the kill nobody knows whether an answer arrived: whoever waits for it is asked.
    const isAfterKill = at.startsWith(killedOn);
    if (isAfterKill && content.includes('"verb":"message.again"')) return [];
    // To contact the home the same day is a duty of the law.
    // A colleague asks whoever keeps the roster to put a pupil back.
    if (kind === 'roster') return [];
    if (kind === 'list' || kind === 'task' || kind === 'meeting' || kind === 'conflict') return [];
    const one = year.world.inConversation(conversation);
    const offer = /"handOver":"([^"]+)"/.exec(content)?.[1];
    const subject =
      offer === undefined
        ? year.watch.cases.get(cases[0] ?? '')
        : [...year.watch.cases.values()].find(({ handOver }) => handOver?.id === offer);
    const pressing = subject?.steps.some(({ legal, acute }) => legal || acute);
    const broughtIn = subject?.involved.some(
      ({ staffId, basis }) => staffId === one?.member.id && basis !== 'task',
    );
    return pressing || broughtIn ? [] : [`${at} ${kind} ${subject?.id}`];
  });
}

export type Told = { role: Role; people: number; least: number; median: number; most: number };

/**
 * How many messages people got in the year beside the answers to their own, homes to contact, and pupils whom a
 * colleague misses on the roster, by role.
 */
export function toldByRole(year: Year): Told[] {
  // The law has the home contacted the same day: how often that is, the school does not choose.
  const chosen = unasked(year).filter(({ kind }) => kind !== 'task' && kind !== 'roster');
  const counts = Map.groupBy(chosen, ({ conversation }) => conversation);
  const byRole = Map.groupBy(year.world.colleagues, ({ member }) => member.role);
  return [...byRole].map(([role, people]) => {
    const all = people.map(({ chat }) => counts.get(chat)?.length ?? 0).sort((a, b) => a - b);
    const [least = 0] = all;
    const median = all[Math.floor((all.length - 1) / 2)] ?? 0;
    return { role, people: people.length, least, median, most: all.at(-1) ?? 0 };
  });
}

/** How often each kind of message came to the people of a role by itself. */
export type ToldKinds = { role: Role; people: number; kinds: ReadonlyMap<Kind, number> };

/** The messages that nobody asked for, by the role that got them and what they were. O(messages). */
export function toldByKind(year: Year): ToldKinds[] {
  const roleOf = new Map(year.world.colleagues.map(({ chat, member }) => [chat, member.role]));
  const byRole = Map.groupBy(unasked(year), ({ conversation }) => roleOf.get(conversation));
  const people = Map.groupBy(year.world.colleagues, ({ member }) => member.role);
  return [...people].flatMap(([role, some]) => {
    const kinds = Map.groupBy(byRole.get(role) ?? [], ({ kind }) => kind);
    if (kinds.size === 0) return [];
    const counts = new Map([...kinds].map(([kind, all]) => [kind, all.length]));
    return [{ role, people: some.length, kinds: counts }];
  });
}

export type Reached = { reached: number; missed: string[] };

/** Whether reminders, what the leader and the coordinator are told, and stand-ins' lists really came. */
export function reached(year: Year): Record<'reminded' | 'told' | 'stoodIn', Reached> {
  const found = { reminded: none(), told: none(), stoodIn: none() };
  for (const subject of year.watch.cases.values()) {
    let state: CaseState | undefined;
    for (const event of subject.log) {
      state = evolve(state, event);
      const wanted = wantedFor(year, subject, state, event);
      if (!wanted) continue;
      const day = event.at.slice(0, 10);
      for (const one of wanted.people) {
        const isTold =
          gotList(year, one, subject.id, day, wanted.words) ||
          (wanted.week !== undefined && gotAnyList(year, one, wanted.week, day));
        if (isTold) found[wanted.as].reached += 1;
        else {
          const came = year.world.chats.of(one.chat).filter(({ at }) => at.startsWith(day));
          const kinds = came.map(({ kind }) => kind).join(' ');
          const what = `${day} ${subject.id} ${event.do} ${one.member.id}: ${kinds}`;
          found[wanted.as].missed.push(what);
        }
      }
    }
  }
  return found;
}

function none(): Reached {
  return { reached: 0, missed: [] };
}

type Wanted = {
  as: 'reminded' | 'told' | 'stoodIn';
  people: Colleague[];
  words: string;
  /** The Monday since which a list is enough, where it tells of all once a week. */
  week?: string | undefined;
};

/** Who should have a list that morning because of an event, among those who are there. */
function wantedFor(
  { world, watch }: Year,
  { id: caseId, log }: CaseRecord,
  state: CaseState,
  event: CaseEvent,
): Wanted | undefined {
  if (!('step' in event)) return undefined;
  const step = state.steps.find(({ id }) => id === event.step);
  if (!step) return undefined;
  const day = event.at.slice(0, 10);
  const staff = world.colleagues.filter(
    (one) => watch.schoolOf.get(caseId) === one.school && !isAway(one, day),
  );
  const assignee = step.standIn ?? step.assignee ?? state.holder;
  switch (event.do) {
    case 'remind': {
      const theirs = ({ member }: Colleague) =>
        step.state === 'proposed' ? member.role === step.approver : member.id === assignee;
      return { as: 'reminded', people: staff.filter(theirs), words: '' };
    }
    case 'escalate':
      return {
        as: 'told',
        people: staff.filter(({ member }) => member.role === event.to),
        words: '',
        week: isToldWeekly(log, step, event)
          ? tellingWeek(Temporal.PlainDate.from(day))
          : undefined,
      };
    case 'standIn': {
      // Where closing is proposed, nothing else is asked about the case.
      if (state.closing !== undefined) return undefined;
      // Who has something to do now; a follow-up whose day has not come is nothing yet.
      const open = step.state === 'approved' && (step.kind === 'task' || step.due <= day);
      const waits = state.steps.some(
        ({ id, state: before }) =>
          id === step.after && (before === 'proposed' || before === 'approved'),
      );
      if (!open || waits) return undefined;
      const people = staff.filter(({ member }) => member.id === event.person);
      const [words = ''] = da.digest.standsIn('|').split('|');
      return { as: 'stoodIn', people, words };
    }
    default:
      return undefined;
  }
}

/** The coordinator hears once a week of what the leader knew before, unless the law or something acute asks. */
function isToldWeekly(log: readonly CaseEvent[], step: CaseStep, event: CaseEvent): boolean {
  if (event.do !== 'escalate' || event.to !== 'coordinator' || step.legal || step.acute)
    return false;
  return log.some(
    (one) =>
      one.do === 'escalate' && one.to === 'leader' && one.step === step.id && one.at < event.at,
  );
}

function gotAnyList({ world }: Year, one: Colleague, from: string, to: string): boolean {
  return world.chats
    .of(one.chat)
    .some(({ kind, at }) => kind === 'list' && from <= at.slice(0, 10) && at.slice(0, 10) <= to);
}

function gotList({ world }: Year, one: Colleague, caseId: string, day: string, words: string) {
  return world.chats
    .of(one.chat)
    .some(
      ({ kind, at, cases, content }) =>
        kind === 'list' &&
        at.startsWith(day) &&
        ((cases.includes(caseId) && content.includes(words)) || offersMore(content)),
    );
}

/** A list shows three things and turns to the rest, on which the year does not look. */
function offersMore(content: string): boolean {
  return content.includes('"digest.show"') && content.includes('"page":1');
}

const reasonKnown = notices.reason_known.title;

/** Who writes that nobody knows why is told so where the register does: there is nothing to note. */
function wantedTimes({ chats }: Year['world'], line: { chat: string; at: string }): number {
  const isKnown = chats
    .of(line.chat)
    .some(({ at, content }) => at === line.at && content.includes(reasonKnown));
  return isKnown ? 0 : 1;
}

/** Lines that were answered and do not stand just once, and pupils whose absence is not as it was written. */
export async function notStanding({ world }: Year): Promise<string[]> {
  const wrong: string[] = [];
  const { store } = world.school.bot.app;
  for (const [school, { pupils }] of world.rosters) {
    const reports = (await store.list(school, 'report')).map(({ id }) => id);
    const times = Map.groupBy(reports, (id) => id.slice(0, id.lastIndexOf(':')));
    for (const one of world.answered) {
      if (one.school !== school) continue;
      const count = times.get(one.id)?.length ?? 0;
      if (count !== wantedTimes(world, one)) wrong.push(`${one.id} stands ${count} times`);
    }
    for (const { id } of pupils) {
      const stored = (await store.load(school, 'pupil', id))?.value;
      const stands = stored ? standingAbsence(stored) : [];
      const told = stands.map((one) => `${one.date} ${one.category} ${one.extent}`).sort();
      if (told.join() !== world.ledger.standing(id).join()) wrong.push(`${id} ${told}`);
    }
  }
  return wrong;
}

/**
 * What is still in the outbox, but for what waits for the next school year to begin, and what was on its way
 * when the bot was killed: whoever waits for it was asked.
 */
export async function undelivered({ world }: Year): Promise<string[]> {
  const left = await Promise.all(
    [...world.rosters.keys()].map((school) => world.school.bot.app.store.list(school, 'outbox')),
  );
  const now = world.school.bot.app.now().toString();
  return left
    .flat()
    .filter(({ value }) => value.state !== 'waiting' || (value.notBefore ?? '') <= now)
    .filter(({ value }) => value.state !== 'maybe' || !value.createdAt.startsWith(killedOn))
    .map(({ id, value }) => `${id} ${value.state}`);
}

/** Breaks in the audit trail, looked for while the bot is stopped; and how long the trail is. */
export async function trail({ world }: Year): Promise<{ entries: number; faults: unknown[] }> {
  const found = { entries: 0, faults: [] as unknown[] };
  await world.school.restart(async () => {
    const config = configOf(world.school.folder);
    for await (const school of verifyStore(config)) {
      if ('unreadable' in school) found.faults.push(school.unreadable);
      else {
        for (const { entries, faults } of school.chains.values()) {
          found.entries += entries;
          found.faults.push(...faults);
        }
      }
    }
  });
  return found;
}

/** Presses that were refused, by verb and the code of the reason. */
export async function refusals({ world }: Year): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const school of world.rosters.keys()) {
    for (const { value } of await world.school.bot.app.store.list(school, 'audit')) {
      if (value.outcome !== 'refused') continue;
      const what = `${value.action} ${value.code}`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
  }
  return counts;
}
