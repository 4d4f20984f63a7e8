import assert from 'node:assert/strict';
import { recipientKey } from '../../../bot/core/outboxItem.ts';
import type { StaffMember } from '../../../services/roster/roster.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Fault, type Person } from '../../doubles/teams.ts';

describe('a message that Teams refuses', () => {
  let school: RunningSchool;
  let clock: HandClock;
  let teacher: Person;
  let leader: Person & { member: StaffMember };
  let coordinator: Person;

  beforeEach(async () => {
    clock = handClock();
    const { now, schedule } = clock;
    school = await startSchool({ schools: 1, overrides: { now, schedule, random: () => 0 } });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    coordinator = school.person('coordinator');
    for (const person of [teacher, leader, coordinator]) await school.teams.install(person);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const texts = (person: Person) => school.teams.shown(chatOf(person)).map((one) => one.content);
  const having = (person: Person, words: string | RegExp) =>
    texts(person).filter((text) => text.match(words) !== null);
  /** What is left undone for the leader. */
  const outbox = async (state: string) =>
    (await school.bot.app.store.list('linde', 'outbox')).filter(
      ({ value }) =>
        value.state === state &&
        value.work.do === 'show' &&
        recipientKey(value.work.recipient) === `person:${leader.member.id}`,
    );
  const pass = async (by: Temporal.DurationLike) => {
    clock.advance(by);
    await school.bot.idle();
  };
  const write = async (person: Person, text: string) => {
    clock.advance({ seconds: 1 });
    await school.teams.say(person, text);
    await school.bot.delivery.idle();
  };
  /** Requests that bring something to the person's chat. */
  const faultFor = (person: Person, fault: Fault, methods: readonly string[] = ['POST', 'PUT']) =>
    school.teams.setFault(({ method, path }) =>
      methods.includes(method) && path.includes(chatOf(person)) ? fault : undefined,
    );
  const sentTo = (person: Person) =>
    school.teams.requests.filter((one) => one === `POST ${chatOf(person)}`).length;
  const receiptsOf = (person: Person) => having(person, 'Sofie Lyngsø');

  for (const meet of [
    'message',
    'press',
    'install',
    'add-upgrade',
    'conversationUpdate',
  ] as const) {
    it(`since the app is blocked waits, and comes once, in order, with the person's ${meet}`, async () => {
      faultFor(leader, { status: 403 });
      await write(teacher, 'Loke ulovligt fravær 16/11-24/11');
      await write(teacher, 'Loke ulovligt fravær 25/11');
      await write(teacher, 'Aksel ulovligt fravær 16/11-25/11');
      const tried = sentTo(leader);
      await pass({ hours: 30 });
      assert.equal(sentTo(leader), tried, 'nothing is tried while the person is not met');
      school.teams.setFault();
      await meetAgain(meet);
      await school.bot.delivery.idle();
      const [first, second, ...more] = texts(leader).flatMap(
        (text) => /Sag (LI-2026-\d+)|case":"(LI-2026-\d+)/.exec(text)?.slice(1, 3).join('') ?? [],
      );
      assert.deepEqual([first, second], ['LI-2026-0001', 'LI-2026-0002']);
      assert.ok(more.length <= 1, 'and what the press asked for');
      assert.deepEqual(having(leader, 'Hej, jeg er Nærvær').length, 1, String(texts(leader)));
      assert.deepEqual(await outbox('parked'), []);
    });
  }

  async function meetAgain(how: string): Promise<void> {
    const { teams } = school;
    const activity = teams.activity(leader);
    if (how === 'message') await teams.say(leader, 'hjælp');
    else if (how === 'press')
      await teams.press(leader, 'digest.show', school.sealed('digest.show', {}));
    else if (how === 'install') await teams.install(leader);
    else if (how === 'add-upgrade')
      await teams.post({ ...activity, type: 'installationUpdate', action: 'add-upgrade' });
    else {
      const membersAdded = [{ id: '28:bot', name: 'Nærvær' }];
      await teams.post({ ...activity, type: 'conversationUpdate', membersAdded });
    }
  }

  it('tells the coordinator of somebody who gets no morning list, once, and again when it happens anew', async () => {
    await write(teacher, 'Loke ulovligt fravær 16/11-25/11');
    for (let round = 1; round <= 2; round += 1) {
      faultFor(leader, { status: 403 });
      for (let day = 0; day < 4; day += 1) {
        await pass({ hours: 24 });
        await school.bot.tick();
        await school.bot.delivery.idle();
      }
      school.teams.setFault();
      await write(leader, 'hjælp');
    }
    const told = having(coordinator, 'får ikke kort fra Nærvær lige nu');
    assert.equal(told.length, 2);
    assert.ok(told[0]?.includes(leader.name));
    assert.doesNotMatch(told.join(), /Loke/);
  });

  it('does not pile up morning lists for somebody who is away from the app', async () => {
    faultFor(leader, { status: 403 });
    await write(teacher, 'Loke ulovligt fravær 16/11-25/11');
    for (let day = 0; day < 8; day += 1) {
      await pass({ hours: 24 });
      await write(teacher, `Aksel ulovligt fravær ${16 + day}/11`);
      await school.bot.tick();
      await school.bot.delivery.idle();
    }
    const lists = (await outbox('parked')).filter(
      ({ value: { work } }) => work.do === 'show' && work.subject.card === 'digest',
    );
    assert.ok(lists.length <= 1, `${lists.length} lists wait`);
    school.teams.setFault();
    const before = texts(leader).length;
    await school.teams.install(leader);
    await school.bot.delivery.idle();
    const came = texts(leader).slice(before);
    assert.equal(new Set(came).size, came.length, 'nothing comes twice');
  });

  for (const fault of [
    { status: 401 },
    { status: 302 },
    { status: 308 },
    { status: 429 },
  ] as const) {
    it(`with ${fault.status} is tried again for a day, and comes once it is taken`, async () => {
      faultFor(teacher, fault);
      await write(teacher, 'Sofie syg i dag');
      for (let hour = 0; hour < 23; hour += 1) await pass({ minutes: 60 });
      assert.equal(receiptsOf(teacher).length, 0);
      assert.ok(sentTo(teacher) > 20);
      school.teams.setFault();
      await pass({ minutes: 10 });
      assert.equal(receiptsOf(teacher).length, 1);
    });
  }

  for (const status of [400, 401, 302] as const) {
    it(`for good with ${status} is told its writer with the receipt, the next time they write, once`, async () => {
      faultFor(teacher, { status });
      await write(teacher, 'Sofie syg i dag');
      for (let hour = 0; hour < 26; hour += 1) await pass({ minutes: 60 });
      school.teams.setFault();
      await pass({ hours: 3 });
      assert.equal(receiptsOf(teacher).length, 0, 'not before they are met');
      await write(teacher, 'hjælp');
      assert.equal(receiptsOf(teacher).length, 1);
      assert.equal(having(teacher, 'Svaret på din besked kunne ikke sendes').length, 1);
      await write(teacher, 'hjælp');
      assert.equal(receiptsOf(teacher).length, 1);
      assert.equal(having(teacher, 'Svaret på din besked kunne ikke sendes').length, 1);
    });
  }

  it('for good, however often its writer is met, is let go no more than once', async () => {
    faultFor(teacher, { status: 400 });
    await write(teacher, 'Sofie syg i dag');
    const before = sentTo(teacher);
    for (let time = 0; time < 5; time += 1) await write(teacher, 'hjælp');
    const receipts = (await school.bot.app.store.list('linde', 'outbox')).filter(
      ({ value: { work } }) => work.do === 'show' && work.subject.card === 'receipt',
    );
    assert.deepEqual(
      receipts.map(({ value }) => value.state),
      ['failed'],
    );
    assert.ok(sentTo(teacher) - before <= 8);
  });

  it('and had waited long is tried as if it were new', async () => {
    faultFor(leader, { status: 403 });
    await write(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await pass({ hours: 24 * 5 });
    faultFor(leader, { status: 429 });
    await school.teams.install(leader);
    await pass({ minutes: 10 });
    school.teams.setFault();
    await pass({ minutes: 10 });
    assert.equal(having(leader, 'LI-2026-0001').length, 1);
  });

  it('as too large is replaced by a small one with a way on, and logged as a fault of ours', async () => {
    school.teams.setFault(({ method, body, path }) =>
      method === 'POST' && path.includes(chatOf(leader)) && body.length > 2500 ? 413 : undefined,
    );
    await write(teacher, 'Loke ulovligt fravær 16/11-25/11');
    assert.equal(having(leader, 'Kortet er for stort til Teams').length, 1);
    const line = school.log
      .map((one) => JSON.parse(one))
      .find((one) => one.code === 'card_too_large');
    assert.deepEqual([line?.level, line?.card], [50, 'case']);
    assert.deepEqual(await outbox('failed'), []);
  });

  const bot = [{ id: '28:bot' }];
  const removals: readonly [
    string,
    Record<string, unknown>,
    Record<string, unknown> | undefined,
  ][] = [
    ['remove', { type: 'installationUpdate', action: 'remove' }, undefined],
    [
      'remove-upgrade',
      { type: 'installationUpdate', action: 'remove-upgrade' },
      { type: 'installationUpdate', action: 'add-upgrade' },
    ],
    [
      'conversationUpdate',
      { type: 'conversationUpdate', membersRemoved: bot },
      { type: 'message', text: 'hej' },
    ],
  ];
  for (const [how, gone, back] of removals) {
    it(`is not tried where the app was taken away (${how}); the coordinator is told of the case`, async () => {
      await school.teams.post({ ...school.teams.activity(leader), ...gone });
      const before = sentTo(leader);
      await write(teacher, 'Loke ulovligt fravær 16/11-25/11');
      assert.equal(sentTo(leader), before);
      assert.match(having(coordinator, 'kunne ikke leveres')[0] ?? '', /appen er ikke installeret/);
      if (back) await school.teams.post({ ...school.teams.activity(leader), ...back });
      else await school.teams.install(leader);
      await school.bot.delivery.idle();
      assert.equal(having(leader, 'LI-2026-0001').length, 1);
      const greetings = back?.type === 'message' ? 3 : 2;
      assert.equal(texts(leader).length, greetings, 'the first greeting, any answer, and the case');
    });
  }

  it('is not tried in a team that the app was taken away from, until it is there again', async () => {
    const team = '19:team@thread.tacv2';
    const channel = {
      conversation: team,
      conversationType: 'channel',
      channelData: { tenant: { id: 'tenant' }, team: { id: team } },
    } as const;
    school.teams.setMembers(team, [teacher, leader, coordinator]);
    await school.teams.install(leader, channel);
    await school.bot.delivery.idle();
    await school.teams.post({
      ...school.teams.activity(leader, channel),
      type: 'conversationUpdate',
      membersRemoved: [{ id: '28:bot' }],
    });
    const before = school.teams.requests.filter((one) => one.includes(team)).length;
    await write(teacher, 'Loke ulovligt fravær 16/11-25/11');
    assert.equal(school.teams.requests.filter((one) => one.includes(team)).length, before);
    await school.teams.install(leader, channel);
    await school.bot.delivery.idle();
    const cards = school.teams
      .shown(team)
      .filter(({ content }) => content.includes('LI-2026-0001'));
    assert.equal(cards.length, 1);
  });
});
