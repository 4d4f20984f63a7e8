import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { samples } from '../cards/samples.ts';
import { hostConfig, themes } from './hostConfig.ts';
import { galleryPage } from './page.ts';

const require = createRequire(import.meta.url);
const folder = new URL('../../var/cards/', import.meta.url);
const file = new URL('index.html', folder);

const script = (path: string) => readFile(require.resolve(path), 'utf8');

const page = galleryPage({
  shown: samples.flatMap(({ card, state, make }) =>
    (['da', 'en'] as const).map((locale) => {
      const { card: json, summary } = make(locale);
      return { card, state, locale, summary, characters: JSON.stringify(json).length, json };
    }),
  ),
  hostConfigs: { light: hostConfig(themes.light), dark: hostConfig(themes.dark) },
  scripts: await Promise.all([
    script('adaptivecards/dist/adaptivecards.min.js'),
    script('markdown-it/browser'),
  ]),
});

await mkdir(folder, { recursive: true });
await writeFile(file, page);
console.log(file.pathname);
