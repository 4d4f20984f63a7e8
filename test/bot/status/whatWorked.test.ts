import assert from 'node:assert/strict';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('what works, asked in chat', () => {
  let school: RunningSchool;
  let leader: Person;
  let coordinator: Person;
  let teacher: Person;

  const newest = (person: Person, part: string) =>
    school.teams.until(
      () => school.teams.shown(chatOf(person)).findLast(({ content }) => content.includes(part)),
      part,
    );

  before(async () => {
    school = await startSchool({ schools: 2, coordinators: 'municipality' });
    leader = school.person('leader');
    coordinator = school.person('coordinator');
    teacher = school.person('class_teacher', '7b');
    for (const person of [leader, coordinator, teacher]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  it('is told a leader of the own school, and the municipality’s coordinator of all', async () => {
    await school.teams.say(leader, 'hvad virker?');
    const own = await newest(leader, 'Hvad virker? Lindeskolen');
    assert.match((await newest(leader, 'mindst fem elever')).content, /mindst fem elever/);
    assert.ok(!own.content.includes('Loke'));
    await school.teams.say(coordinator, 'what works');
    await newest(coordinator, 'Hvad virker? Eksempelby Kommune');
    const asked = await school.bot.app.store.list('linde', 'audit');
    assert.equal(asked.filter(({ value }) => value.action === 'worked').length, 2);
  });

  it('is not told a teacher', async () => {
    await school.teams.say(teacher, 'hvad virker');
    await school.bot.delivery.idle();
    const answer = school.teams.shown(chatOf(teacher)).at(-1)?.content ?? '';
    assert.ok(!answer.includes('Hvad virker?'));
    assert.match(answer, /ikke adgang|kan ikke/);
  });
});
