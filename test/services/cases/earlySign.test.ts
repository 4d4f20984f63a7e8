import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decideEarlySign,
  decideWorsened,
  type EarlySignCommand,
  earlyTalk,
} from '../../../services/cases/decideEarlySign.ts';
import { digestKeys, digestView, nothingBesides } from '../../../services/cases/digest.ts';
import { type Early, nothingEarly } from '../../../services/cases/earlyItems.ts';
import { type EarlySign, earlySignState, withSigns } from '../../../services/cases/earlySign.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { aSetting } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { anActor, aPupil } from '../../builders/people.ts';

const caseContext = aSetting({ playbook: aalborg });
const pupil = aPupil();
const on = (date: string) => `${date}T08:10:00+01:00`;
const dayOf = (date: string) => ({ today: Temporal.PlainDate.from(date), away: new Set<string>() });

type Step = { by: string; date: string; command: EarlySignCommand };

/** The record after what people did; refusals leave it as it was. */
function pressed(steps: readonly Step[]): { sign: EarlySign | undefined; refused: string[] } {
  let sign: EarlySign | undefined;
  const refused: string[] = [];
  for (const { by, date, command } of steps) {
    try {
      const deciding = { actor: anActor(by), caseContext, at: on(date) };
      sign = withSigns(pupil.id, sign, [decideEarlySign(sign, pupil, command, deciding)]);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refused.push(error.code);
    }
  }
  return { sign, refused };
}

const earlyOf = (sign: EarlySign | undefined, more: Partial<Early> = {}): Early => ({
  ...nothingEarly,
  signs: sign ? [sign] : [],
  ...more,
});
const itemsOf = (who: string, date: string, early: Early) =>
  digestView(anActor(who), [], caseContext, dayOf(date), { ...nothingBesides, early }).items;

const asked = { by: 's-leader', date: '2026-11-25', command: { do: 'ask' } } as const;
const talked = {
  ...{ by: 's-teacher', date: '2026-11-27' },
  command: { do: 'talked', outcome: ' Går bedre \n med ny plads ' },
} as const;
const follow = { by: 's-leader', date: '2026-11-25', command: { do: 'follow' } } as const;

describe('a talk with a pupil without a case', () => {
  it('is asked of the class teacher, within the playbook’s days for the level attention', () => {
    const { talk } = earlySignState(pressed([asked]).sign);
    assert.equal(talk?.assignee, 's-teacher');
    assert.equal(talk?.due, '2026-12-02');
    assert.equal(earlyTalk(aalborg).text.da.startsWith('Tal med eleven'), true);
  });

  it('stands on the class teacher’s list alone until it is held, and is worded by the playbook', () => {
    const { sign } = pressed([asked]);
    const [item, ...others] = itemsOf('s-teacher', '2026-11-26', earlyOf(sign));
    assert.equal(others.length, 0);
    assert.equal(item?.kind, 'talk');
    assert.equal(item?.pupilId, 'p-loke');
    assert.equal(item?.text, earlyTalk(aalborg).text);
    assert.deepEqual(itemsOf('s-leader', '2026-11-26', earlyOf(sign)), []);
    assert.deepEqual(itemsOf('s-second', '2026-11-26', earlyOf(sign)), []);
    assert.deepEqual(
      itemsOf('s-teacher', '2026-11-27', earlyOf(pressed([asked, talked]).sign)),
      [],
    );
  });

  it('is left to the case once there is one', () => {
    const { sign } = pressed([asked]);
    const early = earlyOf(sign, { withCase: new Set(['p-loke']) });
    assert.deepEqual(itemsOf('s-teacher', '2026-11-26', early), []);
  });

  it('keeps one line of how it went', () => {
    const { talk } = earlySignState(pressed([asked, talked]).sign);
    assert.equal(talk?.done?.outcome, 'Går bedre med ny plads');
    const without = { ...talked, command: { do: 'talked', outcome: ' \n ' } } as const;
    assert.deepEqual(pressed([asked, without]).refused, ['outcome_required']);
    const long = { ...talked, command: { do: 'talked', outcome: 'x'.repeat(201) } } as const;
    assert.deepEqual(pressed([asked, long]).refused, ['too_long']);
  });

  it('is not asked twice, nor held when nobody asked', () => {
    assert.deepEqual(pressed([asked, asked]).refused, ['stale']);
    assert.deepEqual(pressed([talked]).refused, ['gone']);
    assert.deepEqual(pressed([asked, talked, asked]).refused, []);
  });

  it('is up to those who see the pupil without a case, and to the absence team', () => {
    for (const by of ['s-leader', 's-wellbeing', 's-akt']) {
      assert.deepEqual(pressed([{ ...asked, by }]).refused, [], by);
    }
    for (const by of ['s-other', 's-secretary', 's-ppr', 's-nurse']) {
      assert.deepEqual(pressed([{ ...asked, by }]).refused, ['not_allowed'], by);
      assert.deepEqual(pressed([{ ...follow, by }]).refused, ['not_allowed'], by);
    }
  });
});

