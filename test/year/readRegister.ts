import { stamp } from '../../bot/core/app.ts';
import { askToReadRegister } from '../../bot/operator/askRunningBot.ts';
import { socketPath } from '../../bot/operator/socketPath.ts';
import { readRegister as readFile } from '../../bot/register/readRegister.ts';
import { onPostgres } from '../doubles/storePlace.ts';
import { codes, fileOf, mapOf, type RegisterEntry, rowsOn } from './register.ts';
import type { World } from './world.ts';

/** What a school types into its register in the year, and whether its files hold everything of the last days. */
export type Register = { entries: readonly RegisterEntry[]; complete: boolean };

/** The day's file is exported, and handed to the running bot as an operator does. */
export async function readRegister(
  world: World,
  school: string,
  register: Register,
): Promise<void> {
  const { calendar } = world;
  const day = Temporal.PlainDate.from(world.today());
  const roster = world.rosters.get(school);
  if (!roster || !calendar.isSchoolDay(day)) return;
  const { complete, entries } = register;
  const rows = rowsOn(entries, day, { calendar, roster, complete });
  if (rows.length === 0) return;
  const { app } = world.school.bot;
  const file = { name: `${school}.csv`, map: mapOf(complete), partial: false };
  const bytes = Buffer.from(fileOf(rows));
  // A command goes to a database itself, and to a running bot where that has the files.
  const answer = onPostgres
    ? await readFile(app, { ...file, bytes }, { at: stamp(app), id: app.newId() })
    : await askToReadRegister(socketPath(world.school.folder) ?? '', {
        ...file,
        content: bytes.toString('base64'),
      });
  if (!answer?.taken) throw new Error(`the register was not taken: ${answer?.faults}`);
  const read = rows.filter(({ code }) => codes[code] !== 'ignore');
  const dates = read.map(({ date }) => date).sort();
  const [from = world.today(), to = world.today()] = [dates[0], dates.at(-1)];
  const span = [from, to].map((date) => Temporal.PlainDate.from(date)) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ];
  world.ledger.register(
    read.map(({ pupilId, date, code }) => {
      const means = codes[code];
      return { pupilId, date, says: typeof means === 'string' ? undefined : means };
    }),
    complete
      ? {
          days: new Set(calendar.between(...span).map(String)),
          pupilIds: roster.pupils.map(({ id }) => id),
        }
      : undefined,
  );
  world.registerDay(school, rows);
  await world.school.bot.delivery.idle();
}
