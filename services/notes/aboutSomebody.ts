import type { Grouped } from './group.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import { nameIndex } from './nameIndex.ts';
import { asksOfMunicipality, focusOf } from './readFocus.ts';
import type { Draft, NoteContext, Question, Reading, Target } from './reading.ts';
import { type Resolved, resolveWord } from './resolveName.ts';
import { questionFor } from './statements.ts';

type About = Extract<Reading, { intent: 'status' | 'concern' }>;

/** What is asked about somebody, a class or a school. */
export function statusOf({ tokens, items, grouped }: Heard, context: NoteContext): About {
  const focus = focusOf(tokens);
  const wide = grouped.groups.length === 0 && grouped.classCode === undefined;
  return {
    ...aboutSomebody(
      'status',
      grouped,
      saysSchool(items) || asksOfClasses(tokens),
      undefined,
      context,
    ),
    ...(wide && asksOfMunicipality(tokens) ? { target: 'municipality' } : {}),
    ...(focus ? { focus } : {}),
  };
}

/** Whom somebody worries about. */
export function concernOf({ tokens, items, grouped }: Heard, context: NoteContext): About {
  // "2b urolig. Flere kede af det": of the class, unless it is said for whom ("bekymret for Quirin i 7b").
  const ofClass = grouped.classCode !== undefined;
  const mayBe = ({ at }: Item) => !ofClass || /^(?:for|om|about)$/.test(tokens[at - 1]?.norm ?? '');
  const unknown = unknownName(items, context, mayBe);
  return aboutSomebody('concern', grouped, saysSchool(items), unknown, context);
}

function saysSchool(items: readonly Item[]): boolean {
  return items.some((one) => one.is === 'cue' && one.cue === 'wholeSchool');
}

/** "Hvilke klasser mangler at føre fravær?": not of one's own class. */
function asksOfClasses(tokens: Heard['tokens']): boolean {
  return tokens.some(({ norm }) => /^(klasser|klasserne|classes|laererne|teachers)$/.test(norm));
}

/** The class named, else the writer's only one. */
export function classTarget({ classCode }: Grouped, { scope }: NoteContext): Target | undefined {
  if (classCode !== undefined) return { classCode };
  const [only] = scope;
  return scope.length === 1 && only !== undefined ? { classCode: only } : undefined;
}

function aboutSomebody(
  intent: 'status' | 'concern',
  { groups, classCode }: Grouped,
  wholeSchool: boolean,
  unknown: Resolved | undefined,
  context: NoteContext,
): Extract<Reading, { intent: 'status' | 'concern' }> {
  const named = groups.flatMap(({ pupils }) => pupils)[0];
  const resolved = named ?? (wholeSchool ? undefined : unknown);
  if (resolved && 'pupil' in resolved) {
    return { intent, target: { pupilId: resolved.pupil.id }, questions: [] };
  }
  if (resolved) {
    const draft: Draft = {
      intent,
      pupilId: undefined,
      dates: undefined,
      category: undefined,
      extent: 'day',
    };
    // If nobody is close to the name, offer the writer's own pupils.
    const question: Question = named
      ? { field: 'pupil', heard: resolved.heard, choices: resolved.choices, draft }
      : questionFor(resolved, draft, [], [], context);
    return { intent, target: undefined, questions: [question] };
  }
  const target = classCode !== undefined ? { classCode } : wholeSchool ? 'school' : undefined;
  return { intent, target, questions: [] };
}

/** "Jeg er bekymret for Xyz": a name nobody has is asked about, not skipped. */
function unknownName(
  items: readonly Item[],
  context: NoteContext,
  mayBe: (word: Item) => boolean,
): Resolved | undefined {
  const { staff } = nameIndex(context.roster);
  const at = items.findIndex(
    (one, index) =>
      one.is === 'word' &&
      index > 0 &&
      !one.staff &&
      !staff.has(one.norm) &&
      ((one.capital && mayBe(one)) || isNear(one, context)),
  );
  const first = items[at];
  if (first?.is !== 'word') return undefined;
  const rest = items.slice(at + 1);
  const end = rest.findIndex(
    (one, index) =>
      one.is !== 'word' || !one.capital || one.at !== (index === 0 ? first : rest[index - 1])?.next,
  );
  const words = [first, ...(end === -1 ? rest : rest.slice(0, end))];
  const heard = words.flatMap((one) => (one.is === 'word' ? [one.heard] : [])).join(' ');
  const found = resolveWord(first.norm, heard, undefined, context);
  // Close to a real name: ask anyway, since a worry opens a case.
  return 'pupil' in found ? { heard, choices: [found.pupil.id] } : found;
}

/** A lower-case word is taken for a name if it is close to one. */
function isNear({ norm, heard }: { norm: string; heard: string }, context: NoteContext): boolean {
  const found = resolveWord(norm, heard, undefined, context);
  return 'pupil' in found || found.choices.length > 0;
}
