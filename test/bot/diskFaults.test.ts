import assert from 'node:assert/strict';
import { blockJournal } from '../doubles/blockedJournal.ts';
import { buttonOf } from '../doubles/cardReading.ts';
import { type HandClock, handClock } from '../doubles/handClock.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

describe('a disk that refuses to store', () => {
  let school: RunningSchool;
  let clock: HandClock;
  let teacher: Person;

  /** Nothing can be stored until this is called. */
  let unblock: () => Promise<void>;
  const block = async () => {
    unblock = await blockJournal(school.folder, 'linde');
  };
  const shown = () => school.teams.shown(chatOf(teacher)).map(({ content }) => content);
  const pass = async (by: Temporal.DurationLike) => {
    clock.advance(by);
    await school.bot.idle();
  };
  const sickToday = async () => {
    const pupils = await school.bot.app.store.list('linde', 'pupil');
    return pupils.flatMap(({ value }) => value.statements.map(({ at, dates }) => ({ at, dates })));
  };

  beforeEach(async () => {
    clock = handClock();
    const { now, elapsed, schedule } = clock;
    school = await startSchool({
      schools: 1,
      overrides: { now, elapsed, schedule, random: () => 0 },
    });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.delivery.idle();
    await block();
  });

  afterEach(async () => {
    await unblock();
    await school.close();
  });

  it('holds what was written, tells the writer that it waits, and stores it as of then, once', async () => {
    await school.teams.say(teacher, 'Sofie syg i dag', { id: 'note' });
    assert.match(shown().at(-1) ?? '', /Din besked venter hos mig/);
    await school.teams.say(teacher, 'Sofie syg i dag', { id: 'note' });
    await pass({ seconds: 6 });
    assert.deepEqual(await sickToday(), []);
    await unblock();
    await pass({ hours: 2 });
    assert.ok(
      shown().some((text) => text.includes('note.undo')),
      'the receipt comes by itself',
    );
    const [stored, ...more] = await sickToday();
    assert.deepEqual(more, []);
    assert.deepEqual(stored?.dates, ['2026-11-25']);
    assert.match(stored?.at ?? '', /^2026-11-25T08:10/);
  });

  it('holds nothing with a CPR number in it, and says so at once', async () => {
    await school.teams.say(teacher, 'Sofie 1. januar 2012-1234 syg i dag');
    assert.match(shown().at(-1) ?? '', /cpr-nummer/);
    assert.ok(!shown().some((text) => text.includes('venter hos mig')));
    await unblock();
    await pass({ hours: 2 });
    assert.deepEqual(await sickToday(), []);
  });

  it('stores what was held before what is written later, so that a correction comes after it', async () => {
    await school.teams.say(teacher, 'Sofie ulovligt fravær 24/11');
    await school.teams.say(teacher, 'Aksel syg 24/11');
    await unblock();
    await school.teams.say(teacher, 'RET: Sofie syg 24/11');
    const pupils = await school.bot.app.store.list('linde', 'pupil');
    assert.deepEqual(
      pupils.map(({ value }) => value.statements.map(({ intent, category }) => [intent, category])),
      [
        [
          ['note', 'unlawful'],
          ['correct', 'illness'],
        ],
        [['note', 'illness']],
      ],
    );
  });

  it('changes nothing by a press, and says to try again', async () => {
    await unblock();
    await school.teams.say(teacher, 'Aksel syg i dag');
    await school.bot.delivery.idle();
    const { data } = buttonOf(shown().at(-1), 'note.undo');
    await block();
    const answer = JSON.stringify(await school.teams.press(teacher, 'note.undo', data));
    assert.match(answer, /Jeg kan ikke gemme lige nu/);
    await unblock();
    await school.teams.press(teacher, 'note.undo', data);
    const [pupil] = await school.bot.app.store.list('linde', 'pupil');
    assert.ok(pupil?.value.statements[0]?.undoneAt);
  });
});

describe('presses by those whom nobody knows', () => {
  it('are remembered without who it was, and change nothing', async () => {
    const school = await startSchool({ schools: 1, tenantId: 'tenant' });
    try {
      const nobody: Person = { id: '29:x', aadObjectId: 'unknown-1', name: 'Ukendt' };
      const data = school.sealed('case.show', { case: 'LI-2026-0001' });
      await school.teams.press(nobody, 'case.show', data);
      await school.teams.press(school.person('leader'), 'case.show', data, { tenantId: 'another' });
      const trail = await school.bot.app.store.list('_municipality', 'audit');
      assert.deepEqual(
        trail.map(({ value }) => [value.by, value.action, value.code]),
        [
          ['stranger', 'case.show', 'unknown_person'],
          ['stranger', 'case.show', 'wrong_tenant'],
        ],
      );
      assert.ok(!JSON.stringify(trail.map(({ value }) => value)).includes('unknown-1'));
    } finally {
      await school.close();
    }
  });
});
