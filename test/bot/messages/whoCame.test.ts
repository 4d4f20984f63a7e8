import { type Exchange, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

const aksel = 'Aksel illness 2026-11-25';
const luna = 'Luna illness 2026-11-25';

/** With both noted ill, what an answer to "Er de kommet?" leaves noted, and how many questions. */
const answers: readonly (readonly [
  words: string,
  stands: readonly string[],
  open: number,
  shows?: RegExp,
])[] = [
  ['ja begge er kommet', [], 0],
  ['begge er her', [], 0],
  ['ja, begge to', [], 0],
  ['Aksel og Luna er kommet', [], 0],
  ['both are here', [], 0],
  ['nej de er stadig syge', [aksel, luna], 0, /De står stadig noteret/],
  ['ingen af dem', [aksel, luna], 0, /De står stadig noteret/],
  ['hverken Aksel eller Luna er kommet', [aksel, luna], 0],
  ["no, they're still ill", [aksel, luna], 0],
  ['kun Aksel', [luna], 0, /Slettet.*Aksel/],
  ['only Aksel', [luna], 0],
  ['kun Luna mangler', [luna], 0],
  ['ikke Luna', [luna], 0],
  ['not Luna', [luna], 0],
  ['Aksel, ikke Luna', [luna], 0],
  ['ikke Luna, men Aksel', [luna], 0],
  ['Aksel er, Luna er ikke', [luna], 0],
  ["Aksel is, Luna isn't", [luna], 0],
  ['Luna er kommet, Aksel er stadig væk', [aksel], 0],
  ['Aksel er kommet, Luna er stadig syg', [luna], 0],
  ['Aksel has arrived, Luna is still sick', [luna], 0],
  ['alle undtagen Luna', [luna], 0],
  ['everyone but Luna is here', [luna], 0],
  ['ja, men Luna er syg', [luna], 0],
  ['nej, men Aksel er kommet', [luna], 0],
  // Of whom nothing is said is still asked about, and nobody else.
  ['Aksel er her', [luna], 1],
  ['ja, Aksel', [luna], 1],
  ['Luna er her ikke', [aksel, luna], 1, /Er eleven kommet\?.{0,200}Aksel/s],
  ['Luna er stadig syg', [aksel, luna], 1, /Er eleven kommet\?.{0,200}Aksel/s],
  // What may be either is asked, and takes nothing back.
  ['Aksel', [aksel, luna], 2, /Er eleven kommet\?.{0,200}Aksel/s],
  ['nej, kun Luna', [aksel, luna], 2, /Er eleven kommet\?/],
  ['ikke begge', [aksel, luna], 2, /Er eleven kommet\?/],
  ['nej, ikke alle', [aksel, luna], 2, /Er eleven kommet\?/],
  ['not both of them', [aksel, luna], 2, /Er eleven kommet\?/],
  ['nej begge', [aksel, luna], 2, /Er eleven kommet\?/],
  ['ja, de er syge', [aksel, luna], 2],
  // Doubts, questions, other days and other pupils are no such answers.
  ['Aksel er vist kommet', [aksel, luna], 2, /Passer det\?.*Aksel/],
  ['er Luna kommet', [aksel, luna], 1],
  ['Luna er ulovligt væk', [aksel, 'Luna unlawful 2026-11-25'], 1],
];

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'a bare name is asked about, and the button takes back the right one': [
    { says: 'Aksel', answers: /Er eleven kommet\?.*Aksel/, open: 2 },
    { presses: 'Ja, eleven er her', answers: /Slettet.*Aksel/, stands: [luna], open: 1 },
    { says: 'Luna er stadig væk', stands: [luna], open: 0 },
  ],
  'the card that is shown again lists only who is still open': [
    { says: 'Aksel er her', stands: [luna], open: 1 },
    { says: 'ja', answers: /Er eleven kommet\?(?!.*Aksel).*Luna/, stands: [luna] },
    { says: 'ja', answers: /Slettet.*Luna/, stands: [], open: 0 },
  ],
  'one who has come beside another’s note is no longer asked about': [
    {
      says: 'Sofie kom for sent, Luna er her',
      stands: [aksel, 'Sofie late 2026-11-25'],
      open: 1,
    },
    { says: 'nej', stands: [aksel, 'Sofie late 2026-11-25'] },
  ],
  '»begge« after something else was said is asked about': [
    { says: 'Sofie syg', stands: [aksel, luna, 'Sofie illness 2026-11-25'], open: 1 },
    { says: 'begge er kommet', stands: [aksel, luna, 'Sofie illness 2026-11-25'], open: 1 },
  ],
};

describe('the answer to »Er de kommet?«', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await talk(school, teacher, [
      { says: 'Aksel og Luna syge i dag', stands: [aksel, luna] },
      { says: 'alle er mødt i 7.b', answers: /Er de kommet\?.*Aksel.*Luna/, open: 1 },
    ]);
  });
  afterEach(() => school.close());

  for (const [says, stands, open, shows] of answers) {
    it(`»${says}« leaves ${stands.length} noted and ${open} asked about`, async () => {
      await talk(school, teacher, [{ says, stands, open, ...(shows ? { answers: shows } : {}) }]);
    });
  }

  for (const [name, exchanges] of Object.entries(chats)) {
    it(name, () => talk(school, teacher, exchanges));
  }
});
