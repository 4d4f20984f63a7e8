import assert from 'node:assert/strict';
import { chained, municipalityPart, type SchoolStore, schemas } from '../../bot/core/records.ts';
import { rosterId } from '../../bot/core/schools.ts';
import type { Ownership } from '../../services/store/ownership.ts';
import { openPostgresStore } from '../../services/store/postgres/openPostgresStore.ts';
import { PostgresOwnership } from '../../services/store/postgres/postgresOwnership.ts';
import { invented } from '../builders/invented.ts';
import { storeRoster } from '../builders/rosters.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { describeWithPostgres, migratedDatabase, PostgresServer } from '../doubles/postgres.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { type SilentNetwork, silentNetwork } from '../doubles/silentNetwork.ts';
import { chatOf } from '../doubles/teams.ts';

/** As in service, but for the patience. */
const limits = { connections: 5, connectMs: 300, idleMs: 30_000, statementMs: 300 };

describeWithPostgres('a note while the database takes nothing', () => {
  let server: PostgresServer;
  let network: SilentNetwork;
  let school: RunningSchool;

  before(async () => {
    server = await PostgresServer.start();
  });
  after(() => server.remove());

  beforeEach(async () => {
    network = await silentNetwork(await migratedDatabase(server.url));
    const { url } = network;
    const process = 'a bot';
    const own = await openPostgresStore({
      ...{ url, schemas, chained, process },
      ...{ limits, patienceMs: 300 },
    });
    const store = (inner: SchoolStore): SchoolStore => ({
      ...own,
      close: async () => {
        await own.close();
        await inner.close();
      },
    });
    const ownership = (inner: Ownership): Ownership => {
      void inner.end();
      return new PostgresOwnership({
        ...{ url, process, part: municipalityPart },
        ...{ watched: { kind: 'roster', id: rosterId }, termMs: 15_000 },
      });
    };
    const [roster] = invented;
    assert.ok(roster);
    await storeRoster(own, roster);
    school = await startSchool({ schools: 1, overrides: { ports: { store, ownership } } });
  });
  afterEach(async () => {
    await school.close();
    network.close();
  });

  for (const [what, away, back] of [
    ['is stopped', () => server.stop(), () => server.start()],
    ['says nothing any more', async () => network.silence(), async () => network.speak()],
  ] as const) {
    it(`that ${what} is sent back for Teams to bring again, in no process’s memory, and is taken once when it comes`, async () => {
      const teacher = school.person('class_teacher', '7b');
      await school.teams.install(teacher);
      await school.bot.idle();
      const send = () => school.teams.say(teacher, 'Loke syg', { id: 'the note' });
      const lines = async () => {
        const reports = await school.bot.app.store.list('linde', 'report');
        return reports.flatMap(({ value }) => value.lines);
      };
      const receipts = () =>
        school.teams
          .shown(chatOf(teacher))
          .flatMap(({ content }) => buttonsOf(content))
          .filter(({ verb }) => verb === 'note.undo');

      await away();
      assert.equal(await send(), 503);
      await back();
      await school.bot.idle();
      assert.deepEqual([(await lines()).length, receipts().length], [0, 0]);

      assert.equal(await send(), 200);
      assert.equal(await send(), 200);
      await school.bot.idle();
      assert.deepEqual([(await lines()).length, receipts().length], [1, 1]);
    });
  }
});
