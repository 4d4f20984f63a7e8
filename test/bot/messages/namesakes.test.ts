import assert from 'node:assert/strict';
import { roster } from '../../../services/roster/roster.ts';
import { invented } from '../../builders/invented.ts';
import { buttonOf, choicesOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('two pupils of one name in one class', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    const [base] = invented;
    const one = base?.pupils.find(
      ({ givenName, classCode }) => givenName === 'Loke' && classCode === '7b',
    );
    assert.ok(base && one);
    const [first, second] = [
      { ...one, birthday: '12/3' },
      { ...one, id: 'linde-p9999', birthday: '3/12' },
    ];
    const pupils = [...base.pupils.filter(({ id }) => id !== one.id), first, second];
    school = await startSchool({ rosters: [roster({ ...base, pupils })] });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });

  afterEach(() => school.close());

  const say = async (person: Person, text: string) => {
    await school.teams.say(person, text);
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  };
  const noted = async () => (await school.bot.app.store.list('linde', 'pupil')).map(({ id }) => id);

  it('are two choices that differ, and the receipt says which it was', async () => {
    const question = await say(teacher, 'Loke syg i dag');
    assert.deepEqual(
      choicesOf(question).map(({ title }) => title),
      ['Loke Christensen (12/3), 7.b', 'Loke Christensen (3/12), 7.b'],
    );
    const { data } = buttonOf(question, 'note.choose', { choice: 'linde-p9999' });
    await school.teams.press(teacher, 'note.choose', data);
    await school.bot.delivery.idle();
    const receipt = school.teams.shown(chatOf(teacher)).at(-1)?.content ?? '';
    assert.match(receipt, /Loke Christensen.*3\/12/);
    assert.deepEqual(await noted(), ['linde-p9999']);
  });

  for (const words of ['3/12', '(3/12)', 'Loke Christensen (3/12)', 'Loke 3/12']) {
    it(`are told apart by »${words}« as well`, async () => {
      await say(teacher, 'Loke syg i dag');
      await say(teacher, words);
      assert.deepEqual(await noted(), ['linde-p9999']);
    });
  }

  it('are told apart on the case card, the morning’s list and the status', async () => {
    const leader = school.person('leader');
    await school.teams.install(leader);
    for (const day of ['12/3', '3/12']) {
      await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
      await say(teacher, day);
    }
    const shown = (words: RegExp) =>
      school.teams.shown(chatOf(leader)).filter(({ content }) => words.test(content)).length;
    assert.ok(shown(/Fravær: Loke Christensen.{0,4}12\/3/) >= 1);
    assert.ok(shown(/Fravær: Loke Christensen.{0,4}3\/12/) >= 1);
    for (const asked of ['mine opgaver', 'status']) {
      const card = await say(leader, asked);
      assert.match(card, /Loke Christensen.{0,4}12\/3/, asked);
      assert.match(card, /Loke Christensen.{0,4}3\/12/, asked);
    }
  });
});
