import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { answerOffer, offerCase } from '../../../bot/casework/handOverJobs.ts';
import { accessReportCommand } from '../../../bot/cli/accessReport.ts';
import { eraseCommand } from '../../../bot/cli/erase.ts';
import { Rounds } from '../../../bot/core/rounds.ts';
import { takeRosters } from '../../../bot/people/takeRosters.ts';
import { retainAtNight } from '../../../bot/privacy/retainAtNight.ts';
import { morningRound } from '../../../bot/schedule/morning.ts';
import type { Verb } from '../../../cards/wording/verbs.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { type Pupil, type Roster, roster } from '../../../services/roster/roster.ts';
import { invented } from '../../builders/invented.ts';
import { buttonsOf } from '../../doubles/cardReading.ts';
import { personOf, type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';
import { commandHere } from '../cli/commandHere.ts';

describe('a case that goes with a pupil to another school', () => {
  let school: RunningSchool;
  let leader: Person;
  let newLeader: Person;
  let loke: Pupil;
  let imports = 0;
  const number = 'LI-2026-0001';

  const store = () => school.bot.app.store;
  const havn = () => {
    const [, second] = invented;
    assert.ok(second);
    return second;
  };
  const settle = async () => {
    for (const one of ['linde', 'havn']) school.bot.delivery.wake(one);
    await school.bot.delivery.idle();
  };
  const take = async (...rosters: Roster[]) => {
    imports += 1;
    const at = school.bot.app
      .now()
      .toZonedDateTimeISO('Europe/Copenhagen')
      .toString({ timeZoneName: 'never' });
    await takeRosters(store(), rosters, { yes: true, at, id: `import-${imports}` });
    await school.bot.app.schools.reload();
    await settle();
  };
  const lindeWithout = () =>
    roster({
      ...school.roster,
      pupils: school.roster.pupils.filter(({ id }) => id !== loke.id),
    });
  const havnWith = () => {
    const own = havn().classByCode('7b');
    assert.ok(own);
    const here = { ...loke, classId: own.id, classCode: own.code, grade: own.grade };
    return roster({ ...havn(), pupils: [...havn().pupils, here] });
  };
  /** As the other school's own system gives pupils ids. */
  const havnWithOwnId = () => {
    const known = havnWith();
    const pupils = known.pupils.map((one) =>
      one.id === loke.id ? { ...one, id: 'havn-x1' } : one,
    );
    return roster({ ...havn(), pupils });
  };
  const caseIn = async (one: string, id: string): Promise<CaseRecord | undefined> =>
    (await store().load(one, 'case', id))?.value;
  const oldCase = async () => {
    const subject = await caseIn('linde', number);
    assert.ok(subject);
    return subject;
  };
  const press = async (person: Person, verb: Verb, data: Record<string, unknown>) => {
    const answer = await school.teams.press(person, verb, school.sealed(verb, data));
    await settle();
    return JSON.stringify(answer);
  };
  const offers = () => store().list('havn', 'handOver');
  const offer = async () => {
    const { revision: v } = await oldCase();
    const unchosen = await press(leader, 'left.handOver', { case: number, v });
    assert.match(unchosen, /Vælg på listen, og tryk igen.*left\.handOver/, 'with the list');
    const answer = await press(leader, 'left.handOver', { case: number, v, school: 'havn' });
    const [offered] = await offers();
    assert.ok(offered);
    return { answer, id: offered.id };
  };
  const openCases = async () => {
    const all = await Promise.all(
      ['linde', 'havn'].map(async (one) =>
        (await store().list(one, 'case')).flatMap(({ id, value }) =>
          value.pupilId === loke.id && value.state !== 'closed' ? [id] : [],
        ),
      ),
    );
    return all.flat();
  };
  const trail = async (one: string) =>
    (await store().list(one, 'audit')).flatMap(({ value: { action, by, subjects } }) =>
      action.startsWith('handOver') || action.startsWith('left.')
        ? [[action, by, ...subjects].join(' ')]
        : [],
    );
  const morning = async (now: string) => {
    school.setNow(now);
    for (const one of ['linde', 'havn']) {
      await morningRound(school.bot.app, one, new Rounds(school.bot.app.elapsed));
    }
    await settle();
  };
  const listOf = (person: Person) =>
    school.teams
      .shown(chatOf(person))
      .map(({ content }) => content)
      .findLast((content) => content.includes('digest.show')) ?? '';

  beforeEach(async () => {
    school = await startSchool({ schools: 2, now: '2026-11-25T08:10:00+01:00' });
    leader = school.person('leader');
    newLeader = personOf(havn(), 'leader');
    const teacher = school.person('class_teacher', '7b');
    for (const person of [leader, newLeader, teacher]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settle();
    const found = school.roster.pupil((await oldCase()).pupilId);
    assert.ok(found);
    loke = found;
    const { revision: v } = await oldCase();
    await press(leader, 'step.approve', { case: number, v, step: 'notify' });
    await press(leader, 'case.comment', {
      ...{ case: number, v: (await oldCase()).revision },
      comment: 'Mor er syg og bor hos mormor.',
    });
    school.setNow('2026-11-26T08:10:00+01:00');
    await take(lindeWithout(), havnWith());
  });

  afterEach(() => school.close());

  it('is offered to the school whose roster holds the pupil, with facts and no words', async () => {
    const screen = await press(leader, 'left.show', { case: number });
    assert.match(screen, /står nu på elevlisten hos Havnskolen/);
    for (const verb of ['left.handOver', 'case.form', 'left.wrong', 'left.movedAway']) {
      assert.ok(
        buttonsOf(screen).some((one) => one.verb === verb),
        verb,
      );
    }
    const { answer, id } = await offer();
    assert.match(answer, /tilbudt til Havnskolen/);
    const [kept] = await offers();
    assert.ok(!JSON.stringify(kept).includes('mormor'));
    const shown = await press(newLeader, 'handOver.show', { handOver: id });
    assert.match(shown, /Loke Christensen/);
    assert.match(shown, /bekymrende fravær|frafald/i);
    assert.match(shown, /Lovpligtigt, som ikke er gjort/);
    assert.doesNotMatch(shown, /mormor|syg/);
    // Until it is accepted, the new school sees the hand-over alone.
    assert.equal(await caseIn('havn', 'HA-2026-0001'), undefined);
  });

  it('goes on at the new school once accepted, with the law’s open steps and their days', async () => {
    const { steps, revision } = await oldCase();
    const talk = steps.find(({ text }) => text.da.startsWith('Tal med eleven'));
    await press(leader, 'step.done', {
      case: number,
      v: revision,
      step: talk?.id,
      on: '2026-11-25',
    });
    const { id } = await offer();
    const before = await oldCase();
    const duties = before.steps.filter(
      (step) => step.legal && /proposed|approved/.test(step.state),
    );
    assert.ok(duties.length > 0);
    const answer = await press(newLeader, 'handOver.accept', { handOver: id });
    assert.match(answer, /Overtaget fra Lindeskolen, sag LI-2026-0001/);
    const [open, ...more] = await openCases();
    assert.deepEqual([open?.slice(0, 2), more], ['HA', []]);
    const taken = await caseIn('havn', open ?? '');
    for (const { text, due } of duties) {
      const here = taken?.steps.find((step) => step.text.da === text.da);
      assert.deepEqual([here?.legal, here?.due], [true, due], text.da);
    }
    assert.ok(taken?.steps.some((step) => step.kind === 'follow_up' && step.state === 'approved'));
    const why = await press(newLeader, 'case.more', { case: open ?? '', side: 'reasons' });
    assert.match(why, /Før overtagelsen, på Lindeskolen/);
    assert.match(why, /Tal med eleven/, 'what was done is still told');
    const old = await oldCase();
    assert.equal(old.outcome, 'handed_over');
    assert.deepEqual([old.handOver?.state, old.handOver?.number], ['accepted', open]);
    const absence = await store().load('linde', 'pupil', loke.id);
    assert.equal(absence?.value.openCaseId, undefined);
    assert.match(await press(leader, 'case.show', { case: number }), /Fortsætter på Havnskolen/);
    const who = newLeader.id.slice(3);
    assert.deepEqual(await trail('havn'), [
      `handOver.received system ${id}`,
      `handOver.accept ${who} ${id} ${open}`,
    ]);
    assert.deepEqual(await trail('linde'), [
      `left.handOver ${leader.id.slice(3)} leaving:${number}`,
      `left.handOver ${leader.id.slice(3)} ${number} havn ${id}`,
      `handOver.answered ${who} ${number} havn`,
    ]);
    const [kept] = await offers();
    assert.ok(!JSON.stringify(kept).includes('Christensen'), 'the offer holds no name any more');
  });

  it('is the old school’s to decide again when the new one says that the pupil is not there', async () => {
    const { id } = await offer();
    await press(newLeader, 'handOver.refuse', { handOver: id });
    assert.deepEqual(await openCases(), [number]);
    assert.equal((await oldCase()).handOver?.state, 'refused');
    await morning('2026-11-27T07:40:00+01:00');
    assert.match(listOf(leader), /Havnskolen kender ikke eleven/);
    assert.match(await press(newLeader, 'handOver.accept', { handOver: id }), /besvaret/);
    assert.deepEqual(await openCases(), [number]);
  });

  it('cannot be taken on before the pupil is on the new school’s roster', async () => {
    await take(havn());
    const { id } = await offer();
    const shown = await press(newLeader, 'handOver.show', { handOver: id });
    assert.ok(!buttonsOf(shown).some(({ verb }) => verb === 'handOver.accept'));
    const answer = await press(newLeader, 'handOver.accept', { handOver: id });
    assert.match(answer, /ikke på jeres elevliste endnu/);
    assert.deepEqual(await openCases(), [number]);
  });

  it('is taken on for the pupil that somebody points out, where the schools’ ids differ', async () => {
    await take(havnWithOwnId());
    const { id } = await offer();
    const shown = await press(newLeader, 'handOver.show', { handOver: id });
    assert.match(shown, /en elev med samme navn/);
    const another = havn().pupils[0]?.id;
    for (const pupil of [undefined, loke.id, another]) {
      const data = { handOver: id, ...(pupil === undefined ? {} : { pupil }) };
      const answer = await press(newLeader, 'handOver.accept', data);
      assert.match(answer, /ikke på jeres elevliste endnu/);
    }
    const [accept, ...more] = buttonsOf(shown).filter(({ verb }) => verb === 'handOver.accept');
    assert.deepEqual([accept?.data.pupil, more], ['havn-x1', []]);
    await press(newLeader, 'handOver.accept', { handOver: id, pupil: 'havn-x1' });
    const cases = await store().list('havn', 'case');
    assert.deepEqual(
      cases.map(({ value }) => value.pupilId),
      ['havn-x1'],
    );
    assert.equal((await store().load('havn', 'pupil', 'havn-x1'))?.value.openCaseId, cases[0]?.id);
    assert.equal((await oldCase()).outcome, 'handed_over');
    assert.equal((await offers())[0]?.value.pupilId, 'havn-x1');
  });

  it('is told again to both leaders when nobody has answered', async () => {
    await offer();
    await morning('2026-11-27T07:40:00+01:00');
    assert.match(listOf(newLeader), /Lindeskolen vil overlevere en sag/);
    assert.doesNotMatch(listOf(leader), /har ikke svaret/);
    await morning('2026-12-07T07:40:00+01:00');
    assert.match(listOf(leader), /Havnskolen har ikke svaret på overleveringen/);
    assert.match(listOf(newLeader), /over fristen/);
  });

  it('is one case however often each school’s work is done again', async () => {
    const { app } = school.bot;
    const { id } = await offer();
    await offerCase(app, 'linde', { caseId: number, handOverId: id });
    await press(newLeader, 'handOver.accept', { handOver: id });
    await press(newLeader, 'handOver.accept', { handOver: id });
    const old = await oldCase();
    const kept = await offers();
    for (let time = 0; time < 2; time += 1) {
      await offerCase(app, 'linde', { caseId: number, handOverId: id });
      await answerOffer(app, 'havn', { handOverId: id });
    }
    assert.deepEqual(await oldCase(), old);
    assert.deepEqual(await offers(), kept);
    assert.equal((await openCases()).length, 1);
  });

  it('is taken back when the pupil returns or the case is closed, and nobody can take it on then', async () => {
    const { id } = await offer();
    const { revision: v } = await oldCase();
    await press(leader, 'case.close', { case: number, v, ending: 'moved', endingWhy: 'Flyttet.' });
    assert.deepEqual(
      (await offers()).map(({ value }) => [value.state, value.offer]),
      [['withdrawn', undefined]],
    );
    const answer = await press(newLeader, 'handOver.accept', { handOver: id });
    assert.match(answer, /trukket tilbage/);
    assert.deepEqual(await openCases(), []);
  });

  it('asks whoever runs the roster to correct it, and says nothing of the case', async () => {
    const keeper = school.person('it_administrator');
    await school.teams.install(keeper);
    const { revision: v } = await oldCase();
    const answer = await press(leader, 'left.wrong', { case: number, v });
    assert.match(answer, /Fejlen i elevlisten er meldt/);
    const [told] = school.teams
      .shown(chatOf(keeper))
      .map(({ content }) => content)
      .filter((content) => content.includes('mangler på elevlisten'));
    assert.match(told ?? '', /Loke Christensen/);
    assert.doesNotMatch(told ?? '', /LI-2026|fravær|sag/);
  });

  it('calls for word to the new municipality when the family moved there, once', async () => {
    const { revision: v } = await oldCase();
    await press(leader, 'left.movedAway', { case: number, v });
    const step = (await oldCase()).steps.find(({ calledBy }) => calledBy === 'left');
    assert.equal(step?.id, 'tell-new-municipality');
    const again = { case: number, v: (await oldCase()).revision };
    assert.match(await press(leader, 'left.movedAway', again), /allerede et trin/);
  });

  it('is told to the family from both schools, and erased at both', async () => {
    const { id } = await offer();
    await press(newLeader, 'handOver.accept', { handOver: id });
    await school.bot.close();
    const report = await commandHere(school.folder, (output, around) =>
      accessReportCommand(loke.id, output, around),
    );
    assert.match(report.stdout, /for Havnskolen/);
    assert.match(report.stdout, /for Lindeskolen/);
    assert.match(report.stdout, /Sagen blev overtaget fra: fra Lindeskolen, sag LI-2026-0001/);
    assert.match(report.stdout, /overleveret til en anden skole/);
    assert.match(report.stdout, /Sager, som en anden skole har tilbudt/);
    await commandHere(school.folder, (output, around) =>
      eraseCommand(
        loke.id,
        { reason: 'Familien har bedt om det', yes: true, roster: true, texts: 'remove' },
        { input: new PassThrough(), output },
        around,
      ),
    );
    for (const name of await readdir(school.folder)) {
      if (!name.endsWith('.jsonl') && !name.endsWith('.json')) continue;
      const text = await readFile(join(school.folder, name), 'utf8');
      assert.doesNotMatch(text, /Loke","familyName":"Christensen|Loke Christensen/, name);
    }
    await school.restart();
    for (const one of ['linde', 'havn']) {
      assert.deepEqual(await store().list(one, 'handOver'), []);
      const cases = await store().list(one, 'case');
      assert.ok(!cases.some(({ value }) => value.pupilId === loke.id));
    }
    assert.deepEqual(school.bot.app.schools.roster('linde')?.former, []);
  });

  it('is not lost when the bot ends between the two schools’ commits', async () => {
    const { revision: v } = await oldCase();
    await school.teams.press(
      leader,
      'left.handOver',
      school.sealed('left.handOver', { case: number, v, school: 'havn' }),
    );
    await school.restart();
    await settle();
    const [offered] = await offers();
    assert.equal(offered?.value.state, 'offered');
    await school.teams.press(
      newLeader,
      'handOver.accept',
      school.sealed('handOver.accept', { handOver: offered?.id }),
    );
    await school.restart();
    await settle();
    assert.equal((await oldCase()).outcome, 'handed_over');
    assert.equal((await openCases()).length, 1);
  });

  it('is forgotten by retention once it is long past, answered or not', async () => {
    await offer();
    school.setNow('2027-04-08T02:10:00+02:00');
    await retainAtNight(school.bot.app, 'havn');
    assert.deepEqual(await offers(), []);
    assert.equal((await oldCase()).handOver?.state, 'offered', 'still told at the old school');
  });
});
