import { z } from 'zod';
import { differ, sidesOf } from './bySource.ts';
import { type Standing, standingAbsence } from './marksOf.ts';
import { type PupilAbsence, registerWriter, type Statement } from './pupilAbsence.ts';

const isoDate = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const staffId = z.string().min(1);

const claim = z.strictObject({
  /** The statement that stands beside another note. */
  statementId: z.string().min(1),
  /** Its days that nobody has decided. */
  dates: z.array(isoDate).min(1),
});

/**
 * The question which of a pupil's contradicting statements holds. It holds only ids and dates; what was said
 * stays with the pupil. At most one is open per pupil.
 */
export const conflict = z.strictObject({
  id: z.string().min(1),
  pupilId: z.string().min(1),
  /** Staff ids of those who were asked. */
  asked: z.array(staffId),
  askedAt: instant,
  /** Grows with every change; a card that shows an older one is stale. */
  version: z.int().min(1),
  /** `lapsed`: taken back by those who wrote it, so that there is nothing to decide. */
  state: z.enum(['open', 'settled', 'lapsed']),
  /** Claims still undecided. */
  claims: z.array(claim),
  /** The days it was about, ascending. */
  dates: z.array(isoDate),
  /** Who decided last, and when it ended. */
  settled: z.strictObject({ by: staffId, at: instant }).optional(),
  endedOn: isoDate.optional(),
});

export type Conflict = z.output<typeof conflict>;

/** A statement that awaits a decision, and for which of its days. */
export type Claim = { statement: Statement; dates: readonly string[] };

type Asking = { id: string; asked: readonly string[]; at: string };

/** The open question with more statements, or a new one. */
export function withClaims(
  current: Conflict | undefined,
  pupilId: string,
  statements: readonly Statement[],
  { id, asked, at }: Asking,
): Conflict {
  const start: Conflict = current ?? {
    ...{ id, pupilId, asked: [...asked], askedAt: at, version: 0, state: 'open' },
    ...{ claims: [], dates: [] },
  };
  const added = statements.map((one) => ({ statementId: one.id, dates: [...one.dates] }));
  return {
    ...start,
    asked: [...new Set([...start.asked, ...asked])],
    version: start.version + 1,
    claims: [...start.claims, ...added],
    dates: [...new Set([...start.dates, ...added.flatMap(({ dates }) => dates)])].sort(),
  };
}

/** What is still undecided: of each writer only the newest word about a day. O(statements). */
export function openClaims({ claims }: Conflict, absence: PupilAbsence): readonly Claim[] {
  const byId = new Map(absence.statements.map((one) => [one.id, one]));
  const taken = new Set<string>();
  return claims
    .toReversed()
    .flatMap(({ statementId, dates }): Claim[] => {
      const statement = byId.get(statementId);
      if (!statement || statement.undoneAt !== undefined) return [];
      const open = dates.filter((date) => !taken.has(`${statement.by} ${date}`));
      for (const date of open) taken.add(`${statement.by} ${date}`);
      return open.length === 0 ? [] : [{ statement, dates: open }];
    })
    .toReversed();
}

/**
 * The question after somebody with the right decided some days, by a press or a correction. The same object
 * if it was about none of them.
 */
export function decided(
  subject: Conflict,
  dates: ReadonlySet<string>,
  { by, at }: { by: string; at: string },
): Conflict {
  if (!subject.claims.some((one) => one.dates.some((date) => dates.has(date)))) return subject;
  const claims = subject.claims.flatMap(({ statementId, dates: open }) => {
    const left = open.filter((date) => !dates.has(date));
    return left.length === 0 ? [] : [{ statementId, dates: left }];
  });
  const next = { ...subject, version: subject.version + 1, claims, settled: { by, at } };
  return claims.length > 0 ? next : { ...next, state: 'settled', endedOn: at.slice(0, 10) };
}

/**
 * The question after somebody said something else about some days, or took it back: their earlier words about
 * these need no decision. The same object if they had none.
 * @param dates days taken back
 */
