import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Mark } from '../../services/absence/mark.ts';
import { involvementBases } from '../../services/access/involvement.ts';
import type { CaseContext } from '../../services/cases/caseContext.ts';
import { arrangements, meetingStates, outcomes } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { judgements } from '../../services/cases/caseStep.ts';
import type { CaseCommand } from '../../services/cases/decideCase.ts';
import { decidePlan, type PlanCommand } from '../../services/cases/decidePlan.ts';
import type { StepCommand } from '../../services/cases/decideStep.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { metricKinds } from '../../services/cases/goalMetric.ts';
import { functions, homeFactors, schoolFactors } from '../../services/cases/mapping.ts';
import { raiseConcern } from '../../services/cases/noteAbsence.ts';
import { wentHow } from '../../services/cases/plan.ts';
import { type Playbook, readPlaybook } from '../../services/cases/playbook.ts';
import { reviewCase } from '../../services/cases/reviewCase.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import { duties } from '../../services/rules/ruleset.ts';
import { anAssessment, aSetting } from './cases.ts';
import { decideCase, decideMorning, decideStep, involve, release } from './decided.ts';
import { anActor, aRoster } from './people.ts';

/** Aalborg's playbook from `data/`. */
export const aalborg: Playbook = await readPlaybook(
  fileURLToPath(new URL('../../data/playbooks/aalborg.json', import.meta.url)),
);

/** Everything that rules, time or people can do to a pupil's case. */
export type Command =
  | { do: 'review'; level: string | undefined; duties: string[]; since: string | undefined }
  | { do: 'tick'; days: number; away: string[]; absent: number }
  | { do: 'concern'; by: string }
  | { do: 'step'; by: string; number: number; command: Omitted }
  | { do: 'case'; by: string; command: CaseCommand; ready: boolean }
  | { do: 'involve'; by: string; person: string; basis: (typeof involvementBases)[number] }
  | { do: 'release'; by: string; person: string }
  | { do: 'meeting'; by: string; became: (typeof meetingStates)[number] }
  | { do: 'leave'; person: string }
  | { do: 'plan'; by: string; number: number; command: PlanCommand };

/** A step command whose id is not yet known; of a plan, `number` says which step of the way back it is about. */
type Omitted = StepCommand extends infer One
  ? One extends StepCommand
    ? Omit<One, 'step'>
    : never
  : never;

export type World = {
  subject: CaseRecord | undefined;
  caseContext: CaseContext;
  today: Temporal.PlainDate;
};

const everybody = aRoster().staff.map(({ id }) => id);
const somebody = fc.constantFrom(...everybody);
const words = fc.constantFrom('', '  ', 'Aftalt med hjemmet');
const level = fc.constantFrom(undefined, 'attention', 'worrying', 'dropout_risk');
const day = fc.constantFrom('', '2026-11-20', '2026-12-03', '2027-01-20', 'i morgen');

const stepCommand: fc.Arbitrary<Omitted> = fc.oneof(
  fc.constant<Omitted>({ action: 'approve' }),
  words.map((reason): Omitted => ({ action: 'reject', reason })),
  somebody.map((assignee): Omitted => ({ action: 'assign', assignee })),
  fc.record({ on: day, outcome: words }).map((told): Omitted => ({ action: 'done', ...told })),
  fc.record({ to: day, reason: words }).map((told): Omitted => ({ action: 'postpone', ...told })),
  fc
    .record({ judgement: fc.constantFrom(...judgements), outcome: words })
    .map((told): Omitted => ({ action: 'judge', ...told })),
);

const caseCommand: fc.Arbitrary<CaseCommand> = fc.oneof(
  words.map((text): CaseCommand => ({ action: 'comment', text })),
  fc
    .record({ outcome: fc.constantFrom(...outcomes), reason: words })
    .map((told): CaseCommand => ({ action: 'close', ...told })),
  fc.constant<CaseCommand>({ action: 'reopen' }),
  fc
    .record({
      action: fc.constantFrom('arrange', 'arrangeEnd'),
      arrangement: fc.constantFrom(...arrangements),
    })
    .map((told): CaseCommand => told as CaseCommand),
);

const texts = fc.constantFrom('', 'Kommer om mandagen', 'Mødes ved porten');
const anyId = fc.constant('');

