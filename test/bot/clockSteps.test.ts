import assert from 'node:assert/strict';
import fc from 'fast-check';
import { channelMembers } from '../../bot/outbox/channelMembers.ts';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import { buttonOf } from '../doubles/cardReading.ts';
import { type HandClock, handClock } from '../doubles/handClock.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf } from '../doubles/teams.ts';

const startWith = ({ now, elapsed, schedule }: HandClock) =>
  startSchool({ schools: 1, overrides: { now, elapsed, schedule, random: () => 0 } });

/** What is said one after the other; each stands on what was said before it. */
const said = [
  'Loke ulovligt fravær 2/11-6/11',
  'RET: Loke syg 3/11',
  'slet Loke 4/11',
  'Aksel syg 5/11',
  'RET: Aksel ulovligt fravær 5/11',
  'Sofie for sent 6/11',
  'Sofie syg 6/11',
  'RET: Loke ulovligt fravær 3/11',
  'Loke syg 4/11',
  'slet Aksel 5/11',
] as const;

/**
 * The exchange, with the clock so many hours wrong at each line, and Teams that refuses so many of the
 * bot's requests then.
 */
async function exchange(turns: readonly { wrong: number; refused: number }[]) {
  const clock = handClock('2026-11-25T10:00:00+01:00');
  const school = await startWith(clock);
  try {
    const teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.idle();
    const arrived: number[] = [];
    let wrong = 0;
    const pass = async (seconds: number) => {
      clock.advance({ seconds });
      await school.bot.idle();
      arrived.push(school.teams.shown(chatOf(teacher)).length);
    };
    for (const [index, text] of said.entries()) {
      const turn = turns[index] ?? { wrong: 0, refused: 0 };
      let refusing = turn.refused;
      school.teams.setFault(() => {
        refusing -= 1;
        return refusing >= 0 ? { status: 429 } : undefined;
      });
      assert.equal(await school.teams.say(teacher, text), 200);
      await school.bot.idle();
      clock.set({ hours: turn.wrong - wrong });
      wrong = turn.wrong;
      // Waits are one second after the first refusal, two after the second.
      await pass(1);
      await pass(2);
    }
    const pupils = await school.bot.app.store.list('linde', 'pupil');
    const outbox = await school.bot.app.store.list('linde', 'outbox');
    return {
      arrived,
      standing: pupils.map(({ value }) => standingAbsence(value)),
      waiting: outbox.filter(({ value }) => value.state === 'waiting').length,
      reports: (await school.bot.app.store.list('linde', 'report')).length,
    };
  } finally {
    await school.close();
  }
}

describe('a clock that is set back and forward', () => {
  it('changes nothing about what holds, and makes nobody wait longer', async function () {
    this.timeout(120_000);
    const turn = fc.record({
      wrong: fc.constantFrom(-25, -24, -1, 0, 1, 24, 25),
      refused: fc.constantFrom(0, 0, 1, 2),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(turn, { minLength: said.length, maxLength: said.length }),
        async (turns) => {
          const set = await exchange(turns);
          const steady = await exchange(turns.map(({ refused }) => ({ wrong: 0, refused })));
          assert.deepEqual(set, steady);
          assert.equal(set.reports, said.length);
          assert.equal(set.waiting, 0);
        },
      ),
      { numRuns: 4 },
    );
  });

  describe('over midnight', () => {
    let clock: HandClock;
    let school: RunningSchool;
    let teacher: ReturnType<RunningSchool['person']>;

    beforeEach(async () => {
      clock = handClock('2026-11-26T00:10:00+01:00');
      school = await startWith(clock);
      teacher = school.person('class_teacher', '7b');
      await school.teams.install(teacher);
      await school.bot.idle();
    });
    afterEach(() => school.close());

    const say = async (text: string) => {
      await school.teams.say(teacher, text);
      await school.bot.idle();
    };
    const newest = () => school.teams.shown(chatOf(teacher)).at(-1)?.content;
    const standing = async () => {
      const pupils = await school.bot.app.store.list('linde', 'pupil');
      return pupils.flatMap(({ value }) => standingAbsence(value).map(({ date }) => date));
    };

    it('leaves what was written to be taken back', async () => {
      await say('Aksel syg 24/11');
      clock.set({ hours: -1 });
      const { data } = buttonOf(newest(), 'note.undo');
      await school.teams.press(teacher, 'note.undo', data);
      assert.deepEqual(await standing(), []);
    });

    it('leaves what was asked to be answered, by a press and by a line', async () => {
      const { familyName = '' } =
        school.roster.pupils.find((one) => one.givenName === 'Philip' && one.classCode === '7b') ??
        {};
      for (const [at, answer] of ['press', 'line'].entries()) {
        await say('Philip syg 24/11');
        clock.set({ hours: -1 });
        const { data } = buttonOf(newest(), 'note.choose');
        if (answer === 'press') await school.teams.press(teacher, 'note.choose', data);
        else await say(familyName);
        assert.equal((await school.bot.app.store.list('linde', 'report')).length, at + 1, answer);
        clock.set({ hours: 1 });
      }
    });
  });

  it('lets nobody be shown a card who came into the channel after its members were read', async () => {
    const clock = handClock();
    let asked = 0;
    const members = channelMembers(
      {
        members: async () => {
          asked += 1;
          return [];
        },
      },
      { turn: async () => {} },
      clock.elapsed,
    );
    const to = { conversation: { id: '19:team' } };
    await members(to, clock.elapsed() - 1);
    await members(to, clock.elapsed() - 1);
    assert.equal(asked, 1);
    clock.set({ hours: -1 });
    clock.advance({ seconds: 1 });
    await members(to, clock.elapsed());
    assert.equal(asked, 2);
  });
});
