import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { type ChatWindow, openBrowser } from './chatWindow.ts';
import { beforeCases, PressedVerbs } from './pressedVerbs.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';

describe('what comes before a case, pressed by people in the browser', () => {
  const pressed = new PressedVerbs();
  let sandbox: RunningSandbox;
  let browser: Browser;
  let teacher: ChatWindow;
  let leader: ChatWindow;

  before(async () => {
    sandbox = await runSandbox();
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
  });

  it('asks the leader to contact the home on the first unlawful day, and opens no case', async () => {
    for (const name of ['Loke', 'Sofie', 'Gustav']) {
      await teacher.write(`${name} ulovligt fravær i dag`);
      await teacher.see('Noteret', name);
    }
    const tasks = await leader.see('Kontakt hjemmet i dag', 'Loke Christensen');
    await leader.pictureOf('contact', tasks);
    await leader.ask(tasks, 'Kontakt hjemmet');
    const one = await leader.see('Gem: hjemmet er kontaktet');
    await one.getByRole('textbox').fill('Vi tales ved i morgen.');
    await leader.ask(one, 'Gem: hjemmet er kontaktet');
    await leader.see('2 hjem skal kontaktes');
    assert.equal(await leader.page.getByText('Fravær: Loke').count(), 0);
  });

  it('asks the class teacher the next school morning why a pupil was away', async () => {
    await teacher.write('Merle mangler uden besked');
    await teacher.see('Noteret', 'Merle Thorsen');
    await sandbox.passDays(1);
    await teacher.ask(await teacher.see('Godmorgen', 'Årsagen mangler for 1 elev'), 'Svar');
    const asked = await teacher.see('Hvorfor var eleven væk?', 'Merle Thorsen');
    await teacher.pictureOf('reason', asked);
    await teacher.ask(asked, 'Syg');
    await teacher.see('Der mangler ingen årsager');
    await leader.ask(await leader.see('Godmorgen', 'Kontakt hjemmet i dag'), 'Vis alle');
    await leader.see('2 hjem skal kontaktes');
  });

  it('looks at everybody once a month, talks, explains, follows and opens a case', async () => {
    await leader.write('månedens overblik');
    const review = await leader.see('Månedens overblik', 'elever uden sag');
    await leader.pictureOf('month-review', review);
    await leader.ask(review, 'Se eleven');
    await leader.ask(await early(), 'Bed om en samtale');
    const asked = await leader.see('Samtalen er holdt');
    await asked.getByRole('textbox').fill('Det går bedre.');
    await leader.ask(asked, 'Samtalen er holdt');
    await leader.see('Følg', 'Det går bedre.');
    await leader.ask(await early(), 'Følg');
    await leader.ask(await leader.see('Følg ikke længere'), 'Følg ikke længere');
    await leader.ask(await early(), 'Kendt årsag …');
    const form = await leader.see('Kendt årsag:');
    await leader.choose(form, 'Årsag', 'aftalt forløb');
    await form.getByLabel('Til og med').fill('2026-12-10');
    await leader.ask(form, 'Gem');
    await leader.see('Kendt årsag (aftalt forløb)');
    await leader.ask(await early(), 'Kendt årsag …');
    await leader.ask(await leader.see('Den gælder ikke længere'), 'Den gælder ikke længere');
    await leader.ask(await early(), 'Tilbage');
    await leader.ask(await leader.see('Månedens overblik', 'elever uden sag'), 'Gennemgået i dag');
    await leader.ask(await leader.see('Månedens overblik', 'Sidst gennemgået'), 'Se eleven');
    await leader.ask(await early(), 'Åbn en sag');
    await leader.see('Fravær: ', 'Sagen er åbnet på grund af en bekymring');
  });

  it('pressed every verb of it', () => {
    assert.deepEqual(
      new Set(pressed.verbs).intersection(new Set(beforeCases)),
      new Set(beforeCases),
    );
  });

  const early = () => leader.see('i de seneste 20 skoledage mod', 'Tilbage');
});
