import assert from 'node:assert/strict';
import fc from 'fast-check';
import { progressLine } from '../../../cards/wording/progressLine.ts';
import { wordingOf } from '../../../cards/wording/wording.ts';
import type { Mark } from '../../../services/absence/mark.ts';
import { marksOf } from '../../../services/absence/marksOf.ts';
import type { Attended } from '../../../services/cases/attendance.ts';
import { caseView } from '../../../services/cases/caseView.ts';
import { planSteps } from '../../../services/cases/planBegan.ts';
import { progressOf, progressSince } from '../../../services/cases/progress.ts';
import { caseLine } from '../../../services/status/caseLine.ts';
import { aCalendar, aCalendarWithExams } from '../../builders/calendar.ts';
import { aCase, aSetting } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { anActor, aRoster } from '../../builders/people.ts';
import { anyAbsence } from '../status/randomAbsence.ts';
import { anyCase } from '../status/randomCase.ts';

const calendar = aCalendar();
const everyDay = new Set(calendar.days.map(String));
const ill = (...dates: string[]): Mark[] =>
  dates.map((date) => ({ date, category: 'illness', fraction: 1 }));
const on = (date: string) => Temporal.PlainDate.from(date);

/** Three days of the 20 before the plan of 2 November, and as many after it as asked for. */
const before = ill('2026-10-26', '2026-10-27', '2026-10-28');
const since = '2026-11-02';
const attended = (difference: Partial<Attended> = {}): Attended => ({
  ...{ marks: before, calendar, reported: everyDay },
  today: on('2026-11-27'),
  ...difference,
});

describe('progressSince', () => {
  it('holds the 20 school days before the plan against the newest ones since, with the numbers', () => {
    const marks = [...before, ...ill('2026-11-03', '2026-11-04', '2026-12-08')];
    const found = progressSince(since, attended({ marks, today: on('2026-12-11') }));
    assert.deepEqual(found, {
      since,
      before: { absentDays: 3, schoolDays: 20, ofSchoolDays: 20 },
      after: { absentDays: 1, schoolDays: 20, ofSchoolDays: 20 },
      change: 'better',
    });
  });

  it('is worse, or the same, where absence is, also where there was none at all', () => {
    const changeWith = (...dates: string[]) =>
      progressSince(since, attended({ marks: [...before, ...ill(...dates)] })).change;
    assert.equal(changeWith('2026-11-03', '2026-11-05', '2026-11-09'), 'same');
    assert.equal(changeWith('2026-11-03', '2026-11-05', '2026-11-09', '2026-11-10'), 'worse');
    assert.equal(progressSince(since, attended({ marks: [] })).change, 'same');
  });

  it('is too early to tell in the first week, and at the calendar’s start', () => {
    const at = (date: string) => progressSince(since, attended({ today: on(date) })).change;
    assert.deepEqual([at('2026-11-05'), at('2026-11-06')], ['too_early', 'better']);
    const marks = ill('2026-08-10');
    const first = progressSince('2026-08-11', attended({ marks, today: on('2026-09-11') }));
    assert.equal(first.change, 'too_early');
  });

  it('looks at the school days of the pupil’s grade', () => {
    const ninth = aCalendarWithExams().forGrade(9);
    const reported = new Set(ninth.days.map(String));
    const found = progressSince(
      '2027-04-01',
      attended({ marks: ill('2027-05-12'), calendar: ninth, reported, today: on('2027-06-20') }),
    );
    assert.deepEqual(found.after, { absentDays: 1, schoolDays: 20, ofSchoolDays: 20 });
  });

  it('says nothing of a class that nobody told of, whichever side the silence is on', () => {
    const told = (days: readonly string[]) =>
      progressSince(since, attended({ reported: new Set(days) }));
    const [then, now] = [
      [...everyDay].filter((day) => day < since),
      [...everyDay].filter((day) => day >= since),
    ];
    assert.equal(told([...then, ...now]).change, 'better');
    assert.equal(told(then).change, 'unreported');
    assert.equal(told(now).change, 'unreported');
    const some = told([...then, ...now.slice(0, 3)]);
    assert.deepEqual(some.after, { absentDays: 0, schoolDays: 3, ofSchoolDays: 20 });
    assert.match(
      progressLine(some, wordingOf('da')),
      /ikke ses.*kun 3 af 20 skoledage er meldt ind/,
    );
    const half = told([...then, ...now.slice(0, 10)]);
    assert.match(progressLine(half, wordingOf('da')), /faldet: 0 af 10 .*Kun dage, hvor klassen/);
  });

  it('counts a day on which the pupil is noted as away as known, whatever was told of others', () => {
    const found = progressSince(since, attended({ reported: new Set() }));
    assert.deepEqual(found.before, { absentDays: 3, schoolDays: 3, ofSchoolDays: 20 });
    assert.equal(found.change, 'unreported');
  });
});

describe('progressOf', () => {
  it('goes by the plan, and by when the case was opened or reopened while there is none', () => {
    const open = aCase();
    const sinceOf = (subject: typeof open) => progressOf(subject, new Set(['plan']), attended());
    assert.equal(sinceOf(open).since, '2026-11-25');
    const reopen = { do: 'reopen', by: 'system', why: 'relapse' } as const;
    const again = { ...open, log: [...open.log, { ...reopen, at: '2026-11-26T08:00:00+01:00' }] };
    assert.equal(sinceOf(again).since, '2026-11-26');
  });

  it('is the same on the case’s card and in the status, whatever happened', () => {
    const roster = aRoster();
    const caseContext = aSetting({ playbook: aalborg });
    const days = calendar.days.map(String).filter((day) => day < '2026-12-05');
    fc.assert(
      fc.property(
        anyCase(),
        anyAbsence(),
        fc.subarray(days, { minLength: Math.floor(days.length / 3) }),
        fc.constantFrom('make-plan', 'talk-with-pupil'),
        (some, absence, reported, id) => {
          const pupil = roster.pupil('p-loke');
          assert.ok(pupil);
          const steps = some.steps.map((step, at) => (at === 0 ? { ...step, id } : step));
          const state = some.state === 'closed' ? 'open' : some.state;
          const subject = { ...some, pupilId: 'p-loke', state, steps };
          const facts = { today: on('2026-11-27'), reported: new Set(reported) };
          const marks = marksOf(absence, pupil.grade);
          const viewer = { actor: anActor('s-leader', roster) };
          const card = caseView(subject, viewer, {
            ...{ ...facts, marks, caseContext, meeting: undefined },
          });
          const plans = planSteps(aalborg);
          const line = caseLine(subject, {
            ...{ ...facts, roster, calendar, absence, plans, meeting: undefined },
          });
          assert.deepEqual(card.progress, line?.progress);
          assert.equal(card.hasPlan, line?.planSince !== undefined);
          assert.equal(
            card.hasPlan,
            id === 'make-plan' && steps[0]?.state === 'done' && steps[0].kind === 'task',
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
