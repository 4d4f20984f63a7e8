import { type Exchange, talk } from '../../doubles/dialogue.ts';
import { startSchool } from '../../doubles/runningSchool.ts';

const today = '2026-11-25';
const philip = `Philip illness ${today}`;
const asked: Exchange = { says: 'Philip syg i dag', answers: /Hvem er »Philip«/, open: 1 };

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'takes a choice by its place': [asked, { says: 'den anden', stands: [philip], open: 0 }],
  'takes a choice by its number': [asked, { says: '2', stands: [philip], open: 0 }],
  'takes a name with a word of course': [
    asked,
    { says: 'Sandager selvfølgelig', stands: [philip], open: 0 },
  ],
  'takes a name after a no': [asked, { says: 'nej det var Philip S', stands: [philip], open: 0 }],
  'closes the question where none is meant': [
    asked,
    { says: 'ingen af dem', stands: [], open: 0 },
    asked,
    { says: 'none of them', stands: [], open: 0 },
  ],
  'closes it where the writer does not know who': [
    asked,
    { says: 'ved ikke', stands: [], open: 0 },
  ],
  'notes that the reason is not known where the writer does not know it': [
    { says: 'Loke uf', open: 1 },
    { says: 'det ved jeg ikke', stands: [`Loke unexplained ${today}`], open: 0 },
  ],
};

describe('an answer in words', () => {
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
