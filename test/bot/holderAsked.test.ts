import assert from 'node:assert/strict';
import { Rounds } from '../../bot/core/rounds.ts';
import { transact } from '../../bot/core/unitOfWork.ts';
import { morningRound } from '../../bot/schedule/morning.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { buttonOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

const id = 'LI-2026-0001';

describe('a case whose tovholder is no longer there', () => {
  let school: RunningSchool;
  let leader: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    leader = school.person('leader');
    const teacher = school.person('class_teacher', '7b');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 9/11-25/11');
    await school.bot.delivery.idle();
    // Held by somebody who has left the school since.
    await transact(school.bot.app.store, 'linde', async (unit) => {
      const subject = await unit.load('case', id);
      assert.ok(subject);
      const at = '2026-11-25T09:00:00+01:00';
      const hold = { do: 'hold', by: leader.id, at, holder: 'gone' } as const;
      unit.put('case', id, withEvents(subject, [hold]));
    });
  });

  afterEach(() => school.close());

  async function morning(day: string): Promise<string> {
    school.setNow(`${day}T07:40:00+01:00`);
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
    const lists = school.teams.shown(chatOf(leader));
    return lists.findLast(({ content }) => content.includes('Godmorgen'))?.content ?? '';
  }

  async function press(card: string, verb: string, inputs: object = {}): Promise<string> {
    const { data } = buttonOf(card, verb, verb === 'case.form' ? { form: 'holder' } : {});
    const answer = await school.teams.press(leader, verb, { ...data, ...inputs });
    await school.bot.delivery.idle();
    return JSON.stringify(answer);
  }

  /** The list's pages until one has the button. */
  async function asked(list: string): Promise<string> {
    for (let card = list; ; card = await press(card, 'digest.show')) {
      if (card.includes('Vælg tovholder')) return card;
      assert.match(card, /Vis resten|Næste/, 'nobody is asked');
    }
  }

  it('is asked about in the leader’s morning list, and named from it with two presses', async () => {
    const card = await asked(await morning('2026-11-26'));
    const form = await press(card, 'case.form');
    const { holder } = (await school.bot.app.store.load('linde', 'case', id))?.value ?? {};
    assert.ok(holder && holder !== 'gone', 'somebody answers for it meanwhile');
    // Whoever stands there now can be confirmed.
    await press(form, 'case.hold', { holder });
    const list = await morning('2026-11-27');
    assert.doesNotMatch(list, /Vælg tovholder/);
    const after = await school.bot.app.store.load('linde', 'case', id);
    const last = after?.value.log.findLast((event) => event.do === 'hold');
    assert.deepEqual(
      [last?.do === 'hold' && last.holder, last?.by],
      [holder, school.person('leader').member.id],
    );
  });
});
