import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataFileError } from '../../../services/errors/errors.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import { temporaryFolder } from '../store/temporaryFolder.ts';
import { aRuleset } from './aRuleset.ts';
import { placeOf } from './placeOf.ts';

const rulesets = new URL('../../../data/rulesets/', import.meta.url);
const good = `{
  "id": "test",
  "title": { "da": "Prøve", "en": "Test" },
  "source": "https://kommune.example/regler",
  "validFrom": "2000-01-01",
  "validTo": null,
  "levels": ["attention", "worrying", "dropout_risk"],
  "criteria": [
    {
      "id": "one",
      "kind": "days",
      "window": { "schoolDays": 20 },
      "counts": ["illness", "leave", "unlawful", "unexplained"],
      "text": { "da": "Prøve", "en": "Test" },
      "source": "https://kommune.example/regler",
      "atLeast": 1,
      "level": "worrying"
    }
  ]
}
`;
const criterionAt = '{\n      "id": "one"';

/** What is wrong: the words replaced, by what, the reason given, and the words it points at. */
const wrong: readonly (readonly [string, string, string, RegExp, string])[] = [
  ['a kind nobody knows', '"days"', '"dayz"', /criteria\.0\.kind: .*'weekday'/, '"dayz"'],
  [
    'a criterion without a kind',
    '"kind": "days",',
    '',
    /criteria\.0\.kind: .*'consecutive'/,
    criterionAt,
  ],
  [
    'both a level and a duty',
    '"level": "worrying"',
    '"level": "worrying", "duty": "warn_parents"',
    /criteria\.0: expected exactly one of level and duty/,
    criterionAt,
  ],
  [
    'neither a level nor a duty',
    ',\n      "level": "worrying"',
    '',
    /criteria\.0: expected exactly one of level and duty/,
    criterionAt,
  ],
  [
    'neither atLeast nor moreThan',
    '"atLeast": 1,',
    '',
    /criteria\.0: expected exactly one of atLeast and moreThan/,
    criterionAt,
  ],
  [
    'both atLeast and moreThan',
    '"atLeast": 1',
    '"atLeast": 1, "moreThan": 1',
    /criteria\.0: expected exactly one of atLeast and moreThan/,
    criterionAt,
  ],
  ['a limit in words', '"atLeast": 1', '"atLeast": "1"', /atLeast: .*expected number/, '"1"'],
  ['a limit that everybody meets', '"atLeast": 1', '"atLeast": 0', /atLeast: .*>0/, '0,\n'],
  [
    'a level that the ruleset does not have',
    '"level": "worrying"',
    '"level": "panic"',
    /criteria\.0\.level: expected one of the levels attention, worrying, dropout_risk/,
    '"panic"',
  ],
  [
    'a category nobody knows',
    '"illness",',
    '"sick",',
    /criteria\.0\.counts\.0: .*"unexplained"/,
    '"sick"',
  ],
  [
    'a window of no days',
    '"schoolDays": 20',
    '"schoolDays": 0',
    /window\.schoolDays: .*>=1/,
    '0 }',
  ],
  ['a window of a part of a day', '"schoolDays": 20', '"schoolDays": 1.5', /schoolDays/, '1.5'],
  ['a window nobody knows', '"schoolDays": 20', '"weeks": 4', /criteria\.0\.window/, '{ "weeks"'],
  [
    'a share on a criterion that has none',
    '"kind": "days"',
    '"kind": "days", "share": 50',
    /criteria\.0: .*"share"/,
    criterionAt,
  ],
  [
    'a weekday criterion without its share',
    '"kind": "days"',
    '"kind": "weekday"',
    /criteria\.0\.share: .*expected number/,
    criterionAt,
  ],
  [
    'a share of more than the whole',
    '"kind": "days"',
    '"kind": "weekday", "share": 101',
    /criteria\.0\.share: .*<=100/,
    '101',
  ],
  [
    'a date that does not exist',
    '"validFrom": "2000-01-01"',
    '"validFrom": "2019-02-29"',
    /validFrom: .*date/,
    '"2019-02-29"',
  ],
  [
    'an end before the beginning',
    '"validTo": null',
    '"validTo": "1999-12-31"',
    /validTo/,
    '"1999-12-31"',
  ],
  [
    'wording in one language alone',
    '"text": { "da": "Prøve", "en": "Test" }',
    '"text": { "da": "Prøve" }',
    /criteria\.0\.text\.en: .*expected string/,
    '{ "da": "Prøve" }',
  ],
  [
    'a misspelt key',
    '"atLeast": 1',
    '"atLeast": 1, "atleast": 2',
    /criteria\.0: .*"atleast"/,
    criterionAt,
  ],
  ['an id with spaces', '"id": "test"', '"id": "Min kommune"', /^.*: id: /, '"Min kommune"'],
  [
    'a criterion without a source',
    '"source": "https://kommune.example/regler",\n      "atLeast"',
    '"atLeast"',
    /criteria\.0\.source/,
    criterionAt,
  ],
  [
    'a criterion that joins a single one',
    '"kind": "days",',
    '"all": [{ "kind": "days", "window": { "schoolDays": 2 }, "counts": ["late"], "atLeast": 1 }],',
    /criteria\.0\.all: .*>=2/,
    '[{ "kind": "days", "window": { "schoolDays": 2 }',
  ],
  [
    'a part that gives something by itself',
    '"kind": "days",',
    '"all": [{ "kind": "days", "level": "worrying" }],',
    /criteria\.0\.all\.0.*/,
    '{ "kind": "days", "level"',
  ],
  [
    'a change from the usual that would open a case',
    '"kind": "days",',
    '"kind": "baseline", "times": 2, "before": { "schoolDays": 180 }, "history": 60,',
    /criteria\.0: expected the level attention/,
    criterionAt,
  ],
  ['a comma too many', '"validTo": null,', '"validTo": null,,', /not JSON/, ',\n  "levels"'],
];

