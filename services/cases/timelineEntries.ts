import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { meetingTurns } from './meetingTurns.ts';
import { planHappening } from './planHappening.ts';
import type { Happening, Teller, TimelineEntry } from './timeline.ts';

type Dated = TimelineEntry & { at: string };

/**
 * A case's log as its readers are told it, newest first. Nothing is left out: what the bot does by itself is
 * counted in one line a month, people given tasks by one event are in one line, and a meeting whose time is
 * past is there as held until somebody has told what came of it. O(log²).
 * @param now instant, ISO
 */
export function timelineEntries(
  subject: CaseRecord,
  tell: Teller,
  now: string,
): readonly TimelineEntry[] {
  const { log, steps } = subject;
  const { told, held } = meetingTurns(log, now);
  const answered = new Set((subject.held ?? []).map(({ meetingId }) => meetingId));
  const routine = routineByMonth(log);
  const entries = log.flatMap((event, index): Dated[] => {
    const turn = told.get(index);
    const by = turn?.by ?? event.by;
    const happened = turn
      ? [turn.what]
      : isRoutine(event)
        ? (routine.get(index) ?? [])
        : happenings(event, index, { log, steps }, tell);
    const who = by === 'system' || isRoutine(event) ? undefined : tell.somebody(by);
    return happened.map((what) => ({ at: event.at, on: event.at.slice(0, 10), by: who, what }));
  });
  for (const { meetingId, start, end } of held) {
    if (answered.has(meetingId)) continue;
    insertHeld(entries, end, { do: 'meeting', became: 'held', start });
  }
  return entries.map(({ on, by, what }) => ({ on, by, what })).reverse();
}

/** Before what was entered after it, if anything was. */
function insertHeld(entries: Dated[], at: string, what: Happening): void {
  const end = Temporal.Instant.from(at);
  const after = entries.findIndex(
    (entry) => Temporal.Instant.compare(Temporal.Instant.from(entry.at), end) > 0,
  );
  const entry = { at, on: at.slice(0, 10), by: undefined, what };
  entries.splice(after === -1 ? entries.length : after, 0, entry);
}

/** What the bot does by itself to keep a case going. */
function isRoutine({ do: kind, by }: CaseEvent): boolean {
  return (
    kind === 'remind' ||
    kind === 'escalate' ||
    kind === 'due' ||
    (kind === 'hold' && by === 'system')
  );
}

/** How often in each month, at the place of the last time. */
function routineByMonth(log: readonly CaseEvent[]): ReadonlyMap<number, readonly Happening[]> {
  const months = Map.groupBy(
    log.flatMap((event, index) =>
      isRoutine(event) ? [{ index, month: event.at.slice(0, 7) }] : [],
    ),
    ({ month }) => month,
  );
  return new Map(
    [...months.values()].flatMap((times) => {
      const last = times.at(-1);
      return last
        ? [[last.index, [{ do: 'reminders' as const, count: times.length }]] as const]
        : [];
    }),
  );
}

