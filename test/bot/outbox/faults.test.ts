import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { type Random, randomFor } from '../../../bot/sandbox/random.ts';
import { buttonsOf } from '../../doubles/cardReading.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Fault, type Person } from '../../doubles/teams.ts';

const faults: readonly Fault[] = [
  { status: 429, retryAfter: '2' },
  { status: 429, retryAfter: '0.5' },
  { status: 412 },
  { status: 403 },
  { status: 404 },
  { status: 413 },
  ...([500, 502, 503, 504, 'reset', 'hang'] as const).flatMap((status) => [
    { status },
    { status, taken: true },
  ]),
];

const classes = ['5a', '5b', '6a', '6b', '7a', '7b', '8a', '8b'];
const rounds = 6;

/** A running school whose connector fails at random, and what is needed to judge what became of it. */
type Trial = {
  school: RunningSchool;
  clock: HandClock;
  random: Random;
  tried: number;
  hanging: number;
};

describe('a connector that fails at random, until it is well again', function () {
  this.timeout(30_000);
  let trial: Trial;

  /** Waits until nothing is on its way; what hangs runs out of time. */
  const settle = async (): Promise<void> => {
    const state = { idle: false };
    void trial.school.bot.delivery.idle().then(() => {
      state.idle = true;
    });
    while (!state.idle) {
      await setImmediate();
      if (trial.hanging === 0) continue;
      trial.hanging = 0;
      trial.clock.advance({ seconds: 15 });
    }
  };

  const fail = (share: number) => {
    trial.school.teams.setFault(() => {
      if (!trial.random.chance(share)) return undefined;
      trial.tried += 1;
      const fault = trial.random.pick(faults);
      if (fault.status === 'hang') trial.hanging += 1;
      return fault;
    });
  };

  /** Everybody writes, three lines each a round, of which the last opens or changes a case. */
  const write = async (teachers: readonly Person[], round: number): Promise<void> => {
    const { pupils } = trial.school.roster;
    const lines = teachers.map(async (teacher, index) => {
      const own = pupils.filter(({ classCode }) => classCode === classes[index]);
      const name = (at: number) => `${own[at]?.givenName} ${own[at]?.familyName}`;
      await trial.school.teams.say(teacher, `${name(round * 2)} syg i dag`);
      await trial.school.teams.say(teacher, `${name(round * 2 + 1)} syg i dag`);
      await trial.school.teams.say(teacher, `${name(20)} ulovligt fravær ${16 + round}/11`);
    });
    await Promise.all(lines);
  };

  afterEach(() => trial.school.close());

  for (const seed of ['one', 'two', 'three']) {
    it(`shows no message twice, loses none, and keeps the order of each conversation (${seed})`, async () => {
      const clock = handClock();
      const random = randomFor(seed);
      const school = await startSchool({
        schools: 1,
        overrides: {
          now: clock.now,
          elapsed: clock.elapsed,
          schedule: clock.schedule,
          random: random.next,
        },
      });
      trial = { school, clock, random, tried: 0, hanging: 0 };
      const teachers = classes.map((code) => school.person('class_teacher', code));
      const everybody = [...teachers, school.person('leader'), school.person('coordinator')];
      await Promise.all(everybody.map((person) => school.teams.install(person)));
      await settle();
      for (let round = 0; round < rounds; round += 1) {
        fail(0.4);
        await write(teachers, round);
        await settle();
        clock.advance({ seconds: 5 });
        await settle();
        if (round === rounds / 2) await school.restart();
      }
      school.teams.setFault();
      await Promise.all(everybody.map((person) => school.teams.say(person, 'hjælp')));
      for (let minute = 0; minute < 30; minute += 1) {
        clock.advance({ minutes: 1 });
        await settle();
      }
      assert.ok(trial.tried > 50, `${trial.tried} faults were tried`);
      assertNoneTwice(school, everybody);
      await assertNoneLost(school, teachers);
      assertInOrder(school, teachers);
    });
  }
});

/** A card is the same when its content is: each version has ids or a number of its own. */
function assertNoneTwice(school: RunningSchool, people: readonly Person[]): void {
  for (const person of people) {
    const posted = school.teams.shown(chatOf(person)).map(({ first }) => first);
    const cards = posted.filter((content) => buttonsOf(content).length > 0);
    assert.equal(new Set(cards).size, cards.length, `${person.name} sees a card twice`);
  }
}

/** The outbox items that the buttons of a card ask about. */
function askedAbout(content: string): string[] {
  return buttonsOf(content)
    .filter(({ verb }) => verb === 'message.again')
    .map(({ data }) => String(data.message));
}

/**
 * Every report's receipt was shown, is asked about, or was given up with a code. A question that met a
 * fault itself is not asked again: there are no more of the rest than of these.
 */
async function assertNoneLost(school: RunningSchool, people: readonly Person[]): Promise<void> {
  const shown = new Set(people.flatMap((person) => receipts(school, person)));
  const asked = new Set(
    people
      .flatMap((person) => school.teams.shown(chatOf(person)))
      .flatMap(({ content }) => askedAbout(content)),
  );
  const { store } = school.bot.app;
  const outbox = await store.list('linde', 'outbox');
  const open = outbox.filter(({ value }) => value.state === 'waiting' || value.state === 'sending');
  assert.deepEqual(open, [], 'nothing is left undone');
  const settled = new Map<string, string>();
  for (const { id, value } of outbox) {
    if (value.work.do !== 'show' || value.work.subject.card !== 'receipt') continue;
    const told = value.state === 'failed' ? value.failure : asked.has(id) && 'asked';
    if (told) settled.set(value.work.subject.id, told);
  }
  const reports = await store.list('linde', 'report');
  assert.ok(reports.length > 100, `${reports.length} messages were noted`);
  const lost = reports.filter(({ id }) => !shown.has(id) && !settled.has(id));
  const lines = school.log.map((line) => JSON.parse(line));
  const left = [
    ...lines.filter(({ what, outcome }) => what === 'missed' && outcome !== 'retry'),
    // What Teams takes for too large is replaced by a word about that.
    ...lines.filter(({ code, card }) => code === 'card_too_large' && card === 'receipt'),
  ];
  assert.ok(lost.length <= left.length, `${lost.length} lost, ${left.length} questions failed`);
}

function assertInOrder(school: RunningSchool, people: readonly Person[]): void {
  for (const person of people) {
    const numbers = receipts(school, person).map((report) => Number(/\/a(\d+):/.exec(report)?.[1]));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
  }
}

/** The reports whose receipts somebody sees, in the order in which they came. */
function receipts(school: RunningSchool, person: Person): string[] {
  return school.teams.shown(chatOf(person)).flatMap(({ first }) =>
    buttonsOf(first)
      .filter(({ verb }) => verb === 'note.undo')
      .map(({ data }) => String(data.report)),
  );
}
