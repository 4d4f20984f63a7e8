import assert from 'node:assert/strict';
import type { Records } from '../../bot/core/records.ts';
import type { Overrides } from '../../bot/main.ts';
import { startSchool } from '../doubles/runningSchool.ts';
import { chatOf } from '../doubles/teams.ts';
import { restless } from '../services/store/restless.ts';

const kinds: readonly (keyof Records & string)[] = [
  'pupil',
  'report',
  'question',
  'case',
  'digest',
  'post',
  'inbox',
  'outbox',
  'statistic',
  'tombstone',
  'counter',
  'audit',
];

/** Three mornings, an afternoon and two nights of two schools. @returns what was shown and what is kept after each */
async function days(overrides: Overrides): Promise<unknown[]> {
  const school = await startSchool({ schools: 2, overrides });
  const told: unknown[] = [];
  try {
    const teacher = school.person('class_teacher', '7b');
    const leader = school.person('leader');
    const look = async (moment: string) => {
      school.setNow(moment);
      await school.bot.tick();
      await school.bot.idle();
      for (const id of ['linde', 'havn']) {
        for (const kind of kinds) {
          told.push([moment, id, kind, (await school.bot.app.store.list(id, kind)).length]);
        }
      }
      const shown = [teacher, leader].flatMap((one) => school.teams.shown(chatOf(one)));
      told.push(shown.length);
    };
    for (const one of [teacher, leader]) await school.teams.install(one);
    await school.bot.idle();
    for (const text of [
      'Loke ulovligt fravær 16/11-25/11',
      'Sofie og Aksel syge i dag',
      'Philip syg',
    ]) {
      await school.teams.say(teacher, text);
      await school.bot.idle();
    }
    await look('2026-11-25T16:05:00+01:00');
    await look('2026-11-26T02:10:00+01:00');
    await look('2026-11-26T07:31:00+01:00');
    await school.teams.say(teacher, 'Loke syg');
    await school.bot.idle();
    await look('2026-11-27T07:31:00+01:00');
    await school.restart();
    await look('2026-11-30T07:31:00+01:00');
    await look('2029-08-02T02:10:00+02:00');
  } finally {
    await school.close();
  }
  return told;
}

describe('a bot whose schools leave memory in every pause', () => {
  it('has the same mornings, afternoons and nights as one that keeps them', async () => {
    const never = () => () => {};
    const kept = await days({ storeSchedule: never });
    assert.deepEqual(await days({ storeSchedule: restless.schedule }), kept);
    assert.ok(JSON.stringify(kept).includes('"case",1'), 'something happened');
  });
});
