import assert from 'node:assert/strict';
import { buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('what was done about a pupil, told in the chat', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;
  let other: Person;
  let nurse: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    other = school.person('class_teacher', '5a');
    nurse = school.person('health_nurse');
    for (const person of [teacher, leader, other, nurse]) await school.teams.install(person);
    await say(teacher, 'Loke ulovligt fravær 9/11-25/11');
  });

  afterEach(() => school.close());

  async function say(person: Person, text: string, locale = 'da-DK'): Promise<string> {
    await school.teams.say(person, text, { locale });
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  }
  const store = () => school.bot.app.store;
  const steps = async () =>
    (await store().list('linde', 'case')).flatMap(({ value }) => value.steps);
  const stateOf = async (id: string) => (await steps()).find((one) => one.id === id)?.state;
  const noted = async () =>
    (await store().list('linde', 'pupil')).flatMap(({ value }) => value.statements).length;
  async function press(person: Person, card: string, verb: string, more = {}): Promise<string> {
    const { data } = buttonOf(card, verb);
    const answer = await school.teams.press(person, verb, { ...data, ...more });
    await school.bot.delivery.idle();
    return JSON.stringify(answer);
  }

  for (const [text, locale, step, words] of [
    ['har talt med Loke', 'da-DK', 'talk-with-pupil', /Markér kun trin \d+ udført/],
    ['I have talked with Loke', 'en-GB', 'talk-with-pupil', /Only mark step \d+ done/],
    ['ringede til Lokes mor, vi mødes ved porten', 'da-DK', 'contact-home', /påkrævet/],
    ['called Loke’s mother', 'en-GB', 'contact-home', /How did it go/],
  ] as const) {
    it(`»${text}« offers the step, and one press settles it`, async () => {
      const before = await noted();
      const card = await say(teacher, text, locale);
      assert.match(card, words);
      assert.match(card, /Loke Christensen/);
      assert.equal(await stateOf(step), 'approved');
      const wanted = buttonsOf(card).find(
        ({ verb, data }) => verb === 'step.done' && data.step === step,
      );
      assert.ok(wanted, 'the step is offered');
      const outcome = card.includes('"outcome"') ? { outcome: 'Vi mødes ved porten.' } : {};
      await school.teams.press(teacher, 'step.done', { ...wanted.data, ...outcome });
      assert.equal(await stateOf(step), 'done');
      assert.equal(await noted(), before);
    });
  }

  it('keeps nothing of the words, and a contact is no absence', async () => {
    const before = await noted();
    await say(teacher, 'ringede til Lokes mor, vi mødes ved porten');
    assert.equal(await noted(), before);
    for (const kind of ['case', 'pupil', 'report', 'question', 'audit', 'outbox'] as const) {
      assert.doesNotMatch(JSON.stringify(await store().list('linde', kind)), /porten/);
    }
    assert.doesNotMatch(school.log.join('\n'), /porten/);
  });

  for (const [text, locale, words] of [
    ['ringede til mor', 'da-DK', /Hvilken elev handlede det om/],
    ['ringede til mor, vi mødes i morgen', 'da-DK', /Hvilken elev handlede det om/],
    ['called the mother', 'en-GB', /Which pupil was it about/],
  ] as const) {
    it(`»${text}« is asked about by the pupil, and keeps nothing`, async () => {
      const before = await noted();
      assert.match(await say(teacher, text, locale), words);
      assert.equal(await noted(), before);
      assert.deepEqual(await store().list('linde', 'question'), []);
    });
  }

  for (const [text, locale, words] of [
    ['fik ikke fat i Lokes mor', 'da-DK', /Tak, fordi du prøver/],
    ['tried calling Loke’s mother, no answer', 'en-GB', /Thank you for trying/],
  ] as const) {
    it(`»${text}« is no contact to note, and no absence`, async () => {
      const before = await noted();
      assert.match(await say(teacher, text, locale), words);
      assert.equal(await noted(), before);
      assert.deepEqual(await store().list('linde', 'question'), []);
    });
  }

  for (const text of ['besøgte Loke hjemme i går', 'visited Loke at home']) {
    it(`»${text}« is a contact, and notes no absence`, async () => {
      const before = await noted();
      await say(teacher, text);
      assert.equal(await noted(), before);
    });
  }

  it('remains a note when the contact tells of absence', async () => {
    const before = await noted();
    assert.match(await say(teacher, 'ringede til Sofies mor, Sofie er syg i dag'), /note\.undo/);
    assert.equal(await noted(), before + 1);
  });

  for (const [text, locale] of [
    ['book et møde om Loke', 'da-DK'],
    ['book a meeting about Loke', 'en-GB'],
  ] as const) {
    it(`»${text}« offers to find a time`, async () => {
      await press(teacher, await say(teacher, text, locale), 'meeting.propose');
      assert.equal((await store().list('linde', 'meeting')).length, 1);
    });
  }

  for (const [text, locale] of [
    ['luk sagen om Loke', 'da-DK'],
    ['close the case about Loke', 'en-GB'],
  ] as const) {
    it(`»${text}« asks the leader how it went, and closes on the press`, async () => {
      const card = await say(leader, text, locale);
      const form = await press(leader, card, 'case.form', {});
      await press(leader, form, 'case.close', { ending: 'moved' });
      assert.equal((await store().list('linde', 'case'))[0]?.value.state, 'closed');
    });
  }

  it('»underretning sendt på Loke« without such a step that is one’s own shows the case', async () => {
    const card = await say(teacher, 'underretning sendt på Loke');
    assert.match(card, /ikke et åbent trin|venter på/);
    buttonOf(card, 'case.show');
  });

  for (const [text, locale, words] of [
    ['har talt med Sofie', 'da-DK', /ingen åben sag.*bekymret/],
    ['talked with Sofie', 'en-GB', /no open case.*worried/],
  ] as const) {
    it(`»${text}« of a pupil without a case is thanked for, and keeps nothing`, async () => {
      const before = [await noted(), (await store().list('linde', 'case')).length];
      assert.match(await say(teacher, text, locale), words);
      assert.deepEqual([await noted(), (await store().list('linde', 'case')).length], before);
    });
  }

  it('tells whoever may not see the pupil the same, with a case and without', async () => {
    for (const person of [other, nurse]) {
      const answers = [
        await say(person, 'har talt med Loke 7b'),
        await say(person, 'har talt med Sofie 7b'),
        await say(person, 'har talt med Loke'),
      ];
      assert.equal(new Set(answers).size, 1);
      assert.match(String(answers[0]), /kan jeg ikke vise dig/);
    }
  });

  it('asks which of two is meant, and keeps nothing', async () => {
    assert.match(await say(teacher, 'har talt med Philip'), /Hvem mener du/);
  });
});
