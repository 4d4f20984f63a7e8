import type { Roster } from '../../services/roster/roster.ts';
import type { Schools } from '../core/schools.ts';
import { calendarChecks } from './checks/calendar.ts';
import { clockChecks } from './checks/clock.ts';
import { configurationChecks } from './checks/configuration.ts';
import { dataFileChecks } from './checks/dataFiles.ts';
import { endpointChecks } from './checks/endpoints.ts';
import { graphChecks } from './checks/graph.ts';
import { loginChecks } from './checks/login.ts';
import { rosterChecks } from './checks/roster.ts';
import { storeChecks } from './checks/store.ts';
import type { Check } from './examine.ts';
import type { Ports } from './ports.ts';
import type { Setup } from './readSetup.ts';

/** What an operator may say besides the environment. */
export type DoctorOptions = {
  /** A mailbox that the bot must not reach. */
  outside: string | undefined;
  /** Where the bot answers on this machine. */
  bot: string;
};

/** All checks of an installation; those that others stand on come first. */
export function checksOf(
  setup: Setup,
  { env, ports, options }: { env: NodeJS.ProcessEnv; ports: Ports; options: DoctorOptions },
): readonly Check[] {
  let schools: Schools | undefined;
  const rosters = (): readonly Roster[] => schools?.all() ?? [];
  return [
    ...configurationChecks(setup, { env, ports }),
    ...clockChecks(setup, ports),
    ...calendarChecks(setup, ports),
    ...dataFileChecks(setup),
    ...storeChecks(setup, ports, (read) => {
      schools = read;
    }),
    ...rosterChecks(setup, rosters),
    ...loginChecks(ports.tokens),
    ...graphChecks(ports, options, rosters),
    ...endpointChecks(setup, { http: ports.http, bot: options.bot }),
  ];
}
