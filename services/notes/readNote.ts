import { classTarget, concernOf, statusOf } from './aboutSomebody.ts';
import { allHereAs, classesNamed, restIsHere, tellsOfBeingHere } from './allHere.ts';
import { comesBack } from './comesBack.ts';
import { confidedIn } from './confided.ts';
import { holdsCpr } from './cpr.ts';
import type { Cue } from './cueWords.ts';
import { isUsedBy } from './daysOfMessage.ts';
import { type Doubt, doubtsOf } from './doubts.ts';
import { evidenceOf } from './evidence.ts';
import type { Group, Grouped } from './group.ts';
import { guessReasons, noReasons, type Reasons, saysMore } from './guessedReasons.ts';
import { type Heard, hear } from './heard.ts';
import { intentOf, isOrder, meansAnother } from './intent.ts';
import { lostDays } from './lostItems.ts';
import { plainlyHere } from './plainlyHere.ts';
import { presentBeside, presentIn, saysOnTime } from './presentIn.ts';
import { readBack } from './readBack.ts';
import type { NoteContext, Reading } from './reading.ts';
import { reportingCues } from './reportingCues.ts';
import { resolveName } from './resolveName.ts';
import { type Agreed, agree } from './secondReader.ts';
import { note, withdrawal } from './statements.ts';
import { textOf } from './tokens.ts';
import { type Evidence, likelihood } from './trained/acceptance.ts';
import { extentAnswer, heads } from './trained/wordModel.ts';
import { hasUnlikelyDays, tellsByDate } from './unlikelyDays.ts';

/** Longest message that is read; a class list with reasons is far shorter. */
export const longestNote = 2000;

/**
 * What a message means. What is clear becomes entries, the rest becomes a question with choices; what is
 * likely is read back. Pure: the same text in the same context gives the same reading. O(length), plus
 * name look-ups; texts longer than `longestNote` are refused unread.
 */
export function readNote(text: string, context: NoteContext): Reading {
  if (holdsCpr(text)) return { intent: 'refused', reason: 'cpr' };
  if (text.length > longestNote) return { intent: 'refused', reason: 'too_long' };
  const { heard, agreed } = bothReaders(text, context);
  const returning = comesBack(heard, context);
  if (returning) return { intent: 'not_absence', returning };
  return answer(heard, agreed, context);
}

/**
 * What speaks for storing what a message says unasked; undefined where nothing is to be stored, or where it
 * is read back whatever speaks for it.
 */
export function evidenceIn(text: string, context: NoteContext): Evidence | undefined {
  const { heard, agreed } = bothReaders(text, context);
  if (comesBack(heard, context)) return undefined;
  const told = stored(heard, agreed, context);
  if (!told || !context.trained) return undefined;
  const { reading } = told;
  if (!('entries' in reading) || reading.entries.length === 0) return undefined;
  const doubted = doubtsOf(heard);
  if (isHard(heard, agreed, told, counting(reading, doubted, heard))) return undefined;
  if (isUnlikely(reading, heard, context)) return undefined;
  return evidenceOf(heard, agreed, reading, told, doubted);
}

function bothReaders(text: string, context: NoteContext): { heard: Heard; agreed: Agreed } {
  const heard = hear(text, context);
  const intent = intentOf(heard);
  const byGrammar = {
    intent,
    explicit:
      isOrder(heard, intent) ||
      heard.away ||
      heard.notToNote !== undefined ||
      (intent === 'note' && quotesHome.test(textOf(heard.tokens, 0, 5))),
    named: heard.grouped.groups.length > 0,
    onlyNames: heard.grouped.groups.length > 0 && !saysMore(heard),
    dated: heard.grouped.groups.some(({ cues, spans }) => spans.length > 0 && reports(cues)),
    datedPlainly: () => isDatedPlainly(heard, context) || saysSinceWhen(heard),
    reports: heard.grouped.groups.some(
      ({ cues, lessons }) => reports(cues) || lessons !== undefined,
    ),
    allDay: isAllDay.test(textOf(heard.tokens)),
    aside: heard.asides.size > 0,
  };
  return { heard, agreed: agree(heard.tokens, heard.all, byGrammar, context) };
}

