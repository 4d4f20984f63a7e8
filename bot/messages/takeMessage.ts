import { leads, mayReport, maySeePupil, widestReach } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Reading } from '../../services/notes/reading.ts';
import type { Choosable } from '../../services/notes/schoolChoice.ts';
import { type ReadIn, whichSchools } from '../../services/notes/whichSchools.ts';
import { type App, localTime } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import type { Turn } from '../core/turn.ts';
import { whereAnswered } from './answerAndMore.ts';
import { answersIn } from './answersIn.ts';
import { openOf, tellsWhoCame } from './fittingQuestions.ts';
import { newestAsked } from './forget.ts';
import { handleMessage, handleUnderstood } from './handleMessage.ts';
import { isOwn } from './intents.ts';
import { addsTo } from './more.ts';
import { passElsewhere } from './passed.ts';
import { askSchool, type InSchool } from './schoolChoices.ts';
import { statusSubject } from './showStatus.ts';
import { contextOf, isReading, type Understood, understandIn } from './understood.ts';
import { newestNoted } from './undoLast.ts';
import { whereTalked } from './whereTalked.ts';

type Turns = readonly [Turn, ...Turn[]];

/**
 * Handles what a known person wrote, in the school it is about: found by whom the message names, the question
 * it answers or the team it stands in, else by asking. Each school has a commit of its own. Repeating the
 * activity changes nothing.
 * @param turns the writer's turn in each of their schools, the home school first
 * @throws StoreError when the disk refuses; the same activity again then resumes
 */
export async function takeMessage(app: App, turns: Turns, text: string): Promise<string> {
  const [home] = turns;
  if (turns.length === 1) return handleMessage(app, home, text);
  const read = turns.map((turn) => ({
    turn,
    understood: understandIn(app, turn, text).understood,
  }));
  const isAnswer =
    !read.some(({ understood }) => isOwn(understood)) || (await whereWhoCame(app, read, text));
  if (isAnswer) {
    const answering = await answersIn(app, turns, text);
    // Once the questions are read: of two at once, the first may have answered one by now.
    if (await wasTaken(app, turns)) return 'repeated';
    if (answering) return answering();
  }
  const answered = await whereAnswered(app, turns, text);
  if (answered) return handleMessage(app, answered, text);
  const added = await whereAdded(app, read);
  const { take, ask } = added
    ? { take: [added], ask: [] }
    : await schoolsOf(app, read.map(standingAlone), text);
  const elsewhere = turns.filter((turn) => !take.some((one) => one.turn === turn));
  for (const turn of elsewhere) await passElsewhere(app, turn);
  let outcome = 'repeated';
  for (const { turn, understood } of take) {
    const one = await handleUnderstood(app, turn, understood, undefined);
    if (one !== 'repeated') outcome = one;
  }
  return ask.length > 0 ? askSchool(app, home, ask) : outcome;
}

/** Whether one of the schools asked who has come, and a message says nothing but that. */
async function whereWhoCame(app: App, read: readonly Read[], text: string): Promise<boolean> {
  const today = localTime(app).toPlainDate().toString();
  for (const { turn, understood } of read) {
    const all = await app.store.list(turn.school, 'question');
    const open = openOf(all, turn.actor.member.id, today);
    if (understood.intent !== 'all_present' && tellsWhoCame(open, text, contextOf(app, turn)))
      return true;
  }
  return false;
}

/** Of the schools whose last note a message can add to, the one last noted in. */
async function whereAdded(app: App, read: readonly Read[]): Promise<Read | undefined> {
  const today = localTime(app).toPlainDate().toString();
  const fitting = await Promise.all(
    read.map(async (one) => {
      const { turn, understood } = one;
      if (understood.intent !== 'more') return [];
      return (await addsTo(app, turn, understood.more, today)) ? [one] : [];
    }),
  );
  const [first, ...others] = fitting.flat();
  return first && lastTouched(app, [first, ...others], first, 'undoLast');
}

/** What adds to no note is read as it is. */
function standingAlone({ turn, understood }: Read): Read {
  return { turn, understood: understood.intent === 'more' ? understood.otherwise : understood };
}

