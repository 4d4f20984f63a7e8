import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { morningRound } from '../../../bot/schedule/morning.ts';
import type { CaseForm } from '../../../services/cases/caseForms.ts';
import { type Button, buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const id = 'LI-2026-0001';
const goal = {
  ...{ goal: 'Kommer om mandagen', metric: 'days_week', target: '4' },
  ...{ measure: 'Mødes ved porten', who: 'pupil' },
};

describe('the plan of a case, over HTTP', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;
  let ppr: ReturnType<RunningSchool['person']>;
  let stranger: Person;

  const stored = async () => {
    const found = await school.bot.app.store.load('linde', 'case', id);
    assert.ok(found, 'there is no such case');
    return found.value;
  };
  /** The card that answers a press, as JSON. */
  const press = async (person: Person, { verb, data }: Button, inputs: object = {}) =>
    JSON.stringify(await school.teams.press(person, verb, { ...data, ...inputs }));
  const sideFor = async (person: Person, side: string) => {
    const data = school.sealed('case.more', { case: id, side });
    return JSON.stringify(await school.teams.press(person, 'case.more', data));
  };
  const inForm = async (person: Person, form: CaseForm, verb: string, step?: string) => {
    const { revision } = await stored();
    const data = { case: id, v: revision, form, ...(step === undefined ? {} : { step }) };
    const opened = await school.teams.press(person, 'case.form', school.sealed('case.form', data));
    return { card: JSON.stringify(opened), button: buttonOf(JSON.stringify(opened), verb) };
  };
  const send = async (person: Person, form: CaseForm, inputs: object) => {
    const verb = form === 'map' ? 'case.map' : 'case.plan';
    return press(person, (await inForm(person, form, verb)).button, inputs);
  };
  const trail = async () =>
    (await school.bot.app.store.list('linde', 'audit')).map(({ value }) => value.action);
  const refuses = async (person: Person, button: Button, inputs: object = {}) => {
    const before = await stored();
    const answer = await press(person, button, inputs);
    assert.match(answer, /ikke adgang/);
    assert.ok(!answer.includes('Loke'));
    assert.deepEqual(await stored(), before);
  };

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    ppr = school.person('ppr_psychologist');
    stranger = school.person('class_teacher', '5a');
    for (const person of [teacher, leader, ppr, stranger]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  it('begins with why the pupil stays away, in sentences and with the pupil’s own line', async () => {
    const { button } = await inForm(teacher, 'map', 'case.map');
    const answers = {
      ...{ functions: 'avoids_judgement,seeks_closeness', schoolFactors: 'academic' },
      ...{ healthKnows: 'no', pupilSays: 'De andre kigger' },
    };
    await refuses(stranger, button, answers);
    const told = await press(teacher, button, answers);
    assert.match(told, /Det ser ud til, at eleven undgår at blive vurderet og søger nærhed/);
    assert.match(told, /Eleven siger: »De andre kigger«/);
    assert.deepEqual((await stored()).mapping?.school, ['academic']);
    assert.ok((await trail()).includes('case.map'));
    const again = await inForm(leader, 'map', 'case.map');
    assert.match(again.card, /"value":"avoids_judgement,seeks_closeness"/, 'filled in before');
  });

  it('gives back what was typed where too many functions are chosen', async () => {
    const told = await send(teacher, 'map', {
      ...{ functions: 'avoids_judgement,seeks_closeness,drawn_outside' },
      pupilSays: 'De andre kigger',
    });
    assert.match(told, /Der er valgt for mange \(højst 2\)/);
    assert.match(told, /De andre kigger/);
    assert.equal((await stored()).mapping, undefined);
  });

  it('is made of a goal, is changed and loses one, each in its form', async () => {
    const { button } = await inForm(teacher, 'goal', 'case.plan');
    await refuses(stranger, button, goal);
    const made = await press(teacher, button, goal);
    assert.match(made, /Mål 1:\*\* Kommer om mandagen/);
    assert.match(made, /Mødes ved porten \(eleven\)/);
    await send(teacher, 'goal', { ...goal, goal: 'Kommer om fredagen' });
    const goals = await sideFor(teacher, 'goals');
    const change = buttonOf(goals, 'case.form', { step: '2' });
    const form = await press(teacher, change);
    assert.match(form, /"value":"Kommer om fredagen"/);
    const changed = await press(teacher, buttonOf(form, 'case.plan'), {
      ...goal,
      goal: 'Kommer torsdag og fredag',
    });
    assert.match(changed, /Mål 2:\*\* Kommer torsdag og fredag/);
    const second = await inForm(teacher, 'goal', 'case.plan', '2');
    const remove = buttonsOf(second.card).find(({ data }) => data.remove === 1);
    assert.ok(remove);
    await press(teacher, remove);
    assert.equal((await stored()).plan?.goals.length, 1);
    const told = await press(teacher, button, goal);
    assert.match(told, /ændret/, 'an old form changes nothing');
    assert.equal((await stored()).plan?.goals.length, 1);
  });

  it('gives a goal without a measure back with the reason beside its field, and everything that was typed', async () => {
    const { button } = await inForm(teacher, 'goal', 'case.plan');
    const unmeasured = await press(teacher, button, { ...goal, metric: '', target: '' });
    assert.match(
      unmeasured,
      /"id":"target"[^}]*\}\],"width":2\}\]\},\{"type":"TextBlock","text":"Der er ikke valgt, hvad målet måles på/,
    );
    const wrong = await press(teacher, button, { ...goal, metric: 'days_week', target: '7' });
    assert.match(wrong, /Skriv et helt tal fra 1 til 5/);
    for (const card of [unmeasured, wrong]) {
      assert.match(card, /"id":"goal"[^}]*"value":"Kommer om mandagen"/);
      assert.match(card, /"id":"measure"[^}]*"value":"Mødes ved porten"/);
    }
    assert.match(wrong, /"id":"target"[^}]*"value":"7"/);
    assert.equal((await stored()).plan, undefined);
  });

  it('says at the follow-up how a goal about attendance stands by what was noted, and judges nothing', async () => {
    school.setNow('2026-11-16T08:10:00+01:00');
    await send(teacher, 'goal', goal);
    const shown = await sideFor(teacher, 'plan');
    assert.match(shown, /Måles på: mindst 4 dage i skole om ugen/);
    assert.doesNotMatch(shown, /Noteret siden/, 'a plan of today has nothing to show');
    const reviewOn = (await stored()).plan?.reviewOn ?? '';
    school.setNow(`${reviewOn}T08:10:00+01:00`);
    const refreshed = school.sealed('case.refresh', { case: id });
    const card = JSON.stringify(await school.teams.press(teacher, 'case.refresh', refreshed));
    assert.match(
      card,
      /Noteret siden mandag d\. 16\. nov\.: mål 1: (?:[\d,]+ dage? om ugen \(mindst 4\)|for lidt noteret)/,
    );
    await school.teams.install(ppr);
    const involve = (await inForm(leader, 'involve', 'case.involve')).button;
    await press(leader, involve, { person: ppr.member.id, basis: 'anonymous', why: '' });
    const anonymous = JSON.stringify(await school.teams.press(ppr, 'case.refresh', refreshed));
    assert.doesNotMatch(anonymous, /mål 1/);
  });

  it('asks whether a step back succeeded: on the list in the morning, on the case, with three answers', async () => {
    await send(teacher, 'goal', goal);
    const backText = '3 lektioner man–tors';
    const planned = await send(teacher, 'backStep', { backFrom: '2026-11-30', backText });
    assert.match(planned, /Fra mandag d\. 30\. nov\.: 3 lektioner man–tors/);
    assert.ok(!planned.includes('case.wayBack'), 'not before its day');
    school.setNow('2026-11-30T08:10:00+01:00');
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    await school.bot.delivery.idle();
    const list = school.teams
      .shown(chatOf(teacher))
      .findLast(({ content }) => content.includes('digest.show'));
    assert.match(list?.content ?? '', /3 lektioner man–tors«\. Lykkedes det\?/);
    const refreshed = school.sealed('case.refresh', { case: id });
    const card = JSON.stringify(await school.teams.press(teacher, 'case.refresh', refreshed));
    assert.match(card, /Svar om vejen tilbage/);
    const asked = await sideFor(teacher, 'wayBack');
    const partly = buttonOf(asked, 'case.wayBack', { how: 'partly' });
    await refuses(stranger, partly);
    const answered = await press(teacher, partly);
    assert.match(answered, /lykkedes delvist/);
    assert.match(answered, /hvad skal eleven prøve som det næste\?/);
    const revision = (await stored()).revision;
    await press(teacher, partly);
    assert.equal((await stored()).revision, revision, 'pressed twice, it counts once');
    await press(teacher, buttonOf(answered, 'case.wayBack', { how: 'back' }));
    assert.ok((await stored()).plan?.back);
  });

  it('asks for the next step first, and ends no way back whose newest step did not succeed', async () => {
    await send(teacher, 'goal', goal);
    await send(teacher, 'backStep', { backFrom: '2026-11-25', backText: '3 lektioner' });
    school.setNow('2026-11-26T08:10:00+01:00');
    const failed = buttonOf(await sideFor(teacher, 'wayBack'), 'case.wayBack', { how: 'not' });
    const answered = await press(teacher, failed);
    assert.match(answered, /lykkedes ikke[\s\S]*hvad skal eleven prøve/);
    assert.doesNotMatch(answered, /Eleven er helt tilbage/);
    await send(teacher, 'backStep', { backFrom: '2026-11-26', backText: '1 lektion' });
    school.setNow('2026-11-27T08:10:00+01:00');
    const well = buttonOf(await sideFor(teacher, 'wayBack'), 'case.wayBack', { how: 'well' });
    assert.match(await press(teacher, well), /Nyt skridt …[\s\S]*Eleven er helt tilbage/);
  });

  it('prolongs a special arrangement, with a reason where it gets long', async () => {
    const begin = (await inForm(leader, 'arrange', 'case.arrange')).button;
    await press(leader, begin, { arrangement: 'reduced_timetable', until: '', arrangeWhy: '' });
    const prolong = (await inForm(leader, 'arrange', 'case.arrangeUntil')).button;
    const wanted = { arrangement: 'reduced_timetable', until: '2027-02-12' };
    await refuses(stranger, prolong, wanted);
    const refused = await press(leader, prolong, wanted);
    assert.match(refused, /Ordningen varer mere end 6 uger/);
    const told = await press(leader, prolong, { ...wanted, arrangeWhy: 'Lægen anbefaler det' });
    assert.match(
      told,
      /reduceret skema fra onsdag d\. 25\. nov\. til fredag d\. 12\. feb\.[^"]*»Lægen anbefaler det«/,
    );
    assert.equal((await stored()).arrangements[0]?.until, '2027-02-12');
  });

  it('shows anonymous PPR the closed answers, and nothing that anybody wrote', async () => {
    await send(teacher, 'map', { functions: 'avoids_judgement', pupilSays: 'De andre kigger' });
    await send(teacher, 'goal', goal);
    await send(teacher, 'backStep', { backFrom: '2026-11-30', backText: '3 lektioner' });
    const involve = (await inForm(leader, 'involve', 'case.involve')).button;
    await press(leader, involve, { person: ppr.member.id, basis: 'anonymous', why: '' });
    const seen = `${await sideFor(ppr, 'work')} ${await sideFor(ppr, 'plan')}`;
    assert.match(seen, /undgår at blive vurderet/);
    assert.match(seen, /1 mål/);
    assert.match(seen, /Skridt fra mandag d\. 30\. nov\./);
    assert.doesNotMatch(seen, /kigger|Kommer om mandagen|porten|3 lektioner|Loke/);
    assert.ok(!seen.includes('case.form'), 'and no form');
    const timeline = school.sealed('case.timeline', { case: id });
    const told = JSON.stringify(await school.teams.press(ppr, 'case.timeline', timeline));
    assert.match(told, /Handleplan lavet\*\*: 1 mål/);
    assert.doesNotMatch(told, /Kommer om mandagen|kigger/);
  });
});
