import assert from 'node:assert/strict';
import { cardSeal } from '../../../bot/core/cardSeal.ts';
import { inputIds } from '../../../cards/adaptiveCard.ts';
import { type Verb, verbs } from '../../../cards/wording/verbs.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { attempts, ready } from './attempts.ts';
import { castOf, filledIn } from './cast.ts';
import { everybody, type Somebody } from './people.ts';
import { type Cast, layReady, snapshot } from './scene.ts';

const inputs: ReadonlySet<string> = new Set(inputIds);

/** Other values for a field of a button: another id, another version, another kind of value, none. */
const others: readonly unknown[] = [
  'LI-2026-9002',
  'havn-p0001',
  '../../etc/passwd',
  '__proto__',
  2,
  -1,
  Number.MAX_SAFE_INTEGER,
  null,
  true,
  {},
  [],
  { $ne: '' },
];

describe('a card whose buttons were changed, copied or pressed again', () => {
  let school: RunningSchool;
  let cast: Cast;
  let leader: Somebody;
  let teacher: Somebody;
  let sequence = 0;

  before(async () => {
    school = await startSchool({ tenantId: 'tenant' });
    const other = school.bot.app.schools.all().find((one) => one !== school.roster);
    assert.ok(other);
    const people = everybody(school.roster, other);
    const named = (wanted: string) => {
      const found = people.find(({ name }) => name === wanted);
      assert.ok(found);
      return found;
    };
    leader = named('leader');
    teacher = named('class teacher');
    cast = castOf(school);
    // The bot's first round through the day comes before the tries.
    for (const { person } of [leader, teacher]) await school.teams.install(person);
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  const press = ({ person }: Somebody, verb: string, data: unknown, id?: string) => {
    sequence += 1;
    return school.teams.press(person, verb, data, { id: id ?? `forged-${sequence}` });
  };
  const buttonData = (verb: Verb) => {
    const sealed: unknown = school.sealed(verb, filledIn(attempts.presses[verb], cast));
    assert.ok(typeof sealed === 'object' && sealed !== null);
    return Object.fromEntries(Object.entries(sealed));
  };
  const forgedInTrail = async () =>
    (await school.bot.app.store.list('linde', 'audit')).filter(
      ({ value }) => value.code === 'forged',
    ).length;

  /** Every field of a button changed, taken away, or one added: as many presses as are tried. */
  function mutations(verb: Verb): Record<string, unknown>[] {
    const data = buttonData(verb);
    const held = Object.keys(data).filter((name) => !inputs.has(name));
    return [
      ...held.flatMap((name) =>
        others.filter((value) => value !== data[name]).map((value) => ({ ...data, [name]: value })),
      ),
      ...held.map((name) => {
        const { [name]: _, ...less } = data;
        return less;
      }),
      { ...data, from: 'digest', role: 'leader' },
      { ...data, by: cast.leader },
    ];
  }

  it('changes nothing, answers calmly and stands in the trail, whatever field was changed', async function () {
    this.timeout(120_000);
    let tried = 0;
    for (const verb of verbs) {
      await layReady(school, cast, leader);
      const before = await snapshot(school);
      const trail = await forgedInTrail();
      const presses = mutations(verb);
      for (const data of presses) {
        const answer = JSON.stringify(await press(leader, verb, data));
        assert.match(answer, /Knappen kan ikke bruges/, `${verb} ${JSON.stringify(data)}`);
        assert.ok(!answer.includes('Christensen'));
      }
      assert.equal(await snapshot(school), before, verb);
      assert.equal(await forgedInTrail(), trail + presses.length, `${verb} in the trail`);
      tried += presses.length;
    }
    assert.ok(tried > 1000, `${tried} changed presses were tried`);
  });

  it('does not take the data of one button for another', async () => {
    await layReady(school, cast, leader);
    const before = await snapshot(school);
    for (const verb of verbs) {
      for (const other of verbs) {
        if (verb !== other) await press(leader, other, buttonData(verb));
      }
    }
    assert.equal(await snapshot(school), before);
  }).timeout(120_000);

  it('does not take a card of another tenant or installation', async () => {
    await layReady(school, cast, leader);
    const before = await snapshot(school);
    const { seal: _, ...data } = buttonData('step.approve');
    for (const foreign of [
      cardSeal(new Uint8Array(32).fill(1), 'tenant'),
      cardSeal(new Uint8Array(32).fill(1), 'another'),
    ]) {
      const answer = await press(leader, 'step.approve', { ...data, seal: sealOf(foreign, data) });
      assert.match(JSON.stringify(answer), /Knappen kan ikke bruges/);
    }
    assert.equal(await snapshot(school), before);
  });

  it('decides a press once, however often the client sends it, and answers each time alike', async () => {
    await layReady(school, cast, leader);
    const data = buttonData('step.approve');
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => press(leader, 'step.approve', data, 'the same')),
    );
    const again = await press(leader, 'step.approve', data, 'the same');
    assert.equal(new Set([...answers, again].map((one) => JSON.stringify(one))).size, 1);
    const stored = await school.bot.app.store.load('linde', 'case', ready.case);
    assert.equal(stored?.value.log.filter((event) => event.do === 'approve').length, 1);
  });

  it('shows how it stands when a card is pressed that was overtaken', async () => {
    await layReady(school, cast, leader);
    const data = buttonData('step.postpone');
    await press(teacher, 'step.done', buttonData('step.done'));
    const before = await snapshot(school);
    const answer = JSON.stringify(await press(leader, 'step.postpone', data));
    assert.match(answer, /Kortet var ikke opdateret/);
    assert.match(answer, /Christensen/);
    assert.equal(await snapshot(school), before);
  });
});

/** The seal that another installation would put on this data. */
function sealOf(seal: ReturnType<typeof cardSeal>, data: Record<string, unknown>): unknown {
  const action = { type: 'Action.Execute', title: 'x', verb: 'step.approve', data };
  const made = JSON.parse(
    JSON.stringify(
      seal.seal({
        summary: '',
        card: JSON.parse(JSON.stringify({ body: [{ type: 'ActionSet', actions: [action] }] })),
      }).card,
    ),
  );
  return made.body[0].actions[0].data.seal;
}
