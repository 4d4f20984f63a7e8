import { z } from 'zod';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { isVerb } from '../../cards/wording/verbs.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { closeScreen, openScreen, type Screen } from '../casework/openScreens.ts';
import { type App, stamp } from '../core/app.ts';
import { audit, auditSeen, auditShown } from '../core/audit.ts';
import { pressHoldsCpr } from '../core/cprGate.ts';
import { type CardRef, subjectKey } from '../core/outboxItem.ts';
import { municipalityPart, type Records } from '../core/records.ts';
import type { Seen } from '../core/seen.ts';
import { toldTo } from '../core/toldTo.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { TurnWork } from '../core/work.ts';
import type { Pressed, Shown } from '../show/cardKind.ts';
import { standsHere } from '../show/places.ts';
import { renderNotice } from '../show/renderNotice.ts';
import { showSubject } from '../show/showSubject.ts';
import { trailElsewhere } from '../show/trailElsewhere.ts';
import type { Viewer } from '../show/viewer.ts';
import { pressedOf } from './pressedOf.ts';
import type { PressVerb } from './pressVerb.ts';
import { caseOf, refusedCard, subjectOf } from './refusedCard.ts';
import { pressVerbs } from './verbs.ts';

/**
 * Handles a press on a card: decided, shown and stored in one commit, answered with the fresh card. A refused
 * press changes nothing and is answered with the current card, or a card that says why. Card data is trusted
 * only to name things.
 * @param card.earlier it is from before the cards' key was renewed: it may show, and decides nothing
 * @throws StoreError when the disk refuses; nothing is stored then
 */
export async function handlePress(
  app: App,
  turn: Turn,
  verb: string,
  data: unknown,
  { earlier = false }: { earlier?: boolean } = {},
): Promise<{ message: CardMessage; outcome: string }> {
  const known = isVerb(verb) ? pressVerbs[verb] : undefined;
  const part = known?.part === 'municipality' ? municipalityPart : turn.school;
  const { answer, shown } = await transact(app.store, part, async (unit) => {
    const at = stamp(app);
    const work: TurnWork = { app, turn, unit, outbox: unitOutbox(unit, turn.id, at), at };
    const before = (await unit.load('inbox', turn.id))?.answer;
    const decided = before ?? (await decide(work, known, data, earlier));
    // Read in the same commit, so that the trail matches what the card shows.
    const card = await answerCard(work, part, decided, pressedOf(verb, data));
    if (before) return { answer: before, shown: card };
    if (decided.refusal) auditRefusal(work, verb, decided, card?.seen ?? []);
    else if (known?.trail === 'answer') {
      const by = turn.actor.member.id;
      auditSeen(unit, { turnId: turn.id, at, by, action: verb }, card?.seen ?? []);
    } else if (!known?.onlyLooks) await auditAnswer(work, verb, decided.subject, card?.seen ?? []);
    // Looking may be repeated; a decision is made only once.
    if (decided.refusal || !known?.onlyLooks) unit.put('inbox', turn.id, { at, answer: decided });
    return { answer: decided, shown: card };
  });
  await trailElsewhere(app, shown?.elsewhere ?? [], 'shown');
  const { refusal } = answer;
  if (shown) return { message: shown.message, outcome: refusal ? 'refused' : 'done' };
  // What a card from before shows may have been lost with what came after a backup.
  const lost = earlier && (refusal?.code === 'stale' || refusal?.code === 'gone');
  const refused = lost ? new RefusedError('set_back') : refusal;
  const { code, details } = refused ?? new RefusedError('not_allowed');
  // There is no card below it on which to press again.
  const told = code === 'stale' ? 'stale_alone' : toldTo(turn.actor, code);
  const message = renderNotice(told, details, turn.locale);
  return { message, outcome: 'refused' };
}

type Answer = NonNullable<Records['inbox']['answer']>;

/** Decides on a press; a refusal drops what was put for it. */
async function decide(
  work: TurnWork,
  known: PressVerb | undefined,
  data: unknown,
  earlier: boolean,
): Promise<Answer> {
  try {
    if (!known) throw new RefusedError('gone');
    if (earlier && !known.onlyLooks) throw new RefusedError('stale');
    if (pressHoldsCpr(data)) throw new RefusedError('cpr');
    // First, so that the decision updates the card where it now stands.
    await keepWhereItStands(work, known, data);
    const subject = await known.press(work, data);
    if (!known.onlyLooks) await keepScreen(work, subject, caseOf(known, data));
    return { subject };
  } catch (error) {
    const refusal = error instanceof z.ZodError ? new RefusedError('gone') : error;
    if (!(refusal instanceof RefusedError)) throw refusal;
    work.unit.discard();
    await keepWhereItStands(work, known, data);
    const subject = refusedCard(known, data, work);
    // It stands there again, with all that was filled in.
    if (subject) await keepScreen(work, subject, undefined);
    const { code, details } = refusal;
    return { ...(subject ? { subject } : {}), refusal: { code, details: { ...details } } };
  }
}

