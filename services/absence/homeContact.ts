import { z } from 'zod';
import { ownWords } from '../words/ownWords.ts';

const isoDate = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const dates = z.array(isoDate).min(1);
const taskId = z.string().regex(/^[1-9]\d*$/);

/** What happened to the task of contacting a pupil's home about unlawful days. */
const homeContactEvent = z.discriminatedUnion('do', [
  /** Days nobody was asked about: a new task. */
  z.strictObject({ do: z.literal('raise'), at: instant, task: taskId, dates, due: isoDate }),
  /** More days while the task is open: the home is contacted about all of them at once. */
  z.strictObject({ do: z.literal('add'), at: instant, task: taskId, dates }),
  /** Days of an open task that are no longer noted as unlawful. */
  z.strictObject({ do: z.literal('withdraw'), at: instant, task: taskId, dates }),
  /** The pupil's case asks for it as one of its steps; with it goes the open task. */
  z.strictObject({ do: z.literal('toCase'), at: instant, caseId: z.string().min(1), dates }),
  /** Somebody has contacted the home. */
  z.strictObject({
    do: z.literal('done'),
    at: instant,
    task: taskId,
    by: z.string().min(1),
    note: ownWords(z.string().min(1)).optional(),
  }),
]);

/** A pupil's tasks of contacting the home, as what happened to them, oldest first. */
export const homeContactLog = z.array(homeContactEvent);

export type HomeContactEvent = z.output<typeof homeContactEvent>;

/** A task of contacting the home about unlawful days; `moved` into the pupil's case, `withdrawn` when no day is left. */
export type HomeContact = {
  id: string;
  /** ISO dates, ascending. */
  dates: readonly string[];
  raisedAt: string;
  /** ISO date. */
  due: string;
  state: 'open' | 'done' | 'withdrawn' | 'moved';
  done?: { by: string; at: string; note?: string };
};

/** A pupil's tasks, and the days that somebody was asked about, here or in a case. */
export type HomeContacts = {
  tasks: readonly HomeContact[];
  asked: ReadonlySet<string>;
  /** Number of events: a card that shows another one is stale. */
  version: number;
};

/** What follows from the log. O(events × tasks). */
export function homeContacts(log: readonly HomeContactEvent[] = []): HomeContacts {
  const inCases = log.flatMap((event) => (event.do === 'toCase' ? event.dates : []));
  const tasks = log.reduce<readonly HomeContact[]>(evolve, []);
  return {
    tasks,
    asked: new Set([...inCases, ...tasks.flatMap(({ dates: asked }) => asked)]),
    version: log.length,
  };
}

/** The task that waits for somebody; there is at most one. */
export function openContact({ tasks }: Pick<HomeContacts, 'tasks'>): HomeContact | undefined {
  return tasks.find(({ state }) => state === 'open');
}

function evolve(tasks: readonly HomeContact[], event: HomeContactEvent): readonly HomeContact[] {
  if (event.do === 'raise') {
    const { task: id, at: raisedAt, due } = event;
    return [...tasks, { id, dates: event.dates.toSorted(), raisedAt, due, state: 'open' }];
  }
  return tasks.map((task) => {
    const isMeant = event.do === 'toCase' || event.task === task.id;
    return task.state === 'open' && isMeant ? after(task, event) : task;
  });
}

function after(task: HomeContact, event: Exclude<HomeContactEvent, { do: 'raise' }>): HomeContact {
  switch (event.do) {
    case 'add':
      return { ...task, dates: [...new Set([...task.dates, ...event.dates])].sort() };
    case 'withdraw': {
      const left = task.dates.filter((date) => !event.dates.includes(date));
      return { ...task, dates: left, ...(left.length === 0 ? { state: 'withdrawn' } : {}) };
    }
    case 'toCase':
      return { ...task, state: 'moved' };
    case 'done': {
      const { by, at, note } = event;
      return { ...task, state: 'done', done: { by, at, ...(note === undefined ? {} : { note }) } };
    }
  }
}

export type UnlawfulDays = {
  /** The days noted as unlawful now, ISO. */
  standing: ReadonlySet<string>;
  /** Older days are for the rules to judge, no longer for a call today; ISO. */
  since: string;
  /** ISO. */
  today: string;
  /** When a new task is due, ISO. */
  due: string;
  /** The moment, ISO with offset. */
  at: string;
  /** The pupil's open case: there the task is a step. */
  caseId: string | undefined;
};

/** One more than any: with an old school year its tasks go. */
function nextId({ tasks }: HomeContacts): string {
  return `${Math.max(0, ...tasks.map(({ id }) => Number(id))) + 1}`;
}

/** The unlawful days nobody was asked about, ascending: each calls for a contact. */
export function freshDays(
  log: readonly HomeContactEvent[] | undefined,
  { standing, since, today }: Pick<UnlawfulDays, 'standing' | 'since' | 'today'>,
): readonly string[] {
  const { asked } = homeContacts(log);
  return [...standing].filter((day) => day >= since && day <= today && !asked.has(day)).sort();
}

/**
 * What the unlawful days noted now change: a task for each day or run nobody was asked about, more days for
 * an open one, none for days taken back. With an open case it goes there. Doing it again changes nothing.
 * O(events + days).
 */
export function decideContacts(
  log: readonly HomeContactEvent[] | undefined,
  days: UnlawfulDays,
): readonly HomeContactEvent[] {
  const { standing, at, caseId, due } = days;
  const known = homeContacts(log);
  const open = openContact(known);
  const gone = open?.dates.filter((day) => !standing.has(day)) ?? [];
  const left = open?.dates.filter((day) => standing.has(day)) ?? [];
  const fresh = [...freshDays(log, days)];
  const events: HomeContactEvent[] = [];
  if (open && gone.length > 0) events.push({ do: 'withdraw', at, task: open.id, dates: gone });
  if (caseId !== undefined) {
    const there = [...left, ...fresh].sort();
    if (there.length > 0) events.push({ do: 'toCase', at, caseId, dates: there });
  } else if (fresh.length > 0) {
    if (open && left.length > 0) events.push({ do: 'add', at, task: open.id, dates: fresh });
    else events.push({ do: 'raise', at, task: nextId(known), dates: fresh, due });
  }
  return events;
}
