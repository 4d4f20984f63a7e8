import { reportedIn } from '../absence/classReport.ts';
import type { PupilAbsence, Statement } from '../absence/pupilAbsence.ts';
import { schoolYearEnd, schoolYearOf } from '../calendar/period.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { endOfCase } from '../cases/endOfCase.ts';
import { needsPupil } from '../cases/needsPupil.ts';
import type { Roster } from '../roster/roster.ts';
import type { CardSubject, CardSubjects } from './cardSubjects.ts';
import type { Kept, KeptKind, KeptRecords } from './keptRecords.ts';
import { neededFrom } from './neededFrom.ts';
import type { Retention } from './retention.ts';
import { absencePart, casePart, gradeThen, type Statistic } from './statistic.ts';

/** What a retention file has periods for, cards of removed records, what expires by itself. */
export type RetentionRule =
  | Exclude<keyof Retention, '$schema' | 'id' | 'title' | 'note'>
  | 'posts'
  | 'over';

/** A record to remove, or statements of a pupil's absence to remove. */
export type Going = {
  rule: RetentionRule;
  /** `former`: the roster entry of a pupil who left, by the pupil's id. */
  kind: KeptKind | 'former';
  id: string;
  /** The date (ISO) its period started; undefined if removed with something else. */
  since: string | undefined;
  /** Ids of the statements to remove; with the last, the record goes. */
  statements?: readonly string[];
  /** Ids of known reasons to remove from a pupil's record. */
  reasons?: readonly string[];
  /** What the statistic keeps of it. */
  counted?: Statistic;
};

export type RetentionInput = {
  records: KeptRecords;
  /** Undefined for the part outside any school. */
  roster: Roster | undefined;
  calendar: SchoolCalendar;
  retention: Retention;
  today: Temporal.PlainDate;
  cards: CardSubjects;
};

/**
 * What is past its retention period: which record, by which rule. Never an open case of a pupil at the school
 * or what it needs, nor absence that a rule may still look back at; audit from its oldest entry, without a
 * gap. Posts must have been read before what they show. O(records).
 */
export function retentionPlan(input: RetentionInput): readonly Going[] {
  const { records, retention } = input;
  const { questions, dryRuns, inbox, outbox, overviews, files, digests } = retention;
  const past = (since: string, period: Period) => isPast(since, period, input.today);
  const going: Going[] = [
    ...absenceGoing(input),
    ...reasonsGoing(input),
    ...earlySignsGoing(input),
    ...reportsGoing(input),
    ...classReportsGoing(input),
    ...conflictsGoing(input),
    ...aged('questions', 'question', records.question, ({ askedOn }) => askedOn, past, questions),
    ...aged(
      'questions',
      'schoolChoice',
      records.schoolChoice ?? [],
      ({ askedOn }) => askedOn,
      past,
      questions,
    ),
    ...aged('dryRuns', 'dryRun', records.dryRun, ({ askedOn = '' }) => askedOn, past, dryRuns),
    ...aged('inbox', 'inbox', records.inbox, ({ at }) => at.slice(0, 10), past, inbox),
    ...aged('outbox', 'outbox', troubled(records), createdOn, past, outbox),
    ...aged('overviews', 'overview', records.overview, ({ on }) => on, past, overviews),
    ...aged('files', 'file', records.file, changedOn, past, files),
    ...aged('digests', 'digest', records.digest, ({ on }) => on, past, digests),
    ...casesGoing(input),
    ...aged('handOvers', 'handOver', records.handOver ?? [], lastTold, past, retention.handOvers),
    ...aged(
      'waitingRosters',
      'rosterProposal',
      (records.rosterProposal ?? []).filter(({ value }) => value.state === 'waiting'),
      ({ at }) => at.slice(0, 10),
      past,
      retention.waitingRosters,
    ),
    ...peopleGoing(input),
    ...overByItself(input),
    ...formerGoing(input),
  ];
  return [...going, ...postsGoing(input, going), ...auditGoing(input)];
}

