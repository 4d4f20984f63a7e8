import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { type Playground, startPlayground } from '../../bot/sandbox/playground.ts';
import { freePort } from '../doubles/freePorts.ts';
import { type ChatWindow, openBrowser } from './chatWindow.ts';
import { type ConnectorProxy, connectorProxy } from './connectorProxy.ts';
import { PressedVerbs, teamAndNetwork } from './pressedVerbs.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';

describe('a team, and a network that fails, in the browser', () => {
  const pressed = new PressedVerbs();
  let sandbox: RunningSandbox;
  let browser: Browser;
  let folder: string;
  let proxy: ConnectorProxy;
  let chat: Playground;
  let leader: ChatWindow;

  before(async () => {
    sandbox = await runSandbox();
    folder = await mkdtemp(join(tmpdir(), 'proxied-'));
    const port = await freePort();
    proxy = await connectorProxy(`http://127.0.0.1:${port}`);
    chat = await chatOfLeader({ botUrl: sandbox.botUrl, folder, port, serviceUrl: proxy.url });
    browser = await openBrowser();
    leader = await pressed.open(browser, chat.url);
    // What the bot says first is on its way; what is lost comes after it.
    await leader.see('Godmorgen');
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await leader.picture('failed-team-and-network');
  });

  after(async () => {
    await browser?.close();
    await chat?.close();
    await proxy?.close();
    await sandbox?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows an answer that came, though the bot never hears of it', async () => {
    const lost = proxy.loseAnswerTo('Det kan du skrive');
    await leader.write('hjælp');
    await lost;
  });

  it('asks whether it came, and shows it once more', async () => {
    // On the first the bot may just be writing down that it does not know; a minute after that it asks.
    await sandbox.passDays(2);
    await leader.see('Måske fik du ikke mit svar');
    const asked = leader.cards('Måske fik du ikke mit svar');
    // A slow machine may have lost the answer to the morning's list as well.
    const last = asked.nth((await asked.count()) - 1);
    await leader.ask(last, 'Vis det');
    await last.waitFor({ state: 'detached' });
  });

  it('asks a team which school it belongs to, and is told by its leader', async () => {
    await leader.openChannel('Fravær');
    const question = await leader.see('Hvilken skole hører teamet til?');
    await leader.ask(question, 'Lindeskolen');
    await leader.see('Teamet er knyttet til skolen');
  });

  it('pressed what no personal chat on a sound network offers', () => {
    assert.deepEqual([...pressed.verbs].toSorted(), teamAndNetwork.toSorted());
  });
});

/** A head's chat, whose answers pass through `serviceUrl`. */
function chatOfLeader(place: {
  botUrl: string;
  folder: string;
  port: number;
  serviceUrl: string;
}): Promise<Playground> {
  const [roster] = municipality(1);
  const person = roster?.staff.find(({ role }) => role === 'leader');
  if (!roster || !person) throw new RangeError('a school has a leader');
  return startPlayground({ person, roster, ...place });
}
