import assert from 'node:assert/strict';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('what is answered to', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;

  before(async () => {
    school = await startSchool();
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
  });

  after(() => school.close());

  async function say(person: Person, text: string, locale = 'da-DK'): Promise<string> {
    await school.teams.say(person, text, { locale });
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  }
  const cases = async () => (await school.bot.app.store.list('linde', 'case')).length;

  for (const words of [
    'mine opgaver',
    'Mine opgaver?',
    'vis mine opgaver',
    'hvad er mine opgaver',
    'my tasks',
    'show my tasks',
  ]) {
    it(`»${words}« is the person's own list, as in the morning, in the trail`, async () => {
      const before = await school.bot.app.store.list('linde', 'audit');
      const list = await say(leader, words);
      assert.match(list, /digest\.show/);
      assert.match(list, /Loke Christensen/);
      const entries = (await school.bot.app.store.list('linde', 'audit')).slice(before.length);
      assert.ok(
        entries.some(
          ({ value }) => value.action === 'digest.show' && value.subjects.includes('LI-2026-0001'),
        ),
      );
    });
  }

  it('»mine opgaver« of somebody without any is a list that says so', async () => {
    const nurse = school.person('health_nurse');
    await school.teams.install(nurse);
    assert.match(await say(nurse, 'mine opgaver'), /ikke noget, der venter på dig/);
  });

  it('a note that tells of tasks is still a note', async () => {
    assert.match(await say(teacher, 'Sofie syg, mine opgaver er klaret'), /note\.undo/);
  });

  it('a leader who asks for the municipality is told whose it is, not to ask the leader', async () => {
    for (const [text, locale, words] of [
      ['status kommunen', 'da-DK', /kommunens fraværskoordinator.*»status«/],
      ['status for the municipality', 'en-GB', /municipality’s absence coordinator/],
    ] as const) {
      const answer = await say(leader, text, locale);
      assert.match(answer, words);
      assert.doesNotMatch(answer, /skolelederen|head teacher|leader if/);
    }
  });

  it('anything that a leader may not do is answered without sending them to themselves', async () => {
    const data = school.sealed('case.show', { case: 'no-such-case' });
    const answer = JSON.stringify(await school.teams.press(leader, 'case.show', data));
    assert.match(answer, /ikke adgang/);
    assert.match(answer, /koordinator/);
    assert.doesNotMatch(answer, /skolelederen/);
    const teachers = JSON.stringify(await school.teams.press(teacher, 'case.show', data));
    assert.match(teachers, /Spørg skolelederen/);
  });

  for (const [text, heard] of [
    ['jeg er bekymret for Xyz', 'Xyz'],
    ['jeg er bekymret for Xyz Qvortrup', 'Xyz Qvortrup'],
    ['Er bekymret for Quirin i 7.b', 'Quirin'],
    ['I am worried about Xyz', 'Xyz'],
  ] as const) {
    it(`a worry about nobody it knows asks who is meant: »${text}«`, async () => {
      const before = await cases();
      const answer = await say(teacher, text);
      assert.ok(answer.includes(`Hvem er »${heard}«?`), answer);
      assert.equal(await cases(), before);
    });
  }

  it('a worry about nearly somebody is asked about, and no case is opened on a guess', async () => {
    const before = await cases();
    assert.match(
      await say(teacher, 'jeg er bekymret for Aksell'),
      /Aksel.*note\.choose|note\.choose.*Aksel/,
    );
    assert.equal(await cases(), before);
  });

  it('a worry without a name is thanked for, as before', async () => {
    assert.match(await say(teacher, 'jeg er bekymret'), /Tak, fordi du siger det/);
  });
});
