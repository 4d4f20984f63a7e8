import { da } from '../../cards/texts/da.ts';
import { refusals } from '../../cards/texts/refusals.da.ts';
import { type Button, buttonsOf } from '../doubles/cardReading.ts';
import { decideArrangement, setArrangement } from './arrangementWork.ts';
import {
  type Answers,
  type Line,
  linesOf,
  type Step,
  stepIn,
  stepOf,
  stepsIn,
  stepWithId,
} from './cardsAtWork.ts';
import type { Message } from './chats.ts';
import type { Colleague } from './colleagues.ts';
import { openForm, send } from './forms.ts';
import { decideLeft } from './leavingWork.ts';
import { tellOfMeeting } from './meetingWork.ts';
import { answerWayBack, isContact, noteContact, writePlan } from './planWork.ts';
import { settle } from './settle.ts';
import type { World } from './world.ts';

const mostPresses = 25;
const mostPages = 12;
const consentWeeks = 26;
const timePassed = refusals.meeting_time_passed().title;

/** Somebody looks at what came, and does what there is to do; whoever comes back later opens the list anew. */
export async function work(world: World, one: Colleague): Promise<void> {
  const unread = world.chats.read(one.chat);
  for (const message of unread) {
    if (message.kind === 'case') await atCase(world, one, message);
    if (message.kind === 'conflict') await settle(world, one, message);
    if (message.kind === 'task') await contactHomes(world, one, message.shown.content);
  }
  await vote(world, one);
  const list = world.chats.newest(one.chat, 'list');
  if (!list) return;
  await turnPages(world, one, list);
  await decideLeft(world, one, list.shown.content, (card) =>
    close(world, one, card, { chosen: ['moved'], words: 'Aftalt med den nye skole.' }),
  );
  await atTasks(world, one, list.shown.content);
  await atList(world, one, list.shown.content);
}

/** Reads all of a list before doing anything. */
async function turnPages(world: World, one: Colleague, { shown }: Message): Promise<void> {
  let card = shown.content;
  for (let page = 1; page <= mostPages; page += 1) {
    const next = buttonsOf(card).find(
      ({ verb, data }) => verb === 'digest.show' && data.page === page,
    );
    if (!next) return;
    card = await world.press(one, next, {});
    world.chats.turned(card, one.chat, shown);
  }
}

/** What pupils' absence asks, beside cases: from the list, or from the screens that it leads to. */
async function atTasks(world: World, one: Colleague, list: string): Promise<void> {
  const buttons = buttonsOf(list);
  const all = buttons.find(({ verb }) => verb === 'contact.list');
  await contactHomes(world, one, all ? await world.press(one, all, {}) : list);
  const asked = buttons.find(({ verb }) => verb === 'reason.list');
  if (asked) await answerReasons(world, one, await world.press(one, asked, {}));
}

/** One home after the other, as long as there are any. */
async function contactHomes(world: World, one: Colleague, before: string): Promise<void> {
  let card = before;
  for (let press = 0; press < mostPresses; press += 1) {
    const next = buttonsOf(card).find(({ verb }) => verb === 'contact.done');
    if (!next) return;
    card = await world.press(one, next, {});
  }
}

/** What nobody wrote, nobody knows: so the notes stay as they were written. */
async function answerReasons(world: World, one: Colleague, before: string): Promise<void> {
  let card = before;
  for (let press = 0; press < mostPresses; press += 1) {
    const next = buttonsOf(card).find(({ data }) => data.answer === 'unknown');
    if (!next) return;
    const { pupil, from, to } = next.data;
    const days = world.calendar.between(day(from), day(to)).map(String);
    world.askedWhy += days.length;
    // The files of a day come in the afternoon: what they say is known the next morning.
    const known = days.filter((one) => world.ledger.registerKnows(String(pupil), one));
    world.askedInVain.push(...known.map((one) => `${world.today()} ${pupil} ${one}`));
    card = await world.press(one, next, {});
  }
}

function day(date: unknown): Temporal.PlainDate {
  return Temporal.PlainDate.from(String(date));
}

/** A case that came by itself: only what is one's own by one's role. */
async function atCase(world: World, one: Colleague, { shown }: Message): Promise<void> {
  const tried = new Set<string>();
  let card = shown.content;
  for (let press = 0; press < mostPresses; press += 1) {
    const next = buttonsOf(card).find(
      (button) => mine(one, button) && !tried.has(`${button.verb}/${button.data.step}`),
    );
    if (!next) return;
    tried.add(`${next.verb}/${next.data.step}`);
    if (isMeeting(next)) return;
    card = await take(world, one, next);
  }
}

function isMeeting(button: Button): boolean {
  return stepOf(button)?.id === 'team-meeting' && isDone(button);
}

/** A step is done at once, or by a form where more is asked for. */
function isDone({ verb, data }: Button): boolean {
  return verb === 'step.done' || (verb === 'case.form' && data.form === 'done');
}

/** The button of a step that is done by writing the plan. */
function isPlan({ verb, data }: Button): boolean {
  return verb === 'case.form' && data.form === 'goal';
}

