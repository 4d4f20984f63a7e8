import { type Exchange, talk } from '../../doubles/dialogue.ts';
import { startSchool } from '../../doubles/runningSchool.ts';

const today = '2026-11-25';
const loke = `Loke illness ${today}`;
const aksel = `Aksel illness ${today}`;
const sofie = `Sofie illness ${today}`;
const monday = 'Loke illness 2026-11-23';
const tuesday = 'Loke illness 2026-11-24';

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'moves the note to whom it was': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'nej det var Aksel', answers: /Slettet.*Loke/, stands: [aksel], open: 0 },
  ],
  'moves it where the wrong one is named': [
    { says: 'Loke og Sofie syge i dag', stands: [loke, sofie] },
    { says: 'Loke skulle have været Aksel', stands: [aksel, sofie], open: 0 },
    { says: 'change Aksel to Loke', stands: [loke, sofie], open: 0 },
  ],
  'hears that it was the wrong pupil': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'forkert elev, det var Aksel', stands: [aksel], open: 0 },
    { says: 'wrong pupil, it was Loke', stands: [loke], open: 0 },
    { says: 'ret det til Aksel', stands: [aksel], open: 0 },
  ],
  'asks whom it was not where a note is of several': [
    { says: 'Loke og Sofie syge i dag', stands: [loke, sofie] },
    { says: 'nej det var Aksel', answers: /Intet er ændret/, stands: [loke, sofie], open: 0 },
  ],
  'asks which of a name, and takes the wrong one back once that is told': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'nej det var Philip', answers: /Hvem er »Philip«/, stands: [loke], open: 1 },
    { says: 'Sandager', stands: [`Philip illness ${today}`], open: 0 },
  ],
  'answers who it was where that is asked, and leaves the note before': [
    { says: 'Sofie syg i dag', stands: [sofie] },
    { says: 'Philip syg i dag', open: 1 },
    { says: 'nej det var Loke', stands: [loke, sofie], open: 0 },
  ],
  'hears in one message that another was meant': [
    { says: 'Aksel syg i dag', stands: [aksel] },
    { says: 'Loke syg - ups, Sofie mente jeg', stands: [aksel, sofie], open: 0 },
  ],
  'shortens a note to the days that hold': [
    { says: 'Loke syg mandag og tirsdag', stands: [monday, tuesday] },
    { says: 'RET: Loke var kun syg mandag', answers: /Slettet.*24/, stands: [monday], open: 0 },
  ],
  'shortens it also without a reason, and in English': [
    { says: 'Loke syg mandag og tirsdag', stands: [monday, tuesday] },
    { says: 'Loke was only away Tuesday', stands: [tuesday], open: 0 },
  ],
  'corrects the reason of the day that holds': [
    { says: 'Loke syg mandag og tirsdag', stands: [monday, tuesday] },
    { says: 'RET: Loke pjækkede kun mandag', stands: ['Loke unlawful 2026-11-23'], open: 0 },
  ],
  'moves a note to the day that was meant': [
    { says: 'Loke syg mandag og tirsdag', stands: [monday, tuesday] },
    { says: 'RET: Loke var kun syg mandag', stands: [monday] },
    { says: 'nej tirsdag mente jeg', answers: /Slettet/, stands: [tuesday], open: 0 },
  ],
  'asks whether leave is unlawful that was not granted after all': [
    { says: 'Loke fri med tilladelse i morgen', stands: ['Loke leave 2026-11-26'] },
    { says: 'nej ikke godkendt alligevel', answers: /Passer det/, open: 1 },
    { says: 'ja', stands: ['Loke unlawful 2026-11-26'], open: 0 },
  ],
  'does both of two orders': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'slet Loke i dag og notér Aksel syg', stands: [aksel], open: 0 },
    { says: 'mark Loke ill and delete Aksel today', stands: [loke], open: 0 },
  ],
  'undoes a correction that is called one': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'ret: Loke ulovligt i dag', stands: [`Loke unlawful ${today}`] },
    { says: 'fortryd rettelsen', stands: [loke], open: 0 },
  ],
  'says where another note of the day stands after an undo': [
    { says: 'Loke syg', stands: [loke] },
    { says: 'Loke er syg igen i dag', stands: [loke] },
    { says: 'fortryd', answers: /men en anden gør/, stands: [loke] },
    { says: 'fortryd', answers: /tæller ikke længere\. Skriv igen/, stands: [] },
  ],
  'notes only the day that a message leaves': [
    { says: 'Loke syg 23/11 og 24/11 nej kun 24/11', stands: [tuesday], open: 0 },
  ],
};

describe('a note that says too much, or of the wrong pupil', () => {
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
