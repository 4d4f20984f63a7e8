import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/**
 * A browser as the machine has it; without its own calls to the network.
 * @param more arguments for it
 */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const { CHROMIUM = '/usr/bin/chromium' } = process.env;
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/** Between two presses of a person. */
const pressMs = 700;

/** One person's chat with the bot in the Agents Playground. */
export class ChatWindow {
  readonly page: Page;
  #asked = 0;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, url: string, width = 1400, height = 900) {
    const page = await browser.newPage({ viewport: { width, height }, locale: 'da-DK' });
    page.setDefaultTimeout(100_000);
    // The Playground's fonts; the machine's own will do.
    await page.route(/cdn\.office\.net/, (route) => route.abort());
    await page.goto(url);
    const window = new ChatWindow(page);
    await window.#closeLogPanel();
    return window;
  }

  async #closeLogPanel(): Promise<void> {
    const title = this.page.getByText('Log Panel', { exact: true });
    await title.locator('xpath=..').getByRole('button').last().click();
  }

  /** Opens a channel of the team, which tells the bot that it was installed there. */
  async openChannel(name: string): Promise<void> {
    await this.page.getByText(name, { exact: true }).first().click();
  }

  async write(text: string): Promise<void> {
    await this.page.locator('[contenteditable=true]').first().click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** The newest card that says all of this. */
  card(...parts: string[]): Locator {
    return this.cards(...parts).last();
  }

  /** All cards that say all of this, oldest first. */
  cards(...parts: string[]): Locator {
    return parts.reduce(
      (cards, part) => cards.filter({ hasText: part }),
      this.page.locator('.ac-adaptiveCard'),
    );
  }

  /** Waits for the card and presses a button of it. */
  async press(card: Locator, title: string | RegExp, nth = 0): Promise<void> {
    await card.getByRole('button', { name: title }).nth(nth).click();
  }

  /** Presses a button that the bot answers, and waits for the answer. */
  async ask(card: Locator, title: string | RegExp): Promise<void> {
    // No faster than people: whoever presses more than twenty times in ten seconds is stopped.
    await this.page.waitForTimeout(Math.max(0, this.#asked + pressMs - performance.now()));
    this.#asked = performance.now();
    const answered = this.page.waitForResponse((one) => one.url().endsWith('/invoke'));
    await this.press(card, title);
    await answered;
  }

  /** Waits for the newest card that says all of this, and gives it. */
  async see(...parts: string[]): Promise<Locator> {
    const card = this.card(...parts);
    await card.waitFor();
    return card;
  }

  /** Chooses in a list of a form: what says this, or the first there is. */
  async choose(form: Locator, label: string, option = ''): Promise<void> {
    await form.getByRole('combobox', { name: label }).click();
    await this.page.getByRole('option').filter({ hasText: option }).first().click();
  }

  /** Keeps what is seen now, with the card in sight; `PICTURES` says in which folder. */
  async picture(name: string, card?: Locator): Promise<void> {
    await card?.scrollIntoViewIfNeeded();
    await this.page.screenshot({ path: await pictureFile(name) });
  }

  /** Keeps a card alone, in a window tall enough for all of it. */
  async pictureOf(name: string, card: Locator): Promise<void> {
    const size = this.page.viewportSize();
    await this.page.setViewportSize({ width: size?.width ?? 1400, height: 2400 });
    await card.screenshot({ path: await pictureFile(name) });
    if (size) await this.page.setViewportSize(size);
  }
}

/** Where a picture is kept; `PICTURES` says in which folder. */
export async function pictureFile(name: string): Promise<string> {
  const { PICTURES = join('var', 'pictures') } = process.env;
  await mkdir(PICTURES, { recursive: true });
  return join(PICTURES, `${name}.png`);
}
