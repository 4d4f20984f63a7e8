import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { gallery } from '../gallery/gallery.ts';
import { isDialog, type Measured, measureCards, narrowest } from '../gallery/measure.ts';
import { heightTable } from '../gallery/table.ts';
import { openBrowser } from './chatWindow.ts';

const highest = 900;
const mostActions = 6;

describe('every card, drawn 400 px wide in both languages and themes', () => {
  let browser: Browser;
  let folder: string;
  let measured: readonly Measured[];
  let file: URL;

  before(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), 'cards-'));
    file = pathToFileURL(join(folder, 'index.html'));
    await writeFile(file, await gallery());
    measured = await measureCards(browser, file);
    console.log(heightTable(measured));
  });

  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it(`is no higher than ${highest} px`, () => {
    const high = measured.filter((one) => one.height > highest && !isDialog(one));
    assert.deepEqual(high.map(named), []);
  });

  it(`shows at most ${mostActions} buttons`, () => {
    const busy = measured.filter(({ actions }) => actions > mostActions);
    assert.deepEqual(busy.map(named), []);
  });

  it('cuts no button off', () => {
    assert.deepEqual(cutOff(measured), []);
  });

  it(`cuts no button off at ${narrowest} px either`, async () => {
    assert.deepEqual(cutOff(await measureCards(browser, file, narrowest)), []);
  });
});

function cutOff(measured: readonly Measured[]): readonly string[] {
  return measured.flatMap((one) => one.cut.map((title) => `${named(one)}: ${title}`));
}

function named({ card, state, locale, theme, height, actions }: Measured): string {
  return `${card}: ${state} (${locale}, ${theme}): ${height} px, ${actions} buttons`;
}
