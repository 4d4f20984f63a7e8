import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reading } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { type ReadIn, whichSchools } from '../../../services/notes/whichSchools.ts';
import type { Pupil } from '../../../services/roster/roster.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { severalSchools } from '../../doubles/severalSchools.ts';

const { rosters } = severalSchools();
const [linde, havn] = rosters;
const now = Temporal.PlainDateTime.from('2026-11-25T08:10');

function readIn(text: string, scopes: readonly (readonly string[])[] = [[], []]): ReadIn[] {
  return rosters.map((roster, index) => {
    const context = { roster, calendar: aCalendar(), now, scope: scopes[index] ?? [] };
    return { school: roster.school.id, context, reading: readNote(text, context) };
  });
}

const which = (
  text: string,
  scopes?: readonly (readonly string[])[],
  permitted: (one: ReadIn) => boolean = () => true,
) => whichSchools(text, readIn(text, scopes), permitted);
const ids = (some: readonly ReadIn[]) => some.map(({ school }) => school).join(' ');
const entriesOf = (reading: Reading) => ('entries' in reading ? reading.entries : []);

/** A message, the classes of its writer in each school, and the schools it is taken in and asked about. */
const table: readonly (readonly [string, string, string, string])[] = [
  ['a pupil of one school alone', 'Torkild syg i dag', 'havn', ''],
  ['a pupil of the other', 'Loke syg i dag', 'linde', ''],
  ['a name of both', 'Frode syg i dag', '', 'linde havn'],
  ['a name of both, of a class that one has it in', 'Frode 5.a syg', 'havn', ''],
  ['a name of both with the family name of one', 'Frode Lind syg', 'linde', ''],
  ['a name of both beside one of one school', 'Frode og Torkild syge', 'havn', ''],
  ['pupils of both', 'Loke og Torkild syge', 'linde havn', ''],
  ['pupils of both, and a name of both', 'Loke, Torkild og Frode syge', 'linde havn', 'linde havn'],
  ['a correction', 'RET: Loke var ikke syg i går', 'linde', ''],
  ['a withdrawal', 'slet Torkild i går', 'havn', ''],
  ['a concern', 'jeg er bekymret for Loke', 'linde', ''],
  ['a concern for a name of both', 'jeg er bekymret for Frode', '', 'linde havn'],
  ['the status of a pupil', 'status Torkild', 'havn', ''],
  ['the status of a class of both', 'status 7b', '', 'linde havn'],
  ['nobody', 'status', '', 'linde havn'],
  ['nobody, and what is missing', 'hvem mangler en plan', '', 'linde havn'],
  ['absence of nobody', 'syg i dag', '', 'linde havn'],
  ['a worry about nobody', 'jeg er bekymret', '', ''],
  ['nothing of the day', 'god weekend', '', ''],
  ['all who are here', 'alle er mødt', '', ''],
  ['what is refused', '010120-1234 er syg', '', ''],
];

describe('which of the writer’s schools a message is about', () => {
  for (const [what, text, taken, asked] of table) {
    it(`${what}: ${taken || 'none'}${asked ? `, asked of ${asked}` : ''}`, () => {
      const { take, ask } = which(text);
      assert.deepEqual([ids(take), ids(ask)], [taken, asked], text);
    });
  }

  it('takes one where it is permitted before asking', () => {
    const { take, ask } = which('Frode syg', undefined, ({ school }) => school === 'havn');
    assert.deepEqual([ids(take), ids(ask)], ['havn', '']);
  });

  it('never sends a pupil to a school that does not have them because it is permitted there alone', () => {
    const { take } = which('Torkild syg', undefined, ({ school }) => school === 'linde');
    assert.equal(ids(take), 'havn');
  });

  it('takes a name that is nearly right in the class of the writer that has it', () => {
    const { take, ask } = which('Torkidl syg', [['7b'], ['7b']]);
    assert.deepEqual([ids(take), ids(ask)], ['havn', '']);
  });

  const named = ({ givenName, familyName }: Pupil) => `${givenName} ${familyName}`;
  const both = new Set(linde.pupils.map(named));
  const own = [linde, havn].flatMap((roster) =>
    roster.pupils.filter(
      (pupil) => named(pupil) !== '' && !(roster === havn && both.has(named(pupil))),
    ),
  );
  const lindes = new Set(havn.pupils.map(named));
  const pupils = own.filter((pupil) => !(pupil.id.startsWith('linde') && lindes.has(named(pupil))));

  it('takes a pupil by full name where the pupil is, and nowhere else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pupils), (pupil) => {
        const { take, ask } = which(`${named(pupil)} syg i dag`);
        assert.deepEqual(
          take.flatMap(({ reading }) => entriesOf(reading).map(({ pupilId }) => pupilId)),
          [pupil.id],
        );
        assert.equal(ask.length, 0);
      }),
      { numRuns: 300 },
    );
  });

  it('takes each of several pupils of both schools once, and gives no school another’s', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...pupils), { minLength: 2, maxLength: 5 }),
        (some) => {
          const { take, ask } = which(`${some.map(named).join(', ')} er syge i dag`);
          const found = [...take, ...ask].flatMap(({ school, reading }) =>
            entriesOf(reading).map(({ pupilId }) => {
              assert.ok(pupilId.startsWith(school), 'a pupil of the school itself');
              return pupilId;
            }),
          );
          assert.equal(new Set(found).size, found.length, 'nobody twice');
          assert.ok(
            found.every((id) => some.some((pupil) => pupil.id === id)),
            'nobody else',
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
