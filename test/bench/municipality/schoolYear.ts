import { audit } from '../../../bot/core/audit.ts';
import type { SchoolStore } from '../../../bot/core/records.ts';
import { transact, type Unit } from '../../../bot/core/unitOfWork.ts';
import { randomFor } from '../../../bot/sandbox/random.ts';
import { type SeededAbsence, seedAbsence } from '../../../bot/sandbox/seedAbsence.ts';
import { seedStore } from '../../../bot/sandbox/seedStore.ts';
import { classReportId } from '../../../services/absence/classReport.ts';
import { nothingNoted, type Statement } from '../../../services/absence/pupilAbsence.ts';
import type { CaseContext } from '../../../services/cases/caseContext.ts';
import type { Roster } from '../../../services/roster/roster.ts';
import { pastCases } from './pastCases.ts';
import { chatOf, referenceOf } from './people.ts';
import { monday } from './settings.ts';
import { caseTrail, dayTrail, noteTrail, type Trace } from './trail.ts';

/** How many of the roll-calls were answered, of a hundred. */
const rollCallsHeld = 85;

/** How much of another year's absence comes on top, and until how long ago. */
const furtherShare = 0.75;
const untouchedDays = 60;

/** How long handled activities are kept. */
const inboxDays = 14;

/** What a school's people leave in the outbox: cards of people who removed the app, and what was given up. */
const parked = 20;
const failed = 3;

/**
 * A school with a year behind it: absence and cases by the product's own code, and beside them the receipts,
 * places of cards, roll-calls, handled messages and the trail that a year of use leaves.
 */
export async function fillSchool(
  store: SchoolStore,
  context: CaseContext,
  seed: number,
): Promise<void> {
  const { roster } = context;
  await seedStore(store, context, seed, monday);
  const past = await pastCases(context, seed);
  await transact(store, roster.school.id, async (unit) => {
    const notes = await notesOf(unit, context, seed);
    const cases = [...past.cases, ...(await renumbered(unit, past.cases.length))];
    for (const one of past.cases) unit.put('case', one.id, one);
    for (const one of past.meetings) unit.put('meeting', one.id, one);
    for (const { id } of cases) place(unit, `case:${id}`, roster.staff[0]?.id ?? '', id);
    const trail = [
      ...notes.flatMap(noteTrail),
      ...rollCalls(unit, context, seed),
      ...context.calendar
        .between(monday.subtract({ years: 1 }), monday.subtract({ days: 1 }))
        .flatMap((day) =>
          dayTrail(day, { roster, cases, random: randomFor(`${seed}/${day}/trail`) }),
        ),
      ...cases.flatMap((one) => caseTrail(one, roster)),
    ];
    writeTrail(unit, trail);
    for (const { id, at } of notes.filter(isRecent))
      unit.put('inbox', id, { at, meaning: meaningOf(id) });
    meetPeople(unit, roster);
    leaveRemains(
      unit,
      roster,
      cases.map(({ id }) => id),
    );
  });
}

/** The same length as a meaning under a key. */
function meaningOf(id: string): string {
  return `stranger/${Buffer.from(id).toString('base64url').slice(0, 43)}`;
}

function isRecent({ at }: { at: string }): boolean {
  return at.slice(0, 10) >= monday.subtract({ days: inboxDays }).toString();
}

/** In the order of time, each name once. */
function writeTrail(unit: Unit, trail: readonly Trace[]): void {
  const seen = new Set<string>();
  for (const one of trail.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))) {
    const name = `${one.turnId}:${one.action}`;
    if (seen.has(name)) continue;
    seen.add(name);
    audit(unit, one);
  }
}

type Note = { id: string; reportId: string; by: string; at: string; pupilId: string };

/** The seeded absence as messages that were written: receipts with their places, and statements that name them. */
async function notesOf(
  unit: Unit,
  { roster, calendar }: CaseContext,
  seed: number,
): Promise<Note[]> {
  const seeded = seedAbsence(roster, calendar, seed, monday);
  const messages = [...seeded, ...furtherAbsence(seeded, { roster, calendar, seed })];
  const notes = messages.map((message, index) => noteOf(message, index, roster));
  const said = Map.groupBy(notes.entries(), ([, { pupilId }]) => pupilId);
  for (const [pupilId, own] of said) {
    const before = (await unit.load('pupil', pupilId)) ?? nothingNoted(pupilId);
    const statements = own
      .map(([index, note]) => statementOf(note, messages[index]))
      .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
    unit.put('pupil', pupilId, { ...before, statements });
  }
  for (const [index, { reportId: id, by, at, pupilId }] of notes.entries()) {
    const { dates = [], category = 'illness', extent = 'day' } = messages[index] ?? {};
    const lines = [{ pupilId, dates, category, extent }];
    unit.put('report', id, { id, by, at, intent: 'note', lines, leftOut: [], caseIds: [] });
    place(unit, `receipt:${id}`, by, `17${index}`);
  }
  return notes;
}