export function withoutClaimsOf(
  subject: Conflict,
  absence: PupilAbsence,
  writer: string,
  dates: ReadonlySet<string>,
  at: string,
): Conflict {
  const own = new Set(absence.statements.flatMap(({ id, by }) => (by === writer ? id : [])));
  const taken = (id: string, date: string) => own.has(id) && dates.has(date);
  if (!subject.claims.some((one) => one.dates.some((date) => taken(one.statementId, date)))) {
    return subject;
  }
  const claims = subject.claims.flatMap(({ statementId, dates: open }) => {
    const left = open.filter((date) => !taken(statementId, date));
    return left.length === 0 ? [] : [{ statementId, dates: left }];
  });
  return whileWaiting({ ...subject, version: subject.version + 1, claims }, absence, at);
}

/** The question after a message was undone: closed when nothing is left to decide. */
export function afterUndo(subject: Conflict, absence: PupilAbsence, at: string): Conflict {
  const { people, register } = sidesOf(absence);
  const dates = subject.claims.flatMap((one) => one.dates);
  const agreed = dates.filter((date) => !differ(people.get(date), register.get(date)));
  const left = withoutClaimsOf(subject, absence, registerWriter, new Set(agreed), at);
  if (left.state !== 'open') return left;
  return whileWaiting({ ...left, version: subject.version + 1 }, absence, at);
}

/** What the register says of some days, as claims beside what people say: its newest word about each day. */
export function registerClaims(
  { statements }: PupilAbsence,
  dates: readonly string[],
): readonly Statement[] {
  const newest = Map.groupBy(dates, (date) =>
    statements.findLast(({ source, dates: own }) => source === 'register' && own.includes(date)),
  );
  return [...newest].flatMap(([statement, some]) =>
    statement ? [{ ...statement, dates: [...some] }] : [],
  );
}

function whileWaiting(subject: Conflict, absence: PupilAbsence, at: string): Conflict {
  if (openClaims(subject, absence).length > 0) return subject;
  return { ...subject, claims: [], state: 'lapsed', endedOn: at.slice(0, 10) };
}

/** A decision as it is noted: no ids, author or time. */
export type Decision = Pick<Statement, 'intent' | 'dates' | 'category' | 'extent'>;

/** Takes one of the other notes: the decider now says the same. */
export function takingClaim(
  { statement, dates }: Claim,
  absence: PupilAbsence,
): readonly Decision[] {
  if (statement.source === 'register') return takingRegister(dates, absence);
  const { category, extent } = statement;
  const said = category === undefined ? {} : { category };
  return [{ intent: 'correct', dates: [...dates], ...said, extent }];
}

/** The register may say several things of a day, or that the pupil was present. */
function takingRegister(dates: readonly string[], absence: PupilAbsence): readonly Decision[] {
  const { register } = sidesOf(absence);
  return sayingAgain(alike(dates, register));
}

/** Keeps what stands on the days in question: the decider says it again. */
export function keepingStanding(
  claims: readonly Claim[],
  absence: PupilAbsence,
): readonly Decision[] {
  const dates = [...new Set(claims.flatMap((one) => one.dates))].sort();
  return sayingAgain(standingOn(absence, dates));
}

function sayingAgain(days: ReturnType<typeof standingOn>): readonly Decision[] {
  return days.flatMap(({ dates: alike, marks }): Decision[] => {
    if (marks.length === 0) return [{ intent: 'withdraw', dates: [...alike], extent: 'day' }];
    // A correction replaces the whole day, so the day's other marks are noted after it.
    return marks.map(({ category, extent }, index) => ({
      intent: index === 0 ? ('correct' as const) : ('note' as const),
      dates: [...alike],
      category,
      extent,
    }));
  });
}

/** What stands on some days, equal days grouped; no marks if nothing does. */
export function standingOn(
  absence: PupilAbsence,
  dates: readonly string[],
): readonly { dates: readonly string[]; marks: readonly Omit<Standing, 'date'>[] }[] {
  return alike(
    dates,
    Map.groupBy(standingAbsence(absence), ({ date }) => date),
  );
}

function alike(
  dates: readonly string[],
  standing: ReadonlyMap<string, readonly Standing[]>,
): ReturnType<typeof standingOn> {
  const days = dates.map((date) => ({
    date,
    marks: (standing.get(date) ?? []).map(({ category, extent }) => ({ category, extent })),
  }));
  return [...Map.groupBy(days, ({ marks }) => JSON.stringify(marks)).values()].map((same) => ({
    dates: same.map(({ date }) => date),
    marks: same[0]?.marks ?? [],
  }));
}
