import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFor } from '../../../bot/sandbox/random.ts';
import { wordingOf } from '../../../cards/wording/wording.ts';
import type { Roster, StaffMember } from '../../../services/roster/roster.ts';
import { Buttons } from './buttons.ts';
import type { Arrived } from './connector.ts';
import { activityOf, chatOf } from './people.ts';
import { type Act, planOf } from './plan.ts';

/** What every card of a refusal begins with. */
const refused = wordingOf('da').texts.refusal.summary;

/** How long an answer may take before it is missing. */
const patienceMs = 60_000;

/** What became of something somebody did: times in milliseconds, counted from when it was to be done. */
export type Outcome = {
  do: Act['do'];
  httpMs: number;
  /** Until its answer came: at the connector, for a press with the HTTP answer. */
  answerMs: number | undefined;
  /** What is wrong with the answer, in a word; `missing` where there is none. */
  fault: 'missing' | 'double' | 'wrong' | undefined;
};

/** An answer that is waited for in a conversation. */
type Awaited = {
  /** What only this answer holds, and what it must say. */
  names: string;
  says: string;
  came: Arrived[];
  done: () => void;
};

/** Plays the morning against a bot, and judges each answer. */
export class Play {
  readonly #url: string;
  readonly #schools: readonly Roster[];
  readonly #people: ReadonlyMap<string, StaffMember>;
  readonly #awaited = new Map<string, Awaited[]>();
  readonly #buttons = new Buttons(randomFor('buttons'));
  #sequence = 0;

  constructor(url: string, schools: readonly Roster[]) {
    this.#url = url;
    this.#schools = schools;
    this.#people = new Map(schools.flatMap(({ staff }) => staff.map((one) => [chatOf(one), one])));
  }

  /** Every message that the bot sends. */
  came(message: Arrived): void {
    this.#buttons.came(message);
    for (const one of this.#awaited.get(message.conversation) ?? []) {
      if (message.update || !message.content.includes(one.names)) continue;
      one.came.push(message);
      one.done();
    }
  }

  /**
   * @param factor how many times faster than planned
   * @param minutes how many of the planned ones
   * @param settled resolves once the bot has nothing in progress: an answer may come twice, and late
   */
  async run(
    { factor, minutes }: { factor: number; minutes: number },
    settled: () => Promise<unknown>,
  ): Promise<readonly Outcome[]> {
    const began = performance.now();
    const planned = planOf(this.#schools).filter(({ at }) => at < minutes * 60_000);
    const judges = await Promise.all(
      planned.map(async (act) => {
        const due = began + act.at / factor;
        await sleep(Math.max(0, due - performance.now()));
        return this.#do(act, due);
      }),
    );
    await settled();
    return judges.map((judge) => judge());
  }

  /** Resolves when it is answered, or has waited too long. */
  #do(act: Act, due: number): Promise<() => Outcome> {
    if (act.do === 'press') return this.#press(due);
    const id = this.#nextId();
    const chat = chatOf(act.by);
    if (act.do === 'status') {
      const names = JSON.stringify(`Overblik: ${act.roster.school.name}`);
      return this.#say(act, {
        id,
        words: 'status',
        names,
        says: `${act.roster.pupils.length} elever`,
        due,
      });
    }
    const { id: pupilId, givenName, familyName } = act.pupil;
    const name = `${givenName} ${familyName}`;
    const names = JSON.stringify(`${chat}/${id}:${pupilId}`);
    return this.#say(act, { id, words: `${name} syg i dag`, names, says: `**${name}**`, due });
  }

  async #say(
    act: Exclude<Act, { do: 'press' }>,
    said: { id: string; words: string; due: number } & Pick<Awaited, 'names' | 'says'>,
  ): Promise<() => Outcome> {
    const { id, words, names, says, due } = said;
    const chat = chatOf(act.by);
    const answered = Promise.withResolvers<void>();
    const one: Awaited = { names, says, came: [], done: answered.resolve };
    this.#awaited.set(chat, [...(this.#awaited.get(chat) ?? []), one]);
    const { status } = await this.#post(activityOf(act.by, id, { type: 'message', text: words }));
    const httpMs = performance.now() - due;
    await Promise.race([answered.promise, sleep(patienceMs, undefined, { ref: false })]);
    return () => ({
      ...{ do: act.do, httpMs },
      answerMs: one.came[0] && one.came[0].at - due,
      fault: status === 200 ? faultOf(one) : 'wrong',
    });
  }

  async #press(due: number): Promise<() => Outcome> {
    const taken = this.#buttons.take();
    const by = taken && this.#people.get(taken.conversation);
    if (!taken || !by) throw new Error('no card came yet that could be pressed');
    const { verb, data } = taken.button;
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value };
    const { status, body } = await this.#post(activityOf(by, this.#nextId(), invoke));
    const httpMs = performance.now() - due;
    const right = status === 200 && shows(body, verb, data);
    return () => ({ do: 'press', httpMs, answerMs: httpMs, fault: right ? undefined : 'wrong' });
  }

  #nextId(): string {
    this.#sequence += 1;
    return `act-${this.#sequence}`;
  }

  /** Status 0 where there was no answer. Not by `fetch`, which gives up on a bot that is busy for ten seconds. */
  async #post(activity: object): Promise<{ status: number; body: string }> {
    const sent = request(`${this.#url}/api/messages`, {
      ...{ agent, method: 'POST', headers: { 'content-type': 'application/json' } },
    });
    // A connection may also break after the answer has begun.
    sent.on('error', () => {});
    try {
      sent.end(JSON.stringify(activity));
      const [response] = await once(sent, 'response');
      return { status: response.statusCode ?? 0, body: await text(response) };
    } catch {
      return { status: 0, body: '' };
    }
  }
}

const agent = new Agent({ keepAlive: true });

function faultOf({ came, says }: Awaited): Outcome['fault'] {
  if (came.length === 0) return 'missing';
  if (came.length > 1) return 'double';
  return came[0]?.content.includes(says) ? undefined : 'wrong';
}

/** Whether a press was answered with the card it asks for, not with a refusal. */
function shows(body: string, verb: string, data: Readonly<Record<string, unknown>>): boolean {
  if (!body.startsWith('{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive"'))
    return false;
  if (body.includes(refused)) return false;
  if (verb === 'note.undo') return body.includes('"text":"Fortrudt"');
  const { case: subject } = data;
  return typeof subject !== 'string' || body.includes(subject);
}
