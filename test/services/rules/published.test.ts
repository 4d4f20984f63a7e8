import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Category, Mark } from '../../../services/absence/mark.ts';
import { quarterOf } from '../../../services/calendar/period.ts';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import type { SchoolCalendar } from '../../../services/calendar/schoolCalendar.ts';
import { assess } from '../../../services/rules/assess.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import {
  type Criterion,
  type Part,
  partsOf,
  type Ruleset,
} from '../../../services/rules/ruleset.ts';

const data = (path: string) => fileURLToPath(new URL(`../../../data/${path}`, import.meta.url));

const all: Category[] = ['illness', 'leave', 'unlawful', 'unexplained'];
const known: Category[] = ['illness', 'leave', 'unlawful'];
const unclear: Category[] = ['unlawful', 'unexplained'];
const unlawful: Category[] = ['unlawful'];

type Published = readonly [string, string, string, string, string, Category[], string];

/** Aalborg's limits, with what its early alarms count; the patterns and their figures are the bot's own. */
function aalborg(id: string, early: Category[]): Published[] {
  return [
    [id, 'four-in-a-month', 'days', '>=4', '1 months', all, 'attention'],
    [id, 'more-than-usual', 'baseline', '>=3', '20 schoolDays', all, 'attention'],
    [id, 'same-weekday', 'weekday', '>=5', '60 schoolDays', all, 'attention'],
    [id, 'late-again', 'occasions', '>=5', '20 schoolDays', ['late'], 'attention'],
    [id, 'five-in-a-row', 'consecutive', '>=5', '20 schoolDays', early, 'worrying'],
    [id, 'seven-of-twenty', 'days', '>=7', '20 schoolDays', early, 'worrying'],
    [id, 'fifteen-of-sixty', 'days', '>=15', '60 schoolDays', early, 'worrying'],
    [id, 'forty-of-two-hundred', 'days', '>=40', '200 schoolDays', all, 'dropout_risk'],
    [id, 'forty-of-two-hundred', 'percent', '>=20', '200 schoolDays', all, 'dropout_risk'],
  ];
}

/**
 * What the sources publish: ruleset, criterion, kind, limit, window, what counts, what follows.
 * Written from the sources themselves, so that a slip in a data file is seen.
 */