describe('following a pupil', () => {
  it('tells the follower alone, on the one morning there are so many more days', () => {
    const { sign } = pressed([follow]);
    assert.ok(sign);
    assert.deepEqual(
      decideWorsened(sign, () => 2.5, aalborg, on('2026-12-01')),
      [],
    );
    const told = decideWorsened(sign, () => 3, aalborg, on('2026-12-01'));
    const next = withSigns(pupil.id, sign, told);
    const [item] = itemsOf('s-leader', '2026-12-01', earlyOf(next));
    assert.equal(item?.kind, 'worse');
    assert.equal(item?.moreDays, 3);
    assert.deepEqual(itemsOf('s-leader', '2026-12-02', earlyOf(next)), []);
    assert.deepEqual(itemsOf('s-teacher', '2026-12-01', earlyOf(next)), []);
  });

  it('counts anew from the day they were told, and ends when they say so', () => {
    const { sign } = pressed([follow]);
    assert.ok(sign);
    const days: string[] = [];
    const told = decideWorsened(sign, () => 4, aalborg, on('2026-12-01'));
    const next = withSigns(pupil.id, sign, told);
    assert.ok(next);
    decideWorsened(
      next,
      (since) => {
        days.push(since);
        return 0;
      },
      aalborg,
      on('2026-12-02'),
    );
    assert.deepEqual(days, ['2026-12-01']);
    const ended = pressed([follow, { ...follow, command: { do: 'unfollow' } }]).sign;
    assert.ok(ended);
    assert.deepEqual(
      decideWorsened(ended, () => 9, aalborg, on('2026-12-01')),
      [],
    );
  });
});

describe('the month’s review on a list', () => {
  const review = { month: '2026-12', count: 12 };
  const early = earlyOf(undefined, { review });
  const reviewsOf = (who: string) =>
    digestView(anActor(who), [], caseContext, dayOf('2026-12-01'), { ...nothingBesides, early })
      .reviews;

  it('is one line for the absence team, and for nobody else', () => {
    for (const who of ['s-leader', 's-department', 's-coordinator', 's-wellbeing', 's-akt'])
      assert.deepEqual(reviewsOf(who), [{ school: undefined, count: 12 }], who);
    for (const who of ['s-teacher', 's-ppr', 's-secretary', 's-it'])
      assert.deepEqual(reviewsOf(who), [], who);
  });

  it('is news once a month, however many pupils come to stand on it', () => {
    const keys = (count: number) =>
      digestKeys(anActor('s-leader'), [], caseContext, dayOf('2026-12-03'), {
        ...nothingBesides,
        early: { ...early, review: { ...review, count } },
      });
    assert.deepEqual(keys(12), ['review/2026-12']);
    assert.deepEqual(keys(13), keys(12));
    assert.deepEqual(keys(0), []);
  });
});

describe('the laws of early signs', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    by: fc.constantFrom('s-teacher', 's-leader', 's-second', 's-coordinator', 's-other'),
    date: fc.constantFrom('2026-11-25', '2026-11-26', '2026-12-01'),
    command: fc.constantFrom<EarlySignCommand>(
      { do: 'ask' },
      { do: 'talked', outcome: 'Talt' },
      { do: 'follow' },
      { do: 'unfollow' },
    ),
  });

  it('nobody follows twice, and there is one talk at most, whoever presses what', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { sign, refused } = pressed(steps);
        const { followers } = earlySignState(sign);
        assert.equal(new Set(followers.map(({ person }) => person)).size, followers.length);
        assert.equal((sign?.log.length ?? 0) + refused.length, steps.length);
        const items = ['s-teacher', 's-second', 's-leader'].flatMap((who) =>
          itemsOf(who, '2026-12-02', earlyOf(sign)),
        );
        assert.ok(items.length <= 1);
      }),
    );
  });

  it('a follower is told at most once for each so many days', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0.5, 1), { maxLength: 30 }), (absences) => {
        let { sign } = pressed([follow]);
        const dates = absences.map((_, at) =>
          Temporal.PlainDate.from('2026-11-26').add({ days: at }).toString(),
        );
        let told = 0;
        for (const date of dates) {
          assert.ok(sign);
          const since = (from: string) =>
            absences.reduce<number>((sum, days, at) => {
              const day = dates[at] ?? '';
              return day > from && day <= date ? sum + days : sum;
            }, 0);
          const events = decideWorsened(sign, since, aalborg, on(date));
          told += events.length;
          sign = withSigns(pupil.id, sign, events);
        }
        const all = absences.reduce<number>((sum, days) => sum + days, 0);
        assert.ok(told <= all / aalborg.absenceTeam.tellAfterDays);
      }),
    );
  });
});
