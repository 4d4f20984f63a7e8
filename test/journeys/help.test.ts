import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { z } from 'zod';
import { type ChatWindow, openBrowser } from './chatWindow.ts';
import { helpVerbs, PressedVerbs } from './pressedVerbs.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';

const loke = 'Loke Christensen';
const philip = 'Philip Sandager';

/** A title that is pressed, and the heading of the screen that it leads to. */
type Turn = readonly [title: string, heading: string];

/** Not »Vejen tilbage …«. */
const back = /^Tilbage$/;

const more = ['Mere …', 'Mere om sagen'] as const;
const work = ['Plan og hjælp', 'Plan og hjælp'] as const;

describe('the help a pupil gets, in the browser', () => {
  const pressed = new PressedVerbs();
  let sandbox: RunningSandbox;
  let browser: Browser;
  let folder: string;
  let teacher: ChatWindow;
  let leader: ChatWindow;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'help-'));
    sandbox = await runSandbox({ PLAYBOOK: await strictPlaybook(folder) });
    browser = await openBrowser();
    const [first = '', second = ''] = sandbox.urls;
    teacher = await pressed.open(browser, first);
    leader = await pressed.open(browser, second);
  });

  afterEach(async function () {
    if (!this.currentTest?.isFailed()) return;
    const [about] = this.currentTest.title.split(',', 1);
    await teacher.picture(`failed-teacher-${about}`);
    await leader.picture(`failed-leader-${about}`);
  });

  after(async () => {
    await browser?.close();
    await sandbox?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The case as the leader opens it from what stands about its pupil, as a new card. */
  async function openCase(name: string): Promise<Locator> {
    await leader.write(`status ${name}`);
    await leader.ask(await leader.see(name, 'Noteret fravær til og med', 'Åbn sag'), 'Åbn sag');
    return leader.see(`Fravær: ${name}`, 'Alle trin');
  }

  /** From the leader's case card to another screen. */
  async function through(who: string, ...turns: readonly Turn[]): Promise<Locator> {
    let card = await leader.see(`Fravær: ${who}`);
    for (const [title, heading] of turns) {
      await leader.ask(card, title);
      card = await leader.see(`${heading}: ${who}`);
    }
    return card;
  }

  it('begins with a worry that the class teacher shares', async () => {
    await teacher.write('jeg er bekymret for Loke');
    const asked = await teacher.see('Du er bekymret for', loke);
    await teacher.pictureOf('help-worry', asked);
    await teacher.press(asked, 'Ja, åbn en sag');
    await teacher.see(`Fravær: ${loke}`, 'på grund af en bekymring');
    await teacher.write('Loke syg 12/11-25/11');
    await teacher.see('Noteret', loke, '10 skoledage');
    await leader.pictureOf('help-case', await openCase(loke));
  });

  it('says why the pupil stays away', async () => {
    const form = await through(loke, more, work, ['Afdækning …', 'Afdækning']);
    await form.getByRole('checkbox', { name: 'Undgår noget ubehageligt' }).check();
    await form.getByRole('checkbox', { name: 'Relationer' }).check();
    await form.getByRole('checkbox', { name: 'Livet i to hjem' }).check();
    await leader.choose(form, 'Kender sundhedsvæsenet', 'Nej');
    await form.getByLabel('Det siger eleven').fill('Frikvartererne er svære.');
    await form.getByLabel('Det siger forældrene').fill('Mandag er værst.');
    await leader.pictureOf('help-mapping', form);
    await leader.ask(form, 'Gem afdækning');
    const told = await leader.see(`Plan og hjælp: ${loke}`, 'Frikvartererne er svære.');
    await leader.pictureOf('help-work', told);
  });

  it('writes a plan with a goal, and the first step of the way back', async () => {
    await leader.ask(leader.card(`Plan og hjælp: ${loke}`), 'Handleplan');
    await leader.ask(await leader.see(`Handleplan: ${loke}`), 'Tilføj mål …');
    await addGoal('Kommer til 1. lektion', 'Mødes ved porten', 'Dage i skole om ugen', '4');
    await wayBackStep(loke, '2026-11-26', '2 lektioner torsdag og fredag');
    await leader.pictureOf('help-plan', await leader.see(`Handleplan: ${loke}`, 'Mål 1'));
  });

  it('gives a special arrangement a last day', async () => {
    await leader.ask(leader.card(`Handleplan: ${loke}`), 'Særlig ordning …');
    const form = await leader.see('Særlig ordning', 'Sidste dag');
    await leader.choose(form, 'Hvilken ordning', 'reduceret skema');
    await leader.ask(form, 'Start i dag');
    const runs = await leader.see(`Handleplan: ${loke}`, 'reduceret skema');
    await leader.ask(runs, 'Særlig ordning …');
    const again = await leader.see('Særlig ordning', 'Ret slutdato');
    await leader.choose(again, 'Hvilken ordning', 'reduceret skema');
    await again.getByLabel('Sidste dag').fill('2026-12-11');
    await leader.pictureOf('help-arrangement', again);
    await leader.ask(again, 'Ret slutdato');
    await leader.pictureOf(
      'help-arranged',
      await leader.see(`Handleplan: ${loke}`, 'til fredag d. 11. dec.'),
    );
  });

  it('writes down a talk with the home, by the button and from the chat', async () => {
    await leader.ask(leader.card(`Handleplan: ${loke}`), back);
    await leader.ask(await leader.see(`Plan og hjælp: ${loke}`), 'Notér kontakt …');
    const form = await leader.see(`Notér kontakt: ${loke}`);
    await leader.choose(form, 'Hvem talte du med', 'far');
    await form.getByLabel('Hvad aftalte I').fill('Far følger til skole om mandagen.');
    await leader.pictureOf('help-contact', form);
    await leader.ask(form, 'Notér kontakt');
    await leader.see('Far følger til skole om mandagen.');
    await teacher.write('ringede til Lokes mor');
    const heard = await teacher.see(loke, 'Skal kontakten med mor noteres?');
    await teacher.pictureOf('help-heard', heard);
    await teacher.ask(heard, 'Notér kontakten …');
    const filled = await teacher.see(`Notér kontakt: ${loke}`);
    await teacher.pictureOf('help-contact-heard', filled);
    await teacher.ask(filled, 'Notér kontakt');
    await openCase(loke);
    await leader.pictureOf('help-contacts', await through(loke, more, work));
  });

  it('makes a letter, which is saved as a file', async () => {
    await leader.ask(leader.card(`Plan og hjælp: ${loke}`), 'Breve …');
    const letters = await leader.see(`Breve: ${loke}`);
    await leader.pictureOf('help-letters', letters);
    const early = letters.getByRole('button', { name: 'Underretning (bekymring)' });
    assert.equal(await early.count(), 0, 'not before the register is checked');
    await leader.ask(letters, 'Registret er tjekket i dag');
    await leader.ask(await leader.see(`Breve: ${loke}`), 'Invitation til samtale');
    const saved = await leader.see('.docx');
    await leader.pictureOf('help-saved', saved);
    assert.ok((await fileIn(saved)).length > 1000);
    await leader.ask(leader.card(`Breve: ${loke}`), back);
    const noted = await leader.see(`Plan og hjælp: ${loke}`, 'Seneste udkast');
    await leader.pictureOf('help-letter-made', noted);
    await leader.ask(noted, back);
    await leader.ask(await leader.see(`Mere om sagen: ${loke}`), back);
  });

  it('gives something up where no time suits all, looks at the agenda, and books', async () => {
    await leader.ask(await leader.see(`Fravær: ${loke}`, 'Alle trin'), 'Foreslå møde');
    await giveUpSomething();
    const proposed = await leader.see('Hvilke tider passer dig', '30 minutter');
    await leader.press(proposed, 'Mere …');
    await leader.pictureOf('help-proposed', proposed);
    await leader.ask(proposed, 'Forældre/elev skal deltage');
    const wanted = await leader.see('Hvilke tider passer dig', 'i Aula');
    await leader.press(wanted, 'Mere …');
    await leader.ask(wanted, 'Dagsorden');
    const agenda = await leader.see('Dagsorden, sag');
    await leader.pictureOf('help-agenda', agenda);
    await leader.ask(agenda, back);
    await bookFirst();
    await leader.pictureOf('help-booked', await leader.see('Mødet er booket og står'));
  });

  it('asks whether the step back succeeded', async () => {
    await sandbox.passDays(2);
    await openCase(loke);
    const asking = await leader.see(`Fravær: ${loke}`, 'Lykkedes det?');
    await leader.pictureOf('help-way-back-asked', asking);
    await leader.ask(asking, 'Svar om vejen tilbage');
    const way = await leader.see(`Vejen tilbage: ${loke}`, 'lykkedes det?');
    await leader.pictureOf('help-way-back', way);
    await leader.ask(way, 'Ja');
    await leader.see(`Vejen tilbage: ${loke}`, 'lykkedes');
  });

  it('asks what came of the meeting, keeps an agreement and the next date', async () => {
    await sandbox.passDays(3);
    await leader.pictureOf('help-list', await leader.see('Godmorgen'));
    await leader.ask(await openCase(loke), 'Efter mødet …');
    const came = await leader.see(`Efter mødet: ${loke}`);
    await came.getByRole('checkbox', { name: 'Forældre' }).check();
    await leader.pictureOf('help-came', came);
    await leader.ask(came, 'Videre til aftaler');
    const agreed = await leader.see(`Aftaler fra mødet: ${loke}`);
    await agreed.getByLabel('Aftale 1', { exact: true }).fill('Mødes ved porten hver mandag');
    await leader.pictureOf('help-agreed', agreed);
    await leader.ask(agreed, 'Gem, og følg op den dag');
    await leader.pictureOf('help-held', await leader.see(`Fravær: ${loke}`, 'Alle trin'));
  });

  it('ticks what the board asks of an offer', async () => {
    await through(loke, more, work);
    await leader.ask(leader.card(`Plan og hjælp: ${loke}`), 'Tilbud (');
    let page = await leader.see(`Tilbud: ${loke}`);
    await leader.pictureOf('help-offers', page);
    for (let number = 2; (await asksIn(page)) === 0; number += 1) {
      await leader.ask(page, 'Flere tilbud');
      page = await leader.see(`Tilbud: ${loke}`, `Side ${number} af`);
    }
    await leader.pictureOf('help-offers-last', page);
    await leader.ask(page, 'Spørgsmål …');
    const form = await leader.see('Spørgsmål til visitation');
    await form.getByRole('checkbox').first().check();
    await form.getByRole('checkbox').nth(1).check();
    await leader.pictureOf('help-visitation', form);
    await leader.ask(form, 'Gem');
    await leader.see(`Tilbud: ${loke}`);
    await leader.pictureOf('help-offers-saved', leader.card(`Tilbud: ${loke}`));
  });

  it('closes with another offer, and later asks whether the pupil has begun there', async () => {
    await openCase(loke);
    const form = await through(loke, more, ['Afslut sagen …', 'Afslut sagen']);
    await leader.choose(form, 'Hvordan afsluttes sagen', 'andet tilbud');
    await leader.choose(form, 'Hvilket tilbud', 'Stationen');
    await leader.pictureOf('help-closing', form);
    await leader.ask(form, 'Afslut sagen nu');
    await leader.pictureOf('help-closed', await leader.see('Afsluttet', 'Stationens'));
    await sandbox.passDays(20);
    await teacher.picture('help-begun-list', await teacher.see('Godmorgen'));
    await leader.ask(leader.card(`Fravær: ${loke}`, 'Afsluttet'), 'Alle trin');
    await leader.ask(await leader.see(`Alle trin: ${loke}`), back);
    const asked = await leader.see(`Fravær: ${loke}`, 'Er eleven begyndt');
    await leader.pictureOf('help-begun-asked', asked);
    await leader.ask(asked, 'Ja');
    await leader.pictureOf('help-begun', await leader.see('Eleven er begyndt'));
  });

  it('is told that the meeting about another pupil was not held, and proposes new times', async () => {
    await teacher.write('jeg er bekymret for Philip Sandager');
    await teacher.press(await teacher.see('Du er bekymret for', philip), 'Ja, åbn en sag');
    await teacher.see(`Fravær: ${philip}`, 'på grund af en bekymring');
    await leader.ask(await openCase(philip), 'Foreslå møde');
    await leader.see('Teammøde', '180 minutter', 'Hvilke tider passer dig');
    await bookFirst();
    const booked = await leader.see('Mødet er booket og står', 'Dagsorden');
    await leader.pictureOf('help-booked-again', booked);
    await sandbox.passDays(8);
    const asks = await openCase(philip);
    await leader.pictureOf('help-after-meeting', asks);
    await leader.ask(asks, 'Efter mødet …');
    const came = await leader.see(`Efter mødet: ${philip}`);
    await leader.ask(came, 'Blev ikke holdt: foreslå nye tider');
    await leader.see('Teammøde', 'Hvilke tider passer dig');
    await leader.picture('help-not-held');
  });

  it('maps, plans and notes for the other pupil too, who is back, and closes the case', async () => {
    const tomorrow = dayAfter(await sandbox.passDays(1));
    await openCase(philip);
    const mapping = await through(philip, more, work, ['Afdækning …', 'Afdækning']);
    await mapping.getByRole('checkbox', { name: 'Det faglige' }).check();
    await leader.ask(mapping, 'Gem afdækning');
    await leader.ask(await leader.see(`Plan og hjælp: ${philip}`, 'det faglige'), 'Handleplan');
    await leader.ask(await leader.see(`Handleplan: ${philip}`), 'Tilføj mål …');
    await addGoal('Afleverer to opgaver om ugen', 'Får hjælp i lektiecaféen');
    await wayBackStep(philip, tomorrow, 'Alle lektioner den dag');
    await sandbox.passDays(1);
    await openCase(philip);
    await leader.ask(
      await leader.see(`Fravær: ${philip}`, 'Lykkedes det?'),
      'Svar om vejen tilbage',
    );
    await leader.ask(await leader.see(`Vejen tilbage: ${philip}`, 'lykkedes det?'), 'Ja');
    await leader.ask(
      await leader.see(`Vejen tilbage: ${philip}`, 'lykkedes'),
      'Eleven er helt tilbage',
    );
    await leader.pictureOf(
      'help-way-back-done',
      await leader.see(`Vejen tilbage: ${philip}`, 'Eleven er helt tilbage.'),
    );
    await openCase(philip);
    const form = await through(philip, more, ['Afslut sagen …', 'Afslut sagen']);
    await leader.choose(form, 'Hvordan afsluttes sagen', 'tilbage i skole');
    await form.getByLabel('Begrundelse').fill('Kommer hver dag igen.');
    await leader.ask(form, 'Afslut sagen nu');
    await leader.pictureOf('help-back', await leader.see('Afsluttet', 'tilbage i skole'));
  });

  it('pressed every verb of it', () => {
    const missing = helpVerbs.filter((verb) => !pressed.verbs.has(verb));
    assert.deepEqual(missing, []);
  });

  const asksIn = (page: Locator) => page.getByRole('button', { name: 'Spørgsmål …' }).count();

  async function addGoal(
    goal: string,
    measure: string,
    measuredBy = 'Andet, skrevet i målet',
    target = '',
  ): Promise<void> {
    const form = await leader.see('Mål i handleplanen');
    await form.getByLabel('Hvad vil I nå').fill(goal);
    await leader.choose(form, 'Hvad måles det på', measuredBy);
    await form.getByLabel('Mindst (tal)').fill(target);
    await form.getByLabel('Hvad gør I for at nå det').fill(measure);
    await leader.choose(form, 'Hvem gør det', 'Eleven');
    await leader.pictureOf('help-goal', form);
    await leader.ask(form, 'Gem mål');
  }

  /** From the plan to a step of the way back, and to the plan again. */
  async function wayBackStep(who: string, from: string, what: string): Promise<void> {
    await leader.ask(await leader.see(`Handleplan: ${who}`, 'Mål 1'), 'Vejen tilbage …');
    await leader.ask(await leader.see(`Vejen tilbage: ${who}`), 'Nyt skridt …');
    const step = await leader.see('Skridt på vejen tilbage');
    await step.getByLabel('Fra hvilken dag').fill(from);
    await step.getByLabel('Hvad er skridtet').fill(what);
    await leader.ask(step, 'Gem skridt');
    await leader.ask(await leader.see(`Vejen tilbage: ${who}`, what), back);
  }

  async function giveUpSomething(): Promise<void> {
    const meeting = await leader.see('Teammøde', '180 minutter', 'Hvilke tider passer dig');
    await leader.press(meeting, 'Andre løsninger …');
    await leader.pictureOf('help-no-time', meeting);
    const [, number] = /(\d) · Kortere: /.exec(await meeting.innerText()) ?? [];
    await leader.ask(meeting, `Vælg ${number}`);
  }

  async function bookFirst(): Promise<void> {
    const meeting = await leader.see('Hvilke tider passer dig');
    await leader.press(meeting, 'Book …');
    await meeting.getByRole('button', { name: ' kl. ' }).first().click();
  }
});

