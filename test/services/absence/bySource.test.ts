import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differ, sidesOf } from '../../../services/absence/bySource.ts';
import {
  afterUndo,
  openClaims,
  registerClaims,
  takingClaim,
  withClaims,
} from '../../../services/absence/conflict.ts';
import type { Category } from '../../../services/absence/mark.ts';
import { categories } from '../../../services/absence/mark.ts';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import type { PupilAbsence, Statement } from '../../../services/absence/pupilAbsence.ts';
import { type Registered, registerStatements } from '../../../services/absence/registered.ts';
import { reportedDays } from '../../../services/absence/reportedDays.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';

const day = '2026-11-25';
const made = { reportId: 'register/1', at: '2026-11-26T09:00:00+01:00' };
const said = (category: Category): Registered => [{ category, extent: 'day' }];
const registers = (absence: PupilAbsence, says: Registered, date = day): PupilAbsence => ({
  ...absence,
  statements: [
    ...absence.statements,
    ...registerStatements(absence, new Map([[date, says]]), made),
  ],
});
const holds = (absence: PupilAbsence) =>
  standingAbsence(absence).map(({ date, category, extent }) => `${date} ${category} ${extent}`);
const apart = (absence: PupilAbsence) => {
  const { people, register } = sidesOf(absence);
  return differ(people.get(day), register.get(day));
};

describe('what the register says beside what people say', () => {
  it('holds where it alone speaks, and where both say the same', () => {
    assert.deepEqual(holds(registers(anAbsence(), said('unlawful'))), [`${day} unlawful day`]);
    const both = registers(anAbsence(aStatement()), said('illness'));
    assert.deepEqual(holds(both), [`${day} illness day`]);
    assert.equal(apart(both), false);
  });

  it('lets what people say hold where the two differ, and is a contradiction then', () => {
    const both = registers(anAbsence(aStatement({ category: 'unlawful' })), said('illness'));
    assert.deepEqual(holds(both), [`${day} unlawful day`]);
    assert.equal(apart(both), true);
    const present = registers(anAbsence(aStatement()), []);
    assert.deepEqual(holds(present), [`${day} illness day`]);
    assert.equal(apart(present), true);
  });

  it('is no contradiction where one side knows the reason of what the other cannot explain', () => {
    const explained = registers(
      anAbsence(aStatement({ category: 'unexplained' })),
      said('illness'),
    );
    assert.deepEqual(holds(explained), [`${day} illness day`]);
    assert.equal(apart(explained), false);
    const open = registers(anAbsence(aStatement()), said('unexplained'));
    assert.deepEqual(holds(open), [`${day} illness day`]);
    assert.equal(apart(open), false);
  });

  it('is silent again when the register no longer says it, and people’s notes stay', () => {
    const taken = registers(registers(anAbsence(), said('unlawful')), 'gone');
    assert.deepEqual(holds(taken), []);
    const noted = registers(registers(anAbsence(aStatement()), said('unlawful')), 'gone');
    assert.deepEqual(holds(noted), [`${day} illness day`]);
    assert.equal(apart(noted), false);
  });

  it('holds again where the people’s note was undone', () => {
    const undone = aStatement({ category: 'unlawful', undoneAt: made.at });
    assert.deepEqual(holds(registers(anAbsence(undone), said('illness'))), [`${day} illness day`]);
  });

  it('states that a pupil was present only where somebody said otherwise', () => {
    const present = (absence: PupilAbsence) =>
      registerStatements(absence, new Map([[day, []]]), made).length;
    assert.equal(present(anAbsence()), 0);
    assert.equal(present(anAbsence(aStatement())), 1);
    assert.equal(present(registers(anAbsence(), said('illness'))), 1);
    assert.equal(present(registers(registers(anAbsence(), said('illness')), [])), 0);
  });

  it('changes nothing when the same is read again, whatever was said before', () => {
    const one: fc.Arbitrary<Registered> = fc.oneof(
      fc.constant<Registered>('gone'),
      fc.constant<Registered>([]),
      fc.constantFrom(...categories.slice(0, 4)).map(said),
      fc.constant<Registered>([
        { category: 'late', extent: 'late' },
        { category: 'unlawful', extent: 'lessons:2' },
      ]),
    );
    const note = fc
      .record({ category: fc.constantFrom(...categories.slice(0, 4)), people: fc.boolean() })
      .map(({ category }) => aStatement({ category }));
    fc.assert(
      fc.property(fc.array(note, { maxLength: 2 }), fc.array(one), one, (notes, before, last) => {
        const start = before.reduce(
          (absence, says) => registers(absence, says),
          anAbsence(...notes),
        );
        const read = registers(start, last);
        assert.deepEqual(registers(read, last), read);
        const own = sidesOf(anAbsence(...notes)).people.get(day);
        assert.deepEqual(sidesOf(read).people.get(day), own, 'people’s words are untouched');
      }),
    );
  });

  it('tells nothing of the class by one pupil’s row, but by the days it has spoken of', () => {
    const row = registers(anAbsence(), said('illness'));
    assert.deepEqual([...reportedDays([], [row])], []);
    assert.deepEqual([...reportedDays([], [row], [day])], [day]);
  });
});

describe('the question which of the two holds', () => {
  const asked = (absence: PupilAbsence) =>
    withClaims(undefined, absence.pupilId, registerClaims(absence, [day]), {
      ...{ id: 'q', asked: ['s-office'], at: made.at },
    });
  const answered = (absence: PupilAbsence): readonly Statement[] => {
    const [claim] = openClaims(asked(absence), absence);
    assert.ok(claim);
    return takingClaim(claim, absence).map((one, index) => ({
      ...{ id: `a${index}`, reportId: 'a', by: 's-office', at: made.at },
      ...one,
    }));
  };

  it('makes the register’s word that of whoever takes it, however much it says of the day', () => {
    const parts: Registered = [
      { category: 'late', extent: 'late' },
      { category: 'unlawful', extent: 'lessons:2' },
    ];
    const absence = registers(anAbsence(aStatement()), parts);
    const taken = { ...absence, statements: [...absence.statements, ...answered(absence)] };
    assert.deepEqual(holds(taken), [`${day} late late`, `${day} unlawful lessons:2`]);
    assert.equal(apart(taken), false);
  });

  it('takes the absence back where the register says present', () => {
    const absence = registers(anAbsence(aStatement()), []);
    const taken = { ...absence, statements: [...absence.statements, ...answered(absence)] };
    assert.deepEqual(holds(taken), []);
  });

  it('closes by itself when the note it was about is undone', () => {
    const absence = registers(anAbsence(aStatement()), said('unlawful'));
    const question = asked(absence);
    const undone = anAbsence(
      ...absence.statements.map((one) => (one.source ? one : { ...one, undoneAt: made.at })),
    );
    assert.equal(afterUndo(question, absence, made.at).state, 'open');
    assert.equal(afterUndo(question, undone, made.at).state, 'lapsed');
  });
});
