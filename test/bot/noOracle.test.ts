import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Records } from '../../bot/core/records.ts';
import { transact } from '../../bot/core/unitOfWork.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

/** What those who may see the pupil can have noted before, in any order. */
const earlier = [
  'Loke Christensen 7b ulovligt fravær 24/11',
  'Loke Christensen 7b syg 24/11',
  'Loke Christensen 7b ulovligt fravær 16/11-25/11',
  'Loke Christensen 7b kom for sent 24/11',
  'Loke Christensen 7b 2 lektioner ulovligt 24/11',
  'Loke Christensen 7b fri 23/11-25/11',
  'RET: Loke Christensen 7b syg 23/11-24/11',
  'slet Loke Christensen 7b 24/11',
  'jeg er bekymret for Loke Christensen 7b',
] as const;

/** What somebody who may not see the pupil tries; the first ones are answered with the pupil's name. */
const tries = [
  'Loke Christensen 7b syg 24/11',
  'Loke Christensen 7b ulovligt fravær 24/11',
  'Loke Christensen 7b kom for sent 24/11',
  'Loke Christensen 7b syg 16/11-25/11',
  'Loke Christensen 7b ulovligt fravær 16/11-25/11',
  'RET: Loke Christensen 7b syg 24/11',
  'RET: Loke Christensen 7b kom for sent 24/11, ikke syg',
  'slet Loke Christensen 7b 24/11',
  'slet Loke Christensen 7b 16/11-25/11',
  'ret Loke Christensen 7b',
  'jeg er bekymret for Loke Christensen 7b',
  'status Loke Christensen 7b',
  'Loke Christensen 7b var her ikke 24/11',
  'er Loke Christensen 7b noteret syg?',
  'hvem er væk i 7b',
  'har talt med Loke Christensen 7b',
  'luk sagen om Loke Christensen 7b',
  'undo',
] as const;

/** Somebody's line: the writer's own, or that of an insider by number. */
type Line = { who: number | undefined; text: string };

const anInsiders: fc.Arbitrary<Line> = fc.record({
  who: fc.constantFrom(0, 1),
  text: fc.constantFrom(...earlier),
});
const aTry: fc.Arbitrary<Line> = fc.record({
  who: fc.constant(undefined),
  text: fc.constantFrom(...tries),
});

/** Tried in every run, since chance may choose only what is refused without a name. */
const examples: [Line[], Line[]][] = tries
  .slice(0, 4)
  .map((text, at) => [[{ who: 0, text: earlier[at] ?? text }], [{ who: undefined, text }]]);

const kept = [
  ...(['pupil', 'case', 'report', 'question', 'conflict', 'outbox', 'post', 'counter'] as const),
  ...(['inbox', 'digest', 'meeting'] as const),
] satisfies readonly (keyof Records)[];

describe('the answer to somebody who may not see a pupil', () => {
  let school: RunningSchool;
  let insiders: readonly Person[];
  let turn = 0;
  let minutes = 0;

  before(async () => {
    school = await startSchool({ schools: 1 });
    insiders = [school.person('class_teacher', '7b'), school.person('leader')];
    for (const person of insiders) await school.teams.install(person);
  });

  after(() => school.close());

  const later = async () => {
    await school.bot.delivery.idle();
    minutes += 1;
    school.setNow(Temporal.Instant.from('2026-11-25T07:10:00Z').add({ minutes }).toString());
  };
  /** As if nobody had ever written. */
  const forgotten = async () => {
    await transact(school.bot.app.store, 'linde', async (unit) => {
      for (const kind of kept) for (const { id } of await unit.list(kind)) unit.remove(kind, id);
    });
    minutes = 0;
    await later();
  };
  const say = async (person: Person, text: string) => {
    turn += 1;
    await school.teams.say(person, text, { id: `turn-${turn}` });
    await later();
  };

  async function undo(person: Person, since: number): Promise<unknown> {
    const cards = school.teams.shown(chatOf(person)).slice(since);
    const button = cards
      .filter(({ content }) => content.startsWith('{'))
      .flatMap(({ content }) => buttonsOf(content))
      .findLast(({ verb }) => verb === 'note.undo');
    if (!button) return undefined;
    turn += 1;
    const answer = await school.teams.press(person, button.verb, button.data, {
      id: `turn-${turn}`,
    });
    await later();
    return answer;
  }

  /** All that somebody gets back, and what the trail says of them, without the ids of turns. */
  async function answers(
    writer: Person & { member: { id: string } },
    script: readonly Line[],
  ): Promise<string> {
    await forgotten();
    const shown = school.teams.shown(chatOf(writer)).length;
    const trail = (await school.bot.app.store.list('linde', 'audit')).length;
    const pressed: unknown[] = [];
    const turns = new Map<string, string>();
    for (const { who, text } of script) {
      const person = who === undefined ? writer : insiders[who];
      assert.ok(person);
      const last = turn;
      if (text === 'undo') pressed.push(await undo(person, shown));
      else await say(person, text);
      if (who === undefined && turn > last) turns.set(`turn-${turn}`, `own-${turns.size}`);
    }
    const told = school.teams
      .shown(chatOf(writer))
      .slice(shown)
      .map(({ summary, content, updates }) => ({ summary, content, updates }));
    const entries = (await school.bot.app.store.list('linde', 'audit'))
      .slice(trail)
      .filter(({ value }) => value.by === writer.member.id)
      .map(({ id, value: { at: _, ...value } }) => [id, value]);
    return JSON.stringify([told, pressed, entries], undefined, 1)
      .replaceAll(/turn-\d+/g, (id) => turns.get(id) ?? id)
      .replaceAll(/\\?"seal\\?":\\?"[\w-]+\\?"/g, 'seal');
  }

  for (const who of ['teacher of another class', 'substitute'] as const) {
    it(`is the same for a ${who}, whatever stood before and whether there is a case`, async function () {
      this.timeout(120_000);
      const substitute = school.roster.staff.find(({ title }) => title === 'vikar');
      assert.ok(substitute?.entraId);
      const writer =
        who === 'substitute'
          ? {
              ...{ id: `29:${substitute.id}`, aadObjectId: substitute.entraId, name: 'Vikar' },
              member: substitute,
            }
          : school.person('class_teacher', '2a');
      await school.teams.install(writer);
      await later();
      let told = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(anInsiders, { minLength: 1, maxLength: 3 }),
          fc.array(fc.oneof({ weight: 3, arbitrary: aTry }, { weight: 2, arbitrary: anInsiders }), {
            ...{ minLength: 1, maxLength: 6 },
          }),
          async (before, script) => {
            const alone = script.filter(({ who }) => who === undefined);
            const unknown = await answers(writer, alone);
            assert.equal(await answers(writer, [...before, ...script]), unknown);
            if (unknown.includes('Christensen')) told += 1;
          },
        ),
        { numRuns: 12, examples },
      );
      assert.ok(told >= examples.length, `${told} answers named the pupil`);
    });
  }
});
