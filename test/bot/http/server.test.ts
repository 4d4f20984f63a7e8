import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { z } from 'zod';
import { buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('the door', () => {
  let school: RunningSchool;
  let teacher: Person;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });

  after(() => school.close());

  const post = (body: string | Uint8Array<ArrayBuffer>, contentType = 'application/json') =>
    fetch(`${school.bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });

  /** All that is stored about pupils, to see that nothing came of it. */
  const stored = async () => ({
    pupils: await school.bot.app.store.list('linde', 'pupil'),
    cases: await school.bot.app.store.list('linde', 'case'),
  });

  const notActivities: [string, string | Uint8Array<ArrayBuffer>][] = [
    ['nothing', ''],
    ['half a JSON text', '{"type":"message"'],
    ['binary', new Uint8Array([0, 255, 254, 1, 2, 3])],
    ['a list', '[]'],
    ['a number', '42'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['a type that is no text', '{"type":{"$ne":1}}'],
    ['a message from nowhere', '{"type":"message","text":"Loke syg"}'],
    [
      'a message without a sender',
      '{"type":"message","id":"1","text":"Loke syg","conversation":{"id":"c"},"channelId":"msteams","serviceUrl":"SERVICE"}',
    ],
    [
      'a press without data',
      '{"type":"invoke","name":"adaptiveCard/action","id":"1","conversation":{"id":"c"},"channelId":"msteams","serviceUrl":"SERVICE","from":{"id":"x"}}',
    ],
    [
      'text that is no text',
      '{"type":"message","id":"2","text":{"a":1},"conversation":{"id":"c"},"channelId":"msteams","serviceUrl":"SERVICE","from":{"id":"x"}}',
    ],
    ['a deep nest', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['prototype keys', '{"__proto__":{"type":"message"},"constructor":{"prototype":{}}}'],
  ];
  for (const [what, body] of notActivities) {
    it(`answers ${what} without a crash and without a trace of its inside`, async () => {
      const before = await stored();
      const sent =
        typeof body === 'string' ? body.replace('SERVICE', school.teams.serviceUrl) : body;
      const response = await post(sent);
      const text = await response.text();
      assert.ok(response.status < 600);
      assert.doesNotMatch(text, /\bat .*:\d+:\d+|node_modules|\.ts\b/);
      assert.deepEqual(await stored(), before);
      assert.equal((await fetch(`${school.bot.url}/healthz`)).status, 200);
    });
  }

  it('refuses a body that is larger than any activity', async () => {
    const response = await post(JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }));
    assert.equal(response.status, 413);
    await response.text();
  });

  it('keeps going when a caller hangs up in the middle', async () => {
    const { hostname, port } = new URL(school.bot.url);
    await new Promise<void>((done) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write('POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\n{"ty');
        socket.destroy();
      });
      socket.once('close', () => done());
    });
    assert.equal((await fetch(`${school.bot.url}/healthz`)).status, 200);
  });

  it('answers a message of 20,000 characters with what to write instead, and stores nothing', async () => {
    const before = await stored();
    for (const text of [
      'Loke syg '.repeat(2300).slice(0, 20_000),
      'æ😀'.repeat(7000),
      'x'.repeat(20_000),
    ]) {
      assert.equal(await school.teams.say(teacher, text), 200);
    }
    await school.bot.delivery.idle();
    assert.deepEqual((await stored()).cases, before.cases);
    const last = school.teams.shown(chatOf(teacher)).at(-1);
    assert.ok(last);
    assert.ok(last.content.length < 28_000, 'the answer fits into a Teams message');
  });

  for (const [locale, told] of [
    ['da-DK', 'Beskeden er for lang (højst 2000 tegn)'],
    ['en-GB', 'The message is too long (at most 2000 characters)'],
  ] as const) {
    it(`answers 240 kB of mentions, in ${locale}, with how long a message may be`, async () => {
      const before = await stored();
      const text = `${'<at>'.repeat(60_000)} Loke syg`;
      assert.equal(await school.teams.say(teacher, text, { locale }), 200);
      await school.bot.delivery.idle();
      const last = school.teams.shown(chatOf(teacher)).at(-1);
      // Brackets are escaped on a card.
      assert.ok(last);
      assert.ok(last.content.replaceAll('\\', '').includes(told), last.content);
      assert.deepEqual(await stored(), before);
    });
  }

  it('tells somebody who names a pupil nobody knows, and stores nothing', async () => {
    const before = await stored();
    await school.teams.say(teacher, 'Zoltan syg');
    await school.bot.delivery.idle();
    assert.deepEqual(await stored(), before);
    const last = school.teams.shown(chatOf(teacher)).at(-1);
    assert.match(last?.content ?? '', /Zoltan/);
    assert.deepEqual(
      buttonsOf(last?.content ?? '{}').filter(({ verb }) => verb === 'note.undo'),
      [],
    );
  });

  describe('pressed with what no card of ours holds', () => {
    const presses: [string, unknown][] = [
      ['step.approve', {}],
      ['step.approve', { case: 'LI-2026-9999', v: 1, step: 'make-plan' }],
      ['step.approve', { case: { $gt: '' }, v: 'x', step: [] }],
      ['step.reject', { case: '../../etc/passwd', v: 1, step: 'x', reason: 'y' }],
      ['step.assign', null],
      ['step.done', 'text'],
      ['note.undo', { report: '__proto__', v: 1 }],
      ['note.choose', { question: 'constructor', v: 0, choice: 'x' }],
      ['meeting.propose', { case: 'HA-2026-0001', v: 1 }],
      ['meeting.vote', { meeting: 'M1', v: 1, slot: '1a', vote: 'perhaps' }],
      ['meeting.book', { meeting: 'M1', v: 1, slot: '1a' }],
      ['meeting.cancel', []],
      ['status.show', { pupil: 'havn-p0001' }],
      ['case.refresh', { case: 'LI-2026-9999' }],
      ['team.link', { school: 'linde' }],
      ['no.such.verb', { case: 'LI-2026-0001' }],
      ['', undefined],
    ];
    for (const [verb, data] of presses) {
      it(`answers ${verb || 'no verb'} ${JSON.stringify(data)} with a calm card and changes nothing`, async () => {
        const before = await stored();
        const answer = JSON.stringify(await school.teams.press(teacher, verb, data));
        assert.match(answer, /AdaptiveCard/);
        assert.doesNotMatch(answer, /\bat .*:\d+:\d+|ZodError|undefined/);
        assert.deepEqual(await stored(), before);
      });
    }
  });

  it('tells whether it is alive and ready, and counts without naming anybody', async () => {
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    const ready = await fetch(`${school.bot.url}/readyz`);
    const { status } = z.looseObject({ status: z.string() }).parse(await ready.json());
    assert.deepEqual([ready.status, status], [200, 'ready']);
    const metrics = await (await fetch(`${school.bot.url}/metrics`)).text();
    assert.match(metrics, /^naervaer_\w+/m);
    for (const { givenName, familyName } of school.roster.pupils) {
      assert.ok(!metrics.includes(`${givenName} ${familyName}`));
    }
  });

  it('logs no name and no word of a note', async () => {
    const words = new Set([
      ...school.roster.pupils.flatMap(({ givenName, familyName }) => [givenName, familyName]),
      ...['syg', 'Zoltan'],
    ]);
    await school.teams.say(teacher, 'Sofie syg i går');
    await school.bot.delivery.idle();
    const lines = school.log.join('\n');
    assert.deepEqual(
      [...words].filter((word) => new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, 'u').test(lines)),
      [],
    );
  });

  it('gives a receipt that can be undone only once', async () => {
    await school.teams.say(teacher, 'Aksel syg i dag');
    await school.bot.delivery.idle();
    const receipt = school.teams.shown(chatOf(teacher)).at(-1);
    const { data } = buttonOf(receipt?.content ?? '{}', 'note.undo');
    await school.teams.press(teacher, 'note.undo', data);
    const before = await stored();
    await school.teams.press(teacher, 'note.undo', data);
    assert.deepEqual(await stored(), before);
  });
});
