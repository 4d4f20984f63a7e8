import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { morningRound } from '../../../bot/schedule/morning.ts';
import type { Verb } from '../../../cards/wording/verbs.ts';
import { type CaseForm, caseForms } from '../../../services/cases/caseForms.ts';
import { type Button, buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const id = 'LI-2026-0001';

describe('the buttons of a case, over HTTP', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;
  let secretary: Person;
  let stranger: Person;

  const stored = async (caseId = id) => {
    const found = await school.bot.app.store.load('linde', 'case', caseId);
    assert.ok(found, 'there is no such case');
    return found.value;
  };
  const stepOf = async (step: string) =>
    (await stored()).steps.find((one) => one.id === step || one.id.startsWith(`${step}.`));
  /** The card that answers a press, as JSON. */
  const press = async (person: Person, { verb, data }: Button, inputs: object = {}) =>
    JSON.stringify(await school.teams.press(person, verb, { ...data, ...inputs }));
  /** The case's card for somebody, asked for anew. */
  const cardFor = (person: Person) => press(person, refresh);
  const toolsFor = async (person: Person) =>
    press(person, buttonOf(await cardFor(person), 'case.more'));
  /** A form of the case for somebody, as JSON. */
  const formFor = async (person: Person, form: CaseForm) => {
    const data = { case: id, v: (await stored()).revision, form };
    const opened = await school.teams.press(person, 'case.form', school.sealed('case.form', data));
    return JSON.stringify(opened);
  };
  const inForm = async (person: Person, form: CaseForm, verb: string) =>
    buttonOf(await formFor(person, form), verb);
  let refresh: Button;

  const settle = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const shown = (person: Person) => school.teams.shown(chatOf(person));
  const morning = async (now: string) => {
    school.setNow(now);
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    await settle();
  };
  const digestsOf = (person: Person) =>
    shown(person).filter(({ content }) => content.includes('digest.show'));
  /** Whoever may not press is told so and shown nothing, and the case stays as it is. */
  const refuses = async (person: Person, button: Button, inputs: object = {}) => {
    const before = await stored();
    const answer = await press(person, button, inputs);
    assert.match(answer, /ikke adgang/, `${button.verb}: ${answer.slice(0, 300)}`);
    assert.ok(!answer.includes('Loke'), 'a stranger is shown nothing');
    assert.deepEqual(await stored(), before);
  };

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    secretary = school.person('secretary');
    stranger = school.person('class_teacher', '5a');
    for (const person of [teacher, leader, secretary, stranger]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settle();
    const receipt = shown(teacher).at(-1);
    assert.ok(receipt);
    await press(teacher, buttonOf(receipt.content, 'case.show'));
    await settle();
    const card = shown(teacher).findLast(({ content }) => content.includes('case.refresh'));
    assert.ok(card);
    refresh = buttonOf(card.content, 'case.refresh');
  });

  afterEach(() => school.close());

  it('keep a remark of somebody who sees the case', async () => {
    const comment = await inForm(teacher, 'comment', 'case.comment');
    await refuses(stranger, comment, { comment: 'Hej' });
    await press(teacher, comment, { comment: 'Jeg ringer i aften' });
    assert.ok((await toolsFor(teacher)).includes('Jeg ringer i aften'));
    assert.equal((await stored()).state, 'open');
    assert.match(
      await press(teacher, comment, { comment: 'Igen' }),
      /Sagen er blevet ændret imens/,
    );
  });

  it('show what happened, with what people wrote, page by page', async () => {
    const comment = await inForm(teacher, 'comment', 'case.comment');
    await press(teacher, comment, { comment: 'Jeg ringer i aften' });
    const timeline = buttonOf(await toolsFor(teacher), 'case.timeline');
    await refuses(stranger, timeline);
    const answer = await press(teacher, timeline);
    assert.match(answer, /Forløb: Loke/);
    assert.match(answer, /Bemærkning\*\*: »Jeg ringer i aften«/);
    assert.match(await press(teacher, buttonOf(answer, 'case.show')), /Fravær: Loke/);
    for (let number = 0; number < 30; number += 1) {
      const again = await inForm(teacher, 'comment', 'case.comment');
      await press(teacher, again, { comment: `Bemærkning nummer ${number}` });
    }
    const newest = await press(teacher, timeline);
    const older = buttonOf(newest, 'case.timeline');
    assert.equal(older.data.page, 1);
    await refuses(stranger, older);
    const next = await press(teacher, older);
    assert.ok(newest.includes('nummer 29') && !next.includes('nummer 29'));
    assert.deepEqual(
      buttonsOf(next).flatMap(({ verb, data }) => (verb === 'case.timeline' ? [data.page] : [])),
      [2, 0],
    );
  });

  it('show what is needed more seldom, to whoever sees the case', async () => {
    await refuses(stranger, buttonOf(await cardFor(teacher), 'case.more'));
    const tools = await toolsFor(leader);
    const people = await press(leader, buttonOf(tools, 'case.more', { side: 'people' }));
    const work = await press(leader, buttonOf(tools, 'case.more', { side: 'work' }));
    const told = await press(leader, buttonOf(tools, 'case.timeline'));
    const why = await press(leader, buttonOf(told, 'case.more', { side: 'reasons' }));
    const steps = await press(leader, buttonOf(await cardFor(leader), 'case.steps'));
    const more = await press(leader, buttonOf(steps, 'case.steps', { page: 1 }));
    const plan = await press(leader, buttonOf(work, 'case.more', { side: 'plan' }));
    const offers = [await press(leader, buttonOf(work, 'case.more', { side: 'offers' }))];
    for (const page of [1, 2]) {
      const next = buttonOf(offers.at(-1), 'case.more', { side: 'offers', page });
      offers.push(await press(leader, next));
    }
    const forms = [tools, people, work, plan, steps, more, ...offers].flatMap((card) =>
      buttonsOf(card).flatMap(({ verb, data }) => (verb === 'case.form' ? [data.form] : [])),
    );
    // These need a plan, or a meeting that is over.
    const later: readonly string[] = ['backStep', 'review', 'came', 'agreed'];
    const asked = caseForms.filter((form) => !later.includes(form));
    assert.deepEqual(forms.toSorted(), asked.toSorted());
    assert.match(why, /Grunde og virkning: Loke/);
  });

  it('take a step as done with the day it happened and how it went', async () => {
    const done = await inForm(teacher, 'done', 'step.done');
    const step = 'contact-home';
    await refuses(stranger, done, { step, outcome: 'Talte med mor' });
    assert.match(await press(teacher, done, { step, on: '2026-11-24' }), /mangler et par ord/);
    assert.match(
      await press(teacher, done, { step, on: '2026-11-26', outcome: 'Talte med hjemmet' }),
      /dato kan ikke bruges/,
    );
    const after = await press(teacher, done, {
      ...{ step, on: '2026-11-24', outcome: 'Talte med hjemmet' },
    });
    const { done: how } = (await stepOf(step)) ?? {};
    assert.equal(how?.on, '2026-11-24');
    assert.equal(how?.outcome, 'Talte med hjemmet');
    assert.match(
      after,
      /tirsdag d\. 24\. nov\.: »Talte med hjemmet« \(noteret af [^)]+\)/,
      'the last contact',
    );
  });

  it('put a step off with a reason, a duty of the law by the leadership alone', async () => {
    const own = await inForm(teacher, 'postpone', 'step.postpone');
    const why = { to: '2026-12-04', postponeWhy: 'Lejrskole' };
    await refuses(stranger, own, { step: 'talk-with-pupil', ...why });
    await press(teacher, own, { step: 'talk-with-pupil', ...why });
    assert.equal((await stepOf('talk-with-pupil'))?.due, '2026-12-04');
    const duty = await inForm(leader, 'postpone', 'step.postpone');
    assert.ok(
      !buttonsOf(await formFor(secretary, 'postpone')).some(({ verb }) => verb === 'step.postpone'),
      'the secretary has the step, and may not put it off',
    );
    const law = { step: 'check-register', ...why };
    assert.match(await press(secretary, duty, law), /ikke adgang/);
    await press(leader, duty, law);
    assert.equal((await stepOf('check-register'))?.due, '2026-12-04');
  });

  it('lets nobody notify before the register was checked', async () => {
    await press(leader, buttonOf(await cardFor(leader), 'case.approveAll'));
    const form = await formFor(leader, 'done');
    assert.ok(!form.includes('"value":"notify"'), 'it cannot be chosen yet');
    const early = await press(leader, buttonOf(form, 'step.done'), { step: 'notify' });
    assert.match(early, /Et andet trin skal gøres først/);
    const check = await inForm(secretary, 'done', 'step.done');
    await press(secretary, check, { step: 'check-register' });
    const notify = await inForm(leader, 'done', 'step.done');
    await refuses(stranger, notify, { step: 'notify' });
    await press(leader, notify, { step: 'notify' });
    assert.equal((await stepOf('notify'))?.state, 'done');
  });

  it('begin and end a special arrangement', async () => {
    const begin = await inForm(leader, 'arrange', 'case.arrange');
    await refuses(stranger, begin, { arrangement: 'reduced_timetable' });
    await press(leader, begin, { arrangement: 'reduced_timetable' });
    assert.deepEqual((await stored()).arrangements, [
      { kind: 'reduced_timetable', from: '2026-11-25', until: '2027-01-06' },
    ]);
    const end = await inForm(leader, 'arrange', 'case.arrangeEnd');
    assert.match(await press(leader, end, { arrangement: 'one_to_one' }), /ikke den ordning/);
    await press(leader, await inForm(leader, 'arrange', 'case.arrangeEnd'), {
      arrangement: 'reduced_timetable',
    });
    assert.equal((await stored()).arrangements[0]?.to, '2026-11-25');
  });

  it('close a case with how it ends, not over a duty of the law, and open it again', async () => {
    const close = await inForm(leader, 'close', 'case.close');
    await refuses(stranger, close, { ending: 'moved' });
    assert.match(
      await press(leader, close, { ending: 'back_in_school', endingWhy: 'Det går godt' }),
      /lovpligtige opgaver/,
    );
    const closed = await press(leader, close, { ending: 'moved' });
    assert.match(closed, /skiftet skole/);
    assert.equal((await stored()).state, 'closed');
    const reopen = buttonOf(await toolsFor(leader), 'case.reopen');
    await refuses(stranger, reopen);
    const again = await press(leader, reopen);
    assert.match(again, /Genåbnet onsdag d\. 25\. nov\. af/);
    const { state, round, steps } = await stored();
    assert.deepEqual([state, round], ['open', 2]);
    assert.ok(
      steps.some((step) => step.id === 'make-plan.2'),
      'with its steps anew',
    );
    const pupils = await school.bot.app.store.list('linde', 'pupil');
    assert.equal(pupils.find(({ value }) => value.openCaseId === id)?.value.lastCaseId, id);
  });

  it('approve all that waits for the presser in one go, each step as by a press of its own', async () => {
    const all = buttonOf(await cardFor(leader), 'case.approveAll');
    await refuses(stranger, all);
    const before = await stored();
    const waiting = before.steps.filter(({ state }) => state === 'proposed').map(({ id }) => id);
    assert.ok(waiting.length > 1);
    assert.match(await press(teacher, all), /ikke adgang/);
    await press(leader, all);
    const { steps, log } = await stored();
    assert.ok(steps.every(({ state }) => state !== 'proposed'));
    const approved = log.flatMap((event) => (event.do === 'approve' ? [event.step] : []));
    assert.deepEqual(approved, waiting);
    assert.match(await press(leader, all), /ikke opdateret/);
    const trail = (await school.bot.app.store.list('linde', 'audit')).findLast(
      ({ value }) => value.action === 'case.approveAll' && value.outcome === 'done',
    );
    assert.deepEqual(trail?.value.subjects, [id, ...waiting]);
  });

  it('give the case another holder, who is told on it and gets its follow-up', async () => {
    const hold = await inForm(leader, 'holder', 'case.hold');
    const { member } = school.person('wellbeing_officer');
    await refuses(stranger, hold, { holder: member.id });
    assert.match(await press(leader, hold, { holder: '' }), /mangler et valg/);
    const nurse = school.person('health_nurse').member.id;
    assert.match(await press(leader, hold, { holder: nurse }), /kender ikke den, du valgte/);
    const answer = await press(leader, hold, { holder: member.id });
    assert.match(answer, new RegExp(`Tovholder.*${member.givenName} ${member.familyName}`));
    const after = await stored();
    assert.equal(after.holder, member.id);
    assert.equal(after.steps.find(({ kind }) => kind === 'follow_up')?.assignee, member.id);
    assert.match(
      await press(leader, buttonOf(await toolsFor(leader), 'case.timeline')),
      /Ny tovholder\*\*: /,
    );
  });

  it('turn a long list of colleagues where a button says, and begin anew past its end', async () => {
    const data = { case: id, v: (await stored()).revision, form: 'assign', start: 1 };
    const turned = await school.teams.press(leader, 'case.form', school.sealed('case.form', data));
    const names = (card: string) =>
      [...card.matchAll(/"title":"[^"]* \([^)"]*\)","value"/g)].length;
    const all = await formFor(leader, 'assign');
    assert.equal(names(JSON.stringify(turned)), names(all) - 1);
    const past = school.sealed('case.form', { ...data, start: 9999 });
    const again = JSON.stringify(await school.teams.press(leader, 'case.form', past));
    assert.equal(names(again), names(all));
  });

  it('still work from cards that were posted before there were forms', async () => {
    const { revision } = await stored();
    const old = (verb: Verb, data: object) => ({
      title: '',
      verb,
      data: Object(school.sealed(verb, { case: id, v: revision, ...data })),
    });
    assert.match(await press(teacher, old('case.more', {})), /Mere om sagen: Loke/);
    const done = old('step.done', { step: 'contact-home' });
    const refused = await press(teacher, done);
    assert.match(refused, /mangler et par ord/);
    assert.match(refused, /case\.refresh/, 'the case, with why above it');
    await press(teacher, done, { outcome: 'Talte med hjemmet' });
    assert.equal((await stepOf('contact-home'))?.state, 'done');
  });

  it('judge a follow-up when its day has come, which calls for the next one', async () => {
    assert.ok(!buttonsOf(await cardFor(teacher)).some(({ verb }) => verb === 'step.judge'));
    const follow = await stepOf('follow-up');
    assert.ok(follow);
    school.setNow(`${follow.due}T08:10:00+01:00`);
    const judge = buttonOf(await cardFor(teacher), 'step.judge', { judgement: 'better' });
    await refuses(stranger, judge);
    await press(teacher, judge);
    const { steps } = await stored();
    assert.equal(steps.find(({ id }) => id === follow.id)?.done?.judgement, 'better');
    assert.equal(steps.at(-1)?.kind, 'follow_up');
    assert.equal(steps.at(-1)?.state, 'approved');
  });

  describe('in the morning’s list', () => {
    it('answer with the list, also when the press may not be any more', async () => {
      await morning('2026-11-26T07:30:00+01:00');
      const [list] = digestsOf(leader);
      assert.ok(list);
      assert.ok(!list.summary.includes('Loke'), 'a lock screen shows no name');
      const approve = buttonOf(list.content, 'step.approve');
      await refuses(stranger, approve);
      const answer = await press(leader, approve);
      assert.ok(answer.includes('digest.show'), 'the list as it stands now');
      const offered = buttonsOf(answer).filter(({ verb }) => verb === 'step.approve');
      assert.ok(!offered.some(({ data }) => data.step === approve.data.step));
      const again = await press(leader, approve);
      assert.match(again, /ikke opdateret/);
      assert.ok(again.includes('digest.show'));
    });

    it('shows everybody their own list alone', async () => {
      await morning('2026-11-26T07:30:00+01:00');
      const list = digestsOf(leader).at(-1);
      assert.ok(list);
      const answer = await press(stranger, buttonOf(list.content, 'digest.show'));
      assert.match(answer, /ikke noget, der venter/);
      assert.ok(!answer.includes('Loke'));
    });

    it('comes at most once, on school days between half past seven and four, when something is new', async () => {
      for (const time of ['2026-11-26T07:29:00+01:00', '2026-11-28T08:00:00+01:00'])
        await morning(time);
      await morning('2026-11-27T16:00:00+01:00');
      assert.equal(digestsOf(leader).length, 0);
      await morning('2026-11-30T07:30:00+01:00');
      assert.equal(digestsOf(leader).length, 1, 'what was missed is made up for once');
      await morning('2026-11-30T09:00:00+01:00');
      assert.equal(digestsOf(leader).length, 1);
    });

    it('means half past seven on the wall, in winter and in summer time', async () => {
      await morning('2027-04-01T07:29:00+02:00');
      assert.equal(digestsOf(leader).length, 0);
      await morning('2027-04-01T07:30:00+02:00');
      assert.equal(digestsOf(leader).length, 1);
    });

    it('leaves somebody who is out of office in peace, and goes to whoever stands in', async () => {
      const { member } = school.person('leader');
      const deputy = school.person('department_leader');
      await school.teams.install(deputy);
      school.graph.events.add({
        ...{ organiser: member.email, subject: 'Ferie', body: '', online: false, attendees: [] },
        start: Temporal.Instant.from('2026-11-26T00:00:00+01:00').epochMilliseconds,
        end: Temporal.Instant.from('2026-11-28T00:00:00+01:00').epochMilliseconds,
        showAs: 'oof',
        transactionId: undefined,
      });
      await morning('2026-11-26T07:30:00+01:00');
      assert.equal(digestsOf(leader).length, 0);
      const list = digestsOf(deputy).at(-1);
      assert.ok(list, 'the deputy gets it');
      const approve = buttonOf(list.content, 'step.approve');
      await press(deputy, approve);
      assert.equal((await stepOf(String(approve.data.step)))?.state, 'approved');
      await morning('2026-11-30T07:30:00+01:00');
      assert.equal(digestsOf(leader).length, 1, 'back when they are back');
    });
  });

  it('raise no new card while hits change in a case that somebody works on', async () => {
    const comment = await inForm(teacher, 'comment', 'case.comment');
    await press(teacher, comment, { comment: 'Jeg ringer i aften' });
    await settle();
    const cards = () =>
      shown(leader).filter(({ content }) => content.includes('case.refresh')).length;
    const before = cards();
    school.setNow('2026-11-26T08:10:00+01:00');
    await school.teams.say(teacher, 'Loke ulovligt fravær i dag');
    await settle();
    assert.equal(cards(), before);
  });
});

