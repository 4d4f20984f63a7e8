import { type Actor, leads } from '../../services/access/access.ts';

/** The code whose text somebody is told a refusal with: whoever leads is not sent to the leader. */
export function toldTo(actor: Actor, code: string): string {
  return code === 'not_allowed' && leads(actor) ? 'not_allowed_leading' : code;
}
