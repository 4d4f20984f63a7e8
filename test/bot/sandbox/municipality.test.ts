import assert from 'node:assert/strict';
import { entraIdOf, municipality } from '../../../bot/sandbox/municipality.ts';
import { fullName, type Roster, roles } from '../../../services/roster/roster.ts';
import { reading } from '../../builders/rosters.ts';

const schools = municipality(1);

describe('municipality', () => {
  it('has two schools of twenty classes with about twenty pupils each', () => {
    assert.deepEqual(
      schools.map(({ school }) => school),
      [
        { id: 'linde', name: 'Lindeskolen' },
        { id: 'havn', name: 'Havnskolen' },
      ],
    );
    for (const one of schools) {
      assert.equal(one.municipality, 'Eksempelby Kommune');
      assert.equal(one.classes.length, 20);
      assert.deepEqual(
        [one.classes[0]?.title, one.classes.at(-1)?.title, one.classByCode('9b')?.grade],
        ['0.a', '9.b', 9],
      );
      for (const { id } of one.classes) {
        const size = one.pupilsOf(id).length;
        assert.ok(size >= 18 && size <= 23, `${id}: ${size}`);
      }
    }
  });

  it('is the same for the same seed and another for another', () => {
    assert.deepEqual(namesOf(municipality(1)), namesOf(schools));
    assert.notDeepEqual(namesOf(municipality(2)), namesOf(schools));
  });

  it('has one Loke in the municipality, and two Philips, Sofie and Aksel with him in 7.b', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const [linde, ...rest] = municipality(seed);
      assert.ok(linde);
      const given = linde.pupilsOf('linde-7b').map(({ givenName }) => givenName);
      const count = (name: string) => given.filter((one) => one === name).length;
      assert.deepEqual(['Loke', 'Philip', 'Sofie', 'Aksel'].map(count), [1, 2, 1, 1]);
      const lokes = [linde, ...rest].flatMap(({ pupils }) =>
        pupils.filter(({ givenName }) => givenName === 'Loke'),
      );
      assert.deepEqual(lokes.map(fullName), ['Loke Christensen']);
    }
  });

  it('shares no full name within a school and no given name within a class but for the Philips', () => {
    for (const one of schools) {
      const full = [...one.pupils, ...one.staff].map(fullName);
      assert.equal(new Set(full).size, full.length);
      for (const { id } of one.classes) {
        const given = one.pupilsOf(id).map(({ givenName }) => givenName);
        assert.equal(given.length - new Set(given).size, id === 'linde-7b' ? 1 : 0, id);
      }
    }
  });

  it('has somebody in every role, with a title that says so', () => {
    for (const { staff } of schools) {
      assert.deepEqual(
        new Set(staff.map(({ role }) => role)),
        new Set(roles),
        'a role without anybody',
      );
      for (const { title, role } of staff)
        assert.equal(reading.roleOf(title, '').role, role, title);
    }
  });

  it('gives every class a class teacher of its own and a second teacher', () => {
    for (const { classes, staff } of schools) {
      for (const { id } of classes) {
        const of = staff.filter(({ classIds }) => classIds.includes(id));
        assert.equal(of.filter(({ role }) => role === 'class_teacher').length, 1, id);
        assert.ok(
          of.some(({ role }) => role === 'teacher'),
          id,
        );
      }
    }
  });

  it('knows each member of staff by an Entra object id of its own and an address that reaches nobody', () => {
    const staff = schools.flatMap((one) => one.staff);
    const ids = new Set(staff.map(({ entraId }) => entraId));
    assert.equal(ids.size, staff.length);
    for (const { id, entraId, email } of staff) {
      assert.match(
        entraId ?? '',
        /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      assert.equal(entraId, entraIdOf(id));
      assert.match(email, /@[a-z]+\.example$/);
    }
  });
});

function namesOf(rosters: readonly Roster[]): string[] {
  return rosters.flatMap(({ pupils, staff }) => [...pupils, ...staff].map(fullName));
}
