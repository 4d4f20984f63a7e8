import assert from 'node:assert/strict';
import { readConfig } from '../../bot/config.ts';
import { Rounds } from '../../bot/core/rounds.ts';
import { takeRosters } from '../../bot/people/takeRosters.ts';
import { readData } from '../../bot/readData.ts';
import { readRegister } from '../../bot/register/readRegister.ts';
import { morningRound } from '../../bot/schedule/morning.ts';
import { homeContacts } from '../../services/absence/homeContact.ts';
import { type Pupil, roster } from '../../services/roster/roster.ts';
import { buttonOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';
import { aMap } from '../services/register/aMap.ts';

/** What version 0.1.0 let pass in silence, under the rules and the playbook that come with the bot. */
describe('everybody is found', () => {
  let school: RunningSchool;
  let teacher: Person & { member: { classIds: readonly string[] } };
  let leader: Person;
  let coordinator: Person;
  let loke: Pupil;
  let now: string;
  let readings = 0;

  beforeEach(async () => {
    now = '2026-11-25T08:10:00+01:00';
    school = await startSchool({
      schools: 1,
      now,
      environment: { RULES: readConfig({ SANDBOX: '1' }).rules.join() },
      overrides: { data: readData },
    });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    coordinator = school.person('coordinator');
    for (const person of [teacher, leader, coordinator]) await school.teams.install(person);
    await settled();
    const found = school.roster.pupils.find(
      ({ givenName, classCode }) => givenName === 'Loke' && classCode === '7b',
    );
    assert.ok(found);
    loke = found;
  });

  afterEach(() => school.close());

  const settled = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const store = () => school.bot.app.store;
  const cases = async () => (await store().list('linde', 'case')).map(({ value }) => value);
  const shown = (person: Person) => school.teams.shown(chatOf(person)).map((one) => one.content);
  /** What comes to somebody while something happens. */
  async function comesTo(person: Person, happening: () => Promise<unknown>): Promise<string> {
    const before = shown(person).length;
    await happening();
    await settled();
    return shown(person).slice(before).join('\n');
  }
  const say = (person: Person, text: string) =>
    comesTo(person, () => school.teams.say(person, text));
  async function morning(date: string): Promise<void> {
    now = `${date}T07:40:00+01:00`;
    school.setNow(now);
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    await settled();
  }
  /** The register says the same code of each of these days. */
  async function registered(code: string, dates: readonly string[]): Promise<void> {
    const rows = dates.map(
      (date) => `${loke.id};${date.split('-').toReversed().join('-')};${code};`,
    );
    const bytes = Buffer.from(['Elev;Dato;Kode;Lektioner', ...rows].join('\n'));
    const file = { name: 'fravaer.csv', bytes, map: aMap(), partial: false };
    readings += 1;
    const reading = { at: now, id: `reading-${readings}` };
    const { faults } = await readRegister(school.bot.app, file, reading);
    assert.deepEqual(faults, []);
    await settled();
  }
  /** So many school days until today, of the last ones every so manieth. */
  function scattered(count: number, every: number): string[] {
    const today = Temporal.PlainDate.from('2026-11-25');
    const days = school.bot.app.calendar.between(today.subtract({ years: 2 }), today);
    return days
      .slice(-count * every)
      .filter((_, index) => index % every === 0)
      .map(String);
  }

  it('keeps a pupil in sight who leaves the roster with an open duty to notify', async () => {
    await say(teacher, 'Loke ulovligt fravær 12/11-25/11');
    const [subject] = await cases();
    assert.ok(subject);
    assert.ok(subject.duties.includes('notify_municipality'), String(subject.duties));
    const pupils = school.roster.pupils.filter((one) => one !== loke);
    await takeRosters(store(), [roster({ ...school.roster, pupils })], {
      ...{ yes: true, at: now, id: 'import' },
    });
    await school.bot.app.schools.reload();
    const toLeader = await comesTo(leader, () => morning('2026-11-26'));
    assert.match(toLeader, /Loke Christensen/);
    assert.match(
      toLeader,
      /står ikke længere på elevlisten. Giv sagen videre, afslut den, eller ret listen/,
    );
    const toCoordinator = shown(coordinator).at(-1) ?? '';
    assert.match(
      toCoordinator,
      /står ikke længere på elevlisten. Giv sagen videre, afslut den, eller ret listen/,
    );
    const status = await say(leader, 'status skolen');
    assert.match(status, /1 elev er ikke længere på elevlisten: Loke /);
    assert.doesNotMatch(status, /ingen åbne sager/i);
    assert.deepEqual((await cases())[0]?.duties, subject.duties);
  });

  it('shows the absence team whoever was away on four scattered days', async () => {
    await registered('S', ['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24']);
    assert.deepEqual(await cases(), [], 'it is no case yet');
    const list = await comesTo(leader, () => morning('2026-12-01'));
    assert.match(list, /Månedens overblik \(1\)/);
    const { verb, data } = buttonOf(list, 'review.show');
    const review = JSON.stringify(await school.teams.press(leader, verb, data));
    assert.match(review, /Loke Christensen/);
    assert.match(review, /opmærksomhed/);
  });

  it('opens a case of frafaldstruende absence on the fortieth of 200 school days, and not on the 39th', async () => {
    const days = scattered(40, 5);
    await registered('S', days.slice(1));
    assert.deepEqual(await cases(), []);
    await registered('S', days.slice(0, 1));
    assert.deepEqual(
      (await cases()).map(({ pupilId, level }) => ({ pupilId, level })),
      [{ pupilId: loke.id, level: 'dropout_risk' }],
    );
    assert.match(await comesTo(leader, () => morning('2026-11-26')), /Loke Christensen/);
  });

  it('asks for contact with the home after each unlawful day, the second as the first', async () => {
    const first = await comesTo(leader, () => say(teacher, 'Loke ulovligt i dag'));
    assert.match(first, /Kontakt hjemmet i dag/);
    const { verb, data } = buttonOf(first, 'contact.done');
    await school.teams.press(leader, verb, data);
    now = '2026-11-26T08:10:00+01:00';
    school.setNow(now);
    const second = await comesTo(leader, () => say(teacher, 'Loke ulovligt i dag'));
    assert.match(second, /Kontakt hjemmet i dag/);
    const absence = await store().load('linde', 'pupil', loke.id);
    const { tasks } = homeContacts(absence?.value.homeContact);
    assert.deepEqual(
      tasks.map(({ dates, state }) => ({ dates, state })),
      [
        { dates: ['2026-11-25'], state: 'done' },
        { dates: ['2026-11-26'], state: 'open' },
      ],
    );
    assert.deepEqual(await cases(), [], 'which is a task and no case');
  });

  it('asks why a pupil was away until somebody knows: the class teacher, then the leader, then weekly', async () => {
    await say(teacher, 'Loke mangler uden besked');
    const asks = /Årsagen mangler for 1 elev/;
    assert.match(await comesTo(teacher, () => morning('2026-11-26')), asks);
    assert.equal(await comesTo(leader, () => morning('2026-11-27')), '');
    assert.match(await comesTo(leader, () => morning('2026-11-30')), asks);
    assert.equal(await comesTo(leader, () => morning('2026-12-01')), '');
    assert.match(await comesTo(leader, () => morning('2026-12-07')), asks);
  });

  it('asks for teaching during illness after fourteen days of it and one that nobody can explain', async () => {
    await registered('S', scattered(15, 1).slice(0, 14));
    const dutiesNow = async () => (await cases()).flatMap(({ duties }) => duties);
    assert.ok(!(await dutiesNow()).includes('sick_teaching'));
    await say(teacher, 'Loke mangler uden besked');
    assert.ok((await dutiesNow()).includes('sick_teaching'), String(await dutiesNow()));
  });

  it('opens a case where nobody can say for five days why a pupil is away', async () => {
    await say(teacher, 'Loke mangler uden besked 19/11-25/11');
    assert.deepEqual(
      (await cases()).map(({ pupilId, level }) => ({ pupilId, level })),
      [{ pupilId: loke.id, level: 'worrying' }],
    );
  });

  it('keeps »alle er mødt«, and tells a class that nobody wrote about from one where all is well', async () => {
    const told = (status: string) => /(\d+) af \d+ klasser har meldt ind i dag/.exec(status)?.[1];
    assert.equal(told(await say(leader, 'status skolen')), '0');
    await say(teacher, 'alle er mødt');
    const status = await say(leader, 'status skolen');
    assert.equal(told(status), '1');
    assert.match(status, /Tallene er ufuldstændige: før i dag er intet meldt ind i kvartalet/);
    const missing = await say(leader, 'hvem mangler at melde');
    for (const { code } of school.roster.classes) {
      const [grade, letter] = [code.slice(0, -1), code.slice(-1)];
      assert.equal(missing.includes(`${grade}.${letter}`), code !== '7b', code);
    }
  });

  it('opens no case for a flu of a week, nor for a granted holiday', async () => {
    await say(teacher, 'Loke syg 16/11-20/11');
    await say(teacher, 'Lederen har bevilget Aksel fri 16/11-20/11');
    const noted = (await store().list('linde', 'pupil')).map(
      ({ value }) => value.statements.length,
    );
    assert.deepEqual(noted, [1, 1]);
    assert.deepEqual(await cases(), []);
  });
});
