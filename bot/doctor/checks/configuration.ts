import { variables } from '../../config.ts';
import type { Check } from '../examine.ts';
import { failed, notChecked, ok, warning } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { Setup } from '../readSetup.ts';

/** How long before its end a certificate is told of. */
const certificateDays = 30;

/** Variables, how the app proves itself, and what does not belong beside a bot in production. */
export function configurationChecks(
  { config, faults, proof }: Setup,
  { env, ports }: { env: NodeJS.ProcessEnv; ports: Pick<Ports, 'now' | 'proof' | 'isInstalled'> },
): readonly Check[] {
  const isSandbox = config.app.id === '';
  return [
    {
      name: 'configuration',
      look: () => {
        const detail = faults.map(({ variable, expected }) => `${variable}: ${expected}`);
        return faults.length === 0
          ? ok('config_ok', { set: setIn(env) })
          : failed('config_wrong', { count: faults.length }, { detail: detail.join('; ') });
      },
    },
    {
      name: 'proof',
      reads: ['MicrosoftAppId', 'MicrosoftAppType'],
      look: async () => {
        if (proof) return failed('proof_wrong', {}, { detail: proof.message });
        if (!config.identity) return notChecked('sandbox');
        const ends = await ports.proof(config.identity).catch((error: unknown) => {
          if (error instanceof Error && error.name === 'IdentityError') return error.message;
          throw error;
        });
        if (typeof ends === 'string') return failed('proof_wrong', {}, { detail: ends });
        const soon = ends && ends.since(ports.now()).total('days') < certificateDays;
        return soon
          ? warning('certificate_ends', { until: ends.toString().slice(0, 10) })
          : ok('proof_ok', { by: config.identity.proof.by });
      },
    },
    {
      name: 'playground',
      look: () => {
        if (isSandbox) return notChecked('sandbox');
        if (env.SANDBOX === '1') return warning('sandbox_switch');
        return ports.isInstalled('@microsoft/m365agentsplayground/package.json')
          ? warning('playground_there')
          : ok('playground_absent');
      },
    },
  ];
}

/** How many of the bot's variables are set. */
function setIn(env: NodeJS.ProcessEnv): number {
  return variables.filter((name) => (env[name] ?? '') !== '').length;
}
