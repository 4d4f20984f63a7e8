import assert from 'node:assert/strict';
import { homeContacts } from '../../services/absence/homeContact.ts';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import { buttonOf, buttonsOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

describe('unlawful days and days without a reason, at the school', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;
  let other: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    other = school.person('class_teacher', '5a');
    for (const person of [teacher, leader, other]) await school.teams.install(person);
    await settled();
  });

  afterEach(() => school.close());

  const settled = () => school.bot.delivery.idle();
  const store = () => school.bot.app.store;
  const shown = (person: Person) => school.teams.shown(chatOf(person)).map((one) => one.content);
  const newest = (person: Person) => shown(person).at(-1) ?? '';
  async function say(person: Person, text: string): Promise<string> {
    await school.teams.say(person, text);
    await settled();
    return newest(person);
  }
  async function press(person: Person, card: string, verb: string, more = {}): Promise<string> {
    const answer = await school.teams.press(person, verb, {
      ...buttonOf(card, verb).data,
      ...more,
    });
    await settled();
    return JSON.stringify(answer);
  }
  const absences = async () => (await store().list('linde', 'pupil')).map(({ value }) => value);
  const tasks = async () =>
    (await absences()).flatMap(({ homeContact }) => homeContacts(homeContact).tasks);
  const cases = async () => (await store().list('linde', 'case')).map(({ value }) => value);
  const cardsOf = (person: Person, verb: string) =>
    shown(person).filter((card) => card.startsWith('{') && card.includes(verb));
  /** A worry opens a case without any number. */
  async function worry(): Promise<void> {
    await press(teacher, await say(teacher, 'jeg er bekymret for Loke'), 'note.choose');
  }
  async function morning(at: string): Promise<void> {
    school.setNow(at);
    await school.bot.tick();
    await settled();
  }

  it('one unlawful day is a task for the leader the same day, and no case', async () => {
    await say(teacher, 'Loke ulovligt i dag');
    assert.deepEqual(await cases(), []);
    assert.deepEqual(
      (await tasks()).map(({ dates, due, state }) => ({ dates, due, state })),
      [{ dates: ['2026-11-25'], due: '2026-11-25', state: 'open' }],
    );
    assert.match(newest(leader), /Kontakt hjemmet i dag/);
    assert.match(newest(leader), /Loke Christensen, 7\.b/);
  });

  it('is ticked off with a line, by whom and when, and the trail says so', async () => {
    await say(teacher, 'Loke ulovligt i dag');
    const form = await press(leader, newest(leader), 'contact.show');
    const { data } = buttonOf(form, 'contact.done');
    await school.teams.press(leader, 'contact.done', {
      ...data,
      outcome: 'Mor troede, der var fri.',
    });
    const [task] = await tasks();
    assert.equal(task?.state, 'done');
    assert.equal(task?.done?.note, 'Mor troede, der var fri.');
    assert.equal(task?.done?.by, school.person('leader').member.id);
    const trail = await store().list('linde', 'audit');
    assert.ok(trail.some(({ value }) => value.action === 'contact.done'));
    assert.doesNotMatch(JSON.stringify(trail) + school.log.join(), /troede/);
    const again = await school.teams.press(leader, 'contact.done', data);
    assert.match(JSON.stringify(again), /ændret|opdateret|nyere/);
    assert.equal((await tasks()).length, 1);
  });

  it('a second unlawful day asks again, once the home was contacted about the first', async () => {
    await say(teacher, 'Loke ulovligt i går');
    await press(leader, newest(leader), 'contact.done');
    assert.deepEqual(
      (await tasks()).map(({ state }) => state),
      ['done'],
    );
    await say(teacher, 'Loke ulovligt i dag');
    assert.deepEqual(
      (await tasks()).map(({ state }) => state),
      ['done', 'open'],
    );
    assert.equal(cardsOf(leader, 'contact.done').length, 2);
    assert.deepEqual(await cases(), []);
  });

  it('several pupils at once are one message', async () => {
    await say(teacher, 'Loke, Sofie og Aksel ulovligt i dag');
    assert.equal((await tasks()).length, 3);
    assert.equal(cardsOf(leader, 'contact.done').length, 1);
    assert.equal(buttonsOf(newest(leader)).filter(({ verb }) => verb === 'contact.done').length, 3);
  });

  it('more pupils of the same morning come onto the card that lies there, not as a message each', async () => {
    await say(teacher, 'Loke ulovligt i dag');
    await say(teacher, 'Sofie ulovligt i dag');
    await say(other, 'Merle 5a ulovligt i dag');
    const open = (await tasks()).filter(({ state }) => state === 'open');
    const [card, ...more] = cardsOf(leader, 'contact.done');
    assert.deepEqual(more, []);
    assert.equal(
      buttonsOf(card ?? '').filter(({ verb }) => verb === 'contact.done').length,
      open.length,
    );
    assert.ok(open.length > 1);
  });

  it('a home of the afternoon is a message of its own once all of the morning’s were contacted', async () => {
    await say(teacher, 'Loke ulovligt i dag');
    await press(leader, newest(leader), 'contact.done');
    const before = shown(leader).length;
    school.setNow('2026-11-25T13:00:00+01:00');
    await say(teacher, 'Sofie ulovligt i dag');
    assert.equal(shown(leader).length, before + 1);
    assert.match(newest(leader), /Sofie/);
  });

  it('a home that waits since yesterday hides none of today’s', async () => {
    await say(teacher, 'Loke ulovligt i dag');
    await morning('2026-11-26T07:40:00+01:00');
    const before = cardsOf(leader, 'Kontakt hjemmet i dag').length;
    await say(teacher, 'Sofie ulovligt i dag');
    assert.equal(cardsOf(leader, 'Kontakt hjemmet i dag').length, before + 1);
  });

  it('disturbs nobody in the evening: the next morning’s list has it', async () => {
    school.setNow('2026-11-25T19:10:00+01:00');
    const before = shown(leader).length;
    await say(teacher, 'Loke ulovligt i dag');
    assert.equal(shown(leader).length, before);
    await morning('2026-11-26T07:40:00+01:00');
    assert.match(newest(leader), /Godmorgen.*Loke Christensen.*over fristen/s);
  });

  it('lapses when the note is undone', async () => {
    const receipt = await say(teacher, 'Loke ulovligt i dag');
    await press(teacher, receipt, 'note.undo');
    assert.deepEqual(
      (await tasks()).map(({ state }) => state),
      ['withdrawn'],
    );
  });

  it('is overdue the next morning, on the list and in mine opgaver, in words and colour', async () => {
    await say(teacher, 'Loke ulovligt i dag');
    await morning('2026-11-26T07:40:00+01:00');
    for (const list of [newest(leader), await say(leader, 'mine opgaver')]) {
      assert.match(list, /1 skoledag over fristen/);
      assert.match(list, /Attention/);
    }
    const messages = shown(leader).length;
    await morning('2026-11-26T07:55:00+01:00');
    assert.equal(shown(leader).length, messages, 'a second look sends nothing');
  });

  it('is a step of the case where there is one, called again by each new day', async () => {
    await worry();
    await say(teacher, 'Loke ulovligt i går');
    assert.deepEqual(await tasks(), []);
    const steps = async () =>
      (await cases()).flatMap((one) => one.steps).filter(({ id }) => id.startsWith('call-parents'));
    assert.deepEqual(
      (await steps()).map(({ state }) => state),
      ['approved'],
    );
    const [subject] = await cases();
    const data = { case: subject?.id, v: subject?.revision, step: 'call-parents' };
    await school.teams.press(leader, 'step.done', school.sealed('step.done', data));
    await settled();
    await say(teacher, 'Loke ulovligt i dag');
    assert.deepEqual(
      (await steps()).map(({ state }) => state),
      ['done', 'approved'],
    );
  });

  it('moves into the case that later opens', async () => {
    await say(teacher, 'Loke ulovligt i dag');
    await worry();
    assert.deepEqual(
      (await tasks()).map(({ state }) => state),
      ['moved'],
    );
    const steps = (await cases()).flatMap((one) => one.steps.map(({ id }) => id));
    assert.ok(steps.includes('call-parents'), steps.join());
    const [absence] = await absences();
    const looked = school.sealed('contact.show', { pupil: absence?.pupilId });
    const shown = JSON.stringify(await school.teams.press(teacher, 'contact.show', looked));
    assert.match(shown, /Opgaven ligger nu i elevens sag/);
    const [subject] = await cases();
    assert.equal(buttonOf(shown, 'case.show').data.case, subject?.id);
  });

  it('»ringede til Lokes mor« offers to tick it off', async () => {
    await say(teacher, 'Loke ulovligt i dag');
    const card = await say(teacher, 'ringede til Lokes mor, vi mødes ved porten');
    await press(teacher, card, 'contact.done');
    assert.deepEqual(
      (await tasks()).map(({ state }) => state),
      ['done'],
    );
    assert.equal((await tasks())[0]?.done?.note, undefined);
  });

  it('is nothing that a teacher of another class can tick off', async () => {
    await say(teacher, 'Loke ulovligt i dag');
    const [absence] = await absences();
    const data = { pupil: absence?.pupilId, task: '1', v: 1 };
    await school.teams.press(other, 'contact.done', school.sealed('contact.done', data));
    const looked = school.sealed('contact.show', { pupil: absence?.pupilId });
    const answer = await school.teams.press(other, 'contact.show', looked);
    assert.doesNotMatch(JSON.stringify(answer), /Loke/);
    assert.deepEqual(
      (await tasks()).map(({ state }) => state),
      ['open'],
    );
  });

  describe('a day without a reason', () => {
    beforeEach(async () => {
      await say(teacher, 'Loke og Sofie mangler uden besked');
      await morning('2026-11-26T07:40:00+01:00');
    });

    const standing = async () =>
      (await absences()).flatMap((one) => standingAbsence(one).map(({ category }) => category));

    it('is on the class teacher’s list the next morning, once for all pupils', async () => {
      assert.equal(cardsOf(teacher, 'reason.list').length, 1);
      assert.match(newest(teacher), /Årsagen mangler for 2 elever/);
      assert.equal(cardsOf(leader, 'reason.list').length, 0);
      assert.equal(cardsOf(other, 'reason.list').length, 0);
    });

    it('is answered by a press, as a correction with its receipt, which can be undone', async () => {
      const question = await press(teacher, newest(teacher), 'reason.list');
      assert.match(question, /Loke Christensen|Sofie/);
      const [illness] = buttonsOf(question).filter(({ data }) => data.answer === 'illness');
      const next = await school.teams.press(teacher, 'reason.answer', illness?.data);
      await settled();
      assert.deepEqual((await standing()).toSorted(), ['illness', 'unexplained']);
      assert.match(JSON.stringify(next), /Hvorfor var eleven væk/);
      await press(teacher, newest(teacher), 'note.undo');
      assert.deepEqual(await standing(), ['unexplained', 'unexplained']);
    });

    it('that turns out unlawful asks for contact with the home', async () => {
      const question = await press(teacher, newest(teacher), 'reason.list');
      const [unlawful] = buttonsOf(question).filter(({ data }) => data.answer === 'unlawful');
      await school.teams.press(teacher, 'reason.answer', unlawful?.data);
      await settled();
      assert.deepEqual(
        (await tasks()).map(({ state }) => state),
        ['open'],
      );
      const repeated = await school.teams.press(teacher, 'reason.answer', unlawful?.data);
      assert.doesNotMatch(JSON.stringify(repeated), /Hvorfor var eleven væk.*2 af 2/);
      assert.equal((await tasks()).length, 1);
    });

    it('that nobody knows stays, says who is asked next, and is on the leader’s list', async () => {
      const question = await press(teacher, newest(teacher), 'reason.list');
      const [unknown] = buttonsOf(question).filter(({ data }) => data.answer === 'unknown');
      const answer = JSON.stringify(
        await school.teams.press(teacher, 'reason.answer', unknown?.data),
      );
      const { givenName } = school.person('leader').member;
      assert.match(answer, /\S+: spørgsmålet bliver stående/);
      assert.match(answer, new RegExp(`Næste skolemorgen får ${givenName}`));
      assert.deepEqual(await standing(), ['unexplained', 'unexplained']);
      await morning('2026-11-27T07:40:00+01:00');
      assert.match(newest(leader), /Årsagen mangler for 1 elev/);
    });

    it('is the leader’s too after two school days without an answer', async () => {
      await morning('2026-11-27T07:40:00+01:00');
      assert.equal(cardsOf(leader, 'reason.list').length, 0);
      await morning('2026-11-30T07:40:00+01:00');
      assert.match(newest(leader), /Årsagen mangler for 2 elever/);
      assert.match(newest(leader), /Har ventet længe på svar/);
    });

    it('is nothing that a teacher of another class can answer', async () => {
      const [absence] = await absences();
      const data = { pupil: absence?.pupilId, from: '2026-11-25', to: '2026-11-25' };
      const sealed = school.sealed('reason.answer', { ...data, answer: 'illness', page: 0 });
      await school.teams.press(other, 'reason.answer', sealed);
      assert.deepEqual(await standing(), ['unexplained', 'unexplained']);
    });
  });
});
