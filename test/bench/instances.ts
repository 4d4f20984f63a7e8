import { BotInstances } from '../doubles/botInstances.ts';
import { PostgresServer } from '../doubles/postgres.ts';
import { seed } from '../doubles/runningSchool.ts';
import { newPlace, onPostgres, removePlace } from '../doubles/storePlace.ts';
import { type Figures, line, measure, startLoad } from './load.ts';
import { schoolsOf } from './municipality/schools.ts';

const counts = [1, 2, 4];
const now = '2026-11-25T08:10:00+01:00';

const schools = 16;
/** So many class teachers of each school write. */
const writing = 5;
/** So many notes are on their way at once. */
const lanes = 40;
const notes = 2_000;

/**
 * Notes answered by 1, 2 and 4 instances on one database that syncs each commit, spread in turn, by class teachers
 * of sixteen schools. The database, the instances and the load share this machine's cores: with two of them,
 * two instances show what sharing costs rather than what it gains.
 */
export async function* benchInstances(): AsyncIterable<string> {
  if (!onPostgres) {
    yield '  on a database only: TEST_STORE=postgres npm run bench instances';
    return;
  }
  process.env.TEST_DATABASE_URL ??= await ownDatabase();
  for (const count of counts) yield line(`notes, ${count} instances`, await withInstances(count));
}

async function ownDatabase(): Promise<string> {
  const server = await PostgresServer.start({ syncs: true });
  process.on('exit', () => server.remove());
  return server.url;
}

async function withInstances(count: number): Promise<Figures> {
  const rosters = schoolsOf(schools);
  const folder = await newPlace();
  await seed(folder, rosters);
  const load = await startLoad();
  const bots = new BotInstances(folder);
  for (let at = 0; at < count; at += 1) await bots.start(at, now);
  // One of each school, then the next of each: as at ten past eight, no school has them all at once.
  const writers = Array.from({ length: writing }, (_, at) =>
    rosters.map(({ staff, pupils }) => {
      const teacher = staff.filter(({ role }) => role === 'class_teacher')[at];
      if (!teacher) throw new Error('no teacher');
      const { id, entraId, classIds } = teacher;
      return { id, entraId, pupils: pupils.filter(({ classId }) => classIds.includes(classId)) };
    }),
  ).flat();
  let sequence = 0;
  const send = (writer: number, more: object) => {
    const { id, entraId } = writers[writer] ?? {};
    sequence += 1;
    const activity = {
      ...{ id: `a${sequence}`, channelId: 'msteams', serviceUrl: load.serviceUrl },
      from: { id: `29:${id}`, name: id, aadObjectId: entraId },
      recipient: { id: '28:bot', name: 'Nærvær' },
      conversation: { id: `a:${entraId}`, conversationType: 'personal', tenantId: 'tenant' },
      ...{ locale: 'da-DK', channelData: { tenant: { id: 'tenant' } }, ...more },
    };
    // As Teams does, where a database that is too slow lets a bot answer 503.
    return bots.untilAnswered(async () => {
      await load.post(bots.next(), activity);
      return 200;
    });
  };
  let said = 0;
  /** The writers in turn, each of another pupil or day. */
  const say = () => {
    const writer = said % writers.length;
    const round = Math.floor(said / writers.length);
    said += 1;
    const of = writers[writer]?.pupils ?? [];
    const pupil = of[round % of.length];
    const day = Temporal.PlainDate.from(now.slice(0, 10)).subtract({
      weeks: Math.floor(round / of.length),
    });
    const text = `${pupil?.givenName} ${pupil?.familyName} syg ${day.day}/${day.month}`;
    return send(writer, { type: 'message', text });
  };
  try {
    for (const writer of writers.keys()) {
      await send(writer, { type: 'installationUpdate', action: 'add' });
    }
    // Until the compilers have seen it all.
    await measure(count * 200, lanes, say);
    return await measure(notes, lanes, say);
  } finally {
    await bots.endAll();
    await load.close();
    await removePlace(folder);
  }
}
