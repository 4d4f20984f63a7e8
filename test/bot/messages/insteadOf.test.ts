import { type Exchange, talk } from '../../doubles/dialogue.ts';
import { startSchool } from '../../doubles/runningSchool.ts';

const today = '2026-11-25';
const loke = `Loke illness ${today}`;
const aksel = `Aksel illness ${today}`;

describe('a note that was of another pupil', () => {
  const chats: Readonly<Record<string, readonly Exchange[]>> = {
    'moves with its reason where none is said': [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'nej det var Aksel, ikke Loke', answers: /Slettet/, stands: [aksel] },
    ],
    'is taken back where the right one is told': [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'ikke Loke men Aksel er syg', stands: [aksel] },
    ],
    'can be brought back by itself': [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'nej, det var Aksel der var syg, ikke Loke', stands: [aksel] },
      { says: 'fortryd', stands: [aksel, loke] },
    ],
    'moves where the writer meant another': [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'nej, jeg mente Aksel', stands: [aksel] },
    ],
    'moves where it is told in its stead': [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'RET: Aksel i stedet for Loke', stands: [aksel] },
    ],
    'is taken back where the reason of the right one is known': [
      { says: 'Aksel syg i dag' },
      { says: 'Loke syg i dag', stands: [aksel, loke] },
      {
        says: 'Aksel kommer ikke i dag, ikke Loke',
        answers: /Slettet.*Loke/,
        stands: [aksel],
      },
      { says: 'fortryd', stands: [aksel, loke] },
    ],
    'is asked about where nothing was noted': [
      { says: 'nej det var Aksel, ikke Loke', answers: /årsagen/, stands: [], open: 1 },
    ],
  };
  for (const [what, exchanges] of Object.entries(chats)) {
    it(what, async () => {
      const school = await startSchool({ schools: 1 });
      try {
        const teacher = school.person('class_teacher', '7b');
        await school.teams.install(teacher);
        await talk(school, teacher, exchanges);
      } finally {
        await school.close();
      }
    });
  }
});
