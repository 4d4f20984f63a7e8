import assert from 'node:assert/strict';
import { buttonOf, choicesOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

describe('the chain from a line in chat to a booked meeting', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;
  let coordinator: Person;

  /** The newest message in somebody's chat that says all of this. */
  const newest = (person: Person, ...parts: string[]) =>
    school.teams.until(
      () =>
        school.teams
          .shown(chatOf(person))
          .findLast(({ content }) => parts.every((part) => content.includes(part))),
      `${person.name} sees ${parts.join(', ')}`,
    );

  /** The teacher opens the case that a receipt tells of. */
  const openFrom = ({ content }: { content: string }) =>
    school.teams.press(teacher, 'case.show', buttonOf(content, 'case.show').data);

  beforeEach(async () => {
    school = await startSchool();
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    coordinator = school.person('coordinator');
    for (const person of [teacher, leader, coordinator]) await school.teams.install(person);
    await Promise.all([teacher, leader, coordinator].map((person) => newest(person, 'Nærvær')));
  });

  afterEach(() => school.close());

  it('understands, stores, opens a case, lets the team act, books a time and tells the coordinator', async () => {
    const { teams, graph } = school;
    await teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const receipt = await newest(teacher, 'Loke Christensen', '8 skoledage');
    assert.ok(!receipt.summary.includes('Loke'), 'a lock screen shows no name');

    const card = await newest(leader, 'LI-2026-0001', '15,4');
    await teams.press(leader, 'case.approveAll', buttonOf(card.content, 'case.approveAll').data);
    const approved = await newest(leader, 'LI-2026-0001');
    assert.equal(approved.id, card.id, 'the card is updated in place');

    await school.bot.delivery.idle();
    await openFrom(receipt);
    const caseCard = await newest(teacher, 'LI-2026-0001', 'meeting.propose');
    await teams.press(
      teacher,
      'meeting.propose',
      buttonOf(caseCard.content, 'meeting.propose').data,
    );
    const proposal = await newest(teacher, 'meeting.vote');
    assert.ok(!proposal.content.includes('Loke'), 'a meeting names no pupil');
    const answer = { ...buttonOf(proposal.content, 'meeting.vote').data, times: '1a' };
    await teams.press(teacher, 'meeting.vote', answer);
    await newest(leader, 'meeting.vote');
    await teams.press(leader, 'meeting.vote', answer);
    const agreed = await newest(teacher, 'Alle, der skal deltage, kan');
    assert.equal(graph.events.all().length, 0, 'who is welcome has not answered');
    const { data } = buttonOf(agreed.content, 'meeting.book', { slot: '1a' });
    await teams.press(teacher, 'meeting.book', data);
    await newest(leader, 'https://teams.example/');

    const [event] = graph.events.all();
    assert.ok(event);
    assert.equal(event.subject, 'Tværfagligt teammøde – sag LI-2026-0001');
    assert.ok(!JSON.stringify(event).includes('Loke'));

    await teams.say(coordinator, 'status');
    const status = await newest(coordinator, 'LI-2026-0001');
    assert.ok(status.content.includes('Loke Christensen'));
  });

  it('changes nothing when somebody presses who may not, and says so calmly', async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const card = await newest(leader, 'LI-2026-0001');
    const approve = buttonOf(card.content, 'case.approveAll');
    const stranger = school.person('class_teacher', '5a');
    const answer = JSON.stringify(
      await school.teams.press(stranger, 'case.approveAll', approve.data),
    );
    assert.ok(!answer.includes('Loke'), 'a stranger is shown nothing');
    const stored = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.equal(stored?.value.steps.find(({ id }) => id === 'make-plan')?.state, 'proposed');
  });

  it('keeps all that was answered over a restart, and goes on from there', async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const card = await newest(leader, 'LI-2026-0001');
    await school.restart();
    const done = buttonOf(card.content, 'case.approveAll');
    await school.teams.press(leader, 'case.approveAll', done.data);
    const stored = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.equal(stored?.value.steps.find(({ id }) => id === 'make-plan')?.state, 'approved');
  });

  it('asks which Philip, keeps the rest, and stores the answer that is pressed', async () => {
    await school.teams.say(teacher, 'Sofie, Philip og Aksel syge');
    const receipt = await newest(teacher, 'note.undo', 'Aksel Haddad');
    assert.ok(receipt.content.includes('Sofie Lyngsø'));
    const question = await newest(teacher, 'note.choose');
    const choices = choicesOf(question.content);
    assert.deepEqual(choices.map(({ title }) => title.split(',')[0]).toSorted(), [
      'Philip Agerholm',
      'Philip Sandager',
    ]);
    await school.teams.press(teacher, 'note.choose', choices[0]?.data);
    await newest(teacher, 'note.undo', 'Philip');
  });

  it('takes a typed answer to a question', async () => {
    await school.teams.say(teacher, 'Philip syg');
    await newest(teacher, 'note.choose');
    await school.teams.say(teacher, 'Sandager');
    await newest(teacher, 'note.undo', 'Philip Sandager');
  });

  it('takes a message back, and proposes to close its case while nobody has acted', async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const receipt = await newest(teacher, 'note.undo');
    await newest(leader, 'LI-2026-0001');
    await school.teams.press(teacher, 'note.undo', buttonOf(receipt.content, 'note.undo').data);
    const stored = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.equal(stored?.value.state, 'proposed');
    assert.equal(stored?.value.closing, 'ground_taken_back');
    const card = await newest(leader, 'er slettet');
    const form = buttonOf(card.content, 'case.form', { form: 'close' });
    const opened = JSON.stringify(await school.teams.press(leader, form.verb, form.data));
    const end = buttonOf(opened, 'case.close');
    const filled = { ending: 'no_ground', endingWhy: 'Noteret ved en fejl.' };
    await school.teams.press(leader, 'case.close', { ...end.data, ...filled });
    const closed = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.deepEqual([closed?.value.state, closed?.value.outcome], ['closed', 'no_ground']);
  });

  it('asks nothing more of an approved case whose absence was taken back, and says so', async () => {
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const receipt = await newest(teacher, 'note.undo');
    const approve = buttonOf((await newest(leader, 'case.approveAll')).content, 'case.approveAll');
    await school.teams.press(leader, approve.verb, approve.data);
    const case1 = async () =>
      (await school.bot.app.store.load('linde', 'case', 'LI-2026-0001'))?.value;
    assert.equal((await case1())?.state, 'open');
    await school.teams.press(teacher, 'note.undo', buttonOf(receipt.content, 'note.undo').data);
    assert.equal((await case1())?.closing, 'ground_taken_back');
    await newest(leader, 'er slettet');
    await school.teams.say(teacher, 'Loke syg i dag');
    const later = await newest(teacher, 'note.undo', 'Loke');
    assert.doesNotMatch(later.content, /LI-2026-0001/, 'nothing is worrying any more');
  });

  it('stores the same activity once, however often it comes', async () => {
    await Promise.all(
      Array.from({ length: 5 }, () => school.teams.say(teacher, 'Sofie syg i dag', { id: 'same' })),
    );
    await newest(teacher, 'note.undo', 'Sofie');
    await school.bot.delivery.idle();
    const receipts = school.teams
      .shown(chatOf(teacher))
      .filter(({ content }) => content.includes('note.undo'));
    assert.equal(receipts.length, 1);
    const [sofie] = school.roster.pupils.filter(
      ({ givenName, classCode }) => givenName === 'Sofie' && classCode === '7b',
    );
    const stored = await school.bot.app.store.load('linde', 'pupil', sofie?.id ?? '');
    assert.equal(stored?.value.statements.length, 1);
  });

  it('answers in English where the client is English', async () => {
    await school.teams.say(teacher, 'Sofie was sick yesterday', { locale: 'en-GB' });
    await newest(teacher, 'Undo');
  });

  it('answers a note within a second while Graph hangs', async () => {
    school.graph.setFaults(() => ({ do: 'hang' }));
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await openFrom(await newest(teacher, 'case.show'));
    const caseCard = await newest(teacher, 'meeting.propose');
    await school.teams.press(
      teacher,
      'meeting.propose',
      buttonOf(caseCard.content, 'meeting.propose').data,
    );
    await school.teams.say(teacher, 'Sofie syg');
    await newest(teacher, 'note.undo', 'Sofie');
    school.graph.setFaults(undefined);
  });

  it('answers in private when pupils are named where others read along', async () => {
    const conversation = '19:channel@thread.tacv2';
    await school.teams.say(teacher, '<at>Nærvær</at> Sofie syg', {
      conversation,
      conversationType: 'channel',
    });
    await newest(teacher, 'note.undo', 'Sofie');
    const inChannel = await school.teams.until(
      () => school.teams.shown(conversation)[0],
      'the channel is told where the answer is',
    );
    assert.ok(!inChannel.content.includes('Sofie'));
  });

  it('asks which school a team belongs to, and posts cases there once it is told', async () => {
    const { teams } = school;
    const conversation = '19:team@thread.tacv2';
    const channel = {
      conversation,
      conversationType: 'channel',
      channelData: { tenant: { id: 'tenant' }, team: { id: '19:team@thread.tacv2' } },
    } as const;
    const members = [leader, coordinator, teacher];
    teams.setMembers(conversation, members);
    await teams.install(leader, channel);
    const asked = await teams.until(() => teams.shown(conversation)[0], 'the team is asked');
    await teams.press(
      leader,
      'team.link',
      buttonOf(asked.content, 'team.link', { school: 'linde' }).data,
      channel,
    );
    await teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const card = await teams.until(
      () => teams.shown(conversation).find(({ content }) => content.includes('LI-2026-0001')),
      'the case is in the channel',
    );
    assert.deepEqual(
      JSON.parse(card.content).refresh.userIds,
      members.map(({ aadObjectId }) => aadObjectId),
    );
  });

  it('tells somebody it does not know nothing but that', async () => {
    const nobody: Person = { id: '29:x', aadObjectId: 'unknown', name: 'Ukendt' };
    await school.teams.say(nobody, 'status Loke Christensen');
    const answer = await newest(nobody, 'personale');
    assert.ok(!answer.content.includes('Loke'));
  });
});
