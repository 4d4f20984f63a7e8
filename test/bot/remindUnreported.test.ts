import assert from 'node:assert/strict';
import { readConfig } from '../../bot/config.ts';
import { Rounds } from '../../bot/core/rounds.ts';
import { rosterId, rosterRecord } from '../../bot/core/schools.ts';
import { remindUnreported } from '../../bot/schedule/remindUnreported.ts';
import type { Calendars } from '../../services/meetings/calendars.ts';
import { roster } from '../../services/roster/roster.ts';
import { buttonOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

describe('the reminder of a class that nothing was told of', () => {
  let school: RunningSchool;
  let teacher: Person;
  let colleague: Person;
  let away: string[];

  const calendars: Calendars = {
    freeBusy: async ({ people, from, to }) =>
      people.map((email) => ({
        email,
        known: true,
        busy: away.includes(email) ? [{ start: from, end: to, kind: 'oof' }] : [],
      })),
    book: async () => assert.fail(),
    event: async () => undefined,
    find: async () => undefined,
    cancel: async () => {},
    watch: async () => assert.fail(),
  };

  beforeEach(async () => {
    away = [];
    school = await startSchool({ schools: 1, calendars, now: '2026-11-25T08:10:00+01:00' });
    teacher = school.person('class_teacher', '7b');
    colleague = school.person('class_teacher', '5a');
    for (const person of [teacher, colleague]) await school.teams.install(person);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const remindersOf = (person: Person) =>
    school.teams
      .shown(chatOf(person))
      .filter(({ content }) => content.includes('rollCall.present'))
      .map(({ content }) => content);
  async function at(moment: string, when: string | undefined = '09:30'): Promise<void> {
    school.setNow(moment);
    const remindUnreportedAt = when === undefined ? undefined : Temporal.PlainTime.from(when);
    const app = { ...school.bot.app, remindUnreportedAt };
    await remindUnreported(app, 'linde', new Rounds(app.elapsed));
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  }

  it('is off unless the municipality chose a time', async () => {
    assert.equal(readConfig({ SANDBOX: '1' }).remindUnreportedAt, undefined);
    assert.equal(
      readConfig({ SANDBOX: '1', REMIND_UNREPORTED_AT: '09:30' }).remindUnreportedAt?.toString(),
      '09:30:00',
    );
    for (const wrong of ['7:30', '22:00', 'halv ti', '09:75']) {
      assert.throws(
        () => readConfig({ SANDBOX: '1', REMIND_UNREPORTED_AT: wrong }),
        /REMIND_UNREPORTED_AT: expected a time from 08:00/,
      );
    }
    school.setNow('2026-11-25T09:40:00+01:00');
    await school.bot.tick();
    await school.bot.delivery.idle();
    assert.equal(remindersOf(teacher).length, 0);
  });

  it('comes once, from the time on, and takes »Alle er mødt«', async () => {
    await at('2026-11-25T09:20:00+01:00');
    assert.equal(remindersOf(teacher).length, 0);
    await at('2026-11-25T09:30:00+01:00');
    await at('2026-11-25T09:40:00+01:00');
    const [card, ...more] = remindersOf(teacher);
    assert.equal(more.length, 0);
    assert.match(card ?? '', /ikke meldt noget om klassen endnu/);
    await school.teams.press(teacher, 'rollCall.present', buttonOf(card, 'rollCall.present').data);
    const reports = await school.bot.app.store.list('linde', 'classReport');
    assert.deepEqual(
      reports.map(({ value }) => value.classId),
      ['linde-7b'],
    );
  });

  it('of a teacher’s several classes is one message that names them all, and leads from one to the next', async () => {
    const { roster: known } = school;
    const both = ['linde-7b', 'linde-5a'];
    const { id } = school.person('class_teacher', '7b').member;
    const staff = known.staff.map((one) => (one.id === id ? { ...one, classIds: both } : one));
    const { store, schools } = school.bot.app;
    const value = rosterRecord(roster({ ...known, staff }));
    await store.commit('linde', [{ kind: 'roster', id: rosterId, expected: 'any', value }]);
    await schools.reload();
    await at('2026-11-25T09:30:00+01:00');
    const [card = '', ...more] = remindersOf(teacher);
    assert.deepEqual(more, []);
    const [first, second] = card.includes('heller ikke om 7.b') ? ['5.a', '7.b'] : ['7.b', '5.a'];
    assert.ok(card.includes(`om ${first} endnu i dag, og heller ikke om ${second}`), card);
    const { data } = buttonOf(card, 'rollCall.present');
    const next = JSON.stringify(await school.teams.press(teacher, 'rollCall.present', data));
    assert.ok(next.includes(second), next);
    assert.match(next, /ikke meldt noget om klassen endnu/);
    await school.teams.press(teacher, 'rollCall.present', buttonOf(next, 'rollCall.present').data);
    const reports = await store.list('linde', 'classReport');
    assert.deepEqual(new Set(reports.map(({ value: told }) => told.classId)), new Set(both));
  });

  it('goes to nobody whose class the register told of', async () => {
    const value = { date: '2026-11-25', classIds: ['linde-7b'] };
    const day = { kind: 'registerDay', id: value.date, expected: 0, value } as const;
    await school.bot.app.store.commit('linde', [day]);
    await at('2026-11-25T09:30:00+01:00');
    assert.equal(remindersOf(teacher).length, 0);
    assert.equal(remindersOf(colleague).length, 1);
  });

  it('goes to nobody whose class was told of', async () => {
    await school.teams.say(teacher, 'Loke syg i dag');
    await school.teams.say(colleague, 'alle er mødt i 5.a');
    await school.bot.delivery.idle();
    await at('2026-11-25T09:30:00+01:00');
    assert.equal(remindersOf(teacher).length + remindersOf(colleague).length, 0);
  });

  it('does not come to those away, nor in the holidays, nor when the school day is over', async () => {
    away = [school.person('class_teacher', '7b').member.email];
    await at('2026-11-25T09:30:00+01:00');
    assert.equal(remindersOf(teacher).length, 0);
    assert.equal(remindersOf(colleague).length, 1);
    away = [];
    for (const moment of [
      '2026-11-26T16:05:00+01:00',
      '2026-11-28T09:30:00+01:00',
      '2026-12-28T09:30:00+01:00',
    ]) {
      await at(moment);
    }
    assert.equal(remindersOf(teacher).length, 0);
  });
});
