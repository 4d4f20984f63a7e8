import { z } from 'zod';
import { inputIds } from '../../cards/adaptiveCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { holdsCpr } from '../../services/notes/cpr.ts';
import { type App, stamp } from '../core/app.ts';
import { audit, auditSeen, auditShown } from '../core/audit.ts';
import { type Subject, subjectKey } from '../core/outboxItem.ts';
import type { Records } from '../core/records.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { type Outbox, unitOutbox } from '../core/unitOutbox.ts';
import { seenElsewhere, trailElsewhere } from '../outbox/seenElsewhere.ts';
import { standsHere } from '../show/places.ts';
import { renderNotice } from '../show/renderNotice.ts';
import { type Looker, renderSubject } from '../show/renderSubject.ts';
import { seenOnCard } from '../show/seenOnCard.ts';
import { caseDecision } from './caseDecisionPress.ts';
import { caseMore, caseRefresh, caseShow, caseTimeline, digestShow } from './casePress.ts';
import { statusExport } from './exportPress.ts';
import { caseInvolve, caseRelease } from './involvePress.ts';
import { meetingBook, meetingCancel, meetingPropose, meetingVote } from './meetingPress.ts';
import { messageAgain } from './messagePress.ts';
import { noteChoose, noteUndo } from './notePress.ts';
import { statusShow } from './statusPress.ts';
import { stepPress } from './stepPress.ts';

/** What every handler of a press works with: one commit in the making. */
export type PressWork = { app: App; turn: Turn; unit: Unit; outbox: Outbox; at: string };

/**
 * Decides a press. Returns the subject whose fresh card answers it.
 * @throws RefusedError when it may not be: nothing was written then
 */
export type PressHandler = (work: PressWork, data: unknown) => Promise<Subject>;

/** Every verb of a card, and who handles it. */
const handlers: Readonly<Record<string, PressHandler>> = {
  'note.undo': noteUndo,
  'note.choose': noteChoose,
  'case.show': caseShow,
  'case.refresh': caseRefresh,
  'case.more': caseMore,
  'case.timeline': caseTimeline,
  'case.comment': caseDecision('comment'),
  'case.close': caseDecision('close'),
  'case.reopen': caseDecision('reopen'),
  'case.arrange': caseDecision('arrange'),
  'case.arrangeEnd': caseDecision('arrangeEnd'),
  'case.involve': caseInvolve,
  'case.release': caseRelease,
  'step.approve': stepPress('approve'),
  'step.reject': stepPress('reject'),
  'step.assign': stepPress('assign'),
  'step.done': stepPress('done'),
  'step.postpone': stepPress('postpone'),
  'step.judge': stepPress('judge'),
  'digest.show': digestShow,
  'meeting.propose': meetingPropose,
  'meeting.vote': meetingVote,
  'meeting.book': meetingBook,
  'meeting.cancel': meetingCancel,
  'status.show': statusShow,
  'message.again': messageAgain,
  'status.export': statusExport,
};

export const verbs: readonly string[] = Object.keys(handlers);

/** Whether it is a verb that a card of ours can hold. */
export function isVerb(verb: string): boolean {
  return Object.hasOwn(handlers, verb);
}

/**
 * Handles a press on a card: decided and stored in one commit, answered with the fresh card.
 * A press that may not be changes nothing and is answered with the card as it stands, or a calm
 * card that says why. The data of a card is only trusted to name things.
 * @throws StoreError when the disk refuses; nothing was stored then
 */
export async function handlePress(
  app: App,
  turn: Turn,
  verb: string,
  data: unknown,
): Promise<{ message: CardMessage; outcome: string }> {
  const handler = isVerb(verb) ? handlers[verb] : undefined;
  const answer = await transact(app.store, turn.school, async (unit) => {
    const before = await unit.load('inbox', turn.id);
    if (before?.answer) return before.answer;
    const at = stamp(app);
    const work: PressWork = { app, turn, unit, outbox: unitOutbox(unit, turn.id, at), at };
    try {
      if (!handler) throw new RefusedError('gone');
      refuseCpr(data);
      // First, so that what is decided updates the card where it is known to stand now.
      await keepWhereItStands(work, verb, data);
      const decided: Answer = { subject: await handler(work, data) };
      // Whoever only looks can look again; what was decided is decided once.
      if (looking.has(verb)) return decided;
      unit.put('inbox', turn.id, { at, answer: decided });
      if (decided.subject) await auditAnswer(work, verb, decided.subject);
      return decided;
    } catch (error) {
      const refusal = error instanceof z.ZodError ? new RefusedError('gone') : error;
      if (!(refusal instanceof RefusedError)) throw refusal;
      unit.discard();
      const subject = subjectOf(data, turn.actor.member.id);
      const refused = await refuse(work, verb, refusal, subject);
      await keepWhereItStands(work, verb, data);
      return refused;
    }
  });
  const { locale } = turn;
  const { subject, refusal } = answer;
  if (subject?.card === 'digest') {
    const elsewhere = await seenElsewhere(app, turn.school, subject, { actor: turn.actor });
    await trailElsewhere(app, elsewhere, 'shown');
  }
  const message =
    subject && (await renderSubject(app, turn.school, subject, lookerOf(turn), locale, refusal));
  if (message) return { message, outcome: refusal ? 'refused' : 'done' };
  const { code, details } = refusal ?? new RefusedError('not_allowed');
  return { message: renderNotice(code, details, locale), outcome: 'refused' };
}

