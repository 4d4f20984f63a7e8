import { type Exchange, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

const today = '2026-11-25';
const loke = `Loke illness ${today}`;
const sofie = `Sofie illness ${today}`;
const gustav = `Gustav illness ${today}`;

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'adds a pupil with the same reason and days, after one tap': [
    { says: 'Sofie er syg', stands: [sofie] },
    { says: 'og Gustav', answers: /Passer det\?.*Gustav.*Syg/, stands: [sofie], open: 1 },
    { says: 'ja', stands: [gustav, sofie], open: 0 },
  ],
  'adds several, in English too': [
    { says: 'Sofie kom for sent' },
    { says: 'and Gustav and Loke too', answers: /Gustav.*Loke.*Kom for sent/, open: 1 },
    {
      presses: 'Ja, notér det',
      stands: [`Gustav late ${today}`, `Loke late ${today}`, `Sofie late ${today}`],
    },
  ],
  'asks which of two is added, and for nothing more': [
    { says: 'Sofie er syg' },
    { says: 'også Philip', answers: /Hvem er »Philip«\?.*syg/, open: 1 },
    { says: 'Agerholm', stands: [`Philip illness ${today}`, sofie], open: 0 },
  ],
  'adds a day for all of the note': [
    { says: 'Loke og Sofie syge i dag' },
    { says: 'også i morgen', answers: /Loke.*Sofie.*26\. nov/, stands: [loke, sofie], open: 1 },
    {
      says: 'ja',
      stands: [loke, 'Loke illness 2026-11-26', sofie, 'Sofie illness 2026-11-26'],
    },
  ],
  'leaves only some of the days': [
    { says: 'Loke syg i går og i dag', stands: ['Loke illness 2026-11-24', loke] },
    { says: 'hov, kun i går', answers: /Slettet.*25\. nov/, stands: ['Loke illness 2026-11-24'] },
    { presses: 'Fortryd', stands: ['Loke illness 2026-11-24', loke] },
  ],
  'takes nothing away where the days are not of the note': [
    { says: 'Loke syg i dag' },
    { says: 'kun i går', stands: [loke] },
  ],
  'adds a weekday where the note looks': [
    { says: 'Loke syg i dag' },
    { says: 'også fredag', answers: /fredag d\. 27\. nov/ },
    { says: 'nej', stands: [loke], open: 0 },
    { says: 'Sofie syg mandag' },
    { says: 'og tirsdag', answers: /Sofie.*tirsdag d\. 24\. nov/ },
  ],
  'asks for the reason where the note has several': [
    { says: 'Loke syg, Sofie kom for sent' },
    { says: 'og Gustav', answers: /Hvad er årsagen/, open: 1 },
  ],
  'asks as ever where nothing was noted': [
    { says: 'og Gustav', answers: /Hvad er årsagen/, stands: [], open: 1 },
    { says: 'også i morgen', answers: /forstod jeg ikke/, stands: [], open: 1 },
  ],
  'is not about an older note where something is asked since': [
    { says: 'Sofie kom for sent' },
    { says: 'Philip syg', open: 1 },
    { says: 'og Gustav', answers: /Hvad er årsagen/, stands: [`Sofie late ${today}`] },
  ],
  'leaves only one of two, and the other can be brought back': [
    { says: 'Loke og Sofie syge i dag', stands: [loke, sofie] },
    { says: 'nej kun Sofie', answers: /Slettet.*Loke/, stands: [sofie] },
    { presses: 'Fortryd', stands: [loke, sofie] },
  ],
  'leaves only some, in English and with the reason': [
    { says: 'Loke, Gustav og Sofie syge i dag' },
    { says: 'only Gustav and Sofie', answers: /Slettet.*Loke/, stands: [gustav, sofie] },
    { says: 'fortryd', stands: [gustav, loke, sofie] },
    { says: 'kun Sofie syg', answers: /Slettet/, stands: [sofie] },
  ],
  'leaves out whoever it does not hold for': [
    { says: 'Loke, Gustav og Sofie syge i dag' },
    { says: 'undtagen Gustav', answers: /Slettet.*Gustav/, stands: [loke, sofie] },
    { says: 'fortryd', stands: [gustav, loke, sofie] },
    { says: 'nej, ikke Loke', answers: /Slettet.*Loke/, stands: [gustav, sofie] },
  ],
  'asks as ever whom it does not hold for where they were not noted': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'ikke Sofie', stands: [loke] },
  ],
  'takes nobody back whose note says something else': [
    { says: 'Loke og Sofie kom for sent' },
    { says: 'kun Sofie syg', answers: /Før stod der/, stands: [`Loke late ${today}`, sofie] },
  ],
  'takes nobody back for somebody who was not noted': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'kun Sofie', answers: /Hvad er årsagen/, stands: [loke], open: 1 },
  ],
};

describe('what is added to a note, or left of it', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  for (const [title, exchanges] of Object.entries(chats)) {
    it(title, async () => {
      let minute = 10;
      for (const exchange of exchanges) {
        school.setNow(`2026-11-25T08:${minute}:00+01:00`);
        minute += 1;
        await talk(school, teacher, [exchange]);
      }
    });
  }

  it('is not about a note of yesterday, nor of a colleague', async () => {
    await talk(school, teacher, [{ says: 'Loke og Sofie syge i dag', stands: [loke, sofie] }]);
    const other = school.person('class_teacher', '3a');
    await school.teams.install(other);
    await talk(school, other, [{ says: 'kun Sofie fra 7.b', stands: [loke, sofie] }]);
    school.setNow('2026-11-26T08:10:00+01:00');
    await talk(school, teacher, [{ says: 'kun Sofie', stands: [loke, sofie] }]);
  });
});
