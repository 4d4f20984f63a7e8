import assert from 'node:assert/strict';
import { grave as da } from '../../../cards/texts/grave.da.ts';
import { type Exchange, newest, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

const today = '2026-11-25';
const none = { stands: [], open: 0 } as const;

/** Chats in which something is said that needs people, and no card of illness. */
const chats: Readonly<Record<string, readonly Exchange[]>> = {
  'tells whom to turn to, and notes nothing': [
    { says: 'Loke bliver slået derhjemme', answers: /leder.*112.*114.*personlig/s, ...none },
    { says: 'Loke har truet med at tage sit eget liv', answers: /ikke eleven være alene/, ...none },
    { says: 'Loke vil dø', answers: /ikke eleven være alene/, ...none },
    { says: 'Loke er desværre død', answers: /Det gør mig meget ondt/, ...none },
    { says: 'Loke is being abused', answers: /112/, ...none },
  ],
  'notes nothing beside it, and says so': [
    {
      says: 'Sofie syg i dag. Loke bliver slået derhjemme',
      answers: /Jeg har ikke noteret eller gemt noget/,
      ...none,
    },
  ],
  'answers no open question with it': [
    { says: 'Loke uf', open: 1, stands: [] },
    { says: 'han bliver slået derhjemme', answers: /leder.*112/s, open: 1, stands: [] },
  ],
  'asks about a worry that is said as ever, below the text': [
    { says: 'jeg er bekymret for Loke, hun bliver slået derhjemme', answers: /[Ss]ag/, open: 1 },
  ],
  'offers a known reason after a death in the family, and notes no absence': [
    { says: 'Lokes mor er død', answers: /Kendt årsag.*known\.save/s, ...none },
  ],
  'notes the leave that is granted for it': [
    {
      says: 'Loke har mistet sin farfar og har fået bevilget fri i dag',
      answers: /known\.save/,
      stands: [`Loke leave ${today}`],
    },
  ],
};

describe('what needs people, and no bot', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  for (const [what, exchanges] of Object.entries(chats)) {
    it(what, () => talk(school, teacher, exchanges));
  }

  it('is said in English to those who write from an English Teams', async () => {
    await school.teams.say(teacher, 'Loke wants to die', { locale: 'en-GB' });
    await school.bot.delivery.idle();
    assert.match(newest(school, teacher), /call 112/);
  });

  it('leaves no trace of what it was', async () => {
    await talk(school, teacher, [{ says: 'Loke bliver slået derhjemme' }]);
    assert.doesNotMatch(school.log.join('\n'), /slået|grave|violence/);
    for (const kind of ['inbox', 'audit', 'question', 'report', 'pupil'] as const) {
      const all = await school.bot.app.store.list('linde', kind);
      assert.doesNotMatch(JSON.stringify(all), /slået|grave|violence/, kind);
    }
    assert.ok(Object.values(da).every(({ next }) => next.length < 700));
  });
});
