import assert from 'node:assert/strict';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { readStoreSettings } from '../../bot/config.ts';
import { openStore } from '../../bot/openStore.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { storeRoster } from '../builders/rosters.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { describeUnless } from '../doubles/describeUnless.ts';
import { freePort } from '../doubles/freePorts.ts';
import { personOf } from '../doubles/runningSchool.ts';
import { missingTools, SystemServer, systemPostgres, whoRuns } from '../doubles/systemPostgres.ts';
import { chatOf, type Person, startTeams, type Teams } from '../doubles/teams.ts';
import { ServedBot } from '../drills/servedBot.ts';
import { runWritten } from '../drills/written.ts';

const now = '2026-11-25T08:10:00+01:00';
const classes = ['5a', '5b', '6a', '6b', '7a', '7b', '8a', '8b'];
const bin = systemPostgres();

/** The tests' own PostgreSQL comes without the tools of an operator. */
describeUnless(missingTools(), 'a database run by hand', function () {
  this.timeout(180_000);
  const [roster] = municipality(1);
  assert.ok(roster);
  const teachers = classes.map((code) => personOf(roster, 'class_teacher', code));
  const as = whoRuns();
  let folder: string;
  let server: SystemServer;
  let teams: Teams;
  let bot: ServedBot | undefined;
  const started: SystemServer[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-operations-'));
    await chmod(folder, 0o755);
    if (as) await chown(folder, as.uid, as.gid);
    server = await SystemServer.make(bin ?? '', as, join(folder, 'primary'));
    await server.start();
    started.push(server);
    await asked(server, 'postgres', 'create database naervaer');
    const settings = readStoreSettings({ DATABASE_URL: server.urlOf('naervaer') });
    const store = await openStore(settings, { migrating: true });
    await storeRoster(store, roster);
    await store.close();
    teams = await startTeams(() => bot?.url ?? 'http://127.0.0.1:9');
  });

  afterEach(async () => {
    await bot?.kill();
    bot = undefined;
    await teams.close();
    for (const one of started.splice(0)) await one.crash();
    await rm(folder, { recursive: true, force: true });
  });

  const written = (name: string, env: Readonly<Record<string, string>>) =>
    runWritten(name, folder, { PATH: `${bin}:${process.env.PATH}`, DRILL_NOW: now, ...env }, as);
  const serve = async (url: string) => {
    bot = await ServedBot.start({ DATABASE_URL: url, DATA_DIR: join(folder, 'files') }, now);
  };
  const textOf = (index: number, at: number) => {
    const pupils = roster.pupils.filter(({ classCode }) => classCode === classes[index]);
    const pupil = pupils[at];
    assert.ok(pupil);
    return { id: pupil.id, text: `${pupil.givenName} ${pupil.familyName} syg` };
  };
  /** Everybody writes about another pupil. @returns the pupils, by how their message was answered */
  const round = async (at: number) => {
    const answers = teachers.map(async (teacher, index) => {
      const { id, text } = textOf(index, at);
      const status = await teams.say(teacher, text, { id: `round-${at}` }).catch(() => 0);
      return { id, answered: status === 200 };
    });
    return Promise.all(answers);
  };
  const noted = async (url: string) => {
    const store = await openStore(readStoreSettings({ DATABASE_URL: url }), { readOnly: true });
    const reports = await store.list('linde', 'report');
    await store.close();
    return reports.flatMap(({ value }) => value.lines.map(({ pupilId }) => pupilId)).sort();
  };
  const receiptsOf = (person: Person) =>
    teams
      .shown(chatOf(person))
      .flatMap(({ content }) => (content.startsWith('{') ? buttonsOf(content) : []))
      .filter(({ verb }) => verb === 'note.undo')
      .map(({ data }) => data.report);

  it('is dumped beside a running bot, and is as of then in another database', async () => {
    await serve(server.urlOf('naervaer'));
    for (const teacher of teachers) await teams.install(teacher);
    const before = await round(0);
    assert.ok(before.every(({ answered }) => answered));
    const env = { DATABASE_URL: server.urlOf('naervaer'), BACKUP: join(folder, 'naervaer.dump') };
    const meanwhile = round(1);
    const dumped = await written('dump', env);
    assert.equal(dumped.code, 0, dumped.stderr);
    const during = await meanwhile;
    await round(2);
    await bot?.kill();
    const elsewhere = server.urlOf('elsewhere');
    const restored = await written('restore-dump', {
      ...env,
      DATABASE_URL: elsewhere,
      ADMIN_URL: server.urlOf('postgres'),
      DATABASE: 'elsewhere',
    });
    assert.equal(restored.code, 0, restored.stderr);
    assert.match(restored.stdout, /^linde: \d+ entries, .* intact/m);
    assert.match(restored.stdout, /^linde: as of 2026-11-25T08:10:00/m);
    const there = await noted(elsewhere);
    const ids = before.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id) => !there.includes(id)),
      [],
    );
    const known = new Set([...ids, ...during.map(({ id }) => id)]);
    assert.deepEqual(
      there.filter((id) => !known.has(id)),
      [],
    );
    await serve(elsewhere);
    const again = await round(2);
    assert.ok(again.every(({ answered }) => answered));
  });

  it('is taken over by its standby: nothing that was answered is lost, and the bot goes on', async () => {
    const standby = new SystemServer({
      ...{ bin: bin ?? '', as, folder: join(folder, 'standby') },
      port: await freePort(),
    });
    const env = {
      PRIMARY: `host=127.0.0.1 port=${server.port} user=postgres application_name=naervaer_standby`,
      STANDBY: standby.folder,
      ADMIN_URL: server.urlOf('postgres'),
    };
    const copied = await written('standby', env);
    assert.equal(copied.code, 0, copied.stderr);
    await standby.start();
    started.push(standby);
    const held = await written('wait-for-standby', env);
    assert.equal(held.code, 0, held.stderr);
    while (
      !(
        await asked(
          server,
          'postgres',
          "select 1 from pg_stat_replication where sync_state = 'sync'",
        )
      ).length
    );
    const both = `postgresql://postgres@127.0.0.1:${server.port},127.0.0.1:${standby.port}/naervaer`;
    await serve(both);
    for (const teacher of teachers) await teams.install(teacher);
    const answered: string[] = [];
    const take = (some: readonly { id: string; answered: boolean }[]) =>
      answered.push(...some.filter((one) => one.answered).map(({ id }) => id));
    take(await round(0));
    const loaded = round(1);
    const lost = performance.now();
    await server.crash();
    const promoted = await written('promote', env);
    assert.equal(promoted.code, 0, promoted.stderr);
    take(await loaded);
    // As Teams does with what was not answered.
    for (let tried = 0; tried < 30; tried += 1) {
      const again = await round(1);
      take(again);
      if (again.every((one) => one.answered)) break;
    }
    const back = performance.now();
    take(await round(2));
    const there = await noted(both);
    const wanted = [0, 1, 2].flatMap((at) => teachers.map((_, index) => textOf(index, at).id));
    assert.deepEqual(there, wanted.sort(), 'each is there once');
    assert.deepEqual(
      answered.filter((id) => !there.includes(id)),
      [],
    );
    for (const teacher of teachers) {
      const shown = receiptsOf(teacher);
      assert.equal(new Set(shown).size, shown.length, 'no receipt is shown twice');
    }
    console.log(
      `      all answered again ${((back - lost) / 1000).toFixed(1)} s after the server was lost`,
    );
  });
});

async function asked(server: SystemServer, database: string, statement: string) {
  const client = new Client({ connectionString: server.urlOf(database) });
  await client.connect();
  const { rows } = await client.query(statement).finally(() => client.end());
  return rows;
}
