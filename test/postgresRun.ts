import { postgresForRun } from './doubles/postgres.ts';

let end = () => {};

export async function mochaGlobalSetup(): Promise<void> {
  end = await postgresForRun();
}

export function mochaGlobalTeardown(): void {
  end();
}
