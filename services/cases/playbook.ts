import { z } from 'zod';
import { readJsonFile } from '../files/readJsonFile.ts';
import { roles } from '../roster/roster.ts';
import { text } from '../rules/ruleset.ts';

const role = z.enum(roles);
const stepId = z.string().regex(/^[a-z0-9-]+$/);

const step = z.strictObject({
  id: stepId,
  text,
  /** Who makes sure it happens. */
  responsible: role,
  /** Who approves first; null if nobody needs to. */
  approver: role.nullable(),
  /** School days from when the case called for it, or from the step before; 0 is the same day. */
  dueSchoolDays: z.int().min(0).max(200),
  /** A step of the same stage that must be done first. */
  after: stepId.optional(),
  /** What is asked for on completion: the day it happened, a short outcome. */
  asks: z.array(z.enum(['date', 'outcome'])).optional(),
  /** Too urgent to wait for the morning's list. */
  acute: z.boolean().optional(),
  /** A talk with pupil or home: how soon it happens is measured from the case's opening. */
  contact: z.boolean().optional(),
  /** There is a plan once it is done. */
  plan: z.boolean().optional(),
  /** Once done it is called again, due so many school days later, while its level holds. */
  everySchoolDays: z.int().min(1).max(60).optional(),
  /** It weighs other offers: the municipality's list belongs beside it. */
  offers: z.boolean().optional(),
  source: z.url(),
  note: z.string().optional(),
});

const meeting = z.strictObject({
  required: z.array(role).min(1),
  optional: z.array(role),
  /** No time is proposed when fewer than this can come. */
  quorum: z.int().min(2).optional(),
  withinSchoolDays: z.int().min(1).max(60),
  minutes: z.int().min(15).max(180),
});

const stage = z.strictObject({
  steps: z.array(step).min(1),
  /** Levels below whose steps belong to it too: whoever falls far at once is not spared the first help. */
  includes: z.array(z.string().min(1)).optional(),
  meeting: meeting.optional(),
  /** School days until the team checks whether attendance improves. */
  followUpSchoolDays: z.int().min(1).max(60),
  /** Attendance at which the bot recommends closing. */
  closing: z
    .strictObject({ absentDaysAtMost: z.number().min(0), ofSchoolDays: z.int().min(1) })
    .optional(),
});

/** Who is told when a pupil leaves the school: youth guidance (KUI), or the municipality they move to. */
export const receivers = ['youth_guidance', 'new_municipality'] as const;
export type Receiver = (typeof receivers)[number];

/**
 * What must have happened at so much absence at the latest, whatever the level: somebody from outside the school is
 * brought into the case, on a basis that a person chooses.
 */
const latest = step.extend({
  bringsIn: role,
  /** Half days count as .5; of the last so many school days. */
  byAbsentDays: z.number().positive().max(200),
  ofSchoolDays: z.int().min(1).max(200),
  /** The same in weeks of a case at one of the playbook's levels. */
  byWeeks: z.int().min(1).max(52),
  /** It is called so many school days before. */
  aheadSchoolDays: z.int().min(0).max(60),
});

/** What is done about the open case of a pupil who is no longer in the roster. */
const leaving = z.strictObject({
  /** School days until somebody has decided what happens to the case. */
  decideSchoolDays: z.int().min(1).max(60),
  /** School days until the other school has answered a hand-over. */
  answerSchoolDays: z.int().min(1).max(60),
  /** School days until the receiving school looks at the case it took on. */
  firstLookSchoolDays: z.int().min(1).max(60),
  /** Whom to tell. */
  steps: z.array(
    step.extend({
      tells: z.enum(receivers),
      /** Called when a pupil of this grade or above leaves; without it, when somebody asks for it. */
      fromGrade: z.int().min(0).max(10).optional(),
      /** Whether a law asks for it. */
      legal: z.boolean().optional(),
    }),
  ),
});

/** If a playbook says nothing: a week of school days for each, and nobody to tell. */
export const usualLeaving: z.output<typeof leaving> = {
  ...{ decideSchoolDays: 5, answerSchoolDays: 5, firstLookSchoolDays: 5 },
  steps: [],
};

/**
 * When to remind somebody of a step, and whom to tell if that does not help; school days after the due day.
 */
const reminders = z
  .strictObject({
    afterSchoolDays: z.array(z.int().min(1)).min(1).max(10),
    leaderAfterSchoolDays: z.int().min(1),
    coordinatorAfterSchoolDays: z.int().min(1),
  })
  .refine(
    ({ leaderAfterSchoolDays: leader, coordinatorAfterSchoolDays: coordinator }) =>
      leader <= coordinator,
    'expected the leader to be told before the coordinator',
  );