function mine({ member }: Colleague, button: Button): boolean {
  const step = stepOf(button);
  if (button.verb === 'step.approve') return step?.approver === member.role;
  return isPlan(button) || (isDone(button) && step?.responsible === member.role);
}

/** Presses a button, and fills in the form where it opens one. */
async function take(world: World, one: Colleague, button: Button): Promise<string> {
  if (isPlan(button)) return writePlan(world, one, button);
  const after = await world.press(one, button, {});
  if (button.verb !== 'case.form') return after;
  return send(world, one, after, 'step.done', { chosen: [String(button.data.step)] });
}

/** Line by line, until nothing is left that can be done now. */
async function atList(world: World, one: Colleague, before: string): Promise<void> {
  const tried = new Set<string>();
  const refresh = buttonsOf(before).find(({ verb }) => verb === 'digest.show');
  // Half of all people press what they see without making the list anew.
  let list = refresh && world.random.chance(0.5) ? await world.press(one, refresh, {}) : before;
  for (let press = 0; press < mostPresses; press += 1) {
    const line = linesOf(list).find((some) => !tried.has(keyOf(some)));
    if (!line) return;
    tried.add(keyOf(line));
    const after = await atLine(world, one, line);
    const again = buttonsOf(after).find(({ verb }) => verb === 'digest.show');
    if (again) list = after;
    else if (refresh) list = await world.press(one, refresh, {});
  }
}

function keyOf({ caseId, text }: Line): string {
  return `${caseId}/${stepIn(text)?.id ?? text.slice(0, 60)}`;
}

/** @returns the card that stands there afterwards */
async function atLine(world: World, one: Colleague, line: Line): Promise<string> {
  if (line.text.includes(da.digest.kinds.help)) world.talkTo(line.text, one.school);
  if (line.text.includes(da.digest.kinds.held)) return tellOfMeeting(world, one, line);
  if (line.text.includes(da.digest.kinds.holder)) return nameHolder(world, one, line);
  const direct = line.buttons.find(({ verb }) => verb === 'step.approve' || verb === 'step.done');
  if (direct && !isMeeting(direct)) {
    const isNoted = isContact(stepOf(direct)) && world.random.chance(0.5);
    if (!isNoted && !world.random.chance(0.05)) return world.press(one, direct, {});
  }
  const open = line.buttons.find(({ verb }) => verb === 'case.show');
  if (!open) return '{}';
  return atOpenCase(world, one, line, await world.press(one, open, {}));
}

async function atOpenCase(world: World, one: Colleague, line: Line, card: string): Promise<string> {
  const buttons = buttonsOf(card);
  const judge = buttons.find(
    ({ verb, data }) => verb === 'step.judge' && data.judgement === world.judgementOf(line.caseId),
  );
  if (line.text.includes(da.digest.kinds.judge)) {
    return judge ? judged(world, one, judge, card) : card;
  }
  if (line.text.includes(da.digest.kinds.close)) return noGround(world, one, card);
  if (line.text.includes(da.digest.kinds.wayBack)) return answerWayBack(world, one, card);
  if (line.text.includes(da.digest.kinds.arrangement)) {
    return decideArrangement(world, one, line.caseId, card);
  }
  if (line.text.includes(da.digest.kinds.begun)) return answerBegun(world, one, card);
  const wanted = stepIn(line.text);
  if (line.text.includes(da.digest.kinds.help)) return card;
  if (line.text.includes(da.digest.kinds.approve)) {
    return atStep(world, one, card, 'reject', wanted?.id, { words: 'Det har vi allerede i gang.' });
  }
  if (wanted?.id === 'team-meeting') return aroundMeeting(world, one, line, card);
  if (world.random.chance(0.05)) return putOff(world, one, card, wanted?.id);
  if (world.random.chance(0.05)) return comment(world, one, card);
  if (wanted?.bringsIn) return bringIn(world, one, card, wanted.bringsIn);
  if (isContact(wanted) && world.random.chance(0.5)) return atContact(world, one, card, wanted);
  const plan = wanted?.plan ? buttons.find(isPlan) : undefined;
  return plan ? take(world, one, plan) : atStep(world, one, card, 'done', wanted?.id);
}

/** Notes a talk, which does the step that asked for it. */
async function atContact(world: World, one: Colleague, card: string, step: Step): Promise<string> {
  const form = await openForm(world, one, card, 'contact');
  const id = stepsIn(form ?? '{}').find((some) => stepWithId(some)?.id === step.id);
  if (form === undefined || id === undefined) return card;
  return noteContact(world, one, form, { step, id });
}

/** Whoever leads names a tovholder: the one who stands there, or the first of those offered. */
async function nameHolder(world: World, one: Colleague, { buttons }: Line): Promise<string> {
  const open = buttons.find(({ verb, data }) => verb === 'case.form' && data.form === 'holder');
  return open ? send(world, one, await world.press(one, open, {}), 'case.hold') : '{}';
}

