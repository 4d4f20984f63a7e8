import assert from 'node:assert/strict';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startUserTokenService, type UserTokenService } from '../doubles/entra/userTokenService.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { axeOn } from './accessible.ts';
import { openBrowser } from './chatWindow.ts';
import { openInTeams } from './teamsHost.ts';

const now = '2026-11-25T08:10:00+01:00';

describe('the personal tab in a frame of Teams', () => {
  let entra: UserTokenService;
  let school: RunningSchool;
  let browser: Browser;
  let page: Page;
  let frame: FrameLocator;

  before(async () => {
    entra = await startUserTokenService(() => Temporal.Instant.from(now).epochMilliseconds / 1000);
    school = await startSchool({ now, config: { tab: entra.tab } });
    // Teams' address is no address of this machine, where the bot is.
    browser = await openBrowser(['--disable-features=LocalNetworkAccessChecks']);
  });

  after(async () => {
    await browser?.close();
    await school?.close();
    await entra?.close();
  });

  beforeEach(async () => {
    const viewport = { width: 1100, height: 900 };
    page = await (await browser.newContext({ viewport, locale: 'da-DK' })).newPage();
    frame = page.frameLocator('iframe');
  });

  afterEach(() => page.context().close());

  const tab = () => `${school.bot.url}/tab`;
  const tokenOf = (role: 'leader' | 'secretary') => entra.token(school.person(role).aadObjectId);

  it('knows the person by Teams’ token, in the language and theme of their Teams, and follows it', async () => {
    const teams = await openInTeams(page, {
      ...{ tab: tab(), token: await tokenOf('leader'), theme: 'dark', locale: 'en-gb' },
    });
    await frame.getByRole('heading', { level: 1, name: 'Overview: Lindeskolen' }).waitFor();
    const theme = () => frame.locator('html').getAttribute('data-theme');
    assert.equal(await theme(), 'dark');
    assert.equal(await frame.locator('html').getAttribute('lang'), 'en');
    await teams.wear('contrast');
    await frame.locator('html[data-theme=contrast]').waitFor();
    await teams.wear('default');
    await frame.locator('html[data-theme=light]').waitFor();
    const asked = await teams.asked();
    assert.ok(asked.includes('authentication.getAuthToken'));
    assert.ok(asked.includes('registerHandler'));
    assert.deepEqual(await axeOn(page), []);
  });

  it('asks Teams for a token anew with each look', async () => {
    const teams = await openInTeams(page, { tab: tab(), token: await tokenOf('leader') });
    await frame.getByRole('heading', { level: 1, name: 'Overblik: Lindeskolen' }).waitFor();
    await frame.getByRole('button', { name: 'Opdater' }).click();
    await frame.locator('main:focus').waitFor();
    const asked = await teams.asked();
    assert.equal(asked.filter((one) => one === 'authentication.getAuthToken').length, 2);
  });

  it('says so where Teams gets no token', async () => {
    await openInTeams(page, { tab: tab(), token: undefined });
    await frame.getByText('Teams kunne ikke logge dig ind i fanen').waitFor();
  });

  it('says so where Teams’ token is not for this tab', async () => {
    const token = await entra.token(school.person('leader').aadObjectId, { aud: 'another' });
    await openInTeams(page, { tab: tab(), token });
    await frame.getByText('Teams kunne ikke logge dig ind i fanen').waitFor();
    await frame.getByRole('button', { name: 'Prøv igen' }).waitFor();
  });

  it('shows who may not see it no more than that', async () => {
    await openInTeams(page, { tab: tab(), token: await tokenOf('secretary') });
    await frame.getByText('Det har du ikke adgang til').waitFor();
  });

  it('is not shown in a frame of anybody else’s', async () => {
    const refused = page.waitForEvent('console', (message) =>
      message.text().includes('frame-ancestors'),
    );
    await openInTeams(page, {
      ...{ tab: tab(), token: await tokenOf('leader'), at: 'https://teams.microsoft.com.example/' },
    });
    await refused;
    assert.equal(await frame.getByRole('heading').count(), 0);
  });

  it('asks to be opened in Teams where nobody around it answers', async () => {
    await page.clock.install();
    await page.goto(tab());
    await page.clock.runFor(20_000);
    await page.getByText('Åbn fanen i Teams').waitFor();
    assert.deepEqual(await axeOn(page), []);
  });
});