const planCommand: fc.Arbitrary<PlanCommand> = fc.oneof(
  fc
    .record({
      functions: fc.uniqueArray(fc.constantFrom(...functions)),
      school: fc.subarray([...schoolFactors]),
      home: fc.subarray([...homeFactors]),
      pupilSays: texts,
    })
    .map((answers): PlanCommand => ({ action: 'map', answers })),
  fc
    .record({
      number: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      ...{ goal: texts, measure: texts, who: fc.oneof(somebody, fc.constant('pupil')) },
      metric: fc.constantFrom<string>(...metricKinds, ...metricKinds, ''),
      target: fc.oneof(fc.integer({ min: 0, max: 6 }).map(String), fc.constant('ti')),
    })
    .map((told): PlanCommand => ({ action: 'goal', ...told })),
  fc.integer({ min: 0, max: 4 }).map((number): PlanCommand => ({ action: 'removeGoal', number })),
  fc
    .record({
      id: fc.constantFrom(undefined, undefined, ''),
      from: fc.oneof(
        day,
        fc
          .integer({ min: 0, max: 40 })
          .map((days) => Temporal.PlainDate.from('2026-11-23').add({ days }).toString()),
      ),
      text: texts,
    })
    .map((told): PlanCommand => ({ action: 'backStep', ...told })),
  anyId.map((id): PlanCommand => ({ action: 'removeBackStep', id })),
  day.map((on): PlanCommand => ({ action: 'review', on })),
  fc
    .record({ id: anyId, how: fc.constantFrom(...wentHow) })
    .map((told): PlanCommand => ({ action: 'answer', ...told })),
  fc.constant<PlanCommand>({ action: 'back' }),
);

/** What somebody writes about the plan; more often whoever may. */
export const anyPlanCommand: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('plan'),
  by: fc.oneof(fc.constantFrom('s-leader', 's-teacher'), somebody),
  number: fc.constantFrom(0, 0, 0, 1, 2),
  command: planCommand,
}) as fc.Arbitrary<Command>;

/** Any command by anybody; steps, mornings and reviews more often than what is rare. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('review'),
      level,
      duties: fc.subarray([...duties]),
      since: level,
    }) as fc.Arbitrary<Command>,
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('tick'),
      days: fc.integer({ min: 0, max: 12 }),
      away: fc.subarray(everybody),
      absent: fc.integer({ min: 0, max: 10 }),
    }) as fc.Arbitrary<Command>,
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('step'),
      by: fc.oneof(fc.constantFrom('s-leader', 's-teacher', 's-secretary'), somebody),
      number: fc.nat(11),
      command: stepCommand,
    }) as fc.Arbitrary<Command>,
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('case'),
      by: fc.oneof(fc.constantFrom('s-leader', 's-teacher'), somebody),
      command: caseCommand,
      ready: fc.boolean(),
    }) as fc.Arbitrary<Command>,
  },
  { weight: 3, arbitrary: anyPlanCommand },
  fc.record({ do: fc.constant('concern'), by: somebody }) as fc.Arbitrary<Command>,
  fc.record({
    do: fc.constant('involve'),
    by: somebody,
    person: somebody,
    basis: fc.constantFrom(...involvementBases),
  }) as fc.Arbitrary<Command>,
  fc.record({
    do: fc.constant('release'),
    by: somebody,
    person: somebody,
  }) as fc.Arbitrary<Command>,
  fc.record({
    do: fc.constant('meeting'),
    by: fc.constantFrom('system', 's-teacher'),
    became: fc.constantFrom(...meetingStates),
  }) as fc.Arbitrary<Command>,
  fc.record({
    do: fc.constant('leave'),
    person: fc.constantFrom(...everybody.filter((id) => id !== 's-leader')),
  }) as fc.Arbitrary<Command>,
);

/** Nothing has happened to Loke yet. */
export function aWorld(difference: Partial<CaseContext> = {}): World {
  const caseContext = aSetting({ playbook: aalborg, ...difference });
  return { subject: undefined, caseContext, today: Temporal.PlainDate.from('2026-11-25') };
}

/** The world's current time: ten past eight on its day. */
export function momentOf({ today, caseContext }: World): string {
  return today
    .toZonedDateTime({ timeZone: caseContext.calendar.timeZone, plainTime: '08:10' })
    .toString({ timeZoneName: 'never' });
}

/**
 * The world after a command.
 * @returns `refused` with the code if not allowed; the world is then unchanged
 */