describe('readRuleset', () => {
  const folder = temporaryFolder();

  const written = async (text: string) => {
    const file = join(folder(), 'rules.json');
    await writeFile(file, text);
    return file;
  };
  const refuses = async (text: string, reason: RegExp, words?: string) => {
    const file = await written(text);
    const place = words === undefined ? undefined : placeOf(text, words);
    await assert.rejects(readRuleset(file), (error) => {
      assert.ok(error instanceof DataFileError);
      assert.equal(error.file, file);
      assert.match(error.message.slice(file.length), reason);
      if (place) {
        assert.deepEqual({ line: error.line, column: error.column }, place);
        assert.ok(error.message.startsWith(`${file}:${place.line}:${place.column}: `));
      }
      return true;
    });
  };

  it('reads a good file', async () => {
    assert.deepEqual(await readRuleset(await written(good)), aRuleset());
  });

  it('reads every ruleset that comes with the bot, each under its own name', async () => {
    const files = (await readdir(rulesets)).filter((file) => file.endsWith('.json'));
    const read = await Promise.all(
      files.map((file) => readRuleset(fileURLToPath(new URL(file, rulesets)))),
    );
    assert.deepEqual(
      read.map(({ id }) => `${id}.json`),
      files,
    );
    for (const { id, criteria } of read) {
      const ids = criteria.map((one) => one.id);
      assert.deepEqual([...new Set(ids)], ids, `${id}: each criterion has an id of its own`);
    }
  });

  it('takes a percentage of the planned days where the file does not say of which', async () => {
    const percent = good.replace('"kind": "days"', '"kind": "percent"');
    const { criteria } = await readRuleset(await written(percent));
    const [one] = criteria;
    assert.ok(one?.kind === 'percent');
    assert.equal(one.of, 'planned');
  });

  for (const [what, from, to, reason, words] of wrong) {
    it(`refuses ${what}, with line, column and what was expected`, async () => {
      assert.ok(good.includes(from), 'the good file has what is made wrong');
      await refuses(good.replace(from, to), reason, words);
    });
  }

  it('refuses two criteria with the same id, and points at the second', async () => {
    const [one] = aRuleset().criteria;
    const twice = JSON.stringify(
      { ...aRuleset(), criteria: [one, { ...one, atLeast: 2 }] },
      null,
      2,
    );
    await refuses(twice, /criteria\.1\.id/);
  });

  it('refuses the same level twice, as it cannot be both higher and lower', async () => {
    await refuses(good.replace('"dropout_risk"', '"attention"'), /levels/);
  });

  it('refuses a ruleset without criteria', async () => {
    await refuses(JSON.stringify({ ...aRuleset(), criteria: [] }), /criteria: .*>=1/);
  });

  it('says that a file is missing', async () => {
    const file = join(folder(), 'none.json');
    await assert.rejects(
      readRuleset(file),
      new DataFileError(file, 'no such file: check the path'),
    );
  });
});
