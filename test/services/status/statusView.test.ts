import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import type { Outcome } from '../../../services/cases/caseEvent.ts';
import type { CaseRecord, CaseStep } from '../../../services/cases/caseRecord.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import type { SchoolClass } from '../../../services/roster/roster.ts';
import { presenceOf } from '../../../services/status/noted.ts';
import { type StatusInput, statusView } from '../../../services/status/statusView.ts';
import { type StatusFilter, statusFilters } from '../../../services/status/views.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aCase, aStep } from '../../builders/cases.ts';
import { anActor, aRoster } from '../../builders/people.ts';
import { anyAbsence } from './randomAbsence.ts';
import { anyCase } from './randomCase.ts';

const calendar = aCalendar();
const school = aRoster();
const leader = anActor('s-leader', school);

function classNamed(code: string): SchoolClass {
  const found = school.classByCode(code);
  assert.ok(found);
  return found;
}

const viewOf = (difference: Partial<StatusInput> = {}) =>
  statusView({
    scope: 'school',
    actor: leader,
    calendar,
    today: Temporal.PlainDate.from('2026-11-25'),
    absences: [],
    cases: [],
    classReports: [],
    registerDays: [],
    contact: new Set<string>(),
    plans: new Set(['plan', 'b']),
    meetingOf: () => undefined,
    coverage: { leastPercent: 80, unusedSchoolDays: 5 },
    ...difference,
  });

/** All were said to be there every day of the year. */
const everyDay = (classId: string) =>
  calendar.days.map((day) => ({
    ...{ classId, date: day.toString(), by: 's-teacher' },
    at: `${day}T08:00:00+02:00`,
  }));

const noted = (pupilId: string, ...dates: string[]) => ({
  pupilId,
  statements: [aStatement({ dates })],
});

