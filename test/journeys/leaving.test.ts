import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { type Playground, startPlayground } from '../../bot/sandbox/playground.ts';
import { writeRosterFiles } from '../../bot/sandbox/writeRosterFiles.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import { freePort } from '../doubles/freePorts.ts';
import { type ChatWindow, openBrowser } from './chatWindow.ts';
import { leavingVerbs, PressedVerbs } from './pressedVerbs.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';

const loke = 'Loke Christensen';

describe('a pupil who leaves the school, in the browser', () => {
  const pressed = new PressedVerbs();
  const [linde, havn] = municipality(1);
  let sandbox: RunningSandbox;
  let browser: Browser;
  let folder: string;
  let otherChat: Playground;
  let teacher: ChatWindow;
  let leader: ChatWindow;
  let newLeader: ChatWindow;

  before(async () => {
    sandbox = await runSandbox();
    folder = await mkdtemp(join(tmpdir(), 'leaving-'));
    otherChat = await chatOfLeader(known(havn), sandbox.botUrl, join(folder, 'chat'));
    browser = await openBrowser();
    const [first = '', second = ''] = sandbox.urls;
    teacher = await pressed.open(browser, first);
    leader = await pressed.open(browser, second);
    newLeader = await pressed.open(browser, otherChat.url);
  });

  afterEach(async function () {
    if (!this.currentTest?.isFailed()) return;
    const [about] = this.currentTest.title.split(',', 1);
    await leader.picture(`failed-leader-${about}`);
    await newLeader.picture(`failed-new-leader-${about}`);
  });

  after(async () => {
    await browser?.close();
    await otherChat?.close();
    await sandbox?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Reads rosters into the running bot, as an operator does. */
  async function importRosters(...rosters: readonly Roster[]): Promise<void> {
    const files = join(folder, 'roster');
    await rm(files, { recursive: true, force: true });
    await writeRosterFiles(rosters, files);
    const [, dataDir = ''] = /DATA_DIR=(\S+)/.exec(sandbox.printed()) ?? [];
    await promisify(execFile)(
      process.execPath,
      ['bot/cli/naervaer.ts', 'import', 'roster', files],
      { env: { ...process.env, DATA_DIR: dataDir } },
    );
  }

  const withoutLoke = () => {
    const one = known(linde);
    return roster({ ...one, pupils: one.pupils.filter((pupil) => !isLoke(pupil)) });
  };
  const withLoke = () => {
    const one = known(havn);
    const pupil = known(linde).pupils.find(isLoke);
    const own = one.classByCode('7b');
    assert.ok(pupil && own);
    const here = { ...pupil, classId: own.id, classCode: own.code, grade: own.grade };
    return roster({ ...one, pupils: [...one.pupils, here] });
  };

  it('stands on the leader’s list with the choice of what happens to the case', async () => {
    await teacher.write('Loke ulovligt fravær 16/11-25/11');
    await teacher.see('Noteret', loke, '8 skoledage');
    await leader.see(`Fravær: ${loke}`);
    await importRosters(withoutLoke(), known(havn));
    await sandbox.passDays(1);
    const list = await leader.see('Eleven står ikke længere på elevlisten');
    await leader.ask(list, 'Tag stilling');
    await leader.picture('leaving', await leader.see('ude af elevlisten', 'Sagen er stadig åben'));
  });

  it('is reported as wrong to whoever keeps the roster, and is back with the next import', async () => {
    await leader.ask(
      leader.card('ude af elevlisten', 'Sagen er stadig åben'),
      'Elevlisten er forkert',
    );
    await leader.see('Fejlen i elevlisten er meldt');
    await importRosters(known(linde), known(havn));
    await leader.write('Lokes sag');
    await leader.see(`Fravær: ${loke}`, 'Alle trin');
  });

  it('is offered to the school that has the pupil now, which says no and then takes the case on', async () => {
    await importRosters(withoutLoke(), withLoke());
    await sandbox.passDays(1);
    await leader.ask(await leader.see('Eleven står ikke længere på elevlisten'), 'Tag stilling');
    const screen = await leader.see('Eleven står nu på elevlisten hos Havnskolen');
    await leader.ask(screen, 'Overlever sagen');
    await leader.see('tilbudt til Havnskolen');
    const offered = await newLeader.see(`Overlevering: ${loke}`, 'Tilbudt af Lindeskolen');
    await newLeader.picture('hand-over', offered);
    await newLeader.ask(offered, 'Ikke her');
    await newLeader.see('I har svaret, at eleven ikke er hos jer');
    await sandbox.passDays(1);
    await leader.ask(await leader.see('Havnskolen kender ikke eleven'), 'Tag stilling');
    await leader.ask(await leader.see('Vælg en anden skole'), 'Overlever sagen');
    await leader.see('tilbudt til Havnskolen');
    await sandbox.passDays(1);
    await newLeader.ask(await newLeader.see('Godmorgen', 'Vis resten'), 'Vis resten');
    const listed = await turnedTo(newLeader, 'vil overlevere en sag', 'Næste');
    await newLeader.ask(listed, 'Se overleveringen');
    await newLeader.ask(
      await newLeader.see(`Overlevering: ${loke}`, 'Overtager I sagen?'),
      'Overtag sagen',
    );
    await newLeader.picture(
      'taken-over',
      await newLeader.see(`Fravær: ${loke}`, 'Overtaget fra Lindeskolen'),
    );
  });

  it('calls for word to the new municipality where the family moved away', async () => {
    await teacher.write('Philip Sandager ulovligt fravær 16/11-25/11');
    await teacher.see('Noteret', 'Philip Sandager', '8 skoledage');
    const one = withoutLoke();
    const left = roster({
      ...one,
      pupils: one.pupils.filter(({ familyName }) => familyName !== 'Sandager'),
    });
    await importRosters(left, withLoke());
    await sandbox.passDays(1);
    await leader.ask(
      await leader.see('Philip Sandager', 'Eleven står ikke længere på elevlisten'),
      'Tag stilling',
    );
    await leader.ask(
      await leader.see('Philip Sandager', 'ude af elevlisten'),
      'Flyttet fra kommunen',
    );
    await leader.ask(await leader.see('Fravær: Philip Sandager', 'Alle trin'), 'Alle trin');
    await leader.see('Alle trin: Philip Sandager');
    await turnedTo(leader, 'Giv besked videre til den nye kommune', 'Flere trin');
  });

  /** Turns the pages of the newest card until one says this. */
  async function turnedTo(window: ChatWindow, words: string, next: string) {
    for (;;) {
      const newest = window.page.locator('.ac-adaptiveCard').last();
      if ((await newest.getByText(words).count()) > 0) return newest;
      await window.ask(newest, next);
    }
  }

  it('lists in June what must be handed over before the summer', async function () {
    this.timeout(480_000);
    await sandbox.passDays(125);
    const list = await leader.see('Godmorgen', 'Før sommerferien (');
    await leader.ask(list, 'Før sommerferien (');
    await leader.picture('turnover', await leader.see('Overlevering før sommerferien'));
  });

  it('pressed every verb of pupils who leave', () => {
    const missing = leavingVerbs.filter((verb) => !pressed.verbs.has(verb));
    assert.deepEqual(missing, []);
  });
});

function isLoke({ givenName, familyName }: { givenName: string; familyName: string }): boolean {
  return `${givenName} ${familyName}` === loke;
}

function known(one: Roster | undefined): Roster {
  if (!one) throw new RangeError('the invented municipality has two schools');
  return one;
}

async function chatOfLeader(one: Roster, botUrl: string, folder: string): Promise<Playground> {
  const person = one.staff.find(({ role }) => role === 'leader');
  if (!person) throw new RangeError('a school has a leader');
  return startPlayground({ person, roster: one, botUrl, folder, port: await freePort() });
}
