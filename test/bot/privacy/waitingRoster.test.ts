import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { accessReportCommand } from '../../../bot/cli/accessReport.ts';
import { type EraseOptions, eraseCommand } from '../../../bot/cli/erase.ts';
import { schemas } from '../../../bot/core/records.ts';
import { proposalId, rosterRecord } from '../../../bot/core/schools.ts';
import { type Pupil, roster } from '../../../services/roster/roster.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { invented } from '../../builders/invented.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { commandHere } from '../cli/commandHere.ts';

const [linde, havn] = invented;
assert.ok(linde && havn);
const [known] = linde.pupils;
const [room] = havn.classes;
assert.ok(known && room);

/** Whom no roster has yet. */
const coming: Pupil = {
  ...{ id: 'p-coming', givenName: 'Nanna', familyName: 'Nybo' },
  ...{ classId: room.id, classCode: room.code, grade: room.grade },
  registerKeys: { username: 'nann0001' },
};

describe('a new roster that waits to be looked at', () => {
  let school: RunningSchool;

  beforeEach(async () => {
    school = await startSchool({ rosters: [linde, havn] });
    const { store } = school.bot.app;
    for (const next of [linde, roster({ ...havn, pupils: [...havn.pupils, coming] })]) {
      const value = {
        ...{ number: 'aaaa0000', at: '2026-11-24T02:30:00.000+01:00', losses: [] },
        ...{ origin: 'folder' as const, state: 'waiting' as const, roster: rosterRecord(next) },
      };
      const write = { kind: 'rosterProposal' as const, id: proposalId, expected: 0, value };
      await store.commit(next.school.id, [write]);
    }
    await school.bot.close();
  });
  afterEach(() => school.close());

  const report = (wanted: string) =>
    commandHere(school.folder, (output, around) => accessReportCommand(wanted, output, around));
  const waitingAt = async (id: string) => {
    const store = await openLowdbStore({ folder: school.folder, schemas, readOnly: true });
    try {
      const stored = await store.load(id, 'rosterProposal', proposalId);
      return stored?.value.roster?.pupils.map((one) => one.id);
    } finally {
      await store.close();
    }
  };
  const erase = (wanted: string, options: Partial<EraseOptions>) =>
    commandHere(school.folder, (output, around) => {
      const terminal = { input: new PassThrough(), output };
      const reason = 'Familien har bedt om det';
      return eraseCommand(wanted, { reason, yes: true, ...options }, terminal, around);
    });

  it('stands in the report to the family, beside the roster that holds', async () => {
    const { stdout } = await report(known.id);
    assert.match(stdout, /\nEn ny elevliste er læst 24\. nov\. 2026 kl\. 02\.30 og venter/);
    assert.equal(stdout.split(`Nummer i elevlisten: ${known.id}`).length, 3, 'in both');
    assert.match(
      stdout,
      /En ny elevliste, som ingen har godkendt eller afvist, slettes efter 60 dage/,
    );
  });

  it('is all that is told of a pupil whom no other roster has, by name or id', async () => {
    for (const wanted of ['Nanna Nybo', coming.id]) {
      const { stdout } = await report(wanted);
      assert.match(stdout, /^# .*Nanna Nybo/);
      assert.match(stdout, /\n- Nanna Nybo, .* nann0001/);
      assert.doesNotMatch(stdout, /står ikke længere/);
    }
  });

  it('is dropped where a pupil in it is erased from the roster, also one whom no other roster has', async () => {
    for (const [pupil, at, other] of [
      [known, 'linde', 'havn'],
      [coming, 'havn', 'linde'],
    ] as const) {
      const { stdout } = await erase(pupil.id, { roster: true, texts: 'remove' });
      assert.match(stdout, /The entry in the roster and in the one that waits was erased too/);
      assert.equal(await waitingAt(at), undefined);
      if (pupil === known) assert.ok((await waitingAt(other))?.length, 'the other school’s waits');
    }
    await assert.rejects(report(coming.id), /no such pupil/);
  });

  it('stays, and is said to, where the entry in the roster is not erased', async () => {
    const { stdout } = await erase(known.id, { texts: 'keep' });
    assert.match(stdout, /, an entry in a roster that waits\n/);
    assert.match(stdout, /The entry in the roster and in the one that waits is still there/);
    assert.ok((await waitingAt('linde'))?.includes(known.id));
  });
});