function happenings(
  event: CaseEvent,
  index: number,
  { log, steps }: Pick<CaseRecord, 'log' | 'steps'>,
  tell: Teller,
): readonly Happening[] {
  const found = 'step' in event ? steps.find(({ id }) => id === event.step) : undefined;
  const step = found && tell.step(found);
  const text = step ?? { da: '–', en: '–' };
  switch (event.do) {
    case 'open':
      return [{ do: 'open', why: event.why }];
    case 'reopen':
      return [{ do: 'reopen', why: event.why }];
    case 'assess':
      return [assessed(event, log.slice(0, index))];
    case 'call':
      return called(event, tell);
    case 'hold':
      return [{ do: 'hold', person: tell.somebody(event.holder) }];
    case 'involve':
      return involved(event, index, log, tell);
    case 'release':
      return [{ do: 'release', person: tell.somebody(event.person) }];
    case 'standIn': {
      const ended = event.person === undefined;
      const person = event.person === undefined ? undefined : tell.somebody(event.person);
      return [{ do: 'standIn', step: text, person, ended }];
    }
    case 'approve':
      return [{ do: 'approve', step: text }];
    case 'reject':
      return [{ do: 'reject', step: text, ...tell.words(event.reason) }];
    case 'nudge':
      return [{ do: 'nudge', step: text, person: tell.somebody(event.person) }];
    case 'praise':
      return [{ do: 'praise', days: event.days }];
    case 'assign':
      return [{ do: 'assign', step: text, person: tell.somebody(event.assignee) }];
    case 'done': {
      const day =
        event.on === undefined || event.on === event.at.slice(0, 10) ? {} : { day: event.on };
      return [{ do: 'done', step: text, ...day, ...tell.words(event.outcome) }];
    }
    case 'postpone':
      return [{ do: 'postpone', step: text, to: event.to, ...tell.words(event.reason) }];
    case 'judge':
      return [{ do: 'judge', judgement: event.judgement, ...tell.words(event.outcome) }];
    case 'comment':
      return [{ do: 'comment', ...tell.words(event.text) }];
    case 'arrange':
    case 'arrangeUntil':
    case 'map':
    case 'plan':
    case 'wayBack':
    case 'wayBackEnd':
      return [planHappening(event, log.slice(0, index), tell.words)];
    case 'arrangeEnd':
      return [{ do: 'arrangeEnd', arrangement: event.arrangement, day: event.to }];
    case 'close':
      return [
        {
          ...{ do: 'close', outcome: event.outcome },
          ...tell.place(event.offer?.name),
          ...tell.words(event.reason),
        },
      ];
    case 'visitation': {
      const { name, answered, of } = event;
      return [{ do: 'visitation', offer: name, answered: answered.length, of }];
    }
    case 'begun':
      return [{ do: 'begun', answer: event.answer }];
    case 'proposeClose':
      return [{ do: 'proposeClose', reason: event.reason }];
    case 'explain':
      return [{ do: 'explain', kind: event.kind, until: event.until }];
    case 'draft': {
      const { letter, language, by } = event;
      return [{ do: 'draft', letter, ...(tell.somebody(by) ? { language } : {}) }];
    }
    case 'concern':
    case 'explainEnd':
    case 'withdrawClose':
    case 'left':
    case 'returned':
    case 'rosterWrong':
    case 'registerChecked':
      return [{ do: event.do }];
    case 'handOver':
      return [{ do: 'handOver', school: event.name }];
    case 'handOverAnswer': {
      const { accepted, number } = event;
      const offer = log.findLast((one) => one.do === 'handOver' && one.id === event.id);
      const school = offer?.do === 'handOver' ? offer.name : '';
      return [{ do: 'handOverAnswer', accepted, school, number }];
    }
    case 'takeOver': {
      const { name, number } = event.facts.from;
      return [{ do: 'takeOver', school: name, number }];
    }
    case 'contact':
      return [{ do: 'contact', with: event.with, day: event.on, ...tell.words(event.agreed) }];
    case 'held': {
      const { held, on, parents, pupil, agreements, nextOn } = event;
      return [{ do: 'held', held, day: on, parents, pupil, agreed: agreements.length, nextOn }];
    }
    case 'due':
    case 'remind':
    case 'escalate':
    case 'meeting':
      return [];
  }
}

function assessed(
  { level, duties }: Extract<CaseEvent, { do: 'assess' }>,
  earlier: readonly CaseEvent[],
): Happening {
  const last = earlier.findLast((event) => event.do === 'assess');
  const before = last?.do === 'assess' ? last : undefined;
  return {
    do: 'assess',
    level,
    before: before?.level,
    begun: duties.filter((duty) => !before?.duties.includes(duty)),
    over: (before?.duties ?? []).filter((duty) => !duties.includes(duty)),
  };
}

function called({ steps }: Extract<CaseEvent, { do: 'call' }>, tell: Teller): readonly Happening[] {
  const tasks = steps.flatMap((step) => (step.kind === 'task' ? [tell.step(step)] : []));
  return [
    ...(tasks.length === 0 ? [] : [{ do: 'call' as const, steps: tasks }]),
    ...steps.flatMap(({ kind, due }) =>
      kind === 'follow_up' ? [{ do: 'followUp' as const, due }] : [],
    ),
  ];
}

/** Those brought in at once, on the same basis, are told at the first of them. */
function involved(
  event: Extract<CaseEvent, { do: 'involve' }>,
  index: number,
  log: readonly CaseEvent[],
  tell: Teller,
): readonly Happening[] {
  if (together(event, log[index - 1])) return [];
  const rest = log.slice(index + 1);
  const end = rest.findIndex((other) => !together(event, other));
  const others = (end === -1 ? rest : rest.slice(0, end)).flatMap((other) =>
    other.do === 'involve' ? [other.involvement.staffId] : [],
  );
  const { staffId, basis, reason } = event.involvement;
  const people = [staffId, ...others].flatMap((one) => tell.somebody(one) ?? []);
  return [{ do: 'involve', people, basis, ...tell.words(reason) }];
}

function together(
  { at, by, involvement }: Extract<CaseEvent, { do: 'involve' }>,
  other: CaseEvent | undefined,
): boolean {
  if (other?.do !== 'involve' || other.at !== at || other.by !== by) return false;
  const { basis, reason } = other.involvement;
  return basis === involvement.basis && reason === undefined && involvement.reason === undefined;
}
