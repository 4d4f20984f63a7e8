import { leads, mayReport, maySeeMunicipality, maySeePupil } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Reading } from '../../services/notes/reading.ts';
import type { Choosable } from '../../services/notes/schoolChoice.ts';
import { type ReadIn, whichSchools } from '../../services/notes/whichSchools.ts';
import type { App } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import type { Turn } from '../core/turn.ts';
import { answersIn } from './answersIn.ts';
import { handleMessage, handleUnderstood } from './handleMessage.ts';
import { isOwn } from './intents.ts';
import { askSchool, type InSchool } from './schoolChoices.ts';
import { statusSubject } from './showStatus.ts';
import { contextOf, isReading, type Understood, understand } from './understood.ts';
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
  const read = turns.map((turn) => ({ turn, understood: understand(text, contextOf(app, turn)) }));
  if (!read.some(({ understood }) => isOwn(understood))) {
    const answering = await answersIn(app, turns, text);
    // Once the questions are read: of two at once, the first may have answered one by now.
    if (await wasTaken(app, turns)) return 'repeated';
    if (answering) return answering();
  }
  const { take, ask } = await schoolsOf(app, read, text);
  let outcome = 'repeated';
  for (const { turn, understood } of take) {
    const one = await handleUnderstood(app, turn, understood, undefined);
    if (one !== 'repeated') outcome = one;
  }
  return ask.length > 0 ? askSchool(app, home, ask) : outcome;
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
  const { understood } = first;
  if (understood.intent === 'report' || isOfMunicipality(understood)) {
    return { take: [widest(app, read) ?? first], ask: [] };
  }
  const talked = whereTalked(read);
  if (talked) return { take: [talked], ask: [] };
  const decided =
    understood.intent === 'dryRun' ? whereLed(app, read, understood) : byNames(app, read, text);
  if (decided.take.length === 0 && decided.ask.length === 0) {
    return { take: [bestAnswer(read) ?? first], ask: [] };
  }
  const linked = await linkedSchool(app, first.turn);
  const here = decided.ask.find(({ turn }) => turn.school === linked);
  if (!here) return decided;
  return { take: [...decided.take, { turn: here.turn, understood: here.reading }], ask: [] };
}

function isOfMunicipality(understood: Understood): boolean {
  return understood.intent === 'status' && understood.target === 'municipality';
}

/** Counts over several schools are given for all, on the widest right the person has. */
function widest(app: App, read: readonly Read[]): Read | undefined {
  const all = app.schools.all();
  const leading = read.filter(({ turn }) => leads(turn.actor));
  return (
    leading.find(({ turn: { actor } }) => actor.member.role === 'coordinator') ??
    leading.find(({ turn: { actor } }) => maySeeMunicipality(actor, all, app.coordinators)) ??
    leading[0]
  );
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

/** What belongs to no school is answered at home; a school that understood something goes first. */
function bestAnswer(read: readonly Read[]): Read | undefined {
  return read.find(({ understood }) => understood.intent !== 'other');
}

/** The school linked to the team that the message is in. */
async function linkedSchool({ store }: App, { team }: Turn): Promise<string | undefined> {
  if (team === undefined) return undefined;
  return (await store.load(municipalityPart, 'team', team))?.value.schoolId;
}
