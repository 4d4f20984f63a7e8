import assert from 'node:assert/strict';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('a meeting whose booking Graph never answered', () => {
  let school: RunningSchool;
  let teacher: Person;

  const newest = (...parts: string[]) =>
    school.teams.until(
      () =>
        school.teams
          .shown(chatOf(teacher))
          .findLast(({ content }) => parts.every((part) => content.includes(part))),
      parts.join(', '),
    );

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.teams.press(
      teacher,
      'case.show',
      buttonOf((await newest('case.show')).content, 'case.show').data,
    );
    await newest('meeting.propose');
    await school.bot.delivery.idle();
    const caseCard = await newest('meeting.propose');
    const { data } = buttonOf(caseCard.content, 'meeting.propose');
    await school.teams.press(teacher, 'meeting.propose', data);
    await newest('meeting.book');
  });

  after(() => school.close());

  it('is taken back in everybody’s calendar when the organiser cancels', async () => {
    const { graph, teams } = school;
    graph.setFaults(({ method, path }) =>
      method === 'POST' && path.endsWith('/events')
        ? { do: 'answerAfter', status: 503 }
        : undefined,
    );
    const proposal = await newest('meeting.book');
    await teams.press(teacher, 'meeting.book', buttonOf(proposal.content, 'meeting.book').data);
    await school.bot.delivery.idle();
    assert.equal(graph.events.all().length, 1, 'the event is there, and nobody was told');
    const card = await newest('meeting.cancel');
    await teams.press(teacher, 'meeting.cancel', buttonOf(card.content, 'meeting.cancel').data);
    await school.bot.delivery.idle();
    assert.deepEqual(
      graph.events.all().map(({ cancelled }) => cancelled),
      [true],
    );
  });
});

describe('a meeting that is proposed on a Sunday evening', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;

  const newest = (person: Person, verb: string) =>
    school.teams.shown(chatOf(person)).findLast(({ content }) => content.includes(verb));

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
    school.setNow('2026-11-29T20:30:00+01:00');
    for (const verb of ['case.show', 'meeting.propose']) {
      const card = newest(teacher, verb);
      assert.ok(card, verb);
      await school.teams.press(teacher, verb, buttonOf(card.content, verb).data);
      await school.bot.delivery.idle();
    }
  });

  after(() => school.close());

  it('is shown to the one who is at it, with times that all can answer before they come', async () => {
    assert.ok(newest(teacher, 'meeting.vote'));
    const [meeting] = await school.bot.app.store.list('linde', 'meeting');
    assert.deepEqual(
      meeting?.value.slots.filter(({ start }) => start < '2026-12-01'),
      [],
      'all of Monday is left to answer',
    );
  });

  it('comes to the others on Monday morning', async () => {
    assert.equal(newest(leader, 'meeting.vote'), undefined);
    school.setNow('2026-11-30T07:00:00+01:00');
    await school.bot.tick();
    await school.bot.delivery.idle();
    assert.ok(newest(leader, 'meeting.vote'));
  });
});
