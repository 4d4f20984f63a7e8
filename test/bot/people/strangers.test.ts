import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { type ActivityOptions, chatOf, type Person } from '../../doubles/teams.ts';

const tenantId = 'tenant';

/** Somebody by whom the store must be untouched: every id is like nothing else in it. */
function aStranger(number: number): Person {
  return {
    id: `29:1fremmed-${number}-teamsid`,
    aadObjectId: `fefe0000-aaaa-4bbb-8ccc-00000000000${number}`,
    name: `Ukendtnavn Nummer${number} Fremmedsen`,
  };
}

const upnOf = (number: number) => `ukendt.upn${number}@fremmed.example`;

/** All that is on the disk, as it is. */
async function bytesOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile());
  const texts = await Promise.all(
    files.map((one) => readFile(join(one.parentPath, one.name), 'latin1')),
  );
  return texts.join('\n');
}

describe('somebody whom no roster knows', () => {
  let school: RunningSchool;

  beforeEach(async () => {
    school = await startSchool({ tenantId });
  });

  afterEach(() => school.close());

  const settled = async () => {
    await school.bot.idle();
    await school.bot.tick();
    await school.bot.idle();
  };

  /** Every way in which a stranger makes itself felt. */
  const deeds: Readonly<
    Record<string, (somebody: Person, more: Partial<ActivityOptions>) => Promise<unknown>>
  > = {
    'writes to the bot': (somebody, more) => school.teams.say(somebody, 'hej', more),
    'writes of themselves': (somebody, more) =>
      school.teams.say(somebody, `${somebody.name} er syg i dag`, more),
    'installs the app': (somebody, more) => school.teams.install(somebody, more),
    'is added to the chat': (somebody, more) => school.teams.join(somebody, more),
    'presses a button': (somebody, more) =>
      school.teams.press(somebody, 'case.show', school.sealed('case.show', { case: 'LI-1' }), more),
    'presses a forged button': (somebody, more) =>
      school.teams.press(somebody, 'case.show', { case: somebody.name }, more),
    'presses with a verb of their own': (somebody, more) =>
      school.teams.press(somebody, somebody.name, {}, more),
    'answers for a file': (somebody) =>
      school.teams.consent(somebody, { action: 'accept', context: { file: somebody.aadObjectId } }),
    'opens a group chat with the app': (somebody) =>
      school.teams.install(somebody, {
        conversation: `19:gruppe-${somebody.aadObjectId}`,
        conversationType: 'groupChat',
      }),
    'adds the app to a team': (somebody) =>
      school.teams.install(somebody, {
        conversation: `19:kanal-${somebody.aadObjectId}`,
        conversationType: 'channel',
        channelData: { tenant: { id: tenantId }, team: { id: `19:team-${somebody.aadObjectId}` } },
      }),
    'writes in a group chat': (somebody) =>
      school.teams.say(somebody, 'status', {
        conversation: `19:gruppe-${somebody.aadObjectId}`,
        conversationType: 'groupChat',
      }),
  };

  for (const [what, act] of Object.entries(deeds)) {
    it(`leaves nothing behind who ${what}, from this tenant or another`, async () => {
      const people = [aStranger(1), aStranger(2)];
      for (const [index, somebody] of people.entries()) {
        school.teams.setMembers(chatOf(somebody), [
          { ...somebody, userPrincipalName: upnOf(index), userRole: index ? 'guest' : 'user' },
        ]);
        await act(somebody, {});
        await act(somebody, { tenantId: 'another' });
      }
      await settled();
      const kept = `${await bytesOf(school.folder)}\n${school.log.join('\n')}`;
      for (const [index, { id, aadObjectId, name }] of people.entries()) {
        for (const trace of [id, aadObjectId, name, upnOf(index), 'Fremmedsen']) {
          assert.ok(!kept.includes(trace), `${trace} was kept`);
        }
      }
    });
  }

  it('is forgotten by a team, also where they read along or took part in a known chat', async () => {
    const [leader, guest] = [school.person('leader'), aStranger(3)];
    const team = '19:skolens-team';
    const channel = {
      conversation: team,
      conversationType: 'channel' as const,
      channelData: { tenant: { id: tenantId }, team: { id: team } },
    };
    for (const person of [leader, school.person('coordinator')]) await school.teams.install(person);
    await school.teams.install(leader, channel);
    await school.teams.press(
      leader,
      'team.link',
      school.sealed('team.link', { school: 'linde' }),
      channel,
    );
    school.teams.setMembers(team, [leader, { ...guest, userRole: 'guest' }]);
    await school.teams.join(guest, channel);
    await school.teams.say(guest, 'hej', channel);
    await school.teams.install(guest, channel);
    await school.teams.say(
      school.person('class_teacher', '7b'),
      'Loke ulovligt fravær 16/11-25/11',
    );
    await settled();
    const told = school.teams.shown(chatOf(school.person('coordinator')));
    assert.ok(
      told.some(({ content }) => content.includes(`${guest.name} (gæst)`)),
      'the coordinator is told who reads along',
    );
    const kept = await bytesOf(school.folder);
    for (const trace of [guest.id, guest.aadObjectId, guest.name]) {
      assert.ok(!kept.includes(trace), `${trace} was kept`);
    }
  });

  it('keeps no case out of a stranger’s group chat, for it is no team', async () => {
    await school.teams.install(aStranger(1), {
      conversation: '19:elevernes-chat',
      conversationType: 'groupChat',
    });
    assert.deepEqual(await school.bot.app.store.list('_municipality', 'team'), []);
    const [told] = school.teams.shown('19:elevernes-chat');
    assert.match(told?.content ?? '', /Jeg kender ikke den, der tilføjede mig/);
  });

  it('is answered at once, also where Teams takes no answer at first', async () => {
    const somebody = aStranger(1);
    school.teams.setFault(({ method }) => (method === 'POST' ? 503 : undefined));
    assert.equal(await school.teams.say(somebody, 'hej'), 200);
    school.teams.setFault();
    await school.teams.say(somebody, 'hej igen');
    assert.equal(school.teams.shown(chatOf(somebody)).length, 1);
    assert.deepEqual(await school.bot.app.store.list('_municipality', 'outbox'), []);
    assert.deepEqual(await school.bot.app.store.list('_municipality', 'post'), []);
  });

  it('who installed the bot under an earlier version is taken out of the team’s address', async () => {
    const somebody = aStranger(1);
    const reference = {
      channelId: 'msteams',
      serviceUrl: school.teams.serviceUrl,
      user: { id: somebody.id, name: somebody.name, aadObjectId: somebody.aadObjectId },
      bot: { id: '28:bot', name: 'Nærvær' },
      conversation: { id: '19:team', conversationType: 'channel', name: somebody.name },
    };
    const team = { teamId: '19:team', schoolId: 'linde', reference };
    await school.bot.app.store.commit('_municipality', [
      { kind: 'team', id: '19:team', expected: 0, value: team },
    ]);
    await school.restart();
    const kept = JSON.stringify(await school.bot.app.store.list('_municipality', 'team'));
    assert.doesNotMatch(kept, /Fremmedsen|fremmed|fefe0000/);
    assert.match(kept, /19:team/);
  });

  it('leaves the store of a known person without their name, and without the chat’s', async () => {
    const teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.teams.say(teacher, '010120-1234 syg', {
      conversation: '19:chat',
      conversationType: 'groupChat',
    });
    await settled();
    const person = await school.bot.app.store.load('linde', 'person', teacher.member.id);
    assert.deepEqual(person?.value.reference, {
      channelId: 'msteams',
      serviceUrl: school.teams.serviceUrl,
      bot: { id: '28:bot' },
      user: { id: teacher.id },
      conversation: { id: chatOf(teacher), conversationType: 'personal', tenantId },
    });
  });
});
