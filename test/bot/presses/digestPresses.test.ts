import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { transact } from '../../../bot/core/unitOfWork.ts';
import { morningRound } from '../../../bot/schedule/morning.ts';
import { type Button, buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('the morning’s list, over HTTP', () => {
  let school: RunningSchool;
  let teacher: Person & { member: { id: string } };
  let leader: Person & { member: { id: string } };
  let stranger: Person;

  const store = () => school.bot.app.store;
  const settle = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const press = async (person: Person, { verb, data }: Button) => {
    const answer = JSON.stringify(await school.teams.press(person, verb, data));
    await settle();
    return answer;
  };
  const morning = async (now: string) => {
    school.setNow(now);
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    await settle();
  };
  const shown = (person: Person) => school.teams.shown(chatOf(person));
  const isList = (content: string) => content.includes('digest.show');
  /** Every list as it was sent, and those that are one still. */
  const sent = (person: Person) => shown(person).filter(({ first }) => isList(first));
  const live = (person: Person) => shown(person).filter(({ content }) => isList(content));
  const listOf = (person: Person) =>
    press(person, {
      title: '',
      verb: 'digest.show',
      data: school.sealed('digest.show', {}) as never,
    });
  const steps = async () =>
    (await store().list('linde', 'case')).flatMap(({ id, value }) =>
      value.steps.map((step) => `${id} ${step.id} ${step.state}`),
    );
  /** The steps that a button approves: case and step. */
  const namedBy = ({ data }: Button) =>
    String(data.steps)
      .split(',')
      .map((one) => one.replace(/\/\d+\//, ' '));
  const audited = async (action: string) =>
    (await store().list('linde', 'audit')).filter(({ value }) => value.action === action);

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    stranger = school.person('class_teacher', '5a');
    for (const person of [teacher, leader, stranger]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke og Sofie ulovligt fravær 16/11-25/11');
    await settle();
  });

  afterEach(() => school.close());

  describe('approving all', () => {
    it('approves what waits for the reader across cases, once, and is in the trail', async () => {
      const all = buttonOf(await listOf(leader), 'digest.approveAll');
      const wanted = namedBy(all);
      const answer = await press(leader, all);
      assert.match(answer, new RegExp(`${wanted.length} trin godkendt`));
      const approved = await steps();
      for (const one of wanted) assert.ok(approved.includes(`${one} approved`), one);
      assert.ok(!buttonsOf(answer).some(({ verb }) => /approve/.test(verb)));
      const [entry, ...more] = await audited('digest.approveAll');
      assert.equal(more.length, 0);
      assert.ok(entry?.value.subjects.includes('LI-2026-0001'));
      assert.ok(entry?.value.subjects.includes('LI-2026-0002'));
      const before = await steps();
      assert.match(await press(leader, all), /ikke opdateret/, 'pressed again');
      assert.deepEqual(await steps(), before);
    });

    it('approves the rest where the reader had approved one by itself', async () => {
      const all = buttonOf(await listOf(leader), 'digest.approveAll');
      const version = (await store().load('linde', 'case', 'LI-2026-0001'))?.value.revision;
      const [, step = ''] =
        namedBy(all)
          .find((one) => one.startsWith('LI-2026-0001'))
          ?.split(' ') ?? [];
      await press(leader, {
        ...{ title: '', verb: 'step.approve' },
        data: Object(
          school.sealed('step.approve', { case: 'LI-2026-0001', v: version ?? 0, step }),
        ),
      });
      const answer = await press(leader, all);
      assert.doesNotMatch(answer, /kunne ikke godkendes/);
      const after = await steps();
      for (const one of namedBy(all)) assert.ok(after.includes(`${one} approved`), one);
    });

    it('says how many it could not approve, since somebody had changed their case', async () => {
      const all = buttonOf(await listOf(leader), 'digest.approveAll');
      const own = namedBy(all).filter((one) => one.startsWith('LI-2026-0001'));
      const v = (await store().load('linde', 'case', 'LI-2026-0001'))?.value.revision ?? 0;
      const data = { case: 'LI-2026-0001', v, comment: 'Jeg ringer i aften' };
      await press(teacher, {
        ...{ title: '', verb: 'case.comment' },
        data: Object(school.sealed('case.comment', data)),
      });
      const answer = await press(leader, all);
      assert.match(answer, new RegExp(`${own.length} kunne ikke godkendes`));
      const after = await steps();
      for (const one of namedBy(all)) {
        const left = own.includes(one);
        assert.ok(after.includes(`${one} ${left ? 'proposed' : 'approved'}`), one);
      }
    });

    it('approves nothing for somebody who may not', async () => {
      const all = buttonOf(await listOf(leader), 'digest.approveAll');
      const before = await steps();
      const answer = await press(stranger, all);
      assert.doesNotMatch(answer, /Loke|Sofie/);
      await press(teacher, all);
      assert.deepEqual(await steps(), before);
      assert.deepEqual(
        (await audited('digest.approveAll')).map(({ value }) => value.outcome),
        ['refused', 'refused'],
      );
    });
  });

  describe('a reminder', () => {
    /** Somebody's step that the leader is told of, since it has waited for long. */
    const overdue = async () => {
      await transact(store(), 'linde', async (unit) => {
        const subject = await unit.load('case', 'LI-2026-0001');
        assert.ok(subject);
        const late = subject.steps.map((step) =>
          step.assignee === teacher.member.id && step.kind === 'task'
            ? {
                ...step,
                state: 'approved' as const,
                due: '2026-11-10',
                escalatedTo: 'leader' as const,
              }
            : step,
        );
        unit.put('case', subject.id, { ...subject, steps: late });
      });
      for (let page = 0; page < 5; page += 1) {
        const card = await press(leader, {
          ...{ title: '', verb: 'digest.show' },
          data: school.sealed('digest.show', { page, from: 'digest' }) as never,
        });
        const [found] = buttonsOf(card).filter(({ verb }) => verb === 'step.remind');
        if (found) return found;
      }
      throw new Error('nobody can be reminded');
    };
    const reminders = () => shown(teacher).filter(({ first }) => first.includes('påmindelse'));

    it('comes to whoever has the step, names the asker, and is sent once a day', async () => {
      const remind = await overdue();
      assert.equal(reminders().length, 0);
      const answer = await press(leader, remind);
      assert.ok(isList(answer));
      const [card, ...more] = reminders();
      assert.equal(more.length, 0);
      assert.ok(card?.content.includes(`${leader.name} minder dig`));
      assert.doesNotMatch(card?.summary ?? '', /Loke/);
      const again = { ...remind, data: { ...remind.data } };
      const subject = (await store().load('linde', 'case', 'LI-2026-0001'))?.value;
      const { seal: _, schoolId: __, ...data } = again.data;
      const newer = school.sealed('step.remind', { ...data, v: subject?.revision } as never);
      const refused = await press(leader, { ...again, data: newer as never });
      assert.match(refused, /allerede mindet om det i dag/);
      assert.equal(reminders().length, 1);
      assert.ok(
        subject?.log.some((event) => event.do === 'nudge' && event.by === leader.member.id),
      );
      assert.equal((await audited('step.remind')).length, 2);
    });

    it('waits for the morning when it is asked for in the evening', async () => {
      school.setNow('2026-11-25T21:00:00+01:00');
      await press(leader, await overdue());
      assert.equal(reminders().length, 0);
      school.setNow('2026-11-26T07:00:00+01:00');
      await settle();
      assert.equal(reminders().length, 1);
    });

    it('is not sent for somebody who may not see the case', async () => {
      const remind = await overdue();
      assert.match(await press(stranger, remind), /ikke adgang|venter på dig lige nu/);
      assert.equal(reminders().length, 0);
    });
  });

  describe('in the chat', () => {
    it('is one: a new one with something new, and a line where the last one was', async () => {
      await morning('2026-11-26T07:30:00+01:00');
      assert.deepEqual([sent(leader).length, live(leader).length], [1, 1]);
      await school.teams.say(teacher, 'Aksel ulovligt fravær 16/11-26/11');
      await settle();
      await morning('2026-11-27T07:30:00+01:00');
      assert.deepEqual([sent(leader).length, live(leader).length], [2, 1]);
      const [old] = sent(leader);
      assert.match(old?.content ?? '', /Din liste står længere nede/);
      assert.doesNotMatch(old?.content ?? '', /Loke|Action/);
    });

    it('is updated in place on a morning without anything new', async () => {
      await morning('2026-11-26T07:30:00+01:00');
      const before = sent(leader).length;
      const days = ['2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'];
      let updatedOnly = 0;
      for (const day of days) {
        const [known, count] = [live(leader)[0], sent(leader).length];
        const updates = known?.updates ?? 0;
        await morning(`${day}T07:30:00+01:00`);
        const [now] = live(leader);
        assert.equal(live(leader).length, 1, day);
        const date = Number(day.slice(8));
        assert.match(now?.content ?? '', new RegExp(` d\\. ${date}\\.`), day);
        if (sent(leader).length === count) {
          updatedOnly += 1;
          assert.deepEqual([now?.id, now?.updates], [known?.id, updates + 1]);
        }
      }
      assert.ok(updatedOnly > 0, 'a morning without anything new');
      assert.ok(sent(leader).length > before, 'a morning with something new');
    });

    it('is one also when its reader asks for it', async () => {
      await morning('2026-11-26T07:30:00+01:00');
      await school.teams.say(leader, 'mine opgaver');
      await settle();
      assert.deepEqual([sent(leader).length, live(leader).length], [2, 1]);
      assert.ok(isList(shown(leader).at(-1)?.content ?? ''), 'the newest');
    });

    it('greets before the first list ever, and never again', async () => {
      await morning('2026-11-26T07:30:00+01:00');
      assert.match(sent(leader)[0]?.first ?? '', /Hver skoledag samler jeg her/);
      await school.teams.say(leader, 'mine opgaver');
      await settle();
      assert.doesNotMatch(sent(leader)[1]?.first ?? '', /Hver skoledag samler jeg her/);
    });
  });

  it('says once who has come for ten days, where the class was reported', async () => {
    const calendar = school.bot.app.calendar;
    let day = Temporal.PlainDate.from('2026-11-26');
    const praised = () =>
      sent(teacher).filter(({ first }) =>
        /Loke fra 7\.b har været i skole 10 skoledage i træk/.test(first),
      );
    for (let count = 0; count < 10; count += 1) {
      await morning(`${day}T07:30:00+01:00`);
      assert.equal(praised().length, 0, String(day));
      school.setNow(`${day}T08:10:00+01:00`);
      await school.teams.say(teacher, 'alle er mødt i 7.b');
      await settle();
      day = calendar.onOrAfter(day.add({ days: 1 })) ?? day;
    }
    await morning(`${day}T07:30:00+01:00`);
    assert.equal(praised().length, 1);
    await morning(`${calendar.onOrAfter(day.add({ days: 1 }))}T07:30:00+01:00`);
    assert.equal(praised().length, 1);
    const subject = (await store().load('linde', 'case', 'LI-2026-0001'))?.value;
    assert.equal(subject?.log.filter((event) => event.do === 'praise').length, 1);
  });
});
