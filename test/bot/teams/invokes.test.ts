import assert from 'node:assert/strict';
import { shows } from '../../doubles/invoke.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

describe('an invoke', () => {
  let school: RunningSchool;
  let leader: Person;

  before(async () => {
    school = await startSchool({ tenantId: 'tenant' });
    leader = school.person('leader');
    await school.teams.install(leader);
  });

  after(() => school.close());

  const malformed: readonly [string, unknown][] = [
    ['no value', undefined],
    ['a value that is none', 'x'],
    ['no action', {}],
    ['an action without a verb', { action: { type: 'Action.Execute' } }],
    ['an action of another type', { action: { type: 'Action.Submit', verb: 'case.show' } }],
    ['no data', { action: { type: 'Action.Execute', verb: 'case.show' } }],
    ['an unknown verb', { action: { type: 'Action.Execute', verb: 'x', data: {} } }],
  ];
  for (const [what, value] of malformed) {
    it(`of a card with ${what} shows something`, async () => {
      const sent = { type: 'invoke', name: 'adaptiveCard/action', value };
      const { status, body } = await school.teams.post({
        ...school.teams.activity(leader),
        ...sent,
      });
      assert.equal(status, 200);
      assert.ok(shows(JSON.parse(body)), body);
    });
  }

  for (const name of [
    ...[
      'task/fetch',
      'task/submit',
      'tab/fetch',
      'composeExtension/selectItem',
      'application/search',
    ],
    ...['signin/verifyState', 'message/submitAction', 'config/fetch', 'something/new', undefined],
  ]) {
    it(`nobody asked for is answered as not implemented: ${name ?? 'without a name'}`, async () => {
      const sent = { type: 'invoke', name, value: { kind: 'search', queryText: 'Loke' } };
      const { status, body } = await school.teams.post({
        ...school.teams.activity(leader),
        ...sent,
      });
      assert.deepEqual([status, body], [501, '{}']);
    });
  }

  const events: readonly Record<string, unknown>[] = [
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'messageReaction', reactionsRemoved: [{ type: 'like' }] },
    { type: 'typing' },
    { type: 'event', name: 'application/vnd.microsoft.meetingStart' },
    { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} },
    { type: 'messageUpdate' },
    { type: 'messageDelete' },
    { type: 'installationUpdate', action: 'moved' },
    { type: 'conversationUpdate', channelData: { eventType: 'channelRenamed' } },
    { type: 'somethingNew' },
  ];
  for (const event of events) {
    it(`that is none, but ${JSON.stringify(event)}, gets 200 and nothing else`, async () => {
      await school.bot.idle();
      const { received } = school.teams;
      const { status, body } = await school.teams.post({
        ...school.teams.activity(leader),
        ...event,
      });
      await school.bot.idle();
      assert.deepEqual([status, body, school.teams.received], [200, '{}', received]);
    });
  }
});