/** "was sick Monday and Tuesday", "syg den 29. oktober": of a pupil, with a reason, on weekdays or dates that were. */
function isDatedPlainly(
  { tokens, all, asides, grouped: { groups } }: Heard,
  { now }: NoteContext,
): boolean {
  const today = now.toPlainDate();
  const were = all.filter(
    (one) =>
      one.is === 'date' &&
      plainDate.test(textOf(tokens, one.at, one.next)) &&
      one.span.days('past')?.every((day) => Temporal.PlainDate.compare(day, today) < 0) === true,
  );
  if (asides.size > 0 || tokens.some(({ text }) => text === '?')) return false;
  return groups.some(
    (group) =>
      group.pupils.some((one) => 'pupil' in one) &&
      group.cues.some((cue) => hasBeen.test(cue)) &&
      were.some((one) => one.is === 'date' && isUsedBy(one, group)),
  );
}

const hasBeen = /^(?:illness|late|unlawful|unexplained)$/;
const plainDate =
  /\b(?:man|tirs|ons|tors|fre)dag|\b(?:mon|tues|wednes|thurs|fri)day|\d ?[./] ?\d|\d(?: \.)? ?(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)/;

function answer(heard: Heard, agreed: Agreed, context: NoteContext): Reading {
  const { intent } = agreed;
  if (isConfided(heard, agreed)) return { intent: 'not_absence', confided: true };
  const here =
    intent === 'note' || intent === 'not_absence' ? plainlyHere(heard, context) : undefined;
  if (here) return hereOf(heard, here);
  switch (intent) {
    case 'status':
      return statusOf(heard, context);
    case 'concern':
      return concernOf(heard, context);
    case 'all_present':
      return allPresentOf(heard, agreed, context);
    case 'note':
    case 'correct':
    case 'withdraw': {
      const told = stored(heard, agreed, context);
      if (!told || told.reading.intent === 'not_absence') return notAway(heard, context);
      return isSure(heard, agreed, told, context) ? told.reading : readBack(told.reading);
    }
    case 'not_absence':
      return notAway(heard, context);
    default:
      return { intent };
  }
}

/** Of all of a class; what only sounds so is nothing, and what asks is answered with how it stands. */
function allPresentOf(heard: Heard, { byTrained }: Agreed, context: NoteContext): Reading {
  if (byTrained && !tellsOfBeingHere(heard.tokens, heard.all)) return { intent: 'other' };
  const target = classTarget(heard.grouped, context);
  const told = allHereAs(heard);
  if (told.as === 'asked') return { intent: 'status', target, questions: [] };
  const classCodes = classesNamed(heard.all);
  return {
    intent: 'all_present',
    target,
    ...(classCodes.length > 1 ? { classCodes } : {}),
    ...(told.as === 'plain' ? {} : { doubt: told }),
  };
}

/** Nothing of a day is told, and neither a worry nor anything for the bot to do. */
function isConfided(heard: Heard, { intent }: Agreed): boolean {
  return /^(?:note|not_absence|other)$/.test(intent) && confidedIn(heard) === 'wholly';
}

