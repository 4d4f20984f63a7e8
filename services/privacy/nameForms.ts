import { fold } from '../notes/tokens.ts';

/** The name of somebody searched for. */
export type PersonName = { givenName: string; familyName: string };

/** The forms a name can take in a text, folded. */
export type NameForms = {
  /** Each word of the given name and all joined, in common spellings. */
  given: ReadonlySet<string>;
  family: ReadonlySet<string>;
  /** Given and family name joined, in either order. */
  whole: ReadonlySet<string>;
  /** Initials of the whole name. */
  initials: ReadonlySet<string>;
};

/** Name particles, which identify nobody. */
const particles: ReadonlySet<string> = new Set(
  'von van der den de di da du dos del el al bin ibn la le of af zu ten ter'.split(' '),
);

/** O(length of the name). */
export function formsOf({ givenName, familyName }: PersonName): NameForms {
  const [given, family] = [wordForms(givenName), wordForms(familyName)];
  const joined = (forms: readonly (readonly string[])[]) => forms.map((words) => words.join(''));
  const [givenJoined, familyJoined] = [joined(given), joined(family)];
  const told = (forms: readonly (readonly string[])[]) =>
    forms.flat().filter((word) => word.length > 1 && !particles.has(word));
  return {
    given: new Set([...told(given), ...givenJoined].filter((word) => word.length > 1)),
    family: new Set([...told(family), ...familyJoined].filter((word) => word.length > 1)),
    whole: new Set(
      [...givenJoined, ...told(given)].flatMap((one) =>
        [...familyJoined, ...told(family)].flatMap((other) => [one + other, other + one]),
      ),
    ),
    initials: new Set([...given, ...family].flat().flatMap((word) => word[0] ?? [])),
  };
}

/** The words of a name in each spelling of æ, ø and å: "Søren" is soeren, soren; "Aase" is aase, ase. */
function wordForms(name: string): string[][] {
  const plain = plainName(name);
  const spellings = [
    plain,
    plain.replace(/[øö]/gi, 'o').replace(/å/gi, 'a').replace(/[æä]/gi, 'e').replace(/ü/gi, 'ue'),
    plain.replace(/[æä]/gi, 'a').replace(/å|aa/gi, 'a').replace(/oe/gi, 'o'),
  ];
  return spellings.map((one) =>
    fold(one)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  );
}

/** Composed, full-width as normal, nothing invisible. */
export function plainName(text: string): string {
  return text.normalize('NFKC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '');
}

/** Names this long also match with one letter wrong. */
const longEnough = 6;

/**
 * Whether a folded word is one of the forms: exactly, in the genitive, by sound, or, if long, with one letter
 * wrong.
 */
export function isForm(word: string, forms: ReadonlySet<string>): boolean {
  const stems = [word, ...(/[^s]s$/.test(word) ? [word.slice(0, -1)] : []), ...genitiveOfS(word)];
  if (stems.some((stem) => forms.has(stem))) return true;
  return [...forms].some((form) =>
    stems.some(
      (stem) =>
        (form.length >= 4 && sound(stem) === sound(form)) ||
        (form.length >= 4 && isSwapped(stem, form)) ||
        (form.length >= longEnough && isOneOff(stem, form)),
    ),
  );
}

/** "Maxes", "Madses". */
function genitiveOfS(word: string): string[] {
  return /[sxz]es$/.test(word) ? [word.slice(0, -2)] : [];
}

/** One spelling for one sound: Sophie and Sofie, Mattias and Mathias, Kristian and Christian. */
function sound(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/ch|ck|q/g, 'k')
    .replace(/th/g, 't')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c/g, 'k')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/x/g, 'ks')
    .replace(/aa/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ae/g, 'e')
    .replace(/[jy]/g, 'i')
    .replace(/(.)\1/g, '$1');
}

/** Two adjacent letters swapped: "Lkoe". O(length). */
function isSwapped(word: string, form: string): boolean {
  if (word.length !== form.length || word === form) return false;
  let at = 0;
  while (word[at] === form[at]) at += 1;
  return (
    word[at] === form[at + 1] &&
    word[at + 1] === form[at] &&
    word.slice(at + 2) === form.slice(at + 2)
  );
}

/** One letter added, lost or wrong. O(length). */
function isOneOff(word: string, form: string): boolean {
  if (Math.abs(word.length - form.length) > 1) return false;
  let at = 0;
  while (at < word.length && word[at] === form[at]) at += 1;
  const [rest, other] = [word.slice(at), form.slice(at)];
  return rest.slice(1) === other.slice(1) || rest === other.slice(1) || rest.slice(1) === other;
}
