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
    'stands again where the correction is undone, and what was noted instead goes': [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'nej, det var Aksel der var syg, ikke Loke', stands: [aksel] },
      {
        says: 'fortryd',
        answers: /Fortrudt.*Loke.*Det tæller igen\..*Aksel.*Det tæller ikke længere\./s,
        stands: [loke],
      },
      { says: 'fortryd', stands: [] },
    ],
    'stands again by the button, of either receipt': [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'nej det var Aksel, ikke Loke', stands: [aksel] },
      { presses: 'Fortryd', stands: [loke] },
    ],
    'stands again where it was undone by "I meant"': [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'sorry, I meant Aksel', stands: [aksel] },
      { says: 'undo', stands: [loke] },
    ],
    'is the one before where a correction was corrected': [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'nej det var Aksel, ikke Loke', stands: [aksel] },
      { says: 'nej det var Sofie, ikke Aksel', stands: [`Sofie illness ${today}`] },
      { says: 'fortryd', stands: [aksel] },
      { says: 'fortryd', stands: [loke] },
    ],
    'moves to the other one of the same name': [
      { says: 'Philip Agerholm syg i dag' },
      { says: 'det var den anden Philip', answers: /Slettet.*Philip Agerholm/s },
      { says: 'hvem er væk i dag', answers: /Philip Sandager/ },
      { says: 'fortryd', answers: /Philip Agerholm.*Det tæller igen/s },
    ],
    'moves to the other one of the same name in English': [
      { says: 'Philip Sandager syg i dag' },
      { says: 'it was the other Philip', answers: /Philip Sandager/ },
      { says: 'hvem er væk i dag', answers: /Philip Agerholm/ },
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
