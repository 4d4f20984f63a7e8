import type { Pupil } from '../roster/roster.ts';
import { closeIn, type NameIndex, nameIndex } from './nameIndex.ts';
import { inClasses, type NamedPupil } from './namesakes.ts';
import type { NoteContext } from './reading.ts';
import type { FoundName } from './readName.ts';
import { fold } from './tokens.ts';

/** A name that means one pupil, or one to ask about with those it may mean. */
export type Resolved =
  | { pupil: Pupil; unsure?: true }
  | { heard: string; choices: readonly string[] };

const mostChoices = 12;

/**
 * Who a name means: a named class outranks the sender's own classes; a full name counts if the school
 * has one; a given name that two share, or that is only found elsewhere, is asked about. O(classes + found).
 * @param classCode the class named next to the pupil
 */
export function resolveName(
  { candidates, full, heard }: FoundName,
  classCode: string | undefined,
  context: NoteContext,
): Resolved {
  if (classCode !== undefined) {
    const inClass = inClasses(candidates, [classCode]);
    // "Malte 1a", where the class has a Malthe.
    const near = inClass.length === 0 && !full && nearIn(candidates, classCode, context);
    return near || oneOf(inClass, heard, candidates);
  }
  const [only] = candidates;
  if (full && candidates.length === 1 && only) {
    const own = byInitial.test(heard) ? namesakesIn(only, context) : [];
    return own.length > 0 ? { heard, choices: choicesOf([...own, only]) } : { pupil: only.pupil };
  }
  return oneOf(inClasses(candidates, context.scope), heard, candidates);
}

/** "Jeppe M." */
const byInitial = / \p{L}\.?$/u;

/**
 * Pupils of the sender's classes with the given name of one outside them: "Jeppe m. til begravelse" may be of their
 * own Jeppe.
 */
function namesakesIn(one: NamedPupil, { roster, scope }: NoteContext): readonly NamedPupil[] {
  if (inClasses([one], scope).length > 0) return [];
  const { byClass } = nameIndex(roster);
  return scope.flatMap((code) =>
    (byClass.get(code) ?? []).filter(({ given }) => given[0] === one.given[0]),
  );
}

/** The one pupil of a class whose name sounds like one that nobody of it has. */
function nearIn(
  candidates: FoundName['candidates'],
  classCode: string,
  { roster }: NoteContext,
): Resolved | undefined {
  const heard = sounds(candidates[0]?.given[0] ?? '');
  const inClass = nameIndex(roster).byClass.get(classCode) ?? [];
  const [only, another] = inClass.filter(({ given }) => sounds(given[0] ?? '') === heard);
  return only && !another ? { pupil: only.pupil } : undefined;
}

function oneOf(
  fitting: readonly NamedPupil[],
  heard: string,
  all: readonly NamedPupil[],
): Resolved {
  const [only] = fitting;
  if (fitting.length === 1 && only) return { pupil: only.pupil };
  // "Anna" where there is an Anna and an Anna-Marie.
  const [exact, another] = fitting.filter(({ given }) => given.join(' ') === fold(heard));
  if (exact && !another) return { pupil: exact.pupil };
  return { heard, choices: choicesOf(fitting.length > 0 ? fitting : all) };
}

/** The first of some to choose from, however many there are. */
export function choicesOf(some: readonly NamedPupil[]): readonly string[] {
  return some.slice(0, mostChoices).map(({ pupil }) => pupil.id);
}

/**
 * Who a misspelt word means: the one pupil of the named class, or of the sender's classes, whose given
 * name is close to it. If nobody or several match, ask.
 */
export function resolveWord(
  norm: string,
  heard: string,
  classCode: string | undefined,
  { roster, scope, trained }: NoteContext,
): Resolved {
  const codes = classCode === undefined ? scope : [classCode];
  const index = nameIndex(roster);
  const near = closeIn(norm, codes, index);
  const close = near.length > 0 ? near : soundingIn(norm, codes, index);
  const [only] = close;
  const same = close.filter(({ given }) => sounds(given[0] ?? '') === sounds(norm));
  const [variant] = same;
  if (same.length === 1 && variant) return { pupil: variant.pupil };
  // A word that exists is never bent into a name; one that may be somebody else's name is read back.
  const exists = trained?.words.common.has(norm) ?? false;
  if (close.length === 1 && only && !exists) {
    return trained?.words.names.has(norm)
      ? { pupil: only.pupil, unsure: true }
      : { pupil: only.pupil };
  }
  return { heard, choices: choicesOf(close) };
}

/** "vilijam" for William: more slips than one, and the same sound. */
function soundingIn(norm: string, codes: readonly string[], { byClass }: NameIndex) {
  const heard = sounds(norm);
  return codes.flatMap((code) =>
    (byClass.get(code) ?? []).filter(({ given }) => sounds(given[0] ?? '') === heard),
  );
}

/** How a name sounds, whatever its spelling: Viktoria and Victoria, Frederik and Fredrik, Sigurd and Sigurt. */
function sounds(name: string): string {
  return name
    .replace(/[oa]e/g, (letters) => letters.charAt(0))
    .replaceAll('aa', 'a')
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replace(/[cq]/g, 'k')
    .replaceAll('w', 'v')
    .replace(/[yj]/g, 'i')
    .replaceAll('z', 's')
    .replace(/(.)\1+/g, '$1')
    .replace(/([dt])er/g, '$1r')
    .replace(/d\b/g, 't')
    .replace(/(?<=.)h/g, '');
}
