import { maySeePupil } from '../../services/access/access.ts';
import type { Turn } from '../core/turn.ts';
import { pupilMeant } from './meant.ts';
import type { Understood } from './understood.ts';

type Read = { turn: Turn; understood: Understood };

/**
 * Of somebody's schools, the one that a question or progress about a pupil or class is about: where they may
 * see the pupil, else where the name or class was found.
 * @returns undefined if the message is no such thing
 */
export function whereTalked<One extends Read>(read: readonly One[]): One | undefined {
  return (
    read.find(({ turn, understood }) => seesWhom(turn, understood)) ??
    read.find(({ understood }) => isAboutSomebody(understood))
  );
}

function seesWhom({ actor }: Turn, understood: Understood): boolean {
  if (!('who' in understood)) return false;
  const pupil = pupilMeant(actor, understood.who);
  return pupil !== undefined && maySeePupil(actor, pupil);
}

function isAboutSomebody(understood: Understood): boolean {
  if (understood.intent === 'away') return typeof understood.target === 'object';
  return 'who' in understood;
}
