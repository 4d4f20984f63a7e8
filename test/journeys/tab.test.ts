import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeOn, isTooWide } from './accessible.ts';
import { openBrowser, pictureFile } from './chatWindow.ts';
import { type RunningSandbox, runSandbox } from './runningSandbox.ts';

const wide = { width: 1400, height: 900 };
const phone = { width: 320, height: 640 };

/** Somebody with a keyboard who sees no mouse: what has the focus, and whether it can be seen there. */
type Focus = { what: string; seen: boolean };

describe('the personal tab and the pages beside it, in a browser', () => {
  let sandbox: RunningSandbox;
  let browser: Browser;

  before(async () => {
    sandbox = await runSandbox();
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  async function open(
    path: string,
    viewport = wide,
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'da-DK', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${sandbox.botUrl}${path}`);
    return page;
  }

  /** The tab with what it shows. */
  async function tab(
    query = '',
    viewport = wide,
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const page = await open(`/tab${query}`, viewport, options);
    await page.locator('main[data-title]').waitFor();
    return page;
  }

  const picture = async (page: Page, name: string) =>
    page.screenshot({ path: await pictureFile(name), fullPage: true });
  const close = (page: Page) => page.context().close();
  const idOf = async (title: RegExp) => {
    const page = await tab();
    const link = page.getByRole('link', { name: title });
    const as = new URL((await link.getAttribute('href')) ?? '', sandbox.botUrl).searchParams;
    await close(page);
    return as.get('as') ?? '';
  };

  it('is named by the sandbox when it starts, and opens as the coordinator', async () => {
    assert.ok(sandbox.printed().includes(`${sandbox.botUrl}/tab`));
    const page = await tab();
    await page.getByRole('heading', { level: 1, name: 'Overblik: Lindeskolen' }).waitFor();
    await page.getByText(/^Vist for /).waitFor();
    assert.equal(await page.title(), 'Overblik: Lindeskolen');
    await page.screenshot({ path: await pictureFile('tab') });
    await close(page);
  });

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
      await page.getByRole('combobox').selectOption('all');
      await page.getByRole('button', { name: /^(?:Vis|Show)$/ }).click();
      await page.getByRole('table', { name: /^(?:Alle sager|All cases)/ }).waitFor();
      assert.deepEqual(await axeOn(page), []);
      assert.equal(await isTooWide(page), false);
      await picture(page, `tab-${name}`);
      await close(page);
    });
  }

  it('has nothing for axe to find while it waits, for a class teacher, and for whoever sees nothing', async () => {
    const waiting = await (await browser.newContext({ locale: 'da-DK' })).newPage();
    await waiting.route('**/tab/view*', () => {});
    await waiting.goto(`${sandbox.botUrl}/tab`);
    await waiting.getByText('Henter overblikket').waitFor();
    assert.deepEqual(await axeOn(waiting), []);
    await close(waiting);
    const teacher = await tab(`?as=${await idOf(/klasselærer/)}`);
    await teacher.getByRole('heading', { level: 1, name: 'Overblik: 7.b' }).waitFor();
    assert.deepEqual(await axeOn(teacher), []);
    await close(teacher);
    const office = await open(`/tab?as=${await idOf(/sekretær/)}`);
    await office.getByText('Det har du ikke adgang til').waitFor();
    assert.deepEqual(await axeOn(office), []);
    await close(office);
  });

  it('draws itself in the colours that a system insists on', async () => {
    const page = await tab('', wide, { forcedColors: 'active' });
    assert.deepEqual(await axeOn(page), []);
    await picture(page, 'tab-forced-colours');
    await close(page);
  });

  for (const name of ['privacy', 'terms', 'support']) {
    for (const [how, viewport, colorScheme] of [
      ['light', wide, 'light'],
      ['dark', wide, 'dark'],
      ['phone', phone, 'light'],
    ] as const) {
      it(`/${name} has nothing for axe to find, and fits, in ${how}`, async () => {
        for (const lang of ['da', 'en']) {
          const page = await open(`/${name}?lang=${lang}`, viewport, { colorScheme });
          assert.deepEqual(await axeOn(page), []);
          assert.equal(await isTooWide(page), false);
          await close(page);
        }
      });
    }
  }

  it('would be found with a button that nobody can name and text too pale to read', async () => {
    const page = await tab();
    await page.evaluate(
      "document.querySelector('h1').setAttribute('class','pale'); document.querySelector('main').append(document.createElement('button')); const pale = new CSSStyleSheet(); pale.replaceSync('.pale{color:#ddd}'); document.adoptedStyleSheets = [pale]",
    );
    const found = await axeOn(page);
    assert.ok(found.some((one) => one.startsWith('button-name ')));
    assert.ok(found.some((one) => one.startsWith('color-contrast ')));
    await close(page);
  });

  describe('by keyboard alone', () => {
    const focus = async (page: Page): Promise<Focus> => {
      const found: unknown = await page.evaluate(`(() => {
        const one = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        const { width, height, left, right } = one.getBoundingClientRect();
        const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 1 && height > 1 && right > 0 && left < innerWidth;
        return [one.id || one.textContent.trim().slice(0, 60) || one.tagName, seen];
      })()`);
      assert.ok(Array.isArray(found));
      return { what: String(found[0]), seen: found[1] === true };
    };
    const next = async (page: Page) => {
      await page.keyboard.press('Tab');
      return focus(page);
    };
    /** Goes on by Tab until something has the focus. */
    const until = async (page: Page, what: RegExp) => {
      for (let presses = 0; presses < 60; presses += 1) {
        const found = await next(page);
        if (what.test(found.what)) return found;
      }
      throw new Error(`${what} cannot be reached`);
    };

    it('goes past what stands above, chooses a list, and reads on where the list begins', async () => {
      const page = await tab();
      assert.deepEqual(await next(page), { what: 'Gå til indholdet', seen: true });
      await page.keyboard.press('Enter');
      assert.equal((await focus(page)).what, 'content');
      assert.ok((await until(page, /^list$/)).seen);
      await page.keyboard.press('Home');
      assert.deepEqual(await next(page), { what: 'Vis', seen: true });
      await page.keyboard.press('Enter');
      const cases = page.getByRole('table', { name: /^Alle sager: \d+ sager$/ });
      await cases.waitFor();
      await page.locator('#cases:focus').waitFor();
      const rows = await cases.getByRole('rowheader').count();
      assert.ok(rows > 1);
      const told = page.locator('#said');
      assert.equal(await told.textContent(), `Alle sager: ${rows} sager vist.`);
      await close(page);
    });

    it('goes from what needs somebody to its cases, and anew, and the focus stays where it was asked for', async () => {
      const page = await tab();
      const way = await until(page, /^Vis listen »/);
      assert.ok(way.seen);
      await page.keyboard.press('Enter');
      await page.locator('#cases:focus').waitFor();
      const [, list = ''] = /»(.+)«/.exec(way.what) ?? [];
      await page.getByRole('table', { name: new RegExp(`^${list}: `) }).waitFor();
      await page.keyboard.press('Shift+Tab');
      while ((await focus(page)).what !== 'Opdater') await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await page.locator('#content:focus').waitFor();
      await close(page);
    });

    it('reaches everything that can be pressed, in the order it is read, and sees where it is', async () => {
      const page = await tab('', phone);
      const count = await page.locator('a, button, select').count();
      const order: string[] = [];
      for (let at = 0; at < count; at += 1) {
        const { what, seen } = await next(page);
        assert.ok(seen, what);
        order.push(what);
      }
      const read = await page
        .locator('a, button, select')
        .evaluateAll((all) =>
          all.map((one) => String(one.id || one.textContent?.trim().slice(0, 60))),
        );
      assert.deepEqual(order, read);
      await close(page);
    });
  });

  it('has its parts as landmarks, headings one below the other, and each table and chart by name', async () => {
    const page = await tab();
    for (const role of ['main', 'banner', 'contentinfo'] as const) {
      assert.equal(await page.getByRole(role).count(), 1, role);
    }
    const levels = await page
      .getByRole('heading')
      .evaluateAll((all) => all.map(({ tagName }) => tagName));
    assert.deepEqual(levels, ['H1', 'H2', 'H2', 'H2', 'H2', 'H2']);
    assert.deepEqual(await page.getByRole('region').evaluateAll((all) => all.length), 5);
    assert.equal(await page.getByRole('img', { name: /søjler for uge/ }).count(), 4);
    await close(page);
  });

  it('keeps its table a table on a phone, with its columns named in each box', async () => {
    const page = await tab('', phone);
    const row = page
      .getByRole('table', { name: /^Over fristen/ })
      .getByRole('row')
      .nth(1);
    assert.equal(await row.getByRole('rowheader').count(), 1);
    assert.equal(await row.getByRole('cell').count(), 3);
    await close(page);
  });

  it('asks nobody but the bot, and is refused what Teams’ library would fetch elsewhere', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked = new Set<string>();
    page.on('response', (response) => asked.add(new URL(response.url()).origin));
    await page.goto(`${sandbox.botUrl}/tab`);
    await page.locator('main[data-title]').waitFor();
    assert.deepEqual([...asked], [sandbox.botUrl]);
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });

  it('can be tried again where it could not be fetched at first', async () => {
    const context = await browser.newContext({ locale: 'da-DK' });
    const page = await context.newPage();
    await page.route('**/tab/view*', (route) => route.abort());
    await page.goto(`${sandbox.botUrl}/tab`);
    await page.getByRole('alert').filter({ hasText: 'kunne ikke hentes' }).waitFor();
    assert.deepEqual(await axeOn(page), []);
    await page.unroute('**/tab/view*');
    await page.getByRole('button', { name: 'Prøv igen' }).click();
    await page.locator('main[data-title]:focus').waitFor();
    await context.close();
  });

  it('shows what was asked for last, in whatever order the answers come', async () => {
    const page = await tab();
    const held: (() => Promise<void>)[] = [];
    await page.route('**/tab/view*', async (route) => {
      if (route.request().url().includes('list=all')) held.push(() => route.continue());
      else await route.continue();
    });
    const choose = async (list: string) => {
      await page.getByRole('combobox').selectOption(list);
      await page.getByRole('button', { name: 'Vis', exact: true }).click();
    };
    await choose('all');
    await choose('without_plan');
    await page.getByRole('table', { name: /^Uden plan/ }).waitFor();
    const late = page.waitForResponse((response) => response.url().includes('list=all'));
    for (const release of held) await release();
    await (await late).finished();
    await page.getByRole('table', { name: /^Uden plan/ }).waitFor();
    assert.equal(await page.getByRole('table', { name: /^Alle sager/ }).count(), 0);
    await close(page);
  });

  it('says that it could not be fetched, and can be tried again', async () => {
    const page = await tab();
    await page.route('**/tab/view*', (route) => route.abort());
    await page.getByRole('button', { name: 'Opdater' }).click();
    await page.getByRole('alert').filter({ hasText: 'kunne ikke hentes' }).waitFor();
    assert.deepEqual(await axeOn(page), []);
    await page.unroute('**/tab/view*');
    await page.getByRole('button', { name: 'Opdater' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await close(page);
  });
});
