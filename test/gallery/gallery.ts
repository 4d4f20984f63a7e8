import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { wordingOf } from '../../cards/wording/wording.ts';
import { dialogSamples } from '../cards/extensionSamples.ts';
import { samples } from '../cards/samples.ts';
import { hostConfig, themes } from './hostConfig.ts';
import { galleryPage, type Shown } from './page.ts';

const require = createRequire(import.meta.url);
const locales = ['da', 'en'] as const;
const script = (path: string) => readFile(require.resolve(path), 'utf8');

/** Every sample card and form of a dialog in both languages, as one page. */
export async function gallery(): Promise<string> {
  return galleryPage({
    shown: [
      ...samples.flatMap(({ card, state, make }) =>
        locales.map((locale) => {
          const { card: json, summary } = make(locale);
          return shown({ card, state, locale, summary, json });
        }),
      ),
      ...dialogSamples.flatMap(({ card, state, make }) =>
        locales.map((locale) => {
          const summary = wordingOf(locale).texts.extension.form.title;
          return shown({ card, state, locale, summary, json: make(locale) });
        }),
      ),
    ],
    hostConfigs: { light: hostConfig(themes.light), dark: hostConfig(themes.dark) },
    scripts: await Promise.all([
      script('adaptivecards/dist/adaptivecards.min.js'),
      script('markdown-it/browser'),
    ]),
  });
}

function shown(one: Omit<Shown, 'characters'>): Shown {
  return { ...one, characters: JSON.stringify(one.json).length };
}