/** As much again of the seeded kind as makes about nine days a pupil; none of the days that decide on cases. */
function furtherAbsence(
  seeded: readonly SeededAbsence[],
  { roster, calendar, seed }: Pick<CaseContext, 'roster' | 'calendar'> & { seed: number },
): SeededAbsence[] {
  const random = randomFor(`${seed}/further`);
  const taken = new Set(seeded.flatMap(({ pupilId, dates }) => dates.map((one) => pupilId + one)));
  const until = monday.subtract({ days: untouchedDays });
  return seedAbsence(roster, calendar, seed + 1000, until).filter(
    ({ pupilId, dates }) =>
      random.chance(furtherShare) && !dates.some((one) => taken.has(pupilId + one)),
  );
}

function statementOf({ reportId, by, at }: Note, message: SeededAbsence | undefined): Statement {
  const { dates = [], category = 'illness', extent = 'day' } = message ?? {};
  return { id: `${reportId}#0`, reportId, by, at, intent: 'note', dates, category, extent };
}

function noteOf({ pupilId, reporterId, at }: SeededAbsence, index: number, roster: Roster): Note {
  const member = roster.member(reporterId);
  if (!member) throw new Error('nobody wrote it');
  const id = `${chatOf(member)}/${1_700_000_000_000 + index}`;
  return { id, reportId: `${id}:${pupilId}`, by: reporterId, at, pupilId };
}

function place(unit: Unit, key: string, staffId: string, message: string): void {
  const recipient = { to: 'person', staffId } as const;
  const at = { recipient, conversationId: `a:${staffId}`, activityId: `m${message}` };
  unit.upsert('post', key, { places: { [`person:${staffId}`]: at } });
}

/** Lets the cases that are open count on from those that are over. */
async function renumbered(unit: Unit, over: number) {
  const open = (await unit.list('case')).map(({ value }) => value);
  const moved = open.map((one) => {
    const number = Number(one.id.slice(-4)) + over;
    return { ...one, id: `${one.id.slice(0, -4)}${String(number).padStart(4, '0')}` };
  });
  const names = new Map(open.map(({ id }, index) => [id, moved[index]?.id ?? id]));
  for (const { id } of open) unit.remove('case', id);
  for (const one of moved) unit.upsert('case', one.id, one);
  for (const { id, value } of await unit.list('pupil')) {
    const { openCaseId, lastCaseId, ...rest } = value;
    if (openCaseId === undefined && lastCaseId === undefined) continue;
    const named = (old: string) => names.get(old) ?? old;
    unit.put('pupil', id, {
      ...rest,
      ...(openCaseId === undefined ? {} : { openCaseId: named(openCaseId) }),
      ...(lastCaseId === undefined ? {} : { lastCaseId: named(lastCaseId) }),
    });
  }
  const last = (await unit.load('counter', 'case'))?.last ?? 0;
  unit.put('counter', 'case', { last: last + over });
  return moved;
}

/** Every class told of on most school days. */
function rollCalls(unit: Unit, { roster, calendar }: CaseContext, seed: number): Trace[] {
  const random = randomFor(`${seed}/rollCalls`);
  const days = calendar.between(monday.subtract({ years: 1 }), monday.subtract({ days: 1 }));
  return [...days].flatMap((day, index) =>
    roster.classes.flatMap(({ id: classId }): Trace[] => {
      const teacher = roster.staff.find(
        ({ role, classIds }) => role === 'class_teacher' && classIds.includes(classId),
      );
      if (!teacher || !random.chance(rollCallsHeld / 100)) return [];
      const said = { classId, date: day.toString(), by: teacher.id };
      const at = `${day}T08:${String(5 + random.below(50)).padStart(2, '0')}:00.000+01:00`;
      unit.put('classReport', classReportId(said), { ...said, at });
      const turnId = `${chatOf(teacher)}/${1_695_000_000_000 + index}`;
      const basis = 'own_class';
      return [{ turnId, at, by: teacher.id, action: 'all_present', subjects: [classId], basis }];
    }),
  );
}

/** Everybody has written before. */
export function meetPeople(unit: Unit, { staff }: Roster): void {
  for (const member of staff) {
    const reference = referenceOf(member);
    unit.put('person', member.id, { staffId: member.id, reference, locale: 'da', welcomed: true });
  }
}

function leaveRemains(unit: Unit, { staff }: Roster, cases: readonly string[]): void {
  const { id: staffId } = staff.find(({ role }) => role === 'other') ?? { id: '' };
  for (let index = 0; index < parked + failed; index += 1) {
    const state = index < parked ? 'parked' : 'failed';
    const id = cases[index % cases.length] ?? '';
    const subject = { card: 'case', id } as const;
    unit.put('outbox', `old/${index}#1`, {
      work: { do: 'show', recipient: { to: 'person', staffId }, subject, mode: 'update' },
      createdAt: '2026-11-10T08:00:00+01:00',
      ...{ attempts: 1, state, failure: 'teams_403' },
    });
  }
}
