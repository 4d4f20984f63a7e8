import assert from 'node:assert/strict';
import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';
import { type SourceFile, sourceFiles } from './imports.ts';

/** The one command not for operators: it invites a Danish teacher to write. */
const inDanish = 'bot/cli/sandbox.ts';

/** Danish words without Danish letters that are not English words. */
const danish =
  /[æøå]|(?<!\p{L})(?:ikke|og|elev|elever|sag|sager|slettet|slettes|mangler|linje|klasser?|skoledage?|alarmer|beskeder?|tekster)(?!\p{L})/iu;

/** Whether a piece of text is Danish; the bot's name appears in English too. */
function isDanish(text: string): boolean {
  return danish.test(text.replaceAll('Nærvær', ''));
}

/** A file's string literals, and the pieces of its templates. */
function textsIn({ text }: SourceFile): string[] {
  const found: string[] = [];
  parse(stripTypeScriptTypes(text), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowHashBang: true,
    onToken: (token) => {
      // Acorn's tokens have one, though its types do not say so.
      const value: unknown = 'value' in token ? token.value : undefined;
      const { label } = token.type;
      if ((label === 'string' || label === 'template') && typeof value === 'string')
        found.push(value);
    },
  });
  return found;
}

describe('the command line', () => {
  it('speaks English to the operator in every text of its own', async () => {
    const files = (await sourceFiles(new URL('../../', import.meta.url))).filter(
      ({ path }) => /^bot\/(?:cli|operator)\//.test(path) && path !== inDanish,
    );
    assert.ok(files.length > 15, 'the commands are found');
    const found = files.flatMap((file) =>
      textsIn(file)
        .filter(isDanish)
        .map((text) => `${file.path}: ${text}`),
    );
    assert.deepEqual(found, []);
  });

  for (const [what, text] of [
    ['a string', "write('Ingen tal endnu: de kommer, når noget slettes.')"],
    ['a string without letters of its own', "amount(count, 'elev', 'elever')"],
    ['the piece of a template', `write(\`post \${seq} mangler\`)`],
    ['a template beside the name', `write(\`Bliver uden for Nærvær: \${cards} og beskeder\`)`],
  ] as const) {
    it(`would be heard to speak Danish in ${what}`, () => {
      assert.ok(textsIn({ path: 'bot/cli/x.ts', text }).some(isDanish));
    });
  }

  it('may say what the bot is called, and remark in any language', () => {
    const text = `write(\`Remains outside Nærvær: \${cards}\`); // »elever«\nwrite('eleven posters')`;
    assert.deepEqual(textsIn({ path: 'bot/cli/x.ts', text }).filter(isDanish), []);
  });
});
