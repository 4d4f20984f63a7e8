import { nameIndex } from '../notes/nameIndex.ts';
import { readClass } from '../notes/readClass.ts';
import type { NoteContext } from '../notes/reading.ts';
import { type FoundName, readName } from '../notes/readName.ts';
import { type Resolved, resolveName } from '../notes/resolveName.ts';
import { type Token, tokenise } from '../notes/tokens.ts';

/** A text with its one pupil's name as "@", folded and without marks, and whom the name means. */
export type AboutPupil = { words: string; who: Resolved };

/** Longer than any sentence of the kinds here. */
const longest = 300;

/** One piece of a text: a word, a name, or a class. */
type Piece = { next: number } & (
  | { is: 'word'; word: string }
  | { is: 'name'; name: FoundName }
  | { is: 'class'; code: string }
);

/**
 * Finds the one pupil a text names, with the class beside the name: "har talt med Loke fra 7.b" → "har talt med
 * @". O(length), plus name look-ups.
 * @returns undefined if it names nobody, or more than one
 */
export function aboutPupil(text: string, context: NoteContext): AboutPupil | undefined {
  const { words, who } = aboutPupils(text, context);
  const [only] = who;
  return only && who.length === 1 ? { words, who: only } : undefined;
}

type AboutPupils = { words: string; who: readonly Resolved[] };

/** What was found in a message's texts: a dozen questions are held against the same one. */
const known = new WeakMap<NoteContext, Map<string, AboutPupils>>();

/** The same for every pupil a text names, each as "@". O(length), plus name look-ups, once for each text. */
export function aboutPupils(text: string, context: NoteContext): AboutPupils {
  if (text.length > longest) return { words: '', who: [] };
  const texts = known.get(context) ?? new Map<string, AboutPupils>();
  known.set(context, texts);
  const found = texts.get(text) ?? namesIn(text, context);
  texts.set(text, found);
  return found;
}

function namesIn(text: string, context: NoteContext): AboutPupils {
  const pieces = piecesOf(tokenise(text), context);
  const names = pieces.flatMap((one) => (one.is === 'name' ? [one.name] : []));
  const code = pieces.flatMap((one) => (one.is === 'class' ? [one.code] : []))[0];
  const words = pieces.flatMap((one, index) => {
    if (one.is === 'class') return [];
    if (one.is === 'name') return ['@'];
    return pieces[index + 1]?.is === 'class' && isAt.test(one.word) ? [] : [one.word];
  });
  return { words: words.join(' '), who: names.map((name) => resolveName(name, code, context)) };
}

/** A text's words, folded and without marks, and the class it names: for a name that nobody has. */
export function besideClass(
  text: string,
  context: NoteContext,
): { words: readonly string[]; classCode: string | undefined } {
  if (text.length > longest) return { words: [], classCode: undefined };
  const pieces = piecesOf(tokenise(text), context);
  return {
    words: pieces.flatMap((one) => (one.is === 'word' ? [one.word] : [])),
    classCode: pieces.flatMap((one) => (one.is === 'class' ? [one.code] : []))[0],
  };
}

/** Words between a name and its class. */
const isAt = /^(?:i|fra|in|from|of)$/;

/** Words that are names elsewhere and never here. */
const noName = /^(?:er|har|is|has|i|om|med|til|the|to|du|de|and|my|may)$/;

function piecesOf(tokens: readonly Token[], { roster }: NoteContext): readonly Piece[] {
  const pieces: Piece[] = [];
  const index = nameIndex(roster);
  for (let at = 0; at < tokens.length; at = pieces.at(-1)?.next ?? at + 1) {
    const { norm = '', kind = 'mark' } = tokens[at] ?? {};
    const found = readClass(tokens, at, roster);
    const name = found || noName.test(norm) ? undefined : readName(tokens, at, index);
    if (found) pieces.push({ is: 'class', code: found.found.code, next: found.next });
    else if (name) pieces.push({ is: 'name', name, next: name.next });
    else pieces.push({ is: 'word', word: kind === 'mark' ? '' : norm, next: at + 1 });
  }
  return pieces.filter((one) => one.is !== 'word' || one.word !== '');
}
