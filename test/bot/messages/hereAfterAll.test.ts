import assert from 'node:assert/strict';
import { handleUnderstood } from '../../../bot/messages/handleMessage.ts';
import { aTurn } from '../../builders/turns.ts';
import { newest, standing, talk } from '../../doubles/dialogue.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const today = '2026-11-25';
const loke = `Loke illness ${today}`;
type Known = ReturnType<RunningSchool['person']>;

describe('a pupil who is at school after all', () => {
  let school: RunningSchool;
  let teacher: Known;
  let told = 0;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  const idOf = (given: string) =>
    school.roster.pupils.find(
      ({ givenName, classCode }) => givenName === given && classCode === '7b',
    )?.id ?? '';
  /** As if somebody's message said that these are at school. */
  const here = async (person: Known, given: readonly string[], dates = [today]) => {
    told += 1;
    const actor = { member: person.member, roster: school.roster };
    const turn = aTurn(actor, { id: `told-${told}` });
    const present = given.map((name) => ({ pupilId: idOf(name), dates }));
    const said = { intent: 'not_absence', present } as const;
    await handleUnderstood(school.bot.app, turn, said, undefined);
    await school.bot.delivery.idle();
    return newest(school, person);
  };

  it('is no longer noted absent, and the receipt can be undone', async () => {
    await talk(school, teacher, [{ says: 'Loke syg i dag', stands: [loke] }]);
    assert.match(await here(teacher, ['Loke', 'Sofie']), /Slettet.*Loke/);
    assert.deepEqual(await standing(school), []);
    await talk(school, teacher, [{ presses: 'Fortryd', stands: [loke] }]);
  });

  it('is only taken off the days it is said of', async () => {
    await talk(school, teacher, [{ says: 'Loke syg i går og i dag' }]);
    await here(teacher, ['Loke']);
    assert.deepEqual(await standing(school), ['Loke illness 2026-11-24']);
  });

  it('needs nothing where nothing is noted', async () => {
    assert.match(await here(teacher, ['Loke']), /Godt at høre/);
    assert.deepEqual(await standing(school), []);
  });

  it('who came late stays noted as late', async () => {
    await talk(school, teacher, [{ says: 'Loke kom for sent i dag' }]);
    assert.match(await here(teacher, ['Loke']), /Godt at høre/);
    assert.deepEqual(await standing(school), [`Loke late ${today}`]);
  });

  it('is not taken off by a colleague of another class, who learns nothing', async () => {
    const other = school.person('class_teacher', '3a');
    await school.teams.install(other);
    await talk(school, teacher, [{ says: 'Loke syg i dag' }]);
    assert.match(await here(other, ['Loke']), /Godt at høre/);
    assert.deepEqual(await standing(school), [loke]);
  });
});

describe('»alle er mødt«', () => {
  let school: RunningSchool;
  let teacher: Known;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  const reports = async () =>
    (await school.bot.app.store.list('linde', 'classReport')).map(({ id, value }) => [
      id,
      value.by,
    ]);

  it('is kept as the class’s report of the day', async () => {
    await talk(school, teacher, [{ says: 'alle er mødt i 7.b', answers: /Dejligt/, open: 0 }]);
    assert.deepEqual(await reports(), [[`${today}/linde-7b`, teacher.member.id]]);
  });

  it('asks whether those noted absent have come, and takes their notes back', async () => {
    await talk(school, teacher, [
      { says: 'Loke og Sofie syge i dag', stands: [loke, `Sofie illness ${today}`] },
      { says: 'alle er mødt i 7.b', answers: /Er de kommet\?.*Loke.*Sofie/, open: 1 },
      { presses: 'Ja, de er her', answers: /Slettet/, stands: [], open: 0 },
    ]);
    assert.equal((await reports()).length, 1);
  });

  it('leaves them where they are still away', async () => {
    await talk(school, teacher, [
      { says: 'Loke syg i dag', stands: [loke] },
      { says: 'alle er mødt', answers: /Er eleven kommet\?/, open: 1 },
      { says: 'nej', stands: [loke], open: 0 },
    ]);
    assert.equal((await reports()).length, 1);
  });

  it('does not tell a colleague of another class who is noted absent', async () => {
    const other = school.person('class_teacher', '3a');
    await school.teams.install(other);
    await talk(school, teacher, [{ says: 'Loke syg i dag' }]);
    await talk(school, other, [{ says: 'alle er mødt i 7.b', answers: /Dejligt/, open: 0 }]);
    assert.equal((await reports()).length, 1);
  });

  it('is kept of no class where none is meant, and of no day without school', async () => {
    const leader = school.person('leader');
    await school.teams.install(leader);
    await talk(school, leader, [{ says: 'alle er mødt', answers: /Dejligt/ }]);
    school.setNow('2026-11-28T08:10:00+01:00');
    await talk(school, teacher, [{ says: 'alle er mødt i 7.b', answers: /Dejligt/ }]);
    assert.deepEqual(await reports(), []);
  });
});
