import assert from 'node:assert/strict';
import { undoesIn } from '../../../services/talk/undoes.ts';
import { type Exchange, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const today = '2026-11-25';
const [loke, sofie] = [`Loke illness ${today}`, `Sofie illness ${today}`];

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'takes back the last note, then the one before, as the button on its receipt does': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'Sofie syg i dag', stands: [loke, sofie] },
    { says: 'fortryd', answers: /Fortrudt/, stands: [loke] },
    { says: 'slet min sidste note', answers: /Fortrudt/, stands: [] },
    { says: 'undo', answers: /ikke noget at fortryde/, stands: [] },
  ],
  'takes back a correction only': [
    { says: 'Loke syg i dag', stands: [loke] },
    { says: 'ret: Loke kom for sent i dag', stands: [`Loke late ${today}`] },
    { says: 'annuller', stands: [loke] },
  ],
  'says whose note it was, and that one taken back counts again': [
    { says: 'Loke og Sofie syge i dag' },
    { says: 'fortryd', answers: /Fortrudt.*Loke.*Sofie.*tæller ikke længere/, stands: [] },
    { says: 'Loke syg i dag' },
    { says: 'slet Loke i dag', stands: [] },
    { says: 'fortryd', answers: /Fortrudt.*Loke.*tæller igen/, stands: [loke] },
  ],
  'says no more of an undone deletion than what counts again': [
    { says: 'Loke syg i dag' },
    { says: 'slet Loke i dag', stands: [] },
    {
      says: 'fortryd',
      answers:
        /^(?!.*(?:slettet|Før stod)).*Loke.*Syg · onsdag d\. 25\. nov\..*Det tæller igen\."/s,
      stands: [loke],
    },
  ],
  'leaves what a button already took back': [
    { says: 'Loke syg i dag' },
    { says: 'Sofie syg i dag' },
    { presses: 'Fortryd', stands: [loke] },
    { says: 'slet det sidste', stands: [] },
  ],
};

describe('a message that only says to undo', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  for (const [title, exchanges] of Object.entries(chats)) {
    it(title, () => talk(school, teacher, exchanges));
  }

  it('drops the question that was asked since instead', async () => {
    await talk(school, teacher, [{ says: 'Loke syg i dag', stands: [loke] }]);
    school.setNow('2026-11-25T08:12:00+01:00');
    await talk(school, teacher, [
      { says: 'Philip syg', open: 1 },
      { says: 'fortryd', answers: /Helt i orden/, open: 0, stands: [loke] },
      { says: 'fortryd', answers: /Fortrudt/, stands: [] },
    ]);
  });

  it('is asked what is wrong, with the note once more, where they deny it and no more', async () => {
    await talk(school, teacher, [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'det passer ikke', answers: /Noteret.*Loke Christensen/, stands: [loke] },
    ]);
    assert.match(school.teams.shown(chatOf(teacher)).at(-2)?.content ?? '', /Hvad er forkert\?/);
    await talk(school, teacher, [
      { presses: 'Fortryd', stands: [] },
      { says: 'forkert', answers: /jeg misforstod dig/, stands: [] },
    ]);
  });

  it('shows nothing that is denied while a later question is open', async () => {
    await talk(school, teacher, [{ says: 'Loke syg i dag', stands: [loke] }]);
    school.setNow('2026-11-25T08:12:00+01:00');
    await talk(school, teacher, [
      { says: 'Philip syg', open: 1 },
      { says: 'forkert', answers: /jeg misforstod dig/, open: 1, stands: [loke] },
    ]);
  });

  it('takes back nothing of yesterday, and nothing of a colleague', async () => {
    await talk(school, teacher, [{ says: 'Loke syg i dag', stands: [loke] }]);
    const leader = school.person('leader');
    await school.teams.install(leader);
    const nothing = { says: 'fortryd', answers: /ikke noget at fortryde/, stands: [loke] };
    await talk(school, leader, [nothing]);
    school.setNow('2026-11-26T08:10:00+01:00');
    await talk(school, teacher, [nothing]);
  });
});

describe('the words that undo', () => {
  for (const words of 'fortryd|Fortryd!|annuller|annullér|slet det sidste|undo|slet min sidste note|fortryd det|ups, fortryd det sidste|undo my last note'.split(
    '|',
  )) {
    it(`are »${words}«`, () => assert.equal(undoesIn(words), 'last'));
  }
  for (const words of 'slet|fortryd Loke|slet Lokes sidste note|slet min note om Loke|annuller mødet|fortryd ikke'.split(
    '|',
  )) {
    it(`are not »${words}«`, () => assert.equal(undoesIn(words), undefined));
  }
});
