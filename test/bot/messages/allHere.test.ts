import assert from 'node:assert/strict';
import { talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const today = '2026-11-25';
const aksel = `Aksel illness ${today}`;
const luna = `Luna illness ${today}`;
const both = [aksel, luna];
/** What is read back, by its day of November. */
const dayShown = {
  '23': /Passer det.*Alle er mødt i 7\\?\.b.*23\. nov/,
  '24': /Passer det.*Alle er mødt i 7\\?\.b.*24\. nov/,
  '25': /Passer det.*Alle er mødt i 7\\?\.b.*25\. nov/,
};

describe('»alle er mødt«, where it is not plainly so', () => {
  let school: RunningSchool;
  let teacher: ReturnType<RunningSchool['person']>;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await talk(school, teacher, [{ says: 'Aksel og Luna syge i dag', stands: both }]);
  });
  after(() => school.close());

  const reports = async () =>
    (await school.bot.app.store.list('linde', 'classReport')).map(({ id }) => id);
  /** Says something by which nothing is stored. */
  const nothingBy = async (says: string, answers: RegExp, open = 0) => {
    await talk(school, teacher, [{ says, answers, stands: both, open }]);
    assert.deepEqual(await reports(), []);
  };

  for (const says of [
    'hej alle',
    'hej alle sammen',
    'hi everyone',
    'morning all',
    'god weekend alle',
    'goddag alle',
  ]) {
    it(`»${says}« is a greeting`, () => nothingBy(says, /Hej med dig|Godmorgen|weekend|Goddag/));
  }

  for (const says of [
    'er alle her?',
    'er alle her',
    'er alle kommet?',
    'er alle mødt i 7.b?',
    'alle er mødt i 7.b?',
    'is everybody present in 7b?',
    'are all the kids in 7b here',
  ]) {
    it(`»${says}« is answered with how the class stands`, () =>
      nothingBy(says, /Overblik: 7\.b.*2 væk/));
  }

  for (const says of [
    'ikke alle er mødt i 7.b',
    'alle er ikke mødt i 7.b',
    'not everyone is here in 7b',
    'næsten alle er mødt i 7.b',
    '7.b er næsten fuldtallig',
    'almost everyone is here in 7b',
    'halvdelen er mødt i 7.b',
    'de fleste i 7.b er her',
    '17 ud af 19 er mødt i 7.b',
    'alle er mødt på nær to',
    'alle er mødt undtagen to',
    'everyone is here except two',
    'alle piger er mødt i 7.b',
    'alle drengene er her',
    'all the girls are here in 7b',
    // Nothing is told by a condition, a duty, a hope, or of what is not known.
    'hvis alle er mødt i 7.b, hvad gør jeg så?',
    'jeg ved ikke om alle er mødt i 7.b',
    'alle skal være mødt i 7.b kl. 8',
    'everyone must be here by 8 in 7b',
    'I hope everyone is here in 7b',
    'let me know if everyone is here in 7b',
  ]) {
    it(`»${says}«: it is asked who is missing`, () => nothingBy(says, /Hvem mangler\?/));
  }

  for (const says of [
    'alle er mødt i 7.b i morgen',
    'alle er her på fredag i 7.b',
    'all present in 7b tomorrow',
  ]) {
    it(`»${says}« can be noted on the day`, () => nothingBy(says, /først på dagen/));
  }

  for (const [says, day] of [
    ['alle er vist mødt i 7.b', '25'],
    ['alle er mødt i 7.b, tror jeg', '25'],
    ['I think everyone is here in 7b', '25'],
    ['alle er mødt i 7.b, men en er syg', '25'],
    ['alle var der i går i 7.b', '24'],
    ['alle var mødt i mandags i 7.b', '23'],
    ['everyone was here yesterday in 7b', '24'],
  ] as const) {
    it(`»${says}« is read back with the day it is of`, async () => {
      await nothingBy(says, dayShown[day], 1);
      await talk(school, teacher, [{ says: 'nej', stands: both, open: 0 }]);
      assert.deepEqual(await reports(), []);
    });
  }
});

