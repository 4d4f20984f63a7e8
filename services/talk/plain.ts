import { tokenise } from '../notes/tokens.ts';

/** A text's words and numbers, folded, with single spaces and no marks: "Hej, Bo!" → "hej bo". O(length). */
export function plain(text: string): string {
  return tokenise(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ norm }) => norm)
    .join(' ');
}

/** The same for each part between full stops, commas, question marks and lines; empty parts are left out. */
export function plainParts(text: string): readonly string[] {
  return text
    .split(/[.,!?;:\n]/)
    .map(plain)
    .filter((part) => part !== '');
}
