import { leads } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Ruleset } from '../../services/rules/ruleset.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';

/** No two adjacent parts match the same characters, so matching is linear. */
const asked =
  /^(?:prøv|afprøv|try)\s+(?:reglerne|regler|the rules|rules)(?:\s+(?:fra|of|from))?(?:(?:\s*:\s*|\s+)(?<id>[\p{L}\p{N}.-]+)|\s*:)?$/iu;

/** The ruleset that a message asks to try: "prøv reglerne antvorskov"; undefined when it does not. */
export function rulesToTry(text: string): string | undefined {
  const found = asked.exec(text.trim());
  return found ? (found.groups?.id ?? '') : undefined;
}

/**
 * Starts a dry run for somebody who leads the school's absence work; the card tells when it is done.
 * @throws RefusedError `not_allowed`, `unknown_ruleset` listing those known
 */
export function tryRules({ app, turn, unit, outbox, at }: MessageWork, wanted: string): void {
  if (!leads(turn.actor)) throw new RefusedError('not_allowed');
  const rules = find(app.trialRulesets, wanted.toLowerCase());
  if (!rules) {
    const known = app.trialRulesets.map(({ id }) => id).join(', ');
    throw new RefusedError('unknown_ruleset', { known });
  }
  const by = turn.actor.member.id;
  const { id: rulesetId, title } = rules;
  const askedOn = at.slice(0, 10);
  unit.put('dryRun', turn.id, { id: turn.id, by, askedOn, rulesetId, title, state: 'running' });
  outbox.show(privately(turn), { card: 'dryRun', id: turn.id }, 'new');
  outbox.run({ do: 'dryRun', dryRunId: turn.id });
  audit(unit, { turnId: turn.id, at, by, action: 'dryRun', subjects: [rulesetId] });
}

/** By its id, or by an unambiguous prefix. */
function find(known: readonly Ruleset[], wanted: string): Ruleset | undefined {
  const [only, ...others] = known.filter(({ id }) => wanted !== '' && id.startsWith(wanted));
  return known.find(({ id }) => id === wanted) ?? (others.length === 0 ? only : undefined);
}
