import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { morningRound } from '../../../bot/schedule/morning.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('the morning’s roll-call', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await say(teacher, 'Loke syg i dag');
    await say(teacher, 'Sofie ulovligt fravær i dag');
    await say(teacher, 'Aksel kom for sent i dag');
  });

  afterEach(() => school.close());

  async function say(person: Person, text: string, locale = 'da-DK'): Promise<string> {
    await school.teams.say(person, text, { locale });
    await school.bot.delivery.idle();
    return newest(person);
  }
  const newest = (person: Person) => school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  const cards = () =>
    school.teams
      .shown(chatOf(teacher))
      .filter(({ content }) => content.includes('rollCall.present'));
  async function morning(now: string): Promise<void> {
    school.setNow(now);
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  }
  const idOf = (name: string) =>
    school.roster.pupils.find(
      ({ givenName, classCode }) => givenName === name && classCode === '7b',
    )?.id ?? '';
  const noted = async (name: string) =>
    (await school.bot.app.store.load('linde', 'pupil', idOf(name)))?.value.statements.map(
      ({ dates, category, undoneAt }) => [dates, category, undoneAt !== undefined],
    );
  const thursday = '2026-11-26T07:35:00+01:00';

  async function press(verb: string, more = {}): Promise<string> {
    const { data } = buttonOf(cards().at(-1)?.content, verb);
    const answer = await school.teams.press(teacher, verb, { ...data, ...more });
    await school.bot.delivery.idle();
    return JSON.stringify(answer);
  }

  it('comes only to a class teacher who asked for it', async () => {
    await morning(thursday);
    assert.equal(cards().length, 0);
    assert.match(await say(leader, 'morgenopråb til'), /ikke adgang/);
  });

  for (const [text, locale, words, off] of [
    ['morgenopråb til', 'da-DK', /slået til/, 'morgenopråb fra'],
    ['roll call on', 'en-GB', /Roll call is on/, 'roll call off'],
  ] as const) {
    it(`»${text}« asks each school morning about those away the day before, until »${off}«`, async () => {
      assert.match(await say(teacher, text, locale), words);
      await morning(thursday);
      await morning('2026-11-26T08:35:00+01:00');
      assert.equal(cards().length, 1, 'once a day');
      const card = cards()[0]?.content ?? '';
      assert.match(card, /Loke Christensen/);
      assert.match(card, /Sofie/);
      assert.doesNotMatch(card, /Aksel/);
      await say(teacher, off, locale);
      await morning('2026-11-27T07:35:00+01:00');
      assert.equal(cards().length, 1);
    });
  }

  it('notes those marked as away today with the reason of the day before, and can be undone', async () => {
    await say(teacher, 'morgenopråb til');
    await morning(thursday);
    const answer = await press('rollCall.save', { away: idOf('Loke') });
    assert.doesNotMatch(answer, /Loke/, 'noted, and so no longer asked about');
    assert.match(answer, /Sofie/);
    assert.deepEqual(await noted('Loke'), [
      [['2026-11-25'], 'illness', false],
      [['2026-11-26'], 'illness', false],
    ]);
    assert.equal((await noted('Sofie'))?.length, 1);
    const receipt = newest(teacher);
    await school.teams.press(teacher, 'note.undo', buttonOf(receipt, 'note.undo').data);
    assert.deepEqual((await noted('Loke'))?.[1], [['2026-11-26'], 'illness', true]);
  });

  it('says what to do where nobody is ticked, and notes nobody', async () => {
    await say(teacher, 'morgenopråb til');
    await morning(thursday);
    const answer = await press('rollCall.save', { away: '' });
    assert.match(answer, /Sæt kryds, eller tryk »Alle er mødt«/);
    assert.match(answer, /Loke/, 'the list is there');
    assert.equal((await noted('Loke'))?.length, 1);
  });

  it('takes »Alle er mødt« as the same words in the chat', async () => {
    await say(teacher, 'morgenopråb til');
    await morning(thursday);
    await press('rollCall.present');
    assert.match(newest(teacher), /alle er mødt/);
    assert.equal((await noted('Loke'))?.length, 1);
  });

  it('notes nobody from an earlier day’s card, nor a pupil it did not ask about', async () => {
    await say(teacher, 'morgenopråb til');
    await morning(thursday);
    const answer = await press('rollCall.save', { away: idOf('Aksel') });
    assert.match(answer, /ikke opdateret/);
    assert.match(answer, /rollCall\.save/, 'the list is there, to press again');
    school.setNow('2026-11-27T08:00:00+01:00');
    assert.match(await press('rollCall.save', { away: idOf('Loke') }), /ikke opdateret/);
    assert.equal((await noted('Loke'))?.length, 1);
    assert.equal((await noted('Aksel'))?.length, 1);
  });
});
