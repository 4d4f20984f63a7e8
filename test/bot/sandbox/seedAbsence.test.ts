import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { municipality } from '../../../bot/sandbox/municipality.ts';
import { seedAbsence } from '../../../bot/sandbox/seedAbsence.ts';
import { marksOf } from '../../../services/absence/marksOf.ts';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import type { SchoolCalendar } from '../../../services/calendar/schoolCalendar.ts';
import { fullName, type Roster } from '../../../services/roster/roster.ts';
import { assess } from '../../../services/rules/assess.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import type { Ruleset } from '../../../services/rules/ruleset.ts';

const data = (path: string) => fileURLToPath(new URL(`../../../data/${path}`, import.meta.url));
const dates = ['2026-09-03', '2026-11-25', '2027-01-20', '2027-06-01'].map((date) =>
  Temporal.PlainDate.from(date),
);

type Seeded = ReturnType<typeof seedAbsence>;
type SeededSchool = { roster: Roster; until: Temporal.PlainDate; seeded: Seeded };

describe('seedAbsence', () => {
  let seeds: SeededSchool[] | undefined;
  let calendar: SchoolCalendar;
  let rulesets: Ruleset[];
  before(async () => {
    calendar = await readCalendar(data('calendars/eksempel-2025-27.json'));
    rulesets = [await readRuleset(data('rulesets/aalborg-2019.json'))];
  });

  it('is the same for the same seed and another for another', () => {
    const [linde] = municipality(1);
    const [until] = dates;
    assert.ok(linde && until);
    assert.deepEqual(
      seedAbsence(linde, calendar, 1, until),
      seedAbsence(linde, calendar, 1, until),
    );
    assert.notDeepEqual(
      seedAbsence(linde, calendar, 2, until),
      seedAbsence(linde, calendar, 1, until),
    );
  });

  it("notes school days only, before the day given, by the pupil's class teacher, when they were known", () => {
    eachSchool(({ roster, until, seeded }) => {
      assert.ok(seeded.length > 1000);
      for (const one of seeded) {
        const pupil = roster.pupil(one.pupilId);
        const reporter = roster.member(one.reporterId);
        assert.ok(pupil && reporter?.role === 'class_teacher');
        assert.ok(reporter.classIds.includes(pupil.classId));
        for (const date of one.dates) {
          assert.ok(
            calendar.forGrade(pupil.grade).isSchoolDay(Temporal.PlainDate.from(date)),
            date,
          );
          assert.ok(date < until.toString());
        }
        const written = Temporal.Instant.from(one.at).toZonedDateTimeISO(calendar.timeZone);
        const day = one.category === 'leave' ? one.dates[0] : one.dates.at(-1);
        assert.equal(written.toPlainDate().toString(), day);
      }
    });
  });

  it('never notes the same day of a pupil twice', () => {
    eachSchool(({ seeded }) => {
      const days = seeded.flatMap((one) => one.dates.map((date) => `${one.pupilId} ${date}`));
      assert.equal(new Set(days).size, days.length);
    });
  });

  it('makes a handful of pupils worrying, one at risk of dropping out, and leaves nine in ten below', () => {
    eachSchool(({ roster, until, seeded }) => {
      const levels = roster.pupils.map(({ id }) => levelOf(roster, seeded, id, until));
      const count = (level: string | undefined) => levels.filter((one) => one === level).length;
      assert.ok(count('worrying') >= 4 && count('worrying') <= 12, `${count('worrying')}`);
      assert.equal(count('dropout_risk'), 1);
      assert.ok(count(undefined) >= roster.pupils.length * 0.9);
    });
  });

  it('keeps the whole school at a few days of absence a pupil and year', () => {
    eachSchool(({ roster, seeded }) => {
      const days = seeded
        .filter(({ extent }) => extent === 'day')
        .reduce((sum, one) => sum + one.dates.length, 0);
      const mean = days / roster.pupils.length;
      assert.ok(mean > 4 && mean < 8, `${mean}`);
    });
  });

  it('gives Loke of 7.b two days of illness in September and nothing that worries', () => {
    eachSchool(({ roster, until, seeded }) => {
      const loke = roster.pupils.find((one) => fullName(one) === 'Loke Christensen');
      if (!loke) return;
      const own = seeded.filter(({ pupilId }) => pupilId === loke.id);
      assert.deepEqual(
        own.map(({ category, extent }) => ({ category, extent })),
        [{ category: 'illness', extent: 'day' }],
      );
      const september = own.flatMap((one) => one.dates.map((date) => date.slice(5, 7)));
      assert.deepEqual(september, ['09', '09']);
      assert.equal(levelOf(roster, seeded, loke.id, until), undefined);
    });
  });

  function eachSchool(hold: (given: SeededSchool) => void): void {
    // Made once: the seeding of a year is what costs.
    seeds ??= dates.flatMap((until) =>
      municipality(1).map((roster) => {
        const seeded = seedAbsence(roster, calendar, 1, until);
        return { roster, until, seeded };
      }),
    );
    seeds.forEach(hold);
  }

  function levelOf(roster: Roster, seeded: Seeded, pupilId: string, on: Temporal.PlainDate) {
    const statements = seeded
      .filter((one) => one.pupilId === pupilId)
      .map(({ dates, category, extent, at, reporterId: by }, index) => {
        const id = `${pupilId}#${index}`;
        return { id, reportId: id, by, at, intent: 'note' as const, dates, category, extent };
      });
    const grade = roster.pupil(pupilId)?.grade ?? 0;
    const marks = marksOf({ pupilId, statements }, grade);
    return assess({ rulesets, calendar, marks, on, grade }).level;
  }
});
