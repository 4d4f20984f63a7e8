import type { Browser } from 'playwright-core';
import { z } from 'zod';

const drawn = z.array(
  z.object({
    card: z.string(),
    state: z.string(),
    /** CSS pixels, with every form folded. */
    height: z.number().positive(),
    /** Buttons to be seen, with every form folded. */
    actions: z.number(),
    words: z.number(),
    /** Buttons of which the end cannot be read. */
    cut: z.array(z.string()),
  }),
);

/** A card as Chromium draws it. */
export type Measured = z.output<typeof drawn>[number] & { locale: string; theme: string };

/** The width of a chat in which cards are measured: a phone, or Teams beside another window. */
export const narrow = 400;

/**
 * Draws every card of the gallery, in both languages and themes, and measures it. O(cards).
 * @param file the gallery's page
 */
export async function measureCards(browser: Browser, file: URL): Promise<readonly Measured[]> {
  const page = await browser.newPage({ viewport: { width: narrow + 40, height: 900 } });
  const measured: Measured[] = [];
  for (const theme of ['light', 'dark']) {
    for (const locale of ['da', 'en']) {
      const choice = new URLSearchParams({ locale, theme, width: `${narrow}` });
      await page.goto('about:blank');
      await page.goto(`${file.href}#${choice}`);
      const cards = drawn.parse(await page.evaluate('measured()'));
      measured.push(...cards.map((one) => ({ ...one, locale, theme })));
    }
  }
  await page.close();
  return measured;
}
