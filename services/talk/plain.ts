import { wordsAlone as plain } from '../notes/tokens.ts';

export { plain };

/** The same for each part between full stops, commas, question marks and lines; empty parts are left out. */
export function plainParts(text: string): readonly string[] {
  return text
    .split(/[.,!?;:\n]/)
    .map(plain)
    .filter((part) => part !== '');
}
