import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { SchoolStore } from '../../../bot/core/records.ts';
import { openStore } from '../../../bot/openStore.ts';
import { afterRestore, type Restored } from '../../../bot/outbox/afterRestore.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';
import { configOf, type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('a store after it was restored', () => {
  let school: RunningSchool;
  let clock: HandClock;
  let teacher: Person;
  let leader: Person;

  beforeEach(async () => {
    clock = handClock();
    const { now, elapsed, schedule } = clock;
    school = await startSchool({ overrides: { now, elapsed, schedule, random: () => 0 } });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const contents = (person: Person, part: string) =>
    school.teams.shown(chatOf(person)).filter(({ content }) => content.includes(part));
  const settle = () => school.bot.delivery.idle();
  /**
   * As `naervaer store restored` does between two bots.
   * @param lose what the backup does not have
   */
  const restored = async (lose: (store: SchoolStore) => Promise<void> = async () => {}) => {
    const done: Restored[] = [];
    await school.restart(async () => {
      const store = await openStore(configOf(school.folder));
      await lose(store);
      const { calendar } = school.bot.app;
      const app = { store, calendar, now: clock.now, newId: randomUUID };
      for await (const one of afterRestore(app)) done.push(one);
      await store.close();
    });
    await settle();
    return done;
  };

  const another = () => {
    const pupil = school.roster.pupils.find(
      ({ classCode, givenName }) => classCode === '7b' && givenName !== 'Loke',
    );
    assert.ok(pupil);
    return `${pupil.givenName} ${pupil.familyName}`;
  };

  it('asks about a message that waited, and does not send it', async () => {
    school.teams.setFault(({ method }) => (method === 'POST' ? 429 : undefined));
    await school.teams.say(teacher, 'Loke syg i dag');
    await settle();
    school.teams.setFault();
    const linde = (await restored()).find((one) => one.school === 'linde');
    assert.equal(linde?.unsure, 1);
    assert.equal(contents(teacher, 'note.undo').length, 0);
    clock.advance({ minutes: 1 });
    await settle();
    const [missed] = contents(teacher, 'message.again');
    assert.ok(missed, 'it is asked about');
    const { verb, data } = buttonOf(missed.content, 'message.again');
    const again = JSON.stringify(await school.teams.press(teacher, verb, data));
    assert.match(again, /Loke/);
  });

  it('tells everybody once, however often it is done before a bot starts', async () => {
    const store = await (async () => {
      await school.bot.close();
      return openStore(configOf(school.folder));
    })();
    const app = {
      store,
      calendar: school.bot.app.calendar,
      now: clock.now,
      newId: randomUUID,
    };
    for (let time = 0; time < 2; time += 1) await Array.fromAsync(afterRestore(app));
    await store.close();
    await school.restart();
    await settle();
    for (const person of [teacher, leader])
      assert.equal(contents(person, 'gendannet fra en').length, 1);
    const entries = await school.bot.app.store.list('linde', 'audit');
    assert.equal(entries.filter(({ value }) => value.action === 'store.restored').length, 2);
  });

  it('wakes nobody at night', async () => {
    clock.advance({ hours: 13 });
    await restored();
    assert.equal(contents(teacher, 'gendannet fra en').length, 0);
    clock.advance({ hours: 12 });
    await settle();
    assert.equal(contents(teacher, 'gendannet fra en').length, 1);
  });

  it('lets no button of a lost case act on the next one', async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settle();
    const [card] = contents(leader, 'LI-2026-0001');
    assert.ok(card);
    const { verb, data } = buttonOf(card.content, 'case.approveAll');
    await restored(async (store) => {
      const gone = { expected: 'any', value: undefined } as const;
      await store.commit('linde', [
        { kind: 'case', id: 'LI-2026-0001', ...gone },
        { kind: 'counter', id: 'case', ...gone },
      ]);
    });
    const other = another();
    await school.teams.say(teacher, `${other} ulovligt fravær 16/11-25/11`);
    await settle();
    const cases = () => school.bot.app.store.list('linde', 'case');
    const before = await cases();
    assert.deepEqual(
      before.map(({ id }) => id),
      ['LI-2026-1001'],
    );
    const answer = JSON.stringify(await school.teams.press(leader, verb, data));
    assert.match(answer, /Det er ikke gemt mere/);
    assert.deepEqual(await cases(), before);
  });

  it('gives no case a number that a lost one may have had', async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settle();
    await restored();
    await school.teams.say(teacher, `${another()} ulovligt fravær 16/11-25/11`);
    await settle();
    const cases = await school.bot.app.store.list('linde', 'case');
    assert.deepEqual(
      cases.map(({ id }) => id),
      ['LI-2026-0001', 'LI-2026-1002'],
    );
  });
});
