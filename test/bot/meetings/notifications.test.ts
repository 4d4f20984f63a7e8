import assert from 'node:assert/strict';
import { z } from 'zod';
import { sweepMeetings } from '../../../bot/meetings/meetingSweep.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const publicUrl = 'https://naervaer.example';

describe('a change in the calendar', () => {
  let school: RunningSchool;
  let teacher: Person & { member: { email: string; id: string } };

  const path = () => `${school.bot.url}/api/graph/notifications`;
  const event = () => {
    const found = school.graph.events.all().at(-1);
    assert.ok(found);
    return found;
  };
  const meeting = async () => (await school.bot.app.store.list('linde', 'meeting')).at(-1)?.value;
  const subscription = () => {
    const found = school.graph.subscriptions.all().at(-1);
    assert.ok(found);
    return found;
  };
  const card = () =>
    school.teams.shown(chatOf(teacher)).findLast(({ content }) => content.includes('Teammøde, sag'))
      ?.content ?? '';
  /** What Graph told has arrived, and what came of it is done. */
  const settled = async () => {
    await school.graph.subscriptions.settled();
    await school.bot.delivery.idle();
  };
  const onGraph = async (method: string, rest: string, body?: object) => {
    const response = await fetch(`${school.graph.url}/users/${rest}`, {
      method,
      headers: { authorization: 'Bearer outlook', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.ok(response.ok, `${method} ${rest}: ${response.status}`);
    await settled();
  };

  const sweepAt = async (moment: string) => {
    school.setNow(moment);
    await sweepMeetings(school.bot.app, 'linde');
    school.bot.delivery.wake('linde');
    await settled();
  };

  /** From a line in chat to a meeting in the calendar. */
  const book = async () => {
    const newest = (verb: string) =>
      school.teams.until(
        () => school.teams.shown(chatOf(teacher)).findLast(({ content }) => content.includes(verb)),
        verb,
      );
    await school.teams.install(teacher);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    for (const verb of ['case.show', 'meeting.propose', 'meeting.book']) {
      await newest(verb);
      await school.bot.delivery.idle();
      const { content } = await newest(verb);
      await school.teams.press(teacher, verb, buttonOf(content, verb).data);
      await settled();
    }
  };

  beforeEach(async () => {
    school = await startSchool({ schools: 1, publicUrl });
    teacher = school.person('class_teacher', '7b');
    await book();
  });

  afterEach(() => school.close());

  it('is asked for when a meeting is booked, for its organiser, once', async () => {
    const [one, ...others] = school.graph.subscriptions.all();
    assert.deepEqual(others, []);
    assert.equal(one?.resource, `users/${teacher.member.email}/events`);
    const kept = await school.bot.app.store.load('linde', 'watch', teacher.member.id);
    assert.equal(kept?.value.subscriptionId, one?.id);
    assert.equal(kept?.value.until, '2026-11-28T06:40:00+01:00');
  });

  it('shows the new time to all when the meeting is moved', async () => {
    const at = (hour: string) => ({
      dateTime: `2026-11-30T${hour}:00:00`,
      timeZone: 'Romance Standard Time',
    });
    await onGraph('PATCH', `${teacher.member.email}/events/${event().id}`, {
      start: at('10'),
      end: at('11'),
    });
    assert.match(card(), /Mandag d\. 30\. nov\. kl\. 10\.00–11\.00/);
    const moved = await meeting();
    assert.equal(
      moved?.slots.find(({ id }) => id === moved.chosen)?.start,
      '2026-11-30T10:00:00+01:00',
    );
  });

  for (const [what, method, rest] of [
    ['cancelled', 'POST', '/cancel'],
    ['deleted', 'DELETE', ''],
  ] as const) {
    it(`cancels the meeting when it is ${what} in Outlook, and says so`, async () => {
      const body = method === 'POST' ? { comment: '' } : undefined;
      await onGraph(method, `${teacher.member.email}/events/${event().id}${rest}`, body);
      assert.equal((await meeting())?.state, 'cancelled');
      assert.match(card(), /Mødet er aflyst/);
    });
  }

  it('counts the answers on the card', async () => {
    const [first, second, third] = event().attendees;
    for (const [person, answer] of [
      [first, 'accept'],
      [second, 'accept'],
      [third, 'decline'],
    ] as const) {
      await onGraph('POST', `${person?.address}/events/${event().id}/${answer}`, {});
    }
    assert.match(card(), /Svar: 2 kommer, 1 kommer ikke/);
    const revision = (await school.bot.app.store.list('linde', 'case'))[0]?.value.revision;
    await onGraph('POST', `${third?.address}/events/${event().id}/tentativelyAccept`, {});
    assert.match(card(), /Svar: 2 kommer, 1 måske/);
    const later = (await school.bot.app.store.list('linde', 'case'))[0]?.value.revision;
    assert.equal(later, revision, 'an answer does not make the case’s buttons stale');
  });

  it('looks at other events of the organiser’s not at all', async () => {
    const own = school.graph.events.add({
      ...event(),
      subject: 'Tandlæge',
      attendees: [],
      transactionId: undefined,
      online: false,
    });
    const looked = school.graph.calls.length;
    school.graph.events.move(own, own.start + 3_600_000, own.end + 3_600_000);
    await settled();
    assert.equal(school.graph.calls.length, looked);
  });

  it('makes one look of many notifications', async () => {
    const looked = () =>
      school.graph.calls.filter((one) => one.startsWith('GET /users/{id}/events/'));
    const before = looked().length;
    const { id, clientState } = subscription();
    const one = {
      subscriptionId: id,
      clientState,
      tenantId: 'sandbox',
      resourceData: { id: event().id },
    };
    const response = await post({ value: Array(200).fill(one) });
    assert.equal(response.status, 202);
    await settled();
    assert.equal(looked().length, before + 1);
  });

  it('is looked for once an hour, whatever Graph has told', async () => {
    await sweepAt('2026-11-25T08:20:00+01:00');
    school.graph.subscriptions.remove(subscription().id);
    school.graph.events.cancel(event());
    await sweepAt('2026-11-25T08:50:00+01:00');
    assert.equal((await meeting())?.state, 'booked', 'it was looked at this hour');
    await sweepAt('2026-11-25T09:20:00+01:00');
    assert.equal((await meeting())?.state, 'cancelled');
    assert.match(card(), /Mødet er aflyst/);
  });

  it('is followed each time it moves, also while somebody who is invited was never met', async () => {
    const movedTo = async (start: string, end: string, seenAt: string) => {
      for (const { id } of school.graph.subscriptions.all()) school.graph.subscriptions.remove(id);
      school.graph.events.move(event(), Date.parse(start), Date.parse(end));
      await sweepAt(seenAt);
      const { slots = [], chosen } = (await meeting()) ?? {};
      return Date.parse(slots.find(({ id }) => id === chosen)?.start ?? '') === Date.parse(start);
    };
    assert.ok(
      await movedTo('2026-12-02T09:00:00Z', '2026-12-02T10:00:00Z', '2026-11-25T09:20:00+01:00'),
    );
    assert.ok(
      await movedTo('2026-12-02T11:00:00Z', '2026-12-02T12:00:00Z', '2026-11-25T10:20:00+01:00'),
    );
  });

  it('is asked for anew from half the time on, while a meeting is ahead', async () => {
    const { id } = subscription();
    const at = (moment: string) => Temporal.Instant.from(moment).epochMilliseconds;
    school.graph.events.move(event(), at('2026-12-02T09:00:00Z'), at('2026-12-02T10:00:00Z'));
    await settled();
    await sweepAt('2026-11-26T18:00:00+01:00');
    assert.equal(subscription().expirationDateTime, '2026-11-28T05:40:00Z', 'not yet');
    await sweepAt('2026-11-26T20:00:00+01:00');
    assert.equal(subscription().id, id);
    assert.equal(subscription().expirationDateTime, '2026-11-29T17:30:00Z');
    await sweepAt('2026-12-02T12:00:00+01:00');
    assert.equal(subscription().expirationDateTime, '2026-11-29T17:30:00Z', 'the meeting was held');
  });

  describe('told of the subscription itself', () => {
    it('lengthens it when Graph asks for that', async () => {
      school.setNow('2026-11-25T09:10:00+01:00');
      school.graph.subscriptions.tell(subscription().id, 'reauthorizationRequired');
      await settled();
      assert.equal(school.graph.subscriptions.all().length, 1);
      assert.equal(subscription().expirationDateTime, '2026-11-28T06:40:00Z');
    });

    it('makes another when it was removed', async () => {
      const { id } = subscription();
      school.graph.subscriptions.tell(id, 'subscriptionRemoved');
      school.graph.subscriptions.remove(id);
      await settled();
      assert.equal(school.graph.subscriptions.all().length, 1);
      assert.notEqual(subscription().id, id);
    });

    it('looks at every meeting ahead when something was missed', async () => {
      const { id } = subscription();
      const told = school.graph.subscriptions.changed;
      school.graph.subscriptions.changed = () => {};
      school.graph.events.cancel(event());
      school.graph.subscriptions.changed = told;
      school.graph.subscriptions.tell(id, 'missed');
      await settled();
      assert.equal((await meeting())?.state, 'cancelled');
    });
  });

  const post = (body: unknown, query = '', type = 'application/json') =>
    fetch(`${path()}${query}`, {
      method: 'POST',
      headers: { 'content-type': type },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  describe('said by somebody who is not Graph', () => {
    const forgeries: readonly [string, (true_: Record<string, unknown>) => unknown, string][] = [
      ['another secret', (one) => ({ ...one, clientState: 'guessed' }), 'forged'],
      [
        'a secret of the right length',
        (one) => ({ ...one, clientState: 'A'.repeat(43) }),
        'forged',
      ],
      ['an empty secret', (one) => ({ ...one, clientState: '' }), 'forged'],
      ['no secret', ({ clientState: _, ...one }) => one, 'malformed'],
      ['a list for a secret', (one) => ({ ...one, clientState: [one.clientState] }), 'malformed'],
      ['a secret of 200 letters', (one) => ({ ...one, clientState: 'A'.repeat(200) }), 'malformed'],
      ['another tenant', (one) => ({ ...one, tenantId: 'another' }), 'wrong_tenant'],
      ['no tenant', ({ tenantId: _, ...one }) => one, 'malformed'],
      ['another subscription', (one) => ({ ...one, subscriptionId: 'unknown' }), 'unknown'],
      [
        'a name that every object has',
        (one) => ({ ...one, subscriptionId: '__proto__' }),
        'unknown',
      ],
      [
        'a removal with another secret',
        (one) => ({ ...one, clientState: 'x', lifecycleEvent: 'subscriptionRemoved' }),
        'forged',
      ],
      ['nothing', () => null, 'malformed'],
      ['text', () => 'change', 'malformed'],
    ];

    it('is dropped with 202 like any other, counted, and nobody looks', async () => {
      const { id, clientState } = subscription();
      const right = {
        subscriptionId: id,
        clientState,
        tenantId: 'sandbox',
        resourceData: { id: event().id },
      };
      const calls = school.graph.calls.length;
      for (const [what, forge, outcome] of forgeries) {
        const before = await counted(outcome);
        const response = await post({ value: [forge(right)] });
        assert.deepEqual([response.status, await response.text()], [202, '{}'], what);
        assert.equal(await counted(outcome), before + 1, what);
      }
      await settled();
      assert.equal(school.graph.calls.length, calls);
      assert.equal(school.graph.subscriptions.all().length, 1);
    });

    it('is refused where it is no list of notifications', async () => {
      const bodies = ['', '[]', '{}', '{"value":4}', '{"value":"x"}', '"x"', 'null'];
      for (const body of bodies) assert.equal((await post(body)).status, 400, body);
      assert.equal((await post({ value: Array(1001).fill(null) })).status, 400);
      assert.equal((await post('{"value":[')).status, 400);
      assert.equal((await post('x', '', 'text/plain')).status, 415);
      assert.equal((await fetch(path())).status, 405);
    });

    const counted = async (outcome: string) => {
      const metrics = await (await fetch(`${school.bot.url}/metrics`)).text();
      const found = new RegExp(`notifications_total\\{outcome="${outcome}"\\} (\\d+)`).exec(
        metrics,
      );
      return z.coerce.number().parse(found?.[1] ?? 0);
    };
  });

  describe('before anything is told', () => {
    const ask = (token: string) =>
      post(undefined, `?${new URLSearchParams({ validationToken: token })}`, 'text/plain');

    it('gives Graph’s token back as plain text, decoded', async () => {
      const tokens = [
        'Validation: Testing client application reachability for subscription Request-Id: 3ca9a5f1-0000',
        'abc',
        'a=b;c,d/e~f+g',
      ];
      for (const token of tokens) {
        const response = await ask(token);
        assert.deepEqual([response.status, await response.text()], [200, token]);
        assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
        assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      }
    });

    it('gives nothing back that a browser could take for markup, nor anything long', async () => {
      const tokens = [
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "';alert(1)//",
        '&lt;b&gt;',
        'a\r\nset-cookie: b=c',
        'a\0b',
        'æøå',
        '',
        'a'.repeat(1001),
      ];
      for (const token of tokens) {
        const response = await ask(token);
        const text = await response.text();
        assert.deepEqual([response.status, text], [400, '{"error":"not understood"}']);
        assert.equal(response.headers.get('set-cookie'), null);
      }
    });
  });
});

describe('a bot without a public address', () => {
  it('has no path for notifications, and asks for none', async () => {
    const school = await startSchool({ schools: 1 });
    try {
      const response = await fetch(
        `${school.bot.url}/api/graph/notifications?validationToken=abc`,
        { method: 'POST' },
      );
      assert.equal(response.status, 404);
      assert.equal(school.bot.app.watching, undefined);
    } finally {
      await school.close();
    }
  });
});
