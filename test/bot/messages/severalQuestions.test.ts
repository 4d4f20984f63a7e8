import assert from 'node:assert/strict';
import { asksToForget } from '../../../bot/messages/forget.ts';
import { describeChats, type Exchange, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

const today = '2026-11-25';

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'an answer goes to the question it fits, not to the newest': [
    { says: 'Philip syg', answers: /Hvem er »Philip«/, open: 1 },
    { says: 'Loke syg i november', answers: /Hvilken dag/, open: 2 },
    { says: 'Philip Agerholm', answers: /Noteret/, stands: [`Philip illness ${today}`], open: 1 },
    { says: '23/11', stands: ['Loke illness 2026-11-23', `Philip illness ${today}`], open: 0 },
  ],
  'an answer that fits several is asked about, and pressed': [
    { says: 'Philip syg i går', open: 1 },
    { says: 'Philip kom for sent i dag', open: 2 },
    { says: 'Agerholm', answers: /Hvem er/, stands: [], open: 2 },
    { presses: 'Philip Agerholm, 7.b', stands: [`Philip late ${today}`], open: 1 },
    { says: 'Agerholm', stands: ['Philip illness 2026-11-24', `Philip late ${today}`], open: 0 },
  ],
  'the same question twice is answered once': [
    { says: 'Philip syg', open: 1 },
    { says: 'Philip syg', open: 2 },
    { says: 'Agerholm', stands: [`Philip illness ${today}`], open: 1 },
  ],
  'a message of its own leaves the question open': [
    { says: 'Philip syg', open: 1 },
    { says: 'Sofie kom for sent i dag', stands: [`Sofie late ${today}`], open: 1 },
    {
      presses: 'Philip Agerholm, 7.b',
      stands: [`Philip illness ${today}`, `Sofie late ${today}`],
      open: 0,
    },
  ],
  'the newest question is forgotten, and the chat says which': [
    { says: 'Philip syg', open: 1 },
    { says: 'Loke syg i november', open: 2 },
    { says: 'glem det', answers: /Helt i orden.*Hvilken dag/, open: 1 },
    { says: 'Never mind', answers: /Helt i orden.*Philip/, open: 0, stands: [] },
    { says: 'lige meget', answers: /ikke noget at glemme/ },
  ],
  'a question has a button to forget it': [
    { says: 'Philip syg', answers: /Glem det/, open: 1 },
    { presses: 'Glem det', answers: /Helt i orden/, stands: [], open: 0 },
  ],
};

describeChats('several questions at once', chats);

describe('what drops a question', () => {
  let school: RunningSchool;
  let teacher: Person;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  after(() => school.close());

  for (const says of [
    'glem det',
    'Glem det!',
    'drop det',
    'nå, glem det igen',
    'never mind',
    'forget it',
    'lige meget',
    'det er lige meget',
  ]) {
    it(`»${says}« does`, () =>
      talk(school, teacher, [
        { says: 'Philip syg', open: 1 },
        { says, open: 0, stands: [] },
      ]));
  }
  for (const says of ['glem det ikke', 'glem ikke mødet', 'det er ikke lige meget', 'drop mødet']) {
    it(`»${says}« does not`, () => assert.equal(asksToForget(says), false));
  }
});
