import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { ChatWindow, openBrowser } from './chatWindow.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';

/** Presses and lines, at about ten seconds each: three minutes. */
const stepsAtMost = 18;

describe('a newcomer’s first minutes, led by nothing but the cards', () => {
  let sandbox: RunningSandbox;
  let browser: Browser;
  let leader: ChatWindow;
  let steps = 0;

  before(async () => {
    sandbox = await runSandbox();
    browser = await openBrowser();
    leader = await ChatWindow.open(browser, sandbox.urls[1] ?? '');
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await leader.picture('failed-newcomer');
  });

  after(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  /** Presses what the card offers by that title. */
  async function press(card: Locator, title: string): Promise<void> {
    steps += 1;
    await leader.press(card, title);
  }

  async function write(line: string): Promise<void> {
    steps += 1;
    await leader.write(line);
  }

  it('notes two pupils as the bot’s own example has it', async () => {
    await press(await leader.see('Hej, jeg er Nærvær'), 'Hvordan noterer jeg fravær?');
    const example = await exampleOn(await leader.see('»', 'syg'), / syg i dag$/);
    const [name = ''] = example.split(' ');
    await write(example.replace(name, `${name} og Alma`).replace('syg', 'syge'));
    await press(await leader.see('Hvem er', name), name);
    await press(await leader.see('Hvem er', 'Alma'), 'Alma Dahlgaard');
    await leader.see('Noteret', name);
    await leader.see('Noteret', 'Alma Dahlgaard');
  });

  it('corrects one of them on the receipt', async () => {
    const receipt = leader.card('Noteret', 'Alma');
    await press(receipt, 'Ret …');
    await press(receipt, 'Anden årsag');
    await press(await leader.see('Hvad er årsagen', 'Alma Dahlgaard'), 'Kom for sent');
    await leader.see('Rettet', 'Alma Dahlgaard', 'Kom for sent');
  });

  it('approves a step from the list of tasks', async () => {
    await press(leader.card('Hej, jeg er Nærvær'), 'Mine opgaver');
    await leader.see('Din liste står længere nede');
    const list = await leader.see('Godmorgen', 'Godkend alle');
    const [, count] = (await list.innerText()).match(/Godkend alle \((\d+)\)/) ?? [];
    await press(list, 'Vis resten');
    await press(await leader.see('Nr. ', 'Venter på din godkendelse'), 'Godkend');
    await leader.see('Godmorgen', `Godkend alle (${Number(count) - 1})`);
  });

  it('finds what is overdue', async () => {
    await press(leader.card('Hej, jeg er Nærvær'), 'Vis overblik');
    const overview = await leader.see('Overblik: Lindeskolen');
    await press(overview, 'Mere …');
    await press(overview, 'Over fristen');
    await leader.see('Overblik: Lindeskolen', 'Over fristen', 'Åbn sag');
  });

  it('takes no more than three minutes', () => {
    assert.ok(steps <= stepsAtMost, `${steps} steps`);
  });
});

/** A line in quotes that reads so. */
async function exampleOn(card: Locator, reads: RegExp): Promise<string> {
  const lines = [...(await card.innerText()).matchAll(/»([^«]+)«/g)].map(([, line = '']) => line);
  const example = lines.find((line) => reads.test(line));
  assert.ok(example, 'the card has an example');
  return example;
}
