import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseForm } from '../../../services/cases/caseForms.ts';
import { type Button, buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person, type Shown } from '../../doubles/teams.ts';

const id = 'LI-2026-0001';

describe('a screen of a case that stands open', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;

  const settle = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const revision = async () =>
    (await school.bot.app.store.load('linde', 'case', id))?.value.revision ?? 0;
  /** The card of the case in somebody's chat. */
  const cardOf = (person: Person): Shown => {
    const found = school.teams
      .shown(chatOf(person))
      .findLast(({ content }) => content.includes('case.refresh'));
    assert.ok(found, `${person.name} has no card`);
    return found;
  };
  /** A press on a message of somebody's chat; the card that answers, as JSON. */
  const press = async (person: Person, on: Shown, { verb, data }: Button, filled: object = {}) => {
    const answer = await school.teams.press(
      person,
      verb,
      { ...data, ...filled },
      { replyToId: on.id },
    );
    await settle();
    return JSON.stringify(answer);
  };
  /** By then whoever was answered has read on, or not. */
  const pass = async (seconds: number) => {
    const { now } = school.bot.app;
    school.setNow(now().add({ seconds }).toString());
    await settle();
  };
  const sealed = async (
    verb: 'case.form' | 'case.comment' | 'case.steps',
    more: object,
  ): Promise<Button> => {
    const data = Object(school.sealed(verb, { case: id, v: await revision(), ...more }));
    return { title: '', verb, data };
  };
  const open = async (person: Person, on: Shown, form: CaseForm) =>
    press(person, on, await sealed('case.form', { form }));
  /** The teacher says something on the same case meanwhile. */
  const meanwhile = async (comment = 'Jeg ringer i aften') =>
    press(teacher, cardOf(teacher), await sealed('case.comment', { comment }));
  const updates = (person: Person) => cardOf(person).updates;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await settle();
    const receipt = school.teams.shown(chatOf(teacher)).at(-1);
    assert.ok(receipt);
    await press(teacher, receipt, buttonOf(receipt.content, 'case.show'));
  });

  afterEach(() => school.close());

  it('is not closed by somebody else’s press, and comes back with its text when sent too late', async () => {
    const card = cardOf(leader);
    const form = await open(leader, card, 'reject');
    const before = updates(leader);
    await meanwhile();
    assert.equal(updates(leader), before, 'the card with the form is left alone');
    const filled = { step: 'make-plan', reason: 'Der er en plan fra i går' };
    const refused = await press(leader, card, buttonOf(form, 'step.reject'), filled);
    assert.match(refused, /Sagen er blevet ændret imens/);
    assert.match(refused, /Bemærkning \([^)]+\)/, 'what happened meanwhile');
    assert.match(refused, /"value":"Der er en plan fra i går"/);
    assert.match(refused, /"value":"make-plan"/);
    assert.equal(updates(leader), before, 'the form that came back is left alone too');
    const done = await press(leader, card, buttonOf(refused, 'step.reject'), filled);
    assert.match(done, /case\.refresh/);
    assert.equal(updates(leader), before, 'the answer stands there first');
    await pass(6);
    assert.ok(updates(leader) > before, 'and then the card is up to date');
    const stored = await school.bot.app.store.load('linde', 'case', id);
    const step = stored?.value.steps.find((one) => one.id === 'make-plan');
    assert.equal(step?.rejected?.reason, filled.reason);
    const held = (await school.bot.app.store.list('linde', 'outbox')).filter(
      ({ value }) => value.behindForm,
    );
    assert.deepEqual(held, []);
  });

  it('gives way as soon as it is left, with one update for all that waited', async () => {
    const card = cardOf(leader);
    const form = await open(leader, card, 'comment');
    const before = updates(leader);
    await meanwhile();
    await meanwhile('Og i morgen');
    assert.equal(updates(leader), before);
    await press(leader, card, buttonOf(form, 'case.show'));
    await pass(6);
    assert.equal(updates(leader), before + 1);
  });

  it('gives way after a quarter of an hour, also after a restart', async () => {
    await open(leader, cardOf(leader), 'comment');
    const before = updates(leader);
    await meanwhile();
    await school.restart();
    await settle();
    school.setNow('2026-11-25T08:24:00+01:00');
    await settle();
    assert.equal(updates(leader), before);
    school.setNow('2026-11-25T08:26:00+01:00');
    await settle();
    assert.equal(updates(leader), before + 1);
  });

  it('is not closed by what the press before it changed', async () => {
    const card = cardOf(leader);
    const rejecting = buttonOf(await open(leader, card, 'reject'), 'step.reject');
    const before = updates(leader);
    await press(leader, card, rejecting, { step: 'make-plan', reason: 'Der er en plan fra i går' });
    await open(leader, card, 'comment');
    await pass(60);
    assert.equal(updates(leader), before);
  });

  it('gives way at once to what others do once it is sent', async () => {
    const card = cardOf(leader);
    const rejecting = buttonOf(await open(leader, card, 'reject'), 'step.reject');
    await press(leader, card, rejecting, { step: 'make-plan', reason: 'Der er en plan fra i går' });
    const before = updates(leader);
    await meanwhile();
    assert.equal(updates(leader), before + 1);
  });

  it('is not the only screen that stays: the steps do, for two minutes', async () => {
    const card = cardOf(leader);
    await press(leader, card, await sealed('case.steps', {}));
    const before = updates(leader);
    await meanwhile();
    await pass(60);
    assert.equal(updates(leader), before);
    await pass(61);
    assert.equal(updates(leader), before + 1);
  });

  it('holds back no other card, nor the same one in other chats', async () => {
    await open(leader, cardOf(leader), 'comment');
    const before = updates(teacher);
    await meanwhile();
    await pass(6);
    assert.equal(updates(teacher), before + 1);
    await school.teams.say(leader, 'hjælp');
    await settle();
    assert.match(school.teams.shown(chatOf(leader)).at(-1)?.content ?? '', /Det kan du skrive/);
  });

  it('holds back what was on its way already', async () => {
    const before = updates(leader);
    school.teams.setFault(({ method }) => (method === 'PUT' ? 501 : undefined));
    await meanwhile();
    await open(leader, cardOf(leader), 'comment');
    school.teams.setFault();
    school.setNow('2026-11-25T08:20:00+01:00');
    await settle();
    assert.equal(updates(leader), before, 'the next try waits for the form');
    school.setNow('2026-11-25T08:26:00+01:00');
    await settle();
    const isShown = () => updates(leader) > before || undefined;
    await school.teams.until(isShown, 'the card is up to date');
  });

  it('keeps what was typed in no file and in no log when it is refused', async () => {
    const card = cardOf(leader);
    const form = buttonOf(await open(leader, card, 'postpone'), 'step.postpone');
    const words = 'Mor er bortrejst til foråret';
    const filled = { step: 'make-plan', to: '2026-11-20', postponeWhy: words };
    const refused = await press(leader, card, form, filled);
    assert.match(refused, new RegExp(`"value":"${words}"`));
    assert.match(refused, /"value":"2026-11-20"[^}]*},{[^}]*dato kan ikke bruges/);
    const text = await readFile(join(school.folder, 'linde.json'), 'utf8');
    assert.ok(!text.includes(words) && !school.log.join('\n').includes(words));
  });

  it('gives everything back but what seems to hold a CPR number, and says where that was', async () => {
    const card = cardOf(leader);
    const form = buttonOf(await open(leader, card, 'postpone'), 'step.postpone');
    const filled = { step: 'make-plan', to: '2026-12-01', postponeWhy: 'mor til 310214-1234' };
    const refused = await press(leader, card, form, filled);
    assert.ok(!refused.includes('310214'));
    assert.match(refused, /"id":"postponeWhy"[^}]*},{[^}]*cpr-nummer/);
    assert.match(refused, /"value":"2026-12-01"/);
  });

  it('gives the same answer when the client sends a refused press twice', async () => {
    const card = cardOf(leader);
    const { verb, data } = buttonOf(await open(leader, card, 'reject'), 'step.reject');
    const filled = { ...data, step: 'make-plan', reason: ' ' };
    const twice = { id: 'same', replyToId: card.id };
    const answers = [
      await school.teams.press(leader, verb, filled, twice),
      await school.teams.press(leader, verb, filled, twice),
    ];
    assert.deepEqual(answers[0], answers[1]);
    assert.match(JSON.stringify(answers[0]), /mangler en begrundelse/);
  });

  it('does not keep the case before somebody who may no longer see it', async () => {
    const ppr = school.person('ppr_psychologist');
    await school.teams.install(ppr);
    const decide = async (verb: 'case.involve' | 'case.release', more: object) => {
      const data = { case: id, v: await revision(), ...more };
      await school.teams.press(leader, verb, school.sealed(verb, data));
      await settle();
    };
    await decide('case.involve', { person: ppr.member.id, basis: 'consent' });
    const card = cardOf(ppr);
    await open(ppr, card, 'comment');
    await decide('case.release', { released: ppr.member.id });
    const now = school.teams.shown(chatOf(ppr)).find((one) => one.id === card.id);
    assert.ok(now && !now.content.includes('Loke'), 'the card is blanked at once');
  });
});
