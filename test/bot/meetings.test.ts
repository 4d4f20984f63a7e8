import assert from 'node:assert/strict';
import { buttonOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

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
