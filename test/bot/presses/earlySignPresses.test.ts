import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { transact } from '../../../bot/core/unitOfWork.ts';
import { morningRound } from '../../../bot/schedule/morning.ts';
import type { Verb } from '../../../cards/wording/verbs.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('the month’s overview, over HTTP', () => {
  let school: RunningSchool;
  let teacher: Person & { member: { id: string } };
  let leader: Person & { member: { id: string } };
  let officer: Person & { member: { id: string } };
  let psychologist: Person;
  let other: Person;
  let loke: string;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    officer = school.person('wellbeing_officer');
    psychologist = school.person('ppr_psychologist');
    other = school.person('class_teacher', '5a');
    const found = school.roster.pupils.find(
      ({ givenName, classCode }) => givenName === 'Loke' && classCode === '7b',
    );
    loke = found?.id ?? '';
    for (const person of [teacher, leader, officer, psychologist, other])
      await school.teams.install(person);
    // Four scattered days, which open no case.
    await absentOn('2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24');
  });

  afterEach(() => school.close());

  const store = () => school.bot.app.store;
  const settle = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  /** Noted as the note of an earlier day would be. */
  const absentOn = (...dates: string[]) =>
    transact(store(), 'linde', async (unit) => {
      const before = await unit.load('pupil', loke);
      const statements = dates.map((date) => ({
        ...{
          id: `s-${date}`,
          reportId: `r-${date}`,
          by: teacher.member.id,
          intent: 'note' as const,
        },
        ...{ at: `${date}T08:10:00+01:00`, dates: [date], category: 'unlawful' as const },
        extent: 'day' as const,
      }));
      unit.put('pupil', loke, {
        ...before,
        pupilId: loke,
        statements: [...(before?.statements ?? []), ...statements],
      });
    });
  const press = async (person: Person, verb: Verb, data: Record<string, unknown>) => {
    const answer = JSON.stringify(
      await school.teams.press(person, verb, school.sealed(verb, data)),
    );
    await settle();
    return answer;
  };
  const say = async (person: Person, text: string) => {
    await school.teams.say(person, text);
    await settle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  };
  const morning = async (date: string) => {
    school.setNow(`${date}T07:35:00+01:00`);
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    await settle();
  };
  const messages = (person: Person) => school.teams.shown(chatOf(person));
  const sign = async () => (await store().load('linde', 'earlySign', loke))?.value;
  const trail = async (action: string) =>
    (await store().list('linde', 'audit'))
      .map(({ value }) => value)
      .filter((one) => one.action === action && one.outcome === 'done');

  it('comes as one line of the morning’s list on the month’s first school day, never pupil by pupil', async () => {
    const before = messages(leader).length;
    await morning('2026-12-01');
    const fresh = messages(leader).slice(before);
    assert.equal(fresh.length, 1, 'one message');
    assert.match(fresh[0]?.content ?? '', /Månedens overblik \(1\)/);
    assert.doesNotMatch(fresh[0]?.content ?? '', /Loke/);
    await morning('2026-12-02');
    assert.equal(messages(leader).length, before + 1, 'and no other the day after');
    assert.match(messages(officer).at(-1)?.content ?? '', /Månedens overblik \(1\)/);
    for (const person of [teacher, psychologist, other]) {
      const all = messages(person).map(({ content }) => content);
      assert.ok(!all.some((content) => /Månedens overblik/.test(content)));
    }
    const { verb, data } = buttonOf(fresh[0]?.content ?? '', 'review.show');
    const review = JSON.stringify(await school.teams.press(leader, verb, data));
    assert.match(review, /Loke Christensen\*\*, 7\.b/);
    assert.match(review, /opmærksomhed/);
    assert.match(review, /mest om tirsdagen/);
    assert.deepEqual((await trail('review.show'))[0]?.subjects, [loke]);
  });

  it('leaves the list once somebody has gone through it, until the next month', async () => {
    await morning('2026-12-01');
    const answer = await press(leader, 'review.done', {});
    assert.match(answer, /Sidst gennemgået/);
    const again = await press(leader, 'review.done', {});
    assert.match(again, /ikke opdateret/);
    assert.match(again, /Månedens overblik.*Sidst gennemgået/, 'as it is now');
    assert.doesNotMatch(await press(leader, 'digest.show', {}), /Månedens overblik/);
    assert.equal((await store().load('linde', 'absenceReview', 'school'))?.value.on, '2026-12-01');
    assert.doesNotMatch(await press(teacher, 'review.done', {}), /Sidst gennemgået/);
  });

  it('stays, with what to do, where nobody was chosen on it', async () => {
    await morning('2026-12-01');
    const answer = await press(leader, 'early.show', { page: 0 });
    assert.match(answer, /Vælg på listen, og tryk igen.*Loke Christensen.*early\.show/);
  });

  it('is a line of the leaders’ status, with when it was last gone through, and a button', async () => {
    const before = await say(leader, 'status');
    assert.match(before, /1 elev med meget fravær uden sag · ikke gennemgået endnu/);
    const { verb, data } = buttonOf(before, 'review.show');
    assert.match(JSON.stringify(await school.teams.press(leader, verb, data)), /Loke/);
    await press(leader, 'review.done', {});
    assert.match(await say(leader, 'status'), /sidste gennemgang .*25\. nov\./);
    assert.doesNotMatch(await say(teacher, 'status 7b'), /meget fravær uden sag/);
  });

  it('is asked for in words: of the school by its leaders, of the own class by its teacher', async () => {
    assert.match(await say(leader, 'månedens overblik'), /Loke/);
    assert.match(await say(teacher, 'fraværsteam'), /I dine klasser: .*Loke/s);
    assert.doesNotMatch(await say(other, 'monthly overview'), /Loke/);
    assert.match(
      await say(psychologist, 'månedens overblik'),
      /ikke adgang|kan du ikke|må du ikke/i,
    );
  });

  it('leads to a talk that the class teacher is asked for, holds and writes a line about', async () => {
    const screen = await press(leader, 'early.show', { id: loke, page: 0 });
    const talk = buttonOf(screen, 'early.talk');
    const asked = JSON.stringify(await school.teams.press(leader, talk.verb, talk.data));
    assert.match(asked, /taler med eleven inden/);
    const repeated = JSON.stringify(await school.teams.press(leader, talk.verb, talk.data));
    assert.match(repeated, /ikke opdateret|ændret/);
    assert.equal((await sign())?.log.length, 1);
    await morning('2026-11-26');
    const list = messages(teacher).at(-1)?.content ?? '';
    assert.match(list, /Loke Christensen, 7\.b/);
    assert.match(list, /Tal med eleven om fraværet/);
    assert.match(await say(teacher, 'mine opgaver'), /Samtale med eleven/);
    const own = buttonOf(list, 'early.show');
    const opened = JSON.stringify(await school.teams.press(teacher, own.verb, own.data));
    const { data } = buttonOf(opened, 'early.talked');
    const empty = JSON.stringify(await school.teams.press(teacher, 'early.talked', data));
    assert.match(empty, /et par ord om, hvordan det gik/);
    const filled = { ...data, outcome: 'Han vil gerne sidde ved vinduet.' };
    const done = JSON.stringify(await school.teams.press(teacher, 'early.talked', filled));
    assert.match(done, /Talt med eleven .*»Han vil gerne sidde ved vinduet\./);
    assert.doesNotMatch(await say(teacher, 'mine opgaver'), /Samtale med eleven/);
    assert.equal((await trail('early.talked'))[0]?.basis, 'own_class');
  });

  it('opens a pupil who was chosen on the list, for clients on which a line cannot be pressed', async () => {
    assert.match(await say(leader, 'månedens overblik'), /"id":"choice"/);
    const choose = (choice: string) => press(leader, 'early.show', { page: 0, choice });
    assert.match(await choose(loke), /Loke Christensen, 7\.b/);
    assert.match(await choose(''), /Der mangler et valg/);
    assert.match(await press(leader, 'early.show', { page: 0 }), /Der mangler et valg/);
    assert.match(await choose('nobody'), /ikke adgang til.*Månedens overblik/);
  });

  it('is gone through by the team’s other members too, on that ground, and leads them to a pupil', async () => {
    assert.match(await say(officer, 'månedens overblik'), /Loke/);
    const screen = await press(officer, 'early.show', { id: loke, page: 0 });
    assert.match(screen, /Tallene er ufuldstændige: klassen har kun meldt ind på/);
    const talk = buttonOf(screen, 'early.talk');
    await school.teams.press(officer, talk.verb, talk.data);
    assert.equal((await sign())?.log[0]?.by, officer.member.id);
    assert.equal((await trail('early.talk'))[0]?.basis, 'absence_team');
    assert.match(await press(officer, 'review.done', {}), /Sidst gennemgået/);
    assert.equal((await trail('review.done'))[0]?.basis, 'absence_team');
    // Nothing else of pupils without a case is open to them.
    assert.doesNotMatch(await say(officer, 'status Loke Christensen'), /dages fravær/);
  });

  it('lets a member open a case, and tells that there is one where they have no part in it', async () => {
    const screen = await press(officer, 'early.show', { id: loke, page: 0 });
    const open = buttonOf(screen, 'early.open');
    const card = JSON.stringify(await school.teams.press(officer, open.verb, open.data));
    assert.match(card, /sag/i);
    assert.doesNotMatch(card, /ikke adgang|case\.show/);
    assert.equal((await store().list('linde', 'case')).length, 1);
  });

  it('leads to a case for the presser’s concern', async () => {
    const screen = await press(leader, 'early.show', { id: loke, page: 0 });
    const open = buttonOf(screen, 'early.open');
    const card = JSON.stringify(await school.teams.press(leader, open.verb, open.data));
    assert.match(card, /case\.steps/);
    const [subject, ...others] = await store().list('linde', 'case');
    assert.equal(others.length, 0);
    assert.equal(subject?.value.why, 'concern');
    assert.equal(subject?.value.level, 'attention');
    assert.doesNotMatch(await say(leader, 'månedens overblik'), /Loke/);
  });

  it('tells a follower once when it gets worse, and not when they no longer follow', async () => {
    const screen = await press(leader, 'early.show', { id: loke, page: 0 });
    const follow = buttonOf(screen, 'early.follow');
    await school.teams.press(leader, follow.verb, follow.data);
    await press(leader, 'review.done', {});
    await absentOn('2026-11-26', '2026-11-27');
    await morning('2026-11-30');
    const told = () =>
      messages(leader).filter(({ first }) => /Du følger eleven/.test(first)).length;
    assert.equal(told(), 0, 'two days are too few');
    await absentOn('2026-11-30');
    await press(leader, 'review.done', {});
    await morning('2026-12-01');
    assert.equal(told(), 1);
    await morning('2026-12-02');
    assert.equal(told(), 1);
    const later = await press(leader, 'early.show', { id: loke });
    const unfollow = buttonOf(later, 'early.unfollow');
    await school.teams.press(leader, unfollow.verb, unfollow.data);
    await absentOn('2026-12-02', '2026-12-03', '2026-12-04');
    await morning('2026-12-07');
    assert.equal(told(), 1);
  });

  it('shows and changes nothing for those who do not see the pupil', async () => {
    for (const person of [other, psychologist]) {
      for (const verb of ['early.show', 'early.talk', 'early.follow', 'early.open'] as const) {
        const answer = await press(person, verb, { id: loke, v: 0, page: 0 });
        assert.doesNotMatch(answer, /Loke|opmærksomhed/, verb);
      }
    }
    assert.equal(await sign(), undefined);
    assert.deepEqual(await store().list('linde', 'case'), []);
  });
});
