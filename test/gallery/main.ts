import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { openBrowser } from '../journeys/chatWindow.ts';
import { gallery } from './gallery.ts';
import { isDialog, measureCards } from './measure.ts';
import { heightTable, renewedHeights } from './table.ts';

/*
 * Writes the gallery of all cards; with `--measure`, also the table of how high each is and how many buttons
 * it shows, as Chromium draws them; with `--renew`, puts these figures into docs/cards.md.
 */
const folder = new URL('../../var/cards/', import.meta.url);
const file = new URL('index.html', folder);
const document = new URL('../../docs/cards.md', import.meta.url);

await mkdir(folder, { recursive: true });
await writeFile(file, await gallery());
console.log(file.pathname);

const renews = process.argv.includes('--renew');
if (renews || process.argv.includes('--measure')) {
  const browser = await openBrowser();
  try {
    const measured = await measureCards(browser, file);
    console.log(heightTable(measured));
    if (renews) {
      const cards = measured.filter((one) => !isDialog(one));
      await writeFile(document, renewedHeights(await readFile(document, 'utf8'), cards));
    }
  } finally {
    await browser.close();
  }
}
