import { createHash } from 'node:crypto';
import { municipalityPart, type Records } from '../../../bot/core/records.ts';
import { rosterId } from '../../../bot/core/schools.ts';
import { transact, type Unit } from '../../../bot/core/unitOfWork.ts';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import type { Statement } from '../../../services/absence/pupilAbsence.ts';
import type { Involvement } from '../../../services/access/involvement.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { aCase, aStep } from '../../builders/cases.ts';
import type { RunningSchool } from '../../doubles/runningSchool.ts';
import { ready } from './attempts.ts';
import type { Somebody } from './people.ts';

const at = '2026-11-25T08:05:00+01:00';

/** What a try may change; the rest of the store is how it was done. */
const kinds = [
  'pupil',
  'case',
  'meeting',
  'report',
  'question',
  'conflict',
  'classReport',
  'registerDay',
  'registerRead',
  'earlySign',
  'absenceReview',
  'dryRun',
  'overview',
  'file',
  'handOver',
] as const;

/** People of the school by what they are. */
export type Cast = {
  lokeId: string;
  teacher: string;
  otherTeacher: string;
  leader: string;
  nurse: string;
  nurse2: string;
};

/**
 * Lays everything ready for a try, whatever the tries before it did.
 * @param tried the verb, the card or the text
 */
export async function layReady(
  school: RunningSchool,
  cast: Cast,
  somebody: Somebody,
  tried = '',
): Promise<void> {
  const { store } = school.bot.app;
  await putTeam(school);
  await transact(store, school.roster.school.id, async (unit) => {
    for (const kind of kinds) for (const { id } of await unit.list(kind)) unit.remove(kind, id);
    for (const { id } of await unit.list('outbox')) unit.remove('outbox', id);
    await put(unit, 'case', ready.case, openCase(cast, somebody));
    await put(unit, 'case', ready.closed, {
      ...openCase(cast, somebody),
      id: ready.closed,
      state: 'closed',
      outcome: 'moved',
      closedOn: '2026-11-20',
      ...(tried === 'case.begun' ? elsewhere : {}),
    });
    await layGoing(unit, cast, somebody, tried);
    await put(unit, 'pupil', cast.lokeId, {
      pupilId: cast.lokeId,
      statements: [
        {
          id: 's1',
          reportId: ready.report,
          by: cast.teacher,
          at,
          intent: 'note',
          dates: ['2026-11-20', '2026-11-23'],
          category: 'unlawful',
          extent: 'day',
        },
        {
          ...{ id: 's2', reportId: 'report-9002', by: cast.otherTeacher, at, intent: 'note' },
          ...{ dates: ['2026-11-20'], category: 'illness', extent: 'day', beside: true },
        },
        {
          ...{ id: 's3', reportId: 'report-9003', by: cast.teacher, at, intent: 'note' },
          ...{ dates: ['2026-11-17'], category: 'unexplained', extent: 'day' },
        },
        ...(isReview(tried) ? [longAway(cast)] : []),
      ],
      openConflictId: ready.conflict,
      homeContact: [{ do: 'raise', at, task: '1', dates: ['2026-11-23'], due: '2026-11-25' }],
      ...(isReview(tried) ? {} : { openCaseId: ready.case }),
      lastCaseId: ready.case,
    });
    await put(unit, 'report', ready.report, {
      id: ready.report,
      by: cast.teacher,
      at,
      intent: 'note',
      lines: [
        {
          ...{ pupilId: cast.lokeId, dates: ['2026-11-20', '2026-11-23'] },
          ...{ category: 'unlawful', extent: 'day' },
        },
      ],
      leftOut: [],
      caseIds: [ready.case],
    });
    await put(unit, 'conflict', ready.conflict, {
      ...{ id: ready.conflict, pupilId: cast.lokeId, asked: [cast.teacher], askedAt: at },
      ...{ version: 1, state: 'open', dates: ['2026-11-20'] },
      claims: [{ statementId: 's2', dates: ['2026-11-20'] }],
    });
    await put(unit, 'question', ready.question, {
      id: ready.question,
      by: cast.teacher,
      askedAt: at,
      askedOn: '2026-11-25',
      state: 'open',
      question: {
        field: 'category',
        heard: 'noget',
        choices: ['illness'],
        draft: { intent: 'note', pupilId: cast.lokeId, dates: ['2026-11-24'], extent: 'day' },
      },
    });
    await put(unit, 'meeting', ready.meeting, meeting(cast));
    await put(unit, 'outbox', ready.message, {
      work: {
        do: 'show',
        recipient: { to: 'person', staffId: cast.teacher },
        subject: { card: 'case', id: ready.case },
        mode: 'latest',
      },
      createdAt: at,
      attempts: 1,
      state: 'maybe',
    });
    await put(unit, 'telling', ready.telling, {
      at,
      caseId: ready.case,
      what: { kind: 'hidden', teamId: ready.team, barred: [] },
    });
    await put(unit, 'dryRun', ready.dryRun, {
      id: ready.dryRun,
      by: cast.leader,
      rulesetId: 'antvorskov-2019',
      title: { da: 'Prøve', en: 'Trial' },
      state: 'running',
    });
  });
}

/** Enough to stand on the month's review, where nobody with an open case does. */
function longAway({ teacher }: Cast): Statement {
  return {
    ...{ id: 's4', reportId: 'report-9004', by: teacher, at, intent: 'note' },
    dates: [9, 10, 11, 12, 13].map((day) =>
      Temporal.PlainDate.from({ year: 2026, month: 11, day }).toString(),
    ),
    ...{ category: 'unlawful', extent: 'day' },
  };
}

function isReview(tried: string): boolean {
  return /^(?:review|monthReview|månedens overblik)/.test(tried);
}

