import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { type AssessOptions, assessCommand } from '../../../bot/cli/assess.ts';
import { DataFileError } from '../../../services/errors/errors.ts';
import { collected, inputOf } from './collected.ts';

const data = (path: string) => fileURLToPath(new URL(`../../../data/${path}`, import.meta.url));
const options = {
  rules: [data('rulesets/law-2020.json'), data('rulesets/aalborg-2019.json')],
  calendar: data('calendars/eksempel-2025-27.json'),
  on: '2026-03-27',
};

async function assessed(input: string, difference: Partial<AssessOptions> = {}): Promise<string> {
  const { output, text } = collected();
  await assessCommand({ ...options, ...difference }, inputOf(input), output);
  return text();
}

const pupil = (difference: Record<string, unknown> = {}) =>
  JSON.stringify({ pupil: 'p1', grade: 3, marks: [], ...difference });
const week = ['23', '24', '25', '26', '27'].map((day) => ({
  date: `2026-03-${day}`,
  category: 'unlawful',
  fraction: 1,
}));

describe('naervaer assess', () => {
  it('writes a line for each pupil: level, sorted duties, and hits sorted by criterion', async () => {
    const half = { date: '2026-03-20', category: 'unlawful', fraction: 0.5 };
    const input = [pupil(), pupil({ pupil: 'p2', marks: [half, ...week] })].join('\n');
    assert.equal(
      await assessed(input),
      `${[
        '{"pupil":"p1","level":null,"duties":[],"hits":[]}',
        '{"pupil":"p2","level":"worrying","duties":["contact_parents","warn_parents"],"hits":[' +
          '{"criterion":"five-in-a-row","value":6},{"criterion":"four-in-a-month","value":5.5},' +
          '{"criterion":"unlawful-10-percent","value":5.5},{"criterion":"unlawful-day","value":5.5}]}',
      ].join('\n')}\n`,
    );
  });

  it('takes the rulesets as several files or as one list with commas', async () => {
    const input = pupil({ marks: week });
    const both = await assessed(input);
    assert.equal(await assessed(input, { rules: [options.rules.join(',')] }), both);
    assert.notEqual(await assessed(input, { rules: options.rules.slice(1) }), both);
  });

  it('tells the duties alone that bind a kind of school, and refuses a kind nobody knows', async () => {
    const input = pupil({ marks: week });
    const kinds = data('schools/kinds.json');
    assert.match(
      await assessed(input, { kind: 'folkeskole', kinds }),
      /"duties":\["contact_parents"\]/,
    );
    const bound = await assessed(input, { kind: 'private', kinds });
    assert.match(bound, /"level":"worrying","duties":\[\]/);
    await assert.rejects(
      assessed(input, { kind: 'boarding', kinds }),
      (error) =>
        error instanceof DataFileError && /folkeskole, special, .*boarding/.test(error.message),
    );
  });

  it('uses the shorter year of the grade', async () => {
    const marks = [{ date: '2026-04-07', category: 'unlawful', fraction: 1 }];
    const rest = { marks: [...marks, ...weekOf('2026-04-08', 2)] };
    const june = { on: '2026-06-01' };
    // Three days are 10 % of ninth grade's 27, and not of the others' 55.
    assert.match(await assessed(pupil({ grade: 9, ...rest }), june), /warn_parents/);
    assert.doesNotMatch(await assessed(pupil({ grade: 8, ...rest }), june), /warn_parents/);
  });

  it('writes nothing for empty input, and passes over empty lines', async () => {
    assert.equal(await assessed(''), '');
    assert.equal(await assessed('\n \n'), '');
    const line = '{"pupil":"p1","level":null,"duties":[],"hits":[]}\n';
    assert.equal(await assessed(`\n${pupil()}\r\n\r\n${pupil()}`), line + line);
  });

  for (const [what, line, reason] of [
    ['a line that is no JSON', '{"pupil":', /not JSON/],
    ['a line that is no object', '[]', /expected object/],
    ['a pupil without a name', '{"grade":3,"marks":[]}', /pupil: .*expected string/],
    ['a grade that no school has', pupil({ grade: 11 }), /grade: .*<=10/],
    [
      'a category nobody knows',
      pupil({ marks: [{ ...week[0], category: 'sick' }] }),
      /marks\.0\.category: .*expected/,
    ],
    [
      'a date that does not exist',
      pupil({ marks: [{ ...week[0], date: '2026-02-29' }] }),
      /marks\.0\.date: .*date/,
    ],
    [
      'a part of a day that is not counted',
      pupil({ marks: [{ ...week[0], fraction: 0.25 }] }),
      /marks\.0\.fraction: .*expected/,
    ],
  ] as const) {
    it(`refuses ${what}, naming the line and what was expected`, async () => {
      await assert.rejects(assessed(`${pupil()}\n\n${line}\n`), (error) => {
        assert.ok(error instanceof DataFileError);
        assert.deepEqual([error.file, error.line], ['standard input', 3]);
        assert.ok((error.column ?? 0) > 0);
        assert.match(error.message, reason);
        return true;
      });
    });
  }

  it('refuses a day that is none', async () => {
    for (const on of ['2026-02-30', '30-03-2026', 'today', '']) {
      await assert.rejects(assessed('', { on }), /--on: .*expected a date such as 2026-11-25/);
    }
  });

  it('refuses rules or a calendar that cannot be read, before it reads a line', async () => {
    await assert.rejects(
      assessed('', { rules: ['none.json'] }),
      /^DataFileError: none\.json: no such/,
    );
    await assert.rejects(assessed('', { calendar: options.rules[0] ?? '' }), DataFileError);
  });
});

/** Unlawful days from a date on. */
function weekOf(from: string, count: number) {
  const first = Temporal.PlainDate.from(from);
  return Array.from({ length: count }, (_, at) => ({
    date: first.add({ days: at }).toString(),
    category: 'unlawful',
    fraction: 1,
  }));
}