/** Whether any of the schools handled the activity. */
async function wasTaken({ store }: App, turns: Turns): Promise<boolean> {
  const handled = await Promise.all(turns.map(({ school, id }) => store.load(school, 'inbox', id)));
  return handled.some((one) => one !== undefined);
}

type Read = { turn: Turn; understood: Understood };
type Decided = { take: readonly Read[]; ask: readonly InSchool[] };

/** Which schools take a message, and which are asked about. */
async function schoolsOf(app: App, read: readonly Read[], text: string): Promise<Decided> {
  const [first] = read;
  if (!first) return { take: [], ask: [] };
  const graves = read.filter((one) => one.understood.intent === 'grave');
  const grave = whereTalked(graves) ?? graves[0];
  if (grave) return { take: [grave], ask: [] };
  const changing = read.filter(({ understood: one }) => changes(one));
  if (changing[0])
    return { take: [await lastTouched(app, changing, changing[0], 'undoLast')], ask: [] };
  const { understood } = first;
  if (understood.intent === 'report' || isOfMunicipality(understood)) {
    return { take: [widest(app, read) ?? first], ask: [] };
  }
  if (understood.intent === 'forget') {
    return { take: [await lastTouched(app, read, first, 'forget')], ask: [] };
  }
  if (/^(?:undoLast|denied|ofLastNote)$/.test(understood.intent)) {
    return { take: [await lastTouched(app, read, first, 'undoLast')], ask: [] };
  }
  const talked = whereTalked(read);
  if (talked) return { take: [talked], ask: [] };
  const decided =
    understood.intent === 'dryRun' ? whereLed(app, read, understood) : byNames(app, read, text);
  if (decided.take.length === 0 && decided.ask.length === 0) {
    return { take: [hereIn(read) ?? bestAnswer(read) ?? first], ask: [] };
  }
  const linked = await linkedSchool(app, first.turn);
  const here = decided.ask.find(({ turn }) => turn.school === linked);
  if (!here) return decided;
  return { take: [...decided.take, { turn: here.turn, understood: here.reading }], ask: [] };
}

/** What changes a note, and names pupils whom the school knows. */
function changes(understood: Understood): boolean {
  switch (understood.intent) {
    case 'wrongPupil':
      return true;
    case 'keepsOnly':
      return 'pupil' in understood.said.who;
    case 'twoOrders':
      return [understood.first, understood.second].every(
        (one) => !('entries' in one) || one.entries.length > 0,
      );
    default:
      return false;
  }
}

/** The school where the writer was last asked something, or, to undo, last noted something. */
async function lastTouched(
  app: App,
  read: readonly Read[],
  home: Read,
  intent: 'forget' | 'undoLast',
): Promise<Read> {
  const today = localTime(app).toPlainDate().toString();
  return latest(read, home, async ({ turn }) => {
    const moments = [
      await newestAsked(app.store, turn, today),
      intent === 'undoLast' ? await newestNoted(app.store, turn, today) : undefined,
    ];
    return moments.reduce((a, b) => ((b ?? '') > (a ?? '') ? b : a));
  });
}

/** The one that has the latest moment; else the home school. */
async function latest(
  read: readonly Read[],
  home: Read,
  momentOf: (one: Read) => Promise<string | undefined>,
): Promise<Read> {
  const found = await Promise.all(read.map(async (one) => ({ one, at: await momentOf(one) })));
  return found.reduce((best, next) => ((next.at ?? '') > (best.at ?? '') ? next : best), {
    ...{ one: home, at: found.find(({ one }) => one === home)?.at },
  }).one;
}

function isOfMunicipality(understood: Understood): boolean {
  return understood.intent === 'status' && understood.target === 'municipality';
}

/** Counts over several schools are given for all, on the widest right the person has. */
function widest(app: App, read: readonly Read[]): Read | undefined {
  const actors = read.map(({ turn }) => turn.actor);
  const actor = widestReach(actors, app.schools.all(), app.coordinators);
  return read.find(({ turn }) => turn.actor === actor);
}

