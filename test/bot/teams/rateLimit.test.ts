import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import sinon from 'sinon';
import { rateLimiter, rateLimits } from '../../../bot/teams/rateLimit.ts';
import { type GuardedSchool, startGuardedSchool } from '../../doubles/guardedSchool.ts';
import { personOf } from '../../doubles/runningSchool.ts';
import { chatOf } from '../../doubles/teams.ts';

const from = (aadObjectId: string | undefined, id = '29:x', tenantId = 'tenant') =>
  ({ from: { id, aadObjectId }, conversation: { tenantId } }) as Activity;

describe('the limiter of one person', () => {
  let clock: sinon.SinonFakeTimers;

  beforeEach(() => {
    clock = sinon.useFakeTimers({ now: 0, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });

  afterEach(() => clock.restore());

  const many = async (
    limiter: ReturnType<typeof rateLimiter>,
    times: number,
    kind: 'turns' | 'refreshes',
  ) => {
    const told: string[] = [];
    for (let at = 0; at < times; at += 1) told.push(await limiter(from('anna'), kind));
    return told;
  };

  it('allows 20 in ten seconds, tells once, and allows again afterwards', async () => {
    const limiter = rateLimiter(rateLimits);
    const told = await many(limiter, 30, 'turns');
    assert.deepEqual(told, [...Array(20).fill('within'), 'tell', ...Array(9).fill('beyond')]);
    clock.tick(10_000);
    assert.deepEqual(await many(limiter, 21, 'turns'), [...Array(20).fill('within'), 'tell']);
  });

  it('allows 120 in five minutes, and tells once of that', async () => {
    const limiter = rateLimiter(rateLimits);
    for (let stretch = 0; stretch < 6; stretch += 1) {
      assert.deepEqual(await many(limiter, 20, 'turns'), Array(20).fill('within'));
      clock.tick(10_000);
    }
    assert.deepEqual(await many(limiter, 3, 'turns'), ['tell', 'beyond', 'beyond']);
    clock.tick(240_000);
    assert.equal((await many(limiter, 1, 'turns'))[0], 'within');
  });

  it('does not slow others down, of whatever tenant', async () => {
    const limiter = rateLimiter(rateLimits);
    await many(limiter, 50, 'turns');
    assert.equal(await limiter(from('bo'), 'turns'), 'within');
    assert.equal(await limiter(from('anna', '29:x', 'another'), 'turns'), 'within');
    assert.equal(await limiter(from(undefined, '29:anna'), 'turns'), 'within');
  });

  it('counts cards that a client renews by itself apart', async () => {
    const limiter = rateLimiter(rateLimits);
    assert.deepEqual(await many(limiter, 100, 'refreshes'), Array(100).fill('within'));
    assert.equal((await many(limiter, 1, 'turns'))[0], 'within');
    assert.equal((await many(limiter, 1, 'refreshes'))[0], 'tell');
  });

  it('holds no more than so many persons, however many are made up', async () => {
    const roomy = { burst: 1_000_000, long: 1_000_000 };
    const limiter = rateLimiter({ turns: roomy, refreshes: roomy });
    for (let at = 0; at < 70_000; at += 1) await limiter(from(`made-up-${at}`), 'turns');
    assert.ok(clock.countTimers() <= 2 * 65_536);
  });
});

describe('somebody in a great hurry', () => {
  let school: GuardedSchool;

  before(async () => {
    const turns = { burst: 3, long: 100 };
    school = await startGuardedSchool({
      rateLimits: { turns, refreshes: { burst: 2, long: 100 } },
    });
  });

  after(() => school.close());

  it('is told once, calmly, and nothing more is stored', async () => {
    const { teams, roster } = school;
    const hurried = personOf(roster, 'class_teacher', '7b');
    for (let at = 0; at < 3; at += 1) await teams.say(hurried, 'hjælp');
    const before = await school.stored();
    const shown = teams.shown(chatOf(hurried)).length;
    for (let at = 0; at < 5; at += 1) assert.equal(await teams.say(hurried, 'Loke syg i dag'), 200);
    const press = JSON.stringify(await teams.press(hurried, 'status.show', { class: '7b' }));
    assert.match(press, /activity\.message.*Jeg kan ikke følge med/);
    assert.equal(await school.stored(), before);
    const fresh = teams.shown(chatOf(hurried)).slice(shown);
    assert.equal(fresh.length, 1);
    assert.match(fresh[0]?.content ?? '', /Jeg kan ikke følge med/);
  });

  it('does not keep a colleague waiting', async () => {
    const { teams, roster } = school;
    const colleague = personOf(roster, 'leader');
    await teams.say(colleague, 'status');
    await school.bot.delivery.idle();
    assert.match(teams.shown(chatOf(colleague)).at(-1)?.content ?? '', /Overblik/);
  });

  it('may let the client renew cards beside it', async () => {
    const { teams, roster } = school;
    const looker = personOf(roster, 'coordinator');
    const look = async () =>
      JSON.stringify(await teams.press(looker, 'case.refresh', { case: 'LI-2026-0001' }));
    for (let at = 0; at < 2; at += 1) assert.match(await look(), /AdaptiveCard/);
    assert.match(await look(), /Jeg kan ikke følge med/);
    assert.equal(await teams.say(looker, 'hjælp'), 200);
    await school.bot.delivery.idle();
    assert.ok(teams.shown(chatOf(looker)).length > 0);
  });
});
