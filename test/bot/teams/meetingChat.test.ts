import assert from 'node:assert/strict';
import { municipalityPart } from '../../../bot/core/records.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Member, type Person } from '../../doubles/teams.ts';

const chat = '19:meeting_Mjk4@thread.v2';
const tenantId = 'tenant';
/** As Teams sends from the chat of a meeting. */
const meeting = {
  conversation: chat,
  conversationType: 'groupChat',
  channelData: { tenant: { id: tenantId }, meeting: { id: 'MCMxOTptZWV0aW5n' } },
} as const;

const guest: Person = { id: '29:guest', aadObjectId: 'guest', name: 'Jonas Berg' };
const parent: Member = { ...guest, userRole: 'guest' };

describe('the chat of a meeting', () => {
  let school: RunningSchool;
  let clock: HandClock;
  let teacher: Person;
  let leader: Person;
  let coordinator: Person;

  beforeEach(async () => {
    clock = handClock();
    const { now, elapsed, schedule } = clock;
    school = await startSchool({
      schools: 1,
      tenantId,
      overrides: { now, elapsed, schedule, random: () => 0 },
    });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    coordinator = school.person('coordinator');
    for (const person of [teacher, leader, coordinator]) await school.teams.install(person);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const shown = () => school.teams.shown(chat).map(({ content }) => content);
  const say = async (who: Person, text: string) => {
    await school.teams.say(who, `<at>Nærvær</at> ${text}`, meeting);
    await school.bot.delivery.idle();
  };
  const note = async (text: string) => {
    clock.advance({ seconds: 1 });
    await school.teams.say(teacher, text);
    await school.bot.delivery.idle();
  };
  const ofAPupil = /Loke|Christensen|LI-2026|ulovlig|bekymrende/i;

  it('hears nothing of a pupil that somebody there asks about: the answer is in their own chat', async () => {
    await school.teams.install(leader, meeting);
    await note('Loke ulovligt fravær 16/11-25/11');
    const before = shown().length;
    await say(leader, 'status Loke Christensen');
    await say(teacher, 'Loke syg i dag');
    await say(leader, 'status');
    assert.ok(shown().length > before, 'told where the answer is');
    for (const content of shown()) assert.doesNotMatch(content, ofAPupil);
    const own = school.teams.shown(chatOf(leader)).map(({ content }) => content);
    assert.ok(own.some((content) => content.includes('Christensen')));
  });

  it('has no case on it while a guest reads along, nor is told that there is one', async () => {
    school.teams.setMembers(chat, [teacher, leader, coordinator, parent]);
    await school.teams.install(leader, meeting);
    await note('Loke ulovligt fravær 16/11-24/11');
    await note('Loke ulovligt fravær 25/11');
    for (const content of shown()) assert.doesNotMatch(content, ofAPupil);
  });

  it('shows a case to a meeting of those alone who may see it, until somebody else joins', async () => {
    school.teams.setMembers(chat, [teacher, leader, coordinator]);
    await school.teams.install(leader, meeting);
    await note('Loke ulovligt fravær 16/11-24/11');
    assert.ok(shown().some((content) => content.includes('Loke')));
    school.teams.setMembers(chat, [teacher, leader, coordinator, parent]);
    await school.teams.join(guest, meeting);
    await school.bot.delivery.idle();
    for (const content of shown()) assert.doesNotMatch(content, ofAPupil);
  });

  it('gives a guest no word of a pupil, whatever they write or press', async () => {
    await school.teams.install(leader, meeting);
    await note('Loke ulovligt fravær 16/11-25/11');
    for (const text of ['status Loke Christensen', 'Loke syg i dag', 'hvem er væk']) {
      await say(guest, text);
    }
    const pupil = school.roster.pupils.find(({ givenName }) => givenName === 'Loke')?.id ?? '';
    const data = school.sealed('status.show', { scope: 'pupil', id: pupil });
    const answer = await school.teams.press(guest, 'status.show', data, meeting);
    assert.doesNotMatch(JSON.stringify(answer), ofAPupil);
    for (const content of shown()) assert.doesNotMatch(content, ofAPupil);
  });

  it('that a guest opened with the bot is no team, and nothing is said there of anybody', async () => {
    school.teams.setMembers(chat, [parent, teacher]);
    await school.teams.install(guest, meeting);
    await note('Loke ulovligt fravær 16/11-25/11');
    for (const content of shown()) assert.doesNotMatch(content, ofAPupil);
    const team = () => school.bot.app.store.load(municipalityPart, 'team', chat);
    assert.equal(await team(), undefined);
    await school.teams.install(leader, meeting);
    assert.ok(await team(), 'known once somebody of the school opens it');
  });
});
