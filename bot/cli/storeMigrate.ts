import { migrate } from '../../services/store/postgres/migrate.ts';
import { readStoreSettings } from '../config.ts';

/**
 * `naervaer store migrate`: brings the tables of `DATABASE_URL` to what this version needs.
 * @param options.down takes the newest step back instead, with all that its tables hold
 * @throws RangeError without `DATABASE_URL`; StoreError
 */
export async function storeMigrateCommand(
  { down = false }: { down?: boolean },
  output: NodeJS.WritableStream,
): Promise<void> {
  const { database } = readStoreSettings(process.env);
  if (!database) throw new RangeError('DATABASE_URL: expected the address of a database');
  const steps = await migrate(database.url, down ? 'down' : 'up');
  const did = down ? 'Taken back' : 'Done';
  output.write(steps.length > 0 ? `${did}: ${steps.join(', ')}\n` : 'Nothing to do.\n');
}