/** The old school hears from the new one; every fourth time nobody there knows yet. */
async function answerBegun(world: World, one: Colleague, card: string): Promise<string> {
  const answer = world.random.chance(0.25) ? 'unknown' : 'yes';
  const button = buttonsOf(card).find(
    ({ verb, data }) => verb === 'case.begun' && data.answer === answer,
  );
  return button ? world.press(one, button, {}) : card;
}

/** Does something to a step, by the form where it is chosen. */
async function atStep(
  world: World,
  one: Colleague,
  card: string,
  form: 'done' | 'reject' | 'postpone',
  wanted: string | undefined,
  answers: Answers = {},
): Promise<string> {
  const opened = await openForm(world, one, card, form);
  const step = stepsIn(opened ?? '{}').find((id) => stepWithId(id)?.id === wanted);
  if (opened === undefined || step === undefined) return card;
  return send(world, one, opened, `step.${form}`, { ...answers, chosen: [step] });
}

/** A meeting is proposed, waited for, and held; only then is the step done. */
async function aroundMeeting(
  world: World,
  one: Colleague,
  { caseId }: Line,
  card: string,
): Promise<string> {
  if (world.wasHeld(caseId)) return atStep(world, one, card, 'done', 'team-meeting');
  const propose = buttonsOf(card).find(({ verb }) => verb === 'meeting.propose');
  return propose ? world.press(one, propose, {}) : card;
}

/** Somebody who knows the pupil judges; where attendance is as it should be, the case ends. */
async function judged(world: World, one: Colleague, judge: Button, card: string): Promise<string> {
  const ready = card.includes(da.followUp.ready);
  const after = await world.press(one, judge, {});
  const caseId = String(judge.data.case);
  const otherOffer = world.hasOtherOffer(caseId, one.school);
  if (!ready && !otherOffer) {
    const helps = judge.data.judgement === 'better' || world.random.chance(0.6);
    return helps ? after : setArrangement(world, one, caseId, after);
  }
  const ending = otherOffer ? 'other_offer' : 'back_in_school';
  return close(world, one, after, { chosen: [ending, 'other'], words: 'Aftalt med hjemmet.' });
}

/** What a case stood on was taken back: whoever is asked closes it. */
async function noGround(world: World, one: Colleague, card: string): Promise<string> {
  return close(world, one, card, { chosen: ['no_ground'], words: 'Noteret ved en fejl.' });
}

async function close(world: World, one: Colleague, card: string, answers: Answers) {
  const opened = await openForm(world, one, card, 'close');
  return opened === undefined ? card : send(world, one, opened, 'case.close', answers);
}

async function putOff(
  world: World,
  one: Colleague,
  card: string,
  wanted: string | undefined,
): Promise<string> {
  const answers = { day: world.schoolDayIn(7), words: 'Vi venter på et svar fra hjemmet.' };
  return answers.day ? atStep(world, one, card, 'postpone', wanted, answers) : card;
}

async function comment(world: World, one: Colleague, card: string): Promise<string> {
  const opened = await openForm(world, one, card, 'comment');
  const answers = { words: 'Talt sammen i teamet i dag.' };
  return opened === undefined ? card : send(world, one, opened, 'case.comment', answers);
}

/** Somebody from outside the school is brought in, with the parents' consent for half a year; that does the step. */
async function bringIn(world: World, one: Colleague, card: string, role: string): Promise<string> {
  const form = await openForm(world, one, card, 'involve');
  const person = world.staffOf(one.school).find(({ member }) => member.role === role);
  if (form === undefined || !person) return card;
  const chosen = [person.member.id, 'consent'];
  return send(world, one, form, 'case.involve', { chosen, day: world.dayIn(consentWeeks) });
}

/** Asked once more as somebody is missing, the organiser meets without them. */
async function bookAnyway(world: World, one: Colleague, answer: string): Promise<void> {
  const anyway = buttonsOf(answer || '{}').find(({ data }) => data.without !== undefined);
  if (anyway) await world.press(one, anyway, {});
}

/** The first time that a proposal asks about. */
function firstTime(card: string): string | undefined {
  return /"id":"times".*?"value":"([^"]+)"/.exec(card)?.[1];
}

/** Votes on the times of each meeting that is proposed; who called it books when others take too long. */
async function vote(world: World, one: Colleague): Promise<void> {
  const meetings = world.chats
    .of(one.chat)
    .filter(({ kind }) => kind === 'meeting')
    .slice(-6);
  for (const { shown, at } of meetings) {
    if (world.goneBy.has(shown.id)) continue;
    const buttons = buttonsOf(shown.content);
    const book = buttons.find(({ verb }) => verb === 'meeting.book');
    const yes = buttons.find(({ verb, data }) => verb === 'meeting.vote' && !data.vote);
    const voted = shown.content.includes(da.meeting.answerAgain);
    const press = book && voted && world.daysSince(at) >= 1 ? book : voted ? undefined : yes;
    const times = book ? String(book.data.slot) : (firstTime(shown.content) ?? '');
    const answer = press ? await world.press(one, press, press === yes ? { times } : {}) : '';
    await bookAnyway(world, one, answer);
    if (answer.includes(timePassed)) world.goneBy.add(shown.id);
  }
}
