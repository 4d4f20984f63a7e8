import assert from 'node:assert/strict';
import { buttonsOf } from '../../doubles/cardReading.ts';
import { type Exchange, newest, standing, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

const today = '2026-11-25';
const loke = `Loke illness ${today}`;

const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'takes the note back where the pupil came after all, and can be undone': [
    { says: 'Loke syg i dag', answers: /Ret …/, stands: [loke] },
    { presses: 'Kom alligevel', answers: /Slettet.*Loke/, stands: [] },
    { presses: 'Fortryd', stands: [loke] },
  ],
  'asks who it is where it is the wrong pupil': [
    { says: 'Loke syg i dag', stands: [loke] },
    { presses: 'Forkert elev', answers: /Hvilken elev er det\?.*syg/, stands: [loke], open: 1 },
    { says: 'Sofie', answers: /Noteret/, stands: [`Sofie illness ${today}`], open: 0 },
    { says: 'fortryd', answers: /Fortrudt.*Sofie.*Loke.*Det tæller igen/s, stands: [loke] },
  ],
  'takes the note back through one more question, and asks once where it is pressed twice': [
    { says: 'Loke syg i dag', stands: [loke] },
    { presses: 'Forkert elev', open: 1 },
    { presses: 'Forkert elev', answers: /Hvilken elev er det\?/, stands: [loke], open: 1 },
    { says: 'Philip', answers: /Hvem er »Philip«/, stands: [loke], open: 1 },
    { says: 'Agerholm', stands: [`Philip illness ${today}`], open: 0 },
  ],
  'leaves the note that was undone meanwhile': [
    { says: 'Loke syg i dag', stands: [loke] },
    { presses: 'Forkert elev', open: 1 },
    { presses: 'Fortryd', stands: [], open: 1 },
    { says: 'Sofie', stands: [`Sofie illness ${today}`], open: 0 },
  ],
  'asks for the other day, and notes the same for it': [
    { says: 'Loke syg i dag', stands: [loke] },
    { presses: 'Flere dage', answers: /Hvilken dag er det\?/, stands: [loke], open: 1 },
    {
      presses: 'Torsdag d. 26. nov.',
      stands: [loke, 'Loke illness 2026-11-26'],
      open: 0,
    },
  ],
  'takes the other days as they are typed, too': [
    { says: 'Loke syg i dag', stands: [loke] },
    { presses: 'Flere dage', open: 1 },
    {
      says: 'mandag og tirsdag',
      stands: ['Loke illness 2026-11-23', 'Loke illness 2026-11-24', loke],
    },
  ],
  'asks for another reason, which replaces the first': [
    { says: 'Loke syg i dag', stands: [loke] },
    { presses: 'Anden årsag', answers: /Hvad er årsagen/, stands: [loke], open: 1 },
    { presses: 'Ulovligt fravær', stands: [`Loke unlawful ${today}`], open: 0 },
  ],
  'takes »var i skole« for the other reason': [
    { says: 'Loke syg i dag', stands: [loke] },
    { presses: 'Anden årsag', open: 1 },
    { says: 'var i skole', stands: [], open: 0 },
  ],
};

describe('a note changed on its receipt', () => {
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

  for (const [chip, asks] of [
    ['Forkert elev', /Hvilken elev/],
    ['Flere dage', /Hvilken dag/],
    ['Anden årsag', /Hvad er årsagen/],
  ] as const) {
    it(`keeps the note where »${chip}« is forgotten, in words or by a press`, () =>
      talk(school, teacher, [
        { says: 'Loke syg i dag', stands: [loke] },
        { presses: chip, answers: asks, stands: [loke], open: 1 },
        { says: 'glem det', answers: /Helt i orden/, stands: [loke], open: 0 },
        { presses: chip, answers: asks, stands: [loke], open: 1 },
        // Six reasons leave no room for the button.
        chip === 'Anden årsag'
          ? { says: 'glem det', stands: [loke], open: 0 }
          : { presses: 'Glem det', stands: [loke], open: 0 },
      ]));

    it(`keeps the note where the question of »${chip}« lapses`, async () => {
      await talk(school, teacher, [
        { says: 'Loke syg i dag' },
        { presses: chip, stands: [loke], open: 1 },
      ]);
      school.setNow('2026-11-26T08:10:00+01:00');
      await talk(school, teacher, [{ says: 'hej', stands: [loke], open: 0 }]);
    });
  }

  const offers = (verb: string) =>
    buttonsOf(newest(school, teacher)).filter((one) => one.verb === verb);

  it('is offered for one pupil, with the undo and no more than six in all', async () => {
    await talk(school, teacher, [{ says: 'Loke syg i dag' }]);
    assert.equal(offers('note.change').length, 4);
    assert.ok(buttonsOf(newest(school, teacher)).length <= 6);
  });

  it('is not offered for several pupils, nor for what was taken back', async () => {
    await talk(school, teacher, [{ says: 'Loke og Sofie syge i dag' }]);
    assert.equal(offers('note.change').length, 0);
    assert.equal(offers('note.undo').length, 1);
    await talk(school, teacher, [{ says: 'slet Loke i dag', answers: /Slettet/ }]);
    assert.equal(offers('note.change').length, 0);
  });

  it('is refused to others, on another day, and a second time', async () => {
    await talk(school, teacher, [{ says: 'Loke syg i dag' }]);
    const [came] = offers('note.change');
    assert.ok(came);
    const leader = school.person('leader');
    await school.teams.install(leader);
    await school.teams.press(leader, came.verb, came.data);
    assert.deepEqual(await standing(school), [loke]);
    school.setNow('2026-11-26T08:10:00+01:00');
    await school.teams.press(teacher, came.verb, came.data);
    assert.deepEqual(await standing(school), [loke]);
    school.setNow('2026-11-25T09:10:00+01:00');
    await talk(school, teacher, [{ presses: 'Kom alligevel', stands: [] }]);
    await school.teams.press(teacher, came.verb, came.data);
    await school.bot.delivery.idle();
    assert.equal((await school.bot.app.store.list('linde', 'report')).length, 2);
  });
});
