import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { ChatWindow, openBrowser } from './chatWindow.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';

describe('the sandbox, seen by three people in the browser', () => {
  let sandbox: RunningSandbox;
  let browser: Browser;
  let teacher: ChatWindow;
  let leader: ChatWindow;
  let coordinator: ChatWindow;

  before(async () => {
    sandbox = await runSandbox();
    browser = await openBrowser();
    const [first = '', second = '', third = ''] = sandbox.urls;
    teacher = await ChatWindow.open(browser, first);
    leader = await ChatWindow.open(browser, second);
    coordinator = await ChatWindow.open(browser, third);
    for (const one of [teacher, leader, coordinator])
      await one.card('Hej, jeg er Nærvær').waitFor();
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await teacher.picture('failed');
  });

  after(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  it('notes what the teacher writes and says what it was taken for', async () => {
    await teacher.write('Loke ulovligt fravær 16/11-25/11');
    const receipt = teacher.card('Noteret', 'Loke Christensen', '8 skoledage');
    await receipt.waitFor();
    await teacher.picture('note', receipt);
  });

  it('shows the leader the case with its numbers, and lets the leader approve the plan', async () => {
    const card = leader.card('Loke Christensen', '15,4 %');
    await card.waitFor();
    await leader.pictureOf('case', card);
    await leader.press(card, 'Godkend alle');
    await card.getByRole('button', { name: 'Godkend alle' }).waitFor({ state: 'detached' });
    await leader.press(leader.card('Fravær: Loke Christensen'), 'Alle trin');
    const steps = leader.card('Alle trin: Loke Christensen', 'Godkendt af Majken Søgaard');
    await steps.waitFor();
    await leader.pictureOf('approved', steps);
    await leader.press(steps, 'Tilbage');
    await leader.card('Fravær: Loke Christensen').waitFor();
  });

  it('proposes times, takes answers, tells when all can, and books the meeting with a link', async () => {
    await teacher.press(teacher.card('Noteret', 'Loke Christensen'), 'Åbn sag');
    await teacher.press(teacher.card('Fravær: Loke Christensen'), 'Foreslå møde');
    const proposal = teacher.card('Hvilke tider passer dig');
    await proposal.waitFor();
    await teacher.picture('proposal', proposal);
    await proposal.getByRole('checkbox').first().check();
    await teacher.press(proposal, 'Send svar');
    const asked = leader.card('Hvilke tider passer dig');
    await asked.getByRole('checkbox').first().check();
    await leader.press(asked, 'Send svar');
    const agreed = teacher.card('Alle, der skal deltage, kan');
    await agreed.waitFor();
    await teacher.picture('agreed', agreed);
    await teacher.press(agreed, 'Book');
    const booked = teacher.card('Teammøde', 'booket');
    await booked.waitFor();
    await teacher.picture('booked', booked);
    assert.equal(await booked.getByText('Loke').count(), 0, 'a meeting names no pupil');
  });

  it('tells the coordinator how it stands', async () => {
    await coordinator.write('status 7b');
    const status = coordinator.card('Loke Christensen');
    await status.waitFor();
    await coordinator.picture('status', status);
    await coordinator.press(status, 'Åbn sag');
    await coordinator.card('Fravær: Loke Christensen', 'Tovholder').waitFor();
  });

  it('asks which Philip, keeps Sofie, and takes a message back', async () => {
    await teacher.write('Sofie og Philip syge');
    const question = teacher.card('Hvem er', 'Philip Sandager');
    await question.waitFor();
    await teacher.picture('question', question);
    await teacher.press(question, 'Philip Sandager');
    await teacher.card('Noteret', 'Philip Sandager').waitFor();
    const receipt = teacher.card('Noteret', 'Sofie Lyngsø');
    await teacher.press(receipt, 'Fortryd');
    await teacher.card('Noteringen tæller ikke længere').waitFor();
    await teacher.picture('undone');
  });

  it('tries other rules for the coordinator', async () => {
    await coordinator.write('prøv reglerne antvorskov');
    const card = coordinator.card('Prøvekørsel', '405 elever');
    await card.waitFor();
    await coordinator.picture('dry-run', card);
  });

  it('is read on a phone as well', async () => {
    const phone = await ChatWindow.open(browser, sandbox.urls[0] ?? '', 390, 844);
    await phone.write('hjælp');
    await phone.card('Det kan du skrive').waitFor();
    await phone.picture('phone');
    await phone.page.close();
  });

  it('ends quietly at Ctrl-C and leaves no chat behind', async () => {
    await browser.close();
    assert.equal(await sandbox.stop(), 0);
    for (const url of sandbox.urls) await assert.rejects(fetch(url));
  });
});