describe('»alle er mødt«', () => {
  let school: RunningSchool;
  let teacher: ReturnType<RunningSchool['person']>;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  const reports = async () =>
    (await school.bot.app.store.list('linde', 'classReport')).map(({ id }) => id).toSorted();

  for (const says of [
    'alle er mødt i 7.b',
    'Godmorgen, alle er her i 7b',
    'alle piger og drenge er mødt i 7.b',
    '7.b fuldtallig i dag, det er godt nok længe siden',
    'Alle 19 er mødt i 7.b',
    'ingen mangler i 7.b',
    'ikke en eneste mangler i 7.b',
    'all present in 7b today',
    'nobody is missing in 7b',
  ]) {
    it(`»${says}« is the class’s report of the day, without a question`, async () => {
      await talk(school, teacher, [{ says, answers: /Dejligt/, open: 0 }]);
      assert.deepEqual(await reports(), [`${today}/linde-7b`]);
    });
  }

  it('of two classes is the report of both', async () => {
    await talk(school, teacher, [{ says: 'alle er mødt i 7.a og 7.b', answers: /Dejligt/ }]);
    assert.deepEqual(await reports(), [`${today}/linde-7a`, `${today}/linde-7b`]);
  });

  it('of a day that was is that day’s report, and today’s notes are not asked about', async () => {
    await talk(school, teacher, [
      { says: 'Aksel og Luna syge i dag', stands: both },
      { says: 'alle var mødt i 7.b i går', answers: /Passer det/, open: 1 },
      { says: 'ja', answers: /Dejligt/, stands: both, open: 0 },
    ]);
    assert.deepEqual(await reports(), ['2026-11-24/linde-7b']);
  });

  it('of a day that was asks about that day’s notes with their day', async () => {
    await talk(school, teacher, [
      { says: 'Aksel syg i går og i dag', stands: ['Aksel illness 2026-11-24', aksel] },
      { says: 'alle var mødt i 7.b i går', open: 1 },
      { presses: 'Ja, alle er mødt', answers: /Fraværet slettes.*24\. nov/, open: 1 },
      { presses: 'Ja, slet det', stands: [aksel], open: 0 },
    ]);
  });

  for (const [says, stands] of [
    ['alle er mødt undtagen Luna', [aksel, `Luna unexplained ${today}`]],
    ['alle er her i 7.b undtagen Luna, hun er syg', [aksel, luna]],
    ['everyone is here except Luna', [aksel, `Luna unexplained ${today}`]],
    ['alle er her, men Theo kom for sent', [aksel, `Theo late ${today}`]],
    ['everyone in 7b is here but Theo was late', [aksel, `Theo late ${today}`]],
  ] as const) {
    it(`»${says}«: the others are asked about, and the class is reported`, async () => {
      await talk(school, teacher, [
        { says: 'Aksel syg i dag', stands: [aksel] },
        { says, answers: /Er eleven kommet\?.*Aksel/, stands, open: 1 },
        { says: 'ja', stands: stands.filter((one) => one !== aksel), open: 0 },
      ]);
      assert.deepEqual(await reports(), [`${today}/linde-7b`]);
    });
  }

  it('with one excepted who is noted already keeps what is noted', async () => {
    await talk(school, teacher, [
      { says: 'Luna syg i dag', stands: [luna] },
      { says: 'alle er mødt undtagen Luna', answers: /allerede noteret/, stands: [luna], open: 0 },
    ]);
    assert.deepEqual(await reports(), [`${today}/linde-7b`]);
  });

  for (const says of [
    'næsten alle er her, Luna er syg',
    'er alle her undtagen Luna?',
    'alle skal være her, Luna er syg',
    'ikke alle er mødt, Luna er syg',
  ]) {
    it(`»${says}« reports no class`, async () => {
      await talk(school, teacher, [{ says }]);
      assert.deepEqual(await reports(), []);
    });
  }
});
