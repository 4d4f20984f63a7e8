import { postgresForRun, sharedPostgres } from './doubles/postgres.ts';
import { onPostgres } from './doubles/storePlace.ts';

let end = () => {};

export async function mochaGlobalSetup(): Promise<void> {
  end = await postgresForRun();
  // Bots, in processes of their own too, must know where it is without waiting.
  if (onPostgres) process.env.TEST_DATABASE_URL = await sharedPostgres();
}

export function mochaGlobalTeardown(): void {
  end();
}
