import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { contextOf, type Intent, understand } from '../../../bot/messages/understood.ts';
import type { Role } from '../../../services/roster/roster.ts';
import { aTurn } from '../../builders/turns.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const folder = new URL('../../../docs/municipality/', import.meta.url);

/** What a sheet tells people to write: code in the last cell of a row of two. */
function linesOf(sheet: string): readonly string[] {
  return sheet.split('\n').flatMap((row) => {
    const cells = row.split('|');
    if (cells.length !== 4) return [];
    return [...(cells[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, line = '']) => line);
  });
}

describe('the training sheets', () => {
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ schools: 1 });
  });

  after(() => school.close());

  function understood(line: string, role: Role): Intent {
    const { member } = role === 'class_teacher' ? school.person(role, '7b') : school.person(role);
    const turn = aTurn({ member, roster: school.roster });
    const read = understand(line, contextOf(school.bot.app, turn));
    if ('questions' in read) assert.deepEqual(read.questions, [], line);
    return read.intent;
  }

  for (const [name, role] of [
    ['ark-laerer', 'class_teacher'],
    ['ark-leder', 'leader'],
    ['ark-koordinator', 'coordinator'],
  ] as const) {
    it(`tell people to write what is understood: ${name}`, async () => {
      const lines = linesOf(await readFile(new URL(`${name}.md`, folder), 'utf8'));
      assert.ok(lines.length > 6, 'the lines are found');
      for (const line of lines) assert.notEqual(understood(line, role), 'other', line);
    });
  }

  it('would be heard to tell something else', () => {
    assert.equal(understood('er der kage i kantinen', 'leader'), 'other');
  });
});
