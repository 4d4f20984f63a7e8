import { IdentityError } from '../../services/identity/identityError.ts';
import {
  type Config,
  ConfigError,
  readConfig,
  type VariableFault,
  variableFaults,
  variables,
} from '../config.ts';

/** The environment as far as it can be read. */
export type Setup = {
  /** Where a variable is wrong, with its default instead: whoever stands on it asks `faults`. */
  config: Config;
  faults: readonly VariableFault[];
  /** Why the app cannot prove who it is; `config.identity` is undefined then. */
  proof: IdentityError | undefined;
};

/** Variables that are wrong together with others; more than there can be. */
const mostRounds = 12;

/** What proves the app, and how it is registered: replaced where it cannot be used, to read the rest. */
const provingVariables = [
  'MANAGED_IDENTITY_CLIENT_ID',
  'AZURE_FEDERATED_TOKEN_FILE',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'MicrosoftAppType',
] as const;

/**
 * Reads the environment as `readConfig` does, but goes on where something is wrong, and tells all of it.
 * @throws what nobody foresaw
 */
export function readSetup(env: NodeJS.ProcessEnv): Setup {
  const faults = [...variableFaults(env)];
  let left = without(
    env,
    faults.map(({ variable }) => variable),
  );
  let proof: IdentityError | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    try {
      const config = readConfig(left);
      return { config: proof ? { ...config, identity: undefined } : config, faults, proof };
    } catch (error) {
      if (error instanceof IdentityError && !proof) {
        proof = error;
        left = provedAnyhow(left);
      } else if (error instanceof ConfigError) {
        faults.push(faultIn(error));
        left = leavingOut(left, error);
      } else throw error;
    }
  }
  throw new Error('the environment cannot be read');
}

function without(env: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}

/** As if by a secret, of which nothing is used. */
function provedAnyhow(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...without(env, provingVariables),
    MicrosoftAppPassword: 'unused',
    MicrosoftAppTenantId: env.MicrosoftAppTenantId || 'unused',
  };
}

function faultIn({ message }: ConfigError): VariableFault {
  const [variable = ''] = message.split(':');
  return { variable, expected: message.slice(variable.length + 1).trim() };
}

/** The variable that is named first, or where it is missing those that want it. */
function leavingOut(env: NodeJS.ProcessEnv, error: ConfigError): NodeJS.ProcessEnv {
  const { variable, expected } = faultIn(error);
  if (variable === 'MicrosoftAppId') return { ...env, SANDBOX: '1' };
  if (env[variable]) return without(env, [variable]);
  const named = new Set(expected.split(/\W+/));
  return without(
    env,
    variables.filter((name) => named.has(name)),
  );
}