/** A municipality's next steps for each level and duty, as data: format of the contract. */
export const playbook = z
  .strictObject({
    $schema: z.string().optional(),
    id: stepId,
    title: text,
    source: z.url(),
    note: z.string().optional(),
    levels: z.record(z.string(), stage),
    duties: z.record(z.string(), stage),
    /** For a worry without a number. */
    concern: stage.optional(),
    /** Whom to bring in by a certain amount of absence at the latest. */
    latest: z.array(latest).optional(),
    /** How many steps of levels called together may be due on one day; the law's keep their own days. */
    pace: z.strictObject({ dueSameDayAtMost: z.int().min(1).max(20) }).optional(),
    reminders: reminders.default({
      afterSchoolDays: [1, 3, 5],
      leaderAfterSchoolDays: 6,
      coordinatorAfterSchoolDays: 10,
    }),
    /** How much absence brings a followed case back before its day. */
    comeBack: z
      .strictObject({ absentDays: z.number().positive(), ofSchoolDays: z.int().min(1).max(60) })
      .default({ absentDays: 5, ofSchoolDays: 10 }),
    /** After how many school days in a row at school to praise a pupil of a case; ascending, none for never. */
    praise: z
      .strictObject({ afterSchoolDays: z.array(z.int().min(2).max(60)).max(5) })
      .default({ afterSchoolDays: [10, 20] }),
    /** For a pupil who leaves the roster while a case is open. */
    left: leaving.default(usualLeaving),
    /**
     * How far ahead a known reason may hold; then the rules look again. Sixty school days are a quarter, after
     * which the law looks anew as well.
     */
    knownReason: z
      .strictObject({ schoolDaysAtMost: z.int().min(1).max(200) })
      .default({ schoolDaysAtMost: 60 }),
    /**
     * The school's absence team, which looks at everybody once a month (Randers: each 4–8 weeks over all above
     * 10 %; Kearney's first tier is the whole school). They see that list and its pupils; of the school's own
     * staff alone.
     */
    absenceTeam: z
      .strictObject({
        roles: z.array(role).min(1),
        every: z.literal('month'),
        /** Who stands on it: at least so much absence of the last so many school days. */
        percentAtLeast: z.number().positive().max(100),
        ofSchoolDays: z.int().min(20).max(200),
        /** With fewer school days behind it a percentage says too little. */
        leastSchoolDays: z.int().min(1).max(200),
        /** Further days of absence after which somebody who follows a pupil is told. */
        tellAfterDays: z.number().positive().max(60),
      })
      .default({
        roles: ['leader', 'department_leader', 'coordinator', 'wellbeing_officer', 'akt_adviser'],
        every: 'month',
        percentAtLeast: 10,
        ofSchoolDays: 60,
        leastSchoolDays: 20,
        tellAfterDays: 3,
      }),
    /**
     * When somebody is asked why a pupil was away. Absence is unlawful unless the parents told the reason the same
     * day (Silkeborg, 3-Undervisning-normal/08-Elevfravaer), so the class teacher is asked the next school morning.
     */
    unexplained: z
      .strictObject({
        /** School days from the absence until the class teacher is asked. */
        askAfterSchoolDays: z.int().min(1).max(20),
        /** School days without an answer from then until the leadership is asked too. */
        leaderAfterSchoolDays: z.int().min(1).max(20),
      })
      .default({ askAfterSchoolDays: 1, leaderAfterSchoolDays: 2 }),
    /** How far back a new note of unlawful absence still calls for contact with the home today. */
    unlawful: z
      .strictObject({ lookBackSchoolDays: z.int().min(1).max(60) })
      .default({ lookBackSchoolDays: 10 }),
    /** How long a consent holds unless somebody chooses a day, at most how long, and how soon its end is told. */
    consent: z
      .strictObject({
        months: z.int().min(1).max(24),
        monthsAtMost: z.int().min(1).max(24),
        tellSchoolDays: z.int().min(1).max(20),
      })
      .optional(),
    /** After how many school days out of office a tovholder is away for long. */
    holder: z.strictObject({ awaySchoolDays: z.int().min(1).max(60) }).optional(),
    /** How much must have been told of for figures to be complete, and when a school counts as not used. */
    coverage: z
      .strictObject({
        leastPercent: z.number().min(0).max(100),
        unusedSchoolDays: z.int().min(1).max(60),
      })
      .default({ leastPercent: 80, unusedSchoolDays: 5 }),
    /**
     * How long a special arrangement runs before somebody says why it is to go on. Six weeks is England's figure
     * (essexsendiass.co.uk, reduced timetables guidance); no Danish norm was found.
     */
    arrangements: z
      .strictObject({
        weeks: z.int().min(1).max(40),
        /** School days before its end from which it is on the morning's list. */
        noticeSchoolDays: z.int().min(0).max(20),
        note: z.string().optional(),
      })
      .default({ weeks: 6, noticeSchoolDays: 3 }),
    /**
     * How far ahead a plan may put the day it is looked at again: a team that meets every 4–8 weeks (Randers,
     * skolernesudviklingscenter.randers.dk, skolens fraværsteam) sees it once at least.
     */
    plan: z
      .strictObject({ reviewSchoolDaysAtMost: z.int().min(5).max(100) })
      .default({ reviewSchoolDaysAtMost: 40 }),
    /** Who takes over a role whose holder is away, first to last. */
    deputies: z.partialRecord(role, z.array(role)).default({}),
    /**
     * What follows a team meeting. It decides, and ends with the next date (Børns Vilkår, skole-hjem); an absence team
     * meets every 4–8 weeks (Randers), so nothing waits longer than eight of them.
     */
    meetings: z
      .strictObject({
        /** School days without an answer to what came of it, until the leadership is asked too. */
        leaderAfterSchoolDays: z.int().min(1).max(20),
        /** The furthest that the next date may lie. */
        nextAtMostSchoolDays: z.int().min(5).max(60),
        /** School days until one that was not held is looked at again. */
        againSchoolDays: z.int().min(1).max(20),
        /** How often new times are proposed by themselves, after somebody who is needed declined. */
        rounds: z.int().min(0).max(5),
      })
      .default({
        leaderAfterSchoolDays: 3,
        nextAtMostSchoolDays: 40,
        againSchoolDays: 10,
        rounds: 2,
      }),
  })
  .superRefine((book, context) => {
    const seen = new Map<string, string>();
    for (const [path, { steps }] of stagesOf(book)) {
      const own = new Set<string>();
      steps.forEach(({ id, after }, index) => {
        const at = [...path, 'steps', index];
        const before = seen.get(id);
        if (before !== undefined) {
          const message = `expected an id of its own; ${before} has it`;
          context.addIssue({ code: 'custom', path: [...at, 'id'], message });
        }
        if (after !== undefined && !own.has(after)) {
          const message = 'expected a step that stands before it in the same stage';
          context.addIssue({ code: 'custom', path: [...at, 'after'], message });
        }
        own.add(id);
        seen.set(id, path.join('.'));
      });
    }
    const besides = [
      [['left', 'steps'], book.left.steps],
      [['latest'], book.latest ?? []],
    ] as const;
    for (const [path, steps] of besides) {
      steps.forEach(({ id }, index) => {
        const before = seen.get(id);
        seen.set(id, path[0] ?? '');
        if (before === undefined) return;
        const message = `expected an id of its own; ${before} has it`;
        context.addIssue({ code: 'custom', path: [...path, index, 'id'], message });
      });
    }
    const below = new Set<string>();
    for (const [name, { includes = [] }] of Object.entries(book.levels)) {
      includes.forEach((one, index) => {
        if (below.has(one)) return;
        const message = 'expected a level that stands before it';
        context.addIssue({
          ...{ code: 'custom', message },
          path: ['levels', name, 'includes', index],
        });
      });
      below.add(name);
    }
  });

