import assert from 'node:assert/strict';
import fc from 'fast-check';
import { callSteps } from '../../../services/cases/callSteps.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { playbookStepId } from '../../../services/cases/caseStep.ts';
import { type Playbook, playbook as schema } from '../../../services/cases/playbook.ts';
import { reviewCase } from '../../../services/cases/reviewCase.ts';
import { wantedBy } from '../../../services/cases/stages.ts';
import { duties } from '../../../services/rules/ruleset.ts';
import { aCase, anAssessment, aPlaybook, aSetting, aStep } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { decideMorning } from '../../builders/decided.ts';
import { aPupil } from '../../builders/people.ts';

const caseContext = aSetting({ playbook: aalborg });
const today = Temporal.PlainDate.from('2026-11-25');
const at = '2026-11-25T08:10:00+01:00';

function reviewed(level: string, owed: string[] = [], current?: CaseRecord): CaseRecord {
  const subject = reviewCase({
    ...{ current, pupil: aPupil(), sinceClosing: undefined, caseContext, today, at },
    assessment: anAssessment({ level, duties: owed }),
    newCaseId: () => 'LI-2026-0001',
  });
  assert.ok(subject);
  return subject;
}

const tasksOf = ({ steps }: CaseRecord) => steps.filter(({ kind }) => kind === 'task');

describe('a pupil with very much absence at once', () => {
  it('gets a talk, a contact with the home, a plan, a meeting and the consultant, in an order a school can keep', () => {
    const opened = reviewed('dropout_risk');
    const morning = decideMorning(opened, {
      ...{ caseContext, pupil: aPupil(), today, at, away: new Set<string>() },
      ...{ absentSince: () => 57, attendedInRow: () => undefined },
    });
    assert.deepEqual(
      tasksOf(morning).map(({ id, due }) => [id, due]),
      [
        ['talk-with-pupil', '2026-11-27'],
        ['contact-home', '2026-12-02'],
        ['make-plan', '2026-12-02'],
        ['team-meeting', '2026-12-02'],
        ['check-plan', '2026-12-03'],
        ['involve-ppr', '2026-12-03'],
        ['other-offer', '2026-12-09'],
        ['involve-absence-consultant', '2026-12-09'],
      ],
    );
  });

  it('is not asked for again what was done or rejected at a level below, and keeps what is open there', () => {
    const steps = [
      aStep({ id: 'talk-with-pupil', state: 'done' }),
      aStep({ id: 'contact-home', state: 'rejected' }),
      aStep({ id: 'make-plan', due: '2026-12-10' }),
    ];
    const after = reviewed('dropout_risk', [], aCase({ steps }));
    assert.deepEqual(after.steps.map(({ id, due }) => [id, due]).slice(2), [
      ['make-plan', '2026-12-10'],
      ['team-meeting', '2026-12-02'],
      ['check-plan', '2026-12-10'],
      ['involve-ppr', '2026-12-10'],
      ['other-offer', '2026-12-11'],
    ]);
  });

  it('keeps the law’s own days, however much else is due', () => {
    const { steps } = reviewed('dropout_risk', [...duties]);
    for (const { id, legal, due } of steps.filter((step) => step.legal)) {
      const alone = reviewed('attention', [...duties]).steps.find((one) => one.id === id);
      assert.ok(legal);
      assert.equal(due, alone?.due, id);
    }
  });
});

/** Playbooks of three levels, each including some of those below, with days and order at random. */
const books: fc.Arbitrary<Playbook> = fc
  .record({
    days: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 9, maxLength: 9 }),
    chained: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    includes: fc.tuple(fc.subarray(['low']), fc.subarray(['low', 'middle'])),
    most: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ days, chained, includes: [middle, high], most }) => {
    const { source } = aPlaybook();
    const stageOf = (level: number, includes: readonly string[]) => ({
      steps: [0, 1, 2].map((place) => ({
        ...{ id: `s-${level}-${place}`, text: { da: 'Trin', en: 'Step' }, source },
        ...{ responsible: 'class_teacher', approver: null },
        dueSchoolDays: days[level * 3 + place],
        ...(place > 0 && chained[level * 3 + place] ? { after: `s-${level}-${place - 1}` } : {}),
      })),
      includes,
      followUpSchoolDays: 20,
    });
    const levels = { low: stageOf(0, []), middle: stageOf(1, middle), high: stageOf(2, high) };
    return schema.parse({ ...aPlaybook(), levels, pace: { dueSameDayAtMost: most } });
  });

describe('the days of steps that are called together, whatever the playbook', () => {
  it('never break the order, crowd a day, or come before what the playbook says', () => {
    fc.assert(
      fc.property(books, fc.constantFrom('low', 'middle', 'high'), (playbook, level) => {
        const setting = aSetting({ playbook });
        const called = callSteps([level], aCase({ steps: [] }), aPupil(), setting, today);
        const wanted = wantedBy(playbook, level);
        assert.deepEqual(
          called.map(({ id }) => id),
          wanted.map(({ step }) => step.id),
        );
        const dayOf = (id: string) => called.find((one) => one.id === id)?.due ?? '';
        for (const { step, depth } of wanted) {
          const due = dayOf(step.id);
          if (step.after !== undefined) assert.ok(due >= dayOf(step.after), 'after its first');
          for (const below of wanted.filter((one) => one.depth < depth)) {
            assert.ok(due >= dayOf(below.step.id), 'no sooner than a level below');
          }
          const planned = setting.calendar.plus(today, step.dueSchoolDays)?.toString() ?? '';
          assert.ok(due >= planned, 'never sooner than planned');
        }
        for (const some of Map.groupBy(called, ({ due }) => due).values()) {
          assert.ok(some.length <= (playbook.pace?.dueSameDayAtMost ?? 0), 'not too many');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('name each step once, with its own id in the playbook', () => {
    const ids = reviewed('dropout_risk', [...duties]).steps.map(({ id }) => playbookStepId(id));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('need levels that include only those before them: no circles', () => {
    const book = aPlaybook();
    const { worrying, dropout_risk } = book.levels;
    const levels = { worrying: { ...worrying, includes: ['dropout_risk'] }, dropout_risk };
    assert.match(
      schema.safeParse({ ...book, levels }).error?.message ?? '',
      /a level that stands before it/,
    );
  });
});
