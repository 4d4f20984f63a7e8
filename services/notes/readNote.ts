import type { NotPlanned } from '../calendar/planned.ts';
import { holdsCpr } from './cpr.ts';
import type { Cue } from './cueWords.ts';
import { asSingleDays, inNamedWeek } from './dateSpan.ts';
import { doubtsOf } from './doubts.ts';
import { type Group, type Grouped, groupItems } from './groups.ts';
import { intentOf } from './intent.ts';
import type { Item } from './item.ts';
import { meaningsOf, outlookOf } from './meaning.ts';
import { nameIndex } from './nameIndex.ts';
import { presentIn } from './presentIn.ts';
import { readBack } from './readBack.ts';
import { asksOfMunicipality, focusOf } from './readFocus.ts';
import { readItems } from './readItems.ts';
import {
  type CategoryChoice,
  type Draft,
  type Entry,
  type LeftOut,
  type NoteContext,
  type Question,
  type Reading,
  type Target,
  wasPresent,
} from './reading.ts';
import { type Resolved, resolveWord } from './resolveName.ts';
import { schoolDaysOf } from './schoolDaysOf.ts';
import { type Agreed, agree, reasonsBy } from './secondReader.ts';
import { type Aside, setAside } from './setAside.ts';
import { tokenise } from './tokens.ts';
import type { Guess } from './trained/linearModel.ts';

/** Longest message that is read; a class list with reasons is far shorter. */
export const longestNote = 2000;

/**
 * What a message means. What is clear becomes entries, the rest becomes a question with choices;
 * nothing is guessed. Pure: the same text in the same context gives the same reading. O(length), plus
 * name look-ups; texts longer than `longestNote` are refused unread.
 */
export function readNote(text: string, context: NoteContext): Reading {
  if (holdsCpr(text)) return { intent: 'refused', reason: 'cpr' };
  if (text.length > longestNote) return { intent: 'refused', reason: 'too_long' };
  const tokens = tokenise(text);
  const all = readItems(tokens, context);
  const { items, asides, notThem } = setAside(tokens, all);
  const grouped = groupItems(items, (at) => tokens[at - 1]?.norm ?? '', context);
  if (asides.has('unknown_reason') || asides.has('other_person')) unsettle(grouped, asides);
  const past =
    tokens.some(({ norm }) => /^(havde|var|had|was|were)$/.test(norm)) ||
    tokens.some(
      ({ norm }, at) =>
        norm === 'har' && /^(haft|vaeret|holdt|taget)$/.test(tokens[at + 1]?.norm ?? ''),
    );
  const byGrammar = {
    intent: intentOf(tokens, { all, items, asides, notThem }, grouped),
    named: grouped.groups.length > 0,
    aside: asides.size > 0,
  };
  const agreed = agree(tokens, all, byGrammar, context);
  const { intent, readBack: doubted } = agreed;
  switch (intent) {
    case 'status': {
      const focus = focusOf(tokens);
      const wholeSchool = items.some((one) => one.is === 'cue' && one.cue === 'wholeSchool');
      const reading = aboutSomebody(intent, grouped, wholeSchool, undefined, context);
      const wide = grouped.groups.length === 0 && grouped.classCode === undefined;
      return {
        ...reading,
        ...(wide && asksOfMunicipality(tokens) ? { target: 'municipality' } : {}),
        ...(focus ? { focus } : {}),
      };
    }
    case 'concern':
      return aboutSomebody(
        intent,
        grouped,
        items.some((one) => one.is === 'cue' && one.cue === 'wholeSchool'),
        unknownName(items, context),
        context,
      );
    case 'all_present':
      return { intent, target: classTarget(grouped, context) };
    case 'note':
    case 'correct': {
      const guesses = reasonsBy(tokens, items, grouped, context);
      const unsure = withReasons(grouped, guesses, agreed, asides, context);
      const reading = note(intent, grouped, context, past);
      const doubts = doubtsOf(tokens, { all, items }, grouped);
      const plain = !agreed.byTrained || isPlain(reading);
      return doubted || unsure || doubts.length > 0 || !plain ? readBack(reading) : reading;
    }
    case 'not_absence': {
      const present = presentIn(tokens, grouped, context);
      return present.length > 0 ? { intent, present } : { intent };
    }
    case 'withdraw':
      return doubted || (agreed.byTrained && !isPlain(withdrawal(grouped, context)))
        ? readBack(withdrawal(grouped, context))
        : withdrawal(grouped, context);
    default:
      return { intent };
  }
}

/**
 * A pupil mentioned twice for the same day, once for all of it: "blev hentet … nej, er slet ikke mødt".
 * Ask which of the two is right.
 */
