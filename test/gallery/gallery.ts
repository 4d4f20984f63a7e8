import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { samples } from '../cards/samples.ts';
import { hostConfig, themes } from './hostConfig.ts';
import { galleryPage } from './page.ts';

const require = createRequire(import.meta.url);
const script = (path: string) => readFile(require.resolve(path), 'utf8');

/** Every sample card in both languages, as one page. */
export async function gallery(): Promise<string> {
  return galleryPage({
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
}
