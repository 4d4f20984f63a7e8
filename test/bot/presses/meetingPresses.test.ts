import assert from 'node:assert/strict';
import type { Verb } from '../../../cards/wording/verbs.ts';
import type { Meeting } from '../../../services/meetings/meeting.ts';
import { buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('a proposed meeting', () => {
  let school: RunningSchool;
  let teacher: Person & { member: { id: string } };
  let leader: Person & { member: { id: string } };
  let nurse: Person & { member: { id: string } };

  const settled = () => school.bot.delivery.idle();
  const cards = (person: Person) =>
    school.teams.shown(chatOf(person)).filter(({ content }) => content.includes('Teammøde, sag'));
  const newest = (person: Person) => cards(person).at(-1)?.content ?? '{}';
  const meetings = async () =>
    (await school.bot.app.store.list('linde', 'meeting')).map(({ value }) => value);
  const last = async (): Promise<Meeting> => {
    const meeting = (await meetings()).at(-1);
    assert.ok(meeting);
    return meeting;
  };
  /** Presses with what a card of ours would hold for the newest meeting. */
  const press = async (person: Person, verb: Verb, data: Record<string, unknown> = {}) => {
    const { id, round } = await last();
    const sealed = school.sealed(verb, { meeting: id, v: round, ...data });
    const answer = JSON.stringify(await school.teams.press(person, verb, sealed));
    await settled();
    return answer;
  };
  const trail = async (action: string) =>
    (await school.bot.app.store.list('linde', 'audit'))
      .map(({ value }) => value)
      .filter((one) => one.action === action);

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settled();
    const subject = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    const data = { case: 'LI-2026-0001', v: subject?.value.revision };
    await school.teams.press(teacher, 'meeting.propose', school.sealed('meeting.propose', data));
    await settled();
    const [welcome] = (await last()).optional;
    const person = welcome && school.person(welcome.role);
    assert.ok(person && person.member.id === welcome.id, 'somebody is welcome');
    nurse = person;
    await school.teams.install(nurse);
    await settled();
  });

  afterEach(() => school.close());

  it('waits for those who are welcome, and brings the organiser one button to book', async () => {
    const before = cards(teacher).length;
    await press(teacher, 'meeting.vote', { times: '1a,1b' });
    await press(leader, 'meeting.vote', { times: '1b' });
    assert.equal((await last()).state, 'proposed');
    assert.equal(cards(teacher).length, before + 1, 'a new card for the organiser');
    const { data } = buttonOf(newest(teacher), 'meeting.book', { slot: '1b' });
    assert.match(newest(teacher), /Alle, der skal deltage, kan/);
    await school.teams.press(teacher, 'meeting.book', data);
    await settled();
    assert.deepEqual([(await last()).state, (await last()).chosen], ['booked', '1b']);
  });

  it('books when everybody can, and earlier where the organiser chose that', async () => {
    await press(teacher, 'meeting.vote', { times: '1a' });
    for (const { role } of (await last()).optional) {
      await press(school.person(role), 'meeting.vote', { times: '1a' });
    }
    await press(leader, 'meeting.vote', { times: '1a' });
    assert.equal((await last()).state, 'booked');
    await press(teacher, 'meeting.cancel');
    await press(teacher, 'meeting.newTimes');
    await press(teacher, 'meeting.autoBook', { itself: 'yes' });
    assert.match(
      newest(leader),
      /Mødet bookes automatisk, når alle, der skal deltage, har sagt ja/,
    );
    await press(teacher, 'meeting.vote', { times: '1a' });
    await press(leader, 'meeting.vote', { times: '1a' });
    assert.equal((await last()).state, 'booked');
  });

  it('takes votes of cards that were posted before', async () => {
    await press(leader, 'meeting.vote', { slot: '1a', vote: 'no' });
    await press(leader, 'meeting.vote', { slot: '1b', vote: 'yes' });
    const { votes } = await last();
    assert.deepEqual(
      [votes['1a']?.[leader.member.id], votes['1b']?.[leader.member.id]],
      ['no', 'yes'],
    );
  });

  it('lets people change their answer, and names who can and who cannot', async () => {
    await press(leader, 'meeting.vote', { times: '1a' });
    await press(leader, 'meeting.vote', { times: '1b,1c' });
    const { votes } = await last();
    assert.equal(votes['1a']?.[leader.member.id], 'no');
    assert.match(newest(teacher), /Kan ikke: /);
    assert.match(newest(teacher), /Mangler svar/);
  });

  it('tells the organiser in a new card that none suits, and finds others for everybody', async () => {
    const old = (await last()).slots;
    const before = cards(teacher).length;
    await press(leader, 'meeting.vote', { vote: 'none' });
    assert.equal(cards(teacher).length, before + 1);
    const again = buttonOf(newest(teacher), 'meeting.newTimes');
    const asked = cards(leader).length;
    await school.teams.press(teacher, 'meeting.newTimes', again.data);
    await settled();
    const { round, slots, votes } = await last();
    assert.deepEqual([round, votes], [2, {}]);
    assert.ok(slots.length > 0);
    for (const { start, end } of slots) {
      assert.ok(!old.some((one) => one.start < end && start < one.end), start);
    }
    assert.equal(cards(leader).length, asked + 1, 'who is asked anew gets a new card');
    const [stale] = buttonsOf(cards(leader)[0]?.content).filter(({ data }) => data.v === 1);
    assert.equal(stale, undefined, 'the old card shows the new times too');
  });

  it('asks once more who books without somebody who is needed, and names them', async () => {
    await press(leader, 'meeting.vote', { vote: 'none' });
    const answer = await press(teacher, 'meeting.book', { slot: '1a' });
    assert.match(answer, /Book alligevel/);
    assert.ok(answer.includes(leader.name.split(' ')[0] ?? ''));
    assert.equal((await last()).state, 'proposed');
    assert.deepEqual(
      [(await trail('meeting.book')).length, (await trail('meeting.book.asked')).length],
      [0, 1],
    );
    assert.match(await press(teacher, 'meeting.show'), /Foreslå nye tider/);
    await press(teacher, 'meeting.book', { slot: '1a', without: 1 });
    assert.equal((await last()).state, 'booked');
    assert.equal((await trail('meeting.book')).length, 1);
  });

  it('is followed by another once it was cancelled, at other times, and the old card says so', async () => {
    const [first] = await meetings();
    await press(teacher, 'meeting.book', { slot: '1a' });
    await press(teacher, 'meeting.cancel');
    assert.ok(buttonOf(newest(teacher), 'meeting.newTimes'));
    await press(teacher, 'meeting.newTimes');
    const [old, next, ...others] = await meetings();
    assert.ok(old && next && first);
    assert.deepEqual(others, []);
    assert.deepEqual([old.state, old.replacedBy], ['cancelled', next.id]);
    assert.equal(next.state, 'proposed');
    const refused = first.slots.map(({ start }) => start);
    assert.ok(next.slots.every(({ start }) => !refused.includes(start)));
    assert.match(cards(teacher)[0]?.content ?? '', /Der ledes efter en ny tid/);
    const data = { meeting: old.id, v: old.round };
    const sealed = school.sealed('meeting.newTimes', data);
    const answer = JSON.stringify(await school.teams.press(teacher, 'meeting.newTimes', sealed));
    assert.match(answer, /Mødet er slut eller aflyst/);
    assert.equal((await meetings()).length, 2);
    const events = school.graph.events.all().filter(({ cancelled }) => !cancelled);
    assert.deepEqual(events, []);
  });

  it('changes nothing on a press by others, with times it does not have, or of an old round', async () => {
    const before = await last();
    const stranger = school.person('class_teacher', '5a');
    const tries: [Person, Verb, Record<string, unknown>][] = [
      [stranger, 'meeting.vote', { times: '1a' }],
      [stranger, 'meeting.show', {}],
      [leader, 'meeting.newTimes', {}],
      [leader, 'meeting.autoBook', { itself: 'yes' }],
      [leader, 'meeting.book', { slot: '1a', without: 9 }],
      [leader, 'meeting.vote', { times: '1a,9z' }],
      [leader, 'meeting.vote', { times: '__proto__' }],
      [leader, 'meeting.vote', { times: '1a', v: 7 }],
    ];
    for (const [person, verb, data] of tries) {
      const answer = await press(person, verb, data);
      assert.ok(!answer.includes('Loke'), verb);
    }
    assert.deepEqual(await last(), before);
  });

  it('names no pupil on any card, nor in the invitation', async () => {
    await press(leader, 'meeting.vote', { vote: 'none' });
    await press(teacher, 'meeting.newTimes');
    await press(teacher, 'meeting.book', { slot: '2a' });
    for (const person of [teacher, leader, nurse]) {
      for (const { content, summary } of cards(person)) {
        assert.ok(!`${content}${summary}`.includes('Loke'));
      }
    }
    assert.equal(school.graph.events.all().length > 0, true);
    assert.ok(!JSON.stringify(school.graph.events.all()).includes('Loke'));
  });
});