function withoutContradictions(
  intent: 'note' | 'correct',
  entries: readonly Entry[],
): { entries: Entry[]; questions: Question[] } {
  const contradicts = (one: Entry, other: Entry) =>
    one !== other &&
    one.pupilId === other.pupilId &&
    (one.extent === 'day' || other.extent === 'day') &&
    one.dates.some((date) => other.dates.includes(date));
  const doubtful = entries.filter((one) => entries.some((other) => contradicts(one, other)));
  const questions = [...Map.groupBy(doubtful, ({ pupilId }) => pupilId)].map(
    ([pupilId, some]): Question => {
      const choices = [...new Set(some.map(({ category }) => category))];
      const dates = [...new Set(some.flatMap((one) => one.dates))].sort();
      const draft: Draft = { intent, pupilId, dates, category: undefined, extent: 'day' };
      return { field: 'category', heard: '', choices, draft };
    },
  );
  return { entries: entries.filter((one) => !doubtful.includes(one)), questions };
}

/**
 * A reason that is not known is unexplained; one that is somebody else's leaves the pupil's to be asked.
 */
function unsettle({ groups }: Grouped, asides: ReadonlySet<Aside>): void {
  for (const group of groups) {
    if (asides.has('unknown_reason')) group.cues.push('unexplained');
    else group.unknownWord = true;
  }
}

/** One pupil, once: nothing of it can be another's. */
function isPlain(reading: Reading): boolean {
  return 'entries' in reading && reading.entries.length === 1 && reading.questions.length === 0;
}

/**
 * Gives the groups whose reason the grammar did not find the one the trained reader is sure of.
 * @returns whether the two differ on a reason, or one is not quite sure, so that it is read back
 */
function withReasons(
  { groups }: Grouped,
  guesses: readonly (Guess<'reason'> | undefined)[],
  { share }: Agreed,
  asides: ReadonlySet<Aside>,
  { trained }: NoteContext,
): boolean {
  if (!trained) return false;
  const { reason, sure, differs, overrule } = trained.thresholds;
  let unsure = false;
  groups.forEach((group, index) => {
    const guess = guesses[index];
    if (!guess) return;
    const [meaning] = meaningsOf(group);
    const found = meaning && 'category' in meaning ? meaning.category : undefined;
    if (found !== undefined) unsure ||= guess.answer !== found && guess.share >= differs;
    else if (mayGuess(group, asides) && guess.answer !== 'ask' && guess.share >= reason) {
      group.guessed = guess.answer;
      unsure ||= share < overrule || guess.share < sure;
    }
  });
  return unsure;
}

/** Words that must be asked about, or are denied, leave nothing to guess. */
function mayGuess({ cues, negated }: Group, asides: ReadonlySet<Aside>): boolean {
  if (asides.size > 0) return false;
  const settles = (cue: Cue) =>
    cue === 'askCode' || cue === 'vacation' || cue === 'notAbsence' || cue === 'back';
  return !cues.some(settles) && !negated.some((cue) => reasons.has(cue));
}

type Told = {
  entries: Entry[];
  leftOut: LeftOut[];
  questions: Question[];
  missing: NotPlanned | undefined;
};

function note(
  intent: 'note' | 'correct',
  { groups, loose }: Grouped,
  context: NoteContext,
  past: boolean,
): Reading {
  const told: Told = { entries: [], leftOut: [], questions: [], missing: undefined };
  const statements = groups.length > 0 ? refined(groups) : [{ ...loose, pupils: [nobody] }];
  const absences = statements.filter((group) => tell(intent, group, context, past, told));
  if (absences.length === 0) return { intent: 'not_absence' };
  if (told.missing && told.entries.length + told.questions.length === 0)
    return notInCalendar(told.missing);
  const { entries, questions } = withoutContradictions(intent, joined(told.entries));
  const { leftOut } = told;
  return { intent, entries, leftOut, questions: [...told.questions, ...questions] };
}

function notInCalendar(missing: NotPlanned): Reading {
  return { intent: 'refused', reason: 'calendar_not_planned', missing };
}

/** Adds what a statement says to what is known; false if it reports no absence. */
function tell(
  intent: 'note' | 'correct',
  group: Group,
  context: NoteContext,
  past: boolean,
  told: Told,
): boolean {
  const [meaning, ...more] = meaningsOf(group);
  if (!meaning || 'nothing' in meaning) return false;
  const spans = intent === 'correct' ? asSingleDays(group.spans) : group.spans;
  const days = schoolDaysOf(inNamedWeek(spans), outlookOf(group, past), context);
  told.leftOut.push(...days.leftOut);
  if (days.missing) {
    told.missing ??= days.missing;
    return true;
  }
  const category = 'category' in meaning ? meaning.category : undefined;
  const asked = 'ask' in meaning ? meaning.ask : [];
  for (const resolved of group.pupils) {
    const pupilId = 'pupil' in resolved ? resolved.pupil.id : undefined;
    const { dates } = days;
    const { extent } = meaning;
    if (pupilId && dates && category) {
      told.entries.push({ pupilId, dates, category, extent });
      for (const other of more) {
        if ('category' in other) told.entries.push({ pupilId, dates, ...other });
      }
    } else {
      const draft: Draft = { intent, pupilId, dates, category, extent };
      told.questions.push(questionFor(resolved, draft, asked, days.choices, context));
    }
  }
  return true;
}

