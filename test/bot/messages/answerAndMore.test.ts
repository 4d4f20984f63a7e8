import { describeChats, type Exchange, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

const today = '2026-11-25';
const [loke, sofie, philip] = ['Loke', 'Sofie', 'Philip'].map((name) => `${name} illness ${today}`);

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'notes whom it answers, and asks before another note is taken back': [
    { says: 'Loke syg i dag' },
    { says: 'Philip syg', answers: /Hvem er »Philip«/, open: 1 },
    { says: 'Sandager, og glem Loke', answers: /Passer det\?.*Loke/, open: 1 },
    { says: 'ja', answers: /Slettet.*Loke/, stands: [`${philip}`], open: 0 },
  ],
  'drops another question': [
    { says: 'Loke er måske syg i dag', open: 1 },
    { says: 'Philip syg', open: 2 },
    {
      says: 'Sandager og glem Loke',
      answers: /Helt i orden.*Loke/,
      stands: [`${philip}`],
      open: 0,
    },
  ],
  'notes another pupil, too': [
    { says: 'Philip syg', open: 1 },
    { says: 'Sandager, og Sofie er også syg', stands: [`${philip}`, `${sofie}`], open: 0 },
  ],
  'takes a yes that goes on': [
    { says: 'Loke er måske syg i dag', open: 1 },
    { says: 'ja, og Sofie er syg', stands: [`${loke}`, `${sofie}`], open: 0 },
  ],
  'leaves a yes that objects': [
    { says: 'Loke er måske syg i dag', open: 1 },
    { says: 'ja, men Sofie er syg', answers: /Sofie/, stands: [`${sofie}`], open: 1 },
  ],
};

describeChats('an answer that goes on', chats);

describe('»glem« with a name', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  it('drops what is asked of them, and leaves what stands', () =>
    talk(school, teacher, [
      { says: 'Loke syg i dag', stands: [`${loke}`] },
      { says: 'Philip syg', open: 1 },
      { says: 'glem Philip', answers: /Helt i orden.*Philip/, stands: [`${loke}`], open: 0 },
    ]));

  it('leaves the others of the same question', () =>
    talk(school, teacher, [
      { says: 'Loke og Sofie er måske syge i dag', open: 1 },
      { says: 'glem Loke', answers: /Passer det\?.*Sofie/, open: 1 },
      { says: 'ja', stands: [`${sofie}`], open: 0 },
    ]));

  it('asks before it takes back what was noted, and only one’s own', async () => {
    await talk(school, teacher, [
      { says: 'Loke syg i dag', stands: [`${loke}`] },
      { says: 'forget Loke', answers: /Passer det\?.*Loke/, stands: [`${loke}`], open: 1 },
      { says: 'nej', stands: [`${loke}`], open: 0 },
      { says: 'glem Sofie', answers: /ikke noget at glemme/, stands: [`${loke}`] },
    ]);
    const other = school.person('class_teacher', '3a');
    await school.teams.install(other);
    const nothing = { says: 'glem Loke fra 7.b', answers: /ikke noget at glemme/ };
    await talk(school, other, [{ ...nothing, stands: [`${loke}`] }]);
  });
});
