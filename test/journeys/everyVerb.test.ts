import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { type Playground, startPlayground } from '../../bot/sandbox/playground.ts';
import { type Verb, verbs } from '../../cards/wording/verbs.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { freePort } from '../doubles/freePorts.ts';
import { type ChatWindow, openBrowser } from './chatWindow.ts';
import {
  beforeCases,
  helpVerbs,
  leavingVerbs,
  PressedVerbs,
  teamAndNetwork,
} from './pressedVerbs.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';
import { seenAgain, standingCard } from './seenAgain.ts';

/** What no button in these chats sends, and why. */
const unreachable: Partial<Record<Verb, string>> = {
  'case.refresh':
    'Teams sends it itself where a card is seen, which the Agents Playground does not; it is sent so below',
};

/** Of November, before the day on which the sandbox begins. */
const schoolDays = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19];

const loke = 'Loke Christensen';

/** More than the law asks of one person in a case. */
const mostDuties = 8;

describe('every button, pressed by people in the browser', () => {
  const pressed = new PressedVerbs();
  let sandbox: RunningSandbox;
  let browser: Browser;
  let folder: string;
  let colleaguesChat: Playground;
  let teacher: ChatWindow;
  let leader: ChatWindow;
  let colleague: ChatWindow;

  before(async () => {
    sandbox = await runSandbox();
    folder = await mkdtemp(join(tmpdir(), 'colleague-'));
    colleaguesChat = await chatOfColleague(sandbox.botUrl, folder);
    browser = await openBrowser();
    const [first = '', second = ''] = sandbox.urls;
    teacher = await pressed.open(browser, first);
    leader = await pressed.open(browser, second);
    colleague = await pressed.open(browser, colleaguesChat.url);
  });

  afterEach(async function () {
    if (!this.currentTest?.isFailed()) return;
    const [about] = this.currentTest.title.split(',', 1);
    await teacher.picture(`failed-teacher-${about}`);
    await leader.picture(`failed-leader-${about}`);
  });

  after(async () => {
    await browser?.close();
    await colleaguesChat?.close();
    await sandbox?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const openCase = (window: ChatWindow) => window.see(`Fravær: ${loke}`);

  /** From the case card to another screen, by the titles on the way. */
  async function through(window: ChatWindow, ...way: readonly (readonly [string, string])[]) {
    let card = await openCase(window);
    for (const [title, heading] of way) {
      await window.ask(card, title);
      card = await window.see(`${heading}: ${loke}`);
    }
    return card;
  }

  /** From a screen of the case back to its card, by the screens on the way. */
  async function goBack(...headings: readonly string[]) {
    for (const heading of headings) {
      await leader.ask(await leader.see(`${heading}: ${loke}`), /^Tilbage$/);
    }
    await openCase(leader);
  }

  const more = ['Mere …', 'Mere om sagen'] as const;
  const people = ['Personer', 'Personer'] as const;
  const work = ['Plan og hjælp', 'Plan og hjælp'] as const;
  const steps = ['Alle trin', 'Alle trin'] as const;

  it('asks which of two pupils is meant', async () => {
    await teacher.write('Philip syg');
    await teacher.press(await teacher.see('Hvem er', 'Philip Sandager'), 'Philip Sandager');
    await teacher.see('Noteret', 'Philip Sandager');
  });

  it('offers what is often wrong with a note, and takes it back', async () => {
    await teacher.write('Sofie syg i dag');
    const receipt = await teacher.see('Noteret', 'Sofie Lyngsø');
    await teacher.press(receipt, 'Ret …');
    await teacher.press(receipt, 'Flere dage');
    await teacher.press(await teacher.see('Hvilken dag er det?', 'Sofie Lyngsø'), 'Glem det');
    await teacher.see('Intet er noteret eller ændret');
    await teacher.press(teacher.card('Noteret', 'Sofie Lyngsø'), 'Fortryd');
    await teacher.see('Noteringen tæller ikke længere');
  });

  it('turns the pages of a long receipt', async () => {
    await teacher.write(manyNotes());
    await teacher.press(await teacher.see('Noteret', 'Side 1 af 2'), 'Næste');
    await teacher.see('Noteret', 'Side 2 af 2');
  });

  it('opens a case from its receipt, and tells the leader of it', async () => {
    await teacher.write('Loke ulovligt fravær 16/11-25/11');
    await teacher.press(await teacher.see('Noteret', loke, '8 skoledage'), 'Åbn sag');
    await openCase(teacher);
    await openCase(leader);
  });

  it('lets the class teacher decide which of two notes holds', async () => {
    await colleague.write(`${loke} 7b kom for sent 19/11`);
    await teacher.press(
      await teacher.see('To noteringer siger ikke det samme'),
      'Behold det, der står',
    );
    await teacher.see('Det er afgjort');
  });

  it('keeps a remark, and tells the whole course of the case', async () => {
    const form = await through(leader, more, ['Skriv bemærkning …', 'Skriv bemærkning']);
    await form.getByRole('textbox').fill('Vi mødes ved porten.');
    await leader.ask(form, 'Gem bemærkning');
    await through(leader, more, ['Forløb', 'Forløb']);
    const timeline = await leader.see(`Forløb: ${loke}`, 'Vi mødes ved porten.');
    await leader.ask(timeline, 'Tilbage til sagen');
    await leader.ask(await through(leader, more), 'Tilbage');
    await openCase(leader);
  });

  it('gives the case another holder, whom a card from before shows once it is seen again', async () => {
    const tools = await through(leader, more);
    const [answer] = await Promise.all([
      leader.page.waitForResponse((one) => one.url().endsWith('/invoke')),
      leader.ask(tools, 'Tilbage'),
    ]);
    const before = await standingCard(answer);
    assert.doesNotMatch(JSON.stringify(before.card), /Majken Søgaard \(skoleleder\)/);
    await changeHolder();
    const { verb, card } = await seenAgain(leader.page, before);
    assert.equal(verb, 'case.refresh');
    assert.match(JSON.stringify(card), /Fravær: Loke Christensen.*Majken Søgaard \(skoleleder\)/);
  });

  async function changeHolder() {
    const form = await through(leader, more, people, ['Skift tovholder …', 'Skift tovholder']);
    await leader.choose(form, 'Hvem skal være tovholder', 'Majken');
    await leader.ask(form, 'Skift tovholder');
    await leader.see(`Fravær: ${loke}`, 'Majken Søgaard (skoleleder)');
  }

  it('brings somebody in with consent, and ends their part', async () => {
    const way = [more, people, ['Inddrag fagperson …', 'Inddrag fagperson']] as const;
    const form = await through(leader, ...way);
    await leader.choose(form, 'Hvem?', 'PPR');
    await leader.choose(form, 'På hvilket grundlag', 'samtykke');
    await leader.ask(form, 'Inddrag');
    const again = await through(leader, ...way);
    await leader.choose(again, 'Hvem skal ikke længere være med', 'PPR');
    await leader.ask(again, 'Afslut inddragelse');
    await through(leader, more, people);
    await leader.see('Personer:', 'Ingen uden for skolen er med i sagen.');
    await leader.ask(leader.card('Personer:'), 'Tilbage');
    await leader.ask(await leader.see('Mere om sagen'), 'Tilbage');
    await openCase(leader);
  });

  it('starts a special arrangement, and ends it', async () => {
    const way = [
      more,
      work,
      ['Handleplan', 'Handleplan'],
      ['Særlig ordning …', 'Særlig ordning'],
    ] as const;
    const form = await through(leader, ...way);
    await leader.choose(form, 'Hvilken ordning', 'reduceret skema');
    await leader.ask(form, 'Start i dag');
    const plan = await leader.see(`Handleplan: ${loke}`, 'reduceret skema');
    await leader.ask(plan, 'Særlig ordning …');
    const again = await leader.see('Særlig ordning');
    await leader.choose(again, 'Hvilken ordning', 'reduceret skema');
    await leader.ask(again, 'Ret slutdato');
    const still = await leader.see(`Handleplan: ${loke}`, 'reduceret skema');
    await leader.ask(still, 'Særlig ordning …');
    const last = await leader.see('Særlig ordning');
    await leader.choose(last, 'Hvilken ordning', 'reduceret skema');
    await leader.ask(last, 'Afslut i dag');
    await goBack('Handleplan', 'Plan og hjælp', 'Mere om sagen');
  });

  it('says why the pupil stays away, and writes a plan with a step back', async () => {
    const mapping = await through(leader, more, work, ['Afdækning …', 'Afdækning']);
    await mapping.getByLabel('Det siger eleven').fill('Frikvartererne er svære.');
    await leader.ask(mapping, 'Gem afdækning');
    const told = await leader.see(`Plan og hjælp: ${loke}`, 'Frikvartererne er svære.');
    await leader.ask(told, 'Handleplan');
    await leader.ask(await leader.see(`Handleplan: ${loke}`), 'Tilføj mål …');
    const goal = await leader.see('Mål i handleplanen');
    await goal.getByLabel('Hvad vil I nå').fill('Kommer om mandagen');
    await leader.choose(goal, 'Hvad måles det på', 'Fremmøde i procent');
    await goal.getByLabel('Mindst (tal)').fill('80');
    await goal.getByLabel('Hvad gør I for at nå det').fill('Mødes ved porten');
    await leader.choose(goal, 'Hvem gør det', 'Eleven');
    await leader.ask(goal, 'Gem mål');
    await leader.ask(await leader.see(`Handleplan: ${loke}`, 'Mål 1'), 'Vejen tilbage …');
    await leader.ask(await leader.see(`Vejen tilbage: ${loke}`), 'Nyt skridt …');
    const step = await leader.see('Skridt på vejen tilbage');
    await step.getByLabel('Fra hvilken dag').fill('2026-11-25');
    await step.getByLabel('Hvad er skridtet').fill('2 lektioner mandag');
    await leader.ask(step, 'Gem skridt');
    await leader.ask(await leader.see(`Vejen tilbage: ${loke}`, 'lykkedes det?'), 'Delvist');
    await leader.see(`Vejen tilbage: ${loke}`, 'lykkedes delvist');
    await goBack('Vejen tilbage', 'Handleplan', 'Plan og hjælp', 'Mere om sagen');
  });

  it('rejects, assigns and postpones steps, each with its form', async () => {
    // The first page has no room for it beside »Godkend alle«.
    const nextSteps = ['Flere trin', 'Alle trin'] as const;
    const rejecting = await through(leader, steps, nextSteps, ['Afvis …', 'Afvis trin']);
    await rejecting.getByRole('textbox').last().fill('Der er en plan fra i går.');
    await leader.ask(rejecting, 'Afvis');
    const assigning = await through(leader, steps, ['Tildel …', 'Tildel trin']);
    await leader.choose(assigning, 'Hvem skal have trinnet');
    await leader.ask(assigning, 'Tildel');
    const postponing = await through(leader, steps, ['Udskyd …', 'Udskyd trin']);
    await postponing.getByLabel('Ny frist').fill('2026-12-09');
    await postponing.getByRole('textbox').last().fill('Hjemmet er bortrejst.');
    await leader.ask(postponing, 'Udskyd');
    await through(leader, steps);
    await leader.see(`Alle trin: ${loke}`, 'Udskudt: Hjemmet er bortrejst.');
    await leader.ask(leader.card(`Alle trin: ${loke}`), 'Tilbage');
  });

  it('marks a step done with how it went', async () => {
    const form = await through(leader, steps, ['Markér udført …', 'Markér udført']);
    await form.getByLabel('hvordan gik det').fill('Talt med hjemmet.');
    await leader.ask(form, 'Markér udført');
    await leader.see(`Fravær: ${loke}`, '1 af');
  });

  it('approves one step from the list, then all of a case, then all of the list', async () => {
    await leader.write('mine opgaver');
    await leader.see('Din liste står længere nede');
    const list = await leader.see('Godmorgen');
    await leader.ask(list, 'Vis resten');
    await leader.ask(await leader.see('Nr. ', 'Venter på din godkendelse'), 'Godkend');
    await leader.ask(await leader.see('Godmorgen'), 'Opdater listen');
    await leader.see('Godmorgen');
    await leader.ask(await openCase(leader), 'Godkend alle');
    await leader.ask(leader.card('Godmorgen'), 'Godkend alle');
    await leader.see('Godmorgen', 'godkendt.');
  });

  it('proposes a meeting, asks for new times, books in spite of a no, and cancels', async () => {
    await leader.ask(await openCase(leader), 'Foreslå møde');
    const meeting = await leader.see('Hvilke tider passer dig');
    await leader.press(meeting, 'Mere …');
    await leader.ask(meeting, 'Slå til');
    const set = await leader.see('Hvilke tider', 'Mødet bookes automatisk');
    await leader.ask(set, 'Ingen passer');
    await leader.ask(await noneSuits(), 'Foreslå nye tider');
    await leader.ask(await leader.see('Hvilke tider passer dig'), 'Ingen passer');
    await bookFirst();
    await leader.ask(await leader.see('Book alligevel'), 'Tilbage');
    await bookFirst();
    await leader.ask(await leader.see('Book alligevel'), 'Book alligevel');
    const booked = await leader.see('Mødet er booket og står i kalenderen');
    await leader.press(booked, 'Aflys …');
    await leader.ask(booked, 'Aflys mødet');
    await leader.see('Mødet er aflyst');
  });

  it('saves how the school stands as a file, and lists its cases', async () => {
    await leader.write('status');
    const overview = await leader.see('Overblik: Lindeskolen');
    await leader.press(overview, 'Mere …');
    await leader.ask(overview, 'Hent som Excel');
    await leader.see('.xlsx');
    await leader.ask(overview, 'Alle sager');
    await leader.see('Overblik: Lindeskolen', 'åbne sager', 'Åbn sag');
  });

  it('asks in the morning who is still away', async () => {
    await teacher.write('morgenopråb til');
    await teacher.see('Morgenopråb er slået til');
    await sandbox.passDays(1);
    const call = await teacher.see('Morgenopråb: 7.b', loke);
    await call.getByRole('checkbox', { name: loke }).check();
    await teacher.ask(call, 'Notér de valgte');
    await teacher.see('Noteret', loke, '26. nov.');
    await teacher.ask(teacher.card('Morgenopråb: 7.b'), 'Alle er mødt');
    await teacher.see('Er eleven kommet?', loke);
  });

  it('reminds a colleague of what has waited long', async () => {
    await sandbox.passDays(8);
    await leader.ask(await leader.see('Godmorgen', 'Mind '), 'Mind ');
    await leader.see('Godmorgen', 'påmindet i dag');
  });

  it('asks how it goes when the follow-up is due, once what the law wanted by then is done', async () => {
    await sandbox.passDays(12);
    for (let step = 0; step < mostDuties && !(await asksHowItGoes()); step += 1) {
      const card = await openCase(leader);
      const asks = (await card.getByRole('button', { name: 'Markér udført …' }).count()) > 0;
      await leader.ask(card, 'Markér udført');
      if (!asks) continue;
      const form = await leader.see(`Markér udført: ${loke}`);
      for (const field of await form.getByRole('textbox').all()) await field.fill('Det er gjort.');
      await leader.ask(form, 'Markér udført');
    }
    await leader.ask(await leader.see(`Fravær: ${loke}`, 'Hvordan går det'), 'Bedre');
    await openCase(leader);
  });

  async function asksHowItGoes(): Promise<boolean> {
    const card = await openCase(leader);
    return (await card.getByText('Hvordan går det').count()) > 0;
  }

  it('closes the case with how it ended, and opens it again', async () => {
    const form = await through(leader, more, ['Afslut sagen …', 'Afslut sagen']);
    await leader.choose(form, 'Hvordan afsluttes sagen', 'skiftet skole');
    await leader.ask(form, 'Afslut sagen nu');
    await leader.see('Afsluttet', 'skiftet skole');
    await leader.ask(await through(leader, more), 'Genåbn sagen');
    await leader.see(`Fravær: ${loke}`, 'Genåbnet');
  });

  it('pressed every verb but those that no chat here can reach', () => {
    const left = verbs.filter((verb) => !pressed.verbs.has(verb));
    assert.deepEqual(
      new Set(left),
      new Set([
        ...Object.keys(unreachable),
        ...beforeCases,
        ...leavingVerbs,
        ...helpVerbs,
        ...teamAndNetwork,
      ]),
    );
  });

  const noneSuits = () => leader.see('Teammøde', 'Kan ingen af dem: Majken');

  async function bookFirst() {
    const meeting = await noneSuits();
    await leader.press(meeting, 'Book …');
    await meeting.getByRole('button', { name: ' kl. ' }).first().click();
  }
});

/** A class teacher of another class, whose word weighs less in 7.b. */
async function chatOfColleague(botUrl: string, folder: string): Promise<Playground> {
  const roster = lindeskolen();
  const classId = roster.classByCode('2a')?.id ?? '';
  const person = roster.staff.find(
    ({ role, classIds }) => role === 'class_teacher' && classIds.includes(classId),
  );
  if (!person) throw new RangeError('2.a has a class teacher');
  return startPlayground({ person, roster, botUrl, folder, port: await freePort() });
}

function lindeskolen(): Roster {
  const [roster] = municipality(1);
  if (!roster) throw new RangeError('a municipality has a school');
  return roster;
}

/** So many pupils with a day each that their receipt has two pages. */
function manyNotes(): string {
  const roster = lindeskolen();
  const classId = roster.classByCode('7b')?.id;
  return roster.pupils
    .filter((pupil) => pupil.classId === classId && pupil.givenName !== 'Loke')
    .slice(0, schoolDays.length)
    .map(({ givenName, familyName }, at) => `${givenName} ${familyName} syg ${schoolDays[at]}/11`)
    .join('. ');
}