/**
 * What the answer shows of a case stays before the presser, whatever is on its way to that card.
 * @param pressed the case whose card was pressed: its screen is left where something else answers
 */
async function keepScreen(
  work: TurnWork,
  { card, id }: CardRef,
  pressed: string | undefined,
): Promise<void> {
  const screen = screens[card];
  if (screen) await openScreen(work, id, screen);
  else if (pressed !== undefined) await closeScreen(work, pressed);
}

const screens: Partial<Record<CardRef['card'], Screen>> = {
  case: 'card',
  caseForm: 'form',
  caseSteps: 'reading',
  caseTools: 'reading',
  timeline: 'reading',
  letters: 'reading',
};

/** The card that answers a press; undefined when there is none to show. */
async function answerCard(
  { app, turn, unit }: TurnWork,
  part: string,
  { subject, refusal }: Answer,
  press: Pressed | undefined,
): Promise<Shown | undefined> {
  if (!subject) return undefined;
  const told = refusal && { ...refusal, code: toldTo(turn.actor, refusal.code), press };
  return showSubject(app, part, subject, viewerOf(turn), turn.locale, {
    records: unit,
    refusal: told,
  });
}

const inputs = z.record(z.string(), z.unknown());

/**
 * The presser's own view, even where others read along: the answer replaces the card for the presser only.
 * The others' card changes through the outbox, to what all of them may see.
 */
function viewerOf({ actor, shared }: Turn): Viewer {
  const { entraId } = actor.member;
  return shared && entraId !== undefined ? { actor, refreshFor: [entraId] } : { actor };
}

/** A card of uncertain delivery has arrived once it is pressed, and stands where it was pressed. */
async function keepWhereItStands(
  work: TurnWork,
  verb: PressVerb | undefined,
  data: unknown,
): Promise<void> {
  const { turn, unit, at } = work;
  const onList = inputs.safeParse(data).data?.from === 'digest';
  const subject = verb && (verb.takesPlace || onList) ? subjectOf(verb, data, work) : undefined;
  if (!subject || turn.pressedIn === undefined || turn.origin.to !== 'conversation') return;
  const to = turn.shared
    ? turn.team && { to: 'team' as const, teamId: turn.team }
    : privately(turn);
  if (to) await standsHere(unit, to, subject, turn.origin.reference, turn.pressedIn, at);
}

/** A refusal is answered with the current card, so the trail records the ground for seeing it. */
function auditRefusal(
  { turn, unit, at }: TurnWork,
  action: string,
  { subject, refusal }: Answer,
  seen: readonly Seen[],
): void {
  const { actor, id: turnId } = turn;
  const code = refusal?.code ?? 'not_allowed';
  const entry = { turnId, at, by: actor.member.id, action, code };
  if (!subject) {
    audit(unit, { ...entry, subjects: [] });
    return;
  }
  const [first, ...others] = seen.filter((one) => one.subject !== subject.id);
  const own = seen.find((one) => one.subject === subject.id) ?? first;
  const card = { subject: subjectKey(subject), basis: own?.basis };
  auditSeen(unit, entry, first ? [card, first, ...others] : [card]);
}

/** Records the answering card, unless the press's own entry already covers it. */
async function auditAnswer(
  { turn, unit, at }: TurnWork,
  verb: string,
  card: CardRef | undefined,
  seen: readonly Seen[],
): Promise<void> {
  if (!card) return;
  const { actor, id } = turn;
  const told = new Set((await unit.load('audit', `${id}:${verb}`))?.subjects);
  const untold = seen.filter((one) => !told.has(one.subject));
  await auditShown(unit, { at, by: actor.member.id, card }, untold);
}

/**
 * Answers a press whose data is not ours, or whose card belongs to none of the presser's schools: it is
 * recorded in the trail and changes nothing. What it claims to be about is ignored.
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
    const work: TurnWork = { app, turn, unit, outbox: unitOutbox(unit, turn.id, at), at };
    const answer = { refusal: { code, details: {} } };
    auditRefusal(work, action, answer, []);
    unit.put('inbox', turn.id, { at, answer });
  });
  return { message: renderNotice(code, {}, turn.locale), outcome: 'refused' };
}
