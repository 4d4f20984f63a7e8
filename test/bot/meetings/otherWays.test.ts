import assert from 'node:assert/strict';
import type { Verb } from '../../../cards/wording/verbs.ts';
import type { Meeting } from '../../../services/meetings/meeting.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const caseId = 'LI-2026-0001';
type Member = Person & { member: { id: string; email: string } };

describe('a meeting that does not suit everybody', () => {
  let school: RunningSchool;
  let teacher: Member;
  let leader: Member;

  const settled = async () => {
    await school.graph.subscriptions.settled();
    await school.bot.delivery.idle();
  };
  const meetings = async () =>
    (await school.bot.app.store.list('linde', 'meeting')).map(({ value }) => value);
  const last = async (): Promise<Meeting> => {
    const found = (await meetings()).at(-1);
    assert.ok(found);
    return found;
  };
  const subject = async () => {
    const found = await school.bot.app.store.load('linde', 'case', caseId);
    assert.ok(found);
    return found.value;
  };
  const cards = (person: Person) =>
    school.teams.shown(chatOf(person)).filter(({ content }) => content.includes('Teammøde, sag'));
  const newest = (person: Person) => cards(person).at(-1)?.content ?? '{}';
  const press = async (person: Person, verb: Verb, data: Record<string, string | number> = {}) => {
    const { id, round } = await last();
    const sealed = school.sealed(verb, { meeting: id, v: round, ...data });
    const answer = JSON.stringify(await school.teams.press(person, verb, sealed));
    await settled();
    return answer;
  };
  const propose = async () => {
    const { revision } = await subject();
    const data = school.sealed('meeting.propose', { case: caseId, v: revision });
    await school.teams.press(teacher, 'meeting.propose', data);
    await settled();
  };
  const takeUp = (email: string, from: string, to: string) =>
    school.graph.events.add({
      ...{ organiser: email, subject: '', body: '', showAs: 'busy', attendees: [] },
      ...{ start: Date.parse(from), end: Date.parse(to), transactionId: undefined, online: false },
    });
  const decline = async (person: Member) => {
    const event = school.graph.events.all().find(({ transactionId, cancelled }) => {
      return transactionId !== undefined && !cancelled;
    });
    assert.ok(event);
    school.graph.events.answer(event, person.member.email, 'declined');
    await settled();
  };

  beforeEach(async () => {
    school = await startSchool({ schools: 1, publicUrl: 'https://naervaer.example' });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settled();
  });

  afterEach(() => school.close());

  it('is held without the one who can at no time, on the organiser’s choice alone', async () => {
    takeUp(leader.member.email, '2026-11-25T00:00:00Z', '2026-12-31T00:00:00Z');
    await propose();
    const { ways = [] } = await last();
    const way = ways.findIndex(({ kind }) => kind === 'without');
    assert.ok(way >= 0, JSON.stringify(ways));
    assert.match(newest(teacher), /Uden /);
    assert.ok(!newest(leader).includes('Uden '), 'only the organiser chooses');
    const before = await last();
    await press(leader, 'meeting.choose', { way });
    assert.deepEqual(await last(), before);
    const button = buttonOf(newest(teacher), 'meeting.choose', { way });
    await school.teams.press(teacher, 'meeting.choose', button.data);
    await settled();
    const chosen = await last();
    assert.equal(chosen.state, 'proposed');
    assert.ok(
      chosen.optional.some(({ id }) => id === leader.member.id),
      'is still welcome',
    );
    await press(teacher, 'meeting.book', { slot: chosen.slots[0]?.id ?? '', without: 9 });
    assert.equal((await last()).state, 'booked');
  });

  it('is looked for with a deputy, once the organiser chose that, who sees the case from then on', async () => {
    takeUp(leader.member.email, '2026-11-25T00:00:00Z', '2026-12-31T00:00:00Z');
    await propose();
    const { ways = [] } = await last();
    const way = ways.findIndex(({ kind }) => kind === 'deputy');
    const chosen = ways[way];
    assert.ok(chosen?.kind === 'deputy', JSON.stringify(ways));
    assert.ok(
      (await last()).required.every(({ id }) => id !== chosen.deputy),
      'nobody by itself',
    );
    await press(teacher, 'meeting.choose', { way });
    const next = await last();
    assert.deepEqual([next.state, next.round], ['proposed', 2]);
    assert.ok(next.required.some(({ id }) => id === chosen.deputy));
    assert.ok(next.required.every(({ id }) => id !== leader.member.id));
  });

  it('is proposed anew when somebody who is needed declines, and stands until then', async () => {
    await propose();
    const first = await last();
    const others = first.slots.map(({ id }) => id).join(',');
    await press(teacher, 'meeting.vote', { times: others });
    await press(leader, 'meeting.vote', { times: others });
    await press(teacher, 'meeting.book', { slot: '1a' });
    await decline(leader);
    const [old, next] = await meetings();
    assert.deepEqual([old?.state, old?.movedBy, next?.state], ['booked', next?.id, 'proposed']);
    assert.match(newest(teacher), /står i kalenderen, indtil en ny tid er booket/);
    const [kept] = next?.slots ?? [];
    assert.ok(kept && next);
    assert.ok(first.slots.some(({ start, id }) => id !== '1a' && start === kept.start));
    assert.equal(next.votes[kept.id]?.[teacher.member.id], 'yes', 'who had answered is not asked');
    assert.equal(next.votes[kept.id]?.[leader.member.id], undefined, 'who declined is asked');
    await press(leader, 'meeting.vote', { times: kept.id });
    await press(teacher, 'meeting.book', { slot: kept.id });
    const [taken, booked] = await meetings();
    assert.deepEqual(
      [taken?.state, taken?.replacedBy, booked?.state],
      ['cancelled', next.id, 'booked'],
    );
    assert.equal((await subject()).meetingId, next.id);
    const standing = school.graph.events
      .all()
      .filter(({ cancelled, transactionId }) => !cancelled && transactionId !== undefined);
    assert.equal(standing.length, 1, 'one event is left in the calendar');
  });

  it('goes on standing when the organiser drops the other, and hands over after two tries', async () => {
    await propose();
    await press(teacher, 'meeting.book', { slot: '1a', without: 9 });
    const [{ id }] = (await meetings()) as [Meeting];
    for (const attempt of [1, 2]) {
      await decline(leader);
      assert.equal((await meetings()).length, attempt + 1);
      await press(teacher, 'meeting.cancel');
      const old = (await meetings()).find((one) => one.id === id);
      assert.deepEqual([old?.state, old?.movedBy], ['booked', undefined]);
      assert.equal((await subject()).meetingId, id);
      const event = school.graph.events.all().find((one) => one.transactionId && !one.cancelled);
      assert.ok(event);
      school.graph.events.answer(event, leader.member.email, 'accepted');
      await settled();
    }
    await decline(leader);
    assert.equal((await meetings()).length, 3, 'no third time');
    assert.match(newest(teacher), /Aftal det direkte, eller aflys mødet/);
  });

  describe('while another is looked for instead of a booked one', () => {
    let first: string;
    const byId = async (id: string) => (await meetings()).find((one) => one.id === id);
    const standing = () =>
      school.graph.events
        .all()
        .filter(({ cancelled, transactionId }) => !cancelled && transactionId !== undefined);

    beforeEach(async () => {
      await propose();
      await press(teacher, 'meeting.book', { slot: '1a', without: 9 });
      first = (await last()).id;
      await decline(leader);
    });

    it('keeps a meeting that has taken place, once the other is booked', async () => {
      const held = await byId(first);
      const end = held?.slots.find(({ id }) => id === held.chosen)?.end;
      assert.ok(end);
      const next = await last();
      const later = next.slots.find(({ start }) => Date.parse(start) > Date.parse(end));
      assert.ok(later);
      school.setNow(end);
      await press(teacher, 'meeting.book', { slot: later.id, without: 9 });
      assert.equal((await last()).state, 'booked');
      assert.equal((await byId(first))?.state, 'booked');
      assert.equal(standing().length, 2, 'nothing that is past is called off');
    });

    it('goes on with the other when the booked one is moved in Outlook', async () => {
      const [event] = standing();
      assert.ok(event);
      school.graph.events.move(event, event.start + 3_600_000, event.end + 3_600_000);
      await settled();
      const other = (await last()).id;
      assert.equal((await subject()).meetingId, other);
      await press(teacher, 'meeting.newTimes');
      assert.equal((await byId(other))?.round, 2, 'the other is still looked for');
    });

    it('goes on with the other when the booked one is called off', async () => {
      const { id: other } = await last();
      const sealed = school.sealed('meeting.cancel', { meeting: first, v: 1 });
      await school.teams.press(teacher, 'meeting.cancel', sealed);
      await settled();
      assert.equal((await byId(first))?.state, 'cancelled');
      assert.equal((await subject()).meetingId, other);
      await propose();
      assert.equal((await last()).id, other, 'no third meeting is called beside it');
    });

    it('takes the booked one back also where a third meeting was called in its place', async () => {
      const { id: other, required, optional } = await last();
      for (const { id } of [...required, ...optional]) {
        const email = school.roster.member(id)?.email ?? '';
        takeUp(email, '2026-11-25T00:00:00Z', '2027-06-30T00:00:00Z');
      }
      await press(teacher, 'meeting.newTimes');
      assert.equal((await byId(other))?.state, 'no_times');
      for (const event of school.graph.events.all()) {
        if (event.transactionId === undefined) school.graph.events.cancel(event);
      }
      await propose();
      const third = await last();
      assert.deepEqual([third.state, third.insteadOf], ['proposed', first]);
      await press(teacher, 'meeting.book', { slot: third.slots[0]?.id ?? '', without: 9 });
      assert.equal((await byId(third.id))?.state, 'booked');
      const taken = await byId(first);
      assert.deepEqual([taken?.state, taken?.replacedBy], ['cancelled', third.id]);
      assert.equal(standing().length, 1, 'one event is left in the calendar');
      assert.equal((await subject()).meetingId, third.id);
    });
  });

  it('shows who is wanted from home, and its agenda without a name', async () => {
    await propose();
    await press(leader, 'meeting.home', { wanted: 'yes' });
    assert.equal((await last()).home, undefined, 'the organiser alone decides');
    await press(teacher, 'meeting.home', { wanted: 'yes' });
    assert.match(newest(leader), /inviterer forældre og elev i Aula/);
    const agenda = await press(leader, 'meeting.agenda');
    assert.match(agenda, /Elevens ord/);
    assert.match(agenda, /skriver selv til dem i Aula/);
    assert.match(agenda, /Hvad skal I gøre mere af.*Hvad skal I gøre anderledes.*hvem der gør det/);
    assert.ok(!agenda.includes('Loke'));
    const stranger = school.person('class_teacher', '5a');
    assert.doesNotMatch(await press(stranger, 'meeting.agenda'), /Elevens ord/);
  });

  it('has a chat of the case’s own people, by its number, in the trail', async () => {
    await propose();
    const sealed = school.sealed('case.more', { case: caseId, side: 'chat' });
    const answer = JSON.stringify(await school.teams.press(teacher, 'case.more', sealed));
    const url = /https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?[^"]*/.exec(answer)?.[0] ?? '';
    const query = new URL(url).searchParams;
    assert.equal(query.get('topicName'), caseId);
    assert.ok(query.get('users')?.includes('@'));
    const stranger = school.person('class_teacher', '5a');
    const refused = JSON.stringify(await school.teams.press(stranger, 'case.more', sealed));
    assert.ok(!refused.includes('/l/chat/'));
  });
});
