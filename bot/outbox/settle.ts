import { OutsideError } from '../../services/errors/errors.ts';
import { type App, stamp } from '../core/app.ts';
import { auditShown, readerOf } from '../core/audit.ts';
import type { OutboxItem, OutboxWork, Recipient } from '../core/outboxItem.ts';
import { municipalityPart } from '../core/records.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import type { WorkResult } from '../core/workResult.ts';
import { keepPlace } from '../show/places.ts';
import { seenOnCard, showSubject } from '../show/showSubject.ts';
import { trailElsewhere } from '../show/trailElsewhere.ts';
import { addressOf } from './address.ts';
import { backoffMs } from './backoff.ts';
import { alertUndelivered } from './deliveryAlerts.ts';
import type { Jobs } from './jobKind.ts';
import { oweAnswer, tellLate } from './lateAnswers.ts';
import { dropCovered, dropMaybes, parkRest } from './sameCard.ts';
import {
  alertUnreached,
  forgetPerson,
  forgetTeam,
  type GoneFor,
  leavesNoAddress,
  whyUnreached,
} from './unreached.ts';

/** A Graph job is given up after this many tries, and those waiting are told. */
const mostJobTries = 8;
/** A message older than this helps nobody and is given up. */
const oldestMessageMs = 24 * 3_600_000;
/** How long a possibly missing message can be asked for. */
const keepMaybe = { hours: 14 * 24 };
/** Delay before telling a person a message may be missing: it may show up or be replaced. */
const beforeMissedMs = 60_000;

/**
 * Stores that a new message is on its way; found after a crash, it may have arrived.
 * @param covered items it also shows, see `coveredBy`: if it arrived, so did they
 */
export async function markSending(
  app: App,
  school: string,
  id: string,
  covered: readonly string[],
): Promise<void> {
  await transact(app.store, school, async (unit) => {
    const current = await unit.load('outbox', id);
    if (current) unit.put('outbox', id, { ...current, state: 'sending', covers: [...covered] });
  });
}

/**
 * Removes the item from the outbox and stores where the card is, in one commit.
 * @param covered items it also showed, see `coveredBy`
 */
export async function settleResult(
  app: App,
  school: string,
  id: string,
  result: WorkResult,
  covered: readonly string[],
): Promise<void> {
  if (result.outcome === 'sent' || result.outcome === 'updated') {
    await trailElsewhere(app, result.elsewhere ?? [], 'shown');
  }
  await transact(app.store, school, async (unit) => {
    const current = await unit.load('outbox', id);
    if (!current) return;
    const { work } = current;
    if (result.outcome === 'parked') {
      unit.put('outbox', id, { ...current, state: 'parked' });
      if (work.do === 'show') await waitFor(app, unit, id, work);
      return;
    }
    unit.remove('outbox', id);
    await dropCovered(unit, covered);
    await result.also?.(unit);
    if (work.do !== 'show') return;
    // A notice is never updated, so its place need not be kept.
    const stands = work.subject.card !== 'notice';
    if (stands && result.outcome === 'sent' && result.activityId !== undefined) {
      const { conversationId: conversation, activityId } = result;
      await keepPlace(unit, work.recipient, work.subject, conversation, activityId, stamp(app));
    }
    if (result.outcome === 'sent' || result.outcome === 'updated') {
      await dropMaybes(unit, id, work);
      const by = readerOf(work.recipient);
      const shown = { at: stamp(app), card: work.subject };
      if (by !== undefined) await auditShown(unit, { ...shown, by }, result.seen ?? []);
    }
  });
}

/** `random` is at least 0, below 1; `ageMs` is the item's age. */
type Fault = { random: number; ageMs: number };

/** The result of an item that failed. */
export type Faulted =
  | { outcome: 'retry'; waitMs: number; item: OutboxItem }
  | { outcome: 'maybe' | 'failed' | 'parked' };

/**
 * Stores what follows from a fault: a retry if nothing was sent, a question if something may have been, and
 * an alert to those who answer for the case if it never will be.
 * @param parts.covered items it also showed, if it arrived
 */
export async function settleFault(
  app: App,
  school: string,
  id: string,
  error: unknown,
  parts: Fault & { covered: readonly string[]; givenUp: Jobs['givenUp'] },
): Promise<Faulted | undefined> {
  await maybeShownElsewhere(app, school, id, error);
  const settled = await transact(app.store, school, async (unit) => {
    const current = await unit.load('outbox', id);
    if (!current) return undefined;
    const faulted = await decide(app, unit, id, current, error, parts);
    if (faulted.outcome === 'maybe') await dropCovered(unit, parts.covered);
    // In one commit: if given up silently, those waiting would wait for ever.
    const { work } = current;
    if (faulted.outcome === 'failed' && work.do !== 'show') {
      await parts.givenUp(app, unit, work, { itemId: id, code: faultCode(error) });
    }
    return { faulted, work };
  });
  // Afterwards: if the process ends here, the next message to the team finds out again, and no alert is
  // lost.
  if (settled?.faulted.outcome === 'parked' && settled.work.do === 'show') {
    const { recipient } = settled.work;
    if (recipient.to === 'team') await forgetTeam(app, recipient.teamId);
  }
  return settled?.faulted;
}

