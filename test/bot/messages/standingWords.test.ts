import assert from 'node:assert/strict';
import { standing } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const today = '2026-11-25';
const began = Temporal.ZonedDateTime.from(`${today}T08:10[Europe/Copenhagen]`);

/** What each message may say: whom it notes ill, and whom it takes back beside that. */
const words: Readonly<Record<string, readonly (readonly string[])[]>> = {
  first: [['Loke'], ['Aksel'], ['Loke', 'Aksel'], []],
  second: [['Sofie'], ['Hugo'], ['Sofie', 'Hugo'], []],
};

/** A message in the model. Its turn in the order is of each name by itself: an edit leaves what it keeps. */
type Said = {
  id: string;
  kind: 'note' | 'moves' | 'undo' | 'asks' | 'answers';
  ill: Map<string, number>;
  back: Map<string, number>;
  at: number;
  deleted: boolean;
  /** Messages that undo it. */
  undoneBy: Set<Said>;
};

/**
 * What stands, by a model that knows nothing of reports: a message counts unless it is deleted, or undone by one
 * that counts; of what counts about a pupil the newest holds.
 */
class Model {
  all: Said[] = [];

  counts(one: Said): boolean {
    return !one.deleted && ![...one.undoneBy].some((undo) => this.counts(undo));
  }

  holds(one: Said): boolean {
    if (!this.counts(one)) return false;
    const asks = this.all.find(({ kind }) => kind === 'asks');
    return one.kind !== 'answers' || (asks !== undefined && this.counts(asks) && asks.ill.size > 0);
  }

  standing(): string[] {
    const newest = new Map<string, { at: number; ill: boolean }>();
    for (const one of this.all) {
      if (!this.holds(one) || one.kind === 'asks') continue;
      const say = (ill: boolean) => (at: number, name: string) => {
        if (at > (newest.get(name)?.at ?? -1)) newest.set(name, { at, ill });
      };
      one.ill.forEach(say(true));
      one.back.forEach(say(false));
    }
    const ill = [...newest].flatMap(([name, one]) => (one.ill ? [name] : []));
    return ill.map((name) => `${name} illness ${today}`).toSorted();
  }

  last(): Said | undefined {
    const notes = this.all.filter(
      (one) => this.holds(one) && one.ill.size + one.back.size > 0 && one.kind !== 'asks',
    );
    return notes.toSorted((a, b) => a.at - b.at).at(-1);
  }

