import { type Exchange, talk } from '../../doubles/dialogue.ts';
import { startSchool } from '../../doubles/runningSchool.ts';

const today = '2026-11-25';
const loke = `Loke illness ${today}`;
const sofie = `Sofie illness ${today}`;

/** Chats that somebody held who tried to break the bot, each of which once went wrong. */
const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'takes back what is noted of those who have come, however it is said': [
    { says: 'Loke og Sofie syge i dag', stands: [loke, sofie] },
    { says: 'Loke er mødt', answers: /Slettet/, stands: [sofie] },
    { says: 'Sofie er i skole', answers: /Slettet/, stands: [] },
  ],
  'notes only those who are ill where others are on their way': [
    { says: 'Loke er syg, Sofie er på vej', stands: [loke] },
  ],
  'keeps a known reason where somebody says only that the pupil is missing': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'Loke kommer ikke i dag', answers: /Årsagen er allerede noteret/, stands: [loke] },
    { says: 'ret: Loke ulovligt i dag', stands: [`Loke unlawful ${today}`] },
  ],
  'takes back whoever has come, also where somebody else is noted beside': [
    { says: 'Sofie syg i dag', stands: [sofie] },
    { says: 'Loke syg, Sofie er mødt', answers: /Slettet.*Sofie/, stands: [loke] },
    { says: 'fortryd', stands: [loke, sofie] },
    { says: 'Sofie is here, Loke is late', stands: [`Loke late ${today}`] },
  ],
  'asks before it takes somebody back beside a note that is not sure': [
    { says: 'Sofie syg i dag', stands: [sofie] },
    { says: 'Loke er måske syg, Sofie er mødt', answers: /Sofie.*slettes/, open: 2 },
    { presses: 'Ja, slet det', stands: [], open: 1 },
  ],
  'leaves who is only on a trip, or has not come, beside a note': [
    { says: 'Sofie syg i dag', stands: [sofie] },
    { says: 'Loke syg, Sofie er på tur', stands: [loke, sofie] },
    { says: 'Loke syg, Sofie er ikke mødt', stands: [loke, sofie] },
    { says: 'Loke syg, Sofie er på vej', stands: [loke, sofie] },
  ],
  'reads some hours back as lessons, and says why': [
    {
      says: 'Loke til tandlæge kl. 10–12',
      answers: /Passer det\?.*2 lektioner.*Klokkeslæt kan jeg ikke gemme/,
      stands: [],
      open: 1,
    },
    { says: 'ja', answers: /Noteret.*2 lektioner/, stands: [loke], open: 0 },
    { says: 'Sofie til læge 10:15-11:00', answers: /1 lektion/, stands: [loke], open: 1 },
  ],
  'hears that all have come twice on a day': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'alle er mødt i 7.b', answers: /kommet\?/, open: 1 },
    { says: 'nej', stands: [loke], open: 0 },
    { says: 'alle er mødt i 7.b', answers: /kommet\?/, stands: [loke], open: 1 },
  ],
  'asks once whether all have come, however often it is said': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'alle er mødt i 7.b', open: 1 },
    { says: 'alle er mødt i 7.b', answers: /kommet\?/, open: 1 },
    { says: 'ja', stands: [], open: 0 },
  ],
  'takes a class for an answer only where one of those offered is in it': [
    { says: 'Philip syg i dag', answers: /Hvem er »Philip«/, open: 1 },
    { says: '3.b', stands: [], open: 1 },
  ],
  'notes nothing where something else is missing than the pupil': [
    { says: 'Loke mangler en blyant', stands: [] },
    { says: 'Sofie mangler at aflevere stil', stands: [] },
    { says: 'Loke kommer ikke til mødet på fredag', stands: [] },
  ],
};

describe('a chat that is hard to follow', () => {
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
