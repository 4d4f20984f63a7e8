import type { NoteContext, Reading } from '../../services/notes/reading.ts';
import { readNote } from '../../services/notes/readNote.ts';
import type { Resolved } from '../../services/notes/resolveName.ts';
import { type AsksAway, asksAway } from '../../services/talk/asksAway.ts';
import { type AskedNoted, asksNoted } from '../../services/talk/asksNoted.ts';
import { asksReview } from '../../services/talk/asksReview.ts';
import { asksTurnover } from '../../services/talk/asksTurnover.ts';
import { asksUnreported } from '../../services/talk/asksUnreported.ts';
import { asksWorked } from '../../services/talk/asksWorked.ts';
import { type DeedTold, deedIn } from '../../services/talk/deed.ts';
import { deniesIn } from '../../services/talk/denies.ts';
import { type Topic, topicIn } from '../../services/talk/explain.ts';
import { forgetsPupil } from '../../services/talk/forgetsPupil.ts';
import { type Grave, graveIn } from '../../services/talk/grave.ts';
import { type KeepsOnly, keepsOnlyIn } from '../../services/talk/keepsOnly.ts';
import { asksLastNote } from '../../services/talk/lastNote.ts';
import { type More, moreIn } from '../../services/talk/more.ts';
import { type OfLastNote, ofLastNoteIn } from '../../services/talk/ofLastNote.ts';
import { type SmallTalk, smallTalkIn } from '../../services/talk/smallTalk.ts';
import { twoOrdersIn } from '../../services/talk/twoOrders.ts';
import { type Undoes, undoesIn } from '../../services/talk/undoes.ts';
import { wantsRollCall } from '../../services/talk/wantsRollCall.ts';
import { type WrongPupil, wrongPupilIn } from '../../services/talk/wrongPupil.ts';
import { type App, localTime } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { asksToForget } from './forget.ts';
import { asksHelp } from './help.ts';
import { asksOwnTasks } from './myTasks.ts';
import { yearAsked } from './reportYear.ts';
import { rulesToTry } from './tryRules.ts';

/** What a message asks the bot itself, with nothing about the day. */
type Asked =
  | { intent: 'help' }
  | { intent: 'tasks' }
  | { intent: 'forget' }
  | { intent: 'forgetPupil'; who: Resolved }
  | { intent: 'more'; more: More; otherwise: Reading }
  | { intent: 'twoOrders'; first: Understood; second: Understood }
  | { intent: 'wrongPupil'; said: WrongPupil; otherwise: Reading }
  | { intent: 'keepsOnly'; said: KeepsOnly; otherwise: Reading }
  | { intent: 'ofLastNote'; said: OfLastNote; otherwise: Reading }
  | { intent: 'undoLast'; much: Undoes }
  | { intent: 'denied' }
  | { intent: 'lastNote' }
  | { intent: 'dryRun'; wanted: string }
  | { intent: 'report'; year: number | 'present' }
  | { intent: 'explain'; topic: Topic }
  | ({ intent: 'away' } & AsksAway)
  | { intent: 'unreported' }
  | { intent: 'monthReview' }
  | ({ intent: 'noted' } & AskedNoted)
  | ({ intent: 'progress' } & DeedTold)
  | { intent: 'rollCall'; on: boolean }
  | { intent: 'turnover' }
  | { intent: 'worked' }
  | { intent: 'smallTalk'; kind: SmallTalk }
  | ({ intent: 'grave'; beside: Reading } & Grave);

/** What a message wants. */
export type Understood = Reading | Asked;

export type Intent = Understood['intent'];

/** One understood intent. */
export type UnderstoodAs<Name extends Intent> = Understood & { intent: Name };