/** What people fill in goes no further with a CPR number in it; the rest of the data is our own. */
function refuseCpr(data: unknown): void {
  const { success, data: filled } = inputs.safeParse(data);
  const texts = success ? inputIds.map((id) => filled[id]) : [];
  if (texts.some((text) => typeof text === 'string' && holdsCpr(text)))
    throw new RefusedError('cpr');
}

const inputs = z.record(z.string(), z.unknown());

/**
 * The presser's own view, also where others read along: the answer to a press replaces the card for
 * the presser alone. What the others see there changes through the outbox, to what all of them may see.
 */
function lookerOf({ actor, shared }: Turn): Looker {
  const { entraId } = actor.member;
  return shared && entraId !== undefined ? { actor, refreshFor: [entraId] } : { actor };
}

/** Verbs whose buttons stand on the card of their own subject alone, so that the press tells where it is. */
const onOwnCard: ReadonlySet<string> = new Set([
  'note.undo',
  'note.choose',
  'case.refresh',
  'case.more',
  'case.timeline',
  'case.comment',
  'case.involve',
  'case.release',
  'step.approve',
  'step.reject',
  'step.assign',
  'step.done',
  'meeting.propose',
  'meeting.vote',
  'meeting.book',
  'meeting.cancel',
]);

/** A card that may not have arrived and is pressed has arrived, and stands where it was pressed. */
async function keepWhereItStands(
  { turn, unit }: PressWork,
  verb: string,
  data: unknown,
): Promise<void> {
  const onList = inputs.safeParse(data).data?.from !== undefined;
  const subject =
    onOwnCard.has(verb) && !onList ? subjectOf(data, turn.actor.member.id) : undefined;
  if (!subject || turn.pressedIn === undefined || turn.origin.to !== 'conversation') return;
  const to = turn.shared
    ? turn.team && { to: 'team' as const, teamId: turn.team }
    : privately(turn);
  if (to) await standsHere(unit, to, subject, turn.origin.reference, turn.pressedIn);
}

/** Verbs that change nothing. */
const looking: ReadonlySet<string> = new Set(['case.refresh']);

type Answer = NonNullable<Records['inbox']['answer']>;

/** What is refused is answered with the card as it stands, so the trail says on which ground it is seen. */
async function refuse(
  { app, turn, unit, at }: PressWork,
  action: string,
  { code, details }: RefusedError,
  subject: Subject | undefined,
): Promise<Answer> {
  const answer = { ...(subject ? { subject } : {}), refusal: { code, details: { ...details } } };
  unit.put('inbox', turn.id, { at, answer });
  const { actor, id: turnId } = turn;
  const entry = { turnId, at, by: actor.member.id, action, code };
  if (!subject) {
    audit(unit, { ...entry, subjects: [] });
    return answer;
  }
  const seen = await seenOnCard(app, turn.school, subject, { actor }, unit);
  const [first, ...others] = seen.filter((one) => one.subject !== subject.id);
  const own = seen.find((one) => one.subject === subject.id) ?? first;
  const card = { subject: subjectKey(subject), basis: own?.basis };
  auditSeen(unit, entry, first ? [card, first, ...others] : [card]);
  return answer;
}

/** The card that answers a press, as far as the press's own entry does not say whom it is about. */
async function auditAnswer(
  { app, turn, unit, at }: PressWork,
  verb: string,
  subject: Subject,
): Promise<void> {
  const { actor, id, school } = turn;
  const told = new Set((await unit.load('audit', `${id}:${verb}`))?.subjects);
  const seen = await seenOnCard(app, school, subject, { actor }, unit);
  const untold = seen.filter((one) => !told.has(one.subject));
  await auditShown(unit, { at, by: actor.member.id, card: subject }, untold);
}

/**
 * Answers a press whose data is not as we made it, or whose card is not of a school of the presser's: it
 * is in the trail and changes nothing. What it claims to be about is not looked at.
 */
export async function refusePress(
  app: App,
  turn: Turn,
  verb: string,
  code: 'forged' | 'not_allowed' | 'gone',
): Promise<{ message: CardMessage; outcome: string }> {
  const action = isVerb(verb) ? verb : 'unknown';
  await transact(app.store, turn.school, async (unit) => {
    if (await unit.load('inbox', turn.id)) return;
    const at = stamp(app);
    const work: PressWork = { app, turn, unit, outbox: unitOutbox(unit, turn.id, at), at };
    await refuse(work, action, new RefusedError(code), undefined);
  });
  return { message: renderNotice(code, {}, turn.locale), outcome: 'refused' };
}

const ids = z.looseObject({
  from: z.literal('digest').optional().catch(undefined),
  case: z.string().max(100).optional(),
  meeting: z.string().max(100).optional(),
  report: z.string().max(400).optional(),
  question: z.string().max(400).optional(),
});

/** What a press that was refused is about, to show it as it stands. */
function subjectOf(data: unknown, presser: string): Subject | undefined {
  const parsed = ids.safeParse(data);
  if (!parsed.success) return undefined;
  const { from, case: caseId, meeting, report, question } = parsed.data;
  if (from === 'digest') return { card: 'digest', id: presser };
  if (caseId !== undefined) return { card: 'case', id: caseId };
  if (meeting !== undefined) return { card: 'meeting', id: meeting };
  if (report !== undefined) return { card: 'receipt', id: report };
  return question === undefined ? undefined : { card: 'question', id: question };
}
