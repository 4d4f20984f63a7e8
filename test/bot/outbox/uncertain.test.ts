import assert from 'node:assert/strict';
import type { SchoolStore } from '../../../bot/core/records.ts';
import { type Verb, verbs } from '../../../cards/wording/verbs.ts';
import { StoreError } from '../../../services/store/store.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Fault, type Person, type Shown } from '../../doubles/teams.ts';

describe('a message that may not have arrived', () => {
  let school: RunningSchool;
  let clock: HandClock;
  let teacher: Person;
  let leader: Person;

  beforeEach(async () => {
    clock = handClock();
    const { now, elapsed, schedule } = clock;
    school = await startSchool({ overrides: { now, elapsed, schedule, random: () => 0 } });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    // On a busy machine the morning's list would come while nothing goes through.
    await school.bot.tick();
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const shown = (person: Person): readonly Shown[] => school.teams.shown(chatOf(person));
  const withVerb = (person: Person, verb: string) =>
    shown(person).filter(({ content }) => content.includes(`"${verb}"`));
  const posts = () => school.teams.requests.filter((one) => one.startsWith('POST')).length;
  const states = async (state: string) =>
    (await school.bot.app.store.list('linde', 'outbox')).filter(
      ({ value }) => value.state === state,
    );
  const pass = async (by: Temporal.DurationLike) => {
    clock.advance(by);
    await school.bot.delivery.idle();
  };
  /** Lets the next new messages go wrong, and everything else through. */
  const postsGoWrong = (fault: Fault) =>
    school.teams.setFault(({ method }) => (method === 'POST' ? fault : undefined));
  const deliveries = async () => {
    const found = await school.bot.app.metrics.deliveries.get();
    return new Map(found.values.map(({ labels, value }) => [labels.outcome, value]));
  };

  for (const fault of [
    { status: 500 },
    { status: 502 },
    { status: 503, taken: true },
    { status: 504, taken: true },
    { status: 'reset', taken: true },
  ] as const satisfies Fault[]) {
    it(`is sent once when Teams answers ${fault.status}, and asked about a minute later`, async () => {
      postsGoWrong(fault);
      const before = posts();
      await school.teams.say(teacher, 'Sofie syg i dag');
      await school.bot.delivery.idle();
      await pass({ seconds: 59 });
      assert.equal(posts(), before + 1);
      school.teams.setFault();
      await pass({ seconds: 1 });
      const [notice] = withVerb(teacher, 'message.again');
      assert.ok(notice);
      assert.match(notice.content, /Måske fik du ikke mit svar kl\. 08\.10\./);
      const { data } = buttonOf(notice.content, 'message.again');
      const answer = await school.teams.press(teacher, 'message.again', data);
      assert.match(JSON.stringify(answer), /Sofie Lyngsø.*note\.undo/);
      await pass({ hours: 1 });
      assert.equal(withVerb(teacher, 'message.again').length, 1);
      assert.equal((await deliveries()).get('maybe'), 1);
    });
  }

  it('is sent once when Teams does not answer', async () => {
    postsGoWrong({ status: 'hang' });
    const before = posts();
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.teams.until(() => posts() > before, 'the receipt is on its way');
    await pass({ seconds: 15 });
    assert.equal((await states('maybe')).length, 1);
    assert.equal(posts(), before + 1);
  });

  it('is shown to nobody but the one it was for', async () => {
    postsGoWrong({ status: 503 });
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    school.teams.setFault();
    await pass({ minutes: 1 });
    const { data } = buttonOf(withVerb(teacher, 'message.again')[0]?.content, 'message.again');
    const answer = JSON.stringify(await school.teams.press(leader, 'message.again', data));
    assert.doesNotMatch(answer, /Sofie/);
  });

  it('waits with the question until the conversation takes requests again', async () => {
    school.teams.setFault(() => 503);
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    for (let minute = 0; minute < 30; minute += 1) await pass({ minutes: 1 });
    assert.equal(withVerb(teacher, 'message.again').length, 0);
    school.teams.setFault();
    await pass({ minutes: 5 });
    assert.equal(withVerb(teacher, 'message.again').length, 1);
  });

  it('is overtaken by a later version of the same card', async () => {
    school.teams.setFault(({ method, path }) =>
      method === 'POST' && path.includes(chatOf(leader)) ? 503 : undefined,
    );
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-24/11');
    await school.bot.delivery.idle();
    assert.equal((await states('maybe')).length, 1);
    school.teams.setFault();
    await school.teams.say(teacher, 'Loke ulovligt fravær 25/11');
    await school.bot.delivery.idle();
    assert.equal(withVerb(leader, 'case.refresh').length, 1);
    assert.equal((await states('maybe')).length, 0);
    await pass({ minutes: 2 });
    assert.equal(withVerb(leader, 'message.again').length, 0);
  });

  it('has arrived when its card is pressed, and is updated where it stands', async () => {
    school.teams.setFault(({ method, path }) =>
      method === 'POST' && path.includes(chatOf(leader)) ? { status: 504, taken: true } : undefined,
    );
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
    school.teams.setFault();
    const [card] = withVerb(leader, 'case.approveAll');
    assert.ok(card);
    const { verb, data } = buttonOf(card.content, 'case.approveAll');
    await school.teams.press(leader, verb, data, { replyToId: card.id });
    await school.bot.delivery.idle();
    assert.equal((await states('maybe')).length, 0);
    // The answer stood there first.
    await pass({ seconds: 6 });
    const [updated, ...more] = withVerb(leader, 'case.refresh');
    assert.deepEqual([updated?.id, updated?.updates, more.length], [card.id, 1, 0]);
    await pass({ minutes: 2 });
    assert.equal(withVerb(leader, 'message.again').length, 0);
  });

  it('has arrived whichever of its own buttons is pressed, and by no button of another card', async () => {
    school.teams.setFault(({ method, path }) =>
      method === 'POST' && path.includes(chatOf(leader)) ? { status: 504, taken: true } : undefined,
    );
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
    school.teams.setFault();
    const [card] = withVerb(leader, 'case.approveAll');
    const [maybe] = await states('maybe');
    assert.ok(card && maybe);
    const { store } = school.bot.app;
    const elsewhere = new Set<Verb>(['case.show', 'step.remind']);
    const onCase = verbs.filter((verb) => /^(case|step)\./.test(verb) && !elsewhere.has(verb));
    for (const verb of [...onCase, 'meeting.propose', ...elsewhere] as const) {
      const now = await store.load('linde', 'outbox', maybe.id);
      const expected = now?.version ?? 0;
      const again = { kind: 'outbox', id: maybe.id, expected, value: maybe.value } as const;
      await store.commit('linde', [again]);
      const data = school.sealed(verb, { case: 'LI-2026-0001', v: 0, step: 'none' });
      await school.teams.press(leader, verb, data, { replyToId: card.id });
      assert.equal((await states('maybe')).length, elsewhere.has(verb) ? 1 : 0, verb);
    }
  });

  it('is asked about, not sent again, when the process ended in the middle', async () => {
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    const { store } = school.bot.app;
    const [receipt] = withVerb(teacher, 'note.undo');
    const report = buttonOf(receipt?.content, 'note.undo').data.report;
    // As the store stands when the power goes between the message and what is known of it.
    await store.commit('linde', [
      {
        kind: 'outbox',
        id: `${chatOf(teacher)}/cut#1`,
        expected: 0,
        value: {
          work: {
            do: 'show',
            recipient: { to: 'person', staffId: school.person('class_teacher', '7b').member.id },
            subject: { card: 'receipt', id: String(report) },
            mode: 'new',
          },
          createdAt: '2026-11-25T08:09:00+01:00',
          attempts: 0,
          state: 'sending',
        },
      },
    ]);
    const before = posts();
    await school.restart();
    await school.bot.delivery.idle();
    assert.equal(posts(), before);
    assert.equal((await states('maybe')).length, 1);
    await pass({ minutes: 1 });
    assert.equal(withVerb(teacher, 'message.again').length, 1);
  });

  it('is marked in the store before it goes out', async () => {
    const seen: string[] = [];
    const look = async () => {
      for (const { value } of await states('sending')) seen.push(value.work.do);
    };
    const looking: Promise<void>[] = [];
    school.teams.setFault(({ method }) => {
      if (method === 'POST') looking.push(look());
      return undefined;
    });
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    await Promise.all(looking);
    assert.deepEqual(seen, ['show']);
  });
});

describe('a message whose store fails once it was sent', () => {
  let school: RunningSchool;
  let clock: HandClock;
  let teacher: Person;
  let refusals: number;

  /** Refuses so many commits that settle a message. */
  const refusing = (inner: SchoolStore): SchoolStore => ({
    ...inner,
    decide: (part, make) =>
      inner.decide(part, async (view) => {
        const decided = await make(view);
        const settles = decided.changes.some(
          ({ kind, value }) => kind === 'outbox' && value === undefined,
        );
        if (!settles || refusals === 0) return decided;
        refusals -= 1;
        throw new StoreError('busy', part, 'others come first');
      }),
  });

  beforeEach(async () => {
    refusals = 0;
    clock = handClock();
    const { now, elapsed, schedule } = clock;
    const ports = { store: refusing };
    school = await startSchool({ overrides: { now, elapsed, schedule, random: () => 0, ports } });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  it('is known to have arrived, and is not asked about', async () => {
    const before = school.teams.shown(chatOf(teacher)).length;
    const { store } = school.bot.app;
    refusals = 3;
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    const [waiting] = await store.list('linde', 'outbox');
    assert.equal(waiting?.value.state, 'sending');
    for (let minute = 0; minute < 5; minute += 1) {
      clock.advance({ minutes: 1 });
      await school.bot.delivery.idle();
    }
    assert.equal(refusals, 0);
    assert.deepEqual(await store.list('linde', 'outbox'), []);
    const shown = school.teams.shown(chatOf(teacher)).slice(before);
    assert.equal(shown.length, 1);
    assert.match(shown[0]?.content ?? '', /note\.undo/);
  });
});

describe('a message that was certainly not sent', () => {
  let school: RunningSchool;
  let clock: HandClock;
  let teacher: Person & { member: { id: string } };
  let leader: Person;
  let coordinator: Person;

  beforeEach(async () => {
    clock = handClock();
    const { now, elapsed, schedule } = clock;
    school = await startSchool({ overrides: { now, elapsed, schedule, random: () => 0 } });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    coordinator = school.person('coordinator');
    for (const person of [teacher, leader, coordinator]) await school.teams.install(person);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const texts = (person: Person) =>
    school.teams.shown(chatOf(person)).map(({ content }) => content);
  const pass = async (by: Temporal.DurationLike) => {
    clock.advance(by);
    await school.bot.delivery.idle();
  };

  it('holds back its conversation for as long as Teams asks, in order, and no other', async () => {
    school.teams.setFault(({ path }) =>
      path.includes(chatOf(teacher)) ? { status: 429, retryAfter: '30' } : undefined,
    );
    const before = school.teams.requests.length;
    for (const name of ['Sofie', 'Aksel', 'Loke'])
      await school.teams.say(teacher, `${name} syg i dag`);
    await school.bot.delivery.idle();
    assert.equal(school.teams.requests.length, before + 1, 'one try holds back the rest');
    school.teams.setFault();
    await school.teams.say(leader, 'status');
    await school.bot.delivery.idle();
    assert.ok(
      texts(leader).some((text) => text.includes('status.show') || text.includes('Overblik')),
    );
    await pass({ seconds: 29 });
    assert.equal(texts(teacher).filter((text) => text.includes('note.undo')).length, 0);
    await pass({ seconds: 1 });
    const receipts = texts(teacher).filter((text) => text.includes('note.undo'));
    assert.deepEqual(
      receipts.map((text) => /Sofie|Aksel|Loke/.exec(text)?.[0]),
      ['Sofie', 'Aksel', 'Loke'],
    );
  });

  it('keeps the order over a restart, and waits as long as before', async () => {
    school.teams.setFault(() => ({ status: 429, retryAfter: '60' }));
    for (const name of ['Sofie', 'Aksel']) await school.teams.say(teacher, `${name} syg i dag`);
    await school.bot.delivery.idle();
    await school.restart();
    school.teams.setFault();
    await school.bot.delivery.idle();
    assert.equal(texts(teacher).filter((text) => text.includes('note.undo')).length, 0);
    await pass({ minutes: 1 });
    const receipts = texts(teacher).filter((text) => text.includes('note.undo'));
    assert.deepEqual(
      receipts.map((text) => /Sofie|Aksel/.exec(text)?.[0]),
      ['Sofie', 'Aksel'],
    );
  });

  it('is sent after an hour without Teams', async () => {
    school.teams.setFault(({ method }) => (method === 'POST' ? 412 : undefined));
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    for (let minute = 0; minute < 60; minute += 1) await pass({ minutes: 1 });
    school.teams.setFault();
    await pass({ minutes: 5 });
    assert.equal(texts(teacher).filter((text) => text.includes('note.undo')).length, 1);
  });

  it('that an update got no answer to is updated again', async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-24/11');
    await school.bot.delivery.idle();
    school.teams.setFault(({ method }) => (method === 'PUT' ? 504 : undefined));
    await school.teams.say(teacher, 'Loke ulovligt fravær 25/11');
    await school.bot.delivery.idle();
    school.teams.setFault();
    await pass({ seconds: 1 });
    const cards = school.teams
      .shown(chatOf(leader))
      .filter(({ content }) => content.includes('case.refresh'));
    assert.deepEqual(
      cards.map(({ updates }) => updates),
      [1],
    );
  });

  it('to somebody without the app is told to the coordinator, once for each case, and names no pupil', async () => {
    school.teams.setFault(({ path }) => (path.includes(chatOf(leader)) ? 403 : undefined));
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-24/11');
    await school.bot.delivery.idle();
    await school.teams.say(teacher, 'Loke ulovligt fravær 25/11');
    await school.bot.delivery.idle();
    const told = texts(coordinator).filter((text) => text.includes('kunne ikke leveres'));
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /Kortet om sag LI-2026-0001 .*appen er ikke installeret/);
    assert.ok(told[0]?.includes(leader.name));
    assert.doesNotMatch(told[0] ?? '', /Loke/);
    const outbox = await school.bot.app.store.list('linde', 'outbox');
    const parked = outbox.filter(({ value }) => value.state === 'parked');
    assert.ok(parked.length > 0, 'it waits until they are met');
    assert.deepEqual(
      outbox.filter(({ value }) => value.state === 'failed'),
      [],
    );
  });

  it('tells nobody of a notice that does not arrive itself', async () => {
    school.teams.setFault(({ path }) =>
      path.includes(chatOf(leader)) || path.includes(chatOf(coordinator)) ? 403 : undefined,
    );
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
    const tellings = await school.bot.app.store.list('linde', 'telling');
    // Of the leader's card to the coordinator, of the coordinator's to nobody but the leader.
    assert.ok(tellings.length <= 2);
    assert.ok(school.teams.requests.length < 30);
    await pass({ hours: 2 });
    assert.ok(school.teams.requests.length < 30);
  });

  it('waits for the person where the conversation is gone, and greets nobody twice', async () => {
    school.teams.setFault(({ method, path }) =>
      method === 'POST' && path.includes(chatOf(leader)) ? 404 : undefined,
    );
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
    school.teams.setFault();
    const before = school.teams.requests.filter((one) => one.includes(chatOf(leader))).length;
    await pass({ hours: 2 });
    assert.equal(
      school.teams.requests.filter((one) => one.includes(chatOf(leader))).length,
      before,
    );
    await school.teams.install(leader);
    await school.bot.delivery.idle();
    assert.equal(texts(leader).filter((text) => text.includes('LI-2026-0001')).length, 1);
    assert.equal(texts(leader).length, 2, 'the greeting and the case');
  });
});
