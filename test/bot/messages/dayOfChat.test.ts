import { type Exchange, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { severalSchools } from '../../doubles/severalSchools.ts';
import type { Person } from '../../doubles/teams.ts';

const today = '2026-11-25';
const [loke, sofie] = [`Loke illness ${today}`, `Sofie illness ${today}`];

describe('a class teacher’s chat through a day', () => {
  let school: RunningSchool;
  let teacher: Person;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  after(() => school.close());

  const day: readonly Exchange[] = [
    { says: 'Loke og Sofie syge i dag', answers: /Noteret/, stands: [loke, sofie] },
    { says: 'Philip kom for sent', answers: /Hvem er »Philip«/, open: 1 },
    { says: 'ja', stands: [loke, sofie], open: 1 },
    { says: 'glem det', answers: /Helt i orden.*Philip/, open: 0 },
    { says: 'Aksel syg i dag', answers: /Ret …/, stands: [`Aksel illness ${today}`, loke, sofie] },
    { presses: 'Kom alligevel', answers: /Slettet/, stands: [loke, sofie] },
    { says: 'alle er mødt i 7.b', answers: /Er de kommet\?.*Loke.*Sofie/, open: 1 },
    { says: 'Sofie kom for sent i dag', stands: [loke, `Sofie late ${today}`], open: 1 },
    { says: 'ja', answers: /Slettet/, stands: [`Sofie late ${today}`], open: 0 },
    { says: 'fortryd', answers: /Fortrudt/, stands: [loke, `Sofie late ${today}`] },
  ];
  for (const exchange of day) {
    it(`»${exchange.says ?? exchange.presses}«`, () => talk(school, teacher, [exchange]));
  }
});

describe('somebody of two schools', () => {
  let school: RunningSchool;
  let substitute: Person;

  beforeEach(async () => {
    const people = severalSchools();
    school = await startSchool({ rosters: people.rosters });
    substitute = people.substitute;
    await school.teams.install(substitute);
  });
  afterEach(() => school.close());

  const chats: Readonly<Record<string, readonly Exchange[]>> = {
    'undoes the last note where it was noted': [
      { says: 'Loke Christensen syg i dag', stands: [loke] },
      { says: 'fortryd', answers: /Fortrudt/, stands: [] },
      { says: 'fortryd', answers: /ikke noget at fortryde/ },
    ],
    'forgets which school was asked about': [
      { says: 'Frode syg i dag', answers: /Hvilken skole/ },
      { says: 'glem det', answers: /Helt i orden.*Hvilken skole/, stands: [] },
      { says: 'lindeskolen', stands: [] },
    ],
    'drops it with the button': [
      { says: 'Frode syg i dag', answers: /Hvilken skole/ },
      { presses: 'Glem det', answers: /Helt i orden/, stands: [] },
    ],
    'is asked which, where an answer fits two questions': [
      { says: 'Frode syg i dag', answers: /Hvilken skole/ },
      { says: 'Frode kom for sent i går', answers: /Hvilken skole/ },
      { says: 'lindeskolen', answers: /Hvilken skole/, stands: [] },
    ],
  };
  for (const [title, exchanges] of Object.entries(chats)) {
    it(title, () => talk(school, substitute, exchanges));
  }
});