/** How long something is kept. */
type Period = { days?: number; months?: number; years?: number };

function isPast(since: string, period: Period, today: Temporal.PlainDate): boolean {
  // Its date is unknown: it holds no pupil, and goes.
  if (since === '') return true;
  const known = decided.get(today) ?? new Map<string, boolean>();
  decided.set(today, known);
  const { days = 0, months = 0, years = 0 } = period;
  const key = `${since}/${days}/${months}/${years}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const past = Temporal.PlainDate.compare(Temporal.PlainDate.from(since).add(period), today) < 0;
  known.set(key, past);
  return past;
}

/**
 * What was found of the dates of one plan, whose `today` it is: thousands of records share a few hundred dates,
 * and a date is dear to reckon with.
 */
const decided = new WeakMap<Temporal.PlainDate, Map<string, boolean>>();

function aged<Value>(
  rule: RetentionRule,
  kind: KeptKind,
  kept: readonly Kept<Value>[],
  since: (value: Value) => string,
  past: (since: string, period: Period) => boolean,
  { days }: { days: number },
): Going[] {
  return kept
    .filter(({ value }) => past(since(value), { days }))
    .map(({ id, value }) => ({ rule, kind, id, since: since(value) || undefined }));
}

function troubled({ outbox }: KeptRecords): KeptRecords['outbox'] {
  return outbox.filter(({ value: { state } }) => state === 'failed' || state === 'maybe');
}

function createdOn({ createdAt }: { createdAt: string }): string {
  return createdAt.slice(0, 10);
}

/** Answered or not: the school that offered the case keeps asking, and can offer it again. */
function lastTold({ at, answered }: { at: string; answered?: { at: string } | undefined }): string {
  return (answered?.at ?? at).slice(0, 10);
}

function changedOn({ at, changedAt }: { at: string; changedAt?: string | undefined }): string {
  return (changedAt ?? at).slice(0, 10);
}

/**
 * Who was out of office on past days, expired watches, and morning lists that waited in vain for their
 * reader: the next one says what still holds.
 */
function overByItself({ records, today }: RetentionInput): Going[] {
  const gone = (kind: KeptKind, id: string, on: string): Going[] =>
    isPast(on, { days: 0 }, today) ? [{ rule: 'over', kind, id, since: on }] : [];
  return [
    ...records.morning.flatMap(({ id, value }) => gone('morning', id, value.on)),
    ...records.watch.flatMap(({ id, value }) => gone('watch', id, value.until.slice(0, 10))),
    ...records.outbox.flatMap(({ id, value }) =>
      value.state === 'parked' && value.work.subject?.card === 'digest'
        ? gone('outbox', id, createdOn(value))
        : [],
    ),
  ];
}

/** Entries of pupils who left, once no case needs them. */
function formerGoing({ records, roster, today }: RetentionInput): Going[] {
  const on = today.toString();
  const needed = new Set(
    records.case.flatMap(({ value }) => (needsPupil(value, on) ? [value.pupilId] : [])),
  );
  return (roster?.former ?? [])
    .filter(({ id }) => !needed.has(id))
    .map(({ id, leftOn }) => ({ rule: 'over', kind: 'former', id, since: leftOn }));
}

/** A pupil's absence goes by whole school years, so that the statistic counts the pupil once. */
function absenceGoing(input: RetentionInput): Going[] {
  const open = Map.groupBy(
    input.records.case.map(({ value }) => value).filter((one) => !isOver(one, input.roster)),
    ({ pupilId }) => pupilId,
  );
  return input.records.pupil.flatMap(({ id, value }) =>
    yearsGoing(value, open.get(id) ?? [], input),
  );
}

function yearsGoing(
  absence: PupilAbsence,
  open: readonly CaseRecord[],
  { roster, calendar, retention, today }: RetentionInput,
): Going[] {
  const { monthsAfterSchoolYear: months, schoolDaysLookedBackAt } = retention.absence;
  const pupil = roster?.pupil(absence.pupilId);
  const own = pupil ? calendar.forGrade(pupil.grade) : calendar;
  const years = Map.groupBy(absence.statements, (one) => schoolYearEnd(lastDate(one)));
  const past = [...years].filter(([end]) => isPast(end, { months }, today));
  if (past.length === 0) return [];
  const needed = neededFrom(open, own, today, schoolDaysLookedBackAt);
  return past.flatMap(([end, statements]): Going[] => {
    const newest = statements.map(lastDate).reduce((a, b) => (a > b ? a : b));
    if (newest >= needed) return [];
    const year = schoolYearOf(Temporal.PlainDate.from(end));
    return [
      {
        rule: 'absence',
        kind: 'pupil',
        id: absence.pupilId,
        since: end,
        statements: statements.map(({ id }) => id),
        counted: absencePart({ ...absence, statements }, year, gradeThen(pupil, year.to, today)),
      },
    ];
  });
}

/** A known reason goes with the notes of the school year in which it last held. */
function reasonsGoing({ records, retention, today }: RetentionInput): Going[] {
  const { monthsAfterSchoolYear: months } = retention.absence;
  return records.pupil.flatMap(({ id, value }) => {
    const past = (value.knownReasons ?? []).flatMap((event) => {
      const since = event.do === 'explain' ? schoolYearEnd(event.until) : undefined;
      return since !== undefined && isPast(since, { months }, today)
        ? [{ id: event.id, since }]
        : [];
    });
    return [...Map.groupBy(past, ({ since }) => since)].map(([since, some]): Going => {
      const reasons = some.map((one) => one.id);
      return { rule: 'absence', kind: 'pupil', id, since, reasons };
    });
  });
}

/** What was done before there was a case goes with the notes of the school year of its last event. */
function earlySignsGoing({ records, retention, today }: RetentionInput): Going[] {
  const { monthsAfterSchoolYear: months } = retention.absence;
  return (records.earlySign ?? []).flatMap(({ id, value }): Going[] => {
    const since = schoolYearEnd(lastDate({ dates: value.log.map(({ at }) => at.slice(0, 10)) }));
    return isPast(since, { months }, today)
      ? [{ rule: 'absence', kind: 'earlySign', id, since }]
      : [];
  });
}

function lastDate({ dates }: Pick<Statement, 'dates'>): string {
  return dates.reduce((latest, date) => (date > latest ? date : latest));
}

function reportsGoing({ records, retention, today }: RetentionInput): Going[] {
  const { monthsAfterSchoolYear: months } = retention.absence;
  const first = records.report[0]?.value.at.slice(0, 10) ?? '';
  // The oldest comes first, and none goes before the school year after its moment: on most nights the thousands that
  // follow need not be read. A first one of a day to come was made by a wrong clock, and says nothing.
  const isYoung = !isPast(schoolYearEnd(first), { months }, today);
  if (first === '' || (isYoung && first <= today.toString())) return [];
  return records.report.flatMap(({ id, value }): Going[] => {
    const dates = [value.at.slice(0, 10), ...value.lines.flatMap((line) => line.dates)];
    const since = schoolYearEnd(lastDate({ dates }));
    return isPast(since, { months }, today) ? [{ rule: 'absence', kind: 'report', id, since }] : [];
  });
}

/** What was said of a class, by people or the register, goes with the notes of its day. */
function classReportsGoing({ records, retention, today }: RetentionInput): Going[] {
  const { monthsAfterSchoolYear: months } = retention.absence;
  const going = (kind: 'classReport' | 'registerDay', id: string, date: string): Going[] => {
    const since = schoolYearEnd(date);
    return isPast(since, { months }, today) ? [{ rule: 'absence', kind, id, since }] : [];
  };
  return [
    // Thousands a year, so by their ids.
    ...(records.classReport ?? []).flatMap(({ id }) => {
      return going('classReport', id, reportedIn(id).date);
    }),
    ...(records.registerDay ?? []).flatMap(({ id, value }) => going('registerDay', id, value.date)),
  ];
}

/** Questions on which note holds: once decided kept like other questions, else as long as the notes. */
function conflictsGoing({ records, retention, today }: RetentionInput): Going[] {
  const { monthsAfterSchoolYear: months } = retention.absence;
  const { days } = retention.questions;
  return records.conflict.flatMap(({ id, value }): Going[] => {
    const { endedOn, askedAt, dates } = value;
    if (endedOn !== undefined) {
      const over = isPast(endedOn, { days }, today);
      return over ? [{ rule: 'questions', kind: 'conflict', id, since: endedOn }] : [];
    }
    const since = schoolYearEnd(lastDate({ dates: [askedAt.slice(0, 10), ...dates] }));
    return isPast(since, { months }, today)
      ? [{ rule: 'absence', kind: 'conflict', id, since }]
      : [];
  });
}

/** Closed, or of a pupil of whom nothing is known any more: nobody can act on it. */
function isOver({ state, pupilId }: CaseRecord, roster: Roster | undefined): boolean {
  return state === 'closed' || !roster?.pupil(pupilId);
}

function casesGoing({ records, roster, retention, today }: RetentionInput): Going[] {
  const { years } = retention.cases;
  const cases = records.case.flatMap(({ id, value }): Going[] => {
    const since = endOfCase(value);
    if (!isOver(value, roster) || !isPast(since, { years }, today)) return [];
    const opened = Temporal.PlainDate.from(value.openedOn);
    const counted = casePart(value, gradeThen(roster?.pupil(value.pupilId), opened, today));
    return [{ rule: 'cases', kind: 'case', id, since, counted }];
  });
  const left = new Set(records.case.map(({ id }) => id));
  for (const { id } of cases) left.delete(id);
  const meetings = records.meeting.flatMap(({ id, value }): Going[] =>
    left.has(value.caseId) ? [] : [{ rule: 'cases', kind: 'meeting', id, since: undefined }],
  );
  const { days } = retention.tellings;
  const tellings = records.telling.flatMap(({ id, value }): Going[] => {
    const since = value.at.slice(0, 10);
    if (!left.has(value.caseId)) {
      return [{ rule: 'cases', kind: 'telling', id, since: undefined }];
    }
    return isPast(since, { days }, today) ? [{ rule: 'tellings', kind: 'telling', id, since }] : [];
  });
  return [...cases, ...meetings, ...tellings];
}

/**
 * Staff who left and have been inactive long enough, and what was theirs alone: the morning's list, and cards
 * waiting for them. An empty roster means a failed import.
 */
function peopleGoing({ records, roster, retention, today }: RetentionInput): Going[] {
  if (!staffLeft({ records, roster })) return [];
  const last = new Map(records.audit.map(({ value }) => [value.by, value.at.slice(0, 10)]));
  const { days } = retention.people;
  const since = (staffId: string) => last.get(staffId) ?? '';
  const left = (staffId: string) =>
    !roster?.member(staffId) && isPast(since(staffId), { days }, today);
  const goes = (kind: KeptKind, id: string, staffId: string): Going => ({
    ...{ rule: 'people', kind, id },
    since: since(staffId) || undefined,
  });
  const people = records.person.filter(({ id }) => left(id));
  const accounts = (records.account ?? []).filter(({ id }) => left(id));
  const lists = records.digest.filter(
    ({ id, value }) => left(id) && !isPast(value.on, { days: retention.digests.days }, today),
  );
  const waiting = records.outbox.flatMap(({ id, value: { state, work } }) => {
    const { staffId } = work.recipient ?? {};
    const theirs = staffId !== undefined && state === 'parked' && left(staffId);
    return theirs && work.subject?.card !== 'digest' ? [goes('outbox', id, staffId)] : [];
  });
  return [
    ...people.map(({ id }) => goes('person', id, id)),
    ...accounts.map(({ id }) => goes('account', id, id)),
    ...lists.map(({ id }) => goes('digest', id, id)),
    ...waiting,
  ];
}

/**
 * Whether something is kept of staff who left: then the trail is needed whole, for when they were last active.
 * O(records).
 */
export function staffLeft({
  records,
  roster,
}: Pick<RetentionInput, 'records' | 'roster'>): boolean {
  if (!roster || roster.staff.length === 0) return false;
  const { person, account = [], digest, outbox } = records;
  const ids = [...person, ...account, ...digest].map(({ id }) => id);
  const recipients = outbox.flatMap(({ value }) => value.work.recipient?.staffId ?? []);
  return [...ids, ...recipients].some((id) => !roster.member(id));
}

/** Posts of cards about removed records, and such cards never sent. */
function postsGoing(input: RetentionInput, going: readonly Going[]): Going[] {
  const { records } = input;
  const goes = new Map<string, Set<string>>();
  for (const { kind, id, statements, reasons } of going) {
    if (!(statements || reasons)) goes.set(kind, (goes.get(kind) ?? new Set()).add(id));
  }
  const left = subjectsLeft(input, goes);
  const isGone = (card: string, id: string) => left.get(card)?.has(id) === false;
  const went = { rule: 'posts', since: undefined } as const;
  const posts = records.post.flatMap(({ id }): Going[] => {
    const [card = ''] = id.split(':', 1);
    // Notices are never updated; old ones say where strangers wrote.
    if (card === 'notice') return [{ ...went, kind: 'post', id }];
    return isGone(card, id.slice(card.length + 1)) ? [{ ...went, kind: 'post', id }] : [];
  });
  const waiting = records.outbox.flatMap(({ id, value: { state, work } }): Going[] => {
    const gone = work.subject && isGone(work.subject.card, work.subject.id);
    return gone && state !== 'waiting' && !goes.get('outbox')?.has(id)
      ? [{ ...went, kind: 'outbox', id }]
      : [];
  });
  return [...posts, ...waiting];
}

/** Per card, the ids it may still show; none for cards whose subject never goes. */
function subjectsLeft(
  { cards, records, roster }: RetentionInput,
  goes: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const idsOf = (shows: CardSubject): readonly string[] | undefined => {
    if (shows === 'nothing') return undefined;
    if (shows === 'pupil') {
      return roster && [...roster.pupils, ...roster.former].map(({ id }) => id);
    }
    // A roster without staff was never imported.
    if (shows === 'staff')
      return roster?.staff.length ? roster.staff.map(({ id }) => id) : undefined;
    return shows.records.flatMap((kind) => {
      const ids = (records[kind] ?? []).map(({ id }) => id);
      const gone = goes.get(kind);
      return gone ? ids.filter((id) => !gone.has(id)) : ids;
    });
  };
  return new Map(
    Object.entries(cards).flatMap(([card, shows]) => {
      const ids = idsOf(shows);
      return ids ? [[card, new Set(ids)]] : [];
    }),
  );
}

/** What of a trail is past its period, of the oldest entries given: it is cut only there, as a gap could hide something. */
export function auditGoing({
  records,
  retention,
  today,
}: Pick<RetentionInput, 'retention' | 'today'> & { records: Pick<KeptRecords, 'audit'> }): Going[] {
  const { years } = retention.audit;
  const first = records.audit.findIndex(
    ({ value }) => !isPast(value.at.slice(0, 10), { years }, today),
  );
  return records.audit
    .slice(0, first === -1 ? undefined : first)
    .map(({ id, value }) => ({ rule: 'audit', kind: 'audit', id, since: value.at.slice(0, 10) }));
}
