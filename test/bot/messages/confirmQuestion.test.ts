import assert from 'node:assert/strict';
import { handleUnderstood } from '../../../bot/messages/handleMessage.ts';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import type { Confirmable, Reading } from '../../../services/notes/reading.ts';
import { aTurn } from '../../builders/turns.ts';
import { buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const today = '2026-11-25';

/** What is read back of pupils. */
type OfPupils = Exclude<Confirmable, { intent: 'all_here' }>;

describe('what is read back before it is stored', () => {
  let school: RunningSchool;
  let teacher: ReturnType<RunningSchool['person']>;
  let asked = 0;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  const idOf = (given: string) => {
    const pupil = school.roster.pupils.find(
      ({ givenName, classCode }) => givenName === given && classCode === '7b',
    );
    assert.ok(pupil, given);
    return pupil.id;
  };
  const questionOf = (reading: OfPupils) => ({
    field: 'confirm' as const,
    heard: '',
    choices: ['yes', 'no'] as const,
    draft: {
      ...{ intent: reading.intent, pupilId: undefined, dates: undefined, category: undefined },
      extent: 'day' as const,
    },
    reading,
  });
  const ill = (...given: string[]): OfPupils => ({
    intent: 'note',
    entries: given.map((name) => ({
      ...{ pupilId: idOf(name), dates: [today], category: 'illness', extent: 'day' },
    })),
    leftOut: [],
  });
  const understoodAs = (reading: OfPupils): Reading => {
    const questions = [questionOf(reading)];
    switch (reading.intent) {
      case 'concern':
        return { intent: 'concern', target: undefined, questions };
      case 'withdraw':
        return { intent: 'withdraw', entries: [], questions };
      default:
        return { intent: reading.intent, entries: [], leftOut: [], questions };
    }
  };
  /** As if a message of this person was understood so. */
  const ask = async (reading: OfPupils, person = teacher) => {
    asked += 1;
    const actor = { member: person.member, roster: school.roster };
    const turn = aTurn(actor, { id: `asked-${asked}` });
    await handleUnderstood(school.bot.app, turn, understoodAs(reading), undefined);
    await school.bot.delivery.idle();
    return last(person);
  };
  const last = (person: Person = teacher) =>
    school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  const all = () =>
    school.teams
      .shown(chatOf(teacher))
      .map(({ content }) => content)
      .join('\n');
  const say = async (text: string) => {
    await school.teams.say(teacher, text);
    await school.bot.delivery.idle();
  };
  const press = async (card: string, choice: string) => {
    await school.teams.press(
      teacher,
      'note.choose',
      buttonOf(card, 'note.choose', { choice }).data,
    );
    await school.bot.delivery.idle();
  };
  const stands = async () =>
    (await school.bot.app.store.list('linde', 'pupil')).flatMap(({ value }) =>
      standingAbsence(value).map(
        ({ date, category }) =>
          `${school.roster.pupil(value.pupilId)?.givenName} ${category} ${date}`,
      ),
    );
  const cases = async () => (await school.bot.app.store.list('linde', 'case')).length;
  const states = async () =>
    (await school.bot.app.store.list('linde', 'question')).map(({ value }) => value.state);

  it('shows each pupil with class, reason and days, and stores nothing', async () => {
    const card = await ask(ill('Loke', 'Sofie'));
    for (const words of [/Passer det\?/, /Loke/, /Sofie/, /7\.b/, /Syg/, /25\. nov/]) {
      assert.match(card, words);
    }
    assert.deepEqual(
      buttonsOf(card).map(({ title }) => title),
      ['Ja, notér det', 'Nej'],
    );
    assert.deepEqual(await stands(), []);
  });

  it('is stored exactly so after a pressed yes', async () => {
    await press(await ask(ill('Loke', 'Sofie')), 'yes');
    assert.deepEqual((await stands()).toSorted(), [
      `Loke illness ${today}`,
      `Sofie illness ${today}`,
    ]);
    assert.deepEqual(await states(), ['answered']);
    assert.match(last(), /Noteret/);
  });

  it('is closed with a kind word after a pressed no', async () => {
    await press(await ask(ill('Loke')), 'no');
    assert.deepEqual(await stands(), []);
    assert.deepEqual(await states(), ['dropped']);
    assert.match(all(), /Helt i orden/);
  });

  for (const yes of 'ja,Jep!,jo,ok,passer,det passer,rigtigt,præcis,yes,yep,correct,👍,👍🏽,ja tak,ja det er rigtigt'.split(
    ',',
  )) {
    it(`is stored after »${yes}«`, async () => {
      await ask(ill('Loke'));
      await say(yes);
      assert.deepEqual(await stands(), [`Loke illness ${today}`]);
    });
  }

  for (const no of 'nej,Nix,forkert,det passer ikke,no,wrong,nej tak,det er forkert'.split(',')) {
    it(`is dropped after »${no}«`, async () => {
      await ask(ill('Loke'));
      await say(no);
      assert.deepEqual(await stands(), []);
      assert.deepEqual(await states(), ['dropped']);
    });
  }

  for (const neither of ['passer det?', 'ja og nej', 'ja 3', 'ikke', 'hvad']) {
    it(`is neither after »${neither}«`, async () => {
      await ask(ill('Loke'));
      await say(neither);
      assert.deepEqual(await stands(), []);
      assert.equal((await states())[0], 'open');
    });
  }

  it('corrects and takes back as it was shown', async () => {
    await say('Loke syg i dag');
    const correct: Confirmable = {
      intent: 'correct',
      entries: [{ pupilId: idOf('Loke'), dates: [today], category: 'leave', extent: 'day' }],
      leftOut: [],
    };
    await press(await ask(correct), 'yes');
    assert.deepEqual(await stands(), [`Loke leave ${today}`]);
    const back: Confirmable = {
      intent: 'withdraw',
      entries: [{ pupilId: idOf('Loke'), dates: [today] }],
    };
    const card = await ask(back);
    assert.match(card, /Ja, slet det/);
    await press(card, 'yes');
    assert.deepEqual(await stands(), []);
  });

  it('says of a worry who will see it, before a case is opened', async () => {
    const card = await ask({ intent: 'concern', target: { pupilId: idOf('Loke') } });
    assert.match(card, /Loke .*7\.b/);
    assert.match(card, /elevens egne lærere, skolens ledelse/);
    assert.equal(await cases(), 0);
    await press(card, 'yes');
    assert.equal(await cases(), 1);
  });

  it('is replaced by what is written anew about the pupil; the others are still asked about', async () => {
    await ask(ill('Loke', 'Sofie'));
    await say('Loke kom for sent i dag');
    assert.deepEqual(await stands(), [`Loke late ${today}`]);
    await say('ja');
    assert.deepEqual((await stands()).toSorted(), [`Loke late ${today}`, `Sofie illness ${today}`]);
  });

  it('is dropped where all of it is written anew', async () => {
    await ask(ill('Loke'));
    await say('Loke kom for sent i dag');
    assert.deepEqual(await states(), ['dropped']);
  });

  it('is not answered by a yes that fits another too', async () => {
    await ask(ill('Loke'));
    await ask(ill('Sofie'));
    await say('ja');
    assert.deepEqual(await stands(), []);
    assert.match(all(), /passer til flere/);
    await press(last(), 'yes');
    assert.deepEqual(await stands(), [`Sofie illness ${today}`]);
  });

  it('is written in the trail for the pupils it names', async () => {
    await ask(ill('Loke'));
    const trail = await school.bot.app.store.list('linde', 'audit');
    assert.ok(trail.some(({ value }) => value.subjects.includes(idOf('Loke'))));
  });
});
