import assert from 'node:assert/strict';
import { checkNames } from '../../../bot/doctor/checkNames.ts';
import { jsonReport, textReport } from '../../../bot/doctor/report.ts';
import { da } from '../../../bot/doctor/texts/da.ts';
import { en, type Said } from '../../../bot/doctor/texts/en.ts';

const factsIn = ([found, todo = '']: Said) =>
  [...`${found} ${todo}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('what the doctor says', () => {
  it('has the same facts in both languages, and something to do in both or in none', () => {
    const english = new Map<string, Said>(Object.entries(en.findings));
    for (const [code, said] of Object.entries(da.findings)) {
      const other = english.get(code);
      assert.ok(other, code);
      assert.deepEqual(factsIn(said), factsIn(other), code);
      assert.equal(said.length, other.length, code);
    }
  });

  it('is a line each and a sum, of whatever was looked at', () => {
    const lines = checkNames.map((check) => ({
      check,
      state: 'ok' as const,
      code: 'file_ok' as const,
      facts: {},
    }));
    const text = textReport(lines, 'da');
    assert.equal(text.trim().split('\n').length, checkNames.length + 2);
    assert.match(text, new RegExp(`${checkNames.length} ok, 0 advarsler, 0 fejl, 0 ikke set`));
  });

  it('lets no control codes of others onto a terminal', () => {
    const line = {
      check: 'rules' as const,
      state: 'failed' as const,
      code: 'file_wrong' as const,
      facts: { variable: 'RULES' },
      detail: 'a\u001b[2J\nb',
    };
    assert.ok(!textReport([line], 'en').includes('\u001b'));
    assert.match(textReport([line], 'en'), /a\[2J b/);
    assert.match(jsonReport([line], 'en'), /"failed": 1/);
  });
});
