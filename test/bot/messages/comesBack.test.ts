import assert from 'node:assert/strict';
import { newest, standing, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const today = '2026-11-25';
const loke = `Loke illness ${today}`;
const stands = /Tak, det er godt at vide.*til og med onsdag d\. 25\. nov\. og står stadig/;

describe('a pupil who is to be back', () => {
  let school: RunningSchool;
  let teacher: ReturnType<RunningSchool['person']>;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await talk(school, teacher, [{ says: 'Loke syg i dag', stands: [loke] }]);
  });
  after(() => school.close());

  for (const says of [
    'Loke er tilbage i morgen',
    'Loke er rask på fredag',
    'Loke er rask på onsdag',
    'Loke er her igen i morgen',
    'Loke er nok tilbage i morgen',
    'Loke er forhåbentlig rask i morgen',
    'Loke er måske rask i morgen',
    'Loke kommer i morgen',
    'Loke kommer igen på fredag',
    'Loke er rask igen i overmorgen',
    'Loke er rask igen om to dage',
    'Loke tilbage efter weekenden',
    'Loke er tilbage i næste uge',
    'Loke er nok i skole igen torsdag',
    'Loke forventes tilbage på mandag',
    'Loke er snart tilbage',
    'Loke er rask igen fra på mandag',
    'mor regner med at Loke er i skole i morgen',
    'far håber, at Loke kommer i skole på torsdag',
    'Loke will be back tomorrow',
    'Loke will be back',
    'Loke is back on Monday',
    'Loke should be back on Friday',
    'Loke is hopefully well on Thursday',
    'Loke returns next week',
    'Mum thinks Loke will be in school tomorrow',
  ]) {
    it(`»${says}«: today’s note stands, and it is said until when`, async () => {
      await talk(school, teacher, [{ says, answers: stands, stands: [loke], open: 0 }]);
    });
  }

  for (const says of [
    'Loke er vist rask igen',
    'Loke er nok rask',
    'Loke er måske tilbage i dag',
    'Loke er sikkert her',
    'Loke is probably back',
    'Loke should be here today',
    'I think Loke is back',
  ]) {
    it(`»${says}«: it is read back before anything is taken back`, async () => {
      await talk(school, teacher, [
        {
          says,
          answers: /Passer det\?.*Loke.*Fraværet slettes.*25\. nov/,
          stands: [loke],
          open: 1,
        },
        { says: 'nej', stands: [loke], open: 0 },
      ]);
    });
  }

  it('is answered in English too', async () => {
    await school.teams.say(teacher, 'Loke is back tomorrow', { locale: 'en-GB' });
    await school.bot.delivery.idle();
    assert.match(
      newest(school, teacher),
      /good to know.*up to and including.*25 Nov.*still stands/,
    );
  });

  for (const says of ['er Loke tilbage i morgen', 'er Loke tilbage i morgen?']) {
    it(`»${says}« asks how it stands`, async () => {
      await talk(school, teacher, [{ says, answers: /Noteret i dag/, stands: [loke], open: 0 }]);
    });
  }

  it('»Loke er i skole i morgen?« takes nothing back', async () => {
    await talk(school, teacher, [{ says: 'Loke er i skole i morgen?', stands: [loke], open: 0 }]);
  });

  it('of several who have that name, nobody’s note is touched', async () => {
    await talk(school, teacher, [
      { says: 'Philip er tilbage i morgen', answers: /står der stadig/, stands: [loke], open: 0 },
    ]);
  });

  it('of whom nothing is noted, nothing is to be done', async () => {
    await talk(school, teacher, [
      { says: 'Sofie er tilbage i morgen', answers: /Godt at høre/, stands: [loke], open: 0 },
    ]);
  });

  it('beside one who is here now, only that one is taken back', async () => {
    await talk(school, teacher, [
      { says: 'Sofie syg', stands: [loke, `Sofie illness ${today}`] },
      { says: 'Loke er tilbage i morgen, Sofie er her', answers: /Slettet/, stands: [loke] },
      { says: 'Sofie syg', stands: [loke, `Sofie illness ${today}`] },
      { says: 'Sofie er tilbage. Loke er tilbage i morgen', answers: /Slettet/, stands: [loke] },
    ]);
  });

  it('beside a note of another, takes nothing back', async () => {
    await talk(school, teacher, [
      {
        says: 'Sofie syg, Loke er tilbage i morgen',
        stands: [loke, `Sofie illness ${today}`],
        open: 0,
      },
    ]);
    assert.equal((await standing(school)).length, 2);
  });
});

describe('a pupil who is noted for longer than they will be away', () => {
  it('is asked about for the days that are wrong, and today stands', async () => {
    const school = await startSchool({ schools: 1 });
    try {
      const teacher = school.person('class_teacher', '7b');
      await school.teams.install(teacher);
      const [wed, thu, fri] = [25, 26, 27].map((day) => `Loke illness 2026-11-${day}`);
      await talk(school, teacher, [
        { says: 'Loke syg til og med fredag', stands: [`${wed}`, `${thu}`, `${fri}`] },
        {
          says: 'Loke er nok rask på fredag',
          answers: /Passer det\?.*fredag d\. 27\. nov/,
          stands: [`${wed}`, `${thu}`, `${fri}`],
        },
        { presses: 'Ja, slet det', stands: [`${wed}`, `${thu}`] },
        { says: 'Loke er rask', stands: [`${thu}`] },
      ]);
    } finally {
      await school.close();
    }
  });
});
