import assert from 'node:assert/strict';
import { seedAbsence } from '../../../bot/sandbox/seedAbsence.ts';
import type { Mark } from '../../../services/absence/mark.ts';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import { assess } from '../../../services/rules/assess.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import { readSchoolKind } from '../../../services/rules/readSchoolKinds.ts';
import { type Replayed, type ReplayPupil, replay } from '../../../services/rules/replay.ts';
import { invented } from '../../builders/invented.ts';

const data = (path: string) => new URL(`../../../data/${path}`, import.meta.url).pathname;

describe('the dry run', () => {
  const from = Temporal.PlainDate.from('2026-09-01');
  const to = Temporal.PlainDate.from('2026-11-24');

  async function school(): Promise<Omit<Parameters<typeof replay>[0], 'rulesets'>> {
    const calendar = await readCalendar(data('calendars/eksempel-2025-27.json'));
    const [roster] = invented;
    assert.ok(roster);
    const seeded = seedAbsence(roster, calendar, 1, to.add({ days: 1 }));
    const absence = Map.groupBy(seeded, ({ pupilId }) => pupilId);
    const pupils = roster.pupils.map(
      ({ id, classId, grade }): ReplayPupil => ({
        classId,
        grade,
        marks: (absence.get(id) ?? []).flatMap(({ dates, category, extent }) =>
          dates.map((date): Mark => ({ date, category, fraction: extent === 'day' ? 1 : 0 })),
        ),
      }),
    );
    return { calendar, pupils, from, to };
  }

  function all(steps: Generator<unknown, Replayed>): Replayed {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  type Given = { rank: number; duties: readonly string[] };

  /** What is new against the day before. */
  function raised(now: Given & { level: string | undefined }, was: Given | undefined): string[] {
    const higher = now.level !== undefined && now.rank > (was?.rank ?? -1);
    const fresh = now.duties.filter((duty) => !was?.duties.includes(duty));
    return higher && now.level !== undefined ? [now.level, ...fresh] : fresh;
  }

  it('counts what an assessment of every pupil on every day counts', async () => {
    const input = await school();
    const rulesets = await Promise.all(
      ['aalborg-2019', 'law-2020'].map((name) => readRuleset(data(`rulesets/${name}.json`))),
    );
    const told = all(replay({ ...input, rulesets }));
    const order = ['attention', 'worrying', 'dropout_risk'];
    const alarms = new Map<string, number>();
    const given = new Map<string, Set<number>>();
    const before = input.pupils.map((): Given => ({ rank: -1, duties: [] }));
    for (const on of input.calendar.between(from, to)) {
      for (const [number, { grade, marks }] of input.pupils.entries()) {
        const { level, duties } = assess({ rulesets, calendar: input.calendar, on, grade, marks });
        const rank = level === undefined ? -1 : order.indexOf(level);
        for (const name of raised({ level, rank, duties }, before[number])) {
          alarms.set(name, (alarms.get(name) ?? 0) + 1);
          given.set(name, (given.get(name) ?? new Set()).add(number));
        }
        before[number] = { rank, duties };
      }
    }
    const named = [...told.levels, ...told.duties];
    assert.ok(named.length >= 4);
    assert.deepEqual(
      new Map(named.map((one) => [one.name, [one.pupils, one.alarms]])),
      new Map(named.map(({ name }) => [name, [given.get(name)?.size, alarms.get(name)]])),
    );
    assert.deepEqual(new Set(named.map(({ name }) => name)), new Set(alarms.keys()));
    const sum = told.byClass.reduce((total, one) => total + one.alarms, 0);
    assert.equal(
      sum,
      [...alarms.values()].reduce((a, b) => a + b, 0),
    );
  });

  it('gives each pupil the duties that bind the kind of their school', async () => {
    const input = await school();
    const rulesets = [await readRuleset(data('rulesets/law-2020.json'))];
    const kind = await readSchoolKind(data('schools/kinds.json'), 'private');
    const pupils = input.pupils.map((one) => ({ ...one, kind }));
    const named = (told: Replayed) => told.duties.map(({ name }) => name);
    assert.ok(named(all(replay({ ...input, rulesets }))).includes('contact_parents'));
    assert.ok(!named(all(replay({ ...input, pupils, rulesets }))).includes('contact_parents'));
  });

  it('tells how far it is after each school day', async () => {
    const input = await school();
    const steps = [...replay({ ...input, rulesets: [] })];
    const days = input.calendar.between(from, to).length;
    assert.deepEqual(steps.at(-1), { done: days, total: days });
    assert.equal(steps.length, days);
  });
});