/** The day after the one that the sandbox tells in words ("tirsdag den 26. januar 2027 kl. 08.10"), ISO. */
function dayAfter(told: string): string {
  const [, day, name, year] = /(\d+)\. (\p{L}+) (\d{4})/u.exec(told) ?? [];
  const month = Array.from({ length: 12 }, (_, at) => at + 1).find((one) => {
    const first = Temporal.PlainDate.from({ year: 2027, month: one, day: 1 });
    return first.toLocaleString('da-DK', { month: 'long' }) === name;
  });
  assert.ok(month, told);
  return Temporal.PlainDate.from({ year: Number(year), month, day: Number(day) })
    .add({ days: 1 })
    .toString();
}

/** What the sandbox saved, by the path that its card shows. */
async function fileIn(card: Locator): Promise<Buffer> {
  const [, name = '', at = ''] =
    /»(.+)« og ligger i mappen (\S+)/s.exec(await card.innerText()) ?? [];
  return readFile(join(at, name));
}

/** Longer than a morning of a teacher, and soon. */
const longMeeting = {
  ...{ required: ['class_teacher', 'leader'], optional: ['wellbeing_officer'] },
  ...{ withinSchoolDays: 2, minutes: 180 },
};

const playbook = z.looseObject({ concern: z.looseObject({}) });

/** The shipped playbook with a meeting after a worry that finds no time, so that something has to give. */
async function strictPlaybook(folder: string): Promise<string> {
  const shipped = playbook.parse(JSON.parse(await readFile('data/playbooks/aalborg.json', 'utf8')));
  const concern = { ...shipped.concern, meeting: longMeeting };
  const file = join(folder, 'playbook.json');
  await writeFile(file, JSON.stringify({ ...shipped, concern }));
  return file;
}
