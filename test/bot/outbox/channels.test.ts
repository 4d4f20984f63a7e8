import assert from 'node:assert/strict';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Member, type Person } from '../../doubles/teams.ts';

const team = '19:team@thread.tacv2';
const group = '19:group@thread.v2';
const guest: Member = {
  id: '29:guest',
  name: 'Jonas Berg',
  aadObjectId: 'guest',
  userRole: 'guest',
};

describe('a case where others read along', () => {
  let school: RunningSchool;
  let clock: HandClock;
  let teacher: Person;
  let leader: Person;
  let coordinator: Person;

  const channel = {
    conversation: team,
    conversationType: 'channel',
    channelData: { tenant: { id: 'tenant' }, team: { id: team } },
  } as const;
  const groupChat = { conversation: group, conversationType: 'groupChat' } as const;

  beforeEach(async () => {
    clock = handClock();
    const { now, elapsed, schedule } = clock;
    // A municipality of one school: its teams are linked at once.
    school = await startSchool({
      schools: 1,
      overrides: { now, elapsed, schedule, random: () => 0 },
    });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    coordinator = school.person('coordinator');
    for (const person of [teacher, leader, coordinator]) await school.teams.install(person);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const texts = (where: string) => school.teams.shown(where).map(({ content }) => content);
  const note = async (text: string) => {
    clock.advance({ seconds: 1 });
    await school.teams.say(teacher, text);
    await school.bot.delivery.idle();
  };
  const firstNote = () => note('Loke ulovligt fravær 16/11-24/11');
  const secondNote = () => note('Loke ulovligt fravær 25/11');
  const named = (where: string) => texts(where).filter((text) => text.includes('Loke'));
  const toldIn = (person: Person) =>
    texts(chatOf(person)).filter((text) => text.includes('blev ikke vist i teamet'));

  it('is shown to a team of which everybody may see it, page after page', async () => {
    school.teams.setMembers(team, [teacher, leader, coordinator]);
    await school.teams.install(leader, channel);
    await firstNote();
    const [card] = named(team);
    assert.ok(card);
    assert.equal(JSON.parse(card).refresh.userIds.length, 3);
    assert.equal(toldIn(coordinator).length, 0);
  });

  it('is shown to none with a guest among them, on the last page; the coordinator is told once', async () => {
    school.teams.setMembers(team, [teacher, leader, coordinator, guest]);
    await school.teams.install(leader, channel);
    await firstNote();
    await secondNote();
    assert.deepEqual(named(team), []);
    const told = toldIn(coordinator);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /Sag LI-2026-0001 .* fordi Jonas Berg \(gæst\) er med i det/);
    assert.doesNotMatch(told[0] ?? '', /Loke/);
  });

  it('is shown to none in a shared channel with a member of another tenant, whatever their id', async () => {
    const foreign: Member = { ...coordinator, userRole: 'user', tenantId: 'another' };
    const own = [teacher, leader].map((one): Member => ({ ...one, tenantId: 'tenant' }));
    school.teams.setMembers(team, [...own, foreign]);
    await school.teams.install(leader, channel);
    await firstNote();
    assert.deepEqual(named(team), []);
    assert.equal(toldIn(coordinator).length, 1);
  });

  it('goes to the entitled among the members in their own chats instead', async () => {
    const colleague = school.person('teacher', '7b');
    await school.teams.install(colleague);
    school.teams.setMembers(team, [colleague, guest]);
    await school.teams.install(leader, channel);
    await firstNote();
    assert.equal(named(chatOf(colleague)).length, 1);
    await secondNote();
    const cards = school.teams
      .shown(chatOf(colleague))
      .filter(({ content }) => content.includes('case.refresh'));
    assert.deepEqual(
      cards.map(({ updates }) => updates),
      [1],
    );
  });

  it('is shown to none when the members cannot be read', async () => {
    await school.teams.install(leader, channel);
    await firstNote();
    assert.deepEqual(named(team), []);
    assert.match(toldIn(coordinator)[0] ?? '', /ikke kunne se, hvem der er med/);
  });

  it('is shown later when the members could not be read for a while', async () => {
    school.teams.setMembers(team, [teacher, leader]);
    await school.teams.install(leader, channel);
    await school.bot.delivery.idle();
    school.teams.setFault(({ method }) => (method === 'GET' ? 503 : undefined));
    await firstNote();
    assert.deepEqual(named(team), []);
    school.teams.setFault();
    clock.advance({ seconds: 2 });
    await school.bot.delivery.idle();
    assert.equal(named(team).length, 1);
  });

  it('loses what it showed as soon as somebody without right joins, and gets it back', async () => {
    school.teams.setMembers(team, [teacher, leader]);
    await school.teams.install(leader, channel);
    await firstNote();
    assert.equal(named(team).length, 1);
    school.teams.setMembers(team, [teacher, leader, guest]);
    clock.advance({ seconds: 1 });
    const joined: Person = { id: '29:guest', aadObjectId: 'guest', name: 'Jonas Berg' };
    await school.teams.join(joined, channel);
    await school.bot.delivery.idle();
    assert.deepEqual(named(team), []);
    assert.ok(texts(team).some((text) => text.includes('Sagen vises ikke her mere')));
    school.teams.setMembers(team, [teacher, leader]);
    await secondNote();
    assert.equal(named(team).length, 1);
    assert.equal(texts(team).filter((text) => text.includes('vises ikke her')).length, 0);
  });

  it('is shown in a group chat by the same rules', async () => {
    school.teams.setMembers(group, [teacher, leader]);
    await school.teams.install(leader, groupChat);
    await firstNote();
    assert.equal(named(group).length, 1);
    school.teams.setMembers(group, [teacher, leader, school.person('class_teacher', '5a')]);
    await secondNote();
    assert.deepEqual(named(group), []);
    assert.match(toldIn(coordinator)[0] ?? '', /har ikke adgang til sagen/);
  });

  it('is refreshed for the one who looks, with the refresh that asks again', async () => {
    school.teams.setMembers(team, [teacher, leader]);
    await school.teams.install(leader, channel);
    await firstNote();
    const { action } = JSON.parse(named(team)[0] ?? '{}').refresh;
    const answer = JSON.stringify(
      await school.teams.press(leader, action.verb, action.data, channel),
    );
    const { value } = JSON.parse(answer);
    assert.deepEqual(value.refresh.userIds, [leader.aadObjectId]);
    assert.equal(value.refresh.action.verb, 'case.refresh');
    const stranger = school.person('class_teacher', '5a');
    const refused = await school.teams.press(stranger, action.verb, action.data, channel);
    assert.doesNotMatch(JSON.stringify(refused), /Loke/);
  });

  it('changes for all by a press there only to what all of them may see', async () => {
    school.teams.setMembers(team, [teacher, leader]);
    await school.teams.install(leader, channel);
    await firstNote();
    const { verb, data } = buttonOf(named(team)[0] ?? '', 'meeting.propose');
    school.teams.setMembers(team, [teacher, leader, guest]);
    clock.advance({ seconds: 1 });
    const answer = await school.teams.press(leader, verb, data, channel);
    assert.match(JSON.stringify(answer), /Loke/, 'the presser alone sees the answer');
    await school.bot.delivery.idle();
    assert.deepEqual(named(team), []);
  });
});
