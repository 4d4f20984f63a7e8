import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { renderSchools } from '../../bot/tab/renderSchools.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import { aMunicipality } from '../cards/sampleViews.ts';
import { axeOn, isTooWide } from './accessible.ts';
import { openBrowser, pictureFile } from './chatWindow.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';

const wide = { width: 1400, height: 900 };
const phone = { width: 320, height: 640 };

/** What the page asks the bot for. */
const isTogether = ({ searchParams }: URL) => searchParams.get('scope') === 'together';

const choice = { viewer: 'Birgit Østergaard', schools: [{ id: 'l', name: 'L' }], together: true };

/** A page of a municipality as the bot makes it, of so many schools. */
function pageOf(count: number): string {
  const cells = [7, 'small', 'hidden', 12] as const;
  const schools = Array.from({ length: count }, (_, at) => ({
    ...{ school: `Skolen ved den lange Kongevej ${at + 1}`, pupils: 410, told: 91, cells },
  }));
  const unused = [{ school: 'Skolen ved den lange Kongevej 7', schoolDays: 12 }];
  const status = aMunicipality({ schools, of: count, unused });
  const since = '2026-11-16T10:42:00+01:00';
  return String(renderSchools({ ...choice, status, since }, wordingOf('da')));
}

describe('the tab over several schools, in a browser', () => {
  let sandbox: RunningSandbox;
  let browser: Browser;

  before(async () => {
    sandbox = await runSandbox({ COORDINATORS: 'municipality' });
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  /** The tab, as it opens for the coordinator. */
  async function tab(query = '', viewport = wide): Promise<Page> {
    const page = await (await browser.newContext({ viewport, locale: 'da-DK' })).newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${sandbox.botUrl}/tab${query}`);
    await page.locator('main[data-title]').waitFor();
    return page;
  }

  const together = (page: Page) =>
    page.getByRole('button', { name: /^(?:Skolerne samlet|All schools together)$/ });
  const bySchool = (page: Page) =>
    page.getByRole('table', { name: /^(?:Åbne sager efter det|Open cases by what)/ });
  const picture = async (page: Page, name: string) =>
    page.screenshot({ path: await pictureFile(name), fullPage: true });
  const close = (page: Page) => page.context().close();

  for (const [name, query, viewport] of [
    ['light', '?theme=default', wide],
    ['dark', '?theme=dark', wide],
    ['contrast', '?theme=contrast', wide],
    ['phone', '?theme=default', phone],
    ['phone-dark', '?theme=dark', phone],
    ['english', '?theme=default&lang=en', wide],
  ] as const) {
    it(`has nothing for axe to find, and fits, in ${name}`, async () => {
      const page = await tab(query, viewport);
      await together(page).click();
      await bySchool(page).waitFor();
      assert.deepEqual(await axeOn(page), []);
      assert.equal(await isTooWide(page), false);
      await picture(page, `tab-together-${name}`);
      await close(page);
    });
  }

  for (const [name, viewport] of [
    ['wide', wide],
    ['phone', phone],
  ] as const) {
    it(`has sixty schools with nothing for axe to find, and fits, on a ${name} page`, async () => {
      const page = await tab('', viewport);
      await page.route(isTogether, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageOf(60) }),
      );
      await together(page).click();
      await bySchool(page).waitFor();
      assert.equal(await bySchool(page).getByRole('rowheader').count(), 61);
      assert.deepEqual(await axeOn(page), []);
      assert.equal(await isTooWide(page), false);
      await picture(page, `tab-together-sixty-${name}`);
      await close(page);
    });
  }

  it('is reached by keyboard alone, reads on at its top, and leads back to the own school', async () => {
    const page = await tab();
    const next = async () => {
      await page.keyboard.press('Tab');
      return page.locator(':focus').textContent();
    };
    for (let told = await next(); told !== 'Skolerne samlet'; told = await next()) {
      assert.ok(told, 'it can be reached');
    }
    await page.keyboard.press('Enter');
    await bySchool(page).waitFor();
    await page.locator('main:focus').waitFor();
    assert.equal(await page.title(), 'Overblik: Eksempelby Kommune');
    assert.equal(await page.locator('#said').textContent(), '2 skoler vist.');
    assert.equal(await together(page).getAttribute('aria-current'), 'page');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.locator(':focus').textContent(), 'Opdater');
    await page.keyboard.press('Enter');
    await page.locator('main:focus').waitFor();
    await bySchool(page).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.locator(':focus').textContent(), 'Lindeskolen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Overblik: Lindeskolen' }).waitFor();
    await close(page);
  });

  it('has its parts as landmarks, headings one below the other, and each table and chart by name', async () => {
    const page = await tab();
    await together(page).click();
    await bySchool(page).waitFor();
    const levels = await page
      .getByRole('heading')
      .evaluateAll((all) => all.map(({ tagName }) => tagName));
    assert.deepEqual(levels, ['H1', 'H2', 'H2', 'H2', 'H2', 'H2']);
    assert.equal(await page.getByRole('region').count(), 5);
    assert.equal(await page.getByRole('img', { name: /søjler for uge/ }).count(), 4);
    await close(page);
  });

  it('tells how far the count is, goes on by itself, and puts nobody elsewhere meanwhile', async () => {
    const page = await tab();
    const held = Promise.withResolvers<void>();
    const seen = Promise.withResolvers<void>();
    let asked = 0;
    await page.route(isTogether, async (route) => {
      asked += 1;
      if (asked > 2) {
        // On a slow machine the answer would be there before anybody saw how far the count was.
        await seen.promise;
        return route.continue();
      }
      const counting = { done: asked * 20, of: 60 };
      const body = String(renderSchools({ ...choice, counting }, wordingOf('da')));
      if (asked === 2) await held.promise;
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    });
    await together(page).click();
    await page.getByRole('status').filter({ hasText: '20 af 60 skoler er opgjort' }).waitFor();
    await page.locator('main:focus').waitFor();
    assert.deepEqual(await axeOn(page), []);
    await page.getByRole('button', { name: 'Opdater' }).focus();
    held.resolve();
    // Not by a function in the page, which its policy forbids.
    const counting = page.locator('[data-counting]').filter({ hasText: /^40 af 60/ });
    await counting.waitFor({ state: 'attached' });
    seen.resolve();
    await bySchool(page).waitFor();
    await page.locator('main:focus').waitFor();
    assert.equal(asked, 3);
    assert.equal(await page.locator('#said').textContent(), '2 skoler vist.');
    await close(page);
  });
});
