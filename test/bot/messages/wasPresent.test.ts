import assert from 'node:assert/strict';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('a correction without the right reason', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await say('Loke syg i går og i dag');
    await say('ret: Loke i dag');
  });

  afterEach(() => school.close());

  async function say(text: string): Promise<void> {
    await school.teams.say(teacher, text);
    await school.bot.delivery.idle();
  }
  const last = () => school.teams.shown(chatOf(teacher)).at(-1)?.content ?? '';
  const noted = async () => {
    const [pupil] = await school.bot.app.store.list('linde', 'pupil');
    return pupil?.value.statements.map(({ intent, dates, category }) => [intent, dates, category]);
  };
  const takenBack = [
    ['note', ['2026-11-24', '2026-11-25'], 'illness'],
    ['withdraw', ['2026-11-25'], undefined],
  ];

  it('can be answered with that the pupil was in school: the note is taken back for that day', async () => {
    const { title, data } = buttonOf(last(), 'note.choose', { choice: 'present' });
    assert.equal(title, 'Var i skole');
    await school.teams.press(teacher, 'note.choose', data);
    await school.bot.delivery.idle();
    assert.deepEqual(await noted(), takenBack);
    assert.match(last(), /Slettet/);
  });

  for (const words of ['var i skole', 'Hun var i skole.', 'han var her', 'was at school', 'mødt']) {
    it(`takes »${words}« for that`, async () => {
      await say(words);
      assert.deepEqual(await noted(), takenBack);
    });
  }

  it('takes another reason all the same', async () => {
    await say('ulovligt fravær');
    assert.deepEqual((await noted())?.[1], ['correct', ['2026-11-25'], 'unlawful']);
  });
});