const published: readonly Published[] = [
  ['law-2020', 'unlawful-day', 'days', '>=0.5', 'quarter', unlawful, 'contact_parents'],
  ['law-2020', 'unlawful-10-percent', 'percent', '>=10', 'quarter', unlawful, 'warn_parents'],
  [
    'law-2020',
    'unlawful-15-percent',
    'percent',
    '>=15',
    'quarter',
    unlawful,
    'notify_municipality',
  ],
  [
    'law-2020',
    'illness-15-days-in-a-row',
    'consecutive',
    '>=15',
    'schoolYear',
    ['illness', 'unexplained'],
    'sick_teaching',
  ],
  [
    'law-2020',
    'illness-15-days-in-a-row',
    'days',
    '>=8',
    'schoolYear',
    ['illness'],
    'sick_teaching',
  ],
  [
    'law-2020',
    'illness-15-days-in-quarter',
    'days',
    '>=15',
    'quarter',
    ['illness'],
    'sick_teaching',
  ],
  [
    'law-2020',
    'illness-over-two-weeks',
    'consecutive',
    '>10',
    'schoolYear',
    ['illness'],
    'medical_certificate',
  ],
  [
    'agreement-2026',
    'more-than-ten-in-quarter',
    'days',
    '>10',
    'quarter',
    ['illness', 'unlawful'],
    'contact_parents',
  ],
  [
    'agreement-2026',
    'fifteen-in-quarter',
    'days',
    '>=15',
    'quarter',
    ['illness', 'unlawful'],
    'support_plan',
  ],
  ...aalborg('aalborg-2019', unclear),
  ...aalborg('aalborg-2019-all-absence', all),
  ['vodskov', 'five-in-a-row', 'consecutive', '>=5', '20 schoolDays', unclear, 'worrying'],
  ['vodskov', 'seven-of-twenty', 'days', '>=7', '20 schoolDays', unclear, 'worrying'],
  ['vodskov', 'fifteen-of-sixty', 'days', '>=15', '60 schoolDays', unclear, 'worrying'],
  ['bornholm', 'five-in-a-row', 'consecutive', '>=5', '20 schoolDays', all, 'worrying'],
  ['bornholm', 'seven-of-twenty', 'days', '>=7', '20 schoolDays', all, 'worrying'],
  ['bornholm', 'fifteen-of-sixty', 'days', '>=15', '60 schoolDays', all, 'worrying'],
  ['bornholm', 'unlawful-10-percent', 'percent', '>=10', 'quarter', unlawful, 'contact_parents'],
  ['antvorskov-2019', 'five-in-a-row', 'consecutive', '>=5', '20 schoolDays', unclear, 'worrying'],
  ['antvorskov-2019', 'five-of-twenty', 'days', '>=5', '20 schoolDays', unclear, 'worrying'],
  ['antvorskov-2019', 'fifteen-of-sixty', 'days', '>=15', '60 schoolDays', unclear, 'worrying'],
  ['skolefravaer-dk-2018', 'four-in-a-month', 'days', '>=4', '1 months', all, 'attention'],
  [
    'skolefravaer-dk-2018',
    'unlawful-10-percent-of-month',
    'percent',
    '>=10',
    '1 months',
    unlawful,
    'attention',
  ],
  ['skolefravaer-dk-2018', 'eleven-in-school-year', 'days', '>=11', 'schoolYear', all, 'attention'],
  [
    'skolefravaer-dk-2018',
    '10-percent-of-school-year',
    'percent',
    '>=10',
    'schoolYear',
    all,
    'worrying',
  ],
  [
    'odense-tarup',
    '10-percent-of-two-hundred',
    'percent',
    '>=10',
    '200 schoolDays',
    known,
    'worrying',
  ],
  [
    'noerrebro-park',
    'five-occasions-in-six-months',
    'occasions',
    '>=5',
    '6 months',
    all,
    'attention',
  ],
  ['hoejmarkskolen', 'ten-of-fifty', 'days', '>=10', '50 schoolDays', all, 'worrying'],
  ['hoejmarkskolen', 'twenty-in-school-year', 'days', '>=20', 'schoolYear', all, 'worrying'],
  [
    'ringsaker',
    'late-three-times-in-a-month',
    'occasions',
    '>=3',
    '1 months',
    ['late'],
    'attention',
  ],
  ['ringsaker', 'left-again', 'occasions', '>=1', '1 months', ['left_early'], 'attention'],
  ['ringsaker', 'more-than-three-in-a-month', 'days', '>3', '1 months', all, 'worrying'],
  ['ringsaker', 'more-than-five-in-a-row', 'consecutive', '>5', '1 months', all, 'worrying'],
  ['ringsaker', 'more-than-ten-in-half-a-year', 'days', '>10', '6 months', all, 'worrying'],
  ['us-chronic', '10-percent-so-far', 'percent', '>=10', 'schoolYear', all, 'worrying'],
];

let calendar: SchoolCalendar;
let rulesets: ReadonlyMap<string, Ruleset>;

async function readAll(): Promise<void> {
  calendar = await readCalendar(data('calendars/eksempel-2025-27.json'));
  const files = (await readdir(data('rulesets'))).filter((file) => file.endsWith('.json'));
  const read = await Promise.all(files.map((file) => readRuleset(data(`rulesets/${file}`))));
  rulesets = new Map(read.map((one) => [one.id, one]));
}

function rulesetNamed(id: string): Ruleset {
  const found = rulesets.get(id);
  assert.ok(found, id);
  return found;
}