  /** Whether something waits for an answer, so that "fortryd" would mean that. */
  waits(): boolean {
    const asks = this.all.find(({ kind }) => kind === 'asks');
    const answers = this.all.find(({ kind }) => kind === 'answers');
    if (!asks || asks.deleted || asks.ill.size === 0) return false;
    return !answers || answers.deleted;
  }
}

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Chat {
  readonly model = new Model();
  readonly trace: string[] = [];
  readonly school: RunningSchool;
  readonly teacher: Person;
  readonly random: () => number;
  clock = 0;

  /** Whether the clock goes on. */
  readonly moves: boolean;

  constructor(school: RunningSchool, teacher: Person, random: () => number, moves: boolean) {
    this.moves = moves;
    this.school = school;
    this.teacher = teacher;
    this.random = random;
  }

  pick<T>(some: readonly T[]): T | undefined {
    return some[Math.floor(this.random() * some.length)];
  }

  async post(what: 'say' | 'edit' | 'delete' | 'undelete', id: string, text: string) {
    const [type, eventType] = (
      {
        say: ['message', undefined],
        edit: ['messageUpdate', 'editMessage'],
        delete: ['messageDelete', 'softDeleteMessage'],
        undelete: ['messageUpdate', 'undeleteMessage'],
      } as const
    )[what];
    this.trace.push(`${what} ${id}: ${text}`);
    await this.school.teams.post({
      ...this.school.teams.activity(this.teacher, { id }),
      ...(eventType ? { channelData: { tenant: { id: 'tenant' }, eventType } } : {}),
      ...{ timestamp: new Date(1_700_000_000_000 + this.clock * 1000).toISOString(), type, text },
    });
    await this.school.bot.delivery.idle();
  }

  async step(): Promise<void> {
    this.clock += 1;
    // At one and the same moment nothing tells what was last, but all that is taken back is still told apart.
    if (this.moves)
      this.school.setNow(began.add({ seconds: this.clock }).toString({ timeZoneName: 'never' }));
    const moves = [this.note, this.note, this.move, this.ask, this.remove, this.bring];
    if (this.moves) moves.push(this.undo);
    await this.pick(moves)?.call(this);
    const stands = (await standing(this.school)).map((one) => one);
    assert.deepEqual(stands, this.model.standing(), `\n${this.trace.join('\n')}\n`);
  }

  said(id: string, kind: Said['kind']): { one: Said; isNew: boolean } {
    const found = this.model.all.find((one) => one.id === id);
    if (found) return { one: found, isNew: false };
    const one: Said = {
      ...{ id, kind, at: this.clock, deleted: false },
      ...{ ill: new Map(), back: new Map(), undoneBy: new Set<Said>() },
    };
    return { one, isNew: true };
  }

  /** Writes or edits one of two notes. */
  async note(): Promise<void> {
    const [id, choices] =
      this.random() < 0.5
        ? (['100', words.first ?? []] as const)
        : (['200', words.second ?? []] as const);
    const { one, isNew } = this.said(id, 'note');
    const names = this.pick(choices) ?? [];
    const now = JSON.stringify([...one.ill.keys()]);
    if (one.deleted || (isNew ? names.length === 0 : now === JSON.stringify(names))) return;
    const text =
      names.length > 0 ? `${names.join(' og ')} ${names.length > 1 ? 'syge' : 'syg'}` : 'hej';
    // An edit that leaves some of it leaves that where it was; what was undone is said anew.
    const kept = this.model.counts(one) ? one.ill : new Map<string, number>();
    one.ill = new Map(names.map((name) => [name, kept.get(name) ?? this.clock]));
    one.undoneBy = new Set();
    one.at = this.clock;
    if (isNew) this.model.all.push(one);
    await this.post(isNew ? 'say' : 'edit', id, text);
  }

  /** "It was Gustav, not Loke", or an edit of that. */
  async move(): Promise<void> {
    const { one, isNew } = this.said('300', 'moves');
    const right = this.pick(['Gustav', 'Merle'] as const) ?? 'Gustav';
    if (one.deleted || (!isNew && !this.model.counts(one)) || one.ill.has(right)) return;
    const first = this.model.all.find(({ id }) => id === '100');
    if (!first || !this.model.counts(first) || !first.ill.has('Loke')) return;
    one.ill = new Map([[right, this.clock]]);
    one.back = new Map([['Loke', this.clock]]);
    one.undoneBy = new Set();
    one.at = this.clock;
    if (isNew) this.model.all.push(one);
    await this.post(isNew ? 'say' : 'edit', one.id, `nej det var ${right}, ikke Loke`);
  }

  /** A note that is asked about, its answer, and another answer by an edit. */
  async ask(): Promise<void> {
    const { one, isNew } = this.said('400', 'asks');
    if (isNew) {
      one.ill = new Map([['Philip', this.clock]]);
      this.model.all.push(one);
      await this.post('say', one.id, 'Philip syg');
      return;
    }
    const answer = this.said('500', 'answers');
    if (answer.one.deleted || !this.model.counts(one) || one.ill.size === 0) return;
    if (!answer.isNew && this.random() < 0.3) {
      one.ill = new Map();
      await this.post('edit', one.id, 'hej');
      return;
    }
    const before = this.trace.findLast((line) => line.includes(' 500: '))?.split(': ')[1];
    const name = before === 'Sandager' ? 'Agerholm' : 'Sandager';
    answer.one.ill = new Map([['Philip', this.clock]]);
    answer.one.undoneBy = new Set();
    answer.one.at = this.clock;
    if (answer.isNew) this.model.all.push(answer.one);
    await this.post(answer.isNew ? 'say' : 'edit', '500', name);
  }

  async undo(): Promise<void> {
    const last = this.model.last();
    if (!last || this.model.waits()) return;
    const { one } = this.said(`6${this.clock}`, 'undo');
    this.model.all.push(one);
    last.undoneBy.add(one);
    await this.post('say', one.id, 'fortryd');
  }

  async remove(): Promise<void> {
    const one = this.pick(this.model.all.filter(({ deleted }) => !deleted));
    if (!one) return;
    one.deleted = true;
    await this.post('delete', one.id, '');
  }

  async bring(): Promise<void> {
    const one = this.pick(this.model.all.filter(({ deleted }) => deleted));
    if (!one) return;
    one.deleted = false;
    await this.post('undelete', one.id, '');
  }
}

describe('what stands after any writing, editing, deleting, undeleting and undoing', () => {
  const most = Number(process.env.SEEDS ?? 10);
  const from = Number(process.env.SEED ?? 1);
  for (let seed = from; seed < from + most; seed += 1) {
    it(`is what the messages say that are still said, ${seed}`, async () => {
      const school = await startSchool({ schools: 1 });
      try {
        const teacher = school.person('class_teacher', '7b');
        await school.teams.install(teacher);
        const chat = new Chat(school, teacher, numbers(seed), seed % 2 === 0);
        for (let step = 0; step < 20; step += 1) await chat.step();
        assert.ok(school.teams.shown(chatOf(teacher)).length > 0);
      } finally {
        await school.close();
      }
    });
  }
});
