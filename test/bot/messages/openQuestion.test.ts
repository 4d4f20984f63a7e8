import assert from 'node:assert/strict';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
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
    assert.equal((await noted()).length, before.length + 1, 'it is taken back');
    const open = await drafts('open');
    assert.deepEqual(
      open.map(({ intent, category }) => [intent, category]),
      [['note', 'late']],
    );
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

describe('a question that is open, and what is said next', () => {
  let school: RunningSchool;
  let teacher: Person;

  const says = async (text: string) => {
    await school.teams.say(teacher, text);
    await school.bot.delivery.idle();
  };
  /** Who stands noted for what on which days, and who has a case. */
  const stands = async () => {
    const { store } = school.bot.app;
    const pupils = await store.list('linde', 'pupil');
    const marks = pupils.flatMap(({ value }) => {
      const name = school.roster.pupil(value.pupilId)?.givenName;
      return standingAbsence(value).map(({ date, category }) => `${name} ${category} ${date}`);
    });
    return [...marks, ...(await store.list('linde', 'case')).map(({ id }) => id)];
  };
  const open = async () =>
    (await school.bot.app.store.list('linde', 'question')).filter(
      ({ value }) => value.state === 'open',
    ).length;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  const own: readonly (readonly [asked: string, next: string])[] = [
    ['Philip syg', 'Sofie 24/11'],
    ['Philip syg', 'Sofie i går'],
    ['Philip syg', 'Sofie ikke'],
    ['Philip syg', 'Sofie er mødt'],
    ['Philip syg', 'tak, og Sofies mor ringede'],
    ['Philip syg', 'Philip Agerholm eller Sandager'],
    ['Philip syg', 'hvad er Philip Agerholms efternavn'],
    ['Philip syg', 'Philip Agerholm er her ikke?'],
    ['Philip ulovligt fravær', 'Sofie er mødt'],
    ['Loke 24/11', 'hans mor er syg'],
    ['Loke 24/11', 'jeg er syg i dag'],
    ['Loke 24/11', 'er han syg?'],
    ['Loke 24/11', 'han er ikke syg'],
    ['slet Philip i dag', 'Sofie i går'],
    ['jeg er bekymret for Philip', 'Sofie i går'],
    ['Loke syg i november', 'vi holder møde mandag'],
  ];
  for (const [asked, next] of own) {
    it(`»${asked}« is not answered by »${next}«`, async () => {
      await says(asked);
      const before = await stands();
      assert.equal(await open(), 1);
      await says(next);
      assert.deepEqual(await stands(), before);
      assert.ok((await open()) >= 1);
    });
  }

  it('takes a note about somebody else as one of its own', async () => {
    await says('Loke 24/11');
    await says('Sofie syg i dag');
    assert.deepEqual(await stands(), ['Sofie illness 2026-11-25']);
    assert.equal(await open(), 1);
  });

  const answers: readonly (readonly [asked: string, answer: string, stands: string])[] = [
    ['Philip syg', 'Philip Agerholm', 'Philip illness 2026-11-25'],
    ['Philip syg', 'det er Agerholm', 'Philip illness 2026-11-25'],
    ['Philip syg', 'jeg mente Philip A', 'Philip illness 2026-11-25'],
    ['Philip syg', 'Agerholm, tak', 'Philip illness 2026-11-25'],
    ['Loke 24/11', 'syg', 'Loke illness 2026-11-24'],
    ['Loke 24/11', 'han var syg', 'Loke illness 2026-11-24'],
    ['Loke 24/11', 'ulovligt fravær', 'Loke unlawful 2026-11-24'],
    ['Loke 24/11', 'he was ill', 'Loke illness 2026-11-24'],
    ['Loke syg i november', 'i går', 'Loke illness 2026-11-24'],
    ['Loke syg i november', 'det var den 23/11', 'Loke illness 2026-11-23'],
    ['Loke syg i november', 'mandag og tirsdag', 'Loke illness 2026-11-23'],
  ];
  for (const [asked, answer, wanted] of answers) {
    it(`»${asked}« is answered by »${answer}«`, async () => {
      await says(asked);
      await says(answer);
      assert.equal((await stands())[0], wanted);
      assert.equal(await open(), 0);
    });
  }
});
