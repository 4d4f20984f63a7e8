import { activeInvolvement, isOwnStaff } from '../access/involvement.ts';
import type { Pupil, Role } from '../roster/roster.ts';
import type { Assessment, Measured } from '../rules/assessment.ts';
import type { CaseRecord, CaseStep } from './caseRecord.ts';
import { withTasks } from './involve.ts';
import { peopleFor } from './peopleFor.ts';
import type { Setting } from './setting.ts';

export type Review = {
  /** The pupil's open case, if any. */
  current: CaseRecord | undefined;
  pupil: Pupil;
  assessment: Assessment;
  setting: Setting;
  today: Temporal.PlainDate;
  /** The moment, ISO with offset. */
  at: string;
  /** Called once if a case is opened. */
  newCaseId: () => string;
};

/**
 * What an assessment makes of a pupil's case: a worrying level or a legal duty opens one, a new
 * level or duty adds the playbook's steps for it, and a case that nobody has acted on is closed
 * when its ground was taken back. Steps are never removed.
 * @returns the case as it is now, the very same object when nothing changed, or undefined
 */
export function reviewCase(review: Review): CaseRecord | undefined {
  const { current, assessment } = review;
  const grounded = callers(assessment).length > 0;
  if (!current) return grounded ? opened(review) : undefined;
  const reading = readingOf(assessment);
  if (!grounded && untouched(current)) {
    return {
      ...current,
      ...reading,
      state: 'closed',
      closedOn: review.today.toString(),
      outcome: 'no_ground',
      revision: current.revision + 1,
    };
  }
  const steps = [...current.steps, ...newSteps(review, current.steps)];
  const next: CaseRecord = {
    ...current,
    ...reading,
    steps,
    involved: withTasks(current, tasksOf(steps), review.setting.roster, byPlaybook(review)),
  };
  return JSON.stringify(next) === JSON.stringify(current)
    ? current
    : { ...next, revision: current.revision + 1 };
}

function opened(review: Review): CaseRecord {
  const steps = newSteps(review, []);
  const team = { pupilId: review.pupil.id, involved: [] };
  return {
    id: review.newCaseId(),
    pupilId: review.pupil.id,
    state: 'open',
    openedOn: review.today.toString(),
    revision: 1,
    ...readingOf(review.assessment),
    steps,
    involved: withTasks(team, tasksOf(steps), review.setting.roster, byPlaybook(review)),
  };
}

/** Levels and duties that call for steps; attention alone is for the teacher's eye and opens nothing. */
function callers({ level, duties }: Assessment): string[] {
  return [...(level === undefined || level === 'attention' ? [] : [level]), ...duties];
}

function readingOf(assessment: Assessment) {
  const nearest = assessment.approaching[0];
  return {
    level: assessment.level,
    duties: [...assessment.duties],
    hits: assessment.hits.map(plain),
    next: nearest && { text: nearest.text, daysLeft: nearest.daysLeft },
  };
}

/** Only what a case keeps, in one order, so that two readings can be compared. */
function plain(hit: Measured): CaseRecord['hits'][number] {
  const { rulesetId, criterion, level, duty, text, source, kind } = hit;
  const { value, percent, limit, comparison, window } = hit;
  return {
    rulesetId,
    criterion,
    level,
    duty,
    text,
    source,
    kind,
    value,
    percent,
    limit,
    comparison,
    window,
  };
}

function untouched({ steps, meetingId }: CaseRecord): boolean {
  return (
    meetingId === undefined &&
    steps.every(({ approved, rejected, done }) => !approved && !rejected && !done)
  );
}

function newSteps(review: Review, known: readonly CaseStep[]): CaseStep[] {
  const { assessment, setting, today } = review;
  const ids = new Set(known.map((step) => step.id));
  const added: CaseStep[] = [];
  for (const caller of callers(assessment)) {
    const stage = setting.playbook.levels[caller] ?? setting.playbook.duties[caller];
    for (const step of stage?.steps ?? []) {
      if (ids.has(step.id)) continue;
      ids.add(step.id);
      const { id, text, responsible, approver } = step;
      added.push({
        id,
        calledBy: caller,
        text,
        responsible,
        approver,
        assignee: assigneeFor(responsible, review),
        due: (setting.calendar.plus(today, step.dueSchoolDays) ?? today).toString(),
        state: approver === null ? 'approved' : 'proposed',
      });
    }
  }
  return added;
}

/** Nobody from outside the school gets a step by itself: first somebody brings them into the case, on a basis. */
function assigneeFor(role: Role, { pupil, setting, current }: Review): string | undefined {
  const [first] = peopleFor(role, pupil, setting.roster).filter(
    (member) => isOwnStaff(member) || activeInvolvement(current?.involved ?? [], member.id),
  );
  return first?.id;
}

function byPlaybook({ at }: Review) {
  return { by: 'playbook', at };
}

function tasksOf(steps: readonly CaseStep[]): string[] {
  return steps.flatMap(({ assignee }) => assignee ?? []);
}