export function carriedOut(world: World, command: Command): { world: World; refused?: string } {
  try {
    return { world: { ...world, ...changed(world, command) } };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { world, refused: error.code };
  }
}

/** Who acts; not somebody who left. */
export function acting(who: string, school: Roster) {
  if (!school.member(who)) throw new RefusedError('gone');
  return anActor(who, school);
}

function changed(world: World, command: Command): Partial<World> {
  const { subject, caseContext, today } = world;
  const at = momentOf(world);
  const pupil = caseContext.roster.pupil('p-loke');
  if (!pupil) throw new Error('Loke is gone');
  const ids = {
    newCaseId: () =>
      `LI-2026-${String((subject ? Number(subject.id.slice(-4)) : 0) + 1).padStart(4, '0')}`,
  };
  switch (command.do) {
    case 'review': {
      const sinceClosing =
        subject?.state === 'closed'
          ? anAssessment({ level: command.since, duties: [], hits: [] })
          : undefined;
      const { level, duties: owed } = command;
      const assessment = anAssessment({ level, duties: owed, ...(level ? {} : { hits: [] }) });
      return {
        subject: reviewCase({
          ...{ current: subject, pupil, assessment, sinceClosing, caseContext, today, at },
          ...ids,
        }),
      };
    }
    case 'tick':
      return ticked(world, command);
    case 'concern': {
      const by = acting(command.by, caseContext.roster).member.id;
      const state = {
        pupil,
        absence: { pupilId: pupil.id, statements: [] },
        lastCase: subject,
      };
      return { subject: raiseConcern(state, by, caseContext, { today, at, ...ids }).lastCase };
    }
    case 'leave':
      return {
        caseContext: { ...caseContext, roster: without(command.person, caseContext.roster) },
      };
    default:
      return subject ? { subject: decided(subject, command, world) } : {};
  }
}

function ticked(
  world: World,
  { days, away, absent }: Extract<Command, { do: 'tick' }>,
): Partial<World> {
  const { subject, caseContext } = world;
  const today = caseContext.calendar.plus(world.today, days) ?? world.today;
  const pupil = caseContext.roster.pupil('p-loke');
  if (!subject || !pupil) return { today };
  const at = momentOf({ ...world, today });
  const absentSince = () => absent;
  return {
    today,
    subject: decideMorning(subject, {
      caseContext,
      pupil,
      today,
      at,
      away: new Set(away),
      absentSince,
      attendedInRow: () => ({ days: Math.max(0, 20 - absent), absentUntil: '2026-11-02' }),
    }),
  };
}

function decided(
  subject: CaseRecord,
  command: Extract<Command, { do: 'step' | 'case' | 'involve' | 'release' | 'meeting' | 'plan' }>,
  world: World,
): CaseRecord {
  const { caseContext } = world;
  const at = momentOf(world);
  if (command.do === 'meeting') {
    const { by, became } = command;
    return withEvents(subject, [{ do: 'meeting', by, at, meetingId: `${subject.id}-M1`, became }]);
  }
  const actor = acting(command.by, caseContext.roster);
  switch (command.do) {
    case 'step': {
      const step = subject.steps[command.number]?.id ?? 'nothing';
      return decideStep(subject, { ...command.command, step } as StepCommand, {
        actor,
        caseContext,
        at,
      });
    }
    case 'case':
      return decideCase(subject, command.command, { actor, caseContext, at }, command);
    case 'plan': {
      // Whichever step of the way back it is about, if it is about one that is there.
      const id = subject.plan?.wayBack[command.number]?.id ?? 'nothing';
      const about = command.command;
      const known = 'id' in about && about.id !== undefined ? { ...about, id } : about;
      return withEvents(subject, decidePlan(subject, known, { actor, caseContext, at }));
    }
    case 'involve': {
      const { person, basis } = command;
      return involve(subject, { person, basis, reason: 'Aftalt' }, { actor, at, caseContext });
    }
    case 'release':
      return release(subject, command, { actor, at });
  }
}

/** The school after somebody left it. */
export function without(person: string, school: Roster): Roster {
  return roster({ ...school, staff: school.staff.filter(({ id }) => id !== person) });
}

/** A day of absence on each date. */
export function daysAway(...dates: readonly string[]): Mark[] {
  return dates.map((date) => ({ date, category: 'illness', fraction: 1 }));
}
