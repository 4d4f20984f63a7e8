import { mkdir, writeFile } from 'node:fs/promises';
import { openBrowser } from '../journeys/chatWindow.ts';
import { gallery } from './gallery.ts';
import { measureCards } from './measure.ts';
import { heightTable } from './table.ts';

/*
 * Writes the gallery of all cards; with `--measure`, also the table of how high each is and how many buttons
 * it shows, as Chromium draws them.
 */
const folder = new URL('../../var/cards/', import.meta.url);
const file = new URL('index.html', folder);

await mkdir(folder, { recursive: true });
await writeFile(file, await gallery());
console.log(file.pathname);

if (process.argv.includes('--measure')) {
  const browser = await openBrowser();
  try {
    console.log(heightTable(await measureCards(browser, file)));
  } finally {
    await browser.close();
  }
}
