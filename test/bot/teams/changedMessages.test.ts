import assert from 'node:assert/strict';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import { nothingNoted } from '../../../services/absence/pupilAbsence.ts';
import { handClock } from '../../doubles/handClock.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { type SeveralSchools, severalSchools } from '../../doubles/severalSchools.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

/** Teams names a message by the millisecond it was sent. */
const idAt = (moment: string) => String(Temporal.Instant.from(moment).epochMilliseconds);

const wednesday = '2026-11-25T08:10:00+01:00';
const id = idAt(wednesday);

const events = {
  edited: ['messageUpdate', 'editMessage'],
  deleted: ['messageDelete', 'softDeleteMessage'],
  undeleted: ['messageUpdate', 'undeleteMessage'],
} as const;

let edits = 0;

/** The event as Teams posts it; `timestamp` is when it happened. */
async function change(
  school: RunningSchool,
  person: Person,
  what: keyof typeof events,
  more: Record<string, unknown> = {},
): Promise<number> {
  const [type, eventType] = events[what];
  edits += 1;
  const { status } = await school.teams.post({
    ...school.teams.activity(person, { id }),
    channelData: { tenant: { id: 'tenant' }, eventType },
    timestamp: new Date(1_700_000_000_000 + edits).toISOString(),
    type,
    ...more,
  });
  await school.bot.idle();
  return status;
}

