import assert from 'node:assert/strict';
import { contextOf, understand } from '../../../bot/messages/understood.ts';
import { helpFor } from '../../../bot/show/helpFor.ts';
import { sayVerb } from '../../../cards/wording/verbs.ts';
import type { Role } from '../../../services/roster/roster.ts';
import { aTurn } from '../../builders/turns.ts';
import { type Button, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

/** The lines on a help card. */
function linesOf(card: string): readonly string[] {
  return [...card.matchAll(/"value":"[»“]([^"]*)[«”]"/g)].flatMap(([, line]) =>
    line === undefined ? [] : [line.replaceAll('\\\\', '')],
  );
}

/** What can be pressed to be said. */
function saidBy(card: string): readonly Button[] {
  return buttonsOf(card).filter(({ verb }) => verb === sayVerb);
}

describe('help', () => {
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ schools: 1 });
  });

  after(() => school.close());

  async function ask(person: Person, text: string, locale = 'da-DK'): Promise<string> {
    await school.teams.install(person);
    await school.teams.say(person, text, { locale });
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  }
  /** Taken as what it is, with nothing left to ask. */
  function isUnderstood(line: string, { member }: ReturnType<RunningSchool['person']>): void {
    const turn = aTurn({ member, roster: school.roster });
    const understood = understand(line, contextOf(school.bot.app, turn));
    assert.notEqual(understood.intent, 'other', line);
    if ('questions' in understood) assert.deepEqual(understood.questions, [], line);
  }
  const pupils = () => school.roster.pupilsOf(school.roster.classByCode('7b')?.id ?? '');

  for (const [text, locale] of [
    ['hjælp', 'da-DK'],
    ['help', 'en-GB'],
  ] as const) {
    for (const [role, has, lacks] of [
      ['class_teacher', ['note', 'away', 'pupil', 'concern'], ['overdue', 'report']],
      ['leader', ['overdue', 'plan', 'report'], []],
      ['coordinator', ['overdue', 'report', 'away'], []],
      ['secretary', ['note', 'correct', 'concern'], ['away', 'pupil', 'report', 'progress']],
      ['akt_adviser', ['concern', 'note'], ['away', 'class', 'correct', 'withdraw']],
      ['ppr_psychologist', ['tasks', 'kept'], ['note', 'concern', 'away', 'progress']],
    ] as const satisfies readonly (readonly [Role, readonly string[], readonly string[]])[]) {
      it(`»${text}« of a ${role} names what they may do, in lines that are understood`, async () => {
        const person = school.person(role, role === 'class_teacher' ? '7b' : undefined);
        const { can } = helpFor({ member: person.member, roster: school.roster });
        for (const one of has) assert.ok(can.includes(one), one);
        for (const one of lacks) assert.ok(!can.some((other) => other === one), one);
        const card = await ask(person, text, locale);
        const lines = linesOf(card);
        assert.equal(lines.length, can.length);
        for (const line of lines) isUnderstood(line, person);
      });
    }
  }

  it('uses the given names of the class teacher’s own pupils', async () => {
    const card = await ask(school.person('class_teacher', '7b'), 'hjælp');
    const [first] = linesOf(card);
    const name = first?.replace(' syg i dag', '');
    assert.equal(pupils().filter(({ givenName }) => givenName === name).length, 1);
  });

  it('can be pressed for what only shows something, six buttons at most', async () => {
    for (const role of ['class_teacher', 'leader', 'ppr_psychologist'] as const) {
      const person = school.person(role, role === 'class_teacher' ? '7b' : undefined);
      const card = await ask(person, 'hjælp');
      const said = saidBy(card);
      assert.ok(said.length > 0);
      assert.ok((card.match(/"type":"Action\./g) ?? []).length <= 6);
      const before = await kept();
      for (const button of said)
        assert.doesNotMatch(await press(person, button), /ikke adgang|forstod/);
      assert.deepEqual(await kept(), before);
    }
  });

  it('says the words of a button once, however often the press arrives, and no others', async () => {
    const person = school.person('leader');
    const [button] = saidBy(await ask(person, 'hjælp'));
    assert.ok(button);
    const before = school.teams.shown(chatOf(person)).length;
    const pressed = await school.teams.press(person, sayVerb, button.data, { id: 'said' });
    await school.teams.press(person, sayVerb, button.data, { id: 'said' });
    assert.match(JSON.stringify(pressed), /Svaret står herunder/);
    const forged = { ...button.data, words: 'Loke Christensen syg i dag' };
    const refused = await school.teams.press(person, sayVerb, forged);
    assert.match(JSON.stringify(refused), /AdaptiveCard/);
    await school.bot.delivery.idle();
    assert.equal(school.teams.shown(chatOf(person)).length, before + 1);
    assert.deepEqual(await school.bot.app.store.list('linde', 'report'), []);
  });

  /** The answer that comes below. */
  async function press(person: Person, { verb, data }: Button): Promise<string> {
    await school.teams.press(person, verb, data);
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  }

  const kept = async () => {
    const { store } = school.bot.app;
    const kinds = ['pupil', 'report', 'question', 'case'] as const;
    const all = await Promise.all(kinds.map((kind) => store.list('linde', kind)));
    return all.map(({ length }) => length);
  };
});
