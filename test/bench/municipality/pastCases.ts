import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../bot/openStore.ts';
import { seedStore } from '../../../bot/sandbox/seedStore.ts';
import type { CaseContext } from '../../../services/cases/caseContext.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { decideCase } from '../../../services/cases/decideCase.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import type { Meeting } from '../../../services/meetings/meeting.ts';

/** Days on which the year's cases up to then are taken stock of. */
const terms = ['2026-02-12', '2026-04-20', '2026-06-18', '2026-10-01'];

/** How long after that they are closed. */
const closedAfter = { days: 30 };

/**
 * The year's cases that are over: opened by the rules and worked on as the sandbox does it at four times of
 * the year, then closed by the leader, every other one after a meeting.
 */
export async function pastCases(
  context: CaseContext,
  seed: number,
): Promise<{ cases: CaseRecord[]; meetings: Meeting[] }> {
  const past: { subject: CaseRecord; on: Temporal.PlainDate }[] = [];
  for (const term of terms) {
    const today = Temporal.PlainDate.from(term);
    const opened = await casesOn(context, seed, today);
    past.push(...opened.map((subject) => ({ subject, on: today.add(closedAfter) })));
  }
  const prefix = context.roster.school.id.slice(0, 2).toUpperCase();
  const meetings: Meeting[] = [];
  const cases = past.map(({ subject, on }, index) => {
    const id = `${prefix}-2026-${String(index + 1).padStart(4, '0')}`;
    const named = { ...subject, id };
    if (index % 2 === 1) return closed(named, context, on);
    const { meeting, record } = met(named, context, on.subtract({ days: 10 }));
    meetings.push(meeting);
    return closed(record, context, on);
  });
  return { cases, meetings };
}

async function casesOn(context: CaseContext, seed: number, today: Temporal.PlainDate) {
  const dataDir = await mkdtemp(join(tmpdir(), 'naervaer-term-'));
  const store = await openStore({ dataDir, storeKeys: [], database: undefined });
  await seedStore(store, context, seed, today);
  const cases = await store.list(context.roster.school.id, 'case');
  await store.close();
  await rm(dataDir, { recursive: true });
  return cases.map(({ value }) => value);
}

function leaderOf({ roster }: CaseContext) {
  const leader = roster.staff.find(({ role }) => role === 'leader');
  if (!leader) throw new Error('no leader');
  return leader;
}

function closed(subject: CaseRecord, context: CaseContext, on: Temporal.PlainDate): CaseRecord {
  const actor = { member: leaderOf(context), roster: context.roster };
  const reason = 'Fraværet er set igennem med hjemmet, og skolen følger op i klassen.';
  const command = { action: 'close', outcome: 'no_ground', reason } as const;
  const deciding = { actor, caseContext: context, at: `${on}T13:00:00.000+02:00` };
  return withEvents(subject, decideCase(subject, command, deciding, { ready: true }));
}

/** The case after its team has met that day. */
function met(subject: CaseRecord, context: CaseContext, on: Temporal.PlainDate) {
  const { id: by } = leaderOf(context);
  const { id: teacher } = context.roster.staff.find(({ role }) => role === 'class_teacher') ?? {
    id: by,
  };
  const start = `${on}T13:00:00.000+02:00`;
  const slots = [13, 14, 15].map((hour, index) => ({
    id: `s${index + 1}`,
    start: `${on}T${hour}:00:00.000+02:00`,
    end: `${on}T${hour}:45:00.000+02:00`,
    ...{ free: [by, teacher], busy: [], unknown: [] },
  }));
  const meeting: Meeting = {
    ...{ id: `${subject.id}-m1`, caseId: subject.id, organiser: by },
    required: [
      { id: by, role: 'leader' },
      { id: teacher, role: 'class_teacher' },
    ],
    ...{ optional: [], minutes: 45, withinSchoolDays: 5, state: 'booked', round: 1, slots },
    votes: { s1: { [by]: 'yes', [teacher]: 'yes' } },
    ...{ chosen: 's1', transactionId: subject.id, eventId: `event-${subject.id}` },
    came: { present: [by, teacher], parents: true, pupil: false },
    outcome: 'held',
  };
  const event = { do: 'meeting', by, at: start, meetingId: meeting.id, became: 'booked' } as const;
  return { meeting, record: withEvents(subject, [event]) };
}
