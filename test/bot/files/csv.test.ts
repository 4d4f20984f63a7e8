import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csv } from '../../../bot/files/csv.ts';

const read = (text: string): string[][] => parse(text, { bom: true, delimiter: ';' });

describe('csv', () => {
  it('is what a Danish Excel opens: UTF-8 told first, semicolons, CRLF, decimals with a comma', () => {
    assert.equal(
      csv([
        ['Elev', 'Dage'],
        ['Åse Ærø', 7.5],
      ]),
      '\uFEFFElev;Dage\r\nÅse Ærø;7,5\r\n',
    );
  });

  it('quotes what would break a field or a line', () => {
    assert.equal(
      csv([['a;b', 'sig "ja"', 'to\nlinjer', ' luft ']]),
      '\uFEFF"a;b";"sig ""ja""";"to\nlinjer";" luft "\r\n',
    );
  });

  it('lets no text be a formula', () => {
    for (const begin of ['=', '+', '-', '@', '\t', '\r']) {
      const [[cell = ''] = []] = read(csv([[`${begin}HYPERLINK("https://evil.example")`]]));
      assert.ok(cell.startsWith(`'${begin}`), begin);
    }
    assert.deepEqual(read(csv([[-1, 0]])), [['-1', '0']], 'a number is no text');
  });

  it('is read back as it was written by anybody who keeps to RFC 4180', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aæ ;"\n\r,0='), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const guarded = rows.map((row) =>
          row.map((one) => (/^[=+\-@\t\r\n]/.test(one) ? `'${one}` : one)),
        );
        const lines = rows.map(([one, other]) => ['x', one, other]);
        assert.deepEqual(
          parse(csv(lines), { bom: true, delimiter: ';', record_delimiter: '\r\n' }),
          guarded.map((row) => ['x', ...row]),
        );
      }),
    );
  });
});
