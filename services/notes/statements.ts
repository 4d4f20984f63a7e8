import type { NotPlanned } from '../calendar/planned.ts';
import type { Cue } from './cueWords.ts';
import { asSingleDays, inNamedWeek } from './dateSpan.ts';
import type { Group, Grouped } from './group.ts';
import { meaningsOf, outlookOf } from './meaning.ts';
import { nameIndex } from './nameIndex.ts';
import {
  type CategoryChoice,
  type Draft,
  type Entry,
  type LeftOut,
  type NoteContext,
  type Question,
  type Reading,
  wasPresent,
} from './reading.ts';
import type { Resolved } from './resolveName.ts';
import { schoolDaysOf } from './schoolDaysOf.ts';

type Told = {
  entries: Entry[];
  leftOut: LeftOut[];
  questions: Question[];
  missing: NotPlanned | undefined;
};

/** The entries and questions of a note or a correction. @param past whether it speaks of what has been */
export function note(
  intent: 'note' | 'correct',
  { groups, loose }: Grouped,
  context: NoteContext,
  past: boolean,
): Reading {
  const told: Told = { entries: [], leftOut: [], questions: [], missing: undefined };
  const said = intent === 'correct' ? onTheDay(groups, loose) : groups;
  const statements = said.length > 0 ? refined(said) : [{ ...loose, pupils: [nobody] }];
  const absences = statements.filter((group) => tell(intent, group, context, past, told));
  if (absences.length === 0) return { intent: 'not_absence' };
  if (told.missing && told.entries.length + told.questions.length === 0)
    return notInCalendar(told.missing);
  const { entries, questions } = withoutContradictions(intent, joined(told.entries));
  const { leftOut } = told;
  return { intent, entries, leftOut, questions: [...told.questions, ...questions] };
}

/** "Forkert Alfred i mandags! Det var …": a correction names its day once. */
function onTheDay(groups: readonly Group[], loose: Group): readonly Group[] {
  const [dated, another] = [...groups, loose].filter(({ spans }) => spans.length > 0);
  if (!dated || another) return groups;
  return groups.map((group) =>
    group.spans.length > 0 ? group : { ...group, spans: [...dated.spans] },
  );
}

/**
 * A pupil mentioned twice for the same day, once for all of it: "blev hentet … nej, er slet ikke mødt".
 * Ask which of the two is right.
 */
function withoutContradictions(
  intent: 'note' | 'correct',
  entries: readonly Entry[],
): { entries: readonly Entry[]; questions: Question[] } {
  if (entries.length < 2) return { entries, questions: [] };
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

/** A later sentence that only gives the reason of pupils named before belongs to what was said of them. */
function refined(groups: readonly Group[]): readonly Group[] {
  const parts: Group[] = [];
  for (const group of groups) {
    const ids = idsOf(group);
    const earlier = parts.find(
      (one) =>
        ids.size > 0 &&
        ids.size === group.pupils.length &&
        (one.sentence < group.sentence || saysMoreOf(one, group)) &&
        !group.cues.includes('back') &&
        isWeak(one) &&
        ids.isSubsetOf(idsOf(one)),
    );
    if (!earlier || (isWeak(group) && group.spans.length > 0)) {
      parts.push({ ...group, pupils: [...group.pupils] });
      continue;
    }
    earlier.pupils = earlier.pupils.filter((one) => !('pupil' in one) || !ids.has(one.pupil.id));
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

function idsOf({ pupils }: Pick<Group, 'pupils'>): ReadonlySet<string> {
  return new Set(pupils.flatMap((one) => ('pupil' in one ? [one.pupil.id] : [])));
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
  if (entries.length < 2) return entries;
  const byKey = Map.groupBy(entries, (one) => `${one.pupilId}|${one.category}|${one.extent}`);
  return [...byKey.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const dates = [...new Set(same.flatMap((one) => one.dates))].sort();
    return [{ ...first, dates }];
  });
}

/** What a message takes back. */
export function withdrawal({ groups, loose }: Grouped, context: NoteContext): Reading {
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
