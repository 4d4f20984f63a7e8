import { municipality } from '../../bot/sandbox/municipality.ts';
import { BotInstances } from '../doubles/botInstances.ts';
import { sharedPostgres } from '../doubles/postgres.ts';
import { seed } from '../doubles/runningSchool.ts';
import { newPlace, onPostgres, removePlace } from '../doubles/storePlace.ts';
import { type Figures, line, measure, startLoad } from './load.ts';

const counts = [1, 2, 4];
const now = '2026-11-25T08:10:00+01:00';

/**
 * Notes answered by 1, 2 and 4 instances on one database, spread in turn, by all class teachers of four schools
 * at once. The database (which syncs nothing here), the instances and the load share this machine's cores:
 * with two of them, two instances show what sharing costs rather than what it gains.
 */
export async function* benchInstances(): AsyncIterable<string> {
  if (!onPostgres) {
    yield '  on a database only: TEST_STORE=postgres npm run bench instances';
    return;
  }
  process.env.TEST_DATABASE_URL ??= await sharedPostgres();
  for (const count of counts) yield line(`notes, ${count} instances`, await withInstances(count));
}

async function withInstances(count: number): Promise<Figures> {
  const rosters = municipality(4);
  const folder = await newPlace();
  await seed(folder, rosters);
  const load = await startLoad();
  const bots = new BotInstances(folder);
  for (let at = 0; at < count; at += 1) await bots.start(at, now);
  const writers = rosters.flatMap(({ staff, pupils }) =>
    staff
      .filter(({ role }) => role === 'class_teacher')
      .map(({ id, entraId, classIds }) => ({
        id,
        entraId,
        pupils: pupils.filter(({ classId }) => classIds.includes(classId)),
      })),
  );
  let sequence = 0;
  const send = (lane: number, more: object) => {
    const { id, entraId } = writers[lane] ?? {};
    sequence += 1;
    return load.post(bots.next(), {
      ...{ id: `a${sequence}`, channelId: 'msteams', serviceUrl: load.serviceUrl },
      from: { id: `29:${id}`, name: id, aadObjectId: entraId },
      recipient: { id: '28:bot', name: 'Nærvær' },
      conversation: { id: `a:${entraId}`, conversationType: 'personal', tenantId: 'tenant' },
      ...{ locale: 'da-DK', channelData: { tenant: { id: 'tenant' } }, ...more },
    });
  };
  const say = (lane: number, index: number) => {
    const of = writers[lane]?.pupils ?? [];
    const pupil = of[index % of.length];
    const text = `${pupil?.givenName} ${pupil?.familyName} syg i går`;
    return send(lane, { type: 'message', text });
  };
  try {
    for (const lane of writers.keys()) {
      await send(lane, { type: 'installationUpdate', action: 'add' });
    }
    // Until the compilers have seen it all.
    await measure(count * 100, writers.length, say);
    return await measure(600, writers.length, say);
  } finally {
    await bots.endAll();
    await load.close();
    await removePlace(folder);
  }
}
