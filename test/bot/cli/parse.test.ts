import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { parseCommand } from '../../../bot/cli/parse.ts';
import { DataFileError } from '../../../services/errors/errors.ts';
import { collected, inputOf } from './collected.ts';

const corpus = fileURLToPath(new URL('../../corpus/havbakke', import.meta.url));
const options = { roster: corpus, calendar: `${corpus}/calendar.json` };

async function parsed(input: string, difference: Partial<typeof options> = {}): Promise<string> {
  const { output, text } = collected();
  await parseCommand({ ...options, ...difference }, inputOf(input), output);
  return text();
}

const asked = (text: string, difference: Record<string, unknown> = {}) =>
  JSON.stringify({ id: 'a', now: '2026-03-11T08:10', scope: ['5c'], text, ...difference });

/** What people write, and the line that comes out without its id. */
const lines: readonly (readonly [string, string, string])[] = [
  [
    'a note',
    'Storm syg',
    '"intent":"note","entries":[{"pupil":"havbakke-p029","dates":["2026-03-11"],"category":"illness","extent":"day"}]',
  ],
  ['a question back', 'syg', '"intent":"note","ask":["pupil"]'],
  [
    'a withdrawal',
    'slet Storm i går',
    '"intent":"withdraw","entries":[{"pupil":"havbakke-p029","dates":["2026-03-10"]}]',
  ],
  ['a question about a pupil', 'status Storm', '"intent":"status","target":"havbakke-p029"'],
];

describe('naervaer parse', () => {
  for (const [what, text, expected] of lines) {
    it(`writes ${what} as the corpus has it, with the keys in their order`, async () => {
      assert.equal(await parsed(asked(text)), `{"id":"a",${expected}}\n`);
    });
  }

  it('answers line by line, in order, each under its own id', async () => {
    const input = ['1', '2', '3'].map((id) => asked('Storm syg', { id })).join('\n');
    const ids = (await parsed(input))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    assert.deepEqual(ids, ['1', '2', '3']);
  });

  it('takes the class of the sender in any spelling', async () => {
    const plain = await parsed(asked('Storm syg'));
    for (const scope of [['5.c'], ['5C'], ['5. c']]) {
      assert.equal(await parsed(asked('Storm syg', { scope })), plain);
    }
  });

  it('writes nothing for empty input, and passes over empty lines', async () => {
    assert.equal(await parsed(''), '');
    assert.equal(await parsed('\r\n\n'), '');
  });

  for (const [what, line, reason] of [
    ['a line that is no JSON', 'Storm syg', /not JSON/],
    [
      'a line without a text',
      JSON.stringify({ id: 'a', now: '2026-03-11T08:10', scope: [] }),
      /text: /,
    ],
    ['a scope that is no list', asked('x', { scope: '5c' }), /scope: .*expected array/],
    ['a time that is none', asked('x', { now: 'now' }), /now: expected a local time such as/],
  ] as const) {
    it(`refuses ${what}, naming the line and what was expected`, async () => {
      await assert.rejects(parsed(`${asked('Storm syg')}\n${line}\n`), (error) => {
        assert.ok(error instanceof DataFileError);
        assert.deepEqual([error.file, error.line], ['standard input', 2]);
        assert.ok((error.column ?? 0) > 0);
        assert.match(error.message, reason);
        return true;
      });
    });
  }

  it('refuses a roster or a calendar that is not there', async () => {
    await assert.rejects(parsed('', { roster: '/nowhere' }), /no such folder/);
    await assert.rejects(parsed('', { calendar: 'none.json' }), /none\.json: no such file/);
  });
});