/** Held against a message before its reading as a day's: the whole of it asks only for this. */
const asked: {
  readonly [Name in Asked['intent']]: (
    text: string,
    context: NoteContext,
    reading: Reading,
  ) => UnderstoodAs<Name> | undefined;
} = {
  // First: whatever else it says, people must act.
  grave: (text, context, beside) => {
    const grave = graveIn(text, context);
    return grave && { intent: 'grave', beside, ...grave };
  },
  twoOrders: (text, context) => {
    const both = twoOrdersIn(text);
    if (!both) return undefined;
    const [first, second] = [understand(both.first, context), understand(both.second, context)];
    // What is not understood by itself is read as a whole.
    return isOrder(first) && isOrder(second) ? { intent: 'twoOrders', first, second } : undefined;
  },
  help: (text) => (asksHelp(text) ? { intent: 'help' } : undefined),
  tasks: (text) => (asksOwnTasks(text) ? { intent: 'tasks' } : undefined),
  forget: (text) => (asksToForget(text) ? { intent: 'forget' } : undefined),
  forgetPupil: (text, context) => {
    const who = forgetsPupil(text, context);
    return who && { intent: 'forgetPupil', who };
  },
  more: (text, context, otherwise) => {
    const more = moreIn(text, context);
    return more && { intent: 'more', more, otherwise };
  },
  wrongPupil: (text, context, otherwise) => {
    const said = wrongPupilIn(text, context);
    return said && { intent: 'wrongPupil', said, otherwise };
  },
  keepsOnly: (text, context, otherwise) => {
    const said = keepsOnlyIn(text, context);
    return said && { intent: 'keepsOnly', said, otherwise };
  },
  ofLastNote: (text, context, otherwise) => {
    const said = ofLastNoteIn(text, context);
    return said && { intent: 'ofLastNote', said, otherwise };
  },
  undoLast: (text) => {
    const much = undoesIn(text);
    return much && { intent: 'undoLast', much };
  },
  denied: (text) => (deniesIn(text) ? { intent: 'denied' } : undefined),
  lastNote: (text) => (asksLastNote(text) ? { intent: 'lastNote' } : undefined),
  dryRun: (text) => {
    const wanted = rulesToTry(text);
    return wanted === undefined ? undefined : { intent: 'dryRun', wanted };
  },
  report: (text) => {
    const year = yearAsked(text);
    return year === undefined ? undefined : { intent: 'report', year };
  },
  explain: (text) => {
    const topic = topicIn(text);
    return topic && { intent: 'explain', topic };
  },
  away: (text, context) => {
    const asks = asksAway(text, context);
    return asks && { intent: 'away', ...asks };
  },
  unreported: (text) => (asksUnreported(text) ? { intent: 'unreported' } : undefined),
  monthReview: (text) => (asksReview(text) ? { intent: 'monthReview' } : undefined),
  noted: (text, context) => {
    const asks = asksNoted(text, context);
    return asks && { intent: 'noted', ...asks };
  },
  progress: (text, context) => {
    const did = deedIn(text, context);
    return did && { intent: 'progress', ...did };
  },
  rollCall: (text) => {
    const on = wantsRollCall(text);
    return on === undefined ? undefined : { intent: 'rollCall', on };
  },
  worked: (text) => (asksWorked(text) ? { intent: 'worked' } : undefined),
  turnover: (text) => (asksTurnover(text) ? { intent: 'turnover' } : undefined),
  smallTalk: (text) => {
    const kind = smallTalkIn(text);
    return kind && { intent: 'smallTalk', kind };
  },
};

const orders: ReadonlySet<Intent> = new Set<Intent>([
  'note',
  'correct',
  'withdraw',
  'forgetPupil',
  'undoLast',
]);

function isOrder({ intent }: Understood): boolean {
  return orders.has(intent);
}

/**
 * The context for a message of the turn's actor in the turn's school: a changed message is read as of when it
 * was written.
 */
export function contextOf(
  app: Pick<App, 'calendar' | 'now' | 'trained'>,
  { actor, replaces }: Turn,
): NoteContext {
  const { roster, member } = actor;
  return {
    roster,
    calendar: app.calendar,
    trained: app.trained,
    now: localTime(replaces ? { ...app, now: () => momentOf(replaces) } : app).toPlainDateTime(),
    scope: member.classIds.flatMap((id) => roster.classById(id)?.code ?? []),
  };
}

function momentOf({ at }: NonNullable<Turn['replaces']>): Temporal.Instant {
  return Temporal.Instant.from(at);
}

/** What a message wants in one school. */
export function understand(text: string, context: NoteContext): Understood {
  const reading = readNote(text, context);
  if (reading.intent === 'refused') return asked.grave(text, context, reading) ?? reading;
  for (const look of Object.values(asked)) {
    const found = look(text, context, reading);
    if (found) return found;
  }
  return reading;
}

/** The same for a turn, as a span. */
export function understandIn(
  app: Pick<App, 'calendar' | 'now' | 'trained' | 'traces'>,
  turn: Turn,
  text: string,
): { understood: Understood; context: NoteContext } {
  const context = contextOf(app, turn);
  const understood = app.traces.step('read', { school: turn.school }, () => {
    const read = understand(text, context);
    app.traces.note({ intent: toldAs(read) });
    return read;
  });
  return { understood, context };
}

/** What is counted of a message: that something grave was written is nobody's figure. */
export function toldAs({ intent }: Understood): Intent {
  return intent === 'grave' ? 'smallTalk' : intent;
}

/** Whether it says or asks something about the day. */
export function isReading(understood: Understood): understood is Reading {
  return !Object.hasOwn(asked, understood.intent);
}
