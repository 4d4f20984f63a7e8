import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { ChatWindow, openBrowser } from './chatWindow.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';

describe('the weeks after, in the sandbox', () => {
  let sandbox: RunningSandbox;
  let browser: Browser;
  let teacher: ChatWindow;
  let leader: ChatWindow;

  before(async () => {
    sandbox = await runSandbox();
    browser = await openBrowser();
    const [first = '', second = ''] = sandbox.urls;
    teacher = await ChatWindow.open(browser, first);
    leader = await ChatWindow.open(browser, second);
    for (const one of [teacher, leader]) await one.card('Hej, jeg er Nærvær').waitFor();
    await teacher.write('Loke ulovligt fravær 16/11-25/11');
    await teacher.card('Noteret', 'Loke Christensen', '8 skoledage').waitFor();
    await leader.card('Fravær: Loke Christensen').waitFor();
  });

  afterEach(async function () {
    if (!this.currentTest?.isFailed()) return;
    await teacher.picture('failed-teacher');
    await leader.picture('failed-leader');
  });

  after(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  it('gives the teacher one list the next morning, with what is theirs to do', async () => {
    assert.match(await sandbox.passDays(1), /26\. november 2026/);
    const list = teacher.card('Godmorgen', 'Loke Christensen', 'Dit trin');
    await list.waitFor();
    await teacher.pictureOf('morning', list);
  });

  it('reminds the teacher of what is overdue, and says by how much', async () => {
    await sandbox.passDays(5);
    const list = teacher.card('Godmorgen', 'Over fristen', 'Loke Christensen');
    await list.waitFor();
    await teacher.pictureOf('overdue', list);
  });

  it('asks when it happened and how it went, and shows both', async () => {
    const list = teacher.card('Godmorgen', 'Over fristen', 'Loke Christensen');
    await teacher.press(list, 'Åbn sag');
    const card = teacher.card('Fravær: Loke Christensen');
    await card.waitFor();
    await teacher.press(card, 'Alle trin');
    await teacher.press(teacher.card('Alle trin: Loke Christensen'), 'Markér udført …');
    const form = teacher.card('Markér udført: Loke Christensen');
    await form.getByLabel('hvordan gik det').fill('Hjemmet er ringet op. Vi mødes ved porten.');
    await teacher.pictureOf('form', form);
    await teacher.press(form, 'Markér udført');
    await teacher.press(teacher.card('Fravær: Loke Christensen'), 'Mere …');
    await teacher.press(teacher.card('Mere om sagen: Loke Christensen'), 'Forløb');
    const timeline = teacher.card('Forløb: Loke Christensen', 'Udført');
    await timeline.waitFor();
    await teacher.press(timeline, 'Tilbage til sagen');
    await teacher.pictureOf('evidence', teacher.card('Fravær: Loke Christensen'));
  });

  it('asks after some weeks how it goes, with the numbers before and after', async () => {
    await sandbox.passDays(16);
    const list = teacher.card('Godmorgen', 'Følg op');
    await list.waitFor();
    await teacher.press(list, 'Åbn sag');
    const card = teacher.card('Fravær: Loke Christensen', 'Det er tid til at følge op');
    await card.waitFor();
    await teacher.pictureOf('follow-up', card);
    await teacher.press(card, 'Bedre');
    await card.waitFor({ state: 'detached' });
  });

  it('tells what happened, and lets the leader close the case with an outcome', async () => {
    await leader.write('status 7b');
    await leader.press(leader.card('Overblik: 7.b'), 'Åbn sag');
    const card = leader.card('Fravær: Loke Christensen');
    await card.waitFor();
    await leader.press(card, 'Mere …');
    await leader.press(leader.card('Mere om sagen: Loke Christensen'), 'Forløb');
    const timeline = leader.card('Forløb: Loke Christensen', 'Fulgt op', 'Det går bedre');
    await timeline.waitFor();
    await leader.pictureOf('timeline', timeline);
    await leader.press(timeline, 'Tilbage til sagen');
    await leader.press(leader.card('Fravær: Loke Christensen'), 'Mere …');
    const tools = leader.card('Mere om sagen: Loke Christensen');
    await tools.waitFor();
    await leader.press(tools, 'Afslut sagen …');
    const closing = leader.card('Afslut sagen: Loke Christensen');
    await leader.pictureOf('closing', closing);
    await closing.getByRole('combobox', { name: 'Hvordan afsluttes sagen' }).click();
    await leader.page.getByRole('option', { name: 'skiftet skole' }).click();
    await leader.press(closing, 'Afslut sagen nu');
    await leader.card('Afsluttet', 'skiftet skole').waitFor();
    await leader.pictureOf('closed', leader.card('Afsluttet', 'skiftet skole'));
  });

  it('is read on a phone as well', async () => {
    const phone = await ChatWindow.open(browser, sandbox.urls[0] ?? '', 390, 844);
    await phone.write('hvem mangler en plan');
    await phone.card('Overblik').waitFor();
    await phone.picture('phone-status');
    await phone.page.close();
  });
});
