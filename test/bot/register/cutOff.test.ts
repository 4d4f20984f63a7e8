import assert from 'node:assert/strict';
import { readRegister } from '../../../bot/register/readRegister.ts';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { aMap } from '../../services/register/aMap.ts';

describe('a register that is cut off between two schools', () => {
  let school: RunningSchool;

  beforeEach(async () => {
    school = await startSchool({ schools: 2 });
  });

  afterEach(() => school.close());

  it('has taken the first whole and nothing of the second, and is made whole by reading it again', async () => {
    const { app } = school.bot;
    const pupils = app.schools.all().map((one) => ({
      school: one.school.id,
      pupilId: one.pupils[0]?.id ?? '',
    }));
    const rows = pupils.map(({ pupilId }) => `${pupilId};23-11-2026;U;`);
    const bytes = Buffer.from(['Elev;Dato;Kode;Lektioner', ...rows].join('\n'));
    const file = { name: 'f.csv', bytes, map: aMap(), partial: false };
    const at = '2026-11-25T08:10:00+01:00';
    const noted = () =>
      Promise.all(
        pupils.map(async ({ school: id, pupilId }) => {
          const stored = await app.store.load(id, 'pupil', pupilId);
          return stored ? standingAbsence(stored.value).length : 0;
        }),
      );
    const last = pupils.at(-1)?.school;
    const decide: typeof app.store.decide = (id, one) => {
      if (id === last) throw new Error('cut off');
      return app.store.decide(id, one);
    };
    const cut = { ...app, store: { ...bound(app.store), decide } };
    await assert.rejects(readRegister(cut, file, { at, id: 'one' }), /cut off/);
    assert.deepEqual(await noted(), [1, 0]);
    const again = await readRegister(app, file, { at, id: 'two' });
    assert.deepEqual(
      again.schools.map(({ days }) => days),
      [0, 1],
    );
    assert.deepEqual(await noted(), [1, 1]);
  });

  type Store = RunningSchool['bot']['app']['store'];

  const bound = (store: Store): Store => ({
    schools: () => store.schools(),
    load: (...one) => store.load(...one),
    list: (...one) => store.list(...one),
    decide: (...one) => store.decide(...one),
    commit: (...one) => store.commit(...one),
    close: () => store.close(),
  });
});
