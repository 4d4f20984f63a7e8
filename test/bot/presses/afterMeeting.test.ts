import assert from 'node:assert/strict';
import type { Verb } from '../../../cards/wording/verbs.ts';
import { buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const caseId = 'LI-2026-0001';

describe('a meeting whose time is past', () => {
  let school: RunningSchool;
  let teacher: Person & { member: { id: string } };
  let leader: Person & { member: { id: string } };

  const settled = () => school.bot.delivery.idle();
  const subject = async () => {
    const found = await school.bot.app.store.load('linde', 'case', caseId);
    assert.ok(found);
    return found.value;
  };
  const meetings = async () =>
    (await school.bot.app.store.list('linde', 'meeting')).map(({ value }) => value);
  const newest = (person: Person) => school.teams.shown(chatOf(person)).at(-1)?.content ?? '{}';
  const press = async (person: Person, verb: Verb, data: Record<string, string | number>) => {
    const answer = await school.teams.press(person, verb, school.sealed(verb, data));
    await settled();
    return JSON.stringify(answer);
  };
  const follow = async (person: Person, card: string, verb: Verb, filled: object = {}) => {
    const answer = await school.teams.press(person, verb, {
      ...buttonOf(card, verb).data,
      ...filled,
    });
    await settled();
    return JSON.stringify(answer);
  };
  /** The morning of a day, with everybody's list. */
  const morning = async (day: string) => {
    school.setNow(`${day}T07:40:00+01:00`);
    await school.bot.tick();
    await settled();
  };
  const asked = (person: Person) =>
    buttonsOf(newest(person)).find(
      ({ verb, data }) => verb === 'case.form' && data.form === 'came',
    );

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settled();
    await press(teacher, 'meeting.propose', { case: caseId, v: (await subject()).revision });
    const [meeting] = await meetings();
    assert.ok(meeting);
    const { id, round } = meeting;
    await press(teacher, 'meeting.book', { meeting: id, v: round, slot: '1a', without: 9 });
    assert.equal((await meetings())[0]?.state, 'booked');
  });

  afterEach(() => school.close());

  /** The school day after it, and what came of it as its organiser is asked. */
  const theDayAfter = async () => {
    const [meeting] = await meetings();
    const end = meeting?.slots.find(({ id }) => id === meeting.chosen)?.end;
    assert.ok(end);
    const { calendar } = school.bot.app;
    const day = calendar.plus(Temporal.PlainDate.from(end.slice(0, 10)), 1);
    assert.ok(day);
    await morning(day.toString());
    return day;
  };

  it('is on its organiser’s list the next morning, until what came of it was told', async () => {
    const day = await theDayAfter();
    const button = asked(teacher);
    assert.ok(button, 'the organiser is asked');
    assert.equal(asked(leader), undefined, 'nobody else yet');
    const came = JSON.stringify(await school.teams.press(teacher, button.verb, button.data));
    assert.match(came, /Hvem kom\?/);
    const agreed = await follow(teacher, came, 'meeting.came', {
      came: [teacher.member.id, leader.member.id].join(','),
      home: 'parents',
    });
    assert.match(agreed, /Med til mødet var 2 kolleger og forældrene\./);
    const nextOn = school.bot.app.calendar.plus(day, 8)?.toString();
    const soon = school.bot.app.calendar.plus(day, 2)?.toString();
    const answer = await follow(teacher, agreed, 'meeting.held', {
      agreed1: 'Aftale om morgenmodtagelse',
      who1: teacher.member.id,
      agreed2: 'Ringe hjem hver fredag',
      who2: leader.member.id,
      ...{ nextOn, due2: soon },
    });
    assert.match(answer, /LI-2026-0001/);
    const { steps, held } = await subject();
    assert.deepEqual(
      steps
        .filter(({ calledBy }) => calledBy === 'meeting')
        .map(({ words, assignee, due: by, state }) => [words, assignee, by, state]),
      [
        ['Aftale om morgenmodtagelse', teacher.member.id, nextOn, 'approved'],
        ['Ringe hjem hver fredag', leader.member.id, soon, 'approved'],
      ],
    );
    assert.equal(steps.find(({ kind }) => kind === 'follow_up')?.due, nextOn);
    const [told] = held ?? [];
    assert.deepEqual(
      [told?.held, told?.present, told?.parents, told?.pupil, told?.nextOn],
      [true, [teacher.member.id, leader.member.id], true, false, nextOn],
    );
    const list = await press(teacher, 'digest.show', {});
    assert.doesNotMatch(list, /Hvad kom der ud af mødet/, 'it is off the list');
    assert.equal((await meetings())[0]?.outcome, 'held');
  });

  it('asks its organiser the same day, on its card and in the list, without a new message', async () => {
    const [meeting] = await meetings();
    const end = meeting?.slots.find(({ id }) => id === meeting.chosen)?.end;
    assert.ok(meeting && end);
    const card = () =>
      school.teams
        .shown(chatOf(teacher))
        .findLast(({ content }) => content.includes('Teammøde, sag'))?.content ?? '{}';
    const asks = (content: string) => content.includes('Mødet er slut. Fortæl, hvad I aftalte.');
    const minutesAfter = (minutes: number) =>
      Temporal.Instant.from(end).add({ minutes }).toZonedDateTimeISO('Europe/Copenhagen');
    const sweepAt = async (minutes: number) => {
      school.setNow(minutesAfter(minutes).toString({ timeZoneName: 'never' }));
      await school.bot.tick();
      await settled();
    };
    await sweepAt(-5);
    assert.equal(asks(card()), false, 'it is not over yet');
    assert.doesNotMatch(await press(teacher, 'digest.show', {}), /Hvad kom der ud af mødet/);
    const before = school.teams.shown(chatOf(teacher)).length;
    await sweepAt(60);
    assert.ok(asks(card()));
    assert.match(await press(teacher, 'digest.show', {}), /Hvad kom der ud af mødet/);
    assert.equal(school.teams.shown(chatOf(teacher)).length, before, 'nobody was disturbed');
  });

  it('comes to the leader’s list after three school days without an answer', async () => {
    const day = await theDayAfter();
    for (const ahead of [1, 2]) {
      const next = school.bot.app.calendar.plus(day, ahead);
      await morning(String(next));
    }
    const list = await press(leader, 'digest.show', {});
    assert.match(list, /Hvad kom der ud af mødet\?/);
  });

  it('that was not held is answered, and new times are proposed', async () => {
    await theDayAfter();
    const button = asked(teacher);
    assert.ok(button);
    const came = JSON.stringify(await school.teams.press(teacher, button.verb, button.data));
    await follow(teacher, came, 'meeting.notHeld');
    const [first, second, ...others] = await meetings();
    assert.deepEqual([first?.outcome, second?.state, others], ['not_held', 'proposed', []]);
    assert.equal((await subject()).held?.[0]?.held, false);
  });

  it('leads to another about the day that was wanted', async () => {
    const day = await theDayAfter();
    const nextOn = String(school.bot.app.calendar.plus(day, 12));
    const button = asked(teacher);
    assert.ok(button);
    const came = JSON.stringify(await school.teams.press(teacher, button.verb, button.data));
    const agreed = await follow(teacher, came, 'meeting.came', {});
    const again = buttonOf(agreed, 'meeting.held', { answer: 'meeting' });
    await school.teams.press(teacher, 'meeting.held', { ...again.data, nextOn });
    await settled();
    const next = (await meetings()).at(-1);
    assert.equal(next?.state, 'proposed');
    for (const { start } of next?.slots ?? []) assert.ok(start >= nextOn, start);
  });

  it('keeps what was typed where something is missing, and says what', async () => {
    await theDayAfter();
    const button = asked(teacher);
    assert.ok(button);
    const came = JSON.stringify(await school.teams.press(teacher, button.verb, button.data));
    const agreed = await follow(teacher, came, 'meeting.came', {});
    const before = await subject();
    const late = await follow(teacher, agreed, 'meeting.held', {
      ...{ agreed1: 'Ringe hjem', who1: teacher.member.id },
      ...{ nextOn: '2030-01-01' },
    });
    assert.match(late, /Den dato kan ikke bruges/);
    assert.match(late, /Ringe hjem/);
    const passed = await follow(teacher, agreed, 'meeting.held', {
      ...{ agreed2: 'Ringe hjem', who2: '' },
      ...{ nextOn: before.steps.find((one) => one.kind === 'follow_up')?.due },
    });
    assert.match(passed, /Aftale 2 mangler noget/);
    for (const due1 of ['2026-11-01', '2030-01-01', 'snart']) {
      const unsuited = await follow(teacher, agreed, 'meeting.held', {
        ...{ agreed1: 'Ringe hjem', who1: teacher.member.id, due1 },
        ...{ nextOn: before.steps.find((one) => one.kind === 'follow_up')?.due },
      });
      assert.match(unsuited, /Aftale 1 mangler noget/, due1);
    }
    assert.deepEqual(await subject(), before);
  });

  it('is answered once, and not by a stranger', async () => {
    await theDayAfter();
    const [meeting] = await meetings();
    const before = await subject();
    const stranger = school.person('class_teacher', '5a');
    const data = {
      ...{ case: caseId, v: before.revision, meeting: meeting?.id ?? '' },
      ...{ answer: 'follow_up', nextOn: '2026-12-09' },
    };
    for (const verb of ['meeting.came', 'meeting.held', 'meeting.notHeld'] as const) {
      assert.ok(!(await press(stranger, verb, data)).includes('Loke'), verb);
    }
    assert.deepEqual(await subject(), before);
    assert.equal((await meetings())[0]?.came, undefined);
    await press(teacher, 'meeting.notHeld', data);
    const after = await subject();
    const again = await press(teacher, 'meeting.notHeld', { ...data, v: after.revision });
    assert.match(again, /Det er allerede noteret, hvad der kom ud af mødet/);
    assert.deepEqual(await subject(), after);
  });
});
