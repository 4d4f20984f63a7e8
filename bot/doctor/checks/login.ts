import { OutsideError } from '../../../services/errors/errors.ts';
import type { CheckName } from '../checkNames.ts';
import type { Check } from '../examine.ts';
import { type Finding, failed, ok } from '../finding.ts';
import type { AskToken, Ports } from '../ports.ts';

/** Entra's and the host's reasons, by what is to be done. */
const reasons: Readonly<Record<string, Finding['code']>> = {
  invalid_request: 'login_identity',
  AADSTS700016: 'login_app',
  AADSTS90002: 'login_app',
  AADSTS700211: 'login_federated',
  AADSTS700212: 'login_federated',
  AADSTS700213: 'login_federated',
  AADSTS700024: 'login_time',
  AADSTS700027: 'login_certificate',
  AADSTS7000215: 'login_secret',
  AADSTS7000222: 'login_secret',
};

/** A token each for Teams and for Graph, got as the bot gets them. */
export function loginChecks({ teams, graph }: Ports['tokens']): readonly Check[] {
  return [token('login', teams, 'proof'), token('graphToken', graph, 'login')];
}

function token(name: CheckName, ask: AskToken, after: CheckName): Check {
  return {
    name,
    after: [after],
    look: async () => {
      try {
        await ask();
        return ok('token_ok');
      } catch (error) {
        if (error instanceof OutsideError) return refusal(error);
        throw error;
      }
    },
  };
}

function refusal({ code, reason }: OutsideError): Finding {
  if (code === 'entra_no_proof') return failed('login_no_proof');
  if (code === 'entra_unreachable') return failed('login_unreachable');
  const known = reason === undefined ? undefined : reasons[reason];
  return failed(known ?? 'login_refused', { reason: reason ?? code });
}
