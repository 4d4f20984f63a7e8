import assert from 'node:assert/strict';
import { buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('buttons of lists and status', () => {
  let school: RunningSchool;
  let teacher: Person;
  let other: Person;
  let leader: Person;
  let classId: string;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    other = school.person('class_teacher', '5a');
    leader = school.person('leader');
    classId = school.roster.classByCode('7b')?.id ?? '';
    for (const person of [teacher, other, leader]) await school.teams.install(person);
    await say(teacher, 'Loke syg 23/11-25/11');
  });

  after(() => school.close());

  async function say(person: Person, text: string): Promise<string> {
    await school.teams.say(person, text);
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  }
  const press = async (person: Person, data: Readonly<Record<string, string | number>>) =>
    JSON.stringify(
      await school.teams.press(person, 'status.show', school.sealed('status.show', data)),
    );
  const trail = async () =>
    (await school.bot.app.store.list('linde', 'audit')).map(({ value }) => value);

  it('lead from the status to who is away, with the pupils in the trail', async () => {
    const before = (await trail()).length;
    const { data } = buttonOf(await say(leader, 'status'), 'status.show', { scope: 'away' });
    const answer = JSON.stringify(await school.teams.press(leader, 'status.show', data));
    assert.match(answer, /1 er væk i dag: Loke\./);
    const loke = school.roster.pupils.find(({ givenName }) => givenName === 'Loke');
    const entry = (await trail()).slice(before).find(({ action }) => action === 'status.show');
    assert.deepEqual(entry?.subjects, [loke?.id]);
    assert.equal(entry?.basis, 'leads_school');
  });

  it('show who was away on the day that they hold', async () => {
    const data = { schoolId: 'linde', scope: 'away', id: classId };
    assert.match(await press(teacher, { ...data, on: '2026-11-23' }), /1 var væk: Loke\./);
    assert.match(
      await press(teacher, { ...data, on: '2026-11-20' }),
      /Ingen er noteret væk den dag\./,
    );
  });

  it('show nobody who is away to whoever may not see the class, nor of a class that is not there', async () => {
    for (const id of [classId, 'school', 'no-class']) {
      const before = (await trail()).length;
      const answer = await press(other, { schoolId: 'linde', scope: 'away', id, page: 0 });
      assert.match(answer, /ikke adgang/);
      assert.doesNotMatch(answer, /Loke/);
      const entries = (await trail()).slice(before);
      assert.ok(entries.every(({ outcome }) => outcome === 'refused'));
    }
  });

  it('refuse a day or a page that is none', async () => {
    const data = { schoolId: 'linde', scope: 'away', id: classId };
    for (const wrong of [{ on: 'i går' }, { page: -1 }, { page: 0.5 }]) {
      assert.match(await press(teacher, { ...data, ...wrong }), /findes ikke længere/);
    }
  });

  it('open the cases of the school, and lead back', async () => {
    await say(teacher, 'Loke ulovligt fravær 3/11-13/11');
    const status = await say(leader, 'status');
    assert.match(status, /Det her kræver dig/);
    const all = buttonOf(status, 'status.show', { filter: 'all' });
    const list = await school.teams.press(leader, 'status.show', all.data);
    assert.match(JSON.stringify(list), /1 åben sag: Loke Christensen\./);
    assert.ok(buttonsOf(list).some(({ verb }) => verb === 'case.show'));
    const back = buttonsOf(list).find(({ title }) => title === 'Overblik');
    const again = await school.teams.press(leader, 'status.show', back?.data);
    assert.match(JSON.stringify(again), /Det her kræver dig/);
  });
});
