import type { CaseContext } from '../../services/cases/caseContext.ts';
import type { CaseRecord, CaseStep } from '../../services/cases/caseRecord.ts';
import type { Playbook } from '../../services/cases/playbook.ts';
import type { Assessment, Measured } from '../../services/rules/assessment.ts';
import { aCalendar } from './calendar.ts';
import { aRoster } from './people.ts';

const text = (da: string) => ({ da, en: `${da} (en)` });
const source = 'https://kommune.example/handlevejledning';

/** A playbook with one stage for each level and two duties. */
export function aPlaybook(): Playbook {
  const step = (
    id: string,
    responsible: Playbook['levels'][string]['steps'][number]['responsible'],
    approver: Playbook['levels'][string]['steps'][number]['approver'],
    dueSchoolDays: number,
  ) => ({ id, text: text(id), responsible, approver, dueSchoolDays, source });
  return {
    id: 'test',
    title: text('Prøve'),
    source,
    levels: {
      worrying: {
        steps: [
          step('talk', 'class_teacher', null, 2),
          step('plan', 'wellbeing_officer', 'leader', 5),
        ],
        meeting: {
          required: ['class_teacher', 'leader'],
          optional: ['ppr_psychologist'],
          withinSchoolDays: 5,
          minutes: 45,
        },
        followUpSchoolDays: 20,
      },
      dropout_risk: {
        steps: [step('task-force', 'ppr_psychologist', 'leader', 3)],
        followUpSchoolDays: 10,
      },
    },
    reminders: {
      afterSchoolDays: [1, 3, 5],
      leaderAfterSchoolDays: 6,
      coordinatorAfterSchoolDays: 10,
    },
    comeBack: { absentDays: 5, ofSchoolDays: 10 },
    praise: { afterSchoolDays: [10, 20] },
    left: { decideSchoolDays: 5, answerSchoolDays: 5, firstLookSchoolDays: 5, steps: [] },
    knownReason: { schoolDaysAtMost: 60 },
    absenceTeam: {
      roles: ['leader', 'department_leader', 'coordinator', 'wellbeing_officer'],
      every: 'month',
      percentAtLeast: 10,
      ofSchoolDays: 60,
      leastSchoolDays: 20,
      tellAfterDays: 3,
    },
    unexplained: { askAfterSchoolDays: 1, leaderAfterSchoolDays: 2 },
    unlawful: { lookBackSchoolDays: 10 },
    coverage: { leastPercent: 80, unusedSchoolDays: 5 },
    arrangements: { weeks: 6, noticeSchoolDays: 3 },
    plan: { reviewSchoolDaysAtMost: 40 },
    meetings: {
      leaderAfterSchoolDays: 3,
      nextAtMostSchoolDays: 40,
      againSchoolDays: 10,
      rounds: 2,
    },
    deputies: {
      class_teacher: ['teacher', 'leader'],
      wellbeing_officer: ['akt_adviser', 'leader'],
    },
    duties: {
      contact_parents: { steps: [step('call-home', 'leader', null, 0)], followUpSchoolDays: 5 },
      notify_municipality: {
        steps: [step('notify', 'leader', 'leader', 1)],
        followUpSchoolDays: 5,
      },
    },
  };
}

export function aSetting(difference: Partial<CaseContext> = {}): CaseContext {
  return {
    roster: aRoster(),
    calendar: aCalendar(),
    rulesets: [],
    playbook: aPlaybook(),
    ...difference,
  };
}

export function aHit(difference: Partial<Measured> = {}): Measured {
  return {
    rulesetId: 'aalborg-2019',
    criterion: 'seven-of-twenty',
    level: 'worrying',
    duty: undefined,
    text: text('7 af de seneste 20 skoledage'),
    source,
    kind: 'days',
    value: 7,
    percent: undefined,
    limit: 7,
    comparison: 'atLeast',
    window: { from: '2026-10-29', to: '2026-11-25', schoolDays: 20 },
    ...difference,
  };
}

export function anAssessment(difference: Partial<Assessment> = {}): Assessment {
  return { level: 'worrying', duties: [], hits: [aHit()], approaching: [], ...difference };
}

export function aStep(difference: Partial<CaseStep> = {}): CaseStep {
  return {
    id: 'plan',
    kind: 'task',
    calledBy: 'worrying',
    legal: false,
    acute: false,
    dueSchoolDays: 5,
    asks: [],
    postponed: [],
    reminders: 0,
    text: text('plan'),
    responsible: 'wellbeing_officer',
    approver: 'leader',
    assignee: 's-wellbeing',
    due: '2026-12-02',
    state: 'proposed',
    ...difference,
  };
}

/** An open case about Loke with one proposed step, with the difference under test. */
export function aCase(difference: Partial<CaseRecord> = {}): CaseRecord {
  return {
    id: 'LI-2026-0001',
    pupilId: 'p-loke',
    state: 'open',
    why: 'rules',
    holder: 's-teacher',
    round: 1,
    comments: [],
    arrangements: [],
    openedOn: '2026-11-25',
    revision: 1,
    level: 'worrying',
    duties: [],
    hits: [],
    log: [
      {
        do: 'open',
        by: 'system',
        at: '2026-11-25T08:10:00+01:00',
        id: 'LI-2026-0001',
        pupilId: 'p-loke',
        why: 'rules',
        holder: 's-teacher',
      },
    ],
    steps: [aStep()],
    involved: [
      { staffId: 's-wellbeing', basis: 'task', by: 'playbook', at: '2026-11-25T08:10:00+01:00' },
    ],
    ...difference,
  };
}