const nobody: Resolved = { heard: '', choices: [] };

/** The first missing field of a draft, with its choices; the others are asked once it is answered. */
export function questionFor(
  resolved: Resolved,
  draft: Draft,
  categories: readonly CategoryChoice[],
  dates: readonly string[],
  context: NoteContext,
): Question {
  if (!('pupil' in resolved)) {
    const choices = resolved.choices.length > 0 ? resolved.choices : classmates(context);
    return { field: 'pupil', heard: resolved.heard, choices, draft };
  }
  if (draft.dates === undefined) return { field: 'date', heard: '', choices: dates, draft };
  // "ret: Storm var ikke syg" usually means he was there.
  const choices: readonly CategoryChoice[] =
    draft.intent === 'correct' ? [...categories, wasPresent] : categories;
  return { field: 'category', heard: '', choices, draft };
}

/** If nothing narrows it down, the choices are the sender's own pupils. */
function classmates({ roster, scope }: NoteContext): readonly string[] {
  const { byClass } = nameIndex(roster);
  return scope.flatMap((code) => byClass.get(code) ?? []).map(({ pupil }) => pupil.id);
}

/** A later sentence that only gives an already named pupil's reason belongs to what was said before. */
function refined(groups: readonly Group[]): readonly Group[] {
  const parts: Group[] = [];
  for (const group of groups) {
    const [only] = group.pupils;
    const id = only && 'pupil' in only && group.pupils.length === 1 ? only.pupil.id : undefined;
    const earlier = parts.find(
      (one) =>
        id !== undefined &&
        (one.sentence < group.sentence || saysMoreOf(one, group)) &&
        !group.cues.includes('back') &&
        isWeak(one) &&
        one.pupils.some((pupil) => 'pupil' in pupil && pupil.pupil.id === id),
    );
    if (!earlier || !only || (isWeak(group) && group.spans.length > 0)) {
      parts.push({ ...group, pupils: [...group.pupils] });
      continue;
    }
    earlier.pupils = earlier.pupils.filter((one) => !('pupil' in one) || one.pupil.id !== id);
    const spans = group.spans.length > 0 ? group.spans : earlier.spans;
    parts.push({
      ...group,
      cues: [...earlier.cues, ...group.cues],
      spans,
      lessons: group.lessons ?? earlier.lessons,
    });
  }
  return parts.filter((one) => one.pupils.length > 0);
}

/** "Emil og Emily er væk, Emil er syg": the sentence goes on to say why, for the same days. */
function saysMoreOf(one: Group, group: Group): boolean {
  const more = !isWeak(group) || group.cues.includes('unexplained');
  return one.sentence === group.sentence && one !== group && more && group.spans.length === 0;
}

const reasons = new Set<Cue>([
  'illness',
  'leave',
  'vacation',
  'unlawful',
  'late',
  'left',
  'askCode',
  'notAbsence',
]);

function isWeak({ cues, corrected }: Group): boolean {
  return !(corrected ?? cues).some((cue) => reasons.has(cue));
}

/** The same pupil, category and extent twice is one entry. */
function joined(entries: readonly Entry[]): readonly Entry[] {
  const byKey = Map.groupBy(entries, (one) => `${one.pupilId}|${one.category}|${one.extent}`);
  return [...byKey.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const dates = [...new Set(same.flatMap((one) => one.dates))].sort();
    return [{ ...first, dates }];
  });
}

function withdrawal({ groups, loose }: Grouped, context: NoteContext): Reading {
  const entries: { pupilId: string; dates: readonly string[] }[] = [];
  const questions: Question[] = [];
  let missing: NotPlanned | undefined;
  const told = groups.length > 0 ? groups : [{ ...loose, pupils: [nobody] }];
  for (const group of told) {
    const days = schoolDaysOf(asSingleDays(group.spans), 'past', context);
    if (days.missing) {
      missing ??= days.missing;
      continue;
    }
    for (const resolved of group.pupils) {
      const pupilId = 'pupil' in resolved ? resolved.pupil.id : undefined;
      const { dates } = days;
      const draft: Draft = {
        intent: 'withdraw',
        pupilId,
        dates,
        category: undefined,
        extent: 'day',
      };
      if (pupilId && dates) entries.push({ pupilId, dates });
      else questions.push(questionFor(resolved, draft, [], days.choices, context));
    }
  }
  if (missing && entries.length + questions.length === 0) return notInCalendar(missing);
  return { intent: 'withdraw', entries, questions };
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
function unknownName(items: readonly Item[], context: NoteContext): Resolved | undefined {
  const { staff } = nameIndex(context.roster);
  const at = items.findIndex(
    (one, index) =>
      one.is === 'word' &&
      index > 0 &&
      !staff.has(one.norm) &&
      (one.capital || isNear(one, context)),
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

function classTarget({ classCode }: Grouped, { scope }: NoteContext): Target | undefined {
  if (classCode !== undefined) return { classCode };
  const [only] = scope;
  return scope.length === 1 && only !== undefined ? { classCode: only } : undefined;
}