async function decide(
  app: App,
  unit: Unit,
  id: string,
  current: OutboxItem,
  error: unknown,
  { random, ageMs }: Fault,
): Promise<Faulted> {
  const { work } = current;
  const attempts = current.attempts + 1;
  const failure = faultCode(error);
  if (isUnsure(error, current)) {
    await becomeMaybe(app, unit, id, { ...current, attempts, failure });
    return { outcome: 'maybe' };
  }
  if (mayPass(error) && !isOver(work, attempts, ageMs)) {
    const asked = error instanceof OutsideError ? error.retryAfterMs : undefined;
    const waitMs = backoffMs(attempts, asked, random);
    const notBefore = app.now().add({ milliseconds: waitMs }).toString();
    // A released item is tried for as long as a new one.
    const since = current.triedSince ?? (current.released ? stamp(app) : undefined);
    const triedSince = since === undefined ? {} : { triedSince: since };
    const tried = { ...current, ...triedSince, attempts };
    const item: OutboxItem = { ...tried, notBefore, waitMs, state: 'waiting' };
    unit.put('outbox', id, item);
    return { outcome: 'retry', waitMs, item };
  }
  if (work.do !== 'show') {
    unit.put('outbox', id, { ...current, attempts, state: 'failed', failure });
    return { outcome: 'failed' };
  }
  if (leavesNoAddress(failure) && work.recipient.to !== 'conversation') {
    await forgetPerson(app, unit, work.recipient, failure);
    unit.put('outbox', id, { ...current, attempts, state: 'parked', failure });
    await tellLate(app, unit, id, work);
    await waitFor(app, unit, id, work, failure);
    return { outcome: 'parked' };
  }
  await alertUndelivered(app, unit, work.subject, work.recipient, failure);
  const owed = await oweAnswer(app, unit, id, work, current.released === true);
  if (work.subject.card === 'missed') unit.remove('outbox', id);
  else {
    const state = owed ? 'parked' : 'failed';
    unit.put('outbox', id, { ...current, attempts, state, failure });
  }
  return { outcome: 'failed' };
}

/** Parks everything for somebody who cannot be reached, with an alert where it matters. */
async function waitFor(
  app: App,
  unit: Unit,
  id: string,
  work: Extract<OutboxWork, { do: 'show' }>,
  failure?: GoneFor,
): Promise<void> {
  const rest = await parkRest(unit, id, work);
  const why = failure ?? (await whyUnreached(app, unit, work.recipient));
  if (why === undefined) return;
  for (const one of [work, ...rest]) await alertUnreached(app, unit, one, why);
}

/** Keeps what may have arrived, and asks a minute later, except about such a question itself. */
async function becomeMaybe(app: App, unit: Unit, id: string, current: OutboxItem): Promise<void> {
  const { work } = current;
  if (work.do !== 'show' || work.subject.card === 'missed') {
    unit.remove('outbox', id);
    return;
  }
  unit.put('outbox', id, { ...current, state: 'maybe' });
  await maybeShown(app, unit, work);
  if (!canAsk(unit.school, work.recipient)) return;
  unit.put('outbox', `${id}?`, {
    work: { do: 'show', recipient: work.recipient, subject: { card: 'missed', id }, mode: 'new' },
    createdAt: stamp(app),
    attempts: 0,
    notBefore: app.now().add({ milliseconds: beforeMissedMs }).toString(),
    waitMs: beforeMissedMs,
    state: 'waiting',
  });
}

/** Whether the message may have arrived. */
function isUnsure(error: unknown, current: OutboxItem): boolean {
  return error instanceof OutsideError ? error.maybe : current.state === 'sending';
}

/** The same for other schools on the card: before settling, so that a crash in between cannot lose it. */
async function maybeShownElsewhere(
  app: App,
  school: string,
  id: string,
  error: unknown,
): Promise<void> {
  const current = (await app.store.load(school, 'outbox', id))?.value;
  if (current?.work.do !== 'show' || !isUnsure(error, current)) return;
  const { recipient, subject } = current.work;
  const address = await addressOf(app, school, recipient);
  if (!address) return;
  const shown = await showSubject(app, school, subject, address.viewer, address.locale);
  await trailElsewhere(app, shown?.elsewhere ?? [], 'shown.maybe');
}

/** If it arrived, it may have been read. */
async function maybeShown(
  app: App,
  unit: Unit,
  { recipient, subject }: Extract<OutboxItem['work'], { do: 'show' }>,
): Promise<void> {
  const by = readerOf(recipient);
  const address = await addressOf(app, unit.school, recipient, unit);
  if (by === undefined || !address) return;
  const seen = await seenOnCard(app, unit.school, subject, address.viewer, unit);
  await auditShown(unit, { at: stamp(app), by, card: subject, action: 'shown.maybe' }, seen);
}

/** Not strangers or shared conversations. */
function canAsk(school: string, to: Recipient): boolean {
  if (to.to !== 'conversation') return true;
  const { conversation } = to.reference;
  const personal =
    typeof conversation === 'object' &&
    conversation !== null &&
    'conversationType' in conversation &&
    conversation.conversationType === 'personal';
  return personal && school !== municipalityPart;
}

/** Whether a later try can succeed. */
function mayPass(error: unknown): boolean {
  return error instanceof OutsideError && error.retry;
}

function isOver(work: OutboxWork, attempts: number, ageMs: number): boolean {
  return work.do === 'show' ? ageMs >= oldestMessageMs : attempts >= mostJobTries;
}

/** Forgets possibly missing messages nobody asked for in time, and given-up items at night. */
export async function forgetMaybes(
  app: App,
  school: string,
  outbox: readonly { id: string; value: OutboxItem }[],
): Promise<void> {
  const oldest = app.now().subtract(keepMaybe);
  const isOld = ({ state, createdAt }: OutboxItem) =>
    state === 'maybe' && Temporal.Instant.compare(Temporal.Instant.from(createdAt), oldest) < 0;
  const old = outbox.filter(({ value }) => isOld(value));
  if (old.length === 0) return;
  await transact(app.store, school, async (unit) => {
    for (const { id } of old) {
      const current = await unit.load('outbox', id);
      if (current && isOld(current)) unit.remove('outbox', id);
    }
  });
}

/** An error's code, safe to log. */
export function faultCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