describe('statusView', () => {
  it('shows the whole school to its leader, and a class to its teacher', () => {
    const whole = viewOf();
    assert.deepEqual([whole.scope, whole.title, whole.pupils], ['school', 'Lindeskolen', 5]);
    const one = viewOf({ scope: { class: classNamed('7b') }, actor: anActor('s-teacher') });
    assert.deepEqual([one.scope, one.title, one.pupils], ['class', '7.b', 4]);
  });

  it('refuses the school to a teacher, and a class to the teacher of another', () => {
    const refused = new RefusedError('not_allowed');
    assert.throws(() => viewOf({ actor: anActor('s-teacher') }), refused);
    const scope = { class: classNamed('7b') };
    assert.throws(() => viewOf({ scope, actor: anActor('s-other') }), refused);
    assert.throws(() => viewOf({ scope, actor: anActor('s-nurse') }), refused);
  });

  it('counts who is away today, and nobody from outside the class', () => {
    const absences = [
      noted('p-loke', '2026-11-24', '2026-11-25'),
      noted('p-sofie', '2026-11-24'),
      noted('p-other', '2026-11-25'),
      noted('p-gone', '2026-11-25'),
    ];
    assert.deepEqual(viewOf({ absences }).today, { away: 2, part: 0, late: 0 });
    const ofClass = viewOf({ absences, scope: { class: classNamed('7b') } });
    assert.deepEqual(ofClass.today, { away: 1, part: 0, late: 0 });
  });

  it('counts nobody as away who came late, or left early', () => {
    const absences = [
      { pupilId: 'p-loke', statements: [aStatement({ category: 'late', extent: 'late' })] },
      {
        pupilId: 'p-sofie',
        statements: [
          aStatement({ category: 'late', extent: 'late' }),
          aStatement({ id: 'r2#0', category: 'left_early', extent: 'left' }),
        ],
      },
    ];
    assert.deepEqual(viewOf({ absences }).today, { away: 0, part: 1, late: 2 });
  });

  it('counts just those about whom something stands for today, as a plain look at each pupil finds', () => {
    const ids = school.pupils.map(({ id }) => id);
    fc.assert(
      fc.property(fc.tuple(...ids.map((id) => anyAbsence(id))), fc.nat(85), (absences, day) => {
        const today = Temporal.PlainDate.from('2026-09-01').add({ days: day });
        const found = absences.flatMap((one) => {
          const standing = standingAbsence(one).filter(({ date }) => date === today.toString());
          return [...new Set(standing.map(presenceOf))];
        });
        const count = (wanted: string) => found.filter((one) => one === wanted).length;
        assert.deepEqual(viewOf({ absences, today }).today, {
          away: count('away'),
          part: count('part'),
          late: count('late'),
        });
      }),
    );
  });

  it('leaves out who was noted as away and then taken back', () => {
    const absence = anAbsence(
      aStatement({ id: 'r1#0' }),
      aStatement({ id: 'r2#0', at: '2026-11-25T09:00:00+01:00', intent: 'withdraw' }),
    );
    assert.equal(viewOf({ absences: [absence] }).today.away, 0);
  });

  it('counts open cases by level, the most urgent first, duties alone last', () => {
    const levels = ['attention', 'worrying', undefined, 'dropout_risk', 'worrying'];
    const cases = levels.map((level, at) =>
      aCase({ id: `LI-${at}`, level, openedOn: `2026-11-0${at + 1}` }),
    );
    const closed = aCase({ id: 'LI-9', state: 'closed' });
    const view = viewOf({ cases: [...cases, closed], perPage: 100 });
    assert.deepEqual(view.byLevel, [
      { level: 'dropout_risk', count: 1 },
      { level: 'worrying', count: 2 },
      { level: 'attention', count: 1 },
      { level: 'duty', count: 1 },
    ]);
    assert.deepEqual(
      view.cases.map(({ caseId }) => caseId),
      ['LI-3', 'LI-1', 'LI-4', 'LI-0', 'LI-2'],
    );
  });

  it('counts what is overdue: due before today and neither done nor rejected', () => {
    const decided = { by: 's-leader', at: '2026-11-20T08:00:00+01:00' };
    const due = '2026-11-24';
    const late = aCase({
      id: 'LI-1',
      steps: [
        aStep({ id: 'a', due }),
        aStep({ id: 'c', due, state: 'approved', approved: decided }),
        aStep({ id: 'b', due, state: 'done', done: decided }),
        aStep({ id: 'd', due, state: 'rejected', rejected: { ...decided, reason: 'nej' } }),
        aStep({ id: 'e', due: '2026-11-25' }),
      ],
    });
    const calm = aCase({ id: 'LI-2', pupilId: 'p-sofie' });
    const view = viewOf({ cases: [late, calm] });
    assert.equal(view.overdueSteps, 2);
    assert.equal(view.withoutPlan, 1);
    assert.deepEqual(
      view.cases.map(({ caseId, overdueSteps, planSince }) => [caseId, overdueSteps, planSince]),
      [
        ['LI-1', 2, '2026-11-20'],
        ['LI-2', 0, undefined],
      ],
    );
  });

  it('lists three cases on a page, but sums up all', () => {
    const cases = Array.from({ length: 15 }, (_, at) =>
      aCase({ id: `LI-${at}`, steps: [aStep({ due: '2026-11-01' })] }),
    );
    const view = viewOf({ cases });
    assert.deepEqual(
      [view.cases.length, view.pages, view.overdueSteps, view.withoutPlan],
      [3, 5, 15, 15],
    );
  });

  it('shows of a class the cases of its own pupils, and the meeting that is booked', () => {
    const cases: CaseRecord[] = [
      aCase({ id: 'LI-1' }),
      aCase({ id: 'LI-2', pupilId: 'p-other' }),
      aCase({ id: 'LI-3', pupilId: 'p-gone' }),
    ];
    const start = '2026-12-02T10:00:00+01:00';
    const view = viewOf({ cases, scope: { class: classNamed('5a') }, meetingOf: () => start });
    assert.deepEqual(
      view.cases.map(({ caseId, pupil, classTitle, nextMeeting }) => [
        caseId,
        pupil,
        classTitle,
        nextMeeting,
      ]),
      [['LI-2', 'Otto Prøvesen', '5.a', start]],
    );
    assert.equal(viewOf({ cases }).cases.length, 2, 'a pupil who left is nowhere');
  });

  it('narrows the list to what was asked for, and sums up all cases all the same', () => {
    const done = { by: 's-leader', at: '2026-10-01T08:00:00+02:00' };
    const planned = aStep({ state: 'done', done });
    const late = aStep({ id: 'talk', due: '2026-11-20' });
    const cases = [
      aCase({ id: 'LI-1' }),
      aCase({ id: 'LI-2', steps: [planned, late] }),
      aCase({ id: 'LI-3', pupilId: 'p-sofie', steps: [planned] }),
    ];
    const absences = [noted('p-sofie', '2026-11-23', '2026-11-24')];
    const classReports = everyDay('c-7b');
    const listed = (list: StatusFilter) => {
      const view = viewOf({ cases, absences, classReports, list });
      assert.deepEqual([view.withoutPlan, view.overdue, view.notImproving], [1, 1, 1]);
      return view.cases.map(({ caseId }) => caseId);
    };
    assert.deepEqual(listed('without_plan'), ['LI-1']);
    assert.deepEqual(listed('overdue'), ['LI-2']);
    assert.deepEqual(listed('not_improving'), ['LI-3']);
  });

  it('turns to the next page, and to the last where there are not so many', () => {
    const cases = Array.from({ length: 30 }, (_, at) => aCase({ id: `LI-${at}` }));
    const pages = [0, 1, 3, 9].map((page) => viewOf({ cases: cases.slice(0, 10), page }));
    assert.deepEqual(
      pages.map(({ page, pages: of, cases: { length } }) => [page, length, of]),
      [
        [0, 3, 4],
        [1, 3, 4],
        [3, 1, 4],
        [3, 1, 4],
      ],
    );
  });

  it('tells those who lead what only they can help on, and nobody else', () => {
    const due = '2026-11-10';
    const told = (id: string, escalatedTo: 'leader' | 'coordinator') =>
      aCase({ id, pupilId: 'p-sofie', steps: [aStep({ due, escalatedTo })] });
    const cases = [
      told('LI-1', 'leader'),
      told('LI-2', 'coordinator'),
      aCase({ id: 'LI-3', holder: 's-gone' }),
      aCase({ id: 'LI-4', closing: 'ground_taken_back' }),
    ];
    const needs = (id: string) =>
      viewOf({ cases, actor: anActor(id) }).needsYou.map(({ list, count }) => [list, count]);
    const same = [
      ['no_holder', 1],
      ['without_plan', 4],
      ['to_close', 1],
    ];
    assert.deepEqual(needs('s-leader'), [['escalated', 2], ...same]);
    assert.deepEqual(needs('s-coordinator'), [['escalated', 1], ...same]);
    const scope = { class: classNamed('7b') };
    assert.deepEqual(viewOf({ cases, scope, actor: anActor('s-teacher') }).needsYou, []);
    const listed = viewOf({ cases, actor: anActor('s-coordinator'), list: 'escalated' });
    assert.deepEqual(
      listed.cases.map(({ caseId }) => caseId),
      ['LI-2'],
    );
  });

  it('no longer asks the leadership once what was late is done', () => {
    const done = { by: 's-teacher', at: '2026-11-20T08:00:00+01:00' };
    const step = aStep({ due: '2026-11-10', escalatedTo: 'leader', state: 'done', done });
    const { needsYou } = viewOf({ cases: [aCase({ steps: [step] })] });
    assert.ok(!needsYou.some(({ list }) => list === 'escalated'));
  });

  it('names the pupils of a list where they are few', () => {
    const cases = ['p-loke', 'p-sofie'].map((pupilId, at) => aCase({ id: `LI-${at}`, pupilId }));
    const { pupils } = viewOf({ cases, list: 'without_plan' }).listed;
    assert.deepEqual(pupils, ['Loke Prøvesen', 'Sofie Prøvesen']);
    const many = Array.from({ length: 3 }, (_, at) => aCase({ id: `LI-${at}` }));
    assert.deepEqual(viewOf({ cases: many }).listed, { list: 'all', count: 3, pupils: [] });
  });

  it('tells those who lead of the classes that nothing was heard of today', () => {
    const absences = [noted('p-loke', '2026-11-25')];
    assert.deepEqual(viewOf({ absences }).silent, ['5.a']);
    const classReports = [
      {
        classId: classNamed('5a').id,
        date: '2026-11-25',
        by: 's-other',
        at: '2026-11-25T08:00:00Z',
      },
    ];
    assert.deepEqual(viewOf({ absences, classReports }).silent, []);
    const registerDays = [{ date: '2026-11-25', classIds: aRoster().classes.map(({ id }) => id) }];
    const registered = viewOf({ registerDays });
    assert.deepEqual(registered.silent, []);
    assert.equal(registered.coverage.today.reported, registered.coverage.today.classes);
    const today = Temporal.PlainDate.from('2026-11-28');
    assert.deepEqual(viewOf({ today }).silent, [], 'a Saturday');
  });

  it('says whom a case waits for: the one who must say yes, the one who has the step, or the role', () => {
    const waitsFor = (...steps: CaseStep[]) =>
      viewOf({ cases: [aCase({ steps })] }).cases[0]?.waitsFor;
    const due = '2026-11-20';
    assert.deepEqual(waitsFor(aStep({ due })), {
      does: 'approve',
      role: 'leader',
      name: 'Test leader',
      due,
      overdue: true,
    });
    const approved = aStep({ state: 'approved', due });
    assert.deepEqual(waitsFor(aStep({ due: '2026-12-01' }), approved), {
      does: 'do',
      role: 'wellbeing_officer',
      name: 'Test wellbeing_officer',
      due,
      overdue: true,
    });
    const standIn = waitsFor(aStep({ state: 'approved', standIn: 's-akt' }));
    assert.deepEqual([standIn?.name, standIn?.overdue], ['Test akt_adviser', false]);
    const { assignee: _, ...unassigned } = approved;
    assert.equal(waitsFor(unassigned)?.role, 'class_teacher', 'the holder of the case');
  });

  it('tells the follow-up and the meeting to come, no meeting that is over', () => {
    const steps = [aStep({ id: 'follow-up.1', kind: 'follow_up', state: 'approved' })];
    const cases = [aCase({ steps, state: 'monitoring' })];
    const of = (start: string) => viewOf({ cases, meetingOf: () => start }).cases[0];
    const [ahead, over] = ['2026-11-25T07:00:00+01:00', '2026-11-24T10:00:00+01:00'];
    assert.deepEqual([of(ahead)?.nextMeeting, of(over)?.nextMeeting], [ahead, undefined]);
    assert.equal(of(over)?.nextFollowUp, '2026-12-02');
  });

  it('counts how the cases of this school year ended, also of pupils who have left', () => {
    const closing = (outcome: Outcome, at: string): CaseRecord['log'][number] => ({
      do: 'close',
      by: 's-leader',
      at,
      outcome,
    });
    const ended = (id: string, ...more: CaseRecord['log']) => {
      const one = aCase({ id, state: 'closed', pupilId: 'p-gone' });
      return { ...one, log: [...one.log, ...more] };
    };
    const cases = [
      ended('LI-1', closing('moved', '2026-09-01T08:00:00+02:00')),
      ended('LI-2', closing('back_in_school', '2026-11-01T08:00:00+01:00')),
      ended('LI-3', closing('back_in_school', '2026-07-31T23:00:00+02:00')),
      ended('LI-4', closing('back_in_school', '2026-10-01T08:00:00+02:00'), {
        do: 'reopen',
        by: 's-leader',
        at: '2026-10-02T08:00:00+02:00',
        why: 'person',
      }),
    ];
    assert.deepEqual(viewOf({ cases }).closed, [
      { outcome: 'back_in_school', count: 1 },
      { outcome: 'moved', count: 1 },
    ]);
  });

  it('adds up: levels, states and pages each make all open cases, and a class’s are some of the school’s', () => {
    fc.assert(
      fc.property(fc.array(anyCase(), { maxLength: 40 }), anyAbsence(), (some, absence) => {
        const cases = some.map((one, at) => ({ ...one, id: `LI-${at}` }));
        const given = { cases, absences: [absence], perPage: 100 };
        const whole = viewOf(given);
        const sum = (parts: readonly { count: number }[]) =>
          parts.reduce((total, { count }) => total + count, 0);
        assert.equal(sum(whole.byLevel), whole.cases.length);
        assert.equal(sum(whole.byState), whole.cases.length);
        const pages = [0, 1, 2, 3].flatMap((page) => {
          const view = viewOf({ ...given, perPage: 12, page });
          return view.page === page ? view.cases : [];
        });
        assert.deepEqual(pages, whole.cases);
        assert.deepEqual(
          [whole.withoutPlan, whole.overdue, whole.notImproving],
          statusFilters.map((list) => viewOf({ ...given, list }).cases.length),
        );
        const classes = ['7b', '5a'].map((code) =>
          viewOf({ ...given, scope: { class: classNamed(code) } }),
        );
        const ofClasses = classes.flatMap((view) => view.cases);
        assert.equal(ofClasses.length, whole.cases.length);
        for (const line of ofClasses) {
          assert.deepEqual(
            whole.cases.find(({ caseId }) => caseId === line.caseId),
            line,
          );
        }
        for (const name of ['withoutPlan', 'overdue', 'notImproving', 'overdueSteps'] as const) {
          assert.equal(
            classes.reduce((total, view) => total + view[name], 0),
            whole[name],
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