/** It ended with another offer, and somebody is asked whether the pupil has begun there. */
const elsewhere = {
  outcome: 'other_offer',
  offer: { id: 'stationen', from: '2026-10-20', askOn: '2026-11-20' },
} as const;

/** Cases that go from one school to another, where those are tried: other lists stay as short as they are. */
async function layGoing(unit: Unit, cast: Cast, somebody: Somebody, tried: string): Promise<void> {
  if (tried.startsWith('handOver')) await put(unit, 'handOver', ready.handOver, offer(cast));
  if (!/^(?:left|leaving|rosterWrong|turnover|overlevering)/.test(tried)) return;
  const on = '2026-11-24';
  const left = { ...openCase(cast, somebody), left: { on } };
  await put(unit, 'case', ready.left, { ...left, id: ready.left });
  const wrong = { ...left, id: ready.wrong, left: { on, wrongSince: on } };
  await put(unit, 'case', ready.wrong, wrong);
}

async function putTeam({ bot }: RunningSchool): Promise<void> {
  await transact(bot.app.store, municipalityPart, async (unit) => {
    for (const { id } of await unit.list('team')) unit.remove('team', id);
    await put(unit, 'team', ready.team, { teamId: ready.team, reference: {} });
  });
}

async function put<K extends keyof Records & string>(
  unit: Unit,
  kind: K,
  id: string,
  value: Records[K],
): Promise<void> {
  await unit.load(kind, id);
  unit.put(kind, id, value);
}

function openCase(cast: Cast, { staffId, involved, covers }: Somebody): CaseRecord {
  const part = (id: string, basis: Involvement['basis']): Involvement => ({
    staffId: id,
    basis,
    by: cast.leader,
    at,
  });
  const terms = covers === undefined ? {} : { covers };
  const own = staffId !== undefined && involved ? [{ ...part(staffId, involved), ...terms }] : [];
  return aCase({
    id: ready.case,
    pupilId: cast.lokeId,
    holder: cast.teacher,
    steps: [
      aStep({ id: 'make-plan', assignee: cast.leader }),
      aStep({
        id: 'contact-home',
        responsible: 'class_teacher',
        approver: null,
        assignee: cast.teacher,
        state: 'approved',
        due: '2026-11-23',
      }),
      aStep({
        id: 'follow-up.1',
        kind: 'follow_up',
        responsible: 'class_teacher',
        approver: null,
        assignee: cast.teacher,
        state: 'approved',
        due: '2026-11-25',
      }),
    ],
    involved: [part(cast.nurse2, 'consent'), ...own],
    arrangements: [{ kind: 'reduced_timetable', from: '2026-11-02' }],
    plan: {
      ...{ madeOn: '2026-11-16', by: cast.teacher, at, reviewOn: '2026-11-25' },
      goals: [
        {
          ...{ goal: 'Kommer om mandagen', metric: { by: 'days_week', target: 4 } },
          ...{ measure: 'Mødes ved porten', who: cast.teacher },
        },
      ],
      wayBack: [{ id: 'back-1', from: '2026-11-23', text: '2 lektioner mandag' }],
    },
  });
}

/** Havnskolen offers a case about Loke. */
function offer({ lokeId }: Cast): Records['handOver'] {
  return {
    ...{ id: ready.handOver, pupilId: lokeId, at, state: 'offered' },
    from: { school: 'havn', number: 'HA-2026-9001' },
    offer: {
      pupil: { name: 'Loke Christensen', classTitle: '7.b', grade: 7 },
      facts: {
        from: { school: 'havn', name: 'Havnskolen', number: 'HA-2026-9001' },
        ...{ why: 'rules', openedOn: '2026-10-01', level: 'worrying', duties: [], done: [] },
      },
      duties: [],
    },
  };
}

function meeting({ leader, teacher }: Cast): Records['meeting'] {
  return {
    id: ready.meeting,
    caseId: ready.case,
    organiser: leader,
    required: [
      { id: leader, role: 'leader' },
      { id: teacher, role: 'class_teacher' },
    ],
    optional: [],
    minutes: 45,
    withinSchoolDays: 5,
    state: 'proposed',
    round: 1,
    slots: [
      {
        id: '1a',
        start: '2026-11-27T13:00:00+01:00',
        end: '2026-11-27T13:45:00+01:00',
        free: [leader, teacher],
        busy: [],
        unknown: [],
      },
    ],
    votes: {},
  };
}

/** What counts of what the class teacher had noted: its days and how they are marked. */
export async function othersNoted(school: RunningSchool, { lokeId }: Cast): Promise<string> {
  const stored = await school.bot.app.store.load(school.roster.school.id, 'pupil', lokeId);
  const days = ['2026-11-20', '2026-11-23'];
  const marks = stored ? standingAbsence(stored.value) : [];
  return JSON.stringify(marks.filter(({ date }) => days.includes(date)));
}

/** All that a try may change, by its digest. */
export async function snapshot(school: RunningSchool): Promise<string> {
  const { store } = school.bot.app;
  const all = await Promise.all(
    [school.roster.school.id, 'havn'].flatMap((one) =>
      kinds.map(async (kind) => [one, kind, await store.list(one, kind)] as const),
    ),
  );
  const teams = await store.list(municipalityPart, 'team');
  const roster = await store.load(school.roster.school.id, 'roster', rosterId);
  const text = JSON.stringify(
    [
      all.map(([one, kind, records]) => [one, kind, records.map(({ id, value }) => [id, value])]),
      teams.map(({ id, value }) => [id, value]),
      roster?.version,
    ],
    // That something else was said since changes nothing of a question but what a bare yes means.
    (key, value) => (key === 'passed' ? undefined : value),
  );
  return createHash('sha256').update(text).digest('hex');
}
