import { type Actor, leads } from '../../services/access/access.ts';

/** The code for a refusal's text: a leader is not referred to the leader. */
export function toldTo(actor: Actor, code: string): string {
  return code === 'not_allowed' && leads(actor) ? 'not_allowed_leading' : code;
}
