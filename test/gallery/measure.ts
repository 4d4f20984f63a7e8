import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { dialogSamples } from '../cards/extensionSamples.ts';

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

/** The narrowest phone, and a page enlarged four times (WCAG 1.4.10). */
export const narrowest = 320;

/**
 * Draws every card of the gallery, in both languages and themes, and measures it. O(cards).
 * @param file the gallery's page
 * @param width of the chat, CSS pixels
 */
export async function measureCards(
  browser: Browser,
  file: URL,
  width = narrow,
): Promise<readonly Measured[]> {
  const page = await browser.newPage({ viewport: { width: width + 40, height: 900 } });
  // More than a thousand cards, on a machine that may have other work.
  page.setDefaultTimeout(120_000);
  const measured: Measured[] = [];
  for (const theme of ['light', 'dark']) {
    for (const locale of ['da', 'en']) {
      const choice = new URLSearchParams({ locale, theme, width: `${width}` });
      await page.goto('about:blank');
      await page.goto(`${file.href}#${choice}`);
      const cards = drawn.parse(await page.evaluate('measured()'));
      measured.push(...cards.map((one) => ({ ...one, locale, theme })));
    }
  }
  await page.close();
  return measured;
}

/** A dialog scrolls by itself, and is no message among others. */
export function isDialog({ card }: Pick<Measured, 'card'>): boolean {
  return dialogSamples.some((one) => one.card === card);
}
