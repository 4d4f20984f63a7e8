import assert from 'node:assert/strict';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

describe('a message that comes while a question about somebody else is open', () => {
  let school: RunningSchool;
  let teacher: Person;

  const say = async (text: string) => {
    await school.teams.say(teacher, text);
    await school.bot.delivery.idle();
  };
  const questions = async () =>
    (await school.bot.app.store.list('linde', 'question')).map(({ value }) => value);
  const drafts = async (state: string) =>
    (await questions()).filter((one) => one.state === state).map(({ question }) => question.draft);
  const noted = async () =>
    (await school.bot.app.store.list('linde', 'pupil')).flatMap(({ value }) =>
      value.statements.map((one) => JSON.stringify(one)),
    );

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await say('Philip kom for sent i går');
    assert.deepEqual(
      (await drafts('open')).map(({ category }) => category),
      ['late'],
    );
  });

  afterEach(() => school.close());

  it('is no answer where it takes back what was said of a pupil', async () => {
    await say('Loke syg i dag');
    const before = await noted();
    await say('RET: Loke var ikke syg');
    assert.deepEqual(await noted(), before, 'nothing is noted that nobody said');
    const open = await drafts('open');
    assert.deepEqual(
      open.map(({ intent, category }) => [intent, category]),
      [
        ['note', 'late'],
        ['correct', undefined],
      ],
    );
    assert.notEqual(open[1]?.pupilId, undefined, 'it is the corrected pupil who is asked about');
    assert.deepEqual(await drafts('answered'), []);
  });

  it('is no answer where it asks about a pupil, or tells of one who has to be asked about too', async () => {
    await say('hvor meget fravær har Philip?');
    await say('Philip syg i dag');
    assert.deepEqual(
      (await drafts('open')).map(({ intent, category }) => [intent, category]),
      [
        ['note', 'late'],
        ['status', undefined],
        ['note', 'illness'],
      ],
    );
    assert.deepEqual(await noted(), []);
  });

  it('is the answer where it only names one of those who can be meant', async () => {
    await say('Philip S');
    assert.deepEqual(await drafts('open'), []);
    assert.equal((await noted()).length, 1);
  });
});
