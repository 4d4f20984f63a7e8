import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { breaches, circles, sourceFiles } from './imports.ts';
import { rooms, roomsTable } from './rooms.ts';

const root = new URL('../../', import.meta.url);

describe('the house', () => {
  it('has no arrow that is not drawn, and a domain without clock, network and disk', async () => {
    const files = await sourceFiles(root);
    assert.ok(files.length > 100, 'the source is found');
    assert.deepEqual(files.flatMap(breaches), []);
  });

  it('has no circle of imports', async () => {
    assert.deepEqual(circles(await sourceFiles(root)), []);
  });

  it('finds a circle, also one of types', () => {
    const files = [
      { path: 'cards/a.ts', text: "import type { B } from './b.ts';" },
      { path: 'cards/b.ts', text: "import { c } from './c.ts';" },
      { path: 'cards/c.ts', text: "export { a } from './a.ts';" },
      { path: 'cards/d.ts', text: "import { a } from './a.ts';" },
    ];
    assert.deepEqual(circles(files), [['cards/a.ts', 'cards/b.ts', 'cards/c.ts']]);
  });

  it('is documented as it is held', async () => {
    const page = await readFile(new URL('docs/architecture.md', root), 'utf8');
    assert.ok(page.includes(roomsTable()), 'run node test/house/writeGenerated.ts');
  });

  it('has source in every room', async () => {
    const paths = (await sourceFiles(root)).map(({ path }) => path);
    const empty = rooms.filter(
      (room) => !paths.some((path) => path === room.path || path.startsWith(`${room.path}/`)),
    );
    assert.deepEqual(empty, []);
  });

  for (const [what, path, text] of [
    ['a press that knows a job', 'bot/presses/x.ts', "import { a } from '../schedule/morning.ts';"],
    ['a core that knows a card’s maker', 'bot/core/x.ts', "import { a } from '../show/viewer.ts';"],
    ['a room of bot/ nobody drew', 'bot/helpers/x.ts', "import { a } from '../core/app.ts';"],
    [
      'botbuilder outside bot/teams',
      'bot/presses/x.ts',
      "import { CardFactory } from 'botbuilder';",
    ],
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