describe('the published criteria', () => {
  before(readAll);

  it('are all in the rulesets that come with the bot, and no others', () => {
    const shown = [...rulesets.values()].flatMap(({ id, criteria }) =>
      criteria.flatMap((one) =>
        partsOf(one).map((part) => [
          id,
          one.id,
          part.kind,
          part.atLeast === undefined ? `>${part.moreThan}` : `>=${part.atLeast}`,
          windowName(part),
          part.counts,
          one.level ?? one.duty,
        ]),
      ),
    );
    assert.deepEqual(shown.sort(byName), [...published].sort(byName));
  });

  for (const [id, name, kind, limit] of published.filter(isPlain)) {
    it(`${id} ${name} is met at ${limit} and not half a step before`, () => {
      const ruleset = rulesetNamed(id);
      const criterion = ruleset.criteria.find((one) => one.id === name);
      const part = criterion && partsOf(criterion)[0];
      assert.ok(criterion && part);
      const wholeSteps = kind === 'consecutive' || kind === 'occasions';
      let steps = 1;
      while (!meets(ruleset, criterion, steps) && steps < 400) steps += 1;
      const value = wholeSteps ? steps : steps / 2;
      assert.equal(value, firstValue(part, wholeSteps ? 1 : 0.5));
    });
  }

  it('wait with the agreement of 2026 until its date is known', () => {
    const marks = calendar.days.map((day) => markOn(day.toString(), 'illness'));
    const on = Temporal.PlainDate.from('2027-03-31');
    const waiting = rulesetNamed('agreement-2026');
    assert.deepEqual(assess({ rulesets: [waiting], calendar, on, grade: 3, marks }).hits, []);
    const inForce = { ...waiting, validFrom: '2027-01-01' };
    assert.deepEqual(assess({ rulesets: [inForce], calendar, on, grade: 3, marks }).duties, [
      'contact_parents',
      'support_plan',
    ]);
  });
});

describe("Aalborg's guide", () => {
  before(readAll);

  /** The level for the last school days up to 18 December 2026. */
  const levelOf = (ruleset: string, days: number, category: Category) => {
    const dates = calendar.days.filter((day) => Temporal.PlainDate.compare(day, on) <= 0);
    const marks = dates.slice(-days).map((day) => markOn(day.toString(), category));
    return assess({ rulesets: [rulesetNamed(ruleset)], calendar, on, grade: 3, marks }).level;
  };

  it('raises no early alarm for a flu or a granted holiday, unless read widely', () => {
    for (const category of ['illness', 'leave'] as const) {
      assert.equal(levelOf('aalborg-2019', 7, category), 'attention');
      assert.equal(levelOf('aalborg-2019-all-absence', 7, category), 'worrying');
    }
    for (const category of unclear) assert.equal(levelOf('aalborg-2019', 5, category), 'worrying');
  });

  it('counts all absence towards the case figure, from the fortieth day', () => {
    for (const category of all) {
      assert.notEqual(levelOf('aalborg-2019', 39, category), 'dropout_risk');
      assert.equal(levelOf('aalborg-2019', 40, category), 'dropout_risk');
    }
  });

  it('tells of a case both figures: the days, and the share of the 200', () => {
    const dates = calendar.days
      .filter((day) => Temporal.PlainDate.compare(day, on) <= 0)
      .slice(-44);
    const marks = dates.map((day) => markOn(day.toString(), 'illness'));
    const rulesets = [rulesetNamed('aalborg-2019')];
    const { hits } = assess({ rulesets, calendar, on, grade: 3, marks });
    const hit = hits.find(({ level }) => level === 'dropout_risk');
    assert.deepEqual([hit?.value, hit?.limit], [44, 40]);
    assert.deepEqual(
      hit?.also?.map(({ percent, limit }) => [percent, limit]),
      [[22, 20]],
    );
  });
});

/** Quarter, grade, school days, the first days of 10 and of 15 per cent, and what 10 and 15 days are in per cent. */
const quarters: readonly (readonly [string, number, number, number, number, number, number])[] = [
  ['2025-07-01', 3, 37, 4, 6, 27, 40.5],
  ['2025-10-01', 3, 53, 5.5, 8, 18.9, 28.3],
  ['2026-01-01', 3, 55, 5.5, 8.5, 18.2, 27.3],
  ['2026-04-01', 3, 55, 5.5, 8.5, 18.2, 27.3],
  ['2026-04-01', 9, 27, 3, 4.5, 37, 55.6],
  ['2026-07-01', 3, 38, 4, 6, 26.3, 39.5],
  ['2026-10-01', 3, 52, 5.5, 8, 19.2, 28.8],
  ['2027-01-01', 3, 51, 5.5, 8, 19.6, 29.4],
  ['2027-04-01', 3, 59, 6, 9, 16.9, 25.4],
];

