import { isDeepStrictEqual } from 'node:util';
import {
  type CardRef,
  type OutboxItem,
  type Post,
  type Recipient,
  recipientKey,
  subjectKey,
} from '../core/outboxItem.ts';
import type { CaseWork, TurnWork } from '../core/work.ts';

/** What the presser has before them: a form to fill in, a screen to read, or the card itself. */
export type Screen = 'form' | 'reading' | 'card';

/** How long it stays, in seconds: long enough to write or read, short enough not to miss the day's news. */
const stays: Readonly<Record<Screen, number>> = {
  form: 15 * 60,
  reading: 2 * 60,
  /** It was just answered as it now is: time to press on before the press's own update comes. */
  card: 5,
};

const longestMs = stays.form * 1000;

type Place = Post['places'][string];

/**
 * Until when a card is left alone where somebody has a screen of it open.
 * @returns undefined if nobody has
 */
export function leftAloneUntil(
  { app }: Pick<CaseWork, 'app'>,
  { forms = {} }: Place,
): { until: string; waitMs: number } | undefined {
  const [last] = Object.values(forms)
    .map((until) => ({
      until,
      waitMs: Math.ceil(Temporal.Instant.from(until).since(app.now()).total('milliseconds')),
    }))
    // A clock that was set back makes no form stay open for longer.
    .filter(({ waitMs }) => waitMs > 0 && waitMs <= longestMs)
    .toSorted((a, b) => b.waitMs - a.waitMs);
  return last;
}

/** Notes which screen of the case's card the presser has now, and lets nothing waiting replace it meanwhile. */
export async function openScreen(work: TurnWork, caseId: string, screen: Screen): Promise<void> {
  const { app, turn, unit } = work;
  const found = await placeOf(work, caseId);
  if (!found) return;
  const { post, place } = found;
  const seconds = stays[screen];
  const until = app.now().add({ seconds }).toString();
  const { [turn.actor.member.id]: _, ...others } = place.forms ?? {};
  // The card itself may be replaced by what others do; only what is on its way now waits a little.
  const forms = screen === 'card' ? others : { ...others, [turn.actor.member.id]: until };
  putForms(work, caseId, post, place, forms);
  const wait = leftAloneUntil(work, { ...place, forms }) ?? { until, waitMs: seconds * 1000 };
  for (const { id, value } of await waitingFor(work, caseId, place.recipient)) {
    // What is planned for the morning stays so; what failed is tried anew afterwards.
    const isPlanned = value.attempts === 0 && value.notBefore !== undefined;
    if (isPlanned && !value.behindForm) continue;
    const anew = {
      attempts: 0,
      notBefore: wait.until,
      waitMs: wait.waitMs,
      behindForm: true,
    } as const;
    unit.put('outbox', id, { ...value, ...anew });
  }
}

/** Notes that the presser is done with their screen there; what waited for it goes out. */
export async function closeScreen(work: TurnWork, caseId: string): Promise<void> {
  const { turn, unit } = work;
  const found = await placeOf(work, caseId);
  const by = turn.actor.member.id;
  if (found?.place.forms?.[by] === undefined) return;
  const { post, place } = found;
  const { [by]: _, ...others } = place.forms ?? {};
  putForms(work, caseId, post, place, others);
  if (leftAloneUntil(work, { ...place, forms: others })) return;
  for (const { id, value } of await waitingFor(work, caseId, place.recipient)) {
    if (!value.behindForm) continue;
    const { notBefore: _until, waitMs: _wait, behindForm: _held, ...rest } = value;
    unit.put('outbox', id, rest);
  }
}

/** Where the pressed card stands, if it is the case's own. */
async function placeOf(
  { turn, unit }: TurnWork,
  caseId: string,
): Promise<{ post: Post; place: Place } | undefined> {
  const post = await unit.load('post', subjectKey(cardOf(caseId)));
  const place = Object.values(post?.places ?? {}).find(
    ({ activityId }) => activityId === turn.pressedIn,
  );
  return post && place && { post, place };
}

function putForms(
  { unit }: TurnWork,
  caseId: string,
  { places }: Post,
  { forms: before = {}, ...place }: Place,
  forms: Record<string, string>,
): void {
  if (isDeepStrictEqual(before, forms)) return;
  const key = recipientKey(place.recipient);
  const open = Object.keys(forms).length === 0 ? place : { ...place, forms };
  unit.put('post', subjectKey(cardOf(caseId)), { places: { ...places, [key]: open } });
}

/** What waits to be shown on that card. */
async function waitingFor(
  { unit }: TurnWork,
  caseId: string,
  to: Recipient,
): Promise<{ id: string; value: OutboxItem }[]> {
  const key = subjectKey(cardOf(caseId));
  return (await unit.list('outbox')).filter(({ value: { state, work } }) => {
    if (state !== 'waiting' || work.do !== 'show' || work.mode === 'new') return false;
    return subjectKey(work.subject) === key && recipientKey(work.recipient) === recipientKey(to);
  });
}

function cardOf(id: string): CardRef {
  return { card: 'case', id };
}
