import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Filling } from '../../../services/documents/documentFacts.ts';
import { figuresFor } from '../../../services/documents/figures.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aCase, aStep } from '../../builders/cases.ts';
import { aFilling } from '../../builders/documents.ts';

const duty = 'notify_municipality';
const of = (filling: Filling, what: string | undefined = duty) =>
  figuresFor(what, { ...filling, grade: filling.pupil.grade });
const quarter = aCalendar()
  .between(Temporal.PlainDate.from('2026-10-01'), Temporal.PlainDate.from('2026-11-24'))
  .map(String);
const checked = (on: string, round = '') => {
  const done = { by: 's-secretary', at: '2026-11-25T08:10:00+01:00', on };
  return aStep({ id: `check-register${round}`, state: 'done', done });
};

describe('the figures of a letter', () => {
  it('are what the duty counts, of all school days of its quarter, and say that they are only noted', () => {
    const { days, percent, schoolDays, from, to, source } = of(aFilling());
    assert.deepEqual([days, from, to, source], [13, '2026-10-01', '2026-11-25', 'noted']);
    assert.equal(percent, (13 * 100) / schoolDays);
    const whole = aCalendar().between(
      Temporal.PlainDate.from('2026-10-01'),
      Temporal.PlainDate.from('2026-12-31'),
    );
    assert.equal(schoolDays, whole.length);
  });

  it('leave out what the duty does not count', () => {
    const filling = aFilling({ absence: anAbsence(aStatement({ dates: ['2026-11-24'] })) });
    assert.equal(of(filling).days, 0);
    assert.equal(
      figuresFor(undefined, { ...filling, grade: 7 }).days,
      1,
      'all absence without one',
    );
  });

  it('are those of the day on which somebody checked the register, and no later one', () => {
    const filling = aFilling({ subject: aCase({ steps: [checked('2026-11-18')] }) });
    const { days, to, source } = of(filling);
    assert.deepEqual([days, to, source], [8, '2026-11-18', 'checked']);
  });

  it('are not confirmed by a check that was made before the case was reopened, or is to come', () => {
    const again = aStep({ id: 'check-register.2', state: 'approved' });
    const reopened = aCase({ round: 2, steps: [checked('2026-11-18'), again] });
    assert.equal(of(aFilling({ subject: reopened })).source, 'noted');
    const old = aCase({ round: 2, steps: [checked('2026-11-18')] });
    assert.equal(of(aFilling({ subject: old })).source, 'noted');
    const ahead = aCase({ steps: [checked('2026-12-18')] });
    assert.equal(of(aFilling({ subject: ahead })).source, 'noted');
  });

  it('are confirmed again by each later check, with or without a step, and not while a new one waits', () => {
    const looked = { by: 's-leader', at: '2026-11-20T08:10:00+01:00', round: 1 };
    const without = aCase({ steps: [], registerChecked: looked });
    assert.deepEqual([of(aFilling({ subject: without })).source], ['checked']);
    const later = aCase({ steps: [checked('2026-11-18')], registerChecked: looked });
    assert.equal(of(aFilling({ subject: later })).to, '2026-11-20');
    const second = aCase({ steps: [checked('2026-11-18'), checked('2026-11-24', '.1.2')] });
    assert.equal(of(aFilling({ subject: second })).to, '2026-11-24', 'called for a second time');
    const again = aStep({ id: 'check-register.1.2', state: 'approved' });
    const waiting = aCase({ steps: [checked('2026-11-18'), again], registerChecked: looked });
    assert.equal(of(aFilling({ subject: waiting })).source, 'noted');
    const before = aCase({ round: 2, steps: [], registerChecked: looked });
    assert.equal(of(aFilling({ subject: before })).source, 'noted');
  });

  it('are the register’s own where it told of every school day so far, whatever people noted', () => {
    const register = aStatement({
      ...{ source: 'register', by: 'register', dates: ['2026-11-16', '2026-11-17'] },
      category: 'unlawful',
    });
    const filling = aFilling();
    const absence = { ...filling.absence, statements: [...filling.absence.statements, register] };
    const told = { absence, registered: new Set(quarter) };
    const { days, to, source } = of(aFilling(told));
    assert.deepEqual([days, to, source], [2, '2026-11-24', 'register']);
  });

  it('are never the register’s while it is silent of a school day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...quarter), (silent) => {
        const registered = new Set(quarter.filter((day) => day !== silent));
        assert.equal(of(aFilling({ registered })).source, 'noted');
      }),
      { numRuns: 20 },
    );
  });

  it('count halves, and a day once', () => {
    const half = aStatement({ dates: ['2026-11-24'], category: 'unlawful', extent: 'lessons:2' });
    assert.equal(of(aFilling({ absence: anAbsence(half) })).days, 0.5);
    const twice = anAbsence(half, { ...half, id: 'r2#0' });
    assert.equal(of(aFilling({ absence: twice })).days, 0.5);
  });
});
