import assert from 'node:assert/strict';
import { buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

/** School days of October 2026. */
const days = [1, 2, 5, 6, 7, 8, 9, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30];

describe('the pages of a long receipt', () => {
  let school: RunningSchool;
  let teacher: Person;
  let names: readonly string[];

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    names = school.roster.pupils
      .filter(({ classCode }) => classCode === '7b')
      .map(({ givenName, familyName }) => `${givenName} ${familyName}`)
      .slice(0, days.length);
    const text = names.map((name, index) => `${name} syg ${days[index]}/10`).join('\n');
    await school.teams.say(teacher, text);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const receipt = () =>
    school.teams
      .shown(chatOf(teacher))
      .map(({ content }) => content)
      .find((content) => content.includes('note.undo')) ?? '';
  const next = (content: string) => {
    const found = buttonsOf(content).find(({ title }) => title === 'Næste');
    assert.ok(found, content);
    return found;
  };

  it('show every pupil that was noted, one page after the other', async () => {
    const [first, { verb, data }] = [receipt(), next(receipt())];
    const second = JSON.stringify(await school.teams.press(teacher, verb, data));
    const unseen = names.filter((name) => !first.includes(name) && !second.includes(name));
    assert.deepEqual(unseen, []);
    assert.match(second, /Forrige/);
  });

  it('are for the writer alone', async () => {
    const leader = school.person('leader');
    await school.teams.install(leader);
    const { verb, data } = next(receipt());
    const answer = JSON.stringify(await school.teams.press(leader, verb, data));
    for (const name of names) assert.ok(!answer.includes(name), name);
  });

  it('leave in the trail whom they showed', async () => {
    const { verb, data } = next(receipt());
    await school.teams.press(teacher, verb, data);
    const trail = await school.bot.app.store.list('linde', 'audit');
    const entry = trail.map(({ value }) => value).find(({ action }) => action === 'note.show');
    assert.equal(entry?.subjects.length, names.length);
  });
});
