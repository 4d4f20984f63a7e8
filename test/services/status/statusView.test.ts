import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marksOf, standingAbsence } from '../../../services/absence/marksOf.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import type { SchoolClass } from '../../../services/roster/roster.ts';
import { roster } from '../../../services/roster/roster.ts';
import { type StatusInput, statusView } from '../../../services/status/statusView.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';
import { aCalendar, aCalendarWithExams } from '../../builders/calendar.ts';
import { aCase, aStep } from '../../builders/cases.ts';
import { anActor, aPupil, aRoster } from '../../builders/people.ts';
import { anyAbsence } from './randomAbsence.ts';

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
    meetingOf: () => undefined,
    ...difference,
  });

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

  it('lists who is away today, and nobody from outside the class', () => {
    const absences = [
      noted('p-loke', '2026-11-24', '2026-11-25'),
      noted('p-sofie', '2026-11-24'),
      noted('p-other', '2026-11-25'),
      noted('p-gone', '2026-11-25'),
    ];
    const loke = { pupil: 'Loke Prøvesen', classTitle: '7.b', category: 'illness' };
    const otto = { pupil: 'Otto Prøvesen', classTitle: '5.a', category: 'illness' };
    assert.deepEqual(viewOf({ absences }).absentToday, [loke, otto]);
    assert.deepEqual(viewOf({ absences, scope: { class: classNamed('7b') } }).absentToday, [loke]);
  });

  it('lists just those about whom something stands for today, as a plain look at each pupil finds', () => {
    const ids = school.pupils.map(({ id }) => id);
    fc.assert(
      fc.property(fc.tuple(...ids.map((id) => anyAbsence(id))), fc.nat(85), (absences, day) => {
        const today = Temporal.PlainDate.from('2026-09-01').add({ days: day });
        const away = absences
          .filter((one) => standingAbsence(one).some(({ date }) => date === today.toString()))
          .map(({ pupilId }) => school.pupil(pupilId)?.givenName);
        assert.deepEqual(
          viewOf({ absences, today }).absentToday.map(({ pupil }) => pupil.split(' ')[0]),
          away,
        );
      }),
    );
  });

  it('leaves out who was noted as away and then taken back', () => {
    const absence = anAbsence(
      aStatement({ id: 'r1#0' }),
      aStatement({ id: 'r2#0', at: '2026-11-25T09:00:00+01:00', intent: 'withdraw' }),
    );
    assert.deepEqual(viewOf({ absences: [absence] }).absentToday, []);
  });

  it('counts open cases by level, the most urgent first, duties alone last', () => {
    const levels = ['attention', 'worrying', undefined, 'dropout_risk', 'worrying'];
    const cases = levels.map((level, at) =>
      aCase({ id: `LI-${at}`, level, openedOn: `2026-11-0${at + 1}` }),
    );
    const closed = aCase({ id: 'LI-9', state: 'closed' });
    const view = viewOf({ cases: [...cases, closed] });
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
        aStep({ id: 'b', due, state: 'approved', approved: decided }),
        aStep({ id: 'c', due, state: 'done', done: decided }),
        aStep({ id: 'd', due, state: 'rejected', rejected: { ...decided, reason: 'nej' } }),
        aStep({ id: 'e', due: '2026-11-25' }),
      ],
    });
    const calm = aCase({ id: 'LI-2', pupilId: 'p-sofie' });
    const view = viewOf({ cases: [late, calm] });
    assert.equal(view.overdueSteps, 2);
    assert.equal(view.withoutPlan, 1);
    assert.deepEqual(
      view.cases.map(({ caseId, overdueSteps, hasPlan }) => [caseId, overdueSteps, hasPlan]),
      [
        ['LI-1', 2, true],
        ['LI-2', 0, false],
      ],
    );
  });

  it('lists twelve cases and counts the rest, but sums up all', () => {
    const cases = Array.from({ length: 15 }, (_, at) =>
      aCase({ id: `LI-${at}`, steps: [aStep({ due: '2026-11-01' })] }),
    );
    const view = viewOf({ cases });
    assert.deepEqual(
      [view.cases.length, view.more, view.overdueSteps, view.withoutPlan],
      [12, 3, 15, 15],
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

  it('compares the last 20 school days with the 20 before, as a plain count gives', () => {
    fc.assert(
      fc.property(anyAbsence(), fc.integer({ min: 56, max: 85 }), (absence, day) => {
        const today = Temporal.PlainDate.from('2026-09-01').add({ days: day });
        const days = calendar.days.map(String).filter((one) => one <= today.toString());
        const [before, now] = [days.slice(-40, -20), days.slice(-20)];
        const marks = marksOf(absence, 7);
        const between = (from = '', to = '') => {
          const inside = marks.filter(({ date }) => from <= date && date <= to);
          return [...Map.groupBy(inside, ({ date }) => date).values()]
            .map((some) =>
              Math.min(
                1,
                some.reduce((sum, { fraction }) => sum + fraction, 0),
              ),
            )
            .reduce((sum, one) => sum + one, 0);
        };
        const [line] = viewOf({ absences: [absence], cases: [aCase()], today }).cases;
        assert.deepEqual(line?.trend, {
          now: between(now[0], now.at(-1)),
          before: between(before[0], before.at(-1)),
        });
      }),
    );
  });

  it('tells no trend before there are 40 school days to compare, or where nothing was noted', () => {
    const fortieth = calendar.days[39] ?? Temporal.PlainDate.from('2026-10-02');
    const given = { absences: [noted('p-loke', '2026-08-10')], cases: [aCase()] };
    const trendOn = (today: Temporal.PlainDate) => viewOf({ ...given, today }).cases[0]?.trend;
    assert.equal(trendOn(fortieth.subtract({ days: 1 })), undefined);
    assert.deepEqual(trendOn(fortieth), { now: 0, before: 1 });
    assert.equal(viewOf({ cases: [aCase()] }).cases[0]?.trend, undefined);
  });

  it("counts a ninth grader's trend in the school days of ninth grade", () => {
    const withExams = aCalendarWithExams();
    const pupil = aPupil({ grade: 9 });
    const actor = anActor('s-leader', roster({ ...school, pupils: [pupil] }));
    // The last school day of ninth grade, and the twentieth day before it.
    const absences = [noted(pupil.id, '2027-05-12', '2027-04-14')];
    const today = Temporal.PlainDate.from('2027-06-10');
    const [line] = viewOf({ actor, calendar: withExams, absences, cases: [aCase()], today }).cases;
    assert.deepEqual(line?.trend, { now: 1, before: 1 });
  });
});
