import assert from 'node:assert/strict';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('rules that are tried before they are switched on', () => {
  let school: RunningSchool;
  let coordinator: Person;
  let teacher: Person;

  const newest = (person: Person) => school.teams.shown(chatOf(person)).at(-1);

  before(async () => {
    school = await startSchool({ schools: 1 });
    coordinator = school.person('coordinator');
    teacher = school.person('class_teacher', '7b');
    for (const person of [coordinator, teacher]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke pjæk 18/11-24/11');
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  it('are counted for the coordinator beside those in force, with no name, and change nothing', async () => {
    const cases = await school.bot.app.store.list('linde', 'case');
    await school.teams.say(coordinator, 'prøv reglerne antvorskov');
    const card = await school.teams.until(
      () =>
        school.teams
          .shown(chatOf(coordinator))
          .find(({ content }) => content.includes('405 elever')),
      'the dry run is done',
    );
    assert.equal(card.updates, 1, 'the card that said it was running tells the result');
    assert.match(card.content, /Bekymrende fravær/);
    assert.match(card.content, /"1 \(1\)"/);
    assert.ok(!card.content.includes('Loke'));
    assert.deepEqual(await school.bot.app.store.list('linde', 'case'), cases);
  });

  it('are named where nobody knows those that were asked for', async () => {
    await school.teams.say(coordinator, 'prøv regler atlantis');
    await school.bot.delivery.idle();
    assert.match(newest(coordinator)?.content ?? '', /antvorskov-2019/);
  });

  it('are not tried by a teacher', async () => {
    await school.teams.say(teacher, 'prøv regler antvorskov-2019');
    await school.bot.delivery.idle();
    assert.match(newest(teacher)?.content ?? '', /ikke adgang/);
  });
});