/** Rules are tried on a school the person leads. */
function whereLed(
  app: App,
  read: readonly Read[],
  understood: Extract<Understood, { intent: 'dryRun' }>,
): Decided {
  const leading = read.filter(({ turn }) => leads(turn.actor));
  const known = app.trialRulesets.some(({ id }) => id.startsWith(understood.wanted.toLowerCase()));
  if (leading.length < 2 || !known) return { take: leading.slice(0, 1), ask: [] };
  return { take: [], ask: leading.map(({ turn }) => ({ turn, reading: understood })) };
}

function byNames(app: App, read: readonly Read[], text: string): Decided {
  const turnOf = new Map(read.map(({ turn }) => [turn.school, turn]));
  const readings = read.flatMap(({ turn, understood }): ReadIn[] =>
    isReading(understood)
      ? [{ school: turn.school, context: contextOf(app, turn), reading: understood }]
      : [],
  );
  const permitted = ({ school, reading }: ReadIn) => {
    const turn = turnOf.get(school);
    return turn !== undefined && isPermitted(turn, reading);
  };
  const { take, ask } = whichSchools(text, readings, permitted);
  return {
    take: take.flatMap(({ school, reading }): Read[] => {
      const turn = turnOf.get(school);
      return turn ? [{ turn, understood: reading }] : [];
    }),
    ask: ask.flatMap(({ school, reading }): InSchool[] => {
      const turn = turnOf.get(school);
      return turn && isChoosable(reading) ? [{ turn, reading }] : [];
    }),
  };
}

function isChoosable(reading: Reading): reading is Extract<Choosable, Reading> {
  return ['note', 'correct', 'withdraw', 'status', 'concern'].includes(reading.intent);
}

/** Whether somebody may do what a message asks in a school; decided again when it is done. */
function isPermitted(turn: Turn, reading: Reading): boolean {
  const { actor } = turn;
  if (reading.intent !== 'status') return mayReport(actor);
  const [question] = reading.questions;
  if (question?.field === 'pupil' && question.choices.length > 0) {
    return question.choices.some((id) => {
      const pupil = actor.roster.pupil(id);
      return pupil !== undefined && maySeePupil(actor, pupil);
    });
  }
  try {
    if (reading.target !== 'municipality') statusSubject(turn, reading.target);
    return true;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}

/**
 * Where somebody or a whole class is said to be at school: the one school that knows them, or where the class
 * is the writer's own. Where several do, none takes it as its own: nothing is taken back on a guess.
 */
function hereIn(read: readonly Read[]): Read | undefined {
  const knowing = read.filter(
    ({ understood: one }) =>
      (one.intent === 'not_absence' && (one.present ?? one.returning ?? []).length > 0) ||
      (one.intent === 'all_present' && one.target !== undefined),
  );
  const own = knowing.filter(teaches);
  const [only, ...others] = own.length > 0 ? own : knowing;
  if (!only || others.length === 0) return only;
  const understood: Understood =
    only.understood.intent === 'all_present'
      ? { intent: 'all_present', target: undefined }
      : { intent: 'not_absence' };
  return { turn: only.turn, understood };
}

/** Whether a message says that all of a class of the writer's own are at school. */
function teaches({ turn: { actor }, understood }: Read): boolean {
  if (understood.intent !== 'all_present') return false;
  const { target } = understood;
  if (typeof target !== 'object' || !('classCode' in target)) return false;
  const own = actor.roster.classByCode(target.classCode);
  return own !== undefined && actor.member.classIds.includes(own.id);
}

/** What belongs to no school is answered at home; a school that understood something goes first. */
function bestAnswer(read: readonly Read[]): Read | undefined {
  return read.find(({ understood }) => understood.intent !== 'other');
}

/** The school linked to the team that the message is in. */
async function linkedSchool({ store }: App, { team }: Turn): Promise<string | undefined> {
  if (team === undefined) return undefined;
  return (await store.load(municipalityPart, 'team', team))?.value.schoolId;
}
