import assert from 'node:assert/strict';
import { Rounds } from '../../bot/core/rounds.ts';
import { sweepDay } from '../../bot/schedule/daySweep.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

describe('what time alone changes', () => {
  let school: RunningSchool;
  let teacher: Person;

  const sweep = async () => {
    await sweepDay(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const newest = () => school.teams.shown(chatOf(teacher)).at(-1);

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });

  afterEach(() => school.close());

  it('closes a question when the school day is over, and tells that nothing was noted, and of whom', async () => {
    await school.teams.say(teacher, 'Philip syg');
    await school.bot.delivery.idle();
    const asked = newest();
    assert.ok(asked?.content.includes('note.choose'));
    school.setNow('2026-11-25T15:59:00+01:00');
    await sweep();
    assert.ok(newest()?.content.includes('note.choose'), 'not before the end of the day');
    school.setNow('2026-11-25T16:00:00+01:00');
    await sweep();
    const closed = newest();
    assert.notEqual(closed?.id, asked?.id, 'nobody looks at the old card again');
    assert.match(closed?.content ?? '', /intet er noteret.*Philip/);
    const cards = school.teams.shown(chatOf(teacher)).map(({ content }) => content);
    assert.ok(!cards.some((card) => card.includes('note.choose')), 'the old card asks no more');
  });

  it('leaves a question of the evening open, and closes it on the next school day', async () => {
    school.setNow('2026-11-27T17:00:00+01:00');
    await school.teams.say(teacher, 'Philip syg');
    await school.bot.delivery.idle();
    for (const early of ['2026-11-27T23:00', '2026-11-28T10:00', '2026-11-30T06:59']) {
      school.setNow(`${early}:00+01:00`);
      await sweep();
      assert.ok(newest()?.content.includes('note.choose'), early);
    }
    school.setNow('2026-11-30T07:00:00+01:00');
    await sweep();
    assert.match(newest()?.content ?? '', /intet er noteret.*Philip/);
  });

  it('looks at every pupil anew once a school day, since windows move on without a note', async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
    const before = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.ok(before?.value.duties.includes('notify_municipality'));
    school.setNow('2027-01-06T15:59:00+01:00');
    await sweep();
    const early = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.equal(early?.version, before?.version, 'not before it is known who was absent');
    school.setNow('2027-01-06T16:00:00+01:00');
    await sweep();
    const after = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.deepEqual(after?.value.duties, [], 'a new quarter begins from nothing');
    await sweep();
    const again = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.equal(again?.version, after?.version, 'once a day');
  });

  it('rests on days without school', async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
    school.setNow('2027-01-02T17:00:00+01:00');
    const before = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    await sweep();
    const after = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.equal(after?.version, before?.version);
  });
});