describe('the law, quarter by quarter', () => {
  before(readAll);

  for (const [start, grade, schoolDays, ten, fifteen, tenDays, fifteenDays] of quarters) {
    const on = quarterOf(Temporal.PlainDate.from(start)).to;

    /** The law about so many days of unlawful absence, the last of them half where there is one. */
    const law = (days: number) => {
      const { from, to } = quarterOf(on);
      const dates = calendar.forGrade(grade).between(from, to).slice(0, Math.ceil(days));
      const marks = dates.map((day, at): Mark => {
        const fraction = at + 1 > days ? 0.5 : 1;
        return { date: day.toString(), category: 'unlawful', fraction };
      });
      return assess({ rulesets: [rulesetNamed('law-2020')], calendar, on, grade, marks });
    };
    const first = (duty: string, step: number) => {
      let days = step;
      while (!law(days).duties.includes(duty)) days += step;
      return days;
    };
    const percentOf = (days: number) =>
      Number(
        law(days)
          .hits.find(({ kind }) => kind === 'percent')
          ?.percent?.toFixed(1),
      );

    it(`has ${schoolDays} school days in the quarter from ${start} in grade ${grade}, and fires as computed from them`, () => {
      const [hit] = law(1).hits;
      assert.equal(hit?.window.schoolDays, schoolDays);
      assert.equal(first('warn_parents', 0.5), ten);
      assert.equal(first('warn_parents', 1), Math.ceil(ten));
      assert.equal(first('notify_municipality', 0.5), fifteen);
      assert.equal(first('notify_municipality', 1), Math.ceil(fifteen));
      assert.equal(percentOf(10), tenDays);
      assert.equal(percentOf(15), fifteenDays);
    });
  }

  it('agrees with the ministry: 6 days from July to September, 9 from January to March', () => {
    const whole = quarters.filter(([, grade]) => grade !== 9);
    const daysFrom = (month: string) =>
      whole.find(([start]) => start.slice(5, 7) === month)?.[4] ?? 0;
    assert.equal(Math.ceil(daysFrom('07')), 6);
    assert.equal(Math.ceil(daysFrom('01')), 9);
  });

  it('has 200 school days in each school year', () => {
    const perYear = Map.groupBy(calendar.days, (day) => (day.month >= 8 ? day.year : day.year - 1));
    assert.deepEqual(
      [...perYear].map(([year, days]) => [year, days.length]),
      [
        [2025, 200],
        [2026, 200],
      ],
    );
  });

  it('counts neither illness, leave nor what is unexplained towards 10 and 15 per cent', () => {
    const marks = calendar.days.flatMap((day) =>
      (['illness', 'leave', 'unexplained'] as const).map((one) => markOn(day.toString(), one)),
    );
    const on = Temporal.PlainDate.from('2026-03-31');
    const given = { rulesets: [rulesetNamed('law-2020')], calendar, on, grade: 3 };
    assert.deepEqual(assess({ ...given, marks }).duties, ['medical_certificate', 'sick_teaching']);
  });

  /** Duties for school days in a row up to 18 December 2026, one letter a day. */
  const dutiesFor = (letters: string) => {
    const kinds: Readonly<Record<string, Category>> = {
      i: 'illness',
      x: 'unexplained',
      u: 'unlawful',
    };
    const days = calendar.days.filter((day) => Temporal.PlainDate.compare(day, on) <= 0);
    const dates = days.slice(-letters.length);
    const marks = [...letters].flatMap((letter, at) => {
      const category = kinds[letter];
      return category ? [markOn(`${dates[at]}`, category)] : [];
    });
    return assess({ rulesets: [rulesetNamed('law-2020')], calendar, on, grade: 3, marks }).duties;
  };

  it('asks for teaching during illness after fifteen days in a row, one of them without a known reason', () => {
    const given = (letters: string) => dutiesFor(letters).includes('sick_teaching');
    assert.equal(given(`${'i'.repeat(14)}x`), true);
    assert.equal(given(`x${'i'.repeat(14)}`), true);
    assert.equal(given('i'.repeat(15)), true);
    assert.equal(given('i'.repeat(14)), false);
    assert.equal(given(`${'i'.repeat(14)}.x`), false);
  });

  it('asks for none where most of it is not known to be illness, which is a matter for contact first', () => {
    assert.equal(dutiesFor(`${'x'.repeat(8)}${'i'.repeat(7)}`).includes('sick_teaching'), false);
    assert.equal(dutiesFor(`${'x'.repeat(7)}${'i'.repeat(8)}`).includes('sick_teaching'), true);
    assert.deepEqual(dutiesFor('x'.repeat(20)), []);
  });

  it('asks for it after fifteen broken days of illness in a quarter', () => {
    assert.ok(dutiesFor('iiiii.iiiii.iiiii').includes('sick_teaching'));
    assert.ok(!dutiesFor('iiiii.iiiii.iiii').includes('sick_teaching'));
  });
});

