import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { contextOf, type Intent, understand } from '../../../bot/messages/understood.ts';
import type { Role } from '../../../services/roster/roster.ts';
import { aTurn } from '../../builders/turns.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const folder = new URL('../../../docs/municipality/', import.meta.url);

/** What a sheet tells people to write: its code, but for how a small group is shown. */
function linesOf(sheet: string): readonly string[] {
  const lines = [...sheet.matchAll(/`([^`]+)`/g)].map(([, line = '']) => line);
  return [...new Set(lines)].filter((line) => line !== '<5');
}

/** What each line is promised to do. */
const promised: Readonly<Record<string, Intent>> = {
  'Sofie og Aksel syge, Loke mangler uden besked': 'note',
  'Aksel syg mandag og tirsdag': 'note',
  'alle er mødt i 7.b': 'all_present',
  'ret: Aksel kom for sent i går, ikke syg': 'correct',
  'slet Aksel i går': 'withdraw',
  'jeg er bekymret for Loke': 'concern',
  'har talt med Loke': 'progress',
  'ringede til Lokes mor i går': 'progress',
  'hvor meget fravær har Loke?': 'status',
  'status 7.b': 'status',
  'mine opgaver': 'tasks',
  'hvem kan se det?': 'explain',
  hjælp: 'help',
  status: 'status',
  'status kommunen': 'status',
  'hvem mangler en plan': 'status',
  'hvad er over fristen': 'status',
  'hvem har ikke meldt ind': 'unreported',
  'månedens overblik': 'monthReview',
  'prøv reglerne antvorskov': 'dryRun',
  'hvad virker': 'worked',
  årsrapport: 'report',
  overlevering: 'turnover',
};

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
      assert.ok(lines.length > 7, 'the lines are found');
      for (const line of lines) assert.equal(understood(line, role), promised[line], line);
    });
  }

  it('would be heard to tell something else', () => {
    assert.equal(understood('er der kage i kantinen', 'leader'), 'other');
  });
});
