import {
  type CardRef,
  type OutboxItem,
  type Post,
  type Recipient,
  recipientKey,
  subjectKey,
} from '../core/outboxItem.ts';
import type { CaseWork, TurnWork } from '../core/work.ts';

/** How long an open form is left alone: long enough to write, short enough not to miss the day's news. */
const leftAlone = Temporal.Duration.from({ minutes: 15 });

type Place = Post['places'][string];

/**
 * Until when a card is left alone where somebody has a form of it open.
 * @returns undefined if nobody has
 */
export function formOpenUntil(
  { app }: Pick<CaseWork, 'app'>,
  { forms = {} }: Place,
): { until: string; waitMs: number } | undefined {
  const [last] = Object.values(forms)
    .map((until) => ({
      until,
      waitMs: Math.ceil(Temporal.Instant.from(until).since(app.now()).total('milliseconds')),
    }))
    // A clock that was set back makes no form stay open for longer.
    .filter(({ waitMs }) => waitMs > 0 && waitMs <= leftAlone.total('milliseconds'))
    .toSorted((a, b) => b.waitMs - a.waitMs);
  return last;
}

/** Notes that the presser opens a form on the case's card, and lets nothing waiting replace it meanwhile. */
export async function openForm(work: TurnWork, caseId: string): Promise<void> {
  const { app, turn, unit } = work;
  const found = await placeOf(work, caseId);
  if (!found) return;
  const { post, place } = found;
  const until = app.now().add(leftAlone).toString();
  putForms(work, caseId, post, place, { ...place.forms, [turn.actor.member.id]: until });
  const waitMs = leftAlone.total('milliseconds');
  for (const { id, value } of await waitingFor(work, caseId, place.recipient)) {
    // What is planned for the morning stays so; what failed is tried anew afterwards.
    const isPlanned = value.attempts === 0 && value.notBefore !== undefined;
    if (isPlanned && !value.behindForm) continue;
    const anew = { attempts: 0, notBefore: until, waitMs, behindForm: true } as const;
    unit.put('outbox', id, { ...value, ...anew });
  }
}

/** Notes that the presser has no form open there any more; what waited for it goes out. */
export async function closeForm(work: TurnWork, caseId: string): Promise<void> {
  const { turn, unit } = work;
  const found = await placeOf(work, caseId);
  const by = turn.actor.member.id;
  if (found?.place.forms?.[by] === undefined) return;
  const { post, place } = found;
  const { [by]: _, ...others } = place.forms ?? {};
  putForms(work, caseId, post, place, others);
  if (formOpenUntil(work, { ...place, forms: others })) return;
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
  { forms: _, ...place }: Place,
  forms: Record<string, string>,
): void {
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
