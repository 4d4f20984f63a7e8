import { checkNames } from './checkNames.ts';
import { checksOf, type DoctorOptions } from './checksOf.ts';
import { examine } from './examine.ts';
import type { Line } from './finding.ts';
import type { Ports } from './ports.ts';
import { readSetup, type Setup } from './readSetup.ts';

/**
 * Looks at an installation: its environment, and what it is made of.
 * @param ports made for what could be read of the environment
 * @returns a line for each check, in the order of `checkNames`
 */
export async function diagnose(
  env: NodeJS.ProcessEnv,
  given: {
    ports: (setup: Setup) => Ports;
    options: (setup: Setup) => DoctorOptions;
    schedule: (afterMs: number, run: () => void) => () => void;
  },
): Promise<readonly Line[]> {
  const setup = readSetup(env);
  const checks = checksOf(setup, { env, ports: given.ports(setup), options: given.options(setup) });
  const lines = await examine(checks, {
    wrong: new Set(setup.faults.map(({ variable }) => variable)),
    schedule: given.schedule,
  });
  return lines.toSorted((a, b) => checkNames.indexOf(a.check) - checkNames.indexOf(b.check));
}
