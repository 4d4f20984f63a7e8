import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { DataFileError } from '../../../services/errors/errors.ts';
import { parseJson, readJsonFile, readTextFile } from '../../../services/files/readJsonFile.ts';
import { placeOf } from '../rules/placeOf.ts';
import { temporaryFolder } from '../store/temporaryFolder.ts';

const person = z.strictObject({
  name: z.string(),
  ages: z.array(z.int()),
  where: z.union([
    z.strictObject({ room: z.strictObject({ floor: z.int() }) }),
    z.strictObject({ place: z.string() }),
  ]),
});

const good = `{
  "name": "Åse",
  "ages": [7, 8],
  "where": { "room": { "floor": 2 } }
}`;

function refusal(text: string, schema: z.ZodType = person): DataFileError {
  try {
    parseJson(text, schema, 'file.json');
  } catch (error) {
    assert.ok(error instanceof DataFileError, String(error));
    return error;
  }
  throw new Error('not refused');
}

const at = (text: string, words: string) => {
  const { line, column } = placeOf(text, words);
  return `file.json:${line}:${column}: `;
};

describe('parseJson', () => {
  it('gives what the schema makes of the text', () => {
    assert.deepEqual(parseJson(good, person, 'file.json'), {
      name: 'Åse',
      ages: [7, 8],
      where: { room: { floor: 2 } },
    });
  });

  it('reads a text that begins with a byte order mark, as Windows writes it', () => {
    assert.deepEqual(parseJson('\uFEFF[1]', z.array(z.int()), 'file.json'), [1]);
  });

  it('counts from the line of the file that the text begins at', () => {
    for (const [text, place] of [
      [good.replace('8]', '"eight"]'), '9:15'],
      [good.replace(',', ''), '9:3'],
    ] as const) {
      assert.throws(
        () => parseJson(text, person, 'file.json', 7),
        (error: Error) => error.message.startsWith(`file.json:${place}: `),
      );
    }
  });

  it('points at the value that is wrong, by its path', () => {
    const text = good.replace('8]', '"eight"]');
    const { message } = refusal(text);
    assert.ok(message.startsWith(at(text, '"eight"')), message);
    assert.match(message, /: ages\.1: .*expected/);
  });

  it('points at the object that lacks a key', () => {
    const text = good.replace('"name": "Åse",', '');
    assert.match(refusal(text).message, /^file\.json:1:1: name: .*expected string/);
  });

  it('speaks of the whole file when it is of another kind', () => {
    assert.match(refusal('[]').message, /^file\.json:1:1: file: .*expected object/);
  });

  it('of two ways to write something takes the one that got furthest as meant', () => {
    const text = good.replace('"floor": 2', '"floor": "second"');
    const { message } = refusal(text);
    assert.ok(message.startsWith(at(text, '"second"')), message);
    assert.match(message, /where\.room\.floor/);
  });

  it('counts lines the same when they end in CRLF', () => {
    const text = good.replace('8]', '"eight"]').replaceAll('\n', '\r\n');
    const { line, column } = refusal(text);
    assert.deepEqual({ line, column }, placeOf(good.replace('8]', '"eight"]'), '"eight"'));
  });

  for (const [what, text, words] of [
    ['an empty text', '', ''],
    ['a comma too many', '[1, 2,]', ']'],
    ['a missing comma', '[1\n 2]', '2'],
    ['a missing end', '{\n "a": [1', ''],
    ['a comment', '[1] // eins', '//'],
    ['a second value', '[1] [2]', '[2]'],
    ['single quotes', "['a']", "'a'"],
    ['a line break inside quotes', '["a\nb"]', '"a'],
    ['an unknown word', '[nul]', 'nul'],
  ] as const) {
    it(`refuses ${what} as no JSON, with its place`, () => {
      const { message } = refusal(text, z.unknown());
      assert.match(message, /^file\.json:\d+:\d+: not JSON: /);
      if (words !== '') assert.ok(message.startsWith(at(text, words)), message);
    });
  }

  it('takes what JSON.parse takes, and refuses anything else in its own words', () => {
    const characters = fc.constantFrom(
      ...'{}[]",:0123456789.eE+-truefalsn\\u \n\t/*\u00a0å'.split(''),
    );
    const nearJson = fc
      .tuple(fc.json(), fc.nat(), fc.string({ unit: characters, maxLength: 2 }), fc.nat(2))
      .map(([text, position, added, removed]) => {
        const from = position % (text.length + 1);
        return text.slice(0, from) + added + text.slice(from + removed);
      });
    fc.assert(
      fc.property(nearJson, (text) => {
        const expected = valueOrUndefined(() => ({ value: JSON.parse(text) }));
        if (expected) {
          assert.deepEqual(parseJson(text, z.unknown(), 'file.json'), expected.value);
        } else {
          assert.match(refusal(text, z.unknown()).message, /^file\.json:\d+:\d+: not JSON: \w+$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readJsonFile', () => {
  const folder = temporaryFolder();

  it('reads a file', async () => {
    const file = join(folder(), 'a.json');
    await writeFile(file, good);
    assert.equal((await readJsonFile(file, person)).name, 'Åse');
  });

  it('says that a file is missing, without a place in it', async () => {
    const file = join(folder(), 'missing.json');
    await assert.rejects(readJsonFile(file, person), {
      name: 'DataFileError',
      code: 'bad_file',
      message: `${file}: no such file: check the path`,
      line: undefined,
      column: undefined,
    });
  });

  it('says that a folder cannot be read as a file', async () => {
    await assert.rejects(readTextFile(folder()), {
      name: 'DataFileError',
      message: `${folder()}: is a folder: name a file in it`,
    });
  });
});

function valueOrUndefined<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
