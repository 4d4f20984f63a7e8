import assert from 'node:assert/strict';
import { breaches, sourceFiles } from './imports.ts';

describe('the house', () => {
  it('has no arrow that is not drawn, and a domain without clock, network and disk', async () => {
    const files = await sourceFiles(new URL('../../', import.meta.url));
    assert.ok(files.length > 100, 'the source is found');
    assert.deepEqual(files.flatMap(breaches), []);
  });

  for (const [what, path, text] of [
    [
      'a rule that knows Teams',
      'services/rules/x.ts',
      "import { CloudAdapter } from 'botbuilder';",
    ],
    ['a note that knows a case', 'services/notes/x.ts', "import { a } from '../cases/setting.ts';"],
    ['a card that knows the bot', 'cards/x.ts', "import type { App } from '../bot/app.ts';"],
    ['a clock in the domain', 'services/cases/x.ts', 'const now = Temporal.Now.instant();'],
    ['a room nobody drew', 'services/utils/x.ts', "import { a } from '../rules/assess.ts';"],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.equal(breaches({ path, text }).length, 1);
    });
  }
});