describe('a worry in words', () => {
  let school: RunningSchool;
  const settle = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const said = async (person: Person, text: string) => {
    await school.teams.say(person, text);
    await settle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  };
  /** Says it, and confirms it when asked who will see it. */
  const worries = async (person: Person, text: string) => {
    const asked = await said(person, text);
    assert.match(asked, /Passer det/);
    return said(person, 'ja');
  };
  const cases = async () =>
    (await school.bot.app.store.list('linde', 'case')).map(({ value }) => value);

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    for (const person of [
      school.person('class_teacher', '7b'),
      school.person('class_teacher', '5a'),
      school.person('akt_adviser'),
      school.person('health_nurse'),
    ])
      await school.teams.install(person);
    await settle();
  });
  afterEach(() => school.close());

  it('of a teacher of the class opens a case, without any number, and shows it', async () => {
    const teacher = school.person('class_teacher', '7b');
    await said(teacher, 'jeg er bekymret for Loke');
    assert.deepEqual(await cases(), [], 'nothing opens before it is confirmed');
    const answer = await said(teacher, 'ja');
    assert.match(answer, /på grund af en bekymring/);
    const [subject] = await cases();
    assert.equal(subject?.why, 'concern');
    assert.ok(!JSON.stringify(subject).includes('bekymret'), 'the words are not kept');
  });

  it('of somebody who may not see the pupil opens it too, and tells no more', async () => {
    const akt = await worries(school.person('akt_adviser'), 'jeg er bekymret for Loke Christensen');
    assert.match(akt, /Klasselæreren og ledelsen ser på det/);
    const [subject] = await cases();
    assert.equal(subject?.why, 'concern');
    const other = school.person('class_teacher', '5a');
    const answer = await worries(other, 'jeg er bekymret for Loke Christensen');
    assert.match(answer, /Klasselæreren og ledelsen ser på det/);
    const [again, ...more] = await cases();
    assert.equal(more.length, 0, 'the case that is open is the one');
    assert.ok(again?.log.some((event) => event.do === 'concern' && event.by === other.member.id));
    assert.equal(again?.steps.find(({ kind }) => kind === 'follow_up')?.due, '2026-11-26');
  });

  it('asks whom it is about where the name does not say', async () => {
    const teacher = school.person('class_teacher', '7b');
    const question = await said(teacher, 'jeg er bekymret for Philip');
    assert.deepEqual(await cases(), []);
    const choice = buttonsOf(question).find(({ title }) => title.includes('Sandager'));
    assert.ok(choice);
    await school.teams.press(teacher, choice.verb, choice.data);
    await settle();
    await said(teacher, 'ja');
    const [subject] = await cases();
    assert.equal(school.roster.pupil(subject?.pupilId ?? '')?.familyName, 'Sandager');
  });

  it('of somebody from outside the school opens nothing', async () => {
    await said(school.person('health_nurse'), 'jeg er bekymret for Loke Christensen');
    assert.deepEqual(await cases(), []);
  });
});