function byName(a: readonly unknown[], b: readonly unknown[]): number {
  return `${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1;
}

/** Patterns need more than an amount, and of a criterion with parts the first one's amount decides here. */
function isPlain(row: Published): boolean {
  const [id, name, kind] = row;
  const first = published.find((other) => other[0] === id && other[1] === name);
  return kind !== 'baseline' && kind !== 'weekday' && row === first;
}

function windowName({ window }: Part): string {
  if ('calendar' in window) return window.calendar;
  return 'months' in window ? `${window.months} months` : `${window.schoolDays} schoolDays`;
}

function markOn(date: string, category: Category, fraction: Mark['fraction'] = 1): Mark {
  return { date, category, fraction };
}

/** A day on which every window is full: 200 school days lie behind it. */
const on = Temporal.PlainDate.from('2026-12-18');

/** Whether so many steps (half days, days in a row, occasions) before the day meet the criterion. */
function meets(ruleset: Ruleset, criterion: Criterion, steps: number): boolean {
  const [first] = partsOf(criterion);
  const kind = first?.kind;
  const category = first?.counts[0] ?? 'illness';
  const days = calendar.days.filter((day) => Temporal.PlainDate.compare(day, on) <= 0).reverse();
  const dateAt = (at: number) => days[at]?.toString() ?? '';
  const marks = Array.from({ length: steps }, (_, at) => {
    if (kind === 'consecutive') return markOn(dateAt(at), category);
    if (kind !== 'occasions') return markOn(dateAt(Math.floor(at / 2)), category, 0.5);
    const ofDays = category !== 'late' && category !== 'left_early';
    return markOn(dateAt(at * 2), category, ofDays ? 1 : 0);
  });
  const rules = [{ ...ruleset, validFrom: '2000-01-01' }];
  const { hits } = assess({ rulesets: rules, calendar, on, grade: 3, marks });
  return hits.some((hit) => hit.criterion === criterion.id);
}

/** The first value, in steps, that the limit allows by plain arithmetic. */
function firstValue(criterion: Part, step: number): number {
  const limit = criterion.atLeast ?? criterion.moreThan ?? 0;
  const days = criterion.kind === 'percent' ? (limit * daysIn(criterion)) / 100 : limit;
  const whole = Math.ceil(days / step) * step;
  return criterion.atLeast === undefined && whole === days ? whole + step : whole;
}

/** School days of the windows that percentages are of, on 18 December 2026. */
function daysIn(criterion: Part): number {
  const name = windowName(criterion);
  if (name === 'quarter') return 52;
  if (name === '200 schoolDays') return 200;
  const from = name === 'schoolYear' ? '2026-08-01' : '2026-11-19';
  return calendar.between(Temporal.PlainDate.from(from), on).length;
}
