import assert from 'node:assert/strict';
import { startSchool } from '../doubles/runningSchool.ts';
import { chatOf } from '../doubles/teams.ts';

describe('a round', () => {
  it('ends when its messages were sent, as their cards are made of what is in memory now', async () => {
    const school = await startSchool();
    try {
      const teacher = school.person('class_teacher', '7b');
      const leader = school.person('leader');
      for (const one of [teacher, leader]) await school.teams.install(one);
      await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
      await school.bot.idle();
      school.setNow('2026-11-26T07:31:00+01:00');
      const before = school.teams.shown(chatOf(leader)).length;
      await school.bot.tick();
      assert.ok(school.teams.shown(chatOf(leader)).length > before);
      assert.equal(school.bot.delivery.underWay(), 0);
    } finally {
      await school.close();
    }
  });
});