type Stages = {
  levels: Record<string, Stage>;
  duties: Record<string, Stage>;
  concern?: Stage | undefined;
};

/** Every stage, with where it stands in the file. */
export function stagesOf(book: Stages): readonly (readonly [readonly string[], Stage])[] {
  return [
    ...Object.entries(book.levels).map(([name, one]) => [['levels', name], one] as const),
    ...Object.entries(book.duties).map(([name, one]) => [['duties', name], one] as const),
    ...(book.concern ? [[['concern'], book.concern] as const] : []),
  ];
}

/** What each step says, by id. */
export function stepTexts(book: Stages): ReadonlyMap<string, z.output<typeof text>> {
  const steps = stagesOf(book).flatMap(([, one]) => one.steps);
  return new Map(steps.map((one) => [one.id, one.text]));
}

export type Playbook = z.output<typeof playbook>;
export type Stage = z.output<typeof stage>;
export type PlaybookStep = Stage['steps'][number];
export type LeavingStep = Playbook['left']['steps'][number];
export type LatestStep = NonNullable<Playbook['latest']>[number];

/** What calls for steps: a level or a duty by its name, or `concern`. */
export function stageOf(book: Playbook, caller: string): Stage | undefined {
  return (
    book.levels[caller] ?? book.duties[caller] ?? (caller === 'concern' ? book.concern : undefined)
  );
}

/**
 * Reads a municipality's playbook from a file.
 * @throws DataFileError naming file, line, column, the path in the file and what was expected
 */
export async function readPlaybook(file: string): Promise<Playbook> {
  return readJsonFile(file, playbook);
}