describe('a message that is changed afterwards', () => {
  let school: RunningSchool;
  let teacher: Person;
  let clock: ReturnType<typeof handClock>;

  beforeEach(async () => {
    clock = handClock(wednesday);
    const { now, elapsed, schedule } = clock;
    school = await startSchool({ overrides: { now, elapsed, schedule, random: () => 0 } });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.idle();
  });

  afterEach(() => school.close());

  const say = async (text: string, more: { id?: string } = { id }) => {
    await school.teams.say(teacher, text, more);
    await school.bot.idle();
  };
  const edit = (text: string, more: Record<string, unknown> = {}) =>
    change(school, teacher, 'edited', { text, ...more });
  const pupil = (given: string, classCode = '7b') => {
    const found = school.roster.pupils.find(
      (one) => one.givenName === given && one.classCode === classCode,
    );
    if (!found) throw new Error(`no ${given}`);
    return found;
  };
  const standing = async (given: string) => {
    const { id: pupilId } = pupil(given);
    const stored = await school.bot.app.store.load('linde', 'pupil', pupilId);
    return standingAbsence(stored?.value ?? nothingNoted(pupilId)).map(
      ({ date, category }) => `${date} ${category}`,
    );
  };
  const shown = () => school.teams.shown(chatOf(teacher));
  const receipts = () => shown().filter(({ first }) => first.includes('note.undo'));
  const told = (title: string) => shown().filter(({ content }) => content.includes(title)).length;
  const mates = () => {
    const [other] = school.roster.pupils.filter(
      (one) =>
        one.classCode === '7b' &&
        one.givenName !== 'Loke' &&
        school.roster.pupils.filter((same) => same.givenName === one.givenName).length === 1,
    );
    return other?.givenName ?? '';
  };
  const nextDay = () => {
    clock.set({ hours: 25 });
  };

  it('is noted as it reads now, once, on the same receipt', async () => {
    await say('Loke syg i dag');
    const text = 'Loke ulovligt fravær i dag';
    const timestamp = '2026-11-25T07:11:00.000Z';
    for (let again = 0; again < 3; again += 1) assert.equal(await edit(text, { timestamp }), 200);
    assert.deepEqual(await standing('Loke'), ['2026-11-25 unlawful']);
    assert.equal(receipts().length, 1);
    const [receipt] = receipts();
    assert.equal(receipt?.updates, 1);
    assert.match(receipt?.content ?? '', /[Uu]lovligt/);
    const statements = (await school.bot.app.store.load('linde', 'pupil', pupil('Loke').id))?.value
      .statements;
    assert.equal(statements?.length, 2);
  });

  it('leaves all as it is where it means the same', async () => {
    await say('Loke syg i dag');
    const before = await school.bot.app.store.list('linde', 'pupil');
    await edit('Loke er syg i dag');
    await edit('<p>Loke&nbsp;er syg i dag!</p>');
    assert.deepEqual(await school.bot.app.store.list('linde', 'pupil'), before);
    assert.equal(receipts()[0]?.updates, 0);
  });

  it('can be changed there and back again', async () => {
    await say('Loke syg i dag');
    await edit('Loke ulovligt fravær i dag');
    await edit('Loke syg i dag');
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    assert.equal(receipts().length, 1);
  });

  it('says what was written last, though an older edit comes later', async () => {
    await say('Loke syg i dag');
    await edit('Loke ulovligt fravær i dag', { timestamp: '2026-11-25T07:12:00.000Z' });
    await edit('Loke kom for sent i dag', { timestamp: '2026-11-25T07:11:00.000Z' });
    assert.deepEqual(await standing('Loke'), ['2026-11-25 unlawful']);
  });

  it('is changed once where Teams tells no time of it', async () => {
    await say('Loke syg i dag');
    const timestamp = undefined;
    for (let again = 0; again < 2; again += 1) {
      await edit('Loke ulovligt fravær i dag', { timestamp });
    }
    assert.deepEqual(await standing('Loke'), ['2026-11-25 unlawful']);
  });

  it('loses a pupil whose name was taken out, and gains one who was put in', async () => {
    const other = mates();
    await say(`Loke og ${other} syg i dag`);
    assert.deepEqual(await standing(other), ['2026-11-25 illness']);
    await edit('Loke syg i dag');
    assert.deepEqual([await standing('Loke'), await standing(other)], [['2026-11-25 illness'], []]);
    await edit(`Loke og ${other} syg i dag`);
    assert.deepEqual(await standing(other), ['2026-11-25 illness']);
    assert.equal(receipts().length, 1);
    assert.ok(receipts()[0]?.content.includes(other));
  });

  it('is read anew and answered where it was undone', async () => {
    await say('Loke syg i dag');
    await say('fortryd', {});
    assert.deepEqual(await standing('Loke'), []);
    await edit('Loke ulovligt fravær i dag');
    assert.deepEqual(await standing('Loke'), ['2026-11-25 unlawful']);
    const last = shown().at(-1);
    assert.match(last?.content ?? '', /Noteret/);
    assert.equal(last?.updates, 0);
    await say('fortryd', {});
    assert.deepEqual(await standing('Loke'), []);
  });

  it('is asked about where it was undone and says the same again', async () => {
    await say('Loke syg i dag');
    await say('fortryd', {});
    await edit('Loke er syg i dag!');
    assert.deepEqual(await standing('Loke'), []);
    assert.match(shown().at(-1)?.content ?? '', /Passer det\?.*Loke/);
    await say('ja', {});
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
  });

  it('leaves a later correction of what it does not change', async () => {
    const other = mates();
    await say('Loke syg i dag');
    await say('RET: Loke ulovligt fravær i dag', {});
    await edit(`Loke og ${other} syg i dag`);
    assert.deepEqual(await standing('Loke'), ['2026-11-25 unlawful']);
    assert.deepEqual(await standing(other), ['2026-11-25 illness']);
  });

  it('means the days it meant when it was written, also when it is changed later', async () => {
    await say('Loke syg i dag');
    nextDay();
    await edit('Loke ulovligt fravær i dag');
    assert.deepEqual(await standing('Loke'), ['2026-11-25 unlawful']);
  });

  it('is a message like any other where it said nothing before', async () => {
    await say('hej');
    nextDay();
    await edit('Loke syg i dag');
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    assert.equal(receipts().length, 1);
  });

  it('closes what it asked, and asks what it leaves open now', async () => {
    await say('Loke');
    const [asked] = (await school.bot.app.store.list('linde', 'question')).map(
      ({ value }) => value,
    );
    assert.equal(asked?.state, 'open');
    await edit('Loke syg i dag');
    const questions = await school.bot.app.store.list('linde', 'question');
    assert.deepEqual(
      questions.map(({ value }) => value.state),
      ['taken_back'],
    );
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
  });

  it('takes back what the answer to its question said', async () => {
    await say('Loke i dag');
    await say('syg', {});
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    await edit(`${mates()} syg i dag`);
    assert.deepEqual(await standing('Loke'), []);
    assert.deepEqual(await standing(mates()), ['2026-11-25 illness']);
  });

  it('answers the same question anew where it was an answer, also on a later day', async () => {
    await say('Loke i dag', {});
    await say('syg');
    await edit('ulovligt fravær');
    assert.deepEqual(await standing('Loke'), ['2026-11-25 unlawful']);
    nextDay();
    await edit('syg');
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    assert.equal(receipts().length, 1);
  });

  it('stands as it was where the new words are refused', async () => {
    await say('Loke syg i dag');
    await edit('Loke 010170-1234 syg');
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    assert.equal(told('så ud til at indeholde'), 1);
  });

  it('is taken back where everything in it was struck out', async () => {
    await say('Loke syg i dag');
    await edit('~~Loke syg i dag~~');
    assert.deepEqual(await standing('Loke'), []);
  });

  it('is new where the bot never got it and it is from today, once', async () => {
    await edit('Loke syg i dag');
    await say('Loke syg i dag');
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    assert.equal(receipts().length, 1);
  });

  it('is kindly said to be too old where nobody knows it and it is from another day', async () => {
    nextDay();
    const timestamp = '2026-11-26T08:00:00.000Z';
    for (let again = 0; again < 2; again += 1) await edit('Loke syg i dag', { timestamp });
    assert.deepEqual(await standing('Loke'), []);
    assert.equal(told('for gammel til at rette'), 1);
  });

  it('is taken back when it is deleted, on a later day too, and comes back as it was', async () => {
    await say('Loke syg i dag');
    nextDay();
    await change(school, teacher, 'deleted');
    assert.deepEqual(await standing('Loke'), []);
    assert.equal(receipts()[0]?.updates, 1);
    await change(school, teacher, 'undeleted', { text: 'Loke syg i dag' });
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    await change(school, teacher, 'deleted');
    await change(school, teacher, 'undeleted', { text: 'Loke syg i dag' });
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    assert.equal(receipts().length, 1);
  });

  it('comes back in its old place: what was said after it still holds', async () => {
    await say('Loke syg i dag');
    await change(school, teacher, 'deleted');
    await say('Loke ulovligt fravær i dag', {});
    await change(school, teacher, 'undeleted', { text: 'Loke syg i dag' });
    assert.deepEqual(await standing('Loke'), ['2026-11-25 unlawful']);
  });

  it('stays taken back where its writer had undone it before deleting it', async () => {
    await say('Loke syg i dag');
    await edit('hej');
    await change(school, teacher, 'deleted');
    await change(school, teacher, 'undeleted', { text: 'hej' });
    assert.deepEqual(await standing('Loke'), []);
  });

  it('is not taken back silently where an open case rests on it', async () => {
    await say('Loke ulovligt fravær 16/11-25/11');
    const days = await standing('Loke');
    assert.ok(days.length > 0);
    const before = await school.bot.app.store.list('linde', 'case');
    assert.equal(before.length, 1);
    await change(school, teacher, 'deleted');
    assert.deepEqual(await standing('Loke'), days);
    assert.deepEqual(await school.bot.app.store.list('linde', 'case'), before);
    assert.equal(told('gælder stadig'), 1);
    assert.equal(receipts().length, 2, 'its receipt is shown again, with its undo');
  });

  it('takes a case with it, without a word of it, for a writer who may not see that', async () => {
    const member = school.roster.staff.find(({ title }) => title === 'vikar');
    const aadObjectId = member?.entraId ?? '';
    const substitute: Person = { id: '29:vikar', aadObjectId, name: 'vikar' };
    await school.teams.install(substitute);
    await school.teams.say(substitute, 'Loke 7b ulovligt fravær 16/11-25/11', { id });
    await school.bot.idle();
    assert.ok((await standing('Loke')).length > 0);
    await change(school, substitute, 'deleted');
    assert.deepEqual(await standing('Loke'), []);
    const seen = school.teams.shown(chatOf(substitute)).map(({ content }) => content);
    assert.ok(!seen.some((one) => /sag /i.test(one)));
  });

  it('says that a worry stays with those who look after it', async () => {
    await say('Jeg er bekymret for Loke');
    await school.teams.say(teacher, 'ja');
    await school.bot.idle();
    assert.equal((await school.bot.app.store.list('linde', 'case')).length, 1);
    await change(school, teacher, 'deleted');
    assert.equal(told('Din bekymring gælder stadig'), 1);
  });

  it('is no report of the class any more once it is deleted, and says so', async () => {
    const reports = () => school.bot.app.store.list('linde', 'classReport');
    await say('alle er mødt i 7.b');
    assert.equal((await reports()).length, 1);
    await change(school, teacher, 'deleted');
    assert.equal((await reports()).length, 0);
    assert.equal(told('Det er taget tilbage'), 1);
    await change(school, teacher, 'undeleted', { text: 'alle er mødt i 7.b' });
    assert.equal((await reports()).length, 1);
  });

  it('lets a note count again where it was the undoing, and shows the note', async () => {
    await say('Loke syg i dag', {});
    await say('fortryd');
    assert.deepEqual(await standing('Loke'), []);
    await change(school, teacher, 'deleted');
    assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    assert.match(shown().at(-1)?.content ?? '', /Noteret.*Loke/s);
    await change(school, teacher, 'undeleted', { text: 'fortryd' });
    assert.deepEqual(await standing('Loke'), []);
  });

  it('has its question say that it went with the message', async () => {
    await say('Philip syg');
    await change(school, teacher, 'deleted');
    assert.equal(told('slettet eller rettet beskeden'), 1);
    assert.equal(told('Jeg fik ikke svar'), 0);
  });

  it('is asked about again where it was the answer', async () => {
    await say('Philip syg', {});
    await say('Agerholm');
    await change(school, teacher, 'deleted');
    assert.match(shown().at(-1)?.content ?? '', /Hvem er »Philip«/);
    await say('Sandager', {});
    assert.match(shown().at(-1)?.content ?? '', /Noteret.*Philip Sandager/s);
    await change(school, teacher, 'undeleted', { text: 'Agerholm' });
    assert.equal(told('Spørgsmålet er besvaret siden'), 1);
  });

  it('is nobody else’s to change', async () => {
    await say('Loke syg i dag');
    const other = school.person('class_teacher', '5a');
    for (const what of ['edited', 'deleted'] as const) {
      await change(school, other, what, {
        text: 'Loke ulovligt fravær i dag',
        conversation: { id: chatOf(teacher), conversationType: 'personal', tenantId: 'tenant' },
      });
    }
    assert.deepEqual(
      (await standing('Loke')).filter((one) => one.endsWith('illness')),
      ['2026-11-25 illness'],
    );
  });

  it('is in the trail with what was taken back', async () => {
    await say('Loke syg i dag');
    await change(school, teacher, 'deleted');
    const trail = (await school.bot.app.store.list('linde', 'audit')).map(({ value }) => value);
    const undone = trail.filter(({ action }) => action === 'note.undo');
    assert.deepEqual(
      undone.map(({ subjects }) => subjects),
      [[pupil('Loke').id]],
    );
  });

  for (const more of [
    { channelData: { tenant: { id: 'tenant' }, eventType: 'somethingNew' } },
    { channelData: undefined },
    { id: undefined },
  ]) {
    it(`changes nothing by an event nobody knows: ${JSON.stringify(more)}`, async () => {
      await say('Loke syg i dag');
      assert.equal(await edit('Loke ulovligt fravær i dag', more), 200);
      assert.deepEqual(await standing('Loke'), ['2026-11-25 illness']);
    });
  }
});

