import assert from 'node:assert/strict';
import { type Roster, roster } from '../../../services/roster/roster.ts';
import { invented } from '../../builders/invented.ts';
import { storeRoster } from '../../builders/rosters.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const upn = 'rosa.holm@eksempelby.example';

/** A school whose class teacher of 7.b is known by UPN alone. */
function byUpn(): Roster {
  const [first] = invented;
  if (!first) throw new Error('no school');
  const staff = first.staff.map((member) =>
    member.role === 'class_teacher' && member.classIds.includes('linde-7b')
      ? { ...member, entraId: upn }
      : member,
  );
  return roster({ ...first, staff });
}

const account = (number: number): Person => ({
  id: `29:konto-${number}`,
  aadObjectId: `aaaaaaaa-0000-4000-8000-00000000000${number}`,
  name: 'Rosa Holm',
});

const unknown = /kan ikke finde dig blandt skolens personale/;
const unsure = /kan ikke se, hvem du er, lige nu/;

describe('somebody whom the roster knows by UPN', () => {
  let school: RunningSchool;
  const teacher = account(1);

  beforeEach(async () => {
    school = await startSchool({ rosters: [byUpn()] });
    hasUpn(teacher);
  });

  afterEach(() => school.close());

  const hasUpn = (person: Person, more: object = {}) =>
    school.teams.setMembers(chatOf(person), [{ ...person, userPrincipalName: upn, ...more }]);
  const answers = (person: Person) =>
    school.teams.shown(chatOf(person)).map(({ content }) => content);
  const says = async (person: Person, text = 'Loke syg i dag') => {
    await school.teams.say(person, text);
    await school.bot.idle();
    return answers(person).at(-1) ?? '';
  };
  const noted = async () => (await school.bot.app.store.list('linde', 'pupil')).length;
  const lookups = () => school.teams.requests.filter((one) => one.startsWith('GET')).length;

  for (const status of [401, 403, 408, 429, 500, 502, 503, 504, 'reset'] as const) {
    it(`is told to try again when the look-up fails (${status}), and is known the next time`, async () => {
      school.teams.setFault(({ method }) => (method === 'GET' ? { status } : undefined));
      assert.match(await says(teacher), unsure);
      assert.equal(await noted(), 0);
      school.teams.setFault();
      assert.doesNotMatch(await says(teacher), unsure);
      assert.equal(await noted(), 1);
    });
  }

  it('is told so beside the card when a press fails for it, and the card stays', async () => {
    school.teams.setFault(({ method }) => (method === 'GET' ? 503 : undefined));
    const data = school.sealed('case.show', { case: 'LI-2026-0001' });
    const answer = JSON.stringify(await school.teams.press(teacher, 'case.show', data));
    assert.match(answer, unsure);
    assert.match(answer, /activity\.message/);
    assert.deepEqual(await school.bot.app.store.list('_municipality', 'audit'), []);
  });

  it('is known seconds after Teams said that there is no such member', async () => {
    school.teams.setMembers(chatOf(teacher), []);
    assert.match(await says(teacher), unknown);
    hasUpn(teacher);
    assert.match(await says(teacher), unknown, 'not asked again at once');
    school.setNow('2026-11-25T08:10:05+01:00');
    await says(teacher);
    assert.equal(await noted(), 1);
  });

  it('is asked about once for all that comes at the same time, and again after some minutes', async () => {
    await Promise.all(Array.from({ length: 8 }, () => school.teams.say(teacher, 'hjælp')));
    assert.equal(lookups(), 1);
    school.setNow('2026-11-25T08:12:00+01:00');
    await says(teacher, 'hjælp');
    assert.equal(lookups(), 1);
    school.setNow('2026-11-25T08:16:00+01:00');
    await says(teacher, 'hjælp');
    assert.equal(lookups(), 2);
  });

  it('is somebody else’s no more once the UPN is gone', async () => {
    await says(teacher, 'hjælp');
    hasUpn(teacher, { userPrincipalName: 'rosa.ny@eksempelby.example' });
    school.setNow('2026-11-25T08:16:00+01:00');
    assert.match(await says(teacher), unknown);
    assert.equal(await noted(), 0);
  });

  const strangers: readonly [string, object][] = [
    ['a guest', { userRole: 'guest' }],
    ['somebody who is not signed in', { userRole: 'anonymous' }],
    ['a guest by address', { userPrincipalName: `${upn.replace('@', '_')}#EXT#@andre.example` }],
    ['another than Teams was asked about', { aadObjectId: 'bbbbbbbb-0000-4000-8000-000000000000' }],
    ['somebody without a UPN', { userPrincipalName: undefined }],
  ];
  for (const [who, difference] of strangers) {
    it(`is not ${who}`, async () => {
      hasUpn(teacher, difference);
      assert.match(await says(teacher), unknown);
      assert.equal(await noted(), 0);
    });
  }

  describe('whose UPN moves to another account', () => {
    const newcomer = account(2);

    beforeEach(async () => {
      await says(teacher);
      hasUpn(newcomer);
    });

    it('leaves nothing to the newcomer, and tells the operator once, without a name', async () => {
      assert.match(await says(newcomer, 'status 7b'), unknown);
      await school.restart();
      assert.match(await says(newcomer, 'status 7b'), unknown);
      const told = school.log.filter((line) => line.includes('another account'));
      assert.equal(told.length, 1);
      assert.doesNotMatch(told[0] ?? '', /Rosa|Holm|rosa|aaaaaaaa/);
      assert.doesNotMatch(
        JSON.stringify(await school.bot.app.store.list('linde', 'account')),
        new RegExp(newcomer.aadObjectId),
      );
      await says(teacher, 'hjælp');
      assert.doesNotMatch(answers(teacher).at(-1) ?? '', unknown);
    });

    it('is the newcomer’s once the roster was imported anew, and the old account’s no more', async () => {
      await says(newcomer, 'status 7b');
      await storeRoster(school.bot.app.store, byUpn());
      await school.restart();
      assert.doesNotMatch(await says(newcomer, 'status 7b'), unknown);
      assert.match(await says(teacher), unknown);
    });

    it('is not the newcomer’s by an import of before they came', async () => {
      await storeRoster(school.bot.app.store, byUpn());
      await school.restart();
      assert.match(await says(newcomer, 'status 7b'), unknown);
    });
  });

  it('is bound to no account of the others who write', async () => {
    const many = Array.from({ length: 40 }, (_, number) => account(number + 10));
    for (const somebody of many) await school.teams.say(somebody, 'hej');
    assert.equal((await school.bot.app.store.list('linde', 'account')).length, 0);
  });
});
