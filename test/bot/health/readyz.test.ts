import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { z } from 'zod';
import type { SchoolStore } from '../../../bot/core/records.ts';
import { labelOf, parties } from '../../../bot/health/faultCodes.ts';
import { startBot } from '../../../bot/main.ts';
import type { Fault as GraphFault } from '../../../bot/sandbox/graph/localGraph.ts';
import { roster } from '../../../services/roster/roster.ts';
import { StoreError } from '../../../services/store/store.ts';
import { storeRoster } from '../../builders/rosters.ts';
import { blockJournal } from '../../doubles/blockedJournal.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';
import { configOf, type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const part = z.looseObject({
  state: z.string(),
  kind: z.string().optional(),
  code: z.string().optional(),
});
const answer = z.looseObject({
  status: z.string(),
  store: part,
  roster: part,
  calendar: part,
  connector: part,
  graph: part,
  login: part,
  onedrive: part,
});

describe('what the operator sees', () => {
  let school: RunningSchool;
  let clock: HandClock;
  let teacher: Person;
  let refuse: ((school: string) => string | undefined) | undefined;

  const disk = async (part: string): Promise<void> => {
    const code = refuse?.(part);
    if (code === undefined) return;
    const cause = Object.assign(new Error(code), { code });
    throw new StoreError('write_failed', part, 'the disk refuses to store it', cause);
  };

  /** The store, whose disk refuses a school's file with an error code as long as it is told to. */
  const refusing = (inner: SchoolStore): SchoolStore => ({
    schools: () => inner.schools(),
    load: (part, kind, id) => inner.load(part, kind, id),
    list: (part, kind) => inner.list(part, kind),
    close: () => inner.close(),
    commit: async (part, changes) => {
      await disk(part);
      return inner.commit(part, changes);
    },
    decide: (part, make) =>
      inner.decide(part, async (view) => {
        const decided = await make(view);
        if (decided.changes.length > 0) await disk(part);
        return decided;
      }),
  });

  beforeEach(async () => {
    refuse = undefined;
    clock = handClock();
    const { now, schedule } = clock;
    school = await startSchool({
      schools: 1,
      overrides: { now, schedule, random: () => 0, ports: { store: refusing } },
    });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const ready = async () => {
    const response = await fetch(`${school.bot.url}/readyz`);
    const text = await response.text();
    return { code: response.status, text, found: answer.parse(JSON.parse(text)) };
  };
  const metrics = async () => (await fetch(`${school.bot.url}/metrics`)).text();
  const figure = async (name: string) => {
    const line = (await metrics()).split('\n').find((one) => one.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length));
  };
  const faults = (party: string, code: string) =>
    figure(`naervaer_outside_faults_total{party="${party}",code="${code}"}`);
  const lines = () =>
    school.log.map((line) =>
      z.looseObject({ party: z.string().optional() }).parse(JSON.parse(line)),
    );
  const linesOf = (party: string, code: string) =>
    lines().filter((one) => one.party === party && one.code === code && one.msg !== 'works again');
  const pass = async (by: Temporal.DurationLike) => {
    clock.advance(by);
    await school.bot.idle();
  };
  const shown = () => school.teams.shown(chatOf(teacher)).map(({ content }) => content);
  const newest = (verb: string) => shown().findLast((one) => one.includes(verb));
  const propose = async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
    for (const verb of ['case.show', 'meeting.propose']) {
      await school.teams.press(teacher, verb, buttonOf(newest(verb) ?? '', verb).data);
      await school.bot.delivery.idle();
    }
  };

  it('is all well, part by part, with nobody named', async () => {
    const { code, found, text } = await ready();
    assert.equal(code, 200);
    assert.deepEqual(
      [
        found.status,
        found.store.state,
        found.roster.state,
        found.calendar.state,
        found.graph.state,
      ],
      ['ready', 'ok', 'ok', 'ok', 'ok'],
    );
    assert.ok(
      !school.roster.staff.some(
        ({ email, familyName }) => text.includes(email) || text.includes(familyName),
      ),
    );
  });

  for (const errno of ['ENOSPC', 'EROFS', 'EACCES', 'EPERM', 'EDQUOT', 'EIO', 'EMFILE']) {
    it(`is not ready with a disk that answers ${errno}: 503, a line, a metric; and is again without traffic`, async () => {
      refuse = () => errno;
      await school.teams.say(teacher, 'Sofie syg i dag');
      assert.match(shown().at(-1) ?? '', /Jeg kan ikke gemme lige nu/);
      const down = await ready();
      assert.deepEqual(
        [
          down.code,
          down.found.status,
          down.found.store.state,
          down.found.store.kind,
          down.found.store.code,
        ],
        [503, 'not ready', 'failing', 'cannot_write', errno],
      );
      assert.ok(((await faults('store', errno)) ?? 0) >= 1);
      assert.equal(linesOf('store', errno)[0]?.level, 50);
      assert.equal(await figure('naervaer_messages_held'), 1);
      assert.equal(await figure('naervaer_outside_up{party="store"}'), 0);
      refuse = undefined;
      const up = await ready();
      assert.deepEqual([up.code, up.found.store.state], [200, 'ok']);
    });
  }

  it('is not ready with a disk that went bad without anybody writing', async () => {
    await pass({ minutes: 5 });
    refuse = () => 'EROFS';
    assert.equal((await ready()).code, 503);
    refuse = undefined;
    assert.equal((await ready()).code, 200);
  });

  it('is not ready as long as one school’s file cannot be written, whatever the others can', async () => {
    const unblock = await blockJournal(school.folder, 'linde');
    await school.teams.say(teacher, 'Sofie syg i dag');
    assert.equal((await ready()).code, 503);
    assert.equal((await ready()).found.store.code, 'EISDIR');
    await unblock();
    assert.equal((await ready()).code, 200);
    await pass({ minutes: 1 });
    assert.equal(await figure('naervaer_messages_held'), 0);
  });

  it('is degraded in the month before the calendar ends, while somebody can still add a year', async () => {
    const { days } = school.bot.app.calendar;
    const last = days.at(-1) ?? assert.fail();
    const today = clock.now().toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
    await pass({ hours: 24 * (today.until(last).days - 31) });
    assert.equal((await ready()).found.calendar.state, 'ok');
    await pass({ hours: 48 });
    const { code, found } = await ready();
    assert.deepEqual([code, found.status, found.calendar.state], [200, 'degraded', 'ends_soon']);
  });

  it('is degraded where a school has nobody who leads it, without saying which', async () => {
    const { store, schools } = school.bot.app;
    const staff = school.roster.staff.filter(({ role }) => role !== 'leader');
    await storeRoster(store, roster({ ...school.roster, staff }));
    await schools.reload();
    const { code, found, text } = await ready();
    assert.deepEqual([code, found.status, found.roster.state], [200, 'degraded', 'unled']);
    assert.match(text, /"unled":1/);
    assert.ok(!text.includes(school.roster.school.id));
  });

  it('is not ready when the calendar is over', async () => {
    await pass({ hours: 24 * 365 * 3 });
    const { code, found } = await ready();
    assert.deepEqual([code, found.calendar.state], [503, 'over']);
  });

  const graphFaults: readonly (readonly [GraphFault, string, string, RegExp])[] = [
    [{ do: 'answer', status: 401 }, 'graph_401', 'unauthorized', /Bed it-administratoren/],
    [{ do: 'answer', status: 403 }, 'graph_403', 'forbidden', /Bed it-administratoren/],
    [{ do: 'answer', status: 429 }, 'graph_429', 'throttled', /lige nu/],
    [{ do: 'answer', status: 503 }, 'graph_503', 'unavailable', /lige nu/],
    [{ do: 'reset' }, 'graph_unreachable', 'unreachable', /lige nu/],
  ];
  for (const [fault, code, kind, told] of graphFaults) {
    it(`is degraded when Graph gives ${code}; the organiser hears that calendars could not be read`, async () => {
      school.graph.setFaults(() => fault);
      await propose();
      const { code: status, found } = await ready();
      assert.deepEqual(
        [status, found.status, found.graph.state, found.graph.kind],
        [200, 'degraded', 'failing', kind],
      );
      assert.ok(((await faults('graph', code)) ?? 0) >= 1);
      const [line] = linesOf('graph', code);
      const missing = kind === 'unauthorized' || kind === 'forbidden';
      assert.equal(line?.permission, missing ? 'Calendars.ReadWrite' : undefined);
      for (let hour = 0; hour < 20; hour += 1) await pass({ minutes: 6 });
      const card = shown().findLast((one) => one.includes('Kalenderne kunne ikke læses'));
      assert.match(card ?? '', told);
      assert.ok(!shown().some((one) => one.includes('kunne ikke bookes')));
      const [meeting] = await school.bot.app.store.list('linde', 'meeting');
      assert.deepEqual([meeting?.value.state, meeting?.value.failure?.of], ['failed', 'search']);
      school.graph.setFaults(undefined);
      await school.teams.press(
        teacher,
        'case.show',
        school.sealed('case.show', { case: 'LI-2026-0001' }),
      );
      await propose();
      assert.equal((await ready()).found.status, 'ready');
    });
  }

  for (const [status, told] of [
    [403, /Mødet \S+ d\. .+ kunne ikke bookes: Nærvær har ikke adgang/],
    [404, /Mødet \S+ d\. .+ kunne ikke bookes: Den, der indkalder, har ingen kalender/],
    [400, /Mødet \S+ d\. .+ kunne ikke bookes i kalenderen/],
  ] as const) {
    it(`tells of a booking that Graph refuses with ${status} as a booking`, async () => {
      await propose();
      school.graph.setFaults(({ method, path }) =>
        method === 'POST' && path.endsWith('/events') ? { do: 'answer', status } : undefined,
      );
      const { data } = buttonOf(newest('meeting.book') ?? '', 'meeting.book');
      await school.teams.press(teacher, 'meeting.book', data);
      await school.bot.delivery.idle();
      assert.ok(shown().some((one) => told.test(one)));
      assert.ok(!shown().some((one) => one.includes('Kalenderne kunne ikke læses')));
    });
  }

  it('tells that a cancelled meeting stands in the calendar all the same, where Graph refuses', async () => {
    await propose();
    const pressed = async (verb: string) => {
      await school.teams.press(teacher, verb, buttonOf(newest(verb) ?? '', verb).data);
      await school.bot.delivery.idle();
    };
    await pressed('meeting.book');
    school.graph.setFaults(({ method }) =>
      method === 'POST' ? { do: 'answer', status: 403 } : undefined,
    );
    await pressed('meeting.cancel');
    assert.match(shown().join(), /Mødet er aflyst, men det står stadig i kalenderen/);
    assert.doesNotMatch(shown().join(), /Alle har fået besked/);
  });

  it('goes on without an organiser who has no mailbox, who is shown as without a calendar', async () => {
    const { member } = school.person('class_teacher', '7b');
    school.graph.setFaults(({ path }) =>
      decodeURIComponent(path).includes(member.email) ? { do: 'answer', status: 404 } : undefined,
    );
    await propose();
    const [meeting] = await school.bot.app.store.list('linde', 'meeting');
    assert.equal(meeting?.value.state, 'proposed');
    assert.deepEqual(meeting?.value.noCalendar, [member.id]);
    assert.match(newest('meeting.vote') ?? '', /Ingen kalender/);
    assert.equal((await ready()).code, 200);
  });

  it('is degraded while Teams refuses the bot’s token, with one line for all messages', async () => {
    school.teams.setFault(() => 401);
    for (const name of ['Sofie', 'Aksel', 'Loke']) {
      await school.teams.say(teacher, `${name} syg i dag`);
    }
    await school.bot.delivery.idle();
    for (let second = 0; second < 50; second += 1) await pass({ seconds: 1 });
    const { code, found } = await ready();
    assert.deepEqual(
      [code, found.status, found.connector.kind, found.connector.code],
      [200, 'degraded', 'unauthorized', 'teams_401'],
    );
    assert.equal(linesOf('connector', 'teams_401').length, 1);
    await pass({ seconds: 11 });
    const [first, counted, ...more] = linesOf('connector', 'teams_401');
    assert.equal(first?.status, 401);
    assert.ok(Number(counted?.times) > 1);
    assert.deepEqual(more, []);
    school.teams.setFault();
    await pass({ minutes: 10 });
    assert.equal((await ready()).found.status, 'ready');
  });

  it('is ready though one person has blocked the app, which is counted', async () => {
    school.teams.setFault(() => 403);
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    assert.equal((await ready()).found.status, 'ready');
    assert.equal(await faults('connector', 'teams_403'), 1);
    assert.equal(await figure('naervaer_outbox_waiting'), 0);
    assert.ok(((await figure('naervaer_outbox_parked')) ?? 0) >= 1);
  });

  it('counts what waits, and for how long', async () => {
    school.teams.setFault(() => 429);
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    await pass({ minutes: 20 });
    assert.equal(await figure('naervaer_outbox_waiting'), 1);
    assert.equal(await figure('naervaer_outbox_oldest_seconds'), 1200);
    school.teams.setFault(() => 400);
    await pass({ minutes: 20 });
    assert.equal(await figure('naervaer_outbox_waiting'), 0);
  });

  it('makes no new labels of what others answer', () => {
    for (const code of [
      'teams_599',
      'teams_5991',
      'graph_418',
      'Loke',
      'upload_999',
      '__proto__',
      '',
    ]) {
      assert.match(labelOf(code), /^(?:teams|graph|upload)_\dxx$|^other$/);
    }
    assert.equal(parties.length, 5);
  });
});

describe('a bot without any school', () => {
  it('is not ready', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
    const log = pino({ level: 'silent' });
    const bot = await startBot(configOf(folder), { log, calendars: undefined });
    try {
      const response = await fetch(`${bot.url}/readyz`);
      const found = answer.parse(await response.json());
      assert.deepEqual(
        [response.status, found.roster.state, found.graph.state],
        [503, 'empty', 'off'],
      );
    } finally {
      await bot.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