/** "Sofie's mom: she has a stomach bug": what the home tells is of the pupil. */
const quotesHome =
  /^(?:\S{2,20}(?: 's)? )?(?:mor|far|moderen|faderen|mum|mom|mam|dad|mother|father) :/;

/** "hos psykologen hele dagen"; not "in school all day". */
const isAllDay =
  /(?<!\b(?:school|skole|skolen|her|here|in|her i) )\b(?:hele dagen|all day|the whole day|the whole of today)\b/;

/** What would be stored, and what the readers make of its reasons. */
type Told = Reasons & {
  reading: Reading;
  /** Hours of a day were told in lessons. */
  byClock?: boolean;
  /** The words the grammar knows say that nobody is away, and the message as a whole that somebody is. */
  againstWords?: boolean;
  /** By the words as a whole it is another part of the day, or all of it. */
  unlikelyExtent?: boolean;
};

function stored(heard: Heard, agreed: Agreed, context: NoteContext): Told | undefined {
  const { intent } = agreed;
  if (intent === 'withdraw') return { reading: withdrawal(heard.grouped, context), ...noReasons };
  if (intent !== 'note' && intent !== 'correct') return undefined;
  const reasons = guessReasons(heard, agreed, context);
  const byWords = note(intent, heard.grouped, context, heard.past);
  const againstWords =
    byWords.intent === 'not_absence' && (saysSinceWhen(heard) || soundsAway(agreed, heard));
  const told = againstWords
    ? note(intent, withoutPresence(heard.grouped), context, heard.past)
    : byWords;
  const instead = insteadIn(heard, context);
  const present = 'entries' in told ? besideIn(told, heard, context) : [];
  const corrects = {
    ...(present.length > 0 ? { present } : {}),
    ...(instead.length > 0 ? { instead } : {}),
    ...(meansAnother(heard.tokens) && !namesOthers(heard) ? { meantAnother: true as const } : {}),
  };
  const rest = restHere(heard, context);
  const beside = rest.length > 0 ? { restHere: rest } : {};
  const read = 'entries' in told ? { ...told, ...corrects, ...beside } : told;
  const reading = inLessons(read, heard);
  const unlikelyExtent = isUnlikelyExtent(reading, agreed, context, heard.grouped);
  return { ...reasons, reading, byClock: reading !== read, againstWords, unlikelyExtent };
}

/** The classes of which all are said to be here but those that are noted. */
function restHere(heard: Heard, context: NoteContext): readonly string[] {
  if (!restIsHere(heard)) return [];
  const named = classesNamed(heard.all);
  const target = named.length === 0 ? classTarget(heard.grouped, context) : undefined;
  return typeof target === 'object' && 'classCode' in target ? [target.classCode] : named;
}

/** How much of the day was read, where the trained reader hears something else. */
function isUnlikelyExtent(
  reading: Reading,
  { answers }: Agreed,
  { trained }: NoteContext,
  { groups }: Grouped,
): boolean {
  // "was late today, not absent" names both.
  if (groups.some(({ negated }) => negated.some((cue) => reportingCues.has(cue)))) return false;
  if (!trained || !answers || !('entries' in reading) || reading.intent === 'withdraw')
    return false;
  if (reading.entries.length === 0 || reading.questions.length > 0) return false;
  const read = extentAnswer(reading.entries.map(({ extent }) => extent));
  const known: readonly string[] = heads.extent;
  // Of several parts of a day in one message the words as a whole tell little.
  return (
    !read.includes('+') &&
    known.includes(read) &&
    answers.share('extent', read) < trained.thresholds.extent
  );
}

/** "Loke syg - ups, Luna mente jeg": the message itself says whom it was not, so no earlier note is meant. */
function namesOthers({ all }: Heard): boolean {
  return all.filter(({ is }) => is === 'pupil').length > 1;
}

/** "raskmeldt i dag efter sygdom siden mandag": at school again, and days on which somebody was not are told as well. */
function saysSinceWhen({ tokens, all }: Heard): boolean {
  return sinceWhen.test(textOf(tokens)) && all.some(({ is }) => is === 'date');
}

const sinceWhen =
  /\b(?:syg|sygdom|sygemeldt|sygemelding|ill|illness|sick) (?:siden|since|fra|from) (?!school|skole|time|lesson|\d \.? ?(?:lek|time))/;

/** The trained reader hears that somebody is away, or that something is to be changed. */
function soundsAway({ answers }: Agreed, { grouped, all }: Heard): boolean {
  if (!answers) return false;
  const here = grouped.groups.some(({ cues }) => cues.includes('back')) && all.length > 1;
  const share = ['note', 'correct', 'withdraw'].reduce(
    (sum, one) => sum + answers.share('intent', one),
    0,
  );
  return share > (here ? surely : 0.5);
}

/** Where it is said that somebody is at school, what is heard beside it must be as good as certain. */
const surely = 0.9;

/** The same statements without what says of somebody that they are at school: then it is asked what they say. */
function withoutPresence(grouped: Grouped): Grouped {
  const groups = grouped.groups.map((group) => ({
    ...group,
    cues: group.cues.filter((cue) => cue !== 'back' && cue !== 'notAbsence'),
  }));
  return { ...grouped, groups };
}

function hereOf(
  { tokens }: Heard,
  { present, unsure }: NonNullable<ReturnType<typeof plainlyHere>>,
): Reading {
  return {
    intent: 'not_absence',
    present,
    ...(saysOnTime(tokens) ? { onTime: true } : {}),
    ...(unsure ? { unsure: true } : {}),
  };
}

function notAway(heard: Heard, context: NoteContext): Reading {
  const present = presentIn(heard, context);
  if (present.length === 0) return { intent: 'not_absence' };
  const onTime = saysOnTime(heard.tokens) ? { onTime: true as const } : {};
  return { intent: 'not_absence', present, ...onTime };
}

/** Some hours of a day are told in lessons, where they are of one statement; that is read back. */
function inLessons(reading: Reading, { hours, grouped }: Heard): Reading {
  if (hours === undefined || reading.intent === 'not_absence' || !('leftOut' in reading)) {
    return reading;
  }
  const { entries } = reading;
  if (!entries.some(({ extent }) => extent === 'day')) return reading;
  const plain = grouped.groups.length === 1 && entries.every(({ dates }) => dates.length === 1);
  const extent = `lessons:${Math.max(1, Math.round(hours))}` as const;
  return {
    ...reading,
    clock: true,
    entries: plain
      ? entries.map((one) => (one.extent === 'day' ? { ...one, extent } : one))
      : entries,
  };
}

/** Those said to be here, of whom nothing else is said. */
function besideIn(
  { entries, questions }: Extract<Reading, { entries: unknown }>,
  heard: Heard,
  context: NoteContext,
) {
  const told = new Set([
    ...entries.map(({ pupilId }) => pupilId),
    ...questions.flatMap(({ draft }) => draft.pupilId ?? []),
  ]);
  return presentBeside(heard, context).filter(({ pupilId }) => !told.has(pupilId));
}

/** Whom it was not, where the name leaves no doubt. */
function insteadIn({ notThem, grouped }: Heard, context: NoteContext): string[] {
  return notThem.flatMap(({ name }) => {
    const found = resolveName(name, grouped.classCode, context);
    return 'pupil' in found ? [found.pupil.id] : [];
  });
}

/** Doubts that are read back whatever speaks for the reading. */
const hard: ReadonlySet<Doubt> = new Set<Doubt>([
  'hedged',
  'asked',
  'unsure_days',
  'either_way',
  'unsure_name',
  'lost_name',
  'lost_days',
  'lost_lessons',
  'topic',
  'turned',
  'mixed',
  'present_too',
  'acted_on',
  'not_away',
  'spelt',
]);

/** What is doubtful also where something is only taken back. */
const always: ReadonlySet<Doubt> = new Set<Doubt>(['lost_days', 'turned', 'spelt', 'asked']);

/** The doubts that count for what would be stored. */
function counting(reading: Reading, doubted: readonly Doubt[], heard: Heard): readonly Doubt[] {
  const { intent } = reading;
  const some =
    intent === 'withdraw'
      ? doubted.filter((one) => always.has(one))
      : doubted.filter((one) => one !== 'lost_days' || intent === 'note');
  return some.includes('lost_days') && hasTheDays(reading, heard)
    ? some.filter((one) => one !== 'lost_days')
    : some;
}

/** "Marius er ikke syg. Slet den for i dag": the days no statement got are those that would be stored anyway. */
function hasTheDays(reading: Reading, { tokens, items, grouped }: Heard): boolean {
  if (!('entries' in reading) || reading.entries.length === 0) return false;
  const days = lostDays(tokens, items, grouped).map((span) => span.days('past')?.map(String));
  return days.every((some) =>
    some?.every((day) => reading.entries.every(({ dates }) => dates.includes(day))),
  );
}

const reports = (cues: readonly Cue[]) => cues.some((cue) => reportingCues.has(cue));

/** What is not so, and something else that is; or somebody is not here. */
function tellsAnew({ cues, negated }: Group): boolean {
  if (cues.includes('withdraw')) return false;
  const away = cues.some((cue) => /^(absent|unexplained|late|left)$/.test(cue));
  return away || (reports(cues) && reports(negated));
}

/** "skal væk", "tag det væk": the note is away, not the pupil. */
const takenAway = /\b(?:skal|tag|tage|tages|tager) (?:\S{1,20} ){0,3}(?:vaek|ud)\b/;

/** Whether it is read back whatever speaks for it: what tells something takes nothing back by its sound alone. */
function isHard(
  { tokens, grouped: { groups } }: Heard,
  { byTrained }: Agreed,
  { reading, byClock, againstWords, unlikelyExtent }: Told,
  doubts: readonly Doubt[],
): boolean {
  const takesAway = takenAway.test(textOf(tokens));
  if (unlikelyExtent || asksHowLong(reading)) return true;
  if (byTrained && reading.intent === 'withdraw' && !takesAway && groups.some(tellsAnew))
    return true;
  return byClock || againstWords || doubts.some((one) => hard.has(one));
}

/** "syg fra 7/10 og hver dag til …": the rest of the days is asked, so those that were read may not be all, or too many. */
function asksHowLong(reading: Reading): boolean {
  if (!('entries' in reading)) return false;
  return reading.questions.some(
    ({ field, draft }) =>
      field === 'date' && reading.entries.some(({ pupilId }) => pupilId === draft.pupilId),
  );
}

/** Days that are unlikely to be meant, where something is noted. */
function isUnlikely(
  reading: Reading,
  { past, tokens, items }: Heard,
  context: NoteContext,
): boolean {
  if (reading.intent !== 'note' && reading.intent !== 'correct') return false;
  const byDate = tellsByDate(tokens, items);
  return hasUnlikelyDays(reading.entries, { past, byDate }, context);
}

/**
 * Whether a reading needs no tap: nothing about it is doubtful, or what is weighs little against the rest. What
 * is not doubtful is still read back where the words as a whole are unlikely to mean it.
 */
function isSure(heard: Heard, agreed: Agreed, told: Told, context: NoteContext): boolean {
  const { trained } = context;
  const { reading, differ, unsure, byGroup } = told;
  if (!('entries' in reading)) return true;
  const doubted = doubtsOf(heard);
  const doubts = counting(reading, doubted, heard);
  if (isHard(heard, agreed, told, doubts) || isUnlikely(reading, heard, context)) return false;
  const only = reading.entries.length === 1 && reading.questions.length === 0;
  const agree = !agreed.readBack && !differ && !unsure;
  const plain = agree && doubts.length === 0 && (!agreed.byTrained || only);
  if (!trained?.acceptance) return plain;
  const { acceptance } = trained;
  const share = likelihood(acceptance, evidenceOf(heard, agreed, reading, { byGroup }, doubted));
  return share >= (plain ? acceptance.from : acceptance.despite);
}
