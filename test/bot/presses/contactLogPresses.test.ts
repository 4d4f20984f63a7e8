import assert from 'node:assert/strict';
import { buttonOf } from '../../doubles/cardReading.ts';
import { buttonInForm } from '../../doubles/caseForm.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const id = 'LI-2026-0001';

describe('a contact with the home written down on its case, over HTTP', () => {
  let school: RunningSchool;
  let teacher: Person;
  let stranger: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    stranger = school.person('class_teacher', '5a');
    for (const person of [teacher, stranger]) await school.teams.install(person);
    await say(teacher, 'Loke ulovligt fravær 9/11-25/11');
  });

  afterEach(() => school.close());

  async function say(person: Person, text: string): Promise<string> {
    await school.teams.say(person, text, { locale: 'da-DK' });
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  }
  async function press(person: Person, verb: string, data: unknown): Promise<string> {
    const answer = await school.teams.press(person, verb, data);
    await school.bot.delivery.idle();
    return JSON.stringify(answer);
  }
  const stored = async () => {
    const found = await school.bot.app.store.load('linde', 'case', id);
    assert.ok(found);
    return found.value;
  };

  it('is on the case at once, in the trail without its words, and in the timeline with them', async () => {
    const send = await buttonInForm(school, teacher, 'contact', 'case.contact');
    const told = { with: 'mother', on: '', agreed: 'Vi mødes ved porten' };
    assert.match(await press(teacher, send.verb, { ...send.data, ...told }), /ved porten/);
    const { contacts } = await stored();
    assert.deepEqual(
      contacts?.map(({ with: who, on, by }) => [who, on, by]),
      [['mother', '2026-11-25', school.person('class_teacher', '7b').member.id]],
    );
    const trail = await school.bot.app.store.list('linde', 'audit');
    const entry = trail.findLast(({ value }) => value.action === 'case.contact');
    assert.deepEqual([entry?.value.outcome, entry?.value.subjects], ['done', [id]]);
    assert.doesNotMatch(JSON.stringify(trail), /porten/);
    assert.doesNotMatch(school.log.join('\n'), /porten/);
    const timeline = { case: id };
    assert.match(
      await press(teacher, 'case.timeline', school.sealed('case.timeline', timeline)),
      /Kontakt\*\*: mor.*ved porten/,
    );
  });

  it('keeps what was filled in when it is refused, and changes nothing when it comes twice or from a stranger', async () => {
    const send = await buttonInForm(school, teacher, 'contact', 'case.contact');
    const tomorrow = { with: 'father', on: '2026-11-26', agreed: 'Vi ses' };
    const again = await press(teacher, send.verb, { ...send.data, ...tomorrow });
    assert.match(again, /Vi ses/);
    assert.match(await press(teacher, send.verb, { ...send.data, agreed: 'Vi ses' }), /Vælg/);
    assert.equal((await stored()).contacts, undefined);
    const today = { ...tomorrow, on: '2026-11-25' };
    assert.match(await press(stranger, send.verb, { ...send.data, ...today }), /ikke adgang/);
    await press(teacher, send.verb, { ...send.data, ...today });
    await press(teacher, send.verb, { ...send.data, ...today });
    assert.equal((await stored()).contacts?.length, 1);
  });

  it('is read back from the chat with whom and when, and kept only by the press, with the step it fits', async () => {
    const card = await say(teacher, 'talte med Lokes far i går, vi aftalte møde tirsdag');
    assert.match(card, /Skal kontakten med far .*24\. nov\. noteres\?/);
    assert.equal((await stored()).contacts, undefined);
    const open = buttonOf(card, 'case.form', { form: 'contact' });
    const form = await press(teacher, open.verb, open.data);
    assert.match(form, /"value":"father"/);
    assert.match(form, /"value":"2026-11-24"/);
    const send = buttonOf(form, 'case.contact');
    const inputs = { with: 'father', on: '2026-11-24', agreed: 'Møde', step: 'contact-home' };
    await press(teacher, send.verb, { ...send.data, ...inputs });
    const { contacts, steps } = await stored();
    assert.equal(contacts?.[0]?.on, '2026-11-24');
    assert.equal(steps.find((step) => step.id === 'contact-home')?.done?.outcome, 'Møde');
  });
});
