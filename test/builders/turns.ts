import type { Turn } from '../../bot/core/turn.ts';
import type { Actor } from '../../services/access/access.ts';

/** What somebody does in their own chat with the bot, with the difference under test. */
export function aTurn(actor: Actor, difference: Partial<Turn> = {}): Turn {
  return {
    ...{ id: 'x', school: 'linde', locale: 'da', shared: false, actor },
    origin: { to: 'person', staffId: actor.member.id },
    ...difference,
  };
}