describe('a message of somebody at several schools that is changed afterwards', () => {
  let school: RunningSchool;
  let known: SeveralSchools;

  beforeEach(async () => {
    known = severalSchools();
    school = await startSchool({ rosters: known.rosters });
    await school.teams.install(known.substitute);
    await school.bot.idle();
  });

  afterEach(() => school.close());

  const noted = async (part: string, given: string) => {
    const roster = known.rosters.find((one) => one.school.id === part);
    const found = roster?.pupils.find(({ givenName }) => givenName === given);
    const stored = found && (await school.bot.app.store.load(part, 'pupil', found.id));
    return stored ? standingAbsence(stored.value).length : 0;
  };

  it('moves to the school it is about now', async () => {
    const { substitute } = known;
    await school.teams.say(substitute, 'Loke 7b syg i dag', { id });
    await school.bot.idle();
    assert.deepEqual([await noted('linde', 'Loke'), await noted('havn', 'Torkild')], [1, 0]);
    await change(school, substitute, 'edited', { text: 'Torkild 7b syg i dag' });
    assert.deepEqual([await noted('linde', 'Loke'), await noted('havn', 'Torkild')], [0, 1]);
    await change(school, substitute, 'deleted');
    assert.deepEqual([await noted('linde', 'Loke'), await noted('havn', 'Torkild')], [0, 0]);
    await change(school, substitute, 'undeleted', { text: 'Torkild 7b syg i dag' });
    assert.deepEqual([await noted('linde', 'Loke'), await noted('havn', 'Torkild')], [0, 1]);
  });

  for (const [name, part] of [
    ['Havnskolen', 'havn'],
    ['Lindeskolen', 'linde'],
  ] as const) {
    it(`loses what its writer chose ${name} for, and what waits for such a choice`, async () => {
      const { substitute } = known;
      const say = async (text: string, message: string) => {
        await school.teams.say(substitute, text, { id: message });
        await school.bot.idle();
      };
      await say('Frode syg i dag', id);
      await say(name, idAt('2026-11-25T08:11:00+01:00'));
      assert.equal(await noted(part, 'Frode'), 1);
      await change(school, substitute, 'edited', { text: 'Loke 7b syg i dag' });
      assert.deepEqual([await noted(part, 'Frode'), await noted('linde', 'Loke')], [0, 1]);
      await change(school, substitute, 'edited', { text: 'Frode syg i dag' });
      assert.deepEqual([await noted(part, 'Frode'), await noted('linde', 'Loke')], [0, 0]);
      const states = async () =>
        (await school.bot.app.store.list('havn', 'schoolChoice')).map(({ value }) => value.state);
      assert.deepEqual(await states(), ['answered', 'open']);
      await change(school, substitute, 'deleted');
      assert.deepEqual(await states(), ['answered', 'taken_back']);
    });
  }
});
