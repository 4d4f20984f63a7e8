import assert from 'node:assert/strict';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('a coordinator of the municipality', () => {
  let school: RunningSchool;
  let coordinator: Person;
  let teacher: Person;
  let leader: Person;

  const newest = (person: Person, part: string) =>
    school.teams.until(
      () => school.teams.shown(chatOf(person)).findLast(({ content }) => content.includes(part)),
      part,
    );
  const answer = async (person: Person, text: string) => {
    await school.teams.say(person, text);
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  };

  before(async () => {
    school = await startSchool({ schools: 2, coordinators: 'municipality' });
    coordinator = school.person('coordinator');
    leader = school.person('leader');
    teacher = school.person('class_teacher', '7b');
    for (const person of [coordinator, leader, teacher]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  it('sees all schools in counts without a name, on a card that told how far it was', async () => {
    await school.teams.say(coordinator, 'status kommunen');
    const card = await newest(coordinator, 'Havnskolen');
    await school.bot.delivery.idle();
    assert.ok(card.updates > 0, 'the card that said it was counting tells the result');
    assert.match(card.content, /Lindeskolen/);
    assert.match(card.content, /<5/);
    assert.ok(!card.content.includes('Loke'));
  });

  it('gets the yearly report of all schools', async () => {
    await school.teams.say(coordinator, 'årsrapport 2026');
    const card = await newest(coordinator, 'Årsrapport 2026/27');
    await newest(coordinator, 'Hent som Word');
    assert.match(card.content, /Årsrapport 2026\/27: Eksempelby Kommune/);
    assert.match(await answer(coordinator, 'yearly report 2031'), /ikke begyndt/);
  });

  it('sees the cases of the own school, narrowed to what was asked for', async () => {
    assert.match(await answer(coordinator, 'hvem mangler en plan'), /1 sag mangler en plan/);
    assert.match(await answer(coordinator, 'hvem mangler en plan'), /Loke/);
    const overdue = await answer(coordinator, 'hvad er over fristen');
    assert.match(overdue, /Intet er over fristen/);
    const { data } = buttonOf(overdue, 'status.show');
    const all = await school.teams.press(coordinator, 'status.show', data);
    assert.match(JSON.stringify(all), /Loke/);
    assert.match(
      await answer(coordinator, 'hvem bliver det ikke bedre for'),
      /Ingen sager er uden fremgang/,
    );
  });

  it('is the only one: a leader sees the own school’s year, a teacher neither', async () => {
    assert.match(await answer(leader, 'status kommunen'), /ikke adgang/);
    assert.match(await answer(leader, 'årsrapport'), /Årsrapport 2026\/27: Lindeskolen/);
    assert.match(await answer(teacher, 'status kommunen'), /ikke adgang/);
    assert.match(await answer(teacher, 'årsrapport'), /ikke adgang/);
    assert.match(await answer(teacher, 'hvem mangler en plan'), /Overblik: 7\.b/);
    assert.match(await answer(teacher, 'status skolen'), /ikke adgang/);
  });

  it('turns nobody else’s count over', async () => {
    const [mine] = await school.bot.app.store.list('linde', 'overview');
    const card = await newest(leader, 'Hent som Word');
    const { data } = buttonOf(card.content, 'status.export', { format: 'docx' });
    const forged = { ...data, id: mine?.id };
    const refused = await school.teams.press(leader, 'status.export', forged);
    assert.match(JSON.stringify(refused), /Knappen kan ikke bruges/);
  });
});

describe('a coordinator of a school', () => {
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ schools: 2 });
  });

  after(() => school.close());

  it('is told that the municipality is not theirs to see', async () => {
    const coordinator = school.person('coordinator');
    await school.teams.install(coordinator);
    await school.teams.say(coordinator, 'status kommunen');
    await school.bot.delivery.idle();
    assert.match(school.teams.shown(chatOf(coordinator)).at(-1)?.content ?? '', /ikke adgang/);
  });
});
